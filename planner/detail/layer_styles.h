// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geopackage.h"
#include "gis/result.h"
#include "planner/detail/project_tables.h"

namespace ruyuan::planner::detail {

// What a project file holds for QGIS only. It is written when the file is made, is no part of the
// project's content, and people may change it in QGIS.

/// 厂区（按改造路径）: every site with its path, park and dates. A view, because a style cannot
/// join tables: expressions that look into other layers depend on what is loaded, and stop QGIS's
/// drawing threads.
[[nodiscard]] gis::View plannedSites();

/// The table in which QGIS looks for the default style of a layer (layout: QGIS 3.22,
/// QgsOgrProviderMetadata::saveStyle): a row for each file of resources/styles, which is named like
/// its table. CannotRead when there are none.
[[nodiscard]] gis::Result<ProjectTable> layerStyles();

/// Writes both into a file that has none. @pre inside begin()/commit(), the tables are written
[[nodiscard]] gis::Result<void> writeLooks(gis::GeoPackage& package);

}  // namespace ruyuan::planner::detail
