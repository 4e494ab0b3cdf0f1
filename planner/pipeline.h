// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"
#include "planner/solver.h"
#include "planner/verify.h"

#include <optional>
#include <string>

namespace ruyuan::planner {

enum class Stage { Screen, Classify, Suitability, Plan, Verify };

/// Removes the results of @p from and every later stage, e.g. when their inputs changed.
void clearResults(Project& project, Stage from);

/// Clears what rests on inputs that were changed: the results of that stage and later, and the
/// plans of scenarios, which build on the same inputs.
void inputsChanged(Project& project, Stage from);

struct PipelineOptions {
    SolveOptions solve;
    /// What planning does when it is stopped: keep the best plan so far, as PlanStatus::Limited,
    /// and go on with what is left, or give everything up as Cancelled. Other stages give up.
    bool keepStopped = false;
    /// The new plan stays as near to this one as the gap allows (SolveOptions::near).
    std::optional<Plan> near{};
};

/// Runs stages in their order, each on the results of those before it; the only place that knows
/// this order. Results of later stages are cleared when an earlier one runs again. Verify fails
/// with InvalidData and the violations when the plan does not hold. On error or cancel the project
/// is unchanged.
[[nodiscard]] gis::Result<void> runStages(Project& project,
                                          const PolicyPack& pack,
                                          Stage first,
                                          Stage last,
                                          const PipelineOptions& options = {},
                                          const gis::Progress& progress = {});

/// runStages() as a scenario sees the project, keeping only its plan: the project itself stays as
/// it is. For meansBase() the same as runStages().
[[nodiscard]] gis::Result<void> runStagesIn(Project& project,
                                            const PolicyPack& pack,
                                            const std::string& scenario,
                                            Stage first,
                                            Stage last,
                                            const PipelineOptions& options = {},
                                            const gis::Progress& progress = {});

/// The first stage that has to run before a project can be planned: Stage::Plan when classification
/// and matrix are there.
[[nodiscard]] Stage firstToRun(const Project& project);

/// The project as a scenario sees it (seenBy() in planner/scenarios.h) with the results that can be
/// told without planning again: classified with its decisions, and with the steps of its plan. The
/// project itself for its own name. For reading only.
[[nodiscard]] gis::Result<Project> shownBy(const Project& project,
                                           const PolicyPack& pack,
                                           const std::string& scenario,
                                           const gis::Progress& progress = {});

}  // namespace ruyuan::planner
