// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/point_sprites.h"

#include <QPaintDevice>
#include <QPaintEngine>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <unordered_map>

namespace ruyuan::maps::detail {

namespace {

constexpr std::size_t kMany = 1500;
constexpr std::size_t kVeryMany = 8000;
constexpr double kSpot = 2.0;  // pixels
constexpr double kLargeSpot = 4.0;

std::uint64_t spotOf(QPointF at, double spot) {
    const auto cell = [spot](double value) {
        return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(value / spot)));
    };
    return (std::uint64_t{cell(at.x())} << 32) | cell(at.y());
}

}  // namespace

PointSprites::PointSprites(QPainter& painter, double scale, double reach, Paint paint)
    : painter_(painter),
      scale_(scale),
      reach_(reach),
      ratio_(painter.device()->devicePixelRatio()),
      stamps_(painter.paintEngine()->type() == QPaintEngine::Raster),
      paint_(std::move(paint)) {}

bool PointSprites::stamp(const FeatureLayer& layer, std::size_t feature, QPointF centre) {
    const PictureLayer& look = layer.look();
    const auto* symbol =
        std::get_if<PointSymbol>(&look.categories[look.categoryOf[feature]].symbol);
    if (symbol == nullptr) {
        return false;
    }
    if (!stamps_) {
        paint_(painter_, centre, std::get<PointSymbol>(layer.symbol(feature)));
        return true;
    }
    const QImage& image = sprite(layer, feature, *symbol);
    const double half = image.width() / ratio_ / 2;
    painter_.drawImage(QPointF(std::round(centre.x() * ratio_) / ratio_ - half,
                               std::round(centre.y() * ratio_) / ratio_ - half),
                       image);
    return true;
}

const QImage& PointSprites::sprite(const FeatureLayer& layer,
                                   std::size_t feature,
                                   const PointSymbol& symbol) {
    const PictureLayer& look = layer.look();
    const double factor = look.sizes.empty() ? 1.0 : look.sizes[feature];
    QImage& image = sprites_[{look.categoryOf[feature], factor}];
    if (image.isNull()) {
        PointSymbol sized = symbol;
        sized.size *= factor;
        const double widest = sized.size * 0.72 * scale_ + reach_ * scale_ + 1;
        const int half = static_cast<int>(std::ceil(widest * ratio_));
        image = QImage(2 * half, 2 * half, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio_);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint_(painter, QPointF(half, half) / ratio_, sized);
    }
    return image;
}

std::vector<std::size_t> seenOf(const std::vector<QPointF>& centres,
                                const std::vector<float>& sizes) {
    std::vector<std::size_t> seen;
    if (centres.size() < kMany) {
        seen.resize(centres.size());
        std::iota(seen.begin(), seen.end(), std::size_t{0});
        return seen;
    }
    const double spot = centres.size() < kVeryMany ? kSpot : kLargeSpot;
    std::unordered_map<std::uint64_t, float> largest;  // of what is above, by spot
    largest.reserve(centres.size());
    for (std::size_t i = centres.size(); i-- > 0;) {
        float& above = largest[spotOf(centres[i], spot)];
        if (sizes[i] > above) {  // the spots of a larger one below are still seen around it
            above = sizes[i];
            seen.push_back(i);
        }
    }
    std::ranges::reverse(seen);
    return seen;
}

}  // namespace ruyuan::maps::detail
