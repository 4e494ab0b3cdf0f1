// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>
#include <variant>
#include <vector>

namespace ruyuan::gis {

/// x is east or longitude, y is north or latitude: the traditional GIS order, everywhere.
struct Point {
    double x = 0.0;
    double y = 0.0;

    bool operator==(const Point&) const = default;
};

/// Closed: the first point is repeated at the end. Empty or at least four points.
using Ring = std::vector<Point>;
/// At least two points.
using Line = std::vector<Point>;

/// Outer ring counter-clockwise, holes clockwise. Whether the rings are valid in the sense of
/// OGC 06-103r4 is told by findDefect() in gis/validity.h, not by the type.
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;

    bool operator==(const Polygon&) const = default;
};

/// Wrappers, so that the kinds of a Geometry are different types.
struct MultiPoint {
    std::vector<Point> points;

    bool operator==(const MultiPoint&) const = default;
};
struct MultiLine {
    std::vector<Line> lines;

    bool operator==(const MultiLine&) const = default;
};
struct MultiPolygon {
    std::vector<Polygon> polygons;

    bool operator==(const MultiPolygon&) const = default;
};

/// One feature's shape; std::monostate is "no place". Single lines and polygons are held as
/// multi-geometries with one part; single points stay points.
using Geometry = std::variant<std::monostate, Point, MultiPoint, MultiLine, MultiPolygon>;

[[nodiscard]] inline bool isEmpty(const Geometry& geometry) {
    return std::holds_alternative<std::monostate>(geometry);
}

/// An axis-parallel box; empty while min > max.
struct Box {
    Point min{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    Point max{-std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};

    [[nodiscard]] bool empty() const { return min.x > max.x || min.y > max.y; }
    void add(Point point);
    void add(const Box& other);
    /// Touching counts.
    [[nodiscard]] bool intersects(const Box& other) const;
    bool operator==(const Box&) const = default;
};

[[nodiscard]] Box boundsOf(const Geometry& geometry);
[[nodiscard]] std::size_t pointCount(const Geometry& geometry);

/// Calls @p visit with every point, which it may change, in storage order.
template <class Visit>
void forEachPoint(Geometry& geometry, Visit visit);
template <class Visit>
void forEachPoint(const Geometry& geometry, Visit visit);

namespace detail {
template <class G, class Visit>
void visitPoints(G& geometry, Visit& visit) {
    const auto each = [&](auto& points) {
        for (auto& point : points) {
            visit(point);
        }
    };
    if (auto* point = std::get_if<Point>(&geometry)) {
        visit(*point);
    } else if (auto* multiPoint = std::get_if<MultiPoint>(&geometry)) {
        each(multiPoint->points);
    } else if (auto* multiLine = std::get_if<MultiLine>(&geometry)) {
        for (auto& line : multiLine->lines) {
            each(line);
        }
    } else if (auto* multiPolygon = std::get_if<MultiPolygon>(&geometry)) {
        for (auto& polygon : multiPolygon->polygons) {
            each(polygon.outer);
            for (auto& hole : polygon.holes) {
                each(hole);
            }
        }
    }
}
}  // namespace detail

template <class Visit>
void forEachPoint(Geometry& geometry, Visit visit) {
    detail::visitPoints(geometry, visit);
}
template <class Visit>
void forEachPoint(const Geometry& geometry, Visit visit) {
    detail::visitPoints(geometry, visit);
}

}  // namespace ruyuan::gis
