// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"

namespace ruyuan::planner::detail {

/// At least so many metres is some point of both areas from the outlines of both: the area of the
/// largest part that they share by its perimeter, which no inscribed circle's radius is below.
/// Zero when they share nothing, or one of them is no area. Metric coordinates.
[[nodiscard]] gis::Result<double> overlapDepth(const gis::Geometry& a, const gis::Geometry& b);

}  // namespace ruyuan::planner::detail
