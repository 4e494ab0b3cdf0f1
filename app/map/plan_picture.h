// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "maps/picture.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::app {

struct PlanPictureRequest {
    /// DEFAULT: 1600 x 1200 pixels.
    int width = 1600;
    int height = 1200;
    gis::Language language = gis::Language::Chinese;
    /// DEFAULT: empty, a title made from the policy pack.
    std::string title;
    /// DEFAULT: empty, everything. Name of a county, zone, built-up area or park to show alone.
    std::string area;
};

struct PlanPicture {
    maps::Picture picture;
    /// What is missing or cannot be shown on the map; also written in the picture.
    std::vector<gis::Text> notices;
    gis::Warnings warnings;
};

/// The plan of a project as a picture; without a plan the proposed paths, and the picture says so.
/// NotFound when no place has the name asked for.
[[nodiscard]] gis::Result<PlanPicture> planPicture(const planner::Project& project,
                                                   const PlanPictureRequest& request);

}  // namespace ruyuan::app
