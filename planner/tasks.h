// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/plan.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <vector>

namespace ruyuan::planner {

/// The steps of every planned site from the pack's templates: a template's place in the works,
/// given in shares, becomes days between the first day of the first and the last day of the last
/// quarter. The step "launch" (启动) lies at the as-of date or the launch date, whichever is later,
/// and is late when the policy's launch date has passed; the last step carries the policy's finish
/// date. In the order of the plan, then of the pack. @pre project.plan is set.
[[nodiscard]] std::vector<Task> tasksOf(const Project& project, const PolicyPack& pack);

}  // namespace ruyuan::planner
