// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/view.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ruyuan::maps {

namespace {

constexpr double kSmallestWidth = 1000.0;  // metres
constexpr double kSameVertex = 0.5;        // pixels

}  // namespace

View::View(const gis::Box& extent, const QRectF& frame) : frame_(frame) {
    assert(!extent.empty());
    centre_ = {(extent.min.x + extent.max.x) / 2, (extent.min.y + extent.max.y) / 2};
    const double width = std::max(extent.max.x - extent.min.x, kSmallestWidth);
    const double height = std::max(extent.max.y - extent.min.y, kSmallestWidth);
    metersPerPixel_ = std::max(width / frame.width(), height / frame.height());
}

QPointF View::toPixel(gis::Point point) const {
    return {frame_.center().x() + (point.x - centre_.x) / metersPerPixel_,
            frame_.center().y() - (point.y - centre_.y) / metersPerPixel_};
}

gis::Point View::toWorld(QPointF pixel) const {
    return {centre_.x + (pixel.x() - frame_.center().x()) * metersPerPixel_,
            centre_.y - (pixel.y() - frame_.center().y()) * metersPerPixel_};
}

QPolygonF View::toPixels(const std::vector<gis::Point>& points) const {
    QPolygonF pixels;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const QPointF pixel = toPixel(points[i]);
        const bool last = i + 1 == points.size();
        if (pixels.isEmpty() || last ||
            std::hypot(pixel.x() - pixels.back().x(), pixel.y() - pixels.back().y()) >=
                kSameVertex) {
            pixels << pixel;
        }
    }
    return pixels;
}

QPainterPath View::toPath(const gis::MultiPolygon& area) const {
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    const auto add = [&](const gis::Ring& ring) {
        const QPolygonF pixels = toPixels(ring);
        if (pixels.size() > 1) {
            path.addPolygon(pixels);
            path.closeSubpath();
        }
    };
    for (const gis::Polygon& polygon : area.polygons) {
        add(polygon.outer);
        for (const gis::Ring& hole : polygon.holes) {
            add(hole);
        }
    }
    return path;
}

}  // namespace ruyuan::maps
