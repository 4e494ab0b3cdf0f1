// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/classification_result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::planner {

/// A site on which two packs, or two versions of one, differ (D5).
struct PolicyChange {
    std::string siteId;
    Classification before;
    Classification after;
    /// Why: one sentence for each rule that says something else, or is in one pack only.
    std::vector<gis::Text> reasons;
};

/// The sites of a project that change scope, allowed or proposed paths, or the dates of the
/// proposed path, from pack @p a to pack @p b. The project is not changed.
/// @pre project.screening has one entry per site.
[[nodiscard]] gis::Result<std::vector<PolicyChange>> comparePacks(
    const Project& project,
    const PolicyPack& a,
    const PolicyPack& b,
    const gis::Progress& progress = {});

}  // namespace ruyuan::planner
