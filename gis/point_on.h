// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <optional>

namespace ruyuan::gis {

/// A point that stands for a geometry in tables, labels and arcs: the point itself; the middle of
/// a line's or point set's bounds, moved to its nearest vertex; for polygons a point surely inside,
/// in the middle of the widest stretch of the largest part at half its height. Nothing for
/// an empty geometry. Any coordinate system.
[[nodiscard]] std::optional<Point> pointOn(const Geometry& geometry);

}  // namespace ruyuan::gis
