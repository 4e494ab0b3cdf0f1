// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/detail/noding.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ruyuan::gis::detail {

inline constexpr std::size_t kNoEdge = static_cast<std::size_t>(-1);

/// An edge, and the edge directly below its left end (kNoEdge when there is none).
struct EdgeAbove {
    std::size_t edge = 0;
    std::size_t below = kNoEdge;
};

/// Sweeps over edges that meet at their ends only, from left to right. Edges come in the order of
/// their left ends and, at one end, from below to above: an edge comes after the one below it.
[[nodiscard]] std::vector<EdgeAbove> sweep(std::span<const NodedEdge> edges);

}  // namespace ruyuan::gis::detail
