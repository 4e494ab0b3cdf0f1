// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

namespace ruyuan::planner {

/// Applies the pack's rules to the facts of every site: scope, size class, allowed paths, proposed
/// path, dates, with a trace. A decision of the project overrides the proposal and is marked.
/// @pre project.screening has one entry per site.
[[nodiscard]] gis::Result<std::vector<Classification>> classify(const Project& project,
                                                                const PolicyPack& pack,
                                                                const gis::Progress& progress = {});

}  // namespace ruyuan::planner
