// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/table/table_source.h"
#include "planner/finding.h"
#include "planner/project.h"

#include <memory>
#include <vector>

namespace ruyuan::app {

using ProjectPtr = std::shared_ptr<const planner::Project>;

// What the tables show of a project. A source keeps the project alive and asks it.

/// What became of a site, in a word: out of scope, open, provisional, late, on time, unassigned.
[[nodiscard]] gis::Text statusOf(const planner::Classification* verdict,
                                 const planner::PlanEntry* entry,
                                 bool isPlanned);

/// The fields of sites (planner/fields.h) after what classification and plan say of them.
[[nodiscard]] TableSourcePtr siteTable(const ProjectPtr& project, gis::Language language);
[[nodiscard]] TableSourcePtr parkTable(const ProjectPtr& project, gis::Language language);
[[nodiscard]] TableSourcePtr taskTable(const ProjectPtr& project, gis::Language language);
/// What the plan exceeds; rows about parks where the limit is a park's.
[[nodiscard]] TableSourcePtr overrunTable(const ProjectPtr& project, gis::Language language);
[[nodiscard]] TableSourcePtr findingTable(const ProjectPtr& project,
                                          std::vector<planner::Finding> findings,
                                          gis::Language language);

}  // namespace ruyuan::app
