// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/overlay.h"
#include "gis/spatial_index.h"

#include <optional>
#include <vector>

namespace ruyuan::gis::detail {

/// The nearest points of two shapes in the plane.
struct NearestPair {
    double distance = 0;
    Point onA;
    Point onB;
};

/// A straight piece of a boundary or line; both ends are the same for a lone point.
struct Edge {
    Point from;
    Point to;
};

/// The nearest points of two edges; where they meet, when they do (decided exactly).
[[nodiscard]] NearestPair nearestPair(const Edge& a, const Edge& b);

/// A geometry whose edges are indexed for many distance questions.
class IndexedShape {
public:
    explicit IndexedShape(const Geometry& geometry);

    [[nodiscard]] bool empty() const { return edges_.empty(); }
    [[nodiscard]] const Box& box() const { return box_; }

    /// The nearest points of two shapes, areas being filled. @pre neither is empty.
    [[nodiscard]] static NearestPair nearest(const IndexedShape& a, const IndexedShape& b);

private:
    void addPath(const std::vector<Point>& points);
    void addPolygons(const MultiPolygon& area);
    [[nodiscard]] NearestPair nearestOfEdges(const IndexedShape& more) const;
    /// A first point of a part of @p other that lies in this area.
    [[nodiscard]] std::optional<Point> held(const IndexedShape& other) const;

    std::vector<Edge> edges_;
    std::vector<Point> starts_;  // one point of each part
    std::optional<PreparedAreas> area_;
    Box box_;
    SpatialIndex index_;  // over edges_
};

}  // namespace ruyuan::gis::detail
