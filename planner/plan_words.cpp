// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/plan_words.h"

#include "planner/detail/plan_reasons.h"
#include "planner/verify.h"

#include <utility>

namespace ruyuan::planner {

namespace {

PlanEntry entryOf(const Project& project,
                  const PlanInput& input,
                  const detail::Reasons& reasons,
                  std::size_t n,
                  const Choice& choice) {
    PlanEntry entry;
    entry.siteId = input.problem.sites[n].id;
    entry.path = choice.path;
    entry.reasons = reasons.of(n);
    entry.restsOn = detail::factsUnder(input, n, choice);
    entry.provisional = !entry.restsOn.empty();
    if (!choice.path) {
        return entry;
    }
    const PathOption& option = *detail::optionFor(input.problem.sites[n], *choice.path);
    if (choice.path == Path::Relocation) {
        entry.parkId = project.parks[choice.park].id;
    }
    entry.start = input.problem.firstQuarter + choice.start;
    entry.finish = input.problem.firstQuarter + (choice.start + option.duration - 1);
    entry.lateQuarters = detail::quartersLate(option, choice.start);
    entry.cost = moneyOf(input, n, choice);
    return entry;
}

Overrun overrunOf(const Recount::Row& row) {
    Overrun overrun;
    overrun.row = row.name;
    overrun.amount = row.used - row.limit;
    overrun.sentence = gis::text("{}：需要 {:.1f}，只有 {:.1f}，超出 {:.1f}",
                                 "{}: {:.1f} needed, {:.1f} there, {:.1f} too much",
                                 row.name,
                                 row.used,
                                 row.limit,
                                 overrun.amount);
    return overrun;
}

}  // namespace

Plan planInWords(const Project& project, const PlanInput& input, const Solution& solution) {
    Plan plan;
    plan.status = solution.optimal ? PlanStatus::Optimal : PlanStatus::Limited;
    plan.objective = solution.objective;
    plan.bound = solution.bound;
    plan.gap = solution.gap;
    const detail::Reasons reasons(project, input, solution.choices);
    for (std::size_t n = 0; n < solution.choices.size(); ++n) {
        plan.entries.push_back(entryOf(project, input, reasons, n, solution.choices[n]));
    }
    for (const Recount::Row& row : recount(input.problem, solution.choices).exceeded) {
        plan.overruns.push_back(overrunOf(row));
    }
    return plan;
}

}  // namespace ruyuan::planner
