// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "planner/policy_pack.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// A step of a network: how long it takes, what comes before it.
struct Step {
    std::int64_t days = 0;           ///< zero: a milestone
    std::vector<std::size_t> after;  ///< indices of earlier steps of the list
    std::optional<gis::Date> from;   ///< not before
    std::optional<gis::Date> until;  ///< to be finished by
    bool rests = false;              ///< stands still in the winter break
};

struct StepDates {
    gis::Date start{};
    gis::Date finish{};                      ///< the last day; of a milestone the day itself
    std::optional<gis::Date> latestStart{};  ///< nothing: nothing behind it has a date
};

/// Earliest dates from @p begin, and latest starts backwards from the dates to be kept (critical
/// path method). A step begins on the day after the last of those before it has ended, a milestone
/// on that very day. @pre steps come after those that they name.
[[nodiscard]] std::vector<StepDates> datesOf(const std::vector<Step>& steps,
                                             gis::Date begin,
                                             const std::optional<WinterBreak>& winter);

/// Whether a day lies in the break.
[[nodiscard]] bool inBreak(const WinterBreak& winter, gis::Date day);

}  // namespace ruyuan::planner::detail
