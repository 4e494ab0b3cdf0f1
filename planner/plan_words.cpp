// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/plan_words.h"

#include "planner/detail/plan_reasons.h"
#include "planner/verify.h"

#include <algorithm>
#include <string_view>
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

struct LimitName {
    std::string_view word;  ///< the first one of Recount::Row::name
    std::string_view zh;
    std::string_view en;
};
constexpr LimitName kLimits[] = {{"land", "园区用地（亩）", "land of the park (mu)"},
                                 {"sewage", "园区污水处理（吨/日）", "sewage of the park (t/d)"},
                                 {"heat", "园区供热（吨/时）", "heat of the park (t/h)"},
                                 {"gas", "园区供气（立方米/日）", "gas of the park (m3/d)"},
                                 {"power", "园区供电（千伏安）", "power of the park (kVA)"},
                                 {"water", "园区供水（吨/日）", "water of the park (t/d)"},
                                 {"voc", "园区VOCs指标（吨/年）", "VOC head-room (t/a)"},
                                 {"nox", "园区氮氧化物指标（吨/年）", "NOx head-room (t/a)"},
                                 {"throughput", "同时施工厂区数", "sites at work at once"}};

/// "land P003 2021Q1" with the limit and the park by name.
gis::Text limitName(const Project& project, const std::string& row) {
    constexpr std::string_view kBudget = "city budget ";
    if (row.starts_with(kBudget)) {
        return gis::text(
            "{}年财政投入（万元）", "public money of {} (10 000 yuan)", row.substr(kBudget.size()));
    }
    const std::size_t gap = std::min(row.find(' '), row.size());
    std::string rest = row.substr(gap);
    for (const Park& park : project.parks) {
        if (rest.starts_with(" " + park.id + " ")) {
            rest = " " + park.name + rest.substr(park.id.size() + 1);
        }
    }
    for (const LimitName& limit : kLimits) {
        if (row.substr(0, gap) == limit.word) {
            return {std::string(limit.zh) + rest, std::string(limit.en) + rest};
        }
    }
    return {row, row};
}

Overrun overrunOf(const Project& project, const Recount::Row& row) {
    Overrun overrun;
    overrun.row = row.name;
    overrun.amount = row.used - row.limit;
    overrun.sentence = gis::text("{}：需要 {:.1f}，只有 {:.1f}，超出 {:.1f}",
                                 "{}: {:.1f} needed, {:.1f} there, {:.1f} too much",
                                 limitName(project, row.name),
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
        plan.overruns.push_back(overrunOf(project, row));
    }
    return plan;
}

}  // namespace ruyuan::planner
