// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::planner {

/// 奖补: what one item of the policy offers one site.
struct SubsidyFinding {
    std::string siteId;
    std::string subsidy;  ///< id in the pack
    std::string clause;
    /// Pass: it is due; Fail: it is not; Warn: due in principle, no amount is fixed or another item
    /// on the same matter gives more; Unknown: facts are missing.
    Verdict verdict = Verdict::Unknown;
    std::optional<gis::Money> amount;  ///< for one year; nothing where none is fixed
    int years = 1;
    std::vector<std::string> missing;
    gis::Text sentence;
};

/// The items of the pack for every site that one of them may concern, by site and item; items that
/// a site has plainly nothing to do with are left out. Judged at the project's as-of date: outside
/// the validity of the document of the clause nothing is due. Of items on the same matter only the
/// largest counts (就高不重复); items on different matters add up. An item's cap holds for a firm
/// and year: what several sites of one firm get together is cut to it, in the order of the sites.
/// Sites of one firm, or on the same parcel, that state the same amount for an item are taken to
/// mean one project, which counts once.
/// @pre project.screening has one entry per site.
[[nodiscard]] gis::Result<std::vector<SubsidyFinding>> subsidiesOf(const Project& project,
                                                                   const PolicyPack& pack);

/// What is due to a site in the year: the sum of its findings that pass.
[[nodiscard]] gis::Money dueTo(const std::vector<SubsidyFinding>& findings,
                               const std::string& siteId);

}  // namespace ruyuan::planner
