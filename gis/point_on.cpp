// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/point_on.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ruyuan::gis {

namespace {

double signedArea(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    }
    return twice / 2;
}

void addCrossings(const Ring& ring, double y, std::vector<double>& crossings) {
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point& a = ring[i];
        const Point& b = ring[i + 1];
        if ((a.y > y) != (b.y > y)) {
            crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
}

/// A height strictly between two neighbouring vertices, near the middle, so that no crossing
/// falls on a vertex.
double heightBetweenVertices(const Ring& ring) {
    std::vector<double> heights;
    for (const Point& point : ring) {
        heights.push_back(point.y);
    }
    std::ranges::sort(heights);
    const double middle = (heights.front() + heights.back()) / 2;
    const auto above = std::ranges::upper_bound(heights, middle);
    if (above == heights.begin() || above == heights.end()) {
        return middle;
    }
    return (*(above - 1) + *above) / 2;
}

std::optional<Point> pointInside(const Polygon& polygon) {
    const double y = heightBetweenVertices(polygon.outer);
    std::vector<double> crossings;
    addCrossings(polygon.outer, y, crossings);
    for (const Ring& hole : polygon.holes) {
        addCrossings(hole, y, crossings);
    }
    std::ranges::sort(crossings);
    std::optional<Point> best;
    double widest = 0;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            best = Point{(crossings[i] + crossings[i + 1]) / 2, y};
        }
    }
    return best;
}

std::optional<Point> pointOnArea(const MultiPolygon& area) {
    const Polygon* largest = nullptr;
    double largestArea = -1;
    for (const Polygon& polygon : area.polygons) {
        if (polygon.outer.empty()) {
            continue;
        }
        const double size = std::abs(signedArea(polygon.outer));
        if (size > largestArea) {
            largestArea = size;
            largest = &polygon;
        }
    }
    if (largest == nullptr) {
        return std::nullopt;
    }
    const auto inside = pointInside(*largest);
    return inside ? inside : largest->outer.front();
}

}  // namespace

std::optional<Point> pointOn(const Geometry& geometry) {
    if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
        return pointOnArea(*area);
    }
    const Box bounds = boundsOf(geometry);
    if (bounds.empty()) {
        return std::nullopt;
    }
    const Point middle{(bounds.min.x + bounds.max.x) / 2, (bounds.min.y + bounds.max.y) / 2};
    std::optional<Point> nearest;
    double least = 0;
    forEachPoint(geometry, [&](const Point& point) {
        const double distance = std::hypot(point.x - middle.x, point.y - middle.y);
        if (!nearest || distance < least) {
            nearest = point;
            least = distance;
        }
    });
    return nearest;
}

}  // namespace ruyuan::gis
