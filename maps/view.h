// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

namespace ruyuan::maps {

/// Metric coordinates on a picture, north up: the whole of an extent in the middle of a frame.
class View {
public:
    /// @pre @p extent is not empty. A point or a line as extent is widened to 1 km.
    View(const gis::Box& extent, const QRectF& frame);

    [[nodiscard]] const QRectF& frame() const { return frame_; }
    [[nodiscard]] double metersPerPixel() const { return metersPerPixel_; }
    [[nodiscard]] QPointF toPixel(gis::Point point) const;
    [[nodiscard]] gis::Point toWorld(QPointF pixel) const;

    /// Without the vertices that lie within half a pixel of the one before.
    [[nodiscard]] QPolygonF toPixels(const std::vector<gis::Point>& points) const;
    /// With the odd-even rule for holes.
    [[nodiscard]] QPainterPath toPath(const gis::MultiPolygon& area) const;

private:
    QRectF frame_;
    gis::Point centre_;
    double metersPerPixel_ = 1.0;
};

}  // namespace ruyuan::maps
