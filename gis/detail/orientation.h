// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

namespace ruyuan::gis::detail {

/// +1 when @p c lies to the left of the way from @p a to @p b, -1 to the right, 0 on the line.
/// Exact for all doubles whose products neither overflow nor underflow: a quick test with an error
/// bound first, then the determinant as an exact sum.
[[nodiscard]] int orientation(Point a, Point b, Point c);

/// Whether @p point lies on the segment from @p a to @p b, ends included. Exact.
[[nodiscard]] bool isOnSegment(Point point, Point a, Point b);

}  // namespace ruyuan::gis::detail
