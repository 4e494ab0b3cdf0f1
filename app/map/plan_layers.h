// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "maps/picture.h"
#include "planner/policy_pack.h"
#include "planner/project.h"
#include "planner/timeline.h"

#include <memory>
#include <optional>
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
/// By what the symbols of sites are chosen (符号依据). Parks, moves and places stay as they are.
enum class SiteColouring {
    Path,    ///< 改造路径, and on a day how far its works are
    County,  ///< who is responsible
    Sector,  ///< the first sector of the policy pack
    Status,  ///< on what the path rests; on a day how far the works are
};

struct ScreenOptions {
    SiteColouring colouring = SiteColouring::Path;
    /// DEFAULT: the plan as a whole, every site where it stands now. On a day, a site that has
    /// moved stands in its park (spread over it, since its plot is not known), and only moves that
    /// have begun are shown.
    std::optional<gis::Date> day{};
    /// Of the project; null: made when it is needed.
    std::shared_ptr<const planner::Timeline> timeline{};
    /// For the names of sectors; null: their ids.
    std::shared_ptr<const planner::PolicyPack> pack{};
};

/// For the screen, in longitude and latitude (EPSG:4490).
[[nodiscard]] PlanLayers planLayersForScreen(const planner::Project& project,
                                             gis::Language language,
                                             const ScreenOptions& options = {});
/// Only those that depend on the options, the uppermost ones: moves and sites.
[[nodiscard]] PlanLayers siteLayersForScreen(const planner::Project& project,
                                             gis::Language language,
                                             const ScreenOptions& options);

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
/// Of all sites, in their order.
[[nodiscard]] std::vector<SiteStatus> siteStatuses(const planner::Project& project);

/// A firm's name without its legal form and the additions in brackets, for labels.
[[nodiscard]] std::string shortName(const std::string& name);

}  // namespace ruyuan::app
