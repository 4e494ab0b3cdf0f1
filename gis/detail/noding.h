// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/detail/grid.h"

#include <array>
#include <span>
#include <vector>

namespace ruyuan::gis::detail {

/// How often an area winds around a place, for each of the two operands of an overlay.
using Windings = std::array<int, 2>;

/// One directed edge of an operand's ring, whose area lies to the left.
struct GridEdge {
    GridPoint from;
    GridPoint to;
    int operand = 0;  ///< 0 or 1
};

/// An edge that meets others at its ends only. left < right.
struct NodedEdge {
    GridPoint left;
    GridPoint right;
    Windings rise{};  ///< windings above the edge minus those below it
};

/// Snap rounding (Hobby 1999): every end and every rounded crossing makes its grid cell "hot", and
/// every edge is led through the centres of the hot cells it passes. Afterwards edges meet at
/// their ends only, no corner has moved farther than half a cell, and equal edges are one. Edges
/// whose rises cancel are left out. Ordered by left, then right.
[[nodiscard]] std::vector<NodedEdge> node(std::span<const GridEdge> edges);

}  // namespace ruyuan::gis::detail
