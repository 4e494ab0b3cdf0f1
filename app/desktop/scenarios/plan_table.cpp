// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/scenarios/plan_table.h"

#include <cmath>
#include <format>

namespace ruyuan::app {

PlanTable planTable(const planner::Project& project) {
    PlanTable table;
    if (project.plan) {
        table.plans.emplace_back();
    }
    for (const planner::Scenario& scenario : project.scenarios) {
        if (scenario.plan) {
            table.plans.push_back(scenario.name);
        }
    }
    for (const std::string& plan : table.plans) {
        const auto comparison = planner::comparePlans(project, plan, plan);
        for (std::size_t i = 0; comparison && i < comparison->figures.size(); ++i) {
            const planner::Figure& figure = comparison->figures[i];
            if (i == table.rows.size()) {
                table.rows.push_back({figure.name, figure.unit, {}});
            }
            table.rows[i].values.push_back(figure.first);
        }
    }
    return table;
}

std::string figureText(double value) {
    return value == std::round(value) ? std::format("{:.0f}", value) : std::format("{:.1f}", value);
}

}  // namespace ruyuan::app
