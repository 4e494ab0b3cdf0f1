// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/verify_dates.h"

#include "planner/conditions.h"
#include "planner/facts.h"
#include "planner/sectors.h"
#include "planner/size_class.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ruyuan::planner::detail {

namespace {

using gis::Quarter;

/// Quarters by which work that ends with @p quarter misses a date.
int finishLateness(Quarter quarter, const std::optional<gis::Date>& date) {
    int late = 0;
    while (date && (quarter + -late).lastDay() > *date) {
        ++late;
    }
    return late;
}

/// What the conditions of deadlines may ask about a site.
FactRow factsOf(const VerifyInputs& inputs, const FactTable& table, const Site& site) {
    const SectorMatch sectors =
        matchSectors(inputs.pack().sectors, site.industryCode, site.industry, site.product);
    SizeFinding size;
    size.size = inputs.knownSize(site);
    const SiteScreening unscreened;
    const SiteScreening* screening = inputs.screening(site);
    const Decision* decision = inputs.decision(site);
    const auto rows = std::ranges::count(inputs.project().equipment, site.id, &Equipment::siteId);
    return siteFacts(table,
                     {.site = site,
                      .screening = screening != nullptr ? *screening : unscreened,
                      .sectors = sectors,
                      .size = size,
                      .equipmentRows = static_cast<std::size_t>(rows),
                      .decision = decision != nullptr && decision->path ? decision : nullptr});
}

/// From the launch to the works; a closure is launched and done.
int preparationOf(const VerifyInputs& inputs, const Site& site, Path path) {
    return path == Path::Closure ? 0 : inputs.quartersOf(path, "preparation", site);
}

/// The pack's deadlines with their conditions ready to be asked.
class Asked {
public:
    explicit Asked(const PolicyPack& pack)
        : pack_(pack), facts_(pack.sectors), conditions_(facts_) {}

    [[nodiscard]] const FactTable& facts() const { return facts_; }

    gis::Result<const PathDeadline*> deadlineOf(Path path, SizeClass size, const FactRow& row) {
        const PathDeadline* chosen = nullptr;
        for (const PathDeadline& deadline : pack_.deadlines) {
            const bool fits = deadline.sizes.empty() || std::ranges::contains(deadline.sizes, size);
            if (deadline.path != path || !fits) {
                continue;
            }
            const gis::Result<Truth> holds = ask(deadline, row);
            if (!holds) {
                return std::unexpected(holds.error());
            }
            const bool earlier = chosen == nullptr ||
                                 (deadline.finishBy &&
                                  (!chosen->finishBy || *deadline.finishBy < *chosen->finishBy));
            if (*holds != Truth::No && earlier) {
                chosen = &deadline;
            }
            if (*holds == Truth::Yes) {
                break;
            }
        }
        return chosen;
    }

private:
    gis::Result<Truth> ask(const PathDeadline& deadline, const FactRow& row) {
        if (deadline.condition.empty()) {
            return Truth::Yes;
        }
        const gis::Result<Conditions::Id> id = conditions_.compile(deadline.condition);
        return id ? conditions_.evaluate(*id, row) : std::unexpected(id.error());
    }

    const PolicyPack& pack_;
    FactTable facts_;
    Conditions conditions_;
};

}  // namespace

gis::Result<VerifyDates> VerifyDates::of(const VerifyInputs& inputs) {
    VerifyDates dates(inputs);
    if (gis::Result<void> found = dates.findDeadlines(); !found) {
        return std::unexpected(found.error());
    }
    dates.findLimits();
    return dates;
}

gis::Result<void> VerifyDates::findDeadlines() {
    Asked asked(inputs_->pack());
    for (const Site& site : inputs_->project().sites) {
        const bool planned =
            std::ranges::contains(inputs_->plan().entries, site.id, &PlanEntry::siteId);
        if (!planned && !inputs_->belongsToPlan(site)) {
            continue;
        }
        const FactRow row = factsOf(*inputs_, asked.facts(), site);
        const SizeClass known = inputs_->knownSize(site);
        const SizeClass size =
            known != SizeClass::Unknown ? known : inputs_->pack().sizeWhenUnknown;
        for (const Path path : kAllPaths) {
            const gis::Result<const PathDeadline*> found = asked.deadlineOf(path, size, row);
            if (!found) {
                return std::unexpected(found.error());
            }
            deadlines_[{site.id, path}] = *found;
        }
    }
    return {};
}

