// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/tasks.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <string_view>

namespace ruyuan::planner {

namespace {

constexpr std::string_view kLaunch = "launch";

/// The dates that the policy sets for a site's path.
PathDates datesFor(const Project& project, std::string_view siteId, Path path) {
    for (const Classification& site : project.classifications) {
        if (site.siteId != siteId) {
            continue;
        }
        for (const PathDates& dates : site.dates) {
            if (dates.path == path) {
                return dates;
            }
        }
    }
    return {};
}

struct Works {
    gis::Date first;
    gis::Date last;
    PathDates dates;
};

gis::Date at(const Works& works, double share) {
    const auto days = (works.last - works.first).count();
    return works.first + std::chrono::days(std::llround(share * static_cast<double>(days)));
}

/// 启动 comes before the works by the preparation; it is due now, or at its date when that is yet
/// to come, but never after the works have begun.
Task launchTask(Task task, const Works& works, gis::Date asOf) {
    task.deadline = works.dates.startBy;
    task.start = std::min(std::max(asOf, task.deadline.value_or(asOf)), works.first);
    task.finish = task.start;
    return task;
}

Task taskOf(const TaskTemplate& one, const PlanEntry& entry, const Works& works, gis::Date asOf) {
    Task task;
    task.siteId = entry.siteId;
    task.id = one.id;
    task.name = one.name;
    task.clause = one.clause;
    if (one.id == kLaunch) {
        task = launchTask(std::move(task), works, asOf);
    } else {
        task.start = at(works, one.from);
        task.finish = at(works, one.to);
        if (one.to >= 1) {
            task.deadline = works.dates.finishBy;
        }
    }
    task.late = task.deadline && task.finish > *task.deadline;
    return task;
}

}  // namespace

std::vector<Task> tasksOf(const Project& project, const PolicyPack& pack) {
    assert(project.plan);
    std::vector<Task> tasks;
    for (const PlanEntry& entry : project.plan->entries) {
        if (!entry.path || !entry.start || !entry.finish) {
            continue;
        }
        const Works works{entry.start->firstDay(),
                          entry.finish->lastDay(),
                          datesFor(project, entry.siteId, *entry.path)};
        for (const TaskTemplate& one : pack.tasks) {
            if (one.path == *entry.path) {
                tasks.push_back(taskOf(one, entry, works, project.asOf));
            }
        }
    }
    return tasks;
}

}  // namespace ruyuan::planner
