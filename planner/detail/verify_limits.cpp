// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/verify_limits.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace ruyuan::planner::detail {

namespace {

using gis::Quarter;

/// One kind of capacity that parks have.
struct Capacity {
    std::string word;
    gis::Text name;
    std::string price;  ///< of one unit too much, a parameter
    std::function<std::optional<double>(const ParkPhase&)> adds;
    std::function<double(const Site&)> needs;
    std::optional<Quarter> PlanEntry::* since;  ///< the site uses it from this quarter on
};

std::vector<Capacity> capacities(const VerifyInputs& inputs) {
    return {{"land",
             {"用地（亩）", "land (mu)"},
             "land_overrun_price",
             [](const ParkPhase& phase) {
                 return phase.land ? std::optional(phase.land->mu()) : std::nullopt;
             },
             [&inputs](const Site& site) { return inputs.land(site); },
             &PlanEntry::start},
            {"sewage",
             {"污水处理（吨/日）", "sewage (t/d)"},
             "utility_overrun_price",
             [](const ParkPhase& phase) { return phase.sewage; },
             [](const Site& site) { return site.sewage.value_or(0); },
             &PlanEntry::finish},
            {"heat",
             {"供热（吨/时）", "heat (t/h)"},
             "utility_overrun_price",
             [](const ParkPhase& phase) { return phase.heat; },
             [](const Site& site) { return site.heat.value_or(0); },
             &PlanEntry::finish},
            {"gas",
             {"供气（立方米/日）", "gas (m3/d)"},
             "gas_overrun_price",
             [](const ParkPhase& phase) { return phase.gas; },
             [](const Site& site) { return site.gas.value_or(0); },
             &PlanEntry::finish},
            {"power",
             {"供电（千伏安）", "power (kVA)"},
             "power_overrun_price",
             [](const ParkPhase& phase) { return phase.power; },
             [](const Site& site) { return site.power.value_or(0); },
             &PlanEntry::finish},
            {"water",
             {"供水（吨/日）", "water (t/d)"},
             "water_overrun_price",
             [](const ParkPhase& phase) { return phase.water; },
             [](const Site& site) { return site.water.value_or(0); },
             &PlanEntry::finish},
            {"voc",
             {"VOCs指标（吨/年）", "VOC head-room (t/a)"},
             "emission_overrun_price",
             [](const ParkPhase& phase) { return phase.voc; },
             [](const Site& site) { return site.voc.value_or(0); },
             &PlanEntry::finish},
            {"nox",
             {"氮氧化物指标（吨/年）", "NOx head-room (t/a)"},
             "emission_overrun_price",
             [](const ParkPhase& phase) { return phase.nox; },
             [](const Site& site) { return site.nox.value_or(0); },
             &PlanEntry::finish}};
}

double usedIn(const VerifyInputs& inputs,
              const Park& park,
              const Capacity& capacity,
              Quarter quarter) {
    double used = 0;
    for (const PlanEntry& entry : inputs.plan().entries) {
        const Site* site = inputs.site(entry.siteId);
        const std::optional<Quarter> since = entry.*capacity.since;
        const bool there = entry.path == Path::Relocation && entry.parkId == park.id;
        if (site != nullptr && there && since && *since <= quarter) {
            used += capacity.needs(*site);
        }
    }
    return used;
}

void addPark(const VerifyInputs& inputs,
             const Park& park,
             const Capacity& capacity,
             Quarter last,
             std::vector<SharedLimit>& limits) {
    const bool known =
        !park.phases.empty() && std::ranges::all_of(park.phases, [&](const ParkPhase& phase) {
            return capacity.adds(phase).has_value();
        });
    if (!known) {
        return;
    }
    std::optional<std::ptrdiff_t> openings;
    for (Quarter quarter = inputs.first(); quarter <= last; quarter = quarter + 1) {
        SharedLimit limit;
        std::ptrdiff_t open = 0;
        for (const ParkPhase& phase : park.phases) {
            if (phase.opens <= quarter.firstDay()) {
                limit.limit += *capacity.adds(phase);
                ++open;
            }
        }
        limit.row = capacity.word + " " + park.id + " " + quarter.label();
        limit.name = gis::text("园区 {}（{}）{} {}",
                               "park {} ({}) in {}, {}",
                               park.id,
                               park.name,
                               quarter.label(),
                               capacity.name);
        limit.quarter = quarter;
        limit.used = usedIn(inputs, park, capacity, quarter);
        limit.price = inputs.values()(capacity.price);
        if (openings != open) {
            limits.push_back(std::move(limit));
        } else if (limit.used > limits.back().used) {
            limits.back() = std::move(limit);
        }
        openings = open;
    }
}

std::string countyOf(const VerifyInputs& inputs, const Site& site) {
    const SiteScreening* screening = inputs.screening(site);
    return screening == nullptr || screening->responsible.empty() ? site.county
                                                                  : screening->responsible;
}

/// Closures are no works in this sense.
int atWorkIn(const VerifyInputs& inputs, const std::string& county, Quarter quarter) {
    return static_cast<int>(
        std::ranges::count_if(inputs.plan().entries, [&](const PlanEntry& entry) {
            const Site* site = inputs.site(entry.siteId);
            return site != nullptr && entry.path && entry.path != Path::Closure && entry.start &&
                   entry.finish && *entry.start <= quarter && quarter <= *entry.finish &&
                   countyOf(inputs, *site) == county;
        }));
}

void addCounties(const VerifyInputs& inputs, Quarter last, std::vector<SharedLimit>& limits) {
    std::map<std::string, int> sites;
    for (const Site& site : inputs.project().sites) {
        if (inputs.belongsToPlan(site)) {
            ++sites[countyOf(inputs, site)];
        }
    }
    const ParameterValues& values = inputs.values();
    for (const auto& [county, count] : sites) {
        const double most =
            std::max(values("throughput_least"), std::ceil(values("throughput_share") * count));
        for (Quarter quarter = inputs.first(); quarter <= last; quarter = quarter + 1) {
            SharedLimit limit;
            limit.row = "throughput " + county + " " + quarter.label();
            limit.name = gis::text(
                "{} {} 同时施工厂区", "sites at work in {} in {}", county, quarter.label());
            limit.quarter = quarter;
            limit.used = atWorkIn(inputs, county, quarter);
            limit.limit = most;
            limit.price = values("throughput_price");
            limits.push_back(std::move(limit));
        }
    }
}

/// 万元 from public budgets that an entry's works cost in a year: their share of the works alone,
/// spread evenly over their quarters.
double publicWanIn(const VerifyInputs& inputs, const PlanEntry& entry, int year) {
    const Site* site = inputs.site(entry.siteId);
    if (site == nullptr || !entry.path || !entry.start || !entry.finish) {
        return 0;
    }
    int quarters = 0;
    int all = 0;
    for (Quarter quarter = *entry.start; quarter <= *entry.finish; quarter = quarter + 1) {
        ++all;
        quarters += quarter.year() == year ? 1 : 0;
    }
    double works = inputs.ofPath(*entry.path, "cost", *site);
    if (entry.path == Path::Closure) {
        works += inputs.employees(*site) * inputs.values()("closure_cost_per_employee");
    }
    std::string share(word(*entry.path));
    std::ranges::replace(share, '-', '_');
    return all == 0 ? 0 : works * inputs.values()(share + "_public_share") * quarters / all;
}

void addBudgets(const VerifyInputs& inputs, Quarter last, std::vector<SharedLimit>& limits) {
    const double budget = inputs.values()("yearly_budget");
    for (int year = inputs.first().year(); budget > 0 && year <= last.year(); ++year) {
        SharedLimit limit;
        limit.row = "city budget " + std::to_string(year);
        limit.name = gis::text("{}年财政投入（万元）", "public money of {}, 10 000 yuan", year);
        limit.quarter = Quarter(year, 1);
        for (const PlanEntry& entry : inputs.plan().entries) {
            limit.used += publicWanIn(inputs, entry, year);
        }
        limit.limit = budget;
        limit.price = inputs.values()("budget_overrun_price");
        limits.push_back(std::move(limit));
    }
}

}  // namespace

std::vector<SharedLimit> sharedLimits(const VerifyInputs& inputs, Quarter last) {
    std::vector<SharedLimit> limits;
    for (const Park& park : inputs.project().parks) {
        for (const Capacity& capacity : capacities(inputs)) {
            addPark(inputs, park, capacity, last, limits);
        }
    }
    addCounties(inputs, last, limits);
    addBudgets(inputs, last, limits);
    return limits;
}

}  // namespace ruyuan::planner::detail
