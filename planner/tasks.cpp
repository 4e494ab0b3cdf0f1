// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/tasks.h"

#include "planner/conditions.h"
#include "planner/detail/site_source.h"
#include "planner/detail/task_network.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

namespace ruyuan::planner {

namespace {

using detail::Step;
using detail::StepDates;

constexpr std::string_view kLaunch = "launch";
constexpr double kDaysPerMonth = 365.2425 / 12;

std::int64_t daysOf(double months) {
    return std::llround(months * kDaysPerMonth);
}

/// The dates that the policy sets for a site's path.
PathDates datesFor(const Classification& site, Path path) {
    const auto found = std::ranges::find(site.dates, path, &PathDates::path);
    return found == site.dates.end() ? PathDates{} : *found;
}

/// One site's works, as its steps are laid out.
struct Works {
    gis::Date first;
    gis::Date last;
    PathDates dates;
    bool large = false;
    const FactRow& facts;

    [[nodiscard]] gis::Date launch(gis::Date asOf) const {
        return std::min(std::max(asOf, dates.startBy.value_or(asOf)), first);
    }
};

/// Lays out the steps of sites by a pack's templates.
class TaskMaker {
public:
    TaskMaker(const Project& project, const PolicyPack& pack)
        : project_(project),
          pack_(pack),
          facts_(pack.sectors),
          conditions_(facts_),
          source_(project, pack, facts_) {
        for (std::size_t i = 0; i < project.sites.size(); ++i) {
            siteOf_.emplace(project.sites[i].id, i);
        }
    }

    gis::Result<void> add(const PlanEntry& entry, std::vector<Task>& tasks) {
        const auto site = siteOf_.find(entry.siteId);
        if (!entry.path || !entry.start || !entry.finish || site == siteOf_.end()) {
            return {};
        }
        const Classification& classification = project_.classifications[site->second];
        const detail::SiteRow row = source_.at(site->second);
        const Works works{entry.start->firstDay(),
                          entry.finish->lastDay(),
                          datesFor(classification, *entry.path),
                          classification.size >= SizeClass::Large,
                          row.facts};
        std::vector<const TaskTemplate*> chosen;
        std::vector<gis::Text> notes;
        for (const TaskTemplate& one : pack_.tasks) {
            if (one.path != *entry.path) {
                continue;
            }
            auto needed = isNeeded(one, works);
            if (!needed) {
                return std::unexpected(std::move(needed.error()));
            }
            if (*needed) {
                chosen.push_back(&one);
                notes.push_back(**needed);
            }
        }
        layOut(entry, works, chosen, notes, tasks);
        return {};
    }

private:
    /// The note of a step that is to be done; nothing when it is not.
    gis::Result<std::optional<gis::Text>> isNeeded(const TaskTemplate& one, const Works& works) {
        if (!one.condition.empty()) {
            const auto condition = conditions_.compile(one.condition);
            if (!condition) {
                return std::unexpected(condition.error());
            }
            const auto holds = conditions_.evaluate(*condition, works.facts);
            if (!holds) {
                return std::unexpected(holds.error());
            }
            if (*holds == Truth::No || (one.onList && *holds == Truth::Unknown)) {
                return std::optional<gis::Text>();
            }
        }
        const auto approved = approvalOf(one, works);
        if (!approved) {
            return std::optional(gis::Text());
        }
        const auto validUntil =
            *approved + std::chrono::days(std::llround(one.validYears * kDaysPerMonth * 12));
        if (works.first <= validUntil) {
            return std::optional<gis::Text>();
        }
        return std::optional(
            gis::text("{} 的批复到开工时已超过 {:g} 年，须重新审核",
                      "the approval of {} is more than {:g} years old when the works start and has "
                      "to be reviewed",
                      gis::isoDate(*approved),
                      one.validYears));
    }

