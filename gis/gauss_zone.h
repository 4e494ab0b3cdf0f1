// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "gis/result.h"

#include <optional>

namespace ruyuan::gis {

/// The datums of Chinese Gauss-Krüger coordinates.
enum class ChinaDatum { Cgcs2000, Xian1980, Beijing1954 };

/// A zone of the Gauss-Krüger projection as China uses it.
struct GaussZone {
    int width = 3;       ///< 3 or 6 degrees
    int meridian = 0;    ///< central meridian in degrees east
    bool prefix = true;  ///< whether eastings begin with the zone's number

    /// The zone's number, which stands before the easting: 3-degree zones 25 (75°E) to 45, 6-degree
    /// zones 13 (75°E) to 23.
    [[nodiscard]] int number() const { return width == 3 ? meridian / 3 : (meridian + 3) / 6; }
    bool operator==(const GaussZone&) const = default;
};

/// The zone of a system with an EPSG code of CGCS2000, Xian 1980 or Beijing 1954; nothing for other
/// systems. Source: the EPSG dataset, version 12.
[[nodiscard]] std::optional<GaussZone> gaussZone(const Crs& crs);

/// The zone that eastings of eight digits begin with: 38 465 661 is 3-degree zone 38. Nothing for
/// numbers that begin with no zone of China.
[[nodiscard]] std::optional<GaussZone> zoneOfEasting(double easting);

/// The system of a zone. InvalidArgument for a zone that does not exist.
[[nodiscard]] Result<Crs> gaussCrs(ChinaDatum datum, const GaussZone& zone);

/// "CGCS2000", "Xian 1980", "Beijing 1954" and their Chinese names.
[[nodiscard]] Text label(ChinaDatum datum);

}  // namespace ruyuan::gis
