// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "planner/plan.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <vector>

namespace ruyuan::planner {

/// The steps of every planned site from the pack's templates: earliest dates by their usual
/// durations, and the last day on which each may start for the policy's finish date to be kept
/// (critical path method, earthworks resting in winter).
///
/// The step "launch" (启动) lies at the as-of date or the launch date, whichever is later, but
/// never after the works have begun; it is late when the policy's launch date has passed. Steps in
/// the works do not begin before the plan's first quarter. A step whose approval is in force when
/// the works start is left out; one whose approval is too old by then is done again, and its note
/// says so. In the order of the plan, then of the pack. @pre project.plan is set.
[[nodiscard]] gis::Result<std::vector<Task>> tasksOf(const Project& project,
                                                     const PolicyPack& pack);

}  // namespace ruyuan::planner
