// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/project.h"
#include "planner/wind_rose.h"

#include <optional>
#include <vector>

namespace ruyuan::planner {

/// For each park how much the wind of a rose carries to sensitive places: the sum over all of them
/// within 5 km of the middle of the park of people x share of the time in which the wind blows
/// there (shareBlownTo()). Where a place's people are not known it counts as many as the median of
/// those that tell, or one. Nothing for a park without a place, or when the project has no layer
/// of sensitive places or none that reaches there.
[[nodiscard]] gis::Result<std::vector<std::optional<double>>> exposureOfParks(
    const Project& project, const WindRose& rose);

}  // namespace ruyuan::planner
