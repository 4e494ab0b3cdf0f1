// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::planner {

/// Names of the bundled sample cities (folders of resources/samples).
[[nodiscard]] std::vector<std::string> sampleNames();

/// A new project with everything of a sample city imported: its policy and as-of date, ledgers,
/// parks, boundaries and constraint layers, as its imports.csv lists them.
[[nodiscard]] gis::Result<Project> sampleProject(const std::string& name);

}  // namespace ruyuan::planner
