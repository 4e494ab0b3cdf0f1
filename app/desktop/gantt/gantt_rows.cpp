// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/gantt/gantt_rows.h"

#include "planner/project_view.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace ruyuan::app {

namespace {

using planner::Project;

using TasksOfSites = std::unordered_map<std::string_view, std::vector<std::size_t>>;

TasksOfSites tasksOfSites(const Project& project) {
    TasksOfSites tasks;
    for (std::size_t i = 0; i < project.tasks.size(); ++i) {
        tasks[project.tasks[i].siteId].push_back(i);
    }
    return tasks;
}

void addTasks(GanttSite& row, const Project& project, const TasksOfSites& tasks) {
    const auto found = tasks.find(row.id);
    if (found == tasks.end()) {
        return;
    }
    row.tasks = found->second;
    for (const std::size_t i : row.tasks) {
        const planner::Task& task = project.tasks[i];
        row.late = row.late || task.late;
        if (task.floatDays && (!row.floatDays || *task.floatDays < *row.floatDays)) {
            row.floatDays = task.floatDays;
            row.latestStart = task.latestStart;
        }
    }
}

std::optional<GanttSite> siteOf(const planner::ProjectView& view,
                                const planner::PlanEntry& entry,
                                const TasksOfSites& tasks) {
    const planner::Site* site = view.site(entry.siteId);
    if (site == nullptr || !entry.path || !entry.start || !entry.finish) {
        return std::nullopt;
    }
    GanttSite row;
    row.site = static_cast<std::size_t>(site - view.project().sites.data());
    row.id = site->id;
    row.name = site->name;
    row.county = view.responsible(*site);
    if (const planner::Park* park = view.park(entry.parkId)) {
        row.park = park->name;
    }
    row.path = *entry.path;
    row.begin = entry.start->firstDay();
    row.end = entry.finish->lastDay();
    if (const auto* classification = view.classification(entry.siteId)) {
        const planner::SiteDates dates = planner::datesOf(*classification, *entry.path);
        row.startBy = dates.startBy;
        row.finishBy = dates.finishBy;
    }
    row.late = row.finishBy && row.end > *row.finishBy;
    addTasks(row, view.project(), tasks);
    return row;
}

bool passes(const GanttSite& row, const GanttFilter& filter) {
    return (!filter.lateOnly || row.late) &&
           (filter.county.empty() || row.county == filter.county) &&
           (!filter.only || filter.only->contains(row.id));
}

/// The late ones first, then those that have to start earliest.
auto urgency(const GanttSite& row) {
    return std::tuple(!row.late, row.latestStart.value_or(row.begin), row.id);
}

std::vector<GanttSite> passing(const Project& project,
                               const GanttFilter& filter,
                               std::set<std::string>& counties) {
    std::vector<GanttSite> rows;
    if (!project.plan) {
        return rows;
    }
    const planner::ProjectView view(project);
    const TasksOfSites tasks = tasksOfSites(project);
    for (const planner::PlanEntry& entry : project.plan->entries) {
        if (auto row = siteOf(view, entry, tasks)) {
            counties.insert(row->county);
            if (passes(*row, filter)) {
                rows.push_back(std::move(*row));
            }
        }
    }
    return rows;
}

}  // namespace

GanttRows ganttRows(const Project& project, const GanttFilter& filter) {
    GanttRows result;
    result.by = filter.by;
    std::set<std::string> counties;
    std::vector<GanttSite> rows = passing(project, filter, counties);
    counties.erase("");
    result.counties.assign(counties.begin(), counties.end());
    result.matching = rows.size();
    if (rows.size() > filter.most) {
        std::ranges::sort(rows, {}, urgency);
        rows.resize(filter.most);
    }
    result.shown = rows.size();
    std::map<std::string, GanttGroup> groups;
    for (GanttSite& row : rows) {
        const std::string& title = filter.by == GanttFilter::By::County ? row.county : row.park;
        GanttGroup& group = groups[title];
        group.title = title;
        group.late += row.late ? 1 : 0;
        group.sites.push_back(std::move(row));
    }
    for (auto& [title, group] : groups) {
        std::ranges::sort(group.sites, {}, [](const GanttSite& row) {
            return std::tuple(row.begin, row.name, row.id);
        });
        result.groups.push_back(std::move(group));
    }
    return result;
}

std::vector<MustStart> mustStarts(const Project& project, const GanttFilter& filter) {
    std::set<std::string> counties;
    std::vector<MustStart> steps;
    for (const GanttSite& row : passing(project, filter, counties)) {
        for (const std::size_t i : row.tasks) {
            const planner::Task& task = project.tasks[i];
            if (task.latestStart) {
                steps.push_back({row.county,
                                 row.id,
                                 row.name,
                                 task.name,
                                 *task.latestStart,
                                 task.floatDays.value_or(0),
                                 (*task.latestStart - project.asOf).count(),
                                 task.start,
                                 task.deadline,
                                 task.clause});
            }
        }
    }
    std::ranges::stable_sort(steps, {}, [](const MustStart& step) {
        return std::tuple<const std::string&, gis::Date, const std::string&>(
            step.county, step.by, step.siteId);
    });
    return steps;
}

}  // namespace ruyuan::app
