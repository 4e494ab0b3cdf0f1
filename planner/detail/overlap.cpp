// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/overlap.h"

#include "gis/overlay.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::planner::detail {

namespace {

double lengthOf(const gis::Ring& ring) {
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += std::hypot(ring[i].x - ring[i - 1].x, ring[i].y - ring[i - 1].y);
    }
    return sum;
}

}  // namespace

gis::Result<double> overlapDepth(const gis::Geometry& a, const gis::Geometry& b) {
    const auto* one = std::get_if<gis::MultiPolygon>(&a);
    const auto* other = std::get_if<gis::MultiPolygon>(&b);
    if (one == nullptr || other == nullptr) {
        return 0.0;
    }
    const auto shared = gis::intersection(*one, *other);
    if (!shared) {
        return std::unexpected(shared.error());
    }
    double deepest = 0;
    for (const gis::Polygon& part : shared->area.polygons) {
        double perimeter = lengthOf(part.outer);
        for (const gis::Ring& hole : part.holes) {
            perimeter += lengthOf(hole);
        }
        const double area = gis::areaOf(gis::MultiPolygon{{part}}).squareMeters();
        deepest = std::max(deepest, perimeter > 0 ? area / perimeter : 0);
    }
    return deepest;
}

}  // namespace ruyuan::planner::detail
