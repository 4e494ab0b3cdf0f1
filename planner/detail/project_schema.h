// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geopackage.h"
#include "gis/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace ruyuan::planner::detail {

/// The version of the layout of a project file's tables. 5: the journal's hash of a table is one
/// over neighbouring rows (table_hash.h), its changes are found by an index, and QGIS finds default
/// styles. 6: there is a table of what was ruled out (bans). 7: there are tables of merged rows and
/// of recipes. 8: the journal writes nulls short (row_text.h). Files of versions 4 to 7 are lifted;
/// older ones were never given out.
inline constexpr int kSchemaVersion = 8;

/// Writes the version into a new file. @pre inside begin()/commit().
[[nodiscard]] gis::Result<void> writeSchemaVersion(gis::GeoPackage& package);

/// The version of an open file. InvalidData for a GeoPackage that is no project, and for a version
/// that this program cannot use.
[[nodiscard]] gis::Result<int> schemaVersion(const gis::GeoPackage& package,
                                             const std::string& where);

/// Keeps a copy of a file of an older version beside it, "NAME.version-4.gpkg", or with a number
/// where there is one already. CannotWrite.
/// @return the copy
[[nodiscard]] gis::Result<std::filesystem::path> keepOldFile(const std::filesystem::path& file,
                                                             int version);

/// Brings a file of an older version, as schemaVersion() allows it, to this one, step by step.
/// @pre inside begin()/commit().
[[nodiscard]] gis::Result<void> liftSchema(gis::GeoPackage& package, int version);

/// A project file for reading. One of an older version is lifted as a copy; the file itself is
/// never touched.
/// @param lifts  takes how many entries the copy's journal has that the file's has not
[[nodiscard]] gis::Result<gis::GeoPackage> openForReading(const std::filesystem::path& file,
                                                          std::int64_t* lifts = nullptr);

/// Fills in where something happened, when it was not known yet.
[[nodiscard]] gis::Error placed(gis::Error error, const std::string& where);

}  // namespace ruyuan::planner::detail
