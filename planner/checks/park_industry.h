// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner/checks/check.h"

#include <string>
#include <vector>

namespace ruyuan::planner {

/// What park-industry looks at.
struct ParkIndustryFacts {
    std::vector<const Sector*> sectors;  ///< of the site; empty: not known
    std::vector<std::string> admitted;   ///< the park's list, ids or names; empty: not known
    std::vector<std::string> banned;
};

/// park-industry (X40): a trade on the park's banned list, or none on its list of admitted trades,
/// fails; a second trade that is not on the list is a warning.
[[nodiscard]] Finding checkParkIndustry(const CheckCase& subject, const ParkIndustryFacts& facts);

/// Whether an entry of a park's list means the sector: its id, its name, or words that hold its
/// name or one of its keywords (精细化工 means 化工).
[[nodiscard]] bool means(std::string_view entry, const Sector& sector);

}  // namespace ruyuan::planner
