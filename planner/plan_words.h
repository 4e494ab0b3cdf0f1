// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/plan.h"
#include "planner/plan_input.h"
#include "planner/project.h"
#include "planner/solver.h"

namespace ruyuan::planner {

/// The solver's answer as a plan that people can read: dates, money, and for every site why this
/// path and park, why late, why unassigned, and which missing facts it rests on.
[[nodiscard]] Plan planInWords(const Project& project,
                               const PlanInput& input,
                               const Solution& solution);

}  // namespace ruyuan::planner
