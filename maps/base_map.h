// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/raster_tiles.h"
#include "gis/result.h"
#include "maps/tiles.h"

#include <QString>

#include <filesystem>
#include <vector>

namespace ruyuan::maps {

/// The datum of a base map. GCJ-02 is shifted by 300 to 700 m against the other two, in a way that
/// is not published; BD-09 further still, on a grid of its own.
enum class MapDatum { Wgs84, Gcj02, Bd09 };

/// A base map (底图) as the user set it up.
struct BaseMap {
    enum class Kind { File, Folder, Server };

    QString name;
    Kind kind = Kind::File;
    /// Of a file or folder its path; of a server a template with {z}, {x} and {y} (or {-y}: rows
    /// from the south), {s} for one of subdomains, and {key}.
    QString place;
    QString key;         ///< of a server; secret
    QString subdomains;  ///< the letters or digits that {s} stands for
    MapDatum datum = MapDatum::Wgs84;
    gis::TileRows rows = gis::TileRows::FromNorth;  ///< of a folder
    int finest = 18;                                ///< zoom; of a server
    bool visible = false;
    double opacity = 1.0;
    QString attribution;  ///< who made it, and its 审图号

    bool operator==(const BaseMap&) const = default;
};

/// The datum that a server of this template is known to have; Wgs84 for those not known otherwise.
[[nodiscard]] MapDatum knownDatum(const QString& place);
/// What is wrong with a base map's settings; empty when nothing is.
[[nodiscard]] gis::Text faultOf(const BaseMap& map);

/// Well-known maps of 天地图 (CGCS2000) to begin with, without a key and not shown.
[[nodiscard]] std::vector<BaseMap> tiandituMaps();

/// The address of a tile.
[[nodiscard]] QString addressOf(const BaseMap& map, gis::TilePlace place);

/// Makes a base map's tiles. A server is asked only for tiles that a map shows. @p cache: a folder
/// for tiles of servers, of at most @p cacheBytes.
[[nodiscard]] gis::Result<TileSourcePtr> openBaseMap(const BaseMap& map,
                                                     const std::filesystem::path& cache,
                                                     std::uintmax_t cacheBytes = 256U << 20U);

}  // namespace ruyuan::maps
