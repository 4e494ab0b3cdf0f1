// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "gis/text.h"
#include "gis/units.h"
#include "planner/plan_problem.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What stands behind one site of the problem, for the words of the plan.
struct PlanSite {
    std::size_t site = 0;                ///< into Project::sites
    const Decision* decision = nullptr;  ///< the one in force; null: none
    std::vector<gis::Text> conflicts;    ///< where the decision and the rules or data disagree
    std::vector<gis::Text> ruledOut;     ///< what a person ruled out (planner/bans.h)
    std::vector<std::string> restsOn;    ///< missing facts that any choice rests on
    std::map<Path, std::vector<std::string>> pathRestsOn;
    std::vector<std::vector<std::string>> parkRestsOn;  ///< per ProblemSite::parks
    std::vector<gis::Text> excluded;                    ///< why a path or park is no option
};

/// The planning problem of a project and the way back from it.
struct PlanInput {
    Problem problem;
    std::vector<PlanSite> sites;  ///< per Problem::sites; parks of the problem are the project's
    double provisionalPrice = 0;  ///< part of the cost of a provisional path or park; no money
};

/// The problem: every site in scope, perhaps in scope, or decided, with the paths that no rule
/// excludes; costs and durations by planner/parameters.h; first quarter that of the as-of date; as
/// long as every allowed path needs. A launch date that lies before the as-of date is missed: work
/// may still start, and is late. Decisions pin path, park and dates, also against a hard finding,
/// which is then told. Findings of Project::findings decide which parks are open.
/// Keeps pointers into the project. @pre the project is screened, classified and checked.
[[nodiscard]] gis::Result<PlanInput> planInput(const Project& project, const PolicyPack& pack);

/// The decision in force for a site: the last of each kind of statement wins.
[[nodiscard]] const Decision* decisionOf(const Project& project, std::string_view siteId);

/// The park that a decision's words mean: by name, or one name inside the other. Nothing when none
/// or several could be meant.
[[nodiscard]] std::optional<std::size_t> parkByName(const Project& project, std::string_view name);

/// 万元 without prices that are no money: works and, for relocation, land and transport.
[[nodiscard]] gis::Money moneyOf(const PlanInput& input, std::size_t site, const Choice& choice);

}  // namespace ruyuan::planner
