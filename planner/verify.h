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
/// classification or decided; lateness by the pack's deadlines for path and size class; park admits
/// the trade, was recognised in time, has the land open in that quarter over all sites together
/// or says that it has not; bound and gap. Derived again from the project's inputs, not from what
/// the planning stages kept. A deadline with a condition may or may not hold: lateness by either is
/// accepted. What the choices cost is for recount(). Empty when the plan holds; NotFound without
/// a plan.
[[nodiscard]] gis::Result<std::vector<Violation>> verifyPlan(const Project& project,
                                                             const PolicyPack& pack);

}  // namespace ruyuan::planner
