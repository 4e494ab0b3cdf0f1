// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/place_text.h"

namespace ruyuan::app {

namespace {

gis::Box areaOf(const planner::Project& project) {
    gis::Box box;
    const auto add = [&](const auto& things) {
        for (const auto& thing : things) {
            box.add(gis::boundsOf(thing.place));
        }
    };
    add(project.counties);
    add(project.builtUpAreas);
    if (box.empty()) {
        add(project.sites);
    }
    if (box.empty()) {
        add(project.parks);
    }
    return box;
}

}  // namespace

void PlaceText::setProject(std::shared_ptr<const planner::Project> project) {
    project_ = std::move(project);
    chosen_ = false;
}

void PlaceText::chooseZone(gis::Point lonLat) {
    chosen_ = true;
    toZone_.reset();
    gis::Box area = project_ ? areaOf(*project_) : gis::Box{};
    if (area.empty()) {
        area.add(lonLat);
        chosen_ = false;  // it depends on where one looks
    }
    const auto crs = gis::workingCrs(area);
    if (!crs) {
        return;
    }
    if (auto transformer = gis::Transformer::create(gis::storageCrs(), *crs)) {
        toZone_ = std::move(*transformer);
        zone_ = crs->epsg() ? QStringLiteral("EPSG:%1").arg(*crs->epsg())
                            : QString::fromStdString(crs->name());
    }
}

QString PlaceText::of(gis::Point lonLat) {
    QString text = QStringLiteral("%1°, %2°").arg(lonLat.x, 0, 'f', 5).arg(lonLat.y, 0, 'f', 5);
    if (!chosen_) {
        chooseZone(lonLat);
    }
    if (toZone_) {
        if (const auto plane = toZone_->apply(lonLat)) {
            text += QStringLiteral("  %1  %2, %3 m")
                        .arg(zone_)
                        .arg(plane->x, 0, 'f', 0)
                        .arg(plane->y, 0, 'f', 0);
        }
    }
    return text;
}

}  // namespace ruyuan::app
