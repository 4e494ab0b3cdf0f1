// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <cstdint>
#include <optional>

namespace ruyuan::gis::detail {

enum class Operation : std::uint8_t { Intersection, Difference, Union };

/// The overlay as Boost.Geometry computes it in doubles; nothing when it gave up. The result is
/// usually, but not always, right and valid: the caller checks.
[[nodiscard]] std::optional<MultiPolygon> floatingOverlay(Operation operation,
                                                          const MultiPolygon& a,
                                                          const MultiPolygon& b);

}  // namespace ruyuan::gis::detail
