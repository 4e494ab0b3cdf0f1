// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/map_body.h"

#include "gis/point_on.h"
#include "maps/detail/inside.h"
#include "maps/fonts.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ruyuan::maps::detail {

namespace {

constexpr double kTextSizeAtScale1 = 16.0;
constexpr double kSmallestScale = 0.92;  // the letters of the smallest firms can still be read
constexpr double kSamePlace = 2.0;       // pixels
constexpr int kPlacesAround = 6;
constexpr double kPointSquare = 12.0;

QRectF boxOf(const View& view, const gis::Box& box) {
    return QRectF(view.toPixel({box.min.x, box.max.y}), view.toPixel({box.max.x, box.min.y}));
}

/// Where the way from the middle of @p frame to @p target leaves it.
QPointF exitPoint(const QRectF& frame, QPointF target) {
    const QPointF way = target - frame.center();
    const double share = std::min(frame.width() / 2 / std::max(std::abs(way.x()), 1e-9),
                                  frame.height() / 2 / std::max(std::abs(way.y()), 1e-9));
    return frame.center() + way * share;
}

Symbol symbolOf(const PictureLayer& layer, std::size_t feature) {
    Symbol symbol = layer.categories[layer.categoryOf[feature]].symbol;
    if (auto* point = std::get_if<PointSymbol>(&symbol); point != nullptr && !layer.sizes.empty()) {
        point->size *= layer.sizes[feature];
    }
    return symbol;
}

const std::vector<gis::Line> kNoLines;

}  // namespace

double symbolScale(double textSize) {
    return std::max(kSmallestScale, textSize / kTextSizeAtScale1);
}

MapBody::MapBody(QPainter& painter, const View& view, double textSize, gis::Language language)
    : painter_(painter),
      view_(view),
      textSize_(textSize),
      scale_(symbolScale(textSize)),
      language_(language),
      symbols_(painter, mapFont(textSize), scale_) {}

void MapBody::draw(const std::vector<PictureLayer>& layers) {
    painter_.save();
    painter_.setClipRect(view_.frame());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        drawLayer(layers[i], i);
    }
    for (const auto& [layer, feature] : beyond_) {
        pointTo(*layer, feature);
    }
    labels_ = placeLabels(wishes_, view_.frame().adjusted(3, 3, -3, -3), taken_);
    writeLabels();
    painter_.restore();
}

void MapBody::drawLayer(const PictureLayer& layer, std::size_t layerIndex) {
    for (std::size_t i = 0; i < layer.layer.geometries.size(); ++i) {
        const gis::Geometry& geometry = layer.layer.geometries[i];
        if (gis::isEmpty(geometry)) {
            continue;
        }
        const Symbol symbol = symbolOf(layer, i);
        const QRectF covered = coveredBy(geometry, symbol);
        if (covered.intersects(view_.frame())) {
            drawFeature(geometry, symbol);
            ++seen_[{layerIndex, layer.categoryOf[i]}];
            wishLabel(layer, i, covered);
        } else if (layer.beyond == Beyond::Pointed) {
            beyond_.emplace_back(&layer, i);
        }
    }
}

QRectF MapBody::coveredBy(const gis::Geometry& geometry, const Symbol& symbol) const {
    if (const auto* point = std::get_if<PointSymbol>(&symbol)) {
        const QPointF at = view_.toPixel(*gis::pointOn(geometry));
        return outlineOf(*point, at, scale_).boundingRect();
    }
    const QRectF box = boxOf(view_, gis::boundsOf(geometry));
    const double least = std::holds_alternative<gis::Point>(geometry) ? kPointSquare * scale_ : 1.0;
    const double x = std::max(0.0, (least - box.width()) / 2);
    const double y = std::max(0.0, (least - box.height()) / 2);
    return box.adjusted(-x, -y, x, y);
}

void MapBody::drawFeature(const gis::Geometry& geometry, const Symbol& symbol) {
    if (const auto* point = std::get_if<PointSymbol>(&symbol)) {
        drawPoint(view_.toPixel(*gis::pointOn(geometry)), *point);
    } else if (const auto* line = std::get_if<LineSymbol>(&symbol)) {
        const auto* lines = std::get_if<gis::MultiLine>(&geometry);
        for (const gis::Line& part : lines != nullptr ? lines->lines : kNoLines) {
            symbols_.line(view_.toPixels(part), *line);
        }
        if (const auto* areas = std::get_if<gis::MultiPolygon>(&geometry)) {
            symbols_.area(view_.toPath(*areas), {{}, Hatch::None, {}, *line});
        }
    } else if (const auto* area = std::get_if<AreaSymbol>(&symbol)) {
        QPainterPath path;
        if (const auto* areas = std::get_if<gis::MultiPolygon>(&geometry)) {
            path = view_.toPath(*areas);
        } else {
            path.addRect(coveredBy(geometry, symbol));
        }
        symbols_.area(path, *area);
    }
}

