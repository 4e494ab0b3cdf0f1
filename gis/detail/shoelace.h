// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

namespace ruyuan::gis::detail {

/// By the shoelace rule, in squared units of the coordinates; positive when counter-clockwise.
/// Taken from the first corner, so that large coordinates do not cost digits. Corners that are not
/// finite do not count.
[[nodiscard]] double signedArea(const Ring& ring);

/// Sizes of the outer rings less those of the holes, whatever way they turn.
[[nodiscard]] double plainArea(const MultiPolygon& area);

/// The length of all rings.
[[nodiscard]] double perimeter(const MultiPolygon& area);

}  // namespace ruyuan::gis::detail
