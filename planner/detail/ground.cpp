// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/ground.h"

#include "gis/proximity.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace ruyuan::planner::detail {

namespace {

// CGCS2000 has zones between these longitudes (gis/crs.h); the latitudes hold all of China.
constexpr gis::Box kZones{{73.5, 3.0}, {136.5, 54.0}};
// What lies farther from the middle than this many degrees is another city's business, and the
// plane of the working system is no longer good there.
constexpr double kStudyHalfWidth = 6.0;
// Beyond the outermost site or park: farther than any distance a rule asks for.
constexpr double kMargin = 1.0;

bool inside(const gis::Box& box, gis::Point point) {
    return point.x >= box.min.x && point.x <= box.max.x && point.y >= box.min.y &&
           point.y <= box.max.y;
}

void addMiddle(const gis::Geometry& place, std::vector<gis::Point>& middles) {
    const gis::Box box = gis::boundsOf(place);
    if (box.empty()) {
        return;
    }
    const gis::Point middle{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
    if (inside(kZones, middle)) {
        middles.push_back(middle);
    }
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

gis::Point medianOf(const std::vector<gis::Point>& points) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const gis::Point& point : points) {
        xs.push_back(point.x);
        ys.push_back(point.y);
    }
    return {median(std::move(xs)), median(std::move(ys))};
}

struct Middles {
    std::vector<gis::Point> sites;
    std::vector<gis::Point> areas;
    std::vector<gis::Point> parks;
};

Middles middlesOf(const Project& project) {
    Middles middles;
    for (const Site& site : project.sites) {
        addMiddle(site.place, middles.sites);
    }
    for (const BuiltUpArea& area : project.builtUpAreas) {
        addMiddle(area.place, middles.areas);
    }
    for (const Park& park : project.parks) {
        addMiddle(park.place, middles.parks);
    }
    return middles;
}

gis::Box reachAround(gis::Point centre, const Middles& middles) {
    const gis::Box study{{centre.x - kStudyHalfWidth, centre.y - kStudyHalfWidth},
                         {centre.x + kStudyHalfWidth, centre.y + kStudyHalfWidth}};
    gis::Box reach;
    reach.add(centre);
    for (const auto* points : {&middles.sites, &middles.parks}) {
        for (const gis::Point& point : *points) {
            if (inside(study, point)) {
                reach.add(point);
            }
        }
    }
    reach.min = {reach.min.x - kMargin, reach.min.y - kMargin};
    reach.max = {reach.max.x + kMargin, reach.max.y + kMargin};
    return reach;
}

gis::Length errorOf(Accuracy accuracy, std::optional<double> stated) {
    return stated ? gis::Length::meters(*stated) : standardError(accuracy);
}

}  // namespace

gis::Result<std::optional<Ground>> Ground::of(const Project& project) {
    const Middles middles = middlesOf(project);
    const auto& points = !middles.sites.empty()   ? middles.sites
                         : !middles.areas.empty() ? middles.areas
                                                  : middles.parks;
    if (points.empty()) {
        return std::optional<Ground>();
    }
    const gis::Point centre = medianOf(points);
    auto crs = gis::workingCrs(gis::Box{centre, centre});
    if (!crs) {
        return std::unexpected(std::move(crs.error()));
    }
    auto transformer = gis::Transformer::create(gis::storageCrs(), *crs);
    if (!transformer) {
        return std::unexpected(std::move(transformer.error()));
    }
    return Ground(std::move(*crs), std::move(*transformer), reachAround(centre, middles));
}

bool Ground::reaches(const gis::Geometry& lonLat) const {
    return gis::boundsOf(lonLat).intersects(reach_);
}

gis::Result<gis::Geometry> Ground::toMetric(const gis::Geometry& lonLat) const {
    return transformer_.apply(lonLat);
}

gis::Point anyPoint(const gis::Geometry& shape) {
    gis::Point first;
    bool found = false;
    gis::forEachPoint(shape, [&](const gis::Point& point) {
        if (!found) {
            first = point;
            found = true;
        }
    });
    return first;
}

namespace {

gis::Result<Footprint> placed(const Ground& ground,
                              const gis::Geometry& place,
                              gis::Length error,
                              std::optional<gis::Area> land) {
    Footprint result{.shape = {}, .error = error, .note = {}};
    if (gis::isEmpty(place)) {
        result.note = {"没有位置，补充坐标或厂区边界后可以判定",
                       "no place; coordinates or a boundary would settle it"};
        return result;
    }
    if (std::holds_alternative<gis::MultiLine>(place)) {
        result.note = {"位置是线，补充点位或面状边界后可以判定",
                       "its place is a line; a point or a boundary polygon would settle it"};
        return result;
    }
    if (!ground.reaches(place)) {
        result.note = {
            "位置远离本项目其他厂区，请核对坐标",
            "its place is far from the other sites of the project; check the coordinates"};
        return result;
    }
    auto shape = ground.toMetric(place);
    if (!shape) {
        return std::unexpected(std::move(shape.error()));
    }
    const auto* point = std::get_if<gis::Point>(&*shape);
    if (point != nullptr && land && land->squareMeters() > 0) {
        result.shape = gis::equivalentCircle(*point, *land);
    } else {
        result.shape = std::move(*shape);
    }
    return result;
}

}  // namespace

gis::Result<Footprint> footprint(const Ground& ground, const Site& site) {
    auto result = placed(ground, site.place, errorOf(site.accuracy, site.positionError), site.land);
    if (!result) {
        result.error().where = site.name;
    }
    return result;
}

gis::Result<Footprint> footprint(const Ground& ground, const Park& park) {
    // A park's phases may lie apart from its point, so a point stays a point.
    auto result = placed(ground, park.place, errorOf(park.accuracy, {}), {});
    if (!result) {
        result.error().where = park.name;
    }
    return result;
}

}  // namespace ruyuan::planner::detail
