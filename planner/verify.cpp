// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/verify.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::planner {

// Everything here follows the text of planner/plan_problem.h line by line and is as plain as
// possible. It must not use anything that planner/solver uses.

namespace {

/// A choice that stands, with the option it takes.
struct Works {
    const ProblemSite* site = nullptr;
    const PathOption* option = nullptr;  ///< nothing: unassigned
    std::size_t park = 0;
    int start = 0;
    int finish = 0;  ///< last quarter of work
};

int latenessOf(const PathOption& option, int start) {
    int late = 0;
    if (option.startBy && start > *option.startBy) {
        late = start - *option.startBy;
    }
    const int finish = start + option.duration - 1;
    if (option.finishBy && finish > *option.finishBy) {
        late = std::max(late, finish - *option.finishBy);
    }
    return late;
}

const PathOption* optionOf(const ProblemSite& site, Path path) {
    for (const PathOption& option : site.options) {
        if (option.path == path) {
            return &option;
        }
    }
    return nullptr;
}

const ParkOption* parkOf(const ProblemSite& site, std::size_t park) {
    for (const ParkOption& option : site.parks) {
        if (option.park == park) {
            return &option;
        }
    }
    return nullptr;
}

std::string nameOf(const Problem& problem, std::size_t park) {
    return park < problem.parks.size() ? problem.parks[park].id : std::to_string(park);
}

/// Why the site may not do this; empty when it may.
gis::Text placeFault(const Problem& problem, const ProblemSite& site, const Choice& choice) {
    if (site.pinnedPath && *site.pinnedPath != *choice.path) {
        return gis::text("路径是{}，而决定是{}",
                         "its path is {}, the decision is {}",
                         label(*choice.path),
                         label(*site.pinnedPath));
    }
    if (optionOf(site, *choice.path) == nullptr) {
        return gis::text("不能选择{}", "it cannot take the path {}", label(*choice.path));
    }
    if (*choice.path != Path::Relocation) {
        return {};
    }
    if (parkOf(site, choice.park) == nullptr) {
        return gis::text(
            "不能迁入园区{}", "it cannot move to park {}", nameOf(problem, choice.park));
    }
    if (site.pinnedPark && *site.pinnedPark != choice.park) {
        return gis::text("迁入园区{}，而决定是{}",
                         "it moves to park {}, the decision is {}",
                         nameOf(problem, choice.park),
                         nameOf(problem, *site.pinnedPark));
    }
    return {};
}

gis::Text timeFault(const Problem& problem, const ProblemSite& site, const Choice& choice) {
    const PathOption& option = *optionOf(site, *choice.path);
    const int finish = choice.start + option.duration - 1;
    if (choice.start < 0 || finish >= problem.quarters) {
        return gis::text("第 {} 至第 {} 季度超出规划期（共 {} 个季度）",
                         "quarters {} to {} leave the horizon of {} quarters",
                         choice.start,
                         finish,
                         problem.quarters);
    }
    if (site.pinnedStart) {
        return *site.pinnedStart == choice.start
                   ? gis::Text{}
                   : gis::text("第 {} 季度开工，而决定是第 {} 季度",
                               "it starts in quarter {}, the decision is {}",
                               choice.start,
                               *site.pinnedStart);
    }
    if (choice.start < option.earliestStart) {
        return gis::text("第 {} 季度开工，最早应为第 {} 季度",
                         "it starts in quarter {}, the earliest is {}",
                         choice.start,
                         option.earliestStart);
    }
    if (choice.start > option.latestStart) {
        return gis::text("第 {} 季度开工，最迟应为第 {} 季度",
                         "it starts in quarter {}, the latest is {}",
                         choice.start,
                         option.latestStart);
    }
    const int late = latenessOf(option, choice.start);
    if (late > problem.maxLate) {
        return gis::text("逾期 {} 个季度，最多允许 {} 个",
                         "it is {} quarters late, at most {} are allowed",
                         late,
                         problem.maxLate);
    }
    return {};
}

gis::Text faultOf(const Problem& problem, const ProblemSite& site, const Choice& choice) {
    gis::Text fault = placeFault(problem, site, choice);
    return fault.empty() ? timeFault(problem, site, choice) : fault;
}

/// Whether there is anything at all that the site may do.
bool hasColumn(const Problem& problem, const ProblemSite& site) {
    for (const Path path : kAllPaths) {
        for (std::size_t park = 0; park == 0 || park < problem.parks.size(); ++park) {
            for (int start = 0; start < problem.quarters; ++start) {
                if (faultOf(problem, site, {path, park, start}).empty()) {
                    return true;
                }
            }
        }
    }
    return false;
}

/// Adds up one set of choices.
class Counter {
public:
    explicit Counter(const Problem& problem) : problem_(problem) {}

