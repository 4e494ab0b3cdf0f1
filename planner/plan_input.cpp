// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/plan_input.h"

#include "planner/checks/check.h"
#include "planner/detail/plan_options.h"
#include "planner/parameters.h"
#include "planner/suitability.h"
#include "planner/utilities.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace ruyuan::planner {

namespace {

using detail::OptionMaker;

std::string stripped(std::string_view name) {
    static constexpr std::array<std::string_view, 8> kNoise{
        "市", "区", "县", "（", "）", "(", ")", " "};
    std::string result(name);
    for (const std::string_view noise : kNoise) {
        for (std::size_t at = result.find(noise); at != std::string::npos;
             at = result.find(noise)) {
            result.erase(at, noise.size());
        }
    }
    return result;
}

bool contains(std::string_view text, std::string_view part) {
    return !part.empty() && text.find(part) != std::string_view::npos;
}

/// Sites that a plan is for, in the order of the project.
std::vector<std::size_t> sitesToPlan(const Project& project) {
    std::vector<std::size_t> sites;
    for (std::size_t i = 0; i < project.classifications.size(); ++i) {
        const Classification& site = project.classifications[i];
        const Decision* decision = decisionOf(project, site.siteId);
        if (needsPath(site) || (decision != nullptr && decision->path)) {
            sites.push_back(i);
        }
    }
    return sites;
}

std::string countyOf(const Project& project, std::size_t site) {
    const std::string& responsible =
        site < project.screening.size() ? project.screening[site].responsible : std::string();
    return responsible.empty() ? project.sites[site].county : responsible;
}

std::string sectorOf(const Classification& site) {
    return site.sectors.empty() ? std::string() : site.sectors.front();
}

template <class Key>
std::vector<std::string> namesOf(const std::vector<std::size_t>& sites, Key key) {
    std::set<std::string> names;
    for (const std::size_t site : sites) {
        names.insert(key(site));
    }
    return {names.begin(), names.end()};
}

std::size_t indexOf(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::ranges::lower_bound(names, name) - names.begin());
}

/// A capacity of a park as quarters see it. What opens on the first day of a quarter counts from
/// that quarter, else from the next. Empty when a phase's capacity is not known.
template <class Amount>
std::vector<CapacityPhase> capacity(const Park& park,
                                    gis::Quarter first,
                                    int quarters,
                                    Amount amount) {
    std::vector<CapacityPhase> result;
    double open = 0;
    for (const ParkPhase& phase : park.phases) {
        const std::optional<double> adds = amount(phase);
        if (!adds) {
            return {};
        }
        const gis::Quarter quarter = gis::Quarter::of(phase.opens);
        const int from = quarter - first + (quarter.firstDay() == phase.opens ? 0 : 1);
        const int last = std::min(from, quarters) - 1;
        if (last >= 0 && (result.empty() || result.back().last < last)) {
            result.push_back({last, open});
        }
        open += *adds;
    }
    if (!park.phases.empty() && (result.empty() || result.back().last < quarters - 1)) {
        result.push_back({quarters - 1, open});
    }
    return result;
}

std::optional<double> landOf(const ParkPhase& phase) {
    return phase.land ? std::optional(phase.land->mu()) : std::nullopt;
}

void addParks(const Project& project, const ParameterValues& values, Problem& problem) {
    std::vector<double> prices;
    for (const Utility& utility : utilities()) {
        problem.utilities.emplace_back(utility.word);
        prices.push_back(values(utility.price));
    }
    for (const Park& park : project.parks) {
        ProblemPark entry;
        entry.id = park.id;
        entry.land = capacity(park, problem.firstQuarter, problem.quarters, landOf);
        for (const Utility& utility : utilities()) {
            entry.utilities.push_back(
                capacity(park, problem.firstQuarter, problem.quarters, [&](const ParkPhase& phase) {
                    return phase.*utility.adds;
                }));
        }
        problem.parks.push_back(std::move(entry));
        problem.prices.land.push_back(values("land_overrun_price"));
        problem.prices.utilities.push_back(prices);
    }
}

void addThroughput(const ParameterValues& values, Problem& problem) {
    std::vector<int> sites(problem.counties.size(), 0);
    for (const ProblemSite& site : problem.sites) {
        ++sites[site.county];
    }
    for (const int count : sites) {
        problem.throughput.push_back(
            std::max(values("throughput_least"), std::ceil(values("throughput_share") * count)));
    }
    problem.prices.throughput = values("throughput_price");
}

/// One budget for all public money of a year, where the parameters set one.
void addBudget(const ParameterValues& values, Problem& problem) {
    const double budget = values("yearly_budget");
    if (budget <= 0) {
        return;
    }
    const gis::Quarter last = problem.firstQuarter + (problem.quarters - 1);
    const int years = last.year() - problem.firstQuarter.year() + 1;
    problem.cityShare = 1;
    problem.cityBudget.assign(static_cast<std::size_t>(years), budget);
    problem.prices.budget = values("budget_overrun_price");
}

