// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/units.h"
#include "planner/checks/check.h"

#include <optional>
#include <vector>

namespace ruyuan::planner {

/// What park-land looks at.
struct ParkLandFacts {
    std::optional<gis::Area> siteLand;             ///< what the site has now
    std::vector<std::optional<gis::Area>> phases;  ///< what each phase of the park adds
};

/// park-land (X43): whether the site fits the land of all phases of the park together. Parameter
/// land_ratio: land needed in the park per land used now (1 when absent). What other sites take is
/// the plan's business.
[[nodiscard]] Finding checkParkLand(const CheckCase& subject, const ParkLandFacts& facts);

}  // namespace ruyuan::planner
