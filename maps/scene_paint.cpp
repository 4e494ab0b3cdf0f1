// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/point_sprites.h"
#include "maps/detail/projection.h"
#include "maps/fonts.h"
#include "maps/scene.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::maps {

namespace {

constexpr double kReach = 84.0;      // pixels beyond the view from which a symbol may reach into it
constexpr double kSameVertex = 0.7;  // pixels
constexpr double kSpeck = 1.0;       // pixels; what is smaller is one dot
constexpr double kSmall = 8.0;       // pixels; hatches and dashes of what is smaller tell nothing
constexpr double kSmallVertex = 1.4;  // pixels, in what is small
constexpr double kPointSquare = 12.0;
constexpr double kTextSize = 14.0;
constexpr double kHatchStep = 7.0;
constexpr double kHatchWidth = 0.9;
constexpr double kPointRim = 2.0;     // pixels that a point symbol is painted beyond its size
constexpr std::size_t kAskStop = 64;  // features

gis::Box inView(const Camera& camera, double reach) {
    gis::Box box = camera.view();
    const double margin = reach / camera.pixelsPerWorld();
    box.min.x -= margin;
    box.min.y -= margin;
    box.max.x += margin;
    box.max.y += margin;
    return box;
}

/// A pattern of hatching, as large as several steps so that it fits onto whole pixels.
QImage hatchImage(const AreaSymbol& symbol, double step, double ratio) {
    int steps = 1;
    while (steps < 8 && std::abs(std::round(steps * step * ratio) - steps * step * ratio) > 1e-6) {
        ++steps;
    }
    const int pixels = std::max(1, static_cast<int>(std::lround(steps * step * ratio)));
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(symbol.hatchColor, kHatchWidth * step / kHatchStep * ratio));
    const double size = pixels;
    const double gap = size / steps;
    for (int i = -steps; i <= 2 * steps; ++i) {
        if (symbol.hatch != Hatch::Falling) {
            painter.drawLine(QPointF(i * gap - size, 2 * size), QPointF(i * gap + 2 * size, -size));
        }
        if (symbol.hatch != Hatch::Rising) {
            painter.drawLine(QPointF(i * gap - size, -size), QPointF(i * gap + 2 * size, 2 * size));
        }
    }
    return image;
}

/// How an area looks from afar: its fill with as much of the hatching as its lines cover.
QColor tintOf(const AreaSymbol& symbol) {
    if (symbol.hatch == Hatch::None) {
        return symbol.fill;
    }
    const auto share =
        static_cast<float>((symbol.hatch == Hatch::Crossed ? 2 : 1) * kHatchWidth / kHatchStep);
    if (!symbol.fill.isValid()) {
        QColor tint = symbol.hatchColor;
        tint.setAlphaF(tint.alphaF() * share);
        return tint;
    }
    const auto mixed = [&](float (QColor::*part)() const) {
        return (symbol.fill.*part)() * (1 - share) + (symbol.hatchColor.*part)() * share;
    };
    return QColor::fromRgbF(
        mixed(&QColor::redF), mixed(&QColor::greenF), mixed(&QColor::blueF), symbol.fill.alphaF());
}

/// Paints features of one layer for one camera.
class LayerPainter {
public:
    LayerPainter(QPainter& painter, const Camera& camera, double scale)
        : painter_(painter),
          project_(camera),
          scale_(scale),
          ratio_(painter.device()->devicePixelRatio()),
          seen_(QRectF(QPointF(), camera.size).adjusted(-kReach, -kReach, kReach, kReach)),
          corner_(cornerOf(camera)),
          symbols_(painter, mapFont(kTextSize), scale),
          sprites_(
              painter, scale, kPointRim, [scale](QPainter& on, QPointF at, const auto& symbol) {
                  SymbolPainter(on, mapFont(kTextSize), scale).point(at, symbol);
              }) {}

    void features(const ShownLayer& shown,
                  const std::vector<std::size_t>& found,
                  const std::stop_token& stop) {
        const FeatureLayer& layer = *shown.features;
        const bool points = std::ranges::all_of(layer.look().categories, [](const auto& category) {
            return std::holds_alternative<PointSymbol>(category.symbol);
        });
        if (points) {
            this->points(layer, found);
            return;
        }
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (i % kAskStop == 0 && stop.stop_requested()) {
                return;
            }
            feature(layer, found[i]);
        }
    }

