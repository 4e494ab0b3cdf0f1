// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/detail/columns.h"
#include "planner/detail/presolve.h"

#include <cstdint>
#include <stop_token>

namespace ruyuan::planner::detail {

/// For each site the column that is cheapest at @p prices.
[[nodiscard]] Selection cheapestAt(const ColumnModel& model, RowPrices prices);

/// Moves single sites as long as that makes the selection cheaper.
void descend(const ColumnModel& model, Selection& selection);

struct AnnealingBudget {
    std::int64_t moves = 0;  ///< tried in each run
    int runs = 1;
};

/// A cheap selection: simulated annealing over single-site moves from @p start, several runs with
/// fixed seeds, each finished by descend(); the best of them and of @p start. Columns that are
/// cheap at @p prices are tried more often. Work-limited, so the same input gives the same result;
/// a stop returns the best so far.
[[nodiscard]] Selection anneal(const ColumnModel& model,
                               const Selection& start,
                               RowPrices prices,
                               const AnnealingBudget& budget,
                               const std::stop_token& stop);

}  // namespace ruyuan::planner::detail
