// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/plan_instance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <numbers>
#include <numeric>

namespace ruyuan::tests {

namespace {

using planner::CapacityPhase;
using planner::Path;
using planner::PathOption;
using planner::Problem;
using planner::ProblemPark;
using planner::ProblemSite;

constexpr std::size_t kCounties = 12;
constexpr std::size_t kInnerCounties = 5;
constexpr std::size_t kSectors = 10;
constexpr std::size_t kPollutants = 3;
constexpr std::size_t kUtilities = 3;  // sewage, heat, emission quota of the park
constexpr int kQuarters = 28;
constexpr std::array kSectorNames{"steel",
                                  "aluminium",
                                  "cement",
                                  "glass",
                                  "coking",
                                  "foundry",
                                  "carbon",
                                  "chemical",
                                  "paper",
                                  "dyeing"};
constexpr std::array<double, kSectors> kSectorWeights{
    .03, .02, .12, .06, .03, .24, .10, .22, .08, .10};
constexpr std::array<double, kSectors> kOnSiteChance{.3, .3, .55, .55, .2, .6, .5, .25, .55, .55};
constexpr std::array<double, kSectors> kSewage{1, .5, .2, .3, 2, .4, .3, 3, 6, 8};
constexpr std::array<double, kSectors> kHeat{1, .5, .2, .5, 1, .5, .5, 4, 5, 6};
// NOx+SO2, PM, VOC for each unit of z.
constexpr std::array<std::array<double, kPollutants>, kSectors> kEmissions{{{9, 7, 1},
                                                                            {6, 5, .5},
                                                                            {8, 9, 0},
                                                                            {7, 3, 0},
                                                                            {6, 6, 5},
                                                                            {1.5, 5, 2},
                                                                            {4, 6, 2},
                                                                            {2, 1, 9},
                                                                            {2, 1, 2},
                                                                            {1, .5, 5}}};
constexpr std::array<double, 4> kSizeWeights{.45, .35, .15, .05};
constexpr std::array<double, 4> kSizeUnits{1, 3, 10, 30};
constexpr std::array<double, 7> kBudgetYears{.10, .22, .22, .18, .10, .09, .09};

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    double uniform() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return static_cast<double>((z ^ (z >> 31U)) >> 11U) * 0x1p-53;
    }
    double uniform(double from, double to) { return from + (to - from) * uniform(); }
    /// One of 0 to last.
    int step(int last) { return static_cast<int>(uniform() * (last + 1)); }
    bool chance(double p) { return uniform() < p; }
    double normal() {
        const double radius = std::sqrt(-2 * std::log(1 - uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }
    double noise(double sigma) { return std::exp(sigma * normal()); }
    template <std::size_t N>
    std::size_t pick(const std::array<double, N>& weights) {
        double left = uniform() * std::accumulate(weights.begin(), weights.end(), 0.0);
        for (std::size_t i = 0; i + 1 < N; ++i) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return N - 1;
    }

private:
    std::uint64_t state_;
};

struct Point {
    double x = 0;
    double y = 0;
};

Point polar(double angle, double radius) {
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

double squaredDistance(Point a, Point b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

struct ParkDraft {
    Point place;
    double landPrice = 0;
    bool certified = false;
    std::array<bool, kSectors> accepts{};
    std::array<int, 2> landEnds{};
    int utilityEnd = 0;
    double weight = 0;
};

/// What the capacities are made from, beside the problem's own sites.
struct SiteDraft {
    std::vector<double> publicCosts;  ///< one for each option
    double relocationCost = 0;
};

class City {
public:
    City(std::size_t parks, std::uint64_t seed) : random_(seed) {
        drawCounties();
        drawParks(parks);
    }

    Problem make(std::size_t sites, double tight);

private:
    void drawCounties();
    void drawParks(std::size_t count);
    void drawSite(std::size_t number);
    void drawOptions(
        ProblemSite& site, SiteDraft& draft, std::size_t size, double z, double employees);
    PathOption draw(Path path, std::size_t size, double z, double employees);
    void addParks(ProblemSite& site, Point place, double employees) const;
    double population(Point place) const;
    void addParkCapacities(double tight);
    void addFlowLimits(double tight);
    void addBudgets(double tight);
    void addEmissionLimits();
    void addPrices();

    Random random_;
    std::array<Point, kCounties> counties_;
    std::vector<ParkDraft> parks_;
    std::vector<SiteDraft> drafts_;
    Problem problem_;
};

void City::drawCounties() {
    for (std::size_t c = 0; c < kCounties; ++c) {
        const double angle = random_.uniform(0, 2 * std::numbers::pi);
        const bool inner = c < kInnerCounties;
        counties_[c] = polar(angle, inner ? random_.uniform(1, 6) : random_.uniform(15, 35));
    }
}

void City::drawParks(std::size_t count) {
    for (std::size_t p = 0; p < count; ++p) {
        ParkDraft& park = parks_.emplace_back();
        const double angle = random_.uniform(0, 2 * std::numbers::pi);
        park.place = polar(angle, random_.uniform(12, 35));
        park.landPrice = random_.uniform(10, 25);
        park.certified = random_.chance(.3) || p < 2;
        for (bool& accepts : park.accepts) {
            accepts = random_.chance(.4);
        }
        park.landEnds = {4 + random_.step(4) - 1, 10 + random_.step(6) - 1};
        park.utilityEnd = 6 + random_.step(6) - 1;
        park.weight = random_.noise(.4);
    }
    for (std::size_t s = 0; s < kSectors; ++s) {
        for (std::size_t p = 3 * s; p < 3 * s + 3; ++p) {
            parks_[p % count].accepts[s] = true;
        }
    }
}

double City::population(Point place) const {
    double density = 12000 * std::exp(-squaredDistance(place, {}) / 128) + 400;
    for (std::size_t c = kInnerCounties; c < kCounties; ++c) {
        density += 5000 * std::exp(-squaredDistance(place, counties_[c]) / 18);
    }
    return 28.27 / 1000 * density;
}

void City::drawSite(std::size_t number) {
    constexpr std::array<double, kCounties> kCountyWeights{
        .1, .1, .1, .1, .1, .5 / 7, .5 / 7, .5 / 7, .5 / 7, .5 / 7, .5 / 7, .5 / 7};
    ProblemSite& site = problem_.sites.emplace_back();
    SiteDraft& draft = drafts_.emplace_back();
    site.id = std::format("S{:05}", number + 1);
    site.county = random_.pick(kCountyWeights);
    const double spread = site.county < kInnerCounties ? 3 : 4;
    const double dx = spread * random_.normal();
    const double dy = spread * random_.normal();
    const Point place{counties_[site.county].x + dx, counties_[site.county].y + dy};
    site.sector = random_.pick(kSectorWeights);
    const std::size_t size = random_.pick(kSizeWeights);
    const double z = kSizeUnits[size] * random_.noise(.3);
    for (const double factor : kEmissions[site.sector]) {
        site.emissions.push_back(factor * z * random_.noise(.5));
    }
    const double sewage = kSewage[site.sector] * z * random_.noise(.3);
    const double heat = kHeat[site.sector] * z * random_.noise(.3);
    const double all = site.emissions[0] + site.emissions[1] + site.emissions[2];
    site.utilities = {sewage, heat, .3 * all};
    const double employees = 40 * std::pow(z, .85) * random_.noise(.3);
    site.land = 8 * std::pow(z, .8) * random_.noise(.3);
    site.output = z * random_.noise(.2);
    site.exposure = .002 * (site.emissions[0] + 2 * site.emissions[1] + 1.5 * site.emissions[2]) *
                    population(place);
    site.latePrice = 150 * std::sqrt(z);
    drawOptions(site, draft, size, z, employees);
    addParks(site, place, employees);
}

void City::drawOptions(
    ProblemSite& site, SiteDraft& draft, std::size_t size, double z, double employees) {
    std::vector<Path> allowed;
    if (random_.chance(kOnSiteChance[site.sector])) {
        allowed.push_back(Path::OnSite);
    }
    if (size > 0 || !random_.chance(.15)) {
        allowed.push_back(Path::Relocation);
    }
    if (random_.chance(.35)) {
        allowed.push_back(Path::Transformation);
    }
    allowed.push_back(Path::Closure);
    for (const Path path : allowed) {
        const PathOption& option = site.options.emplace_back(draw(path, size, z, employees));
        draft.publicCosts.push_back(option.cost * option.publicShare);
        if (path == Path::Relocation) {
            draft.relocationCost = option.cost;
        }
    }
}

/// One path of a site of @p size (0 small to 3 extra-large) and scale @p z.
PathOption City::draw(Path path, std::size_t size, double z, double employees) {
    const double scale = std::pow(z, .8);
    const bool large = size >= 2;
    const int extra = static_cast<int>(size);
    PathOption option;
    option.path = path;
    option.latestStart = kQuarters - 1;
    switch (path) {
        case Path::OnSite:
            option.duration = 2 + extra + random_.step(1);
            option.downtime = large ? 2 : 1;
            option.cost = 120 * scale * random_.noise(.3);
            option.publicShare = .15;
            option.residual = .35;
            option.startBy = 5;
            option.finishBy = 7;
            break;
        case Path::Relocation:
            option.duration = 4 + 2 * extra + random_.step(2);
            option.downtime = std::array{1, 2, 2, 3}[size];
            option.cost = 300 * scale * random_.noise(.25);
            option.publicShare = .25;
            option.startBy = large ? 19 : 11;
            option.finishBy = large ? 27 : 15;
            break;
        case Path::Transformation:
            option.duration = 3 + extra + random_.step(1);
            option.downtime = large ? 3 : 2;
            option.cost = 180 * scale * random_.noise(.4);
            option.publicShare = .2;
            option.residual = .05;
            option.fixedPenalty = .5 * employees;
            option.startBy = 7;
            option.finishBy = 11;
            break;
        case Path::Closure:
            option.duration = large ? 2 : 1;
            option.cost = 6 * employees + 80 * scale + 150 * z;
            option.publicShare = .4;
            option.fixedPenalty = 2 * employees;
            option.startBy = 27;
            option.finishBy = 7;
            break;
    }
    return option;
}

void City::addParks(ProblemSite& site, Point place, double employees) const {
    const bool chemical = site.sector == 4 || site.sector == 7;
    for (std::size_t p = 0; p < parks_.size(); ++p) {
        const ParkDraft& park = parks_[p];
        if (park.accepts[site.sector] && (park.certified || !chemical)) {
            const double km = std::sqrt(squaredDistance(place, park.place));
            site.parks.push_back({p, park.landPrice * site.land + .02 * employees * km, false});
        }
    }
}

bool canMove(const ProblemSite& site) {
    return std::ranges::any_of(
        site.options, [](const PathOption& option) { return option.path == Path::Relocation; });
}

void City::addParkCapacities(double tight) {
    constexpr std::array<double, kUtilities> kUtilityShares{.60, .65, .60};
    std::vector<double> land(parks_.size(), 0.0);
    std::vector<std::array<double, kUtilities>> utilities(parks_.size());
    for (const ProblemSite& site : problem_.sites) {
        if (!canMove(site)) {
            continue;
        }
        const auto share = 1 / static_cast<double>(site.parks.size());
        for (const planner::ParkOption& option : site.parks) {
            land[option.park] += share * site.land;
            for (std::size_t u = 0; u < kUtilities; ++u) {
                utilities[option.park][u] += share * site.utilities[u];
            }
        }
    }
    double weights = 0;
    for (const ParkDraft& park : parks_) {
        weights += park.weight / static_cast<double>(parks_.size());
    }
    for (std::size_t p = 0; p < parks_.size(); ++p) {
        const ParkDraft& draft = parks_[p];
        const double factor = tight * (.5 + .5 * draft.weight / weights);
        ProblemPark& park = problem_.parks.emplace_back();
        park.id = std::format("P{:03}", p + 1);
        const double full = .60 * factor * land[p];
        park.land = {{draft.landEnds[0], .40 * full}, {draft.landEnds[1], .75 * full}, {27, full}};
        for (std::size_t u = 0; u < kUtilities; ++u) {
            const double open = kUtilityShares[u] * factor * utilities[p][u];
            park.utilities.push_back({{draft.utilityEnd, .60 * open}, {27, open}});
        }
    }
}

void City::addFlowLimits(double tight) {
    std::array<int, kCounties> firms{};
    std::array<double, kSectors> total{};
    std::array<double, kSectors> largest{};
    for (const ProblemSite& site : problem_.sites) {
        ++firms[site.county];
        total[site.sector] += site.output;
        largest[site.sector] = std::max(largest[site.sector], site.output);
    }
    for (const int count : firms) {
        problem_.throughput.push_back(std::max(2.0, std::ceil(tight * .40 * count)));
    }
    for (std::size_t s = 0; s < kSectors; ++s) {
        problem_.stoppage.push_back(std::max(1.02 * largest[s], tight * .18 * total[s]));
    }
}

void City::addBudgets(double tight) {
    std::array<double, kCounties> sum{};
    std::array<double, kCounties> largest{};
    double all = 0;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
        const std::vector<double>& costs = drafts_[i].publicCosts;
        const double mean =
            std::accumulate(costs.begin(), costs.end(), 0.0) / static_cast<double>(costs.size());
        const std::size_t county = problem_.sites[i].county;
        all += mean;
        sum[county] += mean;
        largest[county] = std::max(largest[county], mean);
    }
    problem_.countyBudget.resize(kCounties);
    for (const double share : kBudgetYears) {
        problem_.cityBudget.push_back(tight * .5 * .85 * share * all);
        for (std::size_t c = 0; c < kCounties; ++c) {
            problem_.countyBudget[c].push_back(tight *
                                               (.5 * .85 * share * sum[c] + .2 * largest[c]));
        }
    }
}

void City::addEmissionLimits() {
    constexpr std::array<double, 3> kShares{.85, .55, .22};
    problem_.emissionQuarters = {7, 15, 27};
    problem_.emissionLimit.resize(kCounties);
    for (std::size_t c = 0; c < kCounties; ++c) {
        for (std::size_t k = 0; k < kPollutants; ++k) {
            double total = 0;
            double largest = 0;
            for (const ProblemSite& site : problem_.sites) {
                if (site.county == c) {
                    total += site.emissions[k];
                    largest = std::max(largest, site.emissions[k]);
                }
            }
            std::vector<double>& limits = problem_.emissionLimit[c].emplace_back();
            for (const double share : kShares) {
                limits.push_back(share * total + .35 * largest);
            }
        }
    }
}

void City::addPrices() {
    const auto count = static_cast<double>(problem_.sites.size());
    double relocation = 0;
    double movers = 0;
    double land = 0;
    double output = 0;
    double emissions = 0;
    std::array<double, kUtilities> utilities{};
    for (std::size_t i = 0; i < problem_.sites.size(); ++i) {
        const ProblemSite& site = problem_.sites[i];
        relocation += drafts_[i].relocationCost;
        movers += canMove(site) ? 1 : 0;
        land += site.land;
        output += site.output;
        emissions += std::accumulate(site.emissions.begin(), site.emissions.end(), 0.0);
        for (std::size_t u = 0; u < kUtilities; ++u) {
            utilities[u] += site.utilities[u];
        }
    }
    const double mean = relocation / movers;
    planner::LimitPrices& prices = problem_.prices;
    prices.land.assign(parks_.size(), 10 * mean * count / land);
    prices.utilities.assign(parks_.size(), {});
    for (std::vector<double>& park : prices.utilities) {
        for (const double demand : utilities) {
            park.push_back(10 * mean * count / demand);
        }
    }
    prices.throughput = mean;
    prices.stoppage = 5 * mean * count / output;
    prices.budget = 10;
    prices.emission = 5 * mean / (emissions / (count * kPollutants));
}

Problem City::make(std::size_t sites, double tight) {
    problem_.firstQuarter = gis::Quarter(2019, 1);
    problem_.quarters = kQuarters;
    problem_.maxLate = 4;
    for (std::size_t c = 0; c < kCounties; ++c) {
        problem_.counties.push_back(std::format("county {}", c + 1));
    }
    problem_.sectors.assign(kSectorNames.begin(), kSectorNames.end());
    problem_.utilities = {"sewage", "heat", "emission quota"};
    problem_.pollutants = {"NOx+SO2", "PM", "VOC"};
    for (std::size_t i = 0; i < sites; ++i) {
        drawSite(i);
    }
    addParkCapacities(tight);
    addFlowLimits(tight);
    addBudgets(tight);
    addEmissionLimits();
    addPrices();
    return std::move(problem_);
}

}  // namespace

planner::Problem planInstance(std::size_t sites,
                              std::size_t parks,
                              std::uint64_t seed,
                              double tight) {
    return City(parks, seed).make(sites, tight);
}

}  // namespace ruyuan::tests
