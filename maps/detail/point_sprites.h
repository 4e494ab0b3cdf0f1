// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/feature_layer.h"

#include <QImage>
#include <QPainter>

#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace ruyuan::maps::detail {

/// Pictures of the point symbols of a layer, painted once each. A symbol is stamped on whole device
/// pixels, so that it looks the same everywhere and fits across the edges of tiles.
class PointSprites {
public:
    /// Paints a symbol around a centre.
    using Paint = std::function<void(QPainter&, QPointF centre, const PointSymbol& symbol)>;
    /// @p reach in pixels: how far beyond its size a symbol's paint goes.
    PointSprites(QPainter& painter, double scale, double reach, Paint paint);

    /// False for features without a point symbol.
    bool stamp(const FeatureLayer& layer, std::size_t feature, QPointF centre);

private:
    const QImage& sprite(const FeatureLayer& layer, std::size_t feature, const PointSymbol& symbol);

    QPainter& painter_;
    double scale_;
    double reach_;
    double ratio_;
    bool stamps_;  ///< false on paper, where pictures of symbols would be coarse
    Paint paint_;
    std::map<std::pair<std::size_t, double>, QImage> sprites_;  // by category and size factor
};

/// Of points that lie on the same spot, where thousands are, the lower ones are not seen.
/// @p sizes and @p centres in drawing order, in pixels; gives the indices of what can be seen, in
/// drawing order: everything, when there are not many.
[[nodiscard]] std::vector<std::size_t> seenOf(const std::vector<QPointF>& centres,
                                              const std::vector<float>& sizes);

}  // namespace ruyuan::maps::detail
