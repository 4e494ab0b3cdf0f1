// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/fonts.h"
#include "maps/scene.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace ruyuan::maps {

namespace {

constexpr double kLargestSymbol = 48.0;  // pixels beyond the view that a symbol may reach
constexpr double kSameVertex = 0.7;      // pixels
constexpr double kPointSquare = 12.0;
constexpr double kTextSize = 14.0;
constexpr double kSmallestText = 12.0;

/// Paints features of one layer for one camera.
class LayerPainter {
public:
    LayerPainter(QPainter& painter, const Camera& camera, double scale)
        : camera_(camera), scale_(scale), symbols_(painter, mapFont(kTextSize), scale) {}

    void feature(const FeatureLayer& layer, std::size_t feature) {
        const Symbol symbol = layer.symbol(feature);
        const gis::Geometry& geometry = layer.look().layer.geometries[feature];
        if (const auto* point = std::get_if<PointSymbol>(&symbol)) {
            symbols_.point(camera_.toPixel(layer.anchor(feature)), *point);
        } else if (const auto* line = std::get_if<LineSymbol>(&symbol)) {
            lines(geometry, *line);
        } else if (const auto* area = std::get_if<AreaSymbol>(&symbol)) {
            areas(geometry, layer.anchor(feature), *area);
        }
    }

private:
    [[nodiscard]] QPolygonF pixels(const std::vector<gis::Point>& points) const {
        QPolygonF pixels;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const QPointF pixel = camera_.toPixel(points[i]);
            const bool last = i + 1 == points.size();
            if (pixels.isEmpty() || last ||
                std::abs(pixel.x() - pixels.back().x()) + std::abs(pixel.y() - pixels.back().y()) >=
                    kSameVertex) {
                pixels << pixel;
            }
        }
        return pixels;
    }

    [[nodiscard]] QPainterPath path(const gis::MultiPolygon& area) const {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        const auto add = [&](const gis::Ring& ring) {
            if (const QPolygonF points = pixels(ring); points.size() > 1) {
                path.addPolygon(points);
                path.closeSubpath();
            }
        };
        for (const gis::Polygon& polygon : area.polygons) {
            add(polygon.outer);
            std::ranges::for_each(polygon.holes, add);
        }
        return path;
    }

    void lines(const gis::Geometry& geometry, const LineSymbol& symbol) {
        if (const auto* parts = std::get_if<gis::MultiLine>(&geometry)) {
            for (const gis::Line& part : parts->lines) {
                symbols_.line(pixels(part), symbol);
            }
        } else if (const auto* area = std::get_if<gis::MultiPolygon>(&geometry)) {
            symbols_.area(path(*area), {{}, Hatch::None, {}, symbol});
        }
    }

    void areas(const gis::Geometry& geometry, gis::Point anchor, const AreaSymbol& symbol) {
        if (const auto* area = std::get_if<gis::MultiPolygon>(&geometry)) {
            symbols_.area(path(*area), symbol);
        } else if (const auto* parts = std::get_if<gis::MultiLine>(&geometry)) {
            for (const gis::Line& part : parts->lines) {
                symbols_.line(pixels(part), symbol.outline);
            }
        } else {
            const double half = kPointSquare / 2 * scale_;
            QPainterPath square;
            square.addRect(
                QRectF(-half, -half, 2 * half, 2 * half).translated(camera_.toPixel(anchor)));
            symbols_.area(square, symbol);
        }
    }

    const Camera& camera_;
    double scale_;
    SymbolPainter symbols_;
};

gis::Box inView(const Camera& camera, double scale) {
    gis::Box box = camera.view();
    const double margin = kLargestSymbol * scale / camera.pixelsPerWorld();
    box.min.x -= margin;
    box.min.y -= margin;
    box.max.x += margin;
    box.max.y += margin;
    return box;
}

/// What a feature takes of the screen.
QRectF covered(const FeatureLayer& layer, std::size_t feature, const Camera& camera) {
    const Symbol symbol = layer.symbol(feature);
    if (const auto* point = std::get_if<PointSymbol>(&symbol)) {
        return outlineOf(*point, camera.toPixel(layer.anchor(feature)), 1.0).boundingRect();
    }
    const gis::Box& box = layer.bounds(feature);
    return QRectF(camera.toPixel(box.min), camera.toPixel(box.max)).normalized();
}

LabelWish wishOf(const FeatureLayer& layer, std::size_t feature, const Camera& camera) {
    const PictureLayer& look = layer.look();
    LabelWish wish;
    wish.text = QString::fromStdString(look.labels[feature]);
    wish.pixelSize = std::max(kSmallestText, look.labelLook.size * kTextSize);
    wish.color = look.labelLook.color;
    wish.priority = look.labelLook.priority;
    wish.anchor = camera.toPixel(layer.anchor(feature));
    return wish;
}

}  // namespace

void Scene::paint(QPainter& painter, const Camera& camera, double scale) const {
    const gis::Box view = inView(camera, scale);
    for (const ShownLayer& layer : layers_) {
        if (!layer.visible) {
            continue;
        }
        painter.setOpacity(layer.opacity);
        LayerPainter painting(painter, camera, scale);
        for (const std::size_t feature : layer.features->index().query(view)) {
            if (layer.hidden.empty() || !layer.hidden.contains(layer.features->key(feature))) {
                painting.feature(*layer.features, feature);
            }
        }
    }
    painter.setOpacity(1.0);
}

std::vector<PlacedLabel> Scene::labels(const Camera& camera,
                                       const std::vector<QRectF>& taken) const {
    std::vector<QRectF> occupied = taken;
    std::vector<LabelWish> wishes;
    const gis::Box view = inView(camera, 1.0);
    const QRectF frame(QPointF(0, 0), camera.size);
    for (const ShownLayer& layer : layers_) {
        if (!layer.visible) {
            continue;
        }
        const FeatureLayer& features = *layer.features;
        for (const std::size_t feature : features.index().query(view)) {
            const bool point = std::holds_alternative<PointSymbol>(features.symbol(feature));
            const QRectF cover = covered(features, feature, camera);
            if (point) {
                occupied.push_back(cover);
            }
            const auto& names = features.look().labels;
            if (names.empty() || names[feature].empty()) {
                continue;
            }
            LabelWish wish = wishOf(features, feature, camera);
            const double width =
                QFontMetricsF(mapFont(wish.pixelSize)).horizontalAdvance(wish.text);
            if (cover.width() < width) {
                wish.clearance = std::max(cover.width(), cover.height()) / 2 + 2;
            }
            wishes.push_back(std::move(wish));
        }
    }
    return placeLabels(wishes, frame.adjusted(3, 3, -3, -3), occupied);
}

}  // namespace ruyuan::maps
