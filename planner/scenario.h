// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/model.h"
#include "planner/plan.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// 情景: what would be if some things were decided otherwise. It holds only what it has of its own;
/// sites, parks, layers and the decisions of its parents are the project's and change with it.
struct Scenario {
    std::string name;
    std::string parent;  ///< another scenario; empty: the project itself
    std::string note;
    std::vector<Decision> decisions;           ///< after those of its parents: the last one counts
    std::vector<Ban> bans{};                   ///< besides those of its parents
    std::map<std::string, double> parameters;  ///< planning parameters set here
    std::optional<Plan> plan;
};

}  // namespace ruyuan::planner
