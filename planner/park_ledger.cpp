// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/park_ledger.h"

#include "planner/checks/registry.h"
#include "planner/utilities.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace ruyuan::planner {

namespace {

/// A use of a resource by one site, from a day on.
struct Use {
    gis::Date from;
    std::optional<double> amount;
};

struct Resource {
    std::string word;
    gis::Text name;
    std::string unit;
    std::function<std::optional<double>(const ParkPhase&)> adds;
    std::vector<Use> uses;
};

/// The plan's sites that move into the park, with the plan's entry.
std::vector<std::pair<const Site*, const PlanEntry*>> movesInto(const Project& project,
                                                                const Park& park) {
    std::map<std::string, const Site*> sites;
    for (const Site& site : project.sites) {
        sites.emplace(site.id, &site);
    }
    std::vector<std::pair<const Site*, const PlanEntry*>> moves;
    if (!project.plan) {
        return moves;
    }
    for (const PlanEntry& entry : project.plan->entries) {
        const auto site = sites.find(entry.siteId);
        if (entry.path == Path::Relocation && entry.parkId == park.id && entry.start &&
            entry.finish && site != sites.end()) {
            moves.emplace_back(site->second, &entry);
        }
    }
    return moves;
}

std::vector<LedgerLine> linesOf(const Resource& resource, const Park& park) {
    std::set<gis::Date> days;
    for (const ParkPhase& phase : park.phases) {
        days.insert(phase.opens);
    }
    for (const Use& use : resource.uses) {
        days.insert(use.from);
    }
    std::vector<LedgerLine> lines;
    for (const gis::Date day : days) {
        LedgerLine line{.resource = resource.word,
                        .name = resource.name,
                        .unit = resource.unit,
                        .from = day,
                        .capacity = 0.0};
        for (const ParkPhase& phase : park.phases) {
            const std::optional<double> adds = resource.adds(phase);
            if (phase.opens <= day) {
                line.capacity =
                    line.capacity && adds ? std::optional(*line.capacity + *adds) : std::nullopt;
            }
        }
        for (const Use& use : resource.uses) {
            if (use.from <= day) {
                line.used += use.amount.value_or(0);
                ++line.sites;
                line.unknownNeeds += use.amount ? 0 : 1;
            }
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

double landRatioOf(const PolicyPack& pack) {
    for (const CheckSetting& setting : pack.checks) {
        if (setting.check == "X43" && findCheck(setting.check) != nullptr) {
            return prepare(setting).numbers.front();
        }
    }
    return 1;
}

std::vector<LedgerLine> parkLedger(const Project& project,
                                   const PolicyPack& pack,
                                   const Park& park) {
    const auto moves = movesInto(project, park);
    const double ratio = landRatioOf(pack);
    std::vector<Resource> resources{{"land",
                                     {"用地", "land"},
                                     "亩",
                                     [](const ParkPhase& phase) {
                                         return phase.land ? std::optional(phase.land->mu())
                                                           : std::nullopt;
                                     },
                                     {}}};
    for (const auto& [site, entry] : moves) {
        resources.front().uses.push_back(
            {entry->start->firstDay(),
             site->land ? std::optional(ratio * site->land->mu()) : std::nullopt});
    }
    for (const Utility& utility : utilities()) {
        Resource resource{std::string(utility.word),
                          utility.name,
                          std::string(utility.unit),
                          [&utility](const ParkPhase& phase) { return phase.*utility.adds; },
                          {}};
        for (const auto& [site, entry] : moves) {
            resource.uses.push_back({entry->finish->firstDay(), site->*utility.needs});
        }
        resources.push_back(std::move(resource));
    }
    std::vector<LedgerLine> lines;
    for (const Resource& resource : resources) {
        std::ranges::move(linesOf(resource, park), std::back_inserter(lines));
    }
    return lines;
}

}  // namespace ruyuan::planner
