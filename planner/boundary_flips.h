// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/geometry.h"
#include "gis/result.h"
#include "planner/classification_result.h"
#include "planner/finding.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ruyuan::planner {

/// 进出建成区: a site whose status is another one when a built-up boundary is drawn otherwise.
struct BoundaryFlip {
    std::size_t site = 0;  ///< into Project::sites
    BuiltUpStatus before = BuiltUpStatus::Unknown;
    BuiltUpStatus after = BuiltUpStatus::Unknown;

    bool operator==(const BoundaryFlip&) const = default;
};

/// Answers, while a boundary of a project is dragged, which sites enter or leave: the same as
/// screening (planner/screening.h) before and after and comparing, but looking only at sites that
/// lie, with their position error, near edges that differ. Cheap to copy; may be asked by several
/// threads at once.
class BoundaryFlips {
public:
    /// @p area is an index into Project::builtUpAreas; nothing: a further area is being drawn.
    [[nodiscard]] static gis::Result<BoundaryFlips> of(std::shared_ptr<const Project> project,
                                                       std::optional<std::size_t> area);

    /// The sites that flip if the area had that place (EPSG:4490; empty: were not there),
    /// ascending. @pre the place is valid
    [[nodiscard]] gis::Result<std::vector<BoundaryFlip>> flipsOf(
        const gis::MultiPolygon& place) const;

    [[nodiscard]] const std::shared_ptr<const Project>& project() const;
    [[nodiscard]] std::optional<std::size_t> area() const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

/// What a site could make of it when its works began as early as may be, by the durations and
/// preparations of the plan's parameters (planner/parameters.h). No park and no limit that sites
/// share is asked: a plan can only be later.
struct FlipProspect {
    Path path = Path::OnSite;  ///< the proposed one; else, of those open, the one least late
    std::optional<gis::Date> finishBy;  ///< what the rules give for it; nothing: no date
    gis::Quarter finish;                ///< in which its works would end
    int lateQuarters = 0;  ///< by which works or end then miss the dates asked for; 0: in time
    double land = 0;       ///< 亩 in a park, where it moves
};

/// What the policy says of a site that flips.
struct FlipVerdict {
    std::size_t site = 0;
    Classification before;
    Classification after;
    std::optional<FlipProspect> prospect;  ///< of sites that need a path afterwards and have one
};

/// 亩 that the project's parks have left when all their phases are open and the plan, if there is
/// one, is done; nothing: none of them tells its land.
[[nodiscard]] std::optional<double> landLeftInParks(const Project& project, const PolicyPack& pack);

/// Classifies the sites of @p flips again, and nobody else, with the boundary drawn otherwise, and
/// tells what those that need a path could make of it from the project's as-of date on.
[[nodiscard]] gis::Result<std::vector<FlipVerdict>> verdictsOf(const BoundaryFlips& boundary,
                                                               const PolicyPack& pack,
                                                               std::span<const BoundaryFlip> flips,
                                                               const gis::MultiPolygon& place);

}  // namespace ruyuan::planner
