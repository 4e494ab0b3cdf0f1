// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "planner/checks/check.h"
#include "planner/detail/constraint_index.h"
#include "planner/detail/ground.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <vector>

namespace ruyuan::planner::detail {

/// How a shape and the features of an index lie to each other, as checks read it.
[[nodiscard]] gis::Result<Neighbour> neighbour(const Ground& ground,
                                               const ConstraintIndex& index,
                                               const Footprint& place,
                                               gis::Length within);

/// What the spatial checks of a pack need to know about one park, measured once for all sites.
struct ParkSurroundings {
    /// Per check of the pack; empty for checks that ask for no place. For a distance check the
    /// neighbour as far as an ordinary site needs, then as far as a chemical one needs; for a
    /// zone check the nearest banned zone, then the nearest of unknown grade.
    std::vector<std::vector<Neighbour>> neighbours;
};

/// One entry per park. @p ground is nothing when the project has no places at all.
[[nodiscard]] gis::Result<std::vector<ParkSurroundings>> surroundParks(
    const std::optional<Ground>& ground, const Project& project, const PolicyPack& pack);

}  // namespace ruyuan::planner::detail
