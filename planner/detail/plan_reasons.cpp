// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/plan_reasons.h"

#include "planner/checks/registry.h"
#include "planner/facts.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

namespace ruyuan::planner::detail {

namespace {

// Costs that differ by less are told as equal.
constexpr double kSameCost = 0.05;
// Rounding of sums of areas, 亩.
constexpr double kSameLand = 1e-6;

/// What a choice costs by itself, as planner/plan_problem.h has it.
double costOf(const Problem& problem,
              const ProblemSite& site,
              const PathOption& option,
              int start) {
    const int end = start + option.duration - 1;
    return option.cost + option.fixedPenalty + site.latePrice * quartersLate(option, start) +
           site.exposure * (end + 1 + option.residual * (problem.quarters - 1 - end));
}

int firstStart(const ProblemSite& site) {
    return site.pinnedStart.value_or(0);
}

const ParkOption* cheapestPark(const ProblemSite& site) {
    const auto found = std::ranges::min_element(site.parks, {}, &ParkOption::cost);
    return found == site.parks.end() ? nullptr : &*found;
}

/// The least that a path costs when nobody else is in the way.
std::optional<double> leastCost(const Problem& problem,
                                const ProblemSite& site,
                                const PathOption& option) {
    const double first = costOf(problem, site, option, firstStart(site));
    if (option.path != Path::Relocation) {
        return first;
    }
    const ParkOption* park = cheapestPark(site);
    return park == nullptr ? std::nullopt : std::optional(first + park->cost);
}

double openAt(const std::vector<CapacityPhase>& phases, int quarter) {
    for (const CapacityPhase& phase : phases) {
        if (quarter <= phase.last) {
            return phase.open;
        }
    }
    return std::numeric_limits<double>::infinity();
}

gis::Text factNames(const std::vector<std::string>& facts) {
    gis::Text result;
    for (const std::string& fact : facts) {
        const gis::Text name = checkLabel(fact).value_or(factLabel(fact));
        result.zh += (result.zh.empty() ? "" : "、") + name.zh;
        result.en += (result.en.empty() ? "" : ", ") + name.en;
    }
    return result;
}

gis::Text decidedBy(const Decision& decision, Path path) {
    const gis::Text who = decision.by.empty() ? gis::Text{"已作出的", "already decided"}
                                              : gis::text("{}的", "decided by {}", decision.by);
    const gis::Text document =
        decision.document.empty() ? gis::Text{} : gis::text("（{}）", " ({})", decision.document);
    return gis::text("{}：按{}决定{}", "{}: {}{}", label(path), who, document);
}

const ParkOption* parkOptionFor(const ProblemSite& site, std::size_t park) {
    const auto found = std::ranges::find(site.parks, park, &ParkOption::park);
    return found == site.parks.end() ? nullptr : &*found;
}

}  // namespace

int quartersLate(const PathOption& option, int start) {
    int late = 0;
    if (option.startBy) {
        late = std::max(late, start - *option.startBy);
    }
    if (option.finishBy) {
        late = std::max(late, start + option.duration - 1 - *option.finishBy);
    }
    return late;
}

const PathOption* optionFor(const ProblemSite& site, Path path) {
    const auto found = std::ranges::find(site.options, path, &PathOption::path);
    return found == site.options.end() ? nullptr : &*found;
}

std::vector<std::string> factsUnder(const PlanInput& input, std::size_t n, const Choice& choice) {
    const PlanSite& notes = input.sites[n];
    std::set<std::string> facts(notes.restsOn.begin(), notes.restsOn.end());
    if (choice.path) {
        if (const auto found = notes.pathRestsOn.find(*choice.path);
            found != notes.pathRestsOn.end()) {
            facts.insert(found->second.begin(), found->second.end());
        }
    }
    const ProblemSite& site = input.problem.sites[n];
    for (std::size_t p = 0; p < site.parks.size() && choice.path == Path::Relocation; ++p) {
        if (site.parks[p].park == choice.park) {
            facts.insert(notes.parkRestsOn[p].begin(), notes.parkRestsOn[p].end());
        }
    }
    return {facts.begin(), facts.end()};
}

const Classification& Reasons::classification(std::size_t n) const {
    return project_.classifications[input_.sites[n].site];
}

void Reasons::tellPath(std::size_t n, std::vector<gis::Text>& told) const {
    const ProblemSite& site = input_.problem.sites[n];
    const PathOption& chosen = *optionFor(site, *choices_[n].path);
    const Decision* decision = input_.sites[n].decision;
    if (decision != nullptr && decision->path == chosen.path) {
        told.push_back(decidedBy(*decision, chosen.path));
        return;
    }
    const auto& proposed = classification(n).proposedPath;
    if (proposed == chosen.path) {
        told.push_back(gis::text(
            "{}：政策规则建议的路径", "{}: the path that the rules propose", label(chosen.path)));
        return;
    }
    told.push_back(gis::text("{}：政策未排除的路径中总代价最低",
                             "{}: the least costly of the paths that no rule excludes",
                             label(chosen.path)));
    const std::optional<double> own = leastCost(input_.problem, site, chosen);
    for (const PathOption& other : site.options) {
        const std::optional<double> cost = leastCost(input_.problem, site, other);
        if (other.path != chosen.path && own && cost && *cost > *own) {
            told.push_back(gis::text("改为{}多 {:.0f} 万元（含环境和逾期代价）",
                                     "{} would cost {:.0f} x 10,000 yuan more, exposure and delay "
                                     "included",
                                     label(other.path),
                                     *cost - *own));
        }
    }
}

double Reasons::landUsedByOthers(std::size_t n, std::size_t park, int quarter) const {
    double used = 0;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        const Choice& choice = choices_[i];
        if (i != n && choice.path == Path::Relocation && choice.park == park &&
            choice.start <= quarter) {
            used += input_.problem.sites[i].land;
        }
    }
    return used;
}

