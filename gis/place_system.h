// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/china_offset.h"
#include "gis/crs.h"
#include "gis/geometry.h"
#include "gis/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::gis {

/// What coordinates are, as a person states it: a coordinate system, a displacement, or a system
/// whose places are displaced beneath it.
struct PlaceSystem {
    std::optional<Crs> crs;  ///< nothing: the file's own, else longitude and latitude
    ChinaOffset offset = ChinaOffset::None;
};

/// "EPSG:4547", WKT or a PROJ string; "GCJ-02", 高德, "BD-09", 百度 … (offsetNamed()); or both,
/// "EPSG:3857+GCJ-02": a map of GCJ-02 places in Web Mercator. UnknownCrs for anything else.
[[nodiscard]] Result<PlaceSystem> readPlaceSystem(std::string_view words);

/// "EPSG:4526 CGCS2000 / …", "GCJ-02", or both joined with "+".
[[nodiscard]] std::string systemLabel(const Crs& crs, ChinaOffset offset);

/// A shape given in @p crs, displaced by @p offset, as it is stored: EPSG:4490, not displaced.
[[nodiscard]] Result<Geometry> toStorage(const Geometry& shape, const Crs& crs, ChinaOffset offset);

}  // namespace ruyuan::gis
