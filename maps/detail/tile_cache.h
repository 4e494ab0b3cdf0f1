// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/tiles.h"

#include <cstdint>
#include <map>
#include <optional>

namespace ruyuan::maps::detail {

/// The pictures of tiles that were made, as many as fit into a number of bytes; the ones that were
/// not used for longest go first. For one thread.
class TileCache {
public:
    explicit TileCache(qsizetype bytes) : most_(bytes) {}

    struct Tile {
        QImage image;       ///< null: nothing is there
        bool fresh = true;  ///< false: the source would give another picture now
        std::uint64_t used = 0;
    };
    /// Marks it as used; null when it is not there.
    [[nodiscard]] const Tile* find(const TileKey& key);
    /// @p fresh false: kept only where there is none yet.
    void put(const TileKey& key, QImage image, bool fresh);
    /// The pictures of @p area (world; none: all) and of what symbols there reach are old now.
    void age(const std::optional<gis::Box>& area);
    void clear();
    /// A moment passes; only what was used in earlier moments may be dropped.
    void tick() { ++now_; }

    /// Levels of which something is there.
    [[nodiscard]] const std::map<TileLevel, int>& levels() const { return levels_; }
    [[nodiscard]] qsizetype bytes() const { return bytes_; }

private:
    void shrink();

    qsizetype most_;
    qsizetype bytes_ = 0;
    std::uint64_t now_ = 1;
    std::map<TileKey, Tile> tiles_;
    std::map<TileLevel, int> levels_;
};

/// A part of a picture and where it goes.
struct TilePiece {
    QImage image;
    QRectF from;  ///< device pixels of the image
    QRectF to;    ///< coordinates of the level that is shown
};

/// What stands for a tile that is not there: parts of tiles of other zooms with the same bearing,
/// of the nearest zoom that covers it, else of the one that covers most of it.
[[nodiscard]] std::vector<TilePiece> standIn(TileCache& cache, const TileKey& missing);

}  // namespace ruyuan::maps::detail
