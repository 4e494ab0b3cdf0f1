// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/inside.h"

#include <algorithm>

namespace ruyuan::maps::detail {

namespace {

bool isInside(gis::Point point, const gis::Ring& ring) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const gis::Point& a = ring[i - 1];
        const gis::Point& b = ring[i];
        if ((a.y > point.y) != (b.y > point.y) &&
            point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) {
            inside = !inside;
        }
    }
    return inside;
}

bool isInside(gis::Point point, const gis::Polygon& polygon) {
    return isInside(point, polygon.outer) &&
           std::ranges::none_of(polygon.holes,
                                [&](const gis::Ring& hole) { return isInside(point, hole); });
}

}  // namespace

bool isInside(gis::Point point, const gis::MultiPolygon& area) {
    return std::ranges::any_of(
        area.polygons, [&](const gis::Polygon& polygon) { return isInside(point, polygon); });
}

bool isInAnother(gis::Point point, const std::vector<gis::Geometry>& geometries, std::size_t own) {
    for (std::size_t i = 0; i < geometries.size(); ++i) {
        const auto* area = std::get_if<gis::MultiPolygon>(&geometries[i]);
        if (i != own && area != nullptr && isInside(point, *area)) {
            return true;
        }
    }
    return false;
}

}  // namespace ruyuan::maps::detail
