// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "planner/park_ledger.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// Where the works of a site are on a day.
enum class WorksStage {
    None,     ///< the plan has no works for the site
    Before,   ///< they begin later; the site is as it was
    Running,  ///< from the first day of the plan's first quarter to the last day of its last one
    Over,     ///< the site is moved, upgraded, in another trade, or closed
};

/// What the plan says of a site for one day.
struct SiteOnDay {
    std::optional<Path> path;  ///< of the plan; nothing: none, or no plan
    WorksStage stage = WorksStage::None;
    double share = 0;      ///< of the works' days that have passed before this day, 0 to 1
    bool overdue = false;  ///< by this day something was to be done that is not
    bool operator==(const SiteOnDay&) const = default;
};

/// How many of the sites with a path are where on a day.
struct CountsOnDay {
    int waiting = 0;                  ///< works begin later
    std::array<int, 4> running = {};  ///< by Path
    std::array<int, 4> over = {};     ///< by Path
    int unassigned = 0;               ///< the plan found no path for them
    int overdue = 0;                  ///< of all of these
    bool operator==(const CountsOnDay&) const = default;
};

/// A day by which the policy wants something of several sites.
struct Milestone {
    gis::Date day{};
    bool start = false;  ///< to be begun by it; false: to be finished by it
    std::vector<Path> paths{};
    int sites = 0;
};

/// Works that begin on the same day.
struct Beginning {
    gis::Date day{};
    int sites = 0;
};

struct Years {
    int first = 0;
    int last = 0;
};

/// 时间线: where every site stands on a day, by the plan and its steps. Plain values that threads
/// may read together; keeps nothing of the project.
class Timeline {
public:
    Timeline() = default;
    /// A site is overdue from the day after a step's deadline until the step's last day; from the
    /// day after the finish date of its path until the plan's works end; from the day after that
    /// date of its proposed path, and for good, when the plan found no path for it.
    explicit Timeline(const Project& project);

    /// @p site is an index into Project::sites.
    [[nodiscard]] SiteOnDay at(std::size_t site, gis::Date day) const;
    [[nodiscard]] CountsOnDay countsOn(gis::Date day) const;
    /// First and last day of all works and deadlines; nothing without any.
    [[nodiscard]] std::optional<gis::Date> first() const { return first_; }
    [[nodiscard]] std::optional<gis::Date> last() const { return last_; }
    /// The start and finish dates of all sites that need a path, by their planned (else proposed)
    /// one; ascending.
    [[nodiscard]] const std::vector<Milestone>& milestones() const { return milestones_; }
    /// Ascending.
    [[nodiscard]] const std::vector<Beginning>& beginnings() const { return beginnings_; }
    /// What a slider goes through: from the earliest to the latest of as-of date, milestones and
    /// works, at least seven years.
    [[nodiscard]] Years years() const { return years_; }

private:
    struct Overdue {
        gis::Date from;                  ///< the first day
        std::optional<gis::Date> until;  ///< the last day; nothing: for good
    };
    struct Life {
        bool planned = false;  ///< the plan has an entry
        std::optional<Path> path;
        std::optional<gis::Date> begin;
        gis::Date end{};
        std::vector<Overdue> overdue;
    };
    void span(gis::Date day);
    void addDates(const Project& project, std::size_t site, const PlanEntry& entry);

    void addPlan(const Project& project);
    void findBeginnings();
    void findYears(gis::Date asOf);

    std::vector<Life> lives_;  // per site
    std::vector<Milestone> milestones_;
    std::vector<Beginning> beginnings_;
    Years years_;
    std::optional<gis::Date> first_;
    std::optional<gis::Date> last_;
};

/// The line of a park's ledger in force on a day; null before the first one.
[[nodiscard]] const LedgerLine* lineOn(const std::vector<LedgerLine>& ledger,
                                       std::string_view resource,
                                       gis::Date day);
/// The phases open on a day.
[[nodiscard]] std::size_t openPhases(const Park& park, gis::Date day);

/// A resource of a park at the end of a quarter.
struct QuarterLoad {
    gis::Quarter quarter;
    double used = 0;
    std::optional<double> capacity{};  ///< nothing: not known
};
/// One for each quarter from @p first to @p last, both included.
[[nodiscard]] std::vector<QuarterLoad> loadsOf(const std::vector<LedgerLine>& ledger,
                                               std::string_view resource,
                                               gis::Quarter first,
                                               gis::Quarter last);

}  // namespace ruyuan::planner
