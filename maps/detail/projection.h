// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/camera.h"

#include <QPolygonF>

#include <vector>

namespace ruyuan::maps::detail {

/// A camera made ready for many points: Camera::toPixel() without the same sums again and again.
class Projection {
public:
    explicit Projection(const Camera& camera);

    [[nodiscard]] QPointF operator()(gis::Point world) const {
        const double x = (world.x - centre_.x) * scale_;
        const double y = (world.y - centre_.y) * scale_;
        return {cosine_ * x - sine_ * y + offset_.x(), sine_ * x + cosine_ * y + offset_.y()};
    }
    /// A line or ring without the vertices nearer than @p same pixels to the one before; the first
    /// and the last one stay.
    [[nodiscard]] QPolygonF thinned(const std::vector<gis::Point>& points, double same) const;
    /// The box around a box.
    [[nodiscard]] QRectF operator()(const gis::Box& world) const;

private:
    gis::Point centre_;
    double scale_;
    double cosine_;
    double sine_;
    QPointF offset_;
};

/// A ring cut to a rectangle; it may run along its edges (Sutherland and Hodgman 1974).
[[nodiscard]] QPolygonF clippedRing(const QPolygonF& ring, const QRectF& to);

/// A part of a line within a rectangle.
struct LinePart {
    QPolygonF points;
    double start = 0;  ///< how far along the line it begins, so that dashes go on as they were
};
[[nodiscard]] std::vector<LinePart> clippedLine(const QPolygonF& line, const QRectF& to);

}  // namespace ruyuan::maps::detail