const PathDeadline* VerifyDates::deadline(const Site& site, Path path) const {
    const auto found = deadlines_.find({site.id, path});
    return found == deadlines_.end() ? nullptr : found->second;
}

int VerifyDates::duration(const Site& site, Path path) const {
    return std::max(1, inputs_->quartersOf(path, "duration", site));
}

int VerifyDates::lateness(const Site& site, Path path, Quarter start, Quarter finish) const {
    int late = 0;
    if (const PathDeadline* due = deadline(site, path)) {
        if (due->startBy) {
            const int preparation = preparationOf(*inputs_, site, path);
            late = std::max(late, start - (Quarter::of(*due->startBy) + preparation));
        }
        late = std::max(late, finishLateness(finish, due->finishBy));
    }
    const Decision* decision = inputs_->decision(site);
    if (decision != nullptr && decision->path == path) {
        late = std::max(late, finishLateness(finish, decision->finish));
    }
    return late;
}

std::optional<Quarter> VerifyDates::latestStart(const Site& site, Path path) const {
    const PathDeadline* due = deadline(site, path);
    if (due == nullptr || !due->startBy) {
        return std::nullopt;
    }
    return std::max(std::max(Quarter::of(*due->startBy), inputs_->first()) +
                        preparationOf(*inputs_, site, path),
                    earliestStart(site, path));
}

Quarter VerifyDates::earliestStart(const Site& site, Path path) const {
    const bool begun = site.worksStart && *site.worksStart <= inputs_->project().asOf;
    const int wait =
        path == Path::Closure || begun ? 0 : inputs_->quartersOf(path, "least_preparation", site);
    return inputs_->first() + wait;
}

/// One path that a site may take.
void VerifyDates::extendFor(const Site& site, Path path) {
    const Quarter first = inputs_->first();
    const int works = duration(site, path);
    longest_ = std::max(longest_, works);
    const Quarter earliest = earliestStart(site, path);
    mostLate_ = std::max(mostLate_, lateness(site, path, earliest, earliest + (works - 1)));
    Quarter start = std::max(earliest, latestStart(site, path).value_or(first));
    if (const Decision* decision = inputs_->decision(site);
        decision != nullptr && decision->path && decision->start) {
        start = std::max(start, Quarter::of(*decision->start));
    }
    last_ = std::max(last_, start + (works - 1));
    if (const PathDeadline* due = deadline(site, path); due != nullptr && due->finishBy) {
        last_ = std::max(last_, Quarter::of(*due->finishBy));
    }
}

void VerifyDates::findLimits() {
    const Quarter first = inputs_->first();
    last_ = first + (static_cast<int>(inputs_->values()("horizon")) - 1);
    for (const PathDeadline& deadline : inputs_->pack().deadlines) {
        if (deadline.finishBy) {
            last_ = std::max(last_, Quarter::of(*deadline.finishBy));
        }
    }
    for (const Site& site : inputs_->project().sites) {
        for (const Path path : kAllPaths) {
            if (inputs_->belongsToPlan(site) && inputs_->mayTake(site, path)) {
                extendFor(site, path);
            }
        }
    }
    for (const Park& park : inputs_->project().parks) {
        for (const ParkPhase& phase : park.phases) {
            // What opens beyond the plan does not lengthen it.
            const Quarter opens = Quarter::of(phase.opens);
            if (opens < last_) {
                last_ = std::max(last_, opens + longest_);
            }
        }
    }
    mostLate_ += static_cast<int>(inputs_->values()("max_late"));
}

}  // namespace ruyuan::planner::detail
