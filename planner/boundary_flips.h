// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// What the policy says of a site that flips.
struct FlipVerdict {
    std::size_t site = 0;
    Classification before;
    Classification after;
};

/// Classifies the sites of @p flips again, and nobody else, with the boundary drawn otherwise.
[[nodiscard]] gis::Result<std::vector<FlipVerdict>> verdictsOf(const BoundaryFlips& boundary,
                                                               const PolicyPack& pack,
                                                               std::span<const BoundaryFlip> flips,
                                                               const gis::MultiPolygon& place);

}  // namespace ruyuan::planner
