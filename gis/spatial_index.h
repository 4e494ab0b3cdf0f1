// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ruyuan::gis {

/// A packed R-tree over boxes, built once. Answers are indices into the boxes it was built from,
/// in ascending order, so that results never depend on the tree's layout.
class SpatialIndex {
public:
    SpatialIndex() = default;
    /// Empty boxes and boxes with an infinite or missing coordinate are never found.
    explicit SpatialIndex(std::span<const Box> boxes);

    [[nodiscard]] std::vector<std::size_t> query(const Box& box) const;
    /// The same, into a caller's vector, to save allocations in loops.
    void query(const Box& box, std::vector<std::size_t>& found) const;
    /// Indices of the boxes whose distance to @p box is at most @p reach (in box units).
    [[nodiscard]] std::vector<std::size_t> within(const Box& box, double reach) const;
    /// The distance to the nearest box; infinity when the index or @p box is empty.
    [[nodiscard]] double nearestDistance(const Box& box) const;

private:
    /// Calls @p found with every item below nodes that @p accept takes, in the tree's order.
    template <class Accept, class Found>
    void visit(Accept accept, Found found) const;

    std::vector<Box> nodes_;          // level by level, leaves first, sorted along a Hilbert curve
    std::vector<std::size_t> items_;  // leaf order -> input index
    std::vector<std::size_t> levelStarts_;
};

}  // namespace ruyuan::gis
