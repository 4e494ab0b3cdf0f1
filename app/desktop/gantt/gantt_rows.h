// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "planner/project.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ruyuan::app {

/// A site of the Gantt: its works and dates by the plan, its steps by planner/tasks.
struct GanttSite {
    std::size_t site = 0;  ///< into Project::sites
    std::string id;
    std::string name;
    std::string county;  ///< who is responsible; may be empty
    std::string park;    ///< name of the park; empty when it does not move
    planner::Path path = planner::Path::OnSite;
    gis::Date begin{};                   ///< first day of the works
    gis::Date end{};                     ///< last day
    std::optional<gis::Date> startBy{};  ///< the policy's dates of the path
    std::optional<gis::Date> finishBy{};
    std::optional<gis::Date> latestStart{};  ///< of the step with the least float
    std::optional<std::int64_t> floatDays{};
    bool late = false;                 ///< a step is late, or the works end after finishBy
    std::vector<std::size_t> tasks{};  ///< into Project::tasks
};

struct GanttGroup {
    std::string title;  ///< county or park; empty: none
    int late = 0;
    std::vector<GanttSite> sites{};
};

struct GanttFilter {
    enum class By { County, Park };
    By by = By::County;
    bool lateOnly = false;
    std::string county{};                         ///< empty: all
    std::optional<std::set<std::string>> only{};  ///< ids of sites; nothing: all
    std::size_t most = 400;                       ///< sites; no chart of more can be read
};

struct GanttRows {
    GanttFilter::By by = GanttFilter::By::County;
    std::vector<GanttGroup> groups;     ///< by title; within them by begin, then name
    std::vector<std::string> counties;  ///< of all planned sites, for a choice
    std::size_t matching = 0;           ///< sites that the filter lets through
    std::size_t shown = 0;              ///< of them: the late first, then by latest start
};

/// The planned sites that a filter lets through.
[[nodiscard]] GanttRows ganttRows(const planner::Project& project, const GanttFilter& filter);

/// A step that has to start by a day for the policy's dates to be kept (督办清单).
struct MustStart {
    std::string county;
    std::string siteId;
    std::string site;
    gis::Text step;
    gis::Date by{};
    std::int64_t floatDays = 0;  ///< from its planned start; below zero it cannot end in time
    std::int64_t daysLeft = 0;   ///< from the as-of date
    gis::Date start{};           ///< as planned
    std::optional<gis::Date> deadline{};
    std::string clause;
};

/// Every step with a latest start of the sites that the filter lets through (its most does not
/// count): by county, in it by that day, then by site.
[[nodiscard]] std::vector<MustStart> mustStarts(const planner::Project& project,
                                                const GanttFilter& filter);

}  // namespace ruyuan::app