    [[nodiscard]] std::optional<gis::Date> approvalOf(const TaskTemplate& one,
                                                      const Works& works) const {
        const auto fact = facts_.index(one.approvedOn);
        if (one.approvedOn.empty() || !fact) {
            return std::nullopt;
        }
        const auto* text = std::get_if<std::string>(&works.facts.values[*fact]);
        const auto date = text == nullptr ? gis::Result<gis::Date>(std::unexpect, gis::Error{})
                                          : gis::parseIsoDate(*text);
        return date ? std::optional(*date) : std::nullopt;
    }

    /// The nearest steps that are to be done and come before one that names @p ids.
    void addBefore(const std::vector<std::string>& ids,
                   const std::vector<const TaskTemplate*>& chosen,
                   Path path,
                   std::vector<std::size_t>& before) const {
        for (const std::string& id : ids) {
            const auto found = std::ranges::find(chosen, id, &TaskTemplate::id);
            if (found != chosen.end()) {
                before.push_back(static_cast<std::size_t>(found - chosen.begin()));
                continue;
            }
            // A step that is not needed: what it waited for comes before.
            for (const TaskTemplate& skipped : pack_.tasks) {
                if (skipped.path == path && skipped.id == id) {
                    addBefore(skipped.after, chosen, path, before);
                }
            }
        }
    }

    void layOut(const PlanEntry& entry,
                const Works& works,
                const std::vector<const TaskTemplate*>& chosen,
                const std::vector<gis::Text>& notes,
                std::vector<Task>& tasks) const {
        std::vector<Step> steps(chosen.size());
        std::vector<bool> followed(chosen.size());
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const TaskTemplate& one = *chosen[i];
            steps[i].days = daysOf(works.large ? one.monthsLarge.value_or(one.months) : one.months);
            steps[i].rests = one.earthworks;
            addBefore(one.after, chosen, one.path, steps[i].after);
            if (one.inWorks) {
                steps[i].from = works.first;
            }
            for (const std::size_t before : steps[i].after) {
                followed[before] = true;
            }
        }
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (!followed[i]) {
                steps[i].until = works.dates.finishBy;
            }
            if (chosen[i]->id == kLaunch) {
                steps[i].until = works.dates.startBy;
            }
        }
        const auto dates = detail::datesOf(steps, works.launch(project_.asOf), pack_.winter);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            tasks.push_back(taskOf(entry, works, *chosen[i], steps[i], dates[i], notes[i]));
        }
    }

    [[nodiscard]] static Task taskOf(const PlanEntry& entry,
                                     const Works& works,
                                     const TaskTemplate& one,
                                     const Step& step,
                                     const StepDates& dates,
                                     const gis::Text& note) {
        Task task;
        task.siteId = entry.siteId;
        task.id = one.id;
        task.name = one.name;
        task.clause = one.clause;
        task.start = dates.start;
        task.finish = dates.finish;
        task.deadline = step.until;
        task.late = task.deadline && task.finish > *task.deadline;
        task.latestStart = dates.latestStart;
        if (dates.latestStart) {
            task.floatDays = (*dates.latestStart - dates.start).count();
        }
        task.note = note;
        if (note.empty() && step.until && dates.finish > works.last && one.id != kLaunch) {
            task.note = gis::text("按常规工期晚于计划完成的 {}",
                                  "by usual durations later than the plan's finish, {}",
                                  gis::isoDate(works.last));
        }
        return task;
    }

    const Project& project_;
    const PolicyPack& pack_;
    FactTable facts_;
    Conditions conditions_;
    detail::SiteSource source_;
    std::map<std::string, std::size_t> siteOf_;
};

}  // namespace

gis::Result<std::vector<Task>> tasksOf(const Project& project, const PolicyPack& pack) {
    assert(project.plan);
    TaskMaker maker(project, pack);
    std::vector<Task> tasks;
    for (const PlanEntry& entry : project.plan->entries) {
        if (auto added = maker.add(entry, tasks); !added) {
            return std::unexpected(std::move(added.error()));
        }
    }
    return tasks;
}

}  // namespace ruyuan::planner
