// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/plan_problem.h"

#include <cstdint>
#include <vector>

namespace ruyuan::planner {

struct SolveOptions {
    /// DEFAULT: 1e-4, what users read as optimal.
    double gap = 1e-4;
    /// DEFAULT: no limit. Work, not time, so that a kept result does not depend on the machine:
    /// branch-and-bound nodes.
    std::int64_t nodeLimit = -1;
    /// DEFAULT: no limit. Seconds; only for measurements and for people who wait. A result cut off
    /// by time is not reproducible and is marked so.
    double timeLimit = -1;
};

struct Solution {
    std::vector<Choice> choices;  ///< one per site
    double objective = 0;
    double bound = 0;
    double gap = 0;
    bool optimal = false;  ///< gap reached
    bool stopped = false;  ///< by the stop token
    std::int64_t nodes = 0;
    std::size_t columns = 0;  ///< in the model given to the solver, after removing dominated ones
    std::size_t rows = 0;
};

/// Chooses path, park and start for all sites together (one mixed-integer model, one thread, fixed
/// seed). Every limit is elastic at its price, so there is always a solution; a site with no option
/// is unassigned. The same problem and options give the same bytes unless timeLimit or the stop
/// token cut it off. A stop returns the best solution so far.
[[nodiscard]] gis::Result<Solution> solve(const Problem& problem,
                                          const SolveOptions& options = {},
                                          const gis::Progress& progress = {});

}  // namespace ruyuan::planner
