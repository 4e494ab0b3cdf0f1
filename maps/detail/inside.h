// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <cstddef>
#include <vector>

namespace ruyuan::maps::detail {

/// Whether a point lies in an area, by counting the edges to the east of it (even-odd rule); on an
/// edge it may be either. Any coordinates, the same for both.
[[nodiscard]] bool isInside(gis::Point point, const gis::MultiPolygon& area);
/// Whether it lies in one of the areas other than the one numbered @p own.
[[nodiscard]] bool isInAnother(gis::Point point,
                               const std::vector<gis::Geometry>& geometries,
                               std::size_t own);

}  // namespace ruyuan::maps::detail
