// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// What a park has and what the plan's sites use of it, from one day on.
struct LedgerLine {
    std::string resource;  ///< "land" or a word of utilities()
    gis::Text name;
    std::string unit;
    gis::Date from{};
    std::optional<double> capacity{};  ///< of the phases open by then; nothing: one does not tell
    double used = 0;
    int sites = 0;         ///< that use it by then
    int unknownNeeds = 0;  ///< of them, whose need is not known and counts as nothing

    [[nodiscard]] std::optional<double> remaining() const {
        return capacity ? std::optional(*capacity - used) : std::nullopt;
    }
};

/// 园区台账: a park's dated capacities less what everything assigned to it in the plan uses, a line
/// for each day on which either changes, by resource. Land is used from the start of the works
/// (times the pack's land ratio), utilities and head-room from their end. Without a plan nothing
/// is used.
[[nodiscard]] std::vector<LedgerLine> parkLedger(const Project& project,
                                                 const PolicyPack& pack,
                                                 const Park& park);

/// 亩 needed in a park for each 亩 of the old site: the setting of the pack's check X43, else 1.
[[nodiscard]] double landRatioOf(const PolicyPack& pack);

}  // namespace ruyuan::planner