private:
    /// The upper left corner of the view from the corner of the world, for what lies on one grid.
    static QPointF cornerOf(const Camera& camera) {
        Camera world = camera;
        world.centre = {0, 0};
        world.size = {};
        return world.toPixel(camera.centre) -
               QPointF(camera.size.width() / 2, camera.size.height() / 2);
    }

    void points(const FeatureLayer& layer, const std::vector<std::size_t>& found) {
        std::vector<QPointF> centres;
        std::vector<float> sizes;
        centres.reserve(found.size());
        sizes.reserve(found.size());
        const PictureLayer& look = layer.look();
        for (const std::size_t i : found) {
            const auto& symbol = std::get<PointSymbol>(look.categories[look.categoryOf[i]].symbol);
            centres.push_back(project_(layer.anchor(i)));
            sizes.push_back(
                static_cast<float>(symbol.size * (look.sizes.empty() ? 1.0 : look.sizes[i])));
        }
        for (const std::size_t i : detail::seenOf(centres, sizes)) {
            sprites_.stamp(layer, found[i], centres[i]);
        }
    }

    void feature(const FeatureLayer& layer, std::size_t feature) {
        if (sprites_.stamp(layer, feature, project_(layer.anchor(feature)))) {
            return;
        }
        const gis::Geometry& geometry = layer.look().layer.geometries[feature];
        const QRectF bounds = project_(layer.bounds(feature));
        const PictureLayer& look = layer.look();
        const Symbol& symbol = look.categories[look.categoryOf[feature]].symbol;
        if (const auto* line = std::get_if<LineSymbol>(&symbol)) {
            lines(geometry, *line);
        } else if (const auto* area = std::get_if<AreaSymbol>(&symbol)) {
            areas(geometry, bounds, *area);
        }
    }

    void line(const QPolygonF& points, const LineSymbol& symbol) {
        if (points.size() < 2 || !symbol.color.isValid()) {
            return;
        }
        const QPolygonF course = symbols_.course(points, symbol);
        if (seen_.contains(course.boundingRect())) {
            symbols_.part(course, 0, symbol);
        } else {
            for (const detail::LinePart& part : detail::clippedLine(course, seen_)) {
                symbols_.part(part.points, part.start, symbol);
            }
        }
        if (symbol.end == LineEnd::Arrow && seen_.contains(course.back())) {
            symbols_.arrowHead(course.back(), course[course.size() - 2], symbol);
        }
    }

    void outline(const gis::Ring& ring, const LineSymbol& symbol) {
        line(project_.thinned(ring, kSameVertex), symbol);
    }

    void lines(const gis::Geometry& geometry, const LineSymbol& symbol) {
        if (const auto* parts = std::get_if<gis::MultiLine>(&geometry)) {
            for (const gis::Line& part : parts->lines) {
                line(project_.thinned(part, kSameVertex), symbol);
            }
        } else if (const auto* area = std::get_if<gis::MultiPolygon>(&geometry)) {
            outlines(*area, symbol);
        }
    }

    void outlines(const gis::MultiPolygon& area, const LineSymbol& symbol) {
        for (const gis::Polygon& polygon : area.polygons) {
            outline(polygon.outer, symbol);
            for (const gis::Ring& hole : polygon.holes) {
                outline(hole, symbol);
            }
        }
    }

    [[nodiscard]] QPainterPath path(const gis::MultiPolygon& area) const {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        const auto add = [&](const gis::Ring& ring) {
            QPolygonF points = project_.thinned(ring, kSameVertex);
            if (!seen_.contains(points.boundingRect())) {
                points = detail::clippedRing(points, seen_);
            }
            if (points.size() > 2) {
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

    void areas(const gis::Geometry& geometry, const QRectF& bounds, const AreaSymbol& symbol) {
        if (const auto* area = std::get_if<gis::MultiPolygon>(&geometry)) {
            if (std::max(bounds.width(), bounds.height()) < kSpeck) {
                speck(bounds.center(), symbol);
                return;
            }
            if (std::max(bounds.width(), bounds.height()) < kSmall * scale_) {
                small(*area, symbol);
                return;
            }
            if (symbol.fill.isValid() || symbol.hatch != Hatch::None) {
                fill(path(*area), symbol);
            }
            outlines(*area, symbol.outline);
        } else if (const auto* parts = std::get_if<gis::MultiLine>(&geometry)) {
            for (const gis::Line& part : parts->lines) {
                line(project_.thinned(part, kSameVertex), symbol.outline);
            }
        } else {
            const double half = kPointSquare / 2 * scale_;
            QPainterPath square;
            square.addRect(QRectF(-half, -half, 2 * half, 2 * half).translated(bounds.center()));
            fill(square, symbol);
            line(square.toFillPolygon(), symbol.outline);
        }
    }

    /// An area too small to have a shape still shows that it is there.
    void speck(QPointF at, const AreaSymbol& symbol) {
        const QColor& color = symbol.outline.color.isValid() ? symbol.outline.color : symbol.fill;
        painter_.fillRect(QRectF(at.x() - 0.5, at.y() - 0.5, 1, 1), color);
    }

    /// Tint and outline of an area in one stroke: of thousands, what takes long is each stroke.
    void small(const gis::MultiPolygon& area, const AreaSymbol& symbol) {
        const LineSymbol& outline = symbol.outline;
        painter_.setPen(outline.color.isValid() ? QPen(outline.color, outline.width * scale_)
                                                : QPen(Qt::NoPen));
        const QColor tint = tintOf(symbol);
        painter_.setBrush(tint.isValid() ? QBrush(tint) : QBrush(Qt::NoBrush));
        for (const gis::Polygon& polygon : area.polygons) {
            painter_.drawPolygon(project_.thinned(polygon.outer, kSmallVertex));
        }
    }

    void fill(const QPainterPath& path, const AreaSymbol& symbol) {
        if (symbol.fill.isValid()) {
            painter_.fillPath(path, symbol.fill);
        }
        if (symbol.hatch == Hatch::None) {
            return;
        }
        // As a pattern: clipping lines to thousands of areas would take long. Its lines lie on one
        // grid for the whole world, so that tiles and parts of a layer fit together.
        QBrush& brush = hatches_[{symbol.hatchColor.rgba(), symbol.hatch}];
        if (brush.style() == Qt::NoBrush) {
            brush = QBrush(hatchImage(symbol, kHatchStep * scale_, ratio_));
            brush.setTransform(QTransform::fromScale(1 / ratio_, 1 / ratio_));
        }
        const double period = brush.textureImage().width() / ratio_;
        const auto origin = [&](double corner) {
            return std::round(-std::fmod(corner, period) * ratio_) / ratio_;
        };
        painter_.setBrushOrigin(QPointF(origin(corner_.x()), origin(corner_.y())));
        painter_.fillPath(path, brush);
        painter_.setBrushOrigin(QPointF());
    }

    QPainter& painter_;
    detail::Projection project_;
    double scale_;
    double ratio_;
    QRectF seen_;
    QPointF corner_;
    SymbolPainter symbols_;
    detail::PointSprites sprites_;
    std::map<std::pair<QRgb, Hatch>, QBrush> hatches_;
};

}  // namespace

void Scene::paint(QPainter& painter,
                  const Camera& camera,
                  double scale,
                  const std::stop_token& stop) const {
    const gis::Box view = inView(camera, kReach * scale);
    std::vector<std::size_t> found;
    for (const ShownLayer& layer : layers_) {
        if (!layer.visible || layer.opacity <= 0) {
            continue;
        }
        layer.features->index().query(view, found);
        if (!layer.hidden.empty()) {
            std::erase_if(found, [&](std::size_t feature) {
                return layer.hidden.contains(layer.features->key(feature));
            });
        }
        if (found.empty()) {
            continue;
        }
        painter.setOpacity(layer.opacity);
        LayerPainter(painter, camera, scale).features(layer, found, stop);
        if (stop.stop_requested()) {
            break;
        }
    }
    painter.setOpacity(1.0);
}

}  // namespace ruyuan::maps
