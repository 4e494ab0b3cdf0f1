// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/timeline.h"

#include "planner/project_view.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <unordered_map>

namespace ruyuan::planner {

namespace {

constexpr int kLeastYears = 7;
constexpr std::chrono::days kDay{1};

int yearOf(gis::Date day) {
    return gis::Quarter::of(day).year();
}

/// The start and finish dates of the paths that sites take.
std::vector<Milestone> milestonesOf(const Project& project) {
    std::unordered_map<std::string_view, std::optional<Path>> planned;
    if (project.plan) {
        for (const PlanEntry& entry : project.plan->entries) {
            planned.emplace(entry.siteId, entry.path);
        }
    }
    std::map<std::pair<gis::Date, bool>, Milestone> found;
    const auto add = [&found](std::optional<gis::Date> day, bool start, Path path) {
        if (!day) {
            return;
        }
        Milestone& milestone = found[{*day, !start}];
        milestone.day = *day;
        milestone.start = start;
        ++milestone.sites;
        if (!std::ranges::contains(milestone.paths, path)) {
            milestone.paths.push_back(path);
            std::ranges::sort(milestone.paths);
        }
    };
    for (const Classification& site : project.classifications) {
        const auto plan = planned.find(site.siteId);
        const auto path = plan != planned.end() && plan->second ? plan->second : site.proposedPath;
        if (needsPath(site) && path) {
            const SiteDates dates = datesOf(site, *path);
            add(dates.startBy, true, *path);
            add(dates.finishBy, false, *path);
        }
    }
    std::vector<Milestone> milestones;
    for (auto& [key, milestone] : found) {
        milestones.push_back(std::move(milestone));
    }
    return milestones;
}

}  // namespace

Timeline::Timeline(const Project& project)
    : lives_(project.sites.size()), milestones_(milestonesOf(project)) {
    if (project.plan) {
        addPlan(project);
    }
    findBeginnings();
    findYears(project.asOf);
}

void Timeline::addPlan(const Project& project) {
    std::unordered_map<std::string_view, std::size_t> siteOf;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        siteOf.emplace(project.sites[i].id, i);
    }
    for (const PlanEntry& entry : project.plan->entries) {
        if (const auto site = siteOf.find(entry.siteId); site != siteOf.end()) {
            addDates(project, site->second, entry);
        }
    }
    for (const Task& task : project.tasks) {
        const auto site = siteOf.find(task.siteId);
        if (site == siteOf.end()) {
            continue;
        }
        span(task.start);
        span(task.finish);
        if (task.deadline && task.finish > *task.deadline) {
            lives_[site->second].overdue.push_back({*task.deadline + kDay, task.finish});
        }
    }
}

void Timeline::span(gis::Date day) {
    first_ = std::min(first_.value_or(day), day);
    last_ = std::max(last_.value_or(day), day);
}

void Timeline::addDates(const Project& project, std::size_t site, const PlanEntry& entry) {
    Life& life = lives_[site];
    life.planned = true;
    life.path = entry.path;
    if (entry.path && entry.start && entry.finish) {
        life.begin = entry.start->firstDay();
        life.end = entry.finish->lastDay();
        span(*life.begin);
        span(life.end);
    }
    if (site >= project.classifications.size()) {
        return;
    }
    const Classification& classification = project.classifications[site];
    const std::optional<gis::Date> finishBy =
        entry.path ? datesOf(classification, *entry.path).finishBy
                   : proposedDates(classification, std::nullopt).finishBy;
    if (!finishBy) {
        return;
    }
    span(*finishBy);
    if (!life.begin) {
        life.overdue.push_back({*finishBy + kDay, std::nullopt});
    } else if (life.end > *finishBy) {
        life.overdue.push_back({*finishBy + kDay, life.end});
    }
}

SiteOnDay Timeline::at(std::size_t site, gis::Date day) const {
    const Life& life = lives_[site];
    SiteOnDay result;
    result.path = life.path;
    result.overdue = std::ranges::any_of(life.overdue, [day](const Overdue& span) {
        return span.from <= day && (!span.until || day <= *span.until);
    });
    if (!life.begin) {
        return result;
    }
    if (day < *life.begin) {
        result.stage = WorksStage::Before;
    } else if (day <= life.end) {
        result.stage = WorksStage::Running;
        result.share = static_cast<double>((day - *life.begin).count()) /
                       static_cast<double>((life.end - *life.begin).count() + 1);
    } else {
        result.stage = WorksStage::Over;
        result.share = 1;
    }
    return result;
}

CountsOnDay Timeline::countsOn(gis::Date day) const {
    CountsOnDay counts;
    for (std::size_t i = 0; i < lives_.size(); ++i) {
        const SiteOnDay site = at(i, day);
        counts.overdue += site.overdue ? 1 : 0;
        counts.unassigned += lives_[i].planned && !site.path ? 1 : 0;
        const std::size_t path = site.path ? static_cast<std::size_t>(*site.path) : 0;
        switch (site.stage) {
            case WorksStage::None:
                break;
            case WorksStage::Before:
                ++counts.waiting;
                break;
            case WorksStage::Running:
                ++counts.running[path];
                break;
            case WorksStage::Over:
                ++counts.over[path];
                break;
        }
    }
    return counts;
}

void Timeline::findBeginnings() {
    std::map<gis::Date, int> sites;
    for (const Life& life : lives_) {
        if (life.begin) {
            ++sites[*life.begin];
        }
    }
    for (const auto& [day, count] : sites) {
        beginnings_.push_back({day, count});
    }
}

void Timeline::findYears(gis::Date asOf) {
    gis::Date first = std::min(asOf, first_.value_or(asOf));
    gis::Date last = std::max(asOf, last_.value_or(asOf));
    if (!milestones_.empty()) {
        first = std::min(first, milestones_.front().day);
        last = std::max(last, milestones_.back().day);
    }
    years_ = {yearOf(first), std::max(yearOf(last), yearOf(first) + kLeastYears - 1)};
}

const LedgerLine* lineOn(const std::vector<LedgerLine>& ledger,
                         std::string_view resource,
                         gis::Date day) {
    const LedgerLine* found = nullptr;
    for (const LedgerLine& line : ledger) {
        if (line.resource == resource && line.from <= day &&
            (found == nullptr || line.from >= found->from)) {
            found = &line;
        }
    }
    return found;
}

std::size_t openPhases(const Park& park, gis::Date day) {
    return static_cast<std::size_t>(std::ranges::count_if(
        park.phases, [day](const ParkPhase& phase) { return phase.opens <= day; }));
}

std::vector<QuarterLoad> loadsOf(const std::vector<LedgerLine>& ledger,
                                 std::string_view resource,
                                 gis::Quarter first,
                                 gis::Quarter last) {
    std::vector<QuarterLoad> loads;
    for (gis::Quarter quarter = first; quarter <= last; quarter = quarter + 1) {
        const LedgerLine* line = lineOn(ledger, resource, quarter.lastDay());
        loads.push_back(line != nullptr ? QuarterLoad{quarter, line->used, line->capacity}
                                        : QuarterLoad{.quarter = quarter, .capacity = 0.0});
    }
    return loads;
}

}  // namespace ruyuan::planner
