// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/plan_problem.h"

#include <cstddef>
#include <vector>

namespace ruyuan::planner::detail {

/// A shared limit: usage above it costs `price` per unit.
struct LimitRow {
    double limit = 0;
    double price = 0;
};

struct RowUse {
    std::size_t row = 0;
    double amount = 0;
    bool operator==(const RowUse&) const = default;
};

/// One thing a site can do, with what it costs and uses.
struct Column {
    Choice choice;
    double cost = 0;
    std::vector<RowUse> uses;  ///< ascending by row, amounts > 0
};

/// The time-indexed model: exactly one column for each site, elastic rows over all of them.
struct ColumnModel {
    std::vector<LimitRow> rows;
    std::vector<std::vector<Column>> sites;
    double constant = 0;  ///< cost that no choice changes

    [[nodiscard]] std::size_t columnCount() const;
};

/// Which column each site takes.
using Selection = std::vector<std::size_t>;

/// Every column and row of @p problem as planner/plan_problem.h defines them.
/// @pre the problem's lists fit together (detail/problem_check.h).
[[nodiscard]] ColumnModel enumerateColumns(const Problem& problem);

/// Cost of the columns, of all usage above limits, and the constant.
[[nodiscard]] double objectiveOf(const ColumnModel& model, const Selection& selection);

}  // namespace ruyuan::planner::detail
