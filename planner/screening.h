// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/project.h"

namespace ruyuan::planner {

struct ScreeningOptions {
    /// DEFAULT: 50 m. A site nearer to a built-up boundary than this is listed for review even
    /// when its place is exact (features.md C3 practice, unverified).
    gis::Length reviewDistance = gis::Length::meters(50);
};

/// Measures where every site lies: in the built-up area or not, in which county, how far from each
/// kind of constraint. Works in gis::workingCrs() of the sites and built-up areas. A point site
/// with a known area stands as the circle of that area; a position error turns a near boundary
/// into Uncertain. A missing layer, or a place outside its coverage, is unknown, never "far".
[[nodiscard]] gis::Result<std::vector<SiteScreening>> screen(const Project& project,
                                                             const ScreeningOptions& options = {},
                                                             const gis::Progress& progress = {});

}  // namespace ruyuan::planner
