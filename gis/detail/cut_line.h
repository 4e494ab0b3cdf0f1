// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <cstddef>
#include <vector>

namespace ruyuan::gis::detail {

/// A piece of a line from one point on the boundary of a polygon to the next.
struct LinePiece {
    Line points;
    bool inside = false;  ///< between its ends it lies in the polygon
};

/// A polygon and a line made to meet in corners of both.
struct CutPolygon {
    /// Outer ring, then holes; open (the first point is not repeated), with the points where the
    /// line meets them as further corners.
    std::vector<Ring> rings;
    /// Those of the corners that were added, in no order.
    std::vector<Point> added;
    /// In the line's order. Neither the ends of the line that reach no boundary nor what runs along
    /// it are among them.
    std::vector<LinePiece> pieces;
};

/// Points nearer than 1e-11 of the size of the coordinates (0.1 mm of longitude) are taken for the
/// same, so that a line that was snapped to an edge does meet it.
[[nodiscard]] CutPolygon cutByLine(const Polygon& polygon, const Line& line);

/// The polygons into which the inside pieces cut one; a single one when they cut nothing off.
[[nodiscard]] std::vector<Polygon> facesOf(const CutPolygon& cut);

/// Without the corners that were added and are no end of one of @p used.
[[nodiscard]] Ring withoutUnused(Ring ring,
                                 const CutPolygon& cut,
                                 const std::vector<LinePiece>& used);

}  // namespace ruyuan::gis::detail
