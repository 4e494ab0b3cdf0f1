// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/text.h"
#include "gis/units.h"
#include "planner/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// What the plan does with one site.
struct PlanEntry {
    std::string siteId;
    std::optional<Path> path;  ///< nothing: unassigned
    std::string parkId;        ///< for relocation
    std::optional<gis::Quarter> start;
    std::optional<gis::Quarter> finish;  ///< last quarter of work
    gis::Money cost;                     ///< public and private together
    int lateQuarters = 0;                ///< beyond the start or finish date, the larger
    bool provisional = false;            ///< rests on missing facts (待定)
    std::vector<std::string> restsOn;    ///< those facts
    std::vector<gis::Text> reasons;      ///< why this, or why unassigned
};

/// A limit that the plan exceeds, at its price.
struct Overrun {
    std::string row;  ///< "land P003 2021Q1"
    gis::Text sentence;
    double amount = 0;  ///< in the row's unit
};

enum class PlanStatus {
    Optimal,  ///< gap at most the one asked for
    Limited,  ///< stopped by the work limit or by the user, with the best plan so far
};

[[nodiscard]] std::string_view word(PlanStatus status);
[[nodiscard]] gis::Text label(PlanStatus status);
[[nodiscard]] std::optional<PlanStatus> planStatusFromWord(std::string_view word);

/// 计划: path, park and dates for all sites together, with its proof.
struct Plan {
    PlanStatus status = PlanStatus::Limited;
    std::vector<PlanEntry> entries;  ///< in the order of the problem's sites
    double objective = 0;            ///< 万元-equivalents, see planner/plan_problem.h
    double bound = 0;                ///< no plan can be better than this
    /// (objective - bound) / |objective|, 0 when both are 0.
    double gap = 0;
    std::vector<Overrun> overruns;
};

/// 任务: one dated step of a plan.
struct Task {
    std::string siteId;
    std::string id;  ///< "launch", "works", "equipment-removal"…
    gis::Text name;
    gis::Date start{};
    gis::Date finish{};
    std::optional<gis::Date> deadline;
    bool late = false;
    std::string clause;
    /// The last day on which it may start for the works to end in time; nothing: nothing follows
    /// from it that has to end by a date.
    std::optional<gis::Date> latestStart{};
    /// Days from start to latestStart: below zero it cannot end in time.
    std::optional<std::int64_t> floatDays{};
    gis::Text note{};  ///< what is worth knowing about the step; may be empty
};

}  // namespace ruyuan::planner