/// As long as every option needs, and at least to the last date of the policy (2025Q4 of 37号 for
/// large firms) and to the parameter's length.
int horizon(const Project& project,
            const PolicyPack& pack,
            const ParameterValues& values,
            const PlanInput& input) {
    const gis::Quarter first = input.problem.firstQuarter;
    int quarters = static_cast<int>(values("horizon"));
    for (const PathDeadline& deadline : pack.deadlines) {
        if (deadline.finishBy) {
            quarters = std::max(quarters, gis::Quarter::of(*deadline.finishBy) - first + 1);
        }
    }
    int longest = 1;
    for (const ProblemSite& site : input.problem.sites) {
        for (const PathOption& option : site.options) {
            const int start = std::max(site.pinnedStart.value_or(0), option.latestStart);
            quarters = std::max(quarters, start + option.duration);
            quarters = std::max(quarters, option.finishBy.value_or(0) + 1);
            longest = std::max(longest, option.duration);
        }
    }
    for (const Park& park : project.parks) {
        for (const ParkPhase& phase : park.phases) {
            const int opens = gis::Quarter::of(phase.opens) - first + 1;
            // A phase in a far future does not lengthen the plan for everybody.
            if (opens < quarters) {
                quarters = std::max(quarters, opens + longest);
            }
        }
    }
    return quarters;
}

/// The parameter, beyond what is too late already.
int maxLate(const ParameterValues& values, const Problem& problem) {
    int unavoidable = 0;
    for (const ProblemSite& site : problem.sites) {
        for (const PathOption& option : site.options) {
            const int start = option.earliestStart;
            const int finish = start + option.duration - 1;
            unavoidable = std::max({unavoidable,
                                    start - option.startBy.value_or(start),
                                    finish - option.finishBy.value_or(finish)});
        }
    }
    return static_cast<int>(values("max_late")) + unavoidable;
}

/// Without a launch date, as closures are in 37号, works may start as long as they can finish.
void openClosures(Problem& problem) {
    for (ProblemSite& site : problem.sites) {
        for (PathOption& option : site.options) {
            if (!option.startBy) {
                option.latestStart = problem.quarters - option.duration;
            }
        }
    }
}

}  // namespace

const Decision* decisionOf(const Project& project, std::string_view siteId) {
    const Decision* result = nullptr;
    for (const Decision& decision : project.decisions) {
        // A later statement about dates or park alone does not take back an earlier path.
        if (decision.siteId == siteId && (decision.path || result == nullptr)) {
            result = &decision;
        }
    }
    return result;
}

std::optional<std::size_t> parkByName(const Project& project, std::string_view name) {
    std::vector<std::size_t> equal;
    std::vector<std::size_t> similar;
    const std::string wanted = stripped(name);
    for (std::size_t p = 0; p < project.parks.size(); ++p) {
        const std::string own = stripped(project.parks[p].name);
        if (own == wanted) {
            equal.push_back(p);
        } else if (contains(own, wanted) || contains(wanted, own)) {
            similar.push_back(p);
        }
    }
    const std::vector<std::size_t>& found = equal.empty() ? similar : equal;
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

gis::Money moneyOf(const PlanInput& input, std::size_t site, const Choice& choice) {
    const ProblemSite& entry = input.problem.sites[site];
    double wan = 0;
    for (const PathOption& option : entry.options) {
        if (option.path == choice.path) {
            wan += option.cost;
        }
    }
    for (const ParkOption& park : entry.parks) {
        if (choice.path == Path::Relocation && park.park == choice.park) {
            wan += park.cost - (park.provisional ? input.provisionalPrice : 0);
        }
    }
    return gis::Money::wan(wan);
}

gis::Result<PlanInput> planInput(const Project& project, const PolicyPack& pack) {
    auto values = ParameterValues::with(pack.planParameters);
    if (!values) {
        return std::unexpected(std::move(values.error()));
    }
    PlanInput input;
    input.provisionalPrice = (*values)("provisional_price");
    Problem& problem = input.problem;
    problem.firstQuarter = gis::Quarter::of(project.asOf);
    const std::vector<std::size_t> sites = sitesToPlan(project);
    problem.counties = namesOf(sites, [&](std::size_t i) { return countyOf(project, i); });
    problem.sectors =
        namesOf(sites, [&](std::size_t i) { return sectorOf(project.classifications[i]); });
    const OptionMaker maker(project, pack, *values, problem.firstQuarter);
    for (const std::size_t i : sites) {
        PlanSite notes;
        notes.site = i;
        ProblemSite site = maker.make(i, notes);
        site.county = indexOf(problem.counties, countyOf(project, i));
        site.sector = indexOf(problem.sectors, sectorOf(project.classifications[i]));
        for (const Utility& utility : utilities()) {
            site.utilities.push_back((project.sites[i].*utility.needs).value_or(0));
        }
        problem.sites.push_back(std::move(site));
        input.sites.push_back(std::move(notes));
    }
    problem.quarters = horizon(project, pack, *values, input);
    problem.maxLate = maxLate(*values, problem);
    openClosures(problem);
    addParks(project, *values, problem);
    addThroughput(*values, problem);
    addBudget(*values, problem);
    return input;
}

}  // namespace ruyuan::planner
