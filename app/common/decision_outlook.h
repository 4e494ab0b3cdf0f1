// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/deciding.h"
#include "gis/progress.h"
#include "planner/policy_pack.h"
#include "planner/suitability.h"

#include <cstddef>
#include <string>
#include <vector>

namespace ruyuan::app {

// Whether several sites can be given one decision, or have one thing ruled out, and why not.

/// What speaks against it for one site, the hardest first.
enum class Objection {
    Conflict,   ///< it was ruled out; of a ban: it was decided
    AlreadySo,  ///< nothing would change
    Otherwise,  ///< something else was decided, and would be given up
    Rules,      ///< rules or checks are against it
};

struct ObjectionTold {
    Objection kind = Objection::Conflict;
    gis::Text sentence;
};

struct SiteOutlook {
    std::size_t site = 0;  ///< index in the project
    std::vector<ObjectionTold> objections;
};

/// The first objection that stands; null: the site gets it.
[[nodiscard]] const ObjectionTold* objectionTo(const SiteOutlook& site,
                                               const Insistence& insistence);
[[nodiscard]] bool speaksAgainst(const SiteOutlook& site, Objection kind);

/// One per site of @p sites (indices), in their order. @p seen as the scenario sees it; where it is
/// not classified or checked, rules and checks say nothing. @p words puts failed checks into words;
/// without it, and after the first thousand, they are only said to fail. Stopped: those so far.
[[nodiscard]] std::vector<SiteOutlook> outlookOf(const planner::Project& seen,
                                                 const planner::PolicyPack& pack,
                                                 const std::vector<std::size_t>& sites,
                                                 const TogetherEntry& entry,
                                                 const planner::Findings* words = nullptr,
                                                 const gis::Progress& progress = {});

}  // namespace ruyuan::app
