// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/detail/noding.h"

#include <functional>
#include <span>

namespace ruyuan::gis::detail {

/// Whether a place with these windings belongs to the result.
using Inside = std::function<bool(Windings)>;

/// The regions of the plane for which @p inside holds, as valid polygons on the grid: rings are
/// simple, touch in single corners only and are turned as gis/geometry.h states.
///
/// The edges may cross, repeat, overlap and be degenerate: all decisions are exact in integers
/// after snap rounding, so that nothing here can fail. A corner that comes from exactly one place
/// of the input is given back as that very place when @p corners is Original, which is valid in
/// all but contrived cases; with Snapped every corner lies on the grid and validity is certain.
enum class Corners { Original, Snapped };
[[nodiscard]] MultiPolygon arrange(std::span<const MultiPolygon> operands,
                                   const Grid& grid,
                                   Corners corners,
                                   const Inside& inside);

}  // namespace ruyuan::gis::detail
