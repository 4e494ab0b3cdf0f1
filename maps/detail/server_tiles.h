// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/base_map.h"

#include <QByteArray>

#include <mutex>
#include <optional>

namespace ruyuan::maps::detail {

/// Files of tiles that came from a server, by place; the ones written longest ago go when they are
/// too many. Names say nothing of the server's key. May be used from several threads.
class TileDisk {
public:
    TileDisk(std::filesystem::path folder, std::uintmax_t mostBytes);

    [[nodiscard]] std::optional<QByteArray> find(gis::TilePlace place) const;
    /// A full disk is no fault: the tile is then asked for again another time.
    void put(gis::TilePlace place, const QByteArray& bytes);

private:
    [[nodiscard]] std::filesystem::path fileOf(gis::TilePlace place) const;
    void shrink();

    std::filesystem::path folder_;
    std::uintmax_t most_;
    std::mutex mutex_;
    std::uintmax_t bytes_ = 0;
};

/// The name of a server's folder in the cache: the same for the same template, whatever the key.
[[nodiscard]] std::string cacheName(const BaseMap& map);

/// Tiles of gis::RasterTiles or of a server, 256 pixels wide at whole zooms.
class BaseMapTiles : public TileSource {
public:
    explicit BaseMapTiles(int finest) : finest_(finest) {}
    [[nodiscard]] TileLevel levelFor(const Camera& camera, double ratio) const override;

protected:
    [[nodiscard]] static QImage imageOf(const gis::RasterTile& tile);
    [[nodiscard]] static gis::TilePlace placeOf(const TileKey& key);

private:
    int finest_;
};

class RasterTileSource : public BaseMapTiles {
public:
    explicit RasterTileSource(gis::RasterTiles tiles)
        : BaseMapTiles(tiles.finestZoom()), tiles_(std::move(tiles)) {}
    [[nodiscard]] TileAnswer tile(const TileKey& key, const std::stop_token& stop) const override;

private:
    gis::RasterTiles tiles_;
};

class ServerTileSource : public BaseMapTiles {
public:
    ServerTileSource(BaseMap map, const std::filesystem::path& cache, std::uintmax_t cacheBytes);
    [[nodiscard]] TileAnswer tile(const TileKey& key, const std::stop_token& stop) const override;

private:
    BaseMap map_;
    mutable TileDisk disk_;
};

}  // namespace ruyuan::maps::detail
