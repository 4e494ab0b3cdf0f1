// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/tiles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruyuan::maps {

namespace {

constexpr double kMostTiles = 600;

Camera wholeWorld(const TileLevel& level) {
    Camera camera;
    camera.centre = {0, 0};
    camera.zoom = level.zoom;
    camera.bearing = level.bearing;
    return camera;
}

struct Cells {
    int left, top, right, bottom;
};

/// The cells that touch @p area, without those beyond the edge of the world.
Cells cellsOf(const TileLevel& level, const QRectF& area) {
    const double edge = level.edge;
    const auto cell = [&](double at) {
        return static_cast<int>(std::clamp(std::floor(at / edge), -1e9, 1e9));
    };
    Cells cells{cell(area.left()), cell(area.top()), cell(area.right()), cell(area.bottom())};
    if (level.bearing == 0) {
        const int last = cell(std::ceil(256.0 * std::exp2(level.zoom)) - 1);
        cells = {std::max(cells.left, 0),
                 std::max(cells.top, 0),
                 std::min(cells.right, last),
                 std::min(cells.bottom, last)};
    }
    return cells;
}

}  // namespace

QPointF TileLevel::toLevel(gis::Point world) const {
    return wholeWorld(*this).toPixel(world);
}

gis::Point TileLevel::toWorld(QPointF pixel) const {
    return wholeWorld(*this).toWorld(pixel);
}

QRectF TileKey::rect() const {
    const double edge = level.edge;
    return {x * edge, y * edge, edge, edge};
}

Camera TileKey::camera() const {
    Camera camera;
    camera.centre = level.toWorld(rect().center());
    camera.zoom = level.zoom;
    camera.bearing = level.bearing;
    camera.size = rect().size();
    return camera;
}

gis::Box TileKey::box() const {
    return camera().view();
}

std::vector<TileKey> tilesInView(const TileLevel& level, const Camera& camera, double margin) {
    if (camera.size.isEmpty()) {
        return {};
    }
    QPolygonF corners;
    const QRectF view = QRectF(QPointF(), camera.size).adjusted(-margin, -margin, margin, margin);
    for (const QPointF corner :
         {view.topLeft(), view.topRight(), view.bottomRight(), view.bottomLeft()}) {
        corners << level.toLevel(camera.toWorld(corner));
    }
    const QPointF middle = level.toLevel(camera.centre);
    const Cells cells = cellsOf(level, corners.boundingRect());
    if ((cells.right - cells.left + 1.0) * (cells.bottom - cells.top + 1.0) > kMostTiles) {
        return {};
    }
    std::vector<std::pair<double, TileKey>> found;
    for (int y = cells.top; y <= cells.bottom; ++y) {
        for (int x = cells.left; x <= cells.right; ++x) {
            const TileKey key{level, x, y};
            const QPointF away = key.rect().center() - middle;
            found.emplace_back(QPointF::dotProduct(away, away), key);
        }
    }
    std::ranges::sort(found);
    std::vector<TileKey> keys;
    for (const auto& [distance, key] : found) {
        keys.push_back(key);
    }
    return keys;
}

}  // namespace ruyuan::maps
