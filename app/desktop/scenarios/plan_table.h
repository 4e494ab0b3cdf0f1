// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/project.h"
#include "planner/scenarios.h"

#include <string>
#include <vector>

namespace ruyuan::app {

/// The figures of all plans side by side.
struct PlanTable {
    std::vector<std::string> plans;  ///< names of scenarios, "" for the project itself
    struct Row {
        gis::Text name;
        std::string unit;
        std::vector<double> values;  ///< one per plan
    };
    std::vector<Row> rows;
};
/// Of the project and every scenario that is planned.
[[nodiscard]] PlanTable planTable(const planner::Project& project);

/// A figure as people read it: whole numbers without, others with one decimal.
[[nodiscard]] std::string figureText(double value);

}  // namespace ruyuan::app
