// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/detail/floating_overlay.h"
#include "gis/detail/grid.h"
#include "gis/geometry.h"

#include <optional>

namespace ruyuan::gis::detail {

/// The rungs of the overlay's ladder, one by one. Each answers nothing when its result was not
/// valid or its areas do not add up.

/// In doubles as the coordinates are. @p slack is how far boundaries may have moved.
[[nodiscard]] std::optional<MultiPolygon> floatingRung(Operation operation,
                                                       const MultiPolygon& a,
                                                       const MultiPolygon& b,
                                                       double slack = 0.0);

/// In doubles after every corner went to the nearest corner of the grid, which joins boundaries
/// that nearly coincide.
[[nodiscard]] std::optional<MultiPolygon> snappedRung(Operation operation,
                                                      const MultiPolygon& a,
                                                      const MultiPolygon& b,
                                                      const Grid& grid);

/// In integers with snap rounding.
[[nodiscard]] std::optional<MultiPolygon> snapRoundedRung(Operation operation,
                                                          const MultiPolygon& a,
                                                          const MultiPolygon& b,
                                                          const Grid& grid);

}  // namespace ruyuan::gis::detail