/// For a park that would have been cheaper than the chosen one.
gis::Text Reasons::whyNotPark(std::size_t n, const ParkOption& other) const {
    const ProblemSite& site = input_.problem.sites[n];
    const std::vector<CapacityPhase>& land = input_.problem.parks[other.park].land;
    const std::string& name = project_.parks[other.park].name;
    for (int quarter = choices_[n].start; quarter < input_.problem.quarters; ++quarter) {
        const double others = landUsedByOthers(n, other.park, quarter);
        const double open = openAt(land, quarter);
        if (others + site.land > open + kSameLand) {
            return gis::text(
                "{}代价更低，但其可用地 {:.1f} 亩中已安排 {:.1f} 亩，放不下本厂区的 {:.1f} 亩",
                "{} would cost less, but of its {:.1f} mu {:.1f} are taken, which does "
                "not leave the {:.1f} needed",
                name,
                open,
                others,
                site.land);
        }
    }
    return gis::text(
        "{}代价更低，但受能力或总体安排所限",
        "{} would cost less, but its capacity or the plan as a whole does not allow it",
        name);
}

void Reasons::tellPark(std::size_t n, std::vector<gis::Text>& told) const {
    const ProblemSite& site = input_.problem.sites[n];
    const ParkOption* chosen = parkOptionFor(site, choices_[n].park);
    if (chosen == nullptr) {
        return;
    }
    const std::string& name = project_.parks[chosen->park].name;
    if (site.pinnedPark == chosen->park) {
        told.push_back(gis::text("承接园区{}：按决定", "park {}: as decided", name));
        return;
    }
    const ParkOption* cheaper = nullptr;
    const ParkOption* next = nullptr;
    for (const ParkOption& other : site.parks) {
        if (other.park == chosen->park) {
            continue;
        }
        if (other.cost < chosen->cost - kSameCost) {
            cheaper = cheaper == nullptr || other.cost < cheaper->cost ? &other : cheaper;
        } else {
            next = next == nullptr || other.cost < next->cost ? &other : next;
        }
    }
    if (cheaper != nullptr) {
        told.push_back(whyNotPark(n, *cheaper));
    } else {
        told.push_back(gis::text("承接园区{}：可承接园区中代价最低",
                                 "park {}: the least costly of those that can take it",
                                 name));
    }
    if (next != nullptr) {
        told.push_back(gis::text("改入{}多 {:.0f} 万元",
                                 "{} would cost {:.0f} x 10,000 yuan more",
                                 project_.parks[next->park].name,
                                 next->cost - chosen->cost));
    }
}

