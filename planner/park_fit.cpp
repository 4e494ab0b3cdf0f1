// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/park_fit.h"

#include "planner/bans.h"
#include "planner/park_ledger.h"
#include "planner/pipeline.h"
#include "planner/utilities.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ruyuan::planner {

namespace {

using gis::Result;

// Rounding of sums of capacities.
constexpr double kRounding = 1e-6;

const PlanEntry* entryOf(const Project& project, const std::string& site) {
    if (!project.plan) {
        return nullptr;
    }
    const auto& entries = project.plan->entries;
    const auto found = std::ranges::find(entries, site, &PlanEntry::siteId);
    return found == entries.end() ? nullptr : &*found;
}

std::optional<double> needOf(const Site& site, const std::string& resource, double landRatio) {
    if (resource == "land") {
        return site.land ? std::optional(landRatio * site.land->mu()) : std::nullopt;
    }
    const auto found = std::ranges::find(utilities(), resource, &Utility::word);
    return found == utilities().end() ? std::nullopt : site.*(found->needs);
}

/// The lines of one resource that hold on @p day or later.
std::vector<LedgerLine> linesFrom(const std::vector<LedgerLine>& ledger,
                                  const std::string& resource,
                                  gis::Date day) {
    std::vector<LedgerLine> lines;
    for (const LedgerLine& line : ledger) {
        if (line.resource != resource) {
            continue;
        }
        if (line.from <= day) {
            lines.clear();
        } else if (lines.empty()) {
            // Until the first phase opens there is nothing.
            lines.push_back({.resource = resource,
                             .name = line.name,
                             .unit = line.unit,
                             .from = day,
                             .capacity = 0});
        }
        lines.push_back(line);
        lines.back().from = std::max(line.from, day);
    }
    return lines;
}

struct Coming {
    const Site& site;
    gis::Date works;    ///< from when it uses land
    gis::Date ready;    ///< from when it uses utilities
    bool here = false;  ///< the plan has it in this park already
    double landRatio = 1;
};

ResourceFit fitOf(const std::vector<LedgerLine>& ledger,
                  const LedgerLine& any,
                  const Coming& coming) {
    ResourceFit fit{.resource = any.resource, .name = any.name, .unit = any.unit};
    const gis::Date day = fit.resource == "land" ? coming.works : coming.ready;
    const auto lines = linesFrom(ledger, fit.resource, day);
    const auto scarcest = std::ranges::min_element(
        lines, {}, [](const LedgerLine& line) { return line.remaining().value_or(0); });
    fit.need = needOf(coming.site, fit.resource, coming.landRatio);
    fit.day = scarcest->from;
    fit.capacity = scarcest->capacity;
    fit.others = std::max(0.0, scarcest->used - (coming.here ? fit.need.value_or(0) : 0.0));
    return fit;
}

}  // namespace

const Matrix::Row* matrixRow(const Matrix& matrix, std::size_t site, std::size_t park) {
    const auto key = [](const Matrix::Row& row) {
        // Staying stands first.
        return std::tuple(row.site, row.park == Matrix::kStay ? 0U : row.park + 1U);
    };
    const std::tuple wanted(static_cast<std::uint32_t>(site), static_cast<std::uint32_t>(park) + 1);
    const auto found = std::ranges::lower_bound(matrix.rows, wanted, {}, key);
    return found != matrix.rows.end() && key(*found) == wanted ? &*found : nullptr;
}

Result<ParkVerdict> verdictInWords(const Findings& words, const Matrix::Row& row) {
    ParkVerdict verdict;
    verdict.verdict = row.verdict;
    if (row.verdict == Verdict::Pass) {
        return verdict;
    }
    const auto findings = words.inPark(row.site, row.park);
    if (!findings) {
        return std::unexpected(findings.error());
    }
    for (const Verdict kind : {Verdict::Fail, Verdict::Unknown, Verdict::Warn}) {
        for (const Finding& finding : *findings) {
            if (finding.verdict == kind && (row.verdict != Verdict::Fail || kind == row.verdict)) {
                verdict.reasons.push_back(finding.sentence);
            }
        }
    }
    return verdict;
}

bool ResourceFit::exceeded() const {
    return capacity && need && *need > 0 && after() > *capacity + kRounding;
}

