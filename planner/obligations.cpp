// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/obligations.h"

#include "planner/conditions.h"
#include "planner/detail/site_rules.h"
#include "planner/detail/site_source.h"
#include "planner/project_view.h"

#include <algorithm>
#include <map>

namespace ruyuan::planner {

namespace {

using Condition = Conditions::Id;

/// The path that a site is on: decided, else planned, else proposed.
std::optional<Path> pathOf(const ProjectView& view, const Classification& site) {
    const Decision* decision = view.decision(site.siteId);
    if (decision != nullptr && decision->path) {
        return decision->path;
    }
    if (site.decided) {
        return site.proposedPath;
    }
    const PlanEntry* entry = view.planEntry(site.siteId);
    return entry != nullptr && entry->path ? entry->path : site.proposedPath;
}

gis::Text progressSentence(const DoneTest& test, const SiteProgress& progress) {
    switch (progress.done) {
        case Verdict::Pass:
            return gis::text("已完成：{}", "done: {}", test.sentence);
        case Verdict::Fail:
            return gis::text("未完成：应{}", "not yet: {}", test.sentence);
        case Verdict::Warn:
        case Verdict::Unknown:
            break;
    }
    return gis::text("是否完成不明：应{}。缺：{}",
                     "not known: {}. Missing: {}",
                     test.sentence,
                     detail::labelsOf({progress.missing.begin(), progress.missing.end()}));
}

/// Sites of a county as the plan counts them.
struct Tally {
    int sites = 0;
    int withPath = 0;
    int planned = 0;
    int moving = 0;
    int withPark = 0;
    int withEmployees = 0;
};

Tally tallyOf(const Project& project, const std::string& county) {
    const ProjectView view(project);
    Tally tally;
    for (const Classification& verdict : project.classifications) {
        const Site* site = view.site(verdict.siteId);
        if (site == nullptr || !needsPath(verdict) ||
            (!county.empty() && view.responsible(*site).find(county) == std::string::npos)) {
            continue;
        }
        const PlanEntry* entry = view.planEntry(site->id);
        const std::optional<Path> path = pathOf(view, verdict);
        ++tally.sites;
        tally.withPath += path ? 1 : 0;
        tally.planned += entry != nullptr && entry->start ? 1 : 0;
        tally.withEmployees += site->employees ? 1 : 0;
        if (path == Path::Relocation) {
            ++tally.moving;
            tally.withPark += entry != nullptr && !entry->parkId.empty() ? 1 : 0;
        }
    }
    return tally;
}

PlanPartFinding counted(const PlanPart& part, int have, int of, const gis::Text& what) {
    PlanPartFinding finding{part.id, Verdict::Unknown, {}};
    if (of == 0) {
        finding.sentence = {"没有涉及的厂区", "no site is concerned"};
        finding.verdict = Verdict::Pass;
        return finding;
    }
    finding.verdict = have == of ? Verdict::Pass : have > 0 ? Verdict::Warn : Verdict::Unknown;
    finding.sentence = gis::text("{}个厂区中{}个{}", "{1} of {0} sites {2}", of, have, what);
    return finding;
}

}  // namespace

gis::Date nextReport(const Obligations& obligations, gis::Date asOf) {
    const std::chrono::year_month_day today(asOf);
    const std::chrono::day due(static_cast<unsigned>(obligations.reportDay));
    const std::chrono::year_month month = today.year() / today.month();
    const std::chrono::year_month of = today.day() <= due ? month : month + std::chrono::months(1);
    return gis::Date(std::chrono::sys_days(of / due));
}

gis::Date workingDaysBefore(gis::Date day, int count) {
    while (count > 0) {
        day -= std::chrono::days(1);
        const std::chrono::weekday weekday{day};
        const bool works = weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
        count -= works ? 1 : 0;
    }
    return day;
}

gis::Result<std::vector<SiteProgress>> progressOf(const Project& project,
                                                  const PolicyPack& pack,
                                                  const Obligations& obligations) {
    const FactTable facts(pack.sectors);
    Conditions conditions(facts);
    std::map<Path, std::pair<const DoneTest*, Condition>> tests;
    for (const DoneTest& test : obligations.done) {
        const auto compiled = conditions.compile(test.condition);
        if (!compiled) {
            return std::unexpected(compiled.error());
        }
        tests[test.path] = {&test, *compiled};
    }
    const detail::SiteSource sites(project, pack, facts);
    const ProjectView view(project);
    std::vector<SiteProgress> all;
    for (std::size_t i = 0; i < project.classifications.size(); ++i) {
        const Classification& verdict = project.classifications[i];
        const std::optional<Path> path = pathOf(view, verdict);
        if (!path || !tests.contains(*path)) {
            continue;
        }
        const auto& [test, condition] = tests[*path];
        SiteProgress progress;
        progress.siteId = verdict.siteId;
        progress.path = *path;
        progress.deadline = datesOf(verdict, *path).finishBy;
        const FactRow row = sites.at(i).facts;
        const auto holds = conditions.evaluate(condition, row);
        const auto missing = conditions.missing(condition, row);
        if (!holds || !missing) {
            return std::unexpected(holds ? missing.error() : holds.error());
        }
        progress.done = detail::verdictOf(*holds);
        for (const std::size_t fact : *missing) {
            progress.missing.push_back(facts.facts()[fact].name);
        }
        progress.overdue = progress.done != Verdict::Pass && progress.deadline &&
                           project.asOf > *progress.deadline;
        progress.sentence = progressSentence(*test, progress);
        all.push_back(std::move(progress));
    }
    return all;
}

std::vector<PlanPartFinding> countyPlan(const Project& project,
                                        const Obligations& obligations,
                                        const std::string& county) {
    const Tally tally = tallyOf(project, county);
    std::vector<PlanPartFinding> findings;
    for (const PlanPart& part : obligations.planParts) {
        if (part.id == "scope") {
            findings.push_back(
                counted(part, tally.withPath, tally.sites, {"已有改造路径", "have a path"}));
        } else if (part.id == "schedule") {
            findings.push_back(
                counted(part, tally.planned, tally.sites, {"已排期", "are scheduled"}));
        } else if (part.id == "parks") {
            findings.push_back(counted(
                part, tally.withPark, tally.moving, {"已有承接园区", "have a receiving park"}));
        } else if (part.id == "workers") {
            findings.push_back(counted(part,
                                       tally.withEmployees,
                                       tally.sites,
                                       {"有职工人数，安置办法须由县里写明",
                                        "have their number of workers; how they are settled is "
                                        "for the county to write"}));
            if (findings.back().verdict == Verdict::Pass && tally.sites > 0) {
                findings.back().verdict = Verdict::Warn;
            }
        } else {
            findings.push_back(
                {part.id,
                 Verdict::Unknown,
                 {"项目中没有，须由县里写明", "not in the project; the county writes it"}});
        }
    }
    return findings;
}

}  // namespace ruyuan::planner
