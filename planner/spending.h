// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// What a plan's works cost in a calendar year.
struct YearSpending {
    int year = 0;
    double publicWan = 0;   ///< 万元 from public budgets: the parameters' share of the works
    double privateWan = 0;  ///< 万元 of the firms: the rest, with land and transport
    std::vector<std::string> sites{};  ///< ids of those at work in that year, in the plan's order
};

/// 万元 of public money that the planning parameters allow in a calendar year; nothing: no limit.
/// InvalidArgument as below.
[[nodiscard]] gis::Result<std::optional<double>> yearlyBudget(const PolicyPack& pack);

/// The money of a plan by year, from its first to its last one; each site's spread evenly over its
/// quarters of works. Empty without a plan. InvalidArgument when the pack names a planning
/// parameter that does not exist. @pre a project with a plan is classified
[[nodiscard]] gis::Result<std::vector<YearSpending>> spendingByYear(const Project& project,
                                                                    const PolicyPack& pack);

}  // namespace ruyuan::planner
