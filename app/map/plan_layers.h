// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "maps/picture.h"
#include "planner/project.h"

#include <vector>

namespace ruyuan::app {

/// A layer with a stable name and a key for each of its features.
struct PlanLayer {
    /// "built-up", "constraint:KIND", "counties", "zones", "parks", "moves", "sites".
    std::string id;
    maps::PictureLayer look;
    /// One per feature: Site::id (also of moves) and Park::id; the index in Project::builtUpAreas
    /// or Project::counties; "KIND/INDEX" of a constraint feature.
    std::vector<std::string> keys;
};

/// A project's places as layers from bottom to top: built-up areas, constraints, counties and
/// zones, parks, moves, sites. Layers without features are left out.
struct PlanLayers {
    std::vector<PlanLayer> layers;
    gis::Warnings warnings;  ///< places that could not be brought into the coordinate system
};
/// For pictures, in gis::workingCrs() of the project.
[[nodiscard]] gis::Result<PlanLayers> planLayers(const planner::Project& project,
                                                 gis::Language language);
/// For the screen, in longitude and latitude (EPSG:4490).
[[nodiscard]] PlanLayers planLayersForScreen(const planner::Project& project,
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
