// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "maps/picture.h"
#include "planner/project.h"

#include <vector>

namespace ruyuan::app {

/// A project's places as layers of a picture, from bottom to top: built-up areas, constraints,
/// counties and zones, parks, moves, sites. All in gis::workingCrs() of the project. Layers without
/// features are left out.
struct PlanLayers {
    std::vector<maps::PictureLayer> layers;
    gis::Warnings warnings;  ///< places that could not be brought into the picture's system
};
[[nodiscard]] gis::Result<PlanLayers> planLayers(const planner::Project& project,
                                                 gis::Language language);

/// How a site is shown: by its planned path, else by its proposed one.
enum class SiteState {
    Settled,      ///< has a path
    Provisional,  ///< has a path that rests on missing facts
    Unassigned,   ///< the plan found no place for it
    Undecided,    ///< 待定: no path is proposed yet, or its scope is not known
    Bystander,    ///< out of the policy's scope
    Unclassified  ///< the stage has not run
};
struct SiteStatus {
    SiteState state = SiteState::Unclassified;
    std::optional<planner::Path> path;
};
/// @p site is an index into Project::sites.
[[nodiscard]] SiteStatus siteStatus(const planner::Project& project, std::size_t site);

/// A firm's name without its legal form and the additions in brackets, for labels.
[[nodiscard]] std::string shortName(const std::string& name);

}  // namespace ruyuan::app
