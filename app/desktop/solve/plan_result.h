// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/policy_pack.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::app {

/// A line about a plan, and the sites that it is about.
struct ResultLine {
    gis::Text what{};
    gis::Text value{};
    gis::Text more{};                  ///< reason or explanation; may be empty
    std::vector<std::string> sites{};  ///< Site::id
    bool bad = false;                  ///< late, unassigned, exceeded
    std::vector<ResultLine> parts{};
};

/// What came out of a plan: whether it is proven, sites per path, cost, lateness, sites without a
/// place with the reasons, what it rests on, limits that it exceeds with amount and price. Empty
/// without a plan.
[[nodiscard]] std::vector<ResultLine> planResult(const planner::Project& project,
                                                 const planner::PolicyPack& pack);

}  // namespace ruyuan::app
