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
    /// Empty boxes are never found.
    explicit SpatialIndex(std::span<const Box> boxes);

    [[nodiscard]] std::vector<std::size_t> query(const Box& box) const;
    /// The same, into a caller's vector, to save allocations in loops.
    void query(const Box& box, std::vector<std::size_t>& found) const;
    /// Indices of the boxes whose distance to @p box is at most @p distance (in box units).
    [[nodiscard]] std::vector<std::size_t> within(const Box& box, double distance) const;
    /// The distance to the nearest box; infinity when the index is empty.
    [[nodiscard]] double nearestDistance(const Box& box) const;

private:
    std::vector<Box> nodes_;          // level by level, leaves first
    std::vector<std::size_t> items_;  // leaf order -> input index
    std::vector<std::size_t> levelStarts_;
};

}  // namespace ruyuan::gis
