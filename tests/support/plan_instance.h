// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/plan_problem.h"

#include <cstddef>
#include <cstdint>

namespace ruyuan::tests {

/// A random city in the likeness of 郑政办〔2019〕37号: @p sites firms in 12 counties and 10
/// sectors,
/// @p parks parks, 28 quarters from 2019Q1. The same arguments give the same problem. @p tight
/// scales land, utilities, throughput, stoppage and budgets.
///
/// Draws come from one SplitMix64 stream in this order. Counties: angle, radius. Parks, one after
/// the other: angle, radius, land price, certified (drawn for parks 0 and 1 too), the sectors, land
/// phase ends 1 and 2, utility phase end, weight w. Sites, one after the other: county, two
/// offsets, sector, size, z, three emissions, sewage, heat, employees, land, output, allowed R, M
/// (small sites only), T; then for each allowed path in the order R, M, T, C: duration (not C),
/// cost (not C). Each noise factor ln(s) is drawn anew.
[[nodiscard]] planner::Problem planInstance(std::size_t sites,
                                            std::size_t parks,
                                            std::uint64_t seed,
                                            double tight = 1.0);

}  // namespace ruyuan::tests
