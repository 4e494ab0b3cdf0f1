// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/nearest_pair.h"

#include "gis/detail/orientation.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace ruyuan::gis::detail {

namespace {

double distance(Point a, Point b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    return std::sqrt(dx * dx + dy * dy);  // metres: neither overflow nor underflow is near
}

Point nearestOn(const Edge& edge, Point point) {
    const double dx = edge.to.x - edge.from.x;
    const double dy = edge.to.y - edge.from.y;
    const double square = dx * dx + dy * dy;
    if (square <= 0.0) {
        return edge.from;
    }
    const double share = ((point.x - edge.from.x) * dx + (point.y - edge.from.y) * dy) / square;
    if (share >= 1.0) {
        return edge.to;
    }
    return share <= 0.0 ? edge.from : Point{edge.from.x + share * dx, edge.from.y + share * dy};
}

/// Where two edges cross within both; an end that lies on the other edge is no crossing.
std::optional<Point> crossingOf(const Edge& a, const Edge& b) {
    const int sides = orientation(a.from, a.to, b.from) * orientation(a.from, a.to, b.to);
    if (sides >= 0 || orientation(b.from, b.to, a.from) * orientation(b.from, b.to, a.to) >= 0) {
        return std::nullopt;
    }
    const double ax = a.to.x - a.from.x;
    const double ay = a.to.y - a.from.y;
    const double bx = b.to.x - b.from.x;
    const double by = b.to.y - b.from.y;
    const double share =
        ((b.from.x - a.from.x) * by - (b.from.y - a.from.y) * bx) / (ax * by - ay * bx);
    if (!std::isfinite(share)) {
        return a.from;  // parallel for doubles: they cross closer than that
    }
    const double within = std::clamp(share, 0.0, 1.0);
    return Point{a.from.x + within * ax, a.from.y + within * ay};
}

/// The distance of two boxes: zero when they meet.
double distance(const Box& a, const Box& b) {
    const double dx = std::max({0.0, a.min.x - b.max.x, b.min.x - a.max.x});
    const double dy = std::max({0.0, a.min.y - b.max.y, b.min.y - a.max.y});
    return std::sqrt(dx * dx + dy * dy);
}

Box boxOf(const Edge& edge) {
    Box box;
    box.add(edge.from);
    box.add(edge.to);
    return box;
}

NearestPair swapped(const NearestPair& pair) {
    return {pair.distance, pair.onB, pair.onA};
}

}  // namespace

NearestPair nearestPair(const Edge& a, const Edge& b) {
    if (const auto crossing = crossingOf(a, b)) {
        return {0.0, *crossing, *crossing};
    }
    NearestPair best{std::numeric_limits<double>::infinity(), {}, {}};
    const auto consider = [&](Point onA, Point onB, bool meets) {
        const double apart = meets ? 0.0 : distance(onA, onB);
        if (apart < best.distance) {
            best = {apart, onA, meets ? onA : onB};
        }
    };
    consider(a.from, nearestOn(b, a.from), isOnSegment(a.from, b.from, b.to));
    consider(a.to, nearestOn(b, a.to), isOnSegment(a.to, b.from, b.to));
    for (const Point end : {b.from, b.to}) {
        const bool meets = isOnSegment(end, a.from, a.to);
        consider(meets ? end : nearestOn(a, end), end, meets);
    }
    return best;
}

IndexedShape::IndexedShape(const Geometry& geometry) {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        addPath({*point});
    } else if (const auto* multiPoint = std::get_if<MultiPoint>(&geometry)) {
        for (const Point& member : multiPoint->points) {
            addPath({member});
        }
    } else if (const auto* multiLine = std::get_if<MultiLine>(&geometry)) {
        std::ranges::for_each(multiLine->lines, [&](const Line& line) { addPath(line); });
    } else if (const auto* area = std::get_if<MultiPolygon>(&geometry)) {
        addPolygons(*area);
    }
    std::vector<Box> boxes;
    boxes.reserve(edges_.size());
    for (const Edge& edge : edges_) {
        boxes.push_back(boxOf(edge));
        box_.add(boxes.back());
    }
    index_ = SpatialIndex(boxes);
}

void IndexedShape::addPath(const std::vector<Point>& points) {
    if (points.size() == 1) {
        edges_.push_back({points.front(), points.front()});
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
        edges_.push_back({points[i - 1], points[i]});
    }
    if (!points.empty()) {
        starts_.push_back(points.front());
    }
}

void IndexedShape::addPolygons(const MultiPolygon& area) {
    for (const Polygon& polygon : area.polygons) {
        addPath(polygon.outer);
        std::ranges::for_each(polygon.holes, [&](const Ring& hole) { addPath(hole); });
    }
    area_.emplace(std::span(&area, 1));
}

NearestPair IndexedShape::nearestOfEdges(const IndexedShape& more) const {
    // The edges that face the other shape come first; most of the others are then never asked.
    std::vector<std::pair<double, std::size_t>> order;
    order.reserve(edges_.size());
    for (std::size_t i = 0; i < edges_.size(); ++i) {
        order.emplace_back(distance(boxOf(edges_[i]), more.box_), i);
    }
    std::ranges::sort(order);
    NearestPair best{std::numeric_limits<double>::infinity(), {}, {}};
    for (const auto& [bound, number] : order) {
        if (bound >= best.distance) {
            break;
        }
        const Edge& edge = edges_[number];
        const Box box = boxOf(edge);
        const double least = more.index_.nearestDistance(box);
        if (least >= best.distance) {
            continue;
        }
        const auto consider = [&](double reach) {
            for (const std::size_t other : more.index_.within(box, reach)) {
                const NearestPair pair = nearestPair(edge, more.edges_[other]);
                best = pair.distance < best.distance ? pair : best;
            }
        };
        if (std::isinf(best.distance)) {
            consider(least);  // gives a first distance, so that the next search is short
        }
        consider(best.distance);
    }
    return best;
}

std::optional<Point> IndexedShape::held(const IndexedShape& other) const {
    if (area_) {
        std::vector<std::size_t> found;
        for (const Point start : other.starts_) {
            area_->find(start, found);
            if (!found.empty()) {
                return start;
            }
        }
    }
    return std::nullopt;
}

NearestPair IndexedShape::nearest(const IndexedShape& a, const IndexedShape& b) {
    assert(!a.empty() && !b.empty());
    for (const auto& common : {a.held(b), b.held(a)}) {
        if (common) {
            return {0.0, *common, *common};
        }
    }
    return a.edges_.size() <= b.edges_.size() ? a.nearestOfEdges(b) : swapped(b.nearestOfEdges(a));
}

}  // namespace ruyuan::gis::detail
