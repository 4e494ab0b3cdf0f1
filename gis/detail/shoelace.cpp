// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/shoelace.h"

#include <cmath>

namespace ruyuan::gis::detail {

double signedArea(const Ring& ring) {
    double doubled = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a{ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y};
        const Point b{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
        const double part = a.x * b.y - a.y * b.x;
        doubled += std::isfinite(part) ? part : 0.0;
    }
    return doubled / 2;
}

double plainArea(const MultiPolygon& area) {
    double sum = 0;
    for (const Polygon& polygon : area.polygons) {
        sum += std::abs(signedArea(polygon.outer));
        for (const Ring& hole : polygon.holes) {
            sum -= std::abs(signedArea(hole));
        }
    }
    return sum;
}

double perimeter(const MultiPolygon& area) {
    double sum = 0;
    const auto add = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            sum += std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
        }
    };
    for (const Polygon& polygon : area.polygons) {
        add(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            add(hole);
        }
    }
    return sum;
}

}  // namespace ruyuan::gis::detail
