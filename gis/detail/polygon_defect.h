// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/validity.h"

#include <optional>

namespace ruyuan::gis::detail {

/// The first defect of polygons whose coordinates are finite, as Boost.Geometry finds it.
[[nodiscard]] std::optional<Defect> polygonDefect(const MultiPolygon& area);

/// The same without the words, for checks of results.
[[nodiscard]] bool isValid(const MultiPolygon& area);

}  // namespace ruyuan::gis::detail
