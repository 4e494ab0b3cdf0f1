// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/plan_problem.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::planner {

/// Something a plan does that its inputs do not allow, or a number that does not come out again.
struct Violation {
    std::string siteId;  ///< empty for limits shared by sites
    gis::Text sentence;
};

/// The value of a set of choices, added up afresh.
struct Recount {
    double objective = 0;
    /// A limit that is exceeded, by used - limit at @p price for each unit.
    struct Row {
        std::string name;  ///< "land P003 2021Q1", "throughput 新密 2020Q2", "budget 2021"…
        double used = 0;
        double limit = 0;
        double price = 0;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> exceeded;          ///< land and utilities: the worst quarter of each phase
    std::vector<Violation> violations;  ///< choices that are no option of the site
};

/// Adds up every limit and cost of @p choices quarter by quarter. Written against the text of the
/// model only; shares no code with planner/solver.
[[nodiscard]] Recount recount(const Problem& problem, const std::vector<Choice>& choices);

/// Checks a project's plan against its inputs: every site of the scope once; path allowed by the
/// classification or decided; park admits the trade and was recognised in time. Derived again from
/// the project's inputs, not from what the planning stages kept. Exact are
/// - the works' length, and a start between the as-of quarter and the launch date (or now) plus
///   preparation, unless it was decided;
/// - lateness by the deadline that applies: the first of the pack that fits path and size class and
///   whose condition holds for the site's facts; while a condition is not known, the earliest
///   finish of those that may hold;
/// - each entry's cost, to 1 yuan or 1e-9, in 万元 by the parameters of planner/parameters.h:
///     on-site, transformation   <path>_cost
///     closure                   closure_cost + closure_cost_per_employee * employees
///     relocation                relocation_cost + land * price + commute_price * employees * km
///   with the figures of the site's size class; employees as known or usual_employees; land in 亩
///   as known or usual_land, times the pack's land_ratio; price the park's or land_price; km along
///   the ellipsoid from boundary to boundary, where a site with an area and no boundary is a
///   circle, or usual_distance when either place is not known;
/// - land, sewage and heat of each park and the works at once in each county, over all sites: what
///   is used beyond what is open is reported as an overrun with that amount, and nothing else is;
/// - bound and gap.
/// Limits only: works end at most with the horizon that all paths open to the sites could need, no
/// site is later than max_late beyond what is unavoidable, and the objective is at least costs,
/// lost jobs, delays and overruns together (what it adds for exposure, missing facts and departures
/// from proposals is for recount()). Empty when the plan holds; NotFound without a plan;
/// InvalidData when a condition cannot be judged.
[[nodiscard]] gis::Result<std::vector<Violation>> verifyPlan(const Project& project,
                                                             const PolicyPack& pack);

}  // namespace ruyuan::planner
