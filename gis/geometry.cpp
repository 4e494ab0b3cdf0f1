// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/geometry.h"

#include <algorithm>

namespace ruyuan::gis {

void Box::add(Point point) {
    min.x = std::min(min.x, point.x);
    min.y = std::min(min.y, point.y);
    max.x = std::max(max.x, point.x);
    max.y = std::max(max.y, point.y);
}

void Box::add(const Box& other) {
    if (!other.empty()) {
        add(other.min);
        add(other.max);
    }
}

bool Box::intersects(const Box& other) const {
    return min.x <= other.max.x && other.min.x <= max.x && min.y <= other.max.y &&
           other.min.y <= max.y;
}

Box boundsOf(const Geometry& geometry) {
    Box box;
    forEachPoint(geometry, [&](const Point& point) { box.add(point); });
    return box;
}

std::size_t pointCount(const Geometry& geometry) {
    std::size_t count = 0;
    forEachPoint(geometry, [&](const Point&) { ++count; });
    return count;
}

}  // namespace ruyuan::gis
