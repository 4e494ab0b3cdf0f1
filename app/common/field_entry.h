// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"
#include "planner/fields.h"

#include <string>

namespace ruyuan::app {

/// A value as a person types it, as a cell of that field; no text: not known. InvalidArgument tells
/// what is expected.
[[nodiscard]] gis::Result<gis::Value> valueFrom(const std::string& text,
                                                const planner::FieldSpec<planner::Site>& field);

/// The field of a site with that name, label or header, other than its id; NotFound.
[[nodiscard]] gis::Result<const planner::FieldSpec<planner::Site>*> siteFieldFrom(
    const std::string& name);

/// "113.02,34.71" (EPSG:4490); InvalidArgument for anything else.
[[nodiscard]] gis::Result<gis::Point> pointFrom(const std::string& text);

/// A site with one value changed, and what the journal says of it.
struct SiteEdit {
    planner::Site site;
    gis::Text sentence;
};
/// @p field as of siteFieldFrom(), or "place" for longitude and latitude: a site without a place
/// that gets one is taken for geocoded, one that loses it is unplaced.
[[nodiscard]] gis::Result<SiteEdit> editedSite(const planner::Site& site,
                                               const std::string& field,
                                               const std::string& text);

}  // namespace ruyuan::app
