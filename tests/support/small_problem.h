// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/plan_problem.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ruyuan::tests {

/// A random problem small enough to try every combination: @p sites sites, two parks, six
/// quarters, every kind of limit and tight enough to matter.
[[nodiscard]] planner::Problem smallProblem(std::size_t sites, std::uint32_t seed);

/// Everything that site @p site may do, by planner::recount; found by trying.
[[nodiscard]] std::vector<planner::Choice> possibleChoices(const planner::Problem& problem,
                                                           std::size_t site);

struct BruteForce {
    std::vector<planner::Choice> choices;
    double objective = 0;
};

/// The cheapest of all combinations, added up by planner::recount.
[[nodiscard]] BruteForce cheapestOfAll(const planner::Problem& problem);

}  // namespace ruyuan::tests
