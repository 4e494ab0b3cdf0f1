// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/problem_check.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ruyuan::planner::detail {

namespace {

using gis::Result;

std::unexpected<gis::Error> misfit(const gis::Text& what, const std::string& where) {
    return gis::fail(
        gis::ErrorCode::InvalidArgument,
        gis::text("规划问题不一致：{}", "the planning problem does not fit together: {}", what),
        where);
}

bool isAmount(double value) {
    return std::isfinite(value) && value >= 0;
}

bool areAmounts(const std::vector<double>& values) {
    return std::ranges::all_of(values, isAmount);
}

Result<void> checkOption(const Problem& problem,
                         const ProblemSite& site,
                         const PathOption& option) {
    if (option.duration < 1 || option.downtime < 0 || option.downtime > option.duration) {
        return misfit(gis::text("{}的工期或停产期无效",
                                "duration or downtime of {} is invalid",
                                label(option.path)),
                      site.id);
    }
    const bool sound = option.earliestStart >= 0 && isAmount(option.cost) &&
                       isAmount(option.publicShare) && option.publicShare <= 1 &&
                       isAmount(option.residual) && option.residual <= 1 &&
                       std::isfinite(option.fixedPenalty);
    if (!sound) {
        return misfit(gis::text("{}的费用、比例或最早开工无效",
                                "a cost, share or earliest start of {} is invalid",
                                label(option.path)),
                      site.id);
    }
    const auto samePath = [&](const PathOption& other) { return other.path == option.path; };
    if (std::ranges::count_if(site.options, samePath) > 1) {
        return misfit(gis::text("{}重复出现", "{} appears twice", label(option.path)), site.id);
    }
    for (const ParkOption& park : site.parks) {
        if (park.park >= problem.parks.size() || !std::isfinite(park.cost)) {
            return misfit(
                gis::text("园区不存在或费用无效", "a park does not exist or has an invalid cost"),
                site.id);
        }
    }
    return {};
}

Result<void> checkSite(const Problem& problem, const ProblemSite& site) {
    if (site.county >= problem.counties.size() || site.sector >= problem.sectors.size()) {
        return misfit(gis::text("区县或行业不存在", "its county or sector does not exist"),
                      site.id);
    }
    if (site.utilities.size() != problem.utilities.size() ||
        site.emissions.size() != problem.pollutants.size()) {
        return misfit(
            gis::text("公用设施或污染物的项数不对", "wrong number of utilities or pollutants"),
            site.id);
    }
    const bool sound = areAmounts(site.utilities) && areAmounts(site.emissions) &&
                       isAmount(site.land) && isAmount(site.output) && isAmount(site.exposure) &&
                       isAmount(site.latePrice) && std::isfinite(site.unassignedPrice.value_or(0));
    if (!sound) {
        return misfit(gis::text("数量为负或不是数", "an amount is negative or no number"), site.id);
    }
    for (const PathOption& option : site.options) {
        if (Result<void> checked = checkOption(problem, site, option); !checked) {
            return checked;
        }
    }
    return {};
}

bool isCapacity(const std::vector<CapacityPhase>& phases) {
    const auto notBefore = [](const CapacityPhase& a, const CapacityPhase& b) {
        return a.last >= b.last;
    };
    return std::ranges::adjacent_find(phases, notBefore) == phases.end() &&
           std::ranges::is_sorted(phases, {}, &CapacityPhase::open) &&
           std::ranges::all_of(phases, isAmount, &CapacityPhase::open);
}

Result<void> checkPark(const Problem& problem, const ProblemPark& park) {
    if (park.utilities.size() != problem.utilities.size()) {
        return misfit(gis::text("公用设施的项数不对", "wrong number of utilities"), park.id);
    }
    if (!isCapacity(park.land) || !std::ranges::all_of(park.utilities, isCapacity)) {
        return misfit(gis::text("各期容量须按时间先后排列且不减",
                                "capacity phases must ascend in time and must not fall"),
                      park.id);
    }
    return {};
}

bool fits(std::size_t size, std::size_t wanted) {
    return size == 0 || size == wanted;
}

Result<void> checkLimits(const Problem& problem) {
    const std::size_t counties = problem.counties.size();
    const LimitPrices& prices = problem.prices;
    bool sound = fits(problem.throughput.size(), counties) &&
                 fits(problem.stoppage.size(), problem.sectors.size()) &&
                 fits(problem.countyBudget.size(), counties) &&
                 fits(problem.emissionLimit.size(), counties) &&
                 fits(prices.land.size(), problem.parks.size()) &&
                 fits(prices.utilities.size(), problem.parks.size());
    for (const auto& pollutants : problem.emissionLimit) {
        sound = sound && pollutants.size() == problem.pollutants.size();
        for (const std::vector<double>& limits : pollutants) {
            sound = sound && limits.size() == problem.emissionQuarters.size() && areAmounts(limits);
        }
    }
    for (const std::vector<double>& park : prices.utilities) {
        sound = sound && park.size() == problem.utilities.size() && areAmounts(park);
    }
    for (const std::vector<double>& years : problem.countyBudget) {
        sound = sound && areAmounts(years);
    }
    sound = sound && areAmounts(problem.throughput) && areAmounts(problem.stoppage) &&
            areAmounts(problem.cityBudget) && areAmounts(prices.land) &&
            areAmounts({prices.throughput, prices.stoppage, prices.budget, prices.emission}) &&
            isAmount(problem.cityShare) && problem.cityShare <= 1;
    if (!sound) {
        return misfit(gis::text("限额或价格的项数或数值不对",
                                "limits or prices have a wrong length or value"),
                      {});
    }
    return {};
}

}  // namespace

Result<void> checkProblem(const Problem& problem) {
    if (problem.quarters < 1 || problem.maxLate < 0) {
        return misfit(gis::text("规划期无效", "the horizon is invalid"), {});
    }
    for (const ProblemSite& site : problem.sites) {
        if (Result<void> checked = checkSite(problem, site); !checked) {
            return checked;
        }
    }
    for (const ProblemPark& park : problem.parks) {
        if (Result<void> checked = checkPark(problem, park); !checked) {
            return checked;
        }
    }
    return checkLimits(problem);
}

}  // namespace ruyuan::planner::detail
