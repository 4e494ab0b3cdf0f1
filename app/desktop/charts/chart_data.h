// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/park_ledger.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::app {

/// What a part of each bar stands for.
struct ChartSeries {
    gis::Text name;
    std::string path{};   ///< word of a path, whose colour and letter it has; empty: of its own
    bool beyond = false;  ///< what is beyond the limit; marked wherever it is not nothing
};

struct ChartPart {
    double value = 0;
    std::vector<std::string> sites{};  ///< ids of what is counted
};

struct ChartBar {
    gis::Text label;
    std::vector<ChartPart> parts{};  ///< per series
    std::optional<double> limit{};   ///< not to be exceeded; drawn as a line
};

/// Numbers as bars of stacked parts.
struct Chart {
    gis::Text title;
    gis::Text unit;
    gis::Text limit{};  ///< what the limits are; empty: there are none
    std::vector<ChartSeries> series{};
    std::vector<ChartBar> bars{};

    /// Nothing but zeros, or no bars.
    [[nodiscard]] bool empty() const;
};

/// Sites of each responsible county by their planned (without a plan: proposed) path; those that
/// have none are the last series.
[[nodiscard]] Chart pathsByCounty(const planner::Project& project);
/// Planned sites of each county that are late, by how many quarters.
[[nodiscard]] Chart latenessByCounty(const planner::Project& project);
/// Public and private money of each year, 万元; public money within and beyond the yearly budget
/// where the parameters set one.
[[nodiscard]] Chart spendingChart(const planner::Project& project, const planner::PolicyPack& pack);
/// A resource ("land" or a word of utilities()) of a park at the end of each quarter of those
/// years, within and beyond its capacity.
[[nodiscard]] Chart parkLoadChart(const planner::Project& project,
                                  const planner::PolicyPack& pack,
                                  const std::string& parkId,
                                  std::string_view resource,
                                  gis::Quarter first,
                                  gis::Quarter last);

}  // namespace ruyuan::app
