// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/result.h"
#include "planner/detail/verify_inputs.h"

#include <map>
#include <string>
#include <utility>

namespace ruyuan::planner::detail {

/// Dates of a plan by the pack's deadlines, found again for the check of a plan.
class VerifyDates {
public:
    /// Finds the deadline of every path for every site that is in the plan or belongs to it: the
    /// first whose size classes fit and whose condition holds. Where a condition before it is not
    /// known, the earliest finish of all that may hold counts. InvalidData for a condition that
    /// cannot be judged. Keeps a pointer to @p inputs.
    [[nodiscard]] static gis::Result<VerifyDates> of(const VerifyInputs& inputs);

    /// Null when the pack has no date for it.
    [[nodiscard]] const PathDeadline* deadline(const Site& site, Path path) const;

    /// Quarters that the works of a path take.
    [[nodiscard]] int duration(const Site& site, Path path) const;

    /// Quarters late: works that start after the launch date by more than the preparation, or end
    /// after the finish date of the pack or of the decision for this path, the larger.
    [[nodiscard]] int lateness(const Site& site,
                               Path path,
                               gis::Quarter start,
                               gis::Quarter finish) const;

    /// The last quarter in which works may start when nobody decided the start: launched in the
    /// quarter of the launch date, or now when that is past. Nothing without a launch date.
    [[nodiscard]] std::optional<gis::Quarter> latestStart(const Site& site, Path path) const;

    /// The first quarter in which works may start when nobody decided the start: now and the
    /// shortest time for permits, unless the site's works have begun already.
    [[nodiscard]] gis::Quarter earliestStart(const Site& site, Path path) const;

    /// max_late, added to what is the latest of all paths that sites may take if they start now.
    [[nodiscard]] int mostLate() const { return mostLate_; }

    /// The last quarter of the plan at most: the parameter's length, the last date of the policy,
    /// the latest start and the works of every path that a site may take, their finish dates, and
    /// the longest works after a phase that opens within that time.
    [[nodiscard]] gis::Quarter last() const { return last_; }

private:
    explicit VerifyDates(const VerifyInputs& inputs) : inputs_(&inputs) {}
    gis::Result<void> findDeadlines();
    void findLimits();
    void extendFor(const Site& site, Path path);

    const VerifyInputs* inputs_;
    std::map<std::pair<std::string, Path>, const PathDeadline*> deadlines_;
    int mostLate_ = 0;
    int longest_ = 1;
    gis::Quarter last_;
};

}  // namespace ruyuan::planner::detail
