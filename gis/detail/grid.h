// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <compare>
#include <cstdint>

namespace ruyuan::gis::detail {

/// A corner of the integer grid. At most 2^40 in size, so that cross products and intersections
/// fit into 128 bits.
struct GridPoint {
    std::int64_t x = 0;
    std::int64_t y = 0;

    auto operator<=>(const GridPoint&) const = default;  // by x, then y: the order of the sweep
};

__extension__ using Int128 = __int128;

/// Twice the signed area of a, b, c: positive when c lies left of the way from a to b.
[[nodiscard]] inline Int128 cross(GridPoint a, GridPoint b, GridPoint c) {
    return Int128{b.x - a.x} * (c.y - a.y) - Int128{b.y - a.y} * (c.x - a.x);
}

/// A square grid with a power of two as its step, on which all corners are doubles without
/// rounding, so that what holds for the integers holds for the doubles.
class Grid {
public:
    /// A grid with a step of at least @p step, as fine as integers of 2^39 over the extent and the
    /// doubles of its coordinates allow. @pre @p extent is finite and not empty.
    Grid(const Box& extent, double step);

    [[nodiscard]] double step() const { return step_; }
    /// The nearest corner of the grid.
    [[nodiscard]] GridPoint snap(Point point) const;
    [[nodiscard]] Point place(GridPoint point) const;

private:
    Point origin_;
    double step_ = 1.0;
};

/// The finest step at which three corners that are not in line are so for every reader of the
/// doubles too. Boost.Geometry, and readers like it, take corners for collinear whose determinant
/// is below the rounding error of one over the extent: 5 µm over 100 km, 3 mm over 4 degrees.
[[nodiscard]] double readableStep(const Box& extent);

}  // namespace ruyuan::gis::detail
