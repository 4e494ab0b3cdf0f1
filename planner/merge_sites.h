// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/result.h"
#include "planner/project.h"

#include <span>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// A field of which two sites say different things.
struct MergeDifference {
    std::string siteId;  ///< of the site that was merged
    std::string field;   ///< of Site
    gis::Value kept;
    gis::Value left;  ///< what the merged site said
};

/// What merging filled in and where the sites differed.
struct MergeReport {
    int filled = 0;  ///< fields of the site that stays that others knew
    std::vector<MergeDifference> differences;
};

/// Makes one site of several that tell of the same one: the first stays with its id, takes what it
/// does not know from the others in their order, and their rows are kept as Project::mergedRows, so
/// that every source stays. Equipment, decisions and bans of the others become its own; a place
/// that is known better than its own is taken. Clears what rests on the sites. NotFound for an
/// unknown id, InvalidArgument for fewer than two or for one twice.
[[nodiscard]] gis::Result<MergeReport> mergeSites(Project& project,
                                                  std::span<const std::string> ids);

}  // namespace ruyuan::planner
