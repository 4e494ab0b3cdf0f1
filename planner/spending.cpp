// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/spending.h"

#include "planner/parameters.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace ruyuan::planner {

namespace {

std::string parameter(Path path, std::string_view what) {
    std::string name(word(path));
    std::ranges::replace(name, '-', '_');
    return name + std::string(what);
}

/// The part of an entry's money that comes from public budgets, 万元: a share of the works, not of
/// land and transport.
double publicPart(const PlanEntry& entry, SizeClass size, const ParameterValues& values) {
    const double works = entry.path == Path::Relocation
                             ? std::min(entry.cost.wan(), values("relocation_cost", size))
                             : entry.cost.wan();
    return works * values(parameter(*entry.path, "_public_share"));
}

SizeClass sizeFor(const Classification* site, const PolicyPack& pack) {
    if (site != nullptr && site->size != SizeClass::Unknown) {
        return site->size;
    }
    return pack.sizeWhenUnknown == SizeClass::Unknown ? SizeClass::Small : pack.sizeWhenUnknown;
}

}  // namespace

gis::Result<std::optional<double>> yearlyBudget(const PolicyPack& pack) {
    const auto values = ParameterValues::with(pack.planParameters);
    if (!values) {
        return std::unexpected(values.error());
    }
    const double budget = (*values)("yearly_budget");
    return budget > 0 ? std::optional(budget) : std::nullopt;
}

gis::Result<std::vector<YearSpending>> spendingByYear(const Project& project,
                                                      const PolicyPack& pack) {
    if (!project.plan) {
        return std::vector<YearSpending>();
    }
    const auto values = ParameterValues::with(pack.planParameters);
    if (!values) {
        return std::unexpected(values.error());
    }
    std::unordered_map<std::string_view, const Classification*> classified;
    for (const Classification& site : project.classifications) {
        classified.emplace(site.siteId, &site);
    }
    std::map<int, YearSpending> years;
    for (const PlanEntry& entry : project.plan->entries) {
        if (!entry.path || !entry.start || !entry.finish || *entry.finish < *entry.start) {
            continue;
        }
        const auto site = classified.find(entry.siteId);
        const SizeClass size = sizeFor(site == classified.end() ? nullptr : site->second, pack);
        const double ours = publicPart(entry, size, *values);
        const double quarters = *entry.finish - *entry.start + 1;
        for (gis::Quarter quarter = *entry.start; quarter <= *entry.finish; quarter = quarter + 1) {
            YearSpending& year = years[quarter.year()];
            year.publicWan += ours / quarters;
            year.privateWan += (entry.cost.wan() - ours) / quarters;
            if (year.sites.empty() || year.sites.back() != entry.siteId) {
                year.sites.push_back(entry.siteId);
            }
        }
    }
    std::vector<YearSpending> spending;
    for (auto& [number, year] : years) {
        while (!spending.empty() && spending.back().year + 1 < number) {
            spending.push_back({.year = spending.back().year + 1});
        }
        year.year = number;
        spending.push_back(std::move(year));
    }
    return spending;
}

}  // namespace ruyuan::planner
