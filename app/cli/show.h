// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::app {

enum class Showing { Sites, Parks, Plan, Tasks, Sources };

/// The content of a project for other programs: a JSON array (an object for the plan) with the
/// stable keys of docs/cli.md; sentences in @p language. Ends with a line break.
[[nodiscard]] std::string showJson(const planner::Project& project,
                                   Showing what,
                                   gis::Language language);

/// The same for people, as a table.
[[nodiscard]] std::string showText(const planner::Project& project,
                                   Showing what,
                                   gis::Language language);

/// Findings for other programs, and for people.
[[nodiscard]] std::string findingsJson(const std::vector<planner::Finding>& findings,
                                       gis::Language language);
[[nodiscard]] std::string findingsText(const std::vector<planner::Finding>& findings,
                                       gis::Language language);

}  // namespace ruyuan::app
