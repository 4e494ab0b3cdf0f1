// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/detail/noding.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ruyuan::gis::detail {

enum class InsideOf : std::uint8_t { Above, Below };

/// An edge of the boundary of a region, and the side on which the region lies.
struct BoundaryEdge {
    NodedEdge edge;
    InsideOf side = InsideOf::Above;
};

/// Rings on the grid, closed, the outer one counter-clockwise.
struct GridPolygon {
    std::vector<GridPoint> outer;
    std::vector<std::vector<GridPoint>> holes;
};

/// Links boundary edges, which meet at their ends only, to polygons. Where a region touches itself
/// in a corner its ring is cut there, so that every ring is simple.
[[nodiscard]] std::vector<GridPolygon> buildPolygons(std::span<const BoundaryEdge> edges);

}  // namespace ruyuan::gis::detail