QPointF MapBody::freePlace(QPointF wanted, double size) {
    const auto isTaken = [&](QPointF place) {
        return std::ranges::any_of(pointPlaces_, [&](QPointF other) {
            return std::hypot(other.x() - place.x(), other.y() - place.y()) < kSamePlace;
        });
    };
    QPointF place = wanted;
    for (int turn = 0; isTaken(place) && turn < 2 * kPlacesAround; ++turn) {
        const double angle = 2 * std::numbers::pi * turn / kPlacesAround;
        const double away = size * (1 + turn / kPlacesAround);
        place = wanted + QPointF(std::cos(angle), std::sin(angle)) * away;
    }
    pointPlaces_.push_back(place);
    return place;
}

void MapBody::drawPoint(QPointF at, const PointSymbol& symbol) {
    const QPointF place = freePlace(at, symbol.size * scale_);
    symbols_.point(place, symbol);
    taken_.push_back(outlineOf(symbol, place, scale_).boundingRect());
}

void MapBody::wishLabel(const PictureLayer& layer, std::size_t feature, const QRectF& covered) {
    if (layer.labels.empty() || layer.labels[feature].empty()) {
        return;
    }
    LabelWish wish;
    wish.text = QString::fromStdString(layer.labels[feature]);
    wish.pixelSize = std::max(12.0, layer.labelLook.size * textSize_);
    wish.color = layer.labelLook.color;
    wish.priority = layer.labelLook.priority;
    wish.anchor = view_.toPixel(*gis::pointOn(layer.layer.geometries[feature]));
    const double width = QFontMetricsF(mapFont(wish.pixelSize)).horizontalAdvance(wish.text);
    if (covered.width() < width) {  // too small to be written on: beside it
        wish.anchor = covered.center();
        wish.clearance = std::max(covered.width(), covered.height()) / 2 + 2;
        taken_.push_back(covered);
        const auto& geometries = layer.layer.geometries;
        if (std::holds_alternative<gis::MultiPolygon>(geometries[feature])) {
            wish.may = [this, &geometries, feature](const QRectF& box) {
                const double y = box.center().y();
                return std::ranges::none_of(
                    std::array{box.left(), box.center().x(), box.right()}, [&](double x) {
                        return isInAnother(view_.toWorld({x, y}), geometries, feature);
                    });
            };
        }
    }
    wishes_.push_back(wish);
}

void MapBody::pointTo(const PictureLayer& layer, std::size_t feature) {
    const gis::Point target = *gis::pointOn(layer.layer.geometries[feature]);
    const QRectF& frame = view_.frame();
    const QPointF exit = exitPoint(frame, view_.toPixel(target));
    const gis::Point centre = view_.toWorld(frame.center());
    const auto distance = gis::geodesicDistance(*layer.layer.crs, centre, target);
    if (layer.labels.empty() || layer.labels[feature].empty() || !distance) {
        return;
    }
    const gis::Text words = gis::text("{}（图外，距图中心约 {:.0f} 公里）",
                                      "{} (beyond the map, about {:.0f} km from its centre)",
                                      layer.labels[feature],
                                      distance->kilometers());
    PlacedLabel label{QString::fromStdString(words.in(language_)), {}, textSize_, {}};
    label.pixelSize = std::max(12.0, textSize_ * 0.9);
    label.color = layer.labelLook.color;
    const QFontMetricsF metrics(mapFont(label.pixelSize));
    const double head = 10 * scale_;
    label.box = QRectF(0, 0, metrics.horizontalAdvance(label.text) + 2, metrics.height());
    label.box.moveCenter(exit);
    const QRectF inner = frame.adjusted(head + 6, head + 6, -head - 6, -head - 6);
    label.box.moveLeft(std::clamp(
        label.box.left(), inner.left(), std::max(inner.left(), inner.right() - label.box.width())));
    label.box.moveTop(
        std::clamp(label.box.top(), inner.top(), inner.bottom() - label.box.height()));
    label.box = freeBox(label.box, inner);
    const QPointF way = exit - frame.center();
    const QPointF from = exit - way / std::hypot(way.x(), way.y()) * head;
    symbols_.line({from, exit}, {.color = label.color, .width = 2.5, .end = LineEnd::Arrow});
    writeWithHalo(painter_, label);
    taken_.push_back(label.box);
    pointed_.push_back(words);
}

QRectF MapBody::freeBox(const QRectF& wanted, const QRectF& within) const {
    constexpr int kTries = 24;
    for (int i = 0; i < kTries; ++i) {  // where it is wanted, one below, one above, two below…
        const int rows = i % 2 == 0 ? -(i / 2) : i / 2 + 1;
        const QRectF box = wanted.translated(0, rows * wanted.height());
        const bool free = std::ranges::none_of(
            taken_, [&](const QRectF& other) { return other.intersects(box); });
        if (free && within.contains(box)) {
            return box;
        }
    }
    return wanted;
}

void MapBody::writeLabels() {
    for (const PlacedLabel& label : labels_) {
        writeWithHalo(painter_, label);
    }
}

void writeWithHalo(QPainter& painter, const PlacedLabel& label) {
    const QFont font = mapFont(label.pixelSize);
    QPainterPath path;
    path.addText(
        label.box.left() + 1, label.box.top() + QFontMetricsF(font).ascent(), font, label.text);
    const QColor halo(255, 255, 255, 225);
    painter.strokePath(path, QPen(halo, 3.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, label.color);
}

}  // namespace ruyuan::maps::detail
