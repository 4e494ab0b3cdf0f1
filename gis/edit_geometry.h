// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ruyuan::gis {

// What people do to areas with a mouse. Any coordinate system with planar edges. Corners that an
// operation does not touch stay as they are to the bit. What comes out is valid
// (gis/validity.h); what would not be is InvalidGeometry, whose `where` names the place.

/// A corner of an area. Ring 0 is the outer one, ring n the hole n - 1; the repeated point at the
/// end of a ring is no corner of its own.
struct VertexRef {
    std::size_t polygon = 0;
    std::size_t ring = 0;
    std::size_t vertex = 0;

    auto operator<=>(const VertexRef&) const = default;
};

[[nodiscard]] const Ring& ringOf(const MultiPolygon& area, const VertexRef& at);
/// How many corners the ring of @p at has.
[[nodiscard]] std::size_t cornersOf(const MultiPolygon& area, const VertexRef& at);
/// @p at stands for an edge, too: the one from this corner to the next.
[[nodiscard]] Point vertexOf(const MultiPolygon& area, const VertexRef& at);
/// The corner after, round the ring.
[[nodiscard]] VertexRef nextOf(const MultiPolygon& area, const VertexRef& at);
[[nodiscard]] VertexRef previousOf(const MultiPolygon& area, const VertexRef& at);

/// The same without asking whether the result is valid, for what is shown while a mouse moves.
void setVertex(MultiPolygon& area, const VertexRef& at, Point to);

[[nodiscard]] Result<MultiPolygon> moveVertex(const MultiPolygon& area,
                                              const VertexRef& at,
                                              Point to);
/// A new corner on the edge that begins at @p edge.
[[nodiscard]] Result<MultiPolygon> insertVertex(const MultiPolygon& area,
                                                const VertexRef& edge,
                                                Point place);
/// A hole that has three corners goes as a whole; the outer ring keeps at least three.
[[nodiscard]] Result<MultiPolygon> removeVertex(const MultiPolygon& area, const VertexRef& at);

/// Where one of the two edges at a corner meets another edge of the area that it should not meet;
/// quick, for marking a fault while a mouse moves.
[[nodiscard]] std::optional<Point> conflictAt(const MultiPolygon& area, const VertexRef& at);
/// Where a line meets itself, other than in the points that follow each other.
[[nodiscard]] std::optional<Point> selfCrossing(const Line& line);

/// Cuts an area along a line that enters and leaves it (QGIS "split features"). Ends of the line
/// that do not reach through are without effect. The first of the results is what remains of the
/// area: of each polygon the largest piece; every other piece follows as an area of its own, from
/// large to small. InvalidArgument when the line cuts nothing off.
[[nodiscard]] Result<std::vector<MultiPolygon>> splitArea(const MultiPolygon& area,
                                                          const Line& line);

/// Gives an area a new edge along a line that meets one of its rings at least twice (QGIS "reshape
/// features"): where the line runs outside, the area grows to it; where it runs inside, the smaller
/// side is cut off. Holes in what is cut off go with it. InvalidArgument when the line meets no
/// ring twice.
[[nodiscard]] Result<MultiPolygon> reshapeArea(const MultiPolygon& area, const Line& line);

/// The union; areas that do not touch become parts of one.
[[nodiscard]] Result<MultiPolygon> mergeAreas(std::span<const MultiPolygon> areas);

/// Whether an area can be kept: valid and not empty; the error names the defect and its place.
[[nodiscard]] Result<void> checkArea(const MultiPolygon& area);

}  // namespace ruyuan::gis
