// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/scene_tiles.h"

#include "maps/detail/point_sprites.h"
#include "maps/detail/projection.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::maps {

namespace {

constexpr int kEdge = 512;
constexpr double kHaloWidth = 4.0;
constexpr double kHaloLarger = 6.0;  // pixels that the halo of a point is wider than the point
constexpr double kSameVertex = 1.5;
constexpr double kReach = 84.0;
const QColor kHalo(0xff, 0xc1, 0x07);
const QColor kHaloRim(0, 0, 0, 160);

TileLevel levelOf(const Camera& camera, double ratio) {
    return {camera.zoom, camera.bearing, ratio, kEdge};
}

template <class Paint>
TileAnswer painted(const TileKey& key, Paint paint) {
    const int pixels = static_cast<int>(std::lround(kEdge * key.level.ratio));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    image.setDevicePixelRatio(key.level.ratio);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(painter);
    }
    image.setDevicePixelRatio(1.0);
    return {std::move(image), false, {}};
}

void haloAlong(QPainter& painter, const QPainterPath& outline) {
    painter.strokePath(outline, QPen(kHaloRim, kHaloWidth + 2));
    painter.strokePath(outline, QPen(kHalo, kHaloWidth));
}

/// Paints halos for one camera.
class HaloPainter {
public:
    HaloPainter(QPainter& painter, const Camera& camera)
        : painter_(painter),
          project_(camera),
          seen_(QRectF(QPointF(), camera.size).adjusted(-kReach, -kReach, kReach, kReach)) {}

    void halo(const FeatureLayer& layer, detail::PointSprites& sprites, std::size_t feature) {
        // A point's box is empty, and empty ones intersect nothing.
        if (!project_(layer.bounds(feature)).adjusted(-1, -1, 1, 1).intersects(seen_)) {
            return;
        }
        if (sprites.stamp(layer, feature, project_(layer.anchor(feature)))) {
            return;
        }
        QPainterPath outline;
        const gis::Geometry& geometry = layer.look().layer.geometries[feature];
        if (const auto* area = std::get_if<gis::MultiPolygon>(&geometry)) {
            for (const gis::Polygon& polygon : area->polygons) {
                add(outline, polygon.outer);
            }
        } else if (const auto* lines = std::get_if<gis::MultiLine>(&geometry)) {
            for (const gis::Line& line : lines->lines) {
                add(outline, line);
            }
        } else {
            outline.addEllipse(project_(layer.anchor(feature)), 10, 10);
        }
        haloAlong(painter_, outline);
    }

    static void point(QPainter& painter, QPointF at, const PointSymbol& symbol) {
        PointSymbol larger = symbol;
        larger.size += kHaloLarger;
        painter.setRenderHint(QPainter::Antialiasing);
        haloAlong(painter, outlineOf(larger, at, 1.0));
    }

private:
    void add(QPainterPath& outline, const std::vector<gis::Point>& points) const {
        const QPolygonF course = project_.thinned(points, kSameVertex);
        for (const detail::LinePart& part : detail::clippedLine(course, seen_)) {
            outline.addPolygon(part.points);
        }
    }

    QPainter& painter_;
    detail::Projection project_;
    QRectF seen_;
};

detail::PointSprites haloSprites(QPainter& painter) {
    return {painter, 1.0, kHaloLarger + kHaloWidth, &HaloPainter::point};
}

gis::Box aroundView(const Camera& camera) {
    const gis::Box box = camera.view();
    const double margin = kReach / camera.pixelsPerWorld();
    return {{box.min.x - margin, box.min.y - margin}, {box.max.x + margin, box.max.y + margin}};
}

}  // namespace

TileLevel SceneTiles::levelFor(const Camera& camera, double ratio) const {
    return levelOf(camera, ratio);
}

TileAnswer SceneTiles::tile(const TileKey& key, const std::stop_token& stop) const {
    return painted(key, [&](QPainter& painter) { scene_.paint(painter, key.camera(), 1.0, stop); });
}

HaloTiles::HaloTiles(Scene scene, const std::vector<Hit>& features) : scene_(std::move(scene)) {
    for (const ShownLayer& layer : scene_.layers()) {
        haloed_.emplace_back(layer.features->size(), false);
    }
    for (const Hit& hit : features) {
        haloed_[hit.layer][hit.feature] = true;
    }
}

TileLevel HaloTiles::levelFor(const Camera& camera, double ratio) const {
    return levelOf(camera, ratio);
}

TileAnswer HaloTiles::tile(const TileKey& key, const std::stop_token& stop) const {
    return painted(key, [&](QPainter& painter) {
        const Camera camera = key.camera();
        const detail::Projection project(camera);
        HaloPainter halos(painter, camera);
        for (std::size_t i = 0; i < haloed_.size() && !stop.stop_requested(); ++i) {
            const FeatureLayer& layer = *scene_.layers()[i].features;
            std::vector<std::size_t> found = layer.index().query(aroundView(camera));
            std::erase_if(found, [&](std::size_t feature) { return !haloed_[i][feature]; });
            std::vector<QPointF> centres;
            std::vector<float> sizes;
            for (const std::size_t feature : found) {
                const QRectF bounds = project(layer.bounds(feature));
                centres.push_back(project(layer.anchor(feature)));
                sizes.push_back(static_cast<float>(std::max(bounds.width(), bounds.height()) + 1));
            }
            auto sprites = haloSprites(painter);
            for (const std::size_t seen : detail::seenOf(centres, sizes)) {
                halos.halo(layer, sprites, found[seen]);
            }
        }
    });
}

void paintHalos(QPainter& painter,
                const Camera& camera,
                const Scene& scene,
                const std::vector<Hit>& features) {
    HaloPainter halos(painter, camera);
    std::map<std::size_t, detail::PointSprites> sprites;  // by layer
    for (const Hit& hit : features) {
        auto& own = sprites.try_emplace(hit.layer, haloSprites(painter)).first->second;
        halos.halo(*scene.layers()[hit.layer].features, own, hit.feature);
    }
}

std::optional<gis::Box> differenceOf(const Scene& before, const Scene& after) {
    if (before.layers().size() != after.layers().size()) {
        return std::nullopt;
    }
    gis::Box box;
    for (std::size_t i = 0; i < after.layers().size(); ++i) {
        const ShownLayer& old = before.layers()[i];
        const ShownLayer& now = after.layers()[i];
        if (old.features != now.features || old.visible != now.visible ||
            old.opacity != now.opacity) {
            return std::nullopt;
        }
        std::vector<std::string> keys;
        std::ranges::set_symmetric_difference(old.hidden, now.hidden, std::back_inserter(keys));
        for (const std::string& key : keys) {
            if (const auto feature = now.features->find(key)) {
                box.add(now.features->bounds(*feature));
            }
        }
    }
    return box;
}

}  // namespace ruyuan::maps
