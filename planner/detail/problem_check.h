// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/plan_problem.h"

namespace ruyuan::planner::detail {

/// InvalidArgument when the lists of @p problem do not fit together as its header says: a county,
/// sector or park that does not exist, lists of the wrong length, falling capacities, durations
/// below one quarter, amounts or prices that are negative or no number.
[[nodiscard]] gis::Result<void> checkProblem(const Problem& problem);

}  // namespace ruyuan::planner::detail
