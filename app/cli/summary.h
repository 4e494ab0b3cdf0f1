// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/project.h"

#include <string>

namespace ruyuan::app {

/// What a planner wants to read after a run: sites screened, who is in scope, paths by county,
/// what is late or open and why, limits exceeded, cost, bound and gap. Parts whose stage has not
/// run are left out.
[[nodiscard]] std::string summary(const planner::Project& project, gis::Language language);

}  // namespace ruyuan::app
