// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/tile_cache.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::maps::detail {

namespace {

constexpr double kMostPieces = 64;     // of one tile
constexpr double kFarthestZoom = 6.5;  // levels away that a picture is still of use
constexpr double kWhole = 0.999;
constexpr double kReach = 84.0;  // pixels around a feature that its symbol may cover

struct Cover {
    std::vector<TilePiece> pieces;
    double share = 0;
};

/// What the tiles of @p level have for @p missing.
Cover coverFrom(TileCache& cache, const TileLevel& level, const TileKey& missing) {
    const double grow = std::exp2(level.zoom - missing.level.zoom);
    const QRectF wanted = missing.rect();
    const QRectF there(wanted.topLeft() * grow, wanted.size() * grow);
    const double edge = level.edge;
    const double left = std::floor(there.left() / edge);
    const double top = std::floor(there.top() / edge);
    const double right = std::ceil(there.right() / edge);
    const double bottom = std::ceil(there.bottom() / edge);
    Cover cover;
    if ((right - left) * (bottom - top) > kMostPieces) {
        return cover;
    }
    for (int y = static_cast<int>(top); y < static_cast<int>(bottom); ++y) {
        for (int x = static_cast<int>(left); x < static_cast<int>(right); ++x) {
            const TileKey key{level, x, y};
            const TileCache::Tile* tile = cache.find(key);
            if (tile == nullptr || tile->image.isNull()) {
                continue;
            }
            const QRectF part = key.rect().intersected(there);
            const double pixels = tile->image.width() / edge;
            const QRectF from((part.topLeft() - key.rect().topLeft()) * pixels,
                              part.size() * pixels);
            cover.pieces.push_back(
                {tile->image, from, QRectF(part.topLeft() / grow, part.size() / grow)});
            cover.share += part.width() * part.height() / (there.width() * there.height());
        }
    }
    return cover;
}

gis::Box boxAround(const TileKey& key) {
    Camera camera = key.camera();
    camera.size += QSizeF(2 * kReach, 2 * kReach);
    return camera.view();
}

}  // namespace

const TileCache::Tile* TileCache::find(const TileKey& key) {
    const auto found = tiles_.find(key);
    if (found == tiles_.end()) {
        return nullptr;
    }
    found->second.used = now_;
    return &found->second;
}

void TileCache::put(const TileKey& key, QImage image, bool fresh) {
    const auto [place, added] = tiles_.try_emplace(key);
    if (!added && !fresh) {
        return;
    }
    levels_[key.level] += added ? 1 : 0;
    bytes_ += image.sizeInBytes() - place->second.image.sizeInBytes();
    place->second = {std::move(image), fresh, now_};
    if (bytes_ > most_) {
        shrink();
    }
}

void TileCache::age(const std::optional<gis::Box>& area) {
    for (auto& [key, tile] : tiles_) {
        if (!area || boxAround(key).intersects(*area)) {
            tile.fresh = false;
        }
    }
}

void TileCache::clear() {
    tiles_.clear();
    levels_.clear();
    bytes_ = 0;
}

void TileCache::shrink() {
    std::vector<std::pair<std::uint64_t, TileKey>> oldest;
    for (const auto& [key, tile] : tiles_) {
        if (tile.used < now_) {
            oldest.emplace_back(tile.used, key);
        }
    }
    std::ranges::sort(oldest);
    for (const auto& [used, key] : oldest) {
        if (bytes_ <= most_) {
            return;
        }
        const auto found = tiles_.find(key);
        bytes_ -= found->second.image.sizeInBytes();
        tiles_.erase(found);
        if (--levels_[key.level] == 0) {
            levels_.erase(key.level);
        }
    }
}

std::vector<TilePiece> standIn(TileCache& cache, const TileKey& missing) {
    std::vector<std::pair<double, TileLevel>> levels;
    for (const auto& [level, count] : cache.levels()) {
        const double away = std::abs(level.zoom - missing.level.zoom);
        if (level.bearing == missing.level.bearing && level != missing.level &&
            away < kFarthestZoom) {
            levels.emplace_back(away, level);
        }
    }
    std::ranges::sort(levels);
    Cover best;
    for (const auto& [away, level] : levels) {
        Cover cover = coverFrom(cache, level, missing);
        if (cover.share > best.share) {
            best = std::move(cover);
        }
        if (best.share > kWhole) {
            break;
        }
    }
    return std::move(best.pieces);
}

}  // namespace ruyuan::maps::detail
