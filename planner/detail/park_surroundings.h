// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/result.h"
#include "planner/checks/check.h"
#include "planner/checks/place_check.h"
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

/// What the spatial checks of a pack need to know about one place, measured once: a park's for all
/// sites, a site's own for staying.
struct Surroundings {
    /// Per check of the pack; empty for checks that ask for no place. For a distance check the
    /// neighbour as far as an ordinary site needs, then as far as a chemical one needs; for a
    /// zone check and a rule about places the nearest that counts, then the nearest of which that
    /// is not known.
    std::vector<std::vector<Neighbour>> neighbours;
};

/// Whether the project has a layer of the kind that the rule stands in for.
[[nodiscard]] bool isReplaced(const Project& project, const PlaceRule& rule);

/// One entry per place. @p ground is nothing when the project has no places at all.
[[nodiscard]] gis::Result<std::vector<Surroundings>> surround(const std::optional<Ground>& ground,
                                                              const Project& project,
                                                              const PolicyPack& pack,
                                                              PlaceUse use,
                                                              const std::vector<Footprint>& places);

}  // namespace ruyuan::planner::detail
