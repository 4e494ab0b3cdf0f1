// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/geometry.h"
#include "planner/model.h"

#include <string_view>

namespace ruyuan::tests {

/// Well-known text in metres from a corner in the middle of Zhengzhou (EPSG:4547, 465000 3846000)
/// as longitude and latitude. Coordinates with three decimals come back to 1e-6 m.
[[nodiscard]] gis::Geometry placeAt(std::string_view metricWkt);
[[nodiscard]] gis::MultiPolygon areaAt(std::string_view metricWkt);
/// The same for points that are computed.
[[nodiscard]] gis::Geometry lonLat(gis::Geometry metric);

}  // namespace ruyuan::tests
