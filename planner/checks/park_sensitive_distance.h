// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/checks/check.h"

namespace ruyuan::planner {

/// park-sensitive-distance (X06): distance from the park's boundary to the nearest school,
/// hospital or housing. @p limit is what the site needs (sensitiveDistanceLimit); @p nearest must
/// be covered as far as that.
[[nodiscard]] Finding checkParkSensitiveDistance(const CheckCase& subject,
                                                 const Neighbour& nearest,
                                                 gis::Length limit);

/// Parameters distance_m (100 when absent) and chemical_distance_m (500): defaults of practice
/// where no approval states a distance. A site whose trade is not known needs the larger one to
/// be safe.
[[nodiscard]] gis::Length sensitiveDistanceLimit(const CheckSetting& setting,
                                                 std::optional<bool> chemicalSite);

}  // namespace ruyuan::planner
