// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/camera.h"

#include <QImage>
#include <QString>

#include <compare>
#include <memory>
#include <stop_token>
#include <vector>

namespace ruyuan::maps {

/// A grid of square tiles over the world for one zoom and bearing. Its coordinates are pixels of a
/// map of that zoom and bearing, from the upper left corner of the world.
struct TileLevel {
    double zoom = 0.0;     ///< any, whole numbers for the usual web tiles
    double bearing = 0.0;  ///< what stands upright on the tiles does so at this bearing; degrees
    double ratio = 1.0;    ///< device pixels per pixel
    int edge = 256;        ///< pixels that a tile is wide when the map has its zoom

    auto operator<=>(const TileLevel&) const = default;
    [[nodiscard]] QPointF toLevel(gis::Point world) const;
    [[nodiscard]] gis::Point toWorld(QPointF pixel) const;
};

/// Columns count from longitude -180 to the east, rows from the north.
struct TileKey {
    TileLevel level;
    int x = 0;
    int y = 0;

    auto operator<=>(const TileKey&) const = default;
    /// In the coordinates of its level.
    [[nodiscard]] QRectF rect() const;
    /// A camera that sees just this tile.
    [[nodiscard]] Camera camera() const;
    /// What lies on it, world coordinates.
    [[nodiscard]] gis::Box box() const;
};

/// The tiles that a view needs, the nearest to its middle first; @p margin in pixels around it.
/// None when the view is so much wider than the level that there would be thousands.
[[nodiscard]] std::vector<TileKey> tilesInView(const TileLevel& level,
                                               const Camera& camera,
                                               double margin = 0.0);

/// What came of asking for a tile.
struct TileAnswer {
    QImage image;  ///< null: there is nothing
    /// It could not be had now and may be asked for again later.
    bool later = false;
    QString fault;  ///< why, for people; without keys or passwords
};

/// Where tiles come from. Never changes; asked from several threads at once.
class TileSource {
public:
    TileSource() = default;
    TileSource(const TileSource&) = delete;
    TileSource& operator=(const TileSource&) = delete;
    virtual ~TileSource() = default;

    /// The tiles to show for a view on a screen with @p ratio device pixels per pixel.
    [[nodiscard]] virtual TileLevel levelFor(const Camera& camera, double ratio) const = 0;
    /// May take long; ends soon, with whatever there is, when it is asked to stop.
    [[nodiscard]] virtual TileAnswer tile(const TileKey& key,
                                          const std::stop_token& stop) const = 0;
};
using TileSourcePtr = std::shared_ptr<const TileSource>;

}  // namespace ruyuan::maps