    Recount count(const std::vector<Choice>& choices);

private:
    void take(const ProblemSite& site, const Choice& choice);
    void addOwnCosts();
    void addParks();
    void addPhases(const std::vector<CapacityPhase>& phases,
                   const std::string& name,
                   double price,
                   const std::vector<double>& used);
    void addThroughput();
    void addStoppage();
    void addBudgets();
    void addEmissions();
    void charge(const std::string& name, double used, double limit, double price);
    [[nodiscard]] std::string quarterName(int t) const;
    [[nodiscard]] double publicCostIn(const Works& works, int year) const;

    const Problem& problem_;
    std::vector<Works> works_;
    Recount result_;
};

std::string Counter::quarterName(int t) const {
    return (problem_.firstQuarter + t).label();
}

void Counter::charge(const std::string& name, double used, double limit, double price) {
    // Sums of many amounts come out a little different in another order; that is no excess.
    const double rounding = 1e-9 * std::max(1.0, std::abs(limit));
    if (used > limit + rounding) {
        result_.objective += price * (used - limit);
        result_.exceeded.push_back({name, used, limit, price});
    }
}

void Counter::take(const ProblemSite& site, const Choice& choice) {
    gis::Text fault;
    if (choice.path) {
        fault = faultOf(problem_, site, choice);
    } else if (!site.unassignedPrice && hasColumn(problem_, site)) {
        fault = gis::text("未安排路径，但有可行的路径", "it has no path although one is possible");
    }
    if (!fault.empty()) {
        result_.violations.push_back(
            {site.id, gis::text("厂区 {}：{}", "site {}: {}", site.id, fault)});
        return;
    }
    Works works;
    works.site = &site;
    if (choice.path) {
        works.option = optionOf(site, *choice.path);
        works.park = choice.park;
        works.start = choice.start;
        works.finish = choice.start + works.option->duration - 1;
    }
    works_.push_back(works);
}

void Counter::addOwnCosts() {
    for (const Works& works : works_) {
        const ProblemSite& site = *works.site;
        if (works.option == nullptr) {
            result_.objective += site.unassignedPrice.value_or(0);
        } else {
            result_.objective += works.option->cost + works.option->fixedPenalty;
            result_.objective += site.latePrice * latenessOf(*works.option, works.start);
            if (works.option->path == Path::Relocation) {
                result_.objective += parkOf(site, works.park)->cost;
            }
        }
        for (int t = 0; t < problem_.quarters; ++t) {
            const bool done = works.option != nullptr && t > works.finish;
            result_.objective += site.exposure * (done ? works.option->residual : 1);
        }
    }
}

void Counter::addPhases(const std::vector<CapacityPhase>& phases,
                        const std::string& name,
                        double price,
                        const std::vector<double>& used) {
    if (phases.empty()) {
        return;
    }
    struct Worst {
        int quarter = 0;
        double used = -1;
    };
    std::vector<Worst> worst(phases.size());
    for (int t = 0; t < problem_.quarters; ++t) {
        std::size_t phase = 0;
        while (phase + 1 < phases.size() && phases[phase].last < t) {
            ++phase;
        }
        if (used[static_cast<std::size_t>(t)] > worst[phase].used) {
            worst[phase] = {t, used[static_cast<std::size_t>(t)]};
        }
    }
    for (std::size_t phase = 0; phase < phases.size(); ++phase) {
        if (worst[phase].used >= 0) {
            charge(name + " " + quarterName(worst[phase].quarter),
                   worst[phase].used,
                   phases[phase].open,
                   price);
        }
    }
}

void Counter::addParks() {
    const auto usedBy = [&](std::size_t park, auto since, auto amount) {
        std::vector<double> used;
        for (int t = 0; t < problem_.quarters; ++t) {
            double sum = 0;
            for (const Works& works : works_) {
                const bool moves =
                    works.option != nullptr && works.option->path == Path::Relocation;
                if (moves && works.park == park && since(works) <= t) {
                    sum += amount(*works.site);
                }
            }
            used.push_back(sum);
        }
        return used;
    };
    const LimitPrices& prices = problem_.prices;
    for (std::size_t p = 0; p < problem_.parks.size(); ++p) {
        const ProblemPark& park = problem_.parks[p];
        addPhases(park.land,
                  "land " + park.id,
                  prices.land.empty() ? 0 : prices.land[p],
                  usedBy(
                      p,
                      [](const Works& works) { return works.start; },
                      [](const ProblemSite& site) { return site.land; }));
        for (std::size_t u = 0; u < park.utilities.size(); ++u) {
            addPhases(park.utilities[u],
                      problem_.utilities[u] + " " + park.id,
                      prices.utilities.empty() ? 0 : prices.utilities[p][u],
                      usedBy(
                          p,
                          [](const Works& works) { return works.finish; },
                          [u](const ProblemSite& site) { return site.utilities[u]; }));
        }
    }
}

void Counter::addThroughput() {
    for (std::size_t c = 0; c < problem_.throughput.size(); ++c) {
        for (int t = 0; t < problem_.quarters; ++t) {
            int atWork = 0;
            for (const Works& works : works_) {
                const bool counts = works.option != nullptr && works.option->path != Path::Closure;
                if (counts && works.site->county == c && works.start <= t && t <= works.finish) {
                    ++atWork;
                }
            }
            charge("throughput " + problem_.counties[c] + " " + quarterName(t),
                   atWork,
                   problem_.throughput[c],
                   problem_.prices.throughput);
        }
    }
}

void Counter::addStoppage() {
    for (std::size_t s = 0; s < problem_.stoppage.size(); ++s) {
        for (int t = 0; t < problem_.quarters; ++t) {
            double output = 0;
            for (const Works& works : works_) {
                const bool counts = works.option != nullptr &&
                                    works.option->path != Path::Closure && works.site->sector == s;
                if (counts && works.finish - works.option->downtime < t && t <= works.finish) {
                    output += works.site->output;
                }
            }
            charge("stoppage " + problem_.sectors[s] + " " + quarterName(t),
                   output,
                   problem_.stoppage[s],
                   problem_.prices.stoppage);
        }
    }
}

double Counter::publicCostIn(const Works& works, int year) const {
    if (works.option == nullptr) {
        return 0;
    }
    int quarters = 0;
    for (int t = works.start; t <= works.finish; ++t) {
        quarters += (problem_.firstQuarter + t).year() == year ? 1 : 0;
    }
    return works.option->cost * works.option->publicShare * quarters / works.option->duration;
}

void Counter::addBudgets() {
    const int firstYear = problem_.firstQuarter.year();
    for (std::size_t y = 0; y < problem_.cityBudget.size(); ++y) {
        const int year = firstYear + static_cast<int>(y);
        double spent = 0;
        for (const Works& works : works_) {
            spent += problem_.cityShare * publicCostIn(works, year);
        }
        charge("city budget " + std::to_string(year),
               spent,
               problem_.cityBudget[y],
               problem_.prices.budget);
    }
    for (std::size_t c = 0; c < problem_.countyBudget.size(); ++c) {
        for (std::size_t y = 0; y < problem_.countyBudget[c].size(); ++y) {
            const int year = firstYear + static_cast<int>(y);
            double spent = 0;
            for (const Works& works : works_) {
                if (works.site->county == c) {
                    spent += (1 - problem_.cityShare) * publicCostIn(works, year);
                }
            }
            charge("county budget " + problem_.counties[c] + " " + std::to_string(year),
                   spent,
                   problem_.countyBudget[c][y],
                   problem_.prices.budget);
        }
    }
}

void Counter::addEmissions() {
    for (std::size_t c = 0; c < problem_.emissionLimit.size(); ++c) {
        for (std::size_t k = 0; k < problem_.pollutants.size(); ++k) {
            for (std::size_t i = 0; i < problem_.emissionQuarters.size(); ++i) {
                const int tau = problem_.emissionQuarters[i];
                double emitted = 0;
                for (const Works& works : works_) {
                    if (works.site->county == c) {
                        const bool done = works.option != nullptr && works.finish <= tau;
                        emitted += works.site->emissions[k] * (done ? works.option->residual : 1.0);
                    }
                }
                charge("emission " + problem_.counties[c] + " " + problem_.pollutants[k] + " " +
                           quarterName(tau),
                       emitted,
                       problem_.emissionLimit[c][k][i],
                       problem_.prices.emission);
            }
        }
    }
}

Recount Counter::count(const std::vector<Choice>& choices) {
    if (choices.size() != problem_.sites.size()) {
        result_.violations.push_back({{},
                                      gis::text("规划方案有 {} 个厂区，问题有 {} 个",
                                                "the plan has {} sites, the problem has {}",
                                                choices.size(),
                                                problem_.sites.size())});
        return result_;
    }
    for (std::size_t i = 0; i < choices.size(); ++i) {
        take(problem_.sites[i], choices[i]);
    }
    addOwnCosts();
    addParks();
    addThroughput();
    addStoppage();
    addBudgets();
    addEmissions();
    return result_;
}

}  // namespace

Recount recount(const Problem& problem, const std::vector<Choice>& choices) {
    return Counter(problem).count(choices);
}

}  // namespace ruyuan::planner
