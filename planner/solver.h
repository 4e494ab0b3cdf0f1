// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/plan_problem.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace ruyuan::planner {

/// How the model is written down; the answer is the same.
enum class Formulation {
    Reduced,  ///< without columns and rows that cannot matter, and with a plan to start from
    Plain,    ///< every column and row as planner/plan_problem.h has them; for measurements
};

/// How far a search has come. From one call to the next the objective never rises and the bound
/// never falls, and the bound is never above the objective.
struct SolveState {
    std::optional<double> objective{};  ///< of the best plan so far
    std::optional<double> bound{};      ///< no plan is cheaper
    std::optional<double> gap{};        ///< (objective - bound) / |objective| when both are known
    std::int64_t nodes = 0;             ///< branch-and-bound nodes
};

struct SolveOptions {
    /// DEFAULT: 1e-4, what users read as optimal.
    double gap = 1e-4;
    /// Branch-and-bound nodes, -1 for no limit. Work, not time, so that a kept result does not
    /// depend on the machine. DEFAULT: 20 000, some minutes for a hard city of 60 sites.
    std::int64_t nodeLimit = 20000;
    /// Seconds, -1 for no limit; only for measurements and for people who wait. A result cut off by
    /// time is not reproducible and is marked so. DEFAULT: no limit.
    double timeLimit = -1;
    Formulation formulation = Formulation::Reduced;
    /// Told whenever something of the state changes, in the thread that solves; has no say in the
    /// result.
    std::function<void(const SolveState&)> watch{};
    /// An earlier plan, one choice per site or empty: the answer stays as near to it as @ref gap
    /// allows. What of it is no option any more is left to the search.
    std::vector<Choice> near{};
};

struct Solution {
    std::vector<Choice> choices;  ///< one per site
    double objective = 0;
    double bound = 0;            ///< no choices are cheaper than this
    double gap = 0;              ///< (objective - bound) / |objective|, 0 when both are equal
    bool optimal = false;        ///< gap reached
    bool stopped = false;        ///< by the stop token
    bool timedOut = false;       ///< by timeLimit: another run may give another result
    std::int64_t nodes = 0;      ///< branch-and-bound nodes
    std::size_t columns = 0;     ///< in the model given to the solver
    std::size_t rows = 0;        ///< in the model given to the solver, one per site included
    std::size_t allColumns = 0;  ///< in the plain model
    std::size_t allRows = 0;
};

/// Chooses path, park and start for all sites together (one mixed-integer model, one thread, fixed
/// seed). Every limit is elastic at its price, so there is always a solution; a site with no column
/// is unassigned. The same problem and options give the same bytes unless timeLimit or the stop
/// token cut it off; the order of the sites does not matter when their ids differ. A stop returns
/// the best solution so far. InvalidArgument when lists of the problem do not fit together.
[[nodiscard]] gis::Result<Solution> solve(const Problem& problem,
                                          const SolveOptions& options = {},
                                          const gis::Progress& progress = {});

}  // namespace ruyuan::planner
