// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/detail/columns.h"

#include <span>

namespace ruyuan::planner::detail {

/// Makes the model smaller without changing its cheapest objective. Afterwards some cheapest
/// selection is still there; every selection that is left costs what it did before.
///
/// - Usage that every column of a site has is taken off the row's limit.
/// - What a column alone uses above a limit is paid for in its cost.
/// - Usage of a site that cannot lead above the limit whatever the others do is taken off.
/// - Rows that cannot be exceeded, or are free to exceed, go; rows with equal usage and limit
/// merge.
/// - A column goes when another one of its site is cheaper even after paying the price of every
///   unit that it uses more.
void reduce(ColumnModel& model);

/// Prices of usage, one per row, between 0 and the row's price.
using RowPrices = std::span<const double>;

/// The Lagrangian bound at @p prices: no selection is cheaper.
[[nodiscard]] double lagrangianBound(const ColumnModel& model, RowPrices prices);

/// Removes the columns with which no selection is cheaper than @p cutoff, by the Lagrangian bound
/// at @p prices. Keeps at least the best column of each site. Returns how many went.
std::size_t fixByReducedCost(ColumnModel& model, RowPrices prices, double cutoff);

}  // namespace ruyuan::planner::detail
