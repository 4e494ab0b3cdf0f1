// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/snap_shapes.h"

#include <utility>

namespace ruyuan::app {

SnapShapes::SnapShapes(const planner::Project& project) {
    std::vector<gis::Geometry> shapes;
    const auto add = [&](ThingKind kind, std::string id, gis::Geometry place) {
        if (!gis::isEmpty(place)) {
            things.push_back({kind, std::move(id)});
            shapes.push_back(std::move(place));
        }
    };
    for (std::size_t i = 0; i < project.builtUpAreas.size(); ++i) {
        add(ThingKind::BuiltUpArea, std::to_string(i), project.builtUpAreas[i].place);
    }
    for (const planner::Park& park : project.parks) {
        add(ThingKind::Park, park.id, park.place);
    }
    for (const planner::ConstraintLayer& layer : project.constraints) {
        for (std::size_t i = 0; i < layer.features.size(); ++i) {
            add(ThingKind::Constraint,
                layer.kind + "/" + std::to_string(i),
                layer.features[i].place);
        }
    }
    for (std::size_t i = 0; i < project.counties.size(); ++i) {
        add(ThingKind::County, std::to_string(i), project.counties[i].place);
    }
    for (const planner::Site& site : project.sites) {
        add(ThingKind::Site, site.id, site.place);
    }
    index = gis::SnapIndex(shapes);
}

}  // namespace ruyuan::app
