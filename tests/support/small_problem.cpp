// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/small_problem.h"

#include "planner/verify.h"

#include <format>
#include <random>

namespace ruyuan::tests {

namespace {

using planner::Choice;
using planner::Path;
using planner::PathOption;
using planner::Problem;
using planner::ProblemSite;

constexpr int kQuarters = 6;

/// Whole numbers from mt19937 only: the standard fixes its output, not that of distributions.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : engine_(seed) {}
    int roll(int from, int to) {
        return from + static_cast<int>(engine_() % static_cast<std::uint32_t>(to - from + 1));
    }
    bool chance(int percent) { return roll(1, 100) <= percent; }

private:
    std::mt19937 engine_;
};

PathOption makeOption(Dice& dice, Path path) {
    PathOption option;
    option.path = path;
    option.duration = dice.roll(1, 3);
    option.downtime = dice.roll(0, option.duration);
    option.cost = dice.roll(10, 100);
    option.publicShare = dice.roll(0, 4) / 4.0;
    option.residual = path == Path::OnSite ? dice.roll(1, 3) / 4.0 : 0;
    option.latestStart = dice.roll(1, 4);
    option.earliestStart = dice.roll(0, 1);
    if (dice.chance(60)) {
        option.startBy = dice.roll(0, 3);
    }
    if (dice.chance(60)) {
        option.finishBy = dice.roll(1, 4);
    }
    option.fixedPenalty = dice.roll(0, 20);
    return option;
}

ProblemSite makeSite(Dice& dice, std::size_t number) {
    ProblemSite site;
    site.id = std::format("S{}", number + 1);
    site.county = static_cast<std::size_t>(dice.roll(0, 1));
    site.sector = static_cast<std::size_t>(dice.roll(0, 1));
    for (const Path path : planner::kAllPaths) {
        if (dice.chance(60)) {
            site.options.push_back(makeOption(dice, path));
        }
    }
    for (std::size_t park = 0; park < 2; ++park) {
        if (dice.chance(80)) {
            site.parks.push_back({park, static_cast<double>(dice.roll(0, 30)), false});
        }
    }
    site.land = dice.roll(5, 40);
    site.utilities = {static_cast<double>(dice.roll(0, 20))};
    site.output = dice.roll(1, 10);
    site.emissions = {static_cast<double>(dice.roll(1, 30))};
    site.exposure = dice.roll(0, 8);
    site.latePrice = dice.roll(0, 15);
    if (dice.chance(15)) {
        site.pinnedPath = Path::Relocation;
        site.pinnedPark = 0;
    }
    if (dice.chance(15)) {
        site.pinnedStart = dice.roll(0, 5);
    }
    if (dice.chance(30)) {
        site.unassignedPrice = dice.roll(20, 150);
    }
    return site;
}

void addLimits(Dice& dice, Problem& problem) {
    for (int p = 0; p < 2; ++p) {
        const double first = dice.roll(0, 30);
        const double sewage = dice.roll(0, 20);
        problem.parks.push_back({std::format("P{}", p + 1),
                                 {{dice.roll(0, 2), first}, {5, first + dice.roll(0, 40)}},
                                 {{{dice.roll(1, 3), sewage}, {7, sewage + 10}, {9, 100}}}});
        problem.prices.land.push_back(dice.roll(0, 5));
        problem.prices.utilities.push_back({static_cast<double>(dice.roll(0, 5))});
    }
    problem.throughput = {1, static_cast<double>(dice.roll(0, 2))};
    problem.stoppage = {static_cast<double>(dice.roll(0, 8)), static_cast<double>(dice.roll(0, 8))};
    problem.cityBudget = {static_cast<double>(dice.roll(5, 60)),
                          static_cast<double>(dice.roll(5, 60))};
    problem.countyBudget = {{static_cast<double>(dice.roll(5, 40)), 20.0}, {30.0, 15.0}};
    problem.cityShare = dice.roll(0, 4) / 4.0;
    problem.emissionQuarters = {2, 5};
    problem.emissionLimit = {{{static_cast<double>(dice.roll(5, 40)), 8.0}}, {{30.0, 5.0}}};
    problem.prices.throughput = dice.roll(0, 30);
    problem.prices.stoppage = dice.roll(0, 6);
    problem.prices.budget = dice.roll(0, 5);
    problem.prices.emission = dice.roll(0, 5);
}

/// Goes through all combinations like an odometer; false after the last.
bool next(std::vector<std::size_t>& places, const std::vector<std::vector<Choice>>& choices) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (++places[i] < choices[i].size()) {
            return true;
        }
        places[i] = 0;
    }
    return false;
}

}  // namespace

planner::Problem smallProblem(std::size_t sites, std::uint32_t seed) {
    Dice dice(seed);
    Problem problem;
    problem.firstQuarter = gis::Quarter(2019, 3);
    problem.quarters = kQuarters;
    problem.maxLate = 2;
    problem.counties = {"A", "B"};
    problem.sectors = {"cement", "glass"};
    problem.utilities = {"sewage"};
    problem.pollutants = {"PM"};
    for (std::size_t i = 0; i < sites; ++i) {
        problem.sites.push_back(makeSite(dice, i));
    }
    addLimits(dice, problem);
    return problem;
}

std::vector<Choice> possibleChoices(const Problem& problem, std::size_t site) {
    Problem alone = problem;
    alone.sites = {problem.sites[site]};
    std::vector<Choice> possible;
    const auto offer = [&](const Choice& choice) {
        if (planner::recount(alone, {choice}).violations.empty()) {
            possible.push_back(choice);
        }
    };
    for (const Path path : planner::kAllPaths) {
        const std::size_t parks = path == Path::Relocation ? problem.parks.size() : 1;
        for (std::size_t park = 0; park < parks; ++park) {
            for (int start = 0; start < problem.quarters; ++start) {
                offer({path, park, start});
            }
        }
    }
    offer({});
    return possible;
}

BruteForce cheapestOfAll(const Problem& problem) {
    std::vector<std::vector<Choice>> possible;
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        possible.push_back(possibleChoices(problem, i));
    }
    std::vector<std::size_t> places(problem.sites.size(), 0);
    BruteForce best;
    do {
        std::vector<Choice> choices;
        for (std::size_t i = 0; i < places.size(); ++i) {
            choices.push_back(possible[i][places[i]]);
        }
        const double objective = planner::recount(problem, choices).objective;
        if (best.choices.empty() || objective < best.objective) {
            best = {choices, objective};
        }
    } while (next(places, possible));
    return best;
}

}  // namespace ruyuan::tests
