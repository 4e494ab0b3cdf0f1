// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to gis/geopackage.cpp.

#include "gis/layer.h"

#include <string>

class OGRLayer;
struct sqlite3;

namespace ruyuan::gis::detail {

/// Reads the rows of a table of a GeoPackage straight from SQLite, in the order and with the values
/// that GDAL gives, but faster. It knows only what we write ourselves.
///
/// @param where  a condition in SQL; empty: all rows
/// @param layer  the table's description, to which the rows are added
/// @return false when a cell is of another kind than its column or the file cannot be read; the
///         layer is then half filled, and GDAL has to read and to judge it
[[nodiscard]] bool readPlainRows(sqlite3& database,
                                 OGRLayer& table,
                                 const std::string& where,
                                 Layer& layer);

}  // namespace ruyuan::gis::detail
