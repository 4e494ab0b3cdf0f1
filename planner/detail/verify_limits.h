// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "planner/detail/verify_inputs.h"

#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// A shared limit in one quarter and what the plan uses of it.
struct SharedLimit {
    std::string row;  ///< as Overrun::row
    gis::Text name;   ///< for people, with the quarter
    gis::Quarter quarter;
    double used = 0;
    double limit = 0;
    double price = 0;  ///< 万元-equivalent for each unit too much

    [[nodiscard]] double excess() const { return used > limit ? used - limit : 0; }
};

/// Land, sewage and heat of each park and the sites at work in each county, quarter by quarter of
/// the entries, and the public money of each year where there is a budget, up to @p last. A park's
/// capacity is told once for each stretch of quarters between two openings, in the first quarter
/// with the largest use; what opens within a quarter counts from the next. A capacity that one
/// phase does not state has no limit.
[[nodiscard]] std::vector<SharedLimit> sharedLimits(const VerifyInputs& inputs, gis::Quarter last);

}  // namespace ruyuan::planner::detail
