// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/units.h"

#include <span>

namespace ruyuan::gis {

// Measured along the ellipsoid of a system (Karney 2013, as in PROJ), whatever zone places lie in.
// geodesicDistance() is in gis/crs.h.

/// The way along the points, one after another; zero for less than two.
[[nodiscard]] Result<Length> geodesicLength(const Crs& crs, std::span<const Point> line);

/// The outer rings less the holes, the edges being geodesics: what `geod -a` and GeographicLib's
/// Planimeter say. @pre rings turn as gis/geometry.h states and do not cross
[[nodiscard]] Result<Area> geodesicArea(const Crs& crs, const MultiPolygon& area);

/// The area of one ring (closed or not), negative when it is clockwise. Sums are exact in the
/// edges: moving one corner changes it by the difference of two triangles.
[[nodiscard]] Result<Area> geodesicSignedArea(const Crs& crs, std::span<const Point> ring);

}  // namespace ruyuan::gis