std::vector<ResourceFit> parkFit(const Project& project,
                                 const PolicyPack& pack,
                                 std::size_t site,
                                 std::size_t park,
                                 gis::Date day) {
    const Site& one = project.sites[site];
    const PlanEntry* entry = entryOf(project, one.id);
    Coming coming{one, day, day, false, landRatioOf(pack)};
    if (entry != nullptr && entry->start && entry->finish) {
        coming.works = entry->start->firstDay();
        coming.ready = entry->finish->firstDay();
        coming.here = entry->path == Path::Relocation && entry->parkId == project.parks[park].id;
    }
    const std::vector<LedgerLine> ledger = parkLedger(project, pack, project.parks[park]);
    std::vector<ResourceFit> fits;
    for (const LedgerLine& line : ledger) {
        if (std::ranges::contains(fits, line.resource, &ResourceFit::resource)) {
            continue;
        }
        ResourceFit fit = fitOf(ledger, line, coming);
        if (project.parks[park].phases.empty()) {
            fit.capacity.reset();
        }
        if (fit.capacity || fit.need.value_or(0) > 0) {
            fits.push_back(std::move(fit));
        }
    }
    return fits;
}

Result<std::vector<ParkChoice>> parkChoices(const Project& project,
                                            const PolicyPack& pack,
                                            std::size_t site) {
    const auto input = planInput(project, pack);
    if (!input) {
        return std::unexpected(input.error());
    }
    const auto planSite = std::ranges::find(input->sites, site, &PlanSite::site);
    auto pairs = pairsOf(project);
    std::erase_if(pairs, [&](const SiteParkPair& pair) { return pair.site != site; });
    const auto table = ScoreTable::of(project, pack, pairs);
    const auto weights = weightsWith(table.criteria(), {});
    if (!weights) {
        return std::unexpected(weights.error());
    }
    const auto scores = table.scores(*weights);
    const PlanEntry* entry = entryOf(project, project.sites[site].id);
    const auto bans = bansOf(project, project.sites[site].id);
    std::vector<ParkChoice> choices;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        ParkChoice choice{
            .park = pairs[i].park, .verdict = pairs[i].verdict, .distance = pairs[i].distance};
        choice.score = scores[i];
        choice.ruledOut = banOf(bans, project.parks[choice.park]) != nullptr;
        choice.planned = entry != nullptr && entry->path == Path::Relocation &&
                         entry->parkId == project.parks[choice.park].id;
        if (planSite != input->sites.end()) {
            const auto n = static_cast<std::size_t>(planSite - input->sites.begin());
            const auto& parks = input->problem.sites[n].parks;
            if (std::ranges::contains(parks, choice.park, &ParkOption::park)) {
                choice.money = moneyOf(*input, n, {Path::Relocation, choice.park, 0});
            }
        }
        choices.push_back(std::move(choice));
    }
    std::ranges::stable_sort(choices, {}, [](const ParkChoice& choice) {
        return std::tuple(choice.ruledOut,
                          choice.verdict == Verdict::Fail,
                          -choice.score.value_or(0),
                          choice.park);
    });
    return choices;
}

Result<WhatIf> whatIf(const Project& project,
                      const PolicyPack& pack,
                      const Decision& decision,
                      const gis::Progress& progress) {
    if (!project.plan) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"还没有计划可以比较", "there is no plan to compare with yet"},
                         {},
                         {"请先排期", "plan first"});
    }
    Project changed = project;
    changed.scenarios.clear();
    changed.decisions.push_back(decision);
    PipelineOptions options;
    options.near = project.plan;
    if (auto done = runStages(changed, pack, Stage::Classify, Stage::Plan, options, progress);
        !done) {
        return std::unexpected(done.error());
    }
    // Compared as if it were a scenario, so that both say the same of what differs.
    Project both = project;
    both.scenarios.clear();
    both.scenarios.resize(1);
    both.scenarios.front().name = "?";
    both.scenarios.front().plan = changed.plan;
    const auto comparison = comparePlans(both, "", "?");
    if (!comparison) {
        return std::unexpected(comparison.error());
    }
    WhatIf answer;
    answer.moved = comparison->sites;
    answer.objective = changed.plan->objective - project.plan->objective;
    for (const PlanEntry& entry : changed.plan->entries) {
        answer.cost += entry.cost;
    }
    for (const PlanEntry& entry : project.plan->entries) {
        answer.cost = answer.cost - entry.cost;
    }
    answer.plan = std::move(*changed.plan);
    return answer;
}

}  // namespace ruyuan::planner
