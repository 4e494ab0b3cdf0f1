// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ruyuan::gis {

/// A square picture: red, green, blue, opacity (0 to 255, not premultiplied), row by row from the
/// upper left.
struct RasterTile {
    static constexpr int kEdge = 256;
    std::vector<std::uint8_t> rgba;  ///< 256 x 256 x 4 bytes
};

/// A place in the usual web tiling of the world (EPSG:3857): 2^z columns from longitude -180 to the
/// east and as many rows from the north.
struct TilePlace {
    int z = 0;
    int x = 0;
    int y = 0;
};

/// How rows of a folder of tiles are numbered.
enum class TileRows {
    FromNorth,  ///< XYZ, as web maps do
    FromSouth,  ///< TMS, as gdal2tiles does by itself
};

/// A picture of the ground as tiles: MBTiles, a GeoPackage with tiles, GeoTIFF and whatever else
/// GDAL reads, in any coordinate system. May be used from several threads at once; never writes.
class RasterTiles {
public:
    /// UnknownCrs for a picture without a place on the earth, NoTransformation for one in a system
    /// that cannot be brought to EPSG:3857 with known accuracy.
    [[nodiscard]] static Result<RasterTiles> open(const std::filesystem::path& file);
    /// A folder with Z/X/Y.png, .jpg or .webp.
    [[nodiscard]] static Result<RasterTiles> openFolder(const std::filesystem::path& folder,
                                                        TileRows rows);

    /// None where there is no picture.
    [[nodiscard]] Result<std::optional<RasterTile>> tile(TilePlace place) const;
    /// The finest zoom with pixels of its own; between 0 and 24.
    [[nodiscard]] int finestZoom() const;
    /// Longitude and latitude; empty when it is not known (a folder).
    [[nodiscard]] const Box& area() const;

    struct Impl;

private:
    explicit RasterTiles(std::shared_ptr<const Impl> impl);
    std::shared_ptr<const Impl> impl_;
};

/// A picture file of 256 x 256 pixels as a server sends it (PNG, JPEG, WebP); larger and smaller
/// ones are brought to that size. CannotRead for anything else.
[[nodiscard]] Result<RasterTile> decodeTile(std::span<const std::byte> file);

}  // namespace ruyuan::gis
