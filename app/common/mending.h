// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/data_problems.h"
#include "planner/project_file.h"

#include <span>

namespace ruyuan::app {

/// The sites with every remedy of @p problems in its field; nothing where there is none.
[[nodiscard]] planner::SiteEdits mendedSites(const planner::Project& project,
                                             std::span<const planner::DataProblem> problems);

/// What the journal says of it.
[[nodiscard]] gis::Text mendingSentence(std::size_t sites);

}  // namespace ruyuan::app
