// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/project.h"

#include <filesystem>

namespace ruyuan::planner {

/// The tables of one GeoPackage <-> Project. The only place that knows the table layout.
/// CannotRead for a file that is not a GeoPackage; SchemaMismatch-like InvalidData, with the
/// versions named, for a foreign or newer one; the file is not touched.
[[nodiscard]] gis::Result<Project> readProject(const std::filesystem::path& file);

/// Conflict when the file exists.
[[nodiscard]] gis::Result<void> createProject(const std::filesystem::path& file,
                                              const Project& project);

/// Replaces the content in one transaction; tables that did not change are not written.
[[nodiscard]] gis::Result<void> writeProject(const std::filesystem::path& file,
                                             const Project& before,
                                             const Project& after);

}  // namespace ruyuan::planner