void Reasons::tellStart(std::size_t n, std::vector<gis::Text>& told) const {
    const ProblemSite& site = input_.problem.sites[n];
    const Choice& choice = choices_[n];
    const PathOption& option = *optionFor(site, *choice.path);
    const int late = quartersLate(option, choice.start);
    const int least = quartersLate(option, 0);
    if (site.pinnedStart == choice.start) {
        told.push_back({"开工时间：按决定", "start: as decided"});
    }
    if (late > 0 && least > 0) {
        told.push_back(
            gis::text("逾期 {} 个季度：到基准日期 {} 已无法按期，最少逾期 {} 个季度",
                      "{} quarters late: at the as-of date {} it can no longer be in time, "
                      "by at least {} quarters",
                      late,
                      gis::isoDate(project_.asOf),
                      least));
    } else if (late > 0) {
        told.push_back(gis::text("逾期 {} 个季度：早些时候受园区用地、同时施工数或决定所限",
                                 "{} quarters late: earlier, land, works at the same time or a "
                                 "decision stand in the way",
                                 late));
    }
    if (!site.pinnedStart && choice.path == Path::Relocation && choice.start > 0) {
        const std::vector<CapacityPhase>& land = input_.problem.parks[choice.park].land;
        const double before = openAt(land, choice.start - 1);
        if (landUsedByOthers(n, choice.park, choice.start - 1) + site.land > before + kSameLand) {
            told.push_back(
                gis::text("{} 前{}可用地只有 {:.1f} 亩，不能更早开工",
                          "before {} park {} has only {:.1f} mu open, so it cannot start earlier",
                          (input_.problem.firstQuarter + choice.start).label(),
                          project_.parks[choice.park].name,
                          before));
        }
    }
}

std::optional<gis::Text> Reasons::decidedParkIsFull(std::size_t n) const {
    const ProblemSite& site = input_.problem.sites[n];
    if (!site.pinnedPark) {
        return std::nullopt;
    }
    const int start = site.pinnedStart.value_or(input_.problem.quarters - 1);
    const double open = openAt(input_.problem.parks[*site.pinnedPark].land, start);
    const double taken = landUsedByOthers(n, *site.pinnedPark, start);
    if (taken + site.land <= open + kSameLand) {
        return std::nullopt;
    }
    return gis::text(
        "决定的承接园区{}在 {} 只有可用地 {:.1f} 亩（其他厂区占 {:.1f} 亩），放不下所需的 {:.1f} "
        "亩；"
        "请改园区、推迟开工或核实用地",
        "in {1} the decided park {0} has only {2:.1f} mu open ({3:.1f} taken by others), which "
        "does not "
        "hold the {4:.1f} needed; change the park, start later or check the land",
        project_.parks[*site.pinnedPark].name,
        (input_.problem.firstQuarter + start).label(),
        open,
        taken,
        site.land);
}

void Reasons::tellUnassigned(std::size_t n, std::vector<gis::Text>& told) const {
    const PlanSite& notes = input_.sites[n];
    told.insert(told.end(), notes.excluded.begin(), notes.excluded.end());
    const Classification& site = classification(n);
    for (const TraceStep& step : site.trace) {
        if (site.allowedPaths.empty() && step.verdict == Verdict::Pass) {
            told.push_back(step.sentence);
        }
    }
    if (const auto land = decidedParkIsFull(n)) {
        told.push_back(*land);
    } else if (!input_.problem.sites[n].options.empty()) {
        told.push_back({"其余路径或时间不符合决定、期限或园区能力",
                        "what is left does not agree with the decisions, dates or capacities"});
    } else if (told.empty()) {
        told.push_back({"没有可行的路径", "no path is open to it"});
    }
}

void Reasons::tellMissing(std::size_t n, std::vector<gis::Text>& told) const {
    const std::vector<std::string> facts = factsUnder(input_, n, choices_[n]);
    if (!facts.empty()) {
        told.push_back(gis::text("待定：依据不足的事实有 {}",
                                 "provisional: it rests on missing facts: {}",
                                 factNames(facts)));
    }
}

std::vector<gis::Text> Reasons::of(std::size_t n) const {
    std::vector<gis::Text> told;
    if (!choices_[n].path) {
        tellUnassigned(n, told);
    } else {
        tellPath(n, told);
        if (choices_[n].path == Path::Relocation) {
            tellPark(n, told);
        }
        tellStart(n, told);
    }
    const std::vector<gis::Text>& ruledOut = input_.sites[n].ruledOut;
    told.insert(told.end(), ruledOut.begin(), ruledOut.end());
    const std::vector<gis::Text>& conflicts = input_.sites[n].conflicts;
    told.insert(told.end(), conflicts.begin(), conflicts.end());
    tellMissing(n, told);
    return told;
}

}  // namespace ruyuan::planner::detail
