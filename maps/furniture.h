// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "gis/units.h"

#include <QPainter>
#include <QRectF>

namespace ruyuan::maps {

/// A round length (1, 2 or 5 times a power of ten) that is at most so many pixels long.
struct ScaleBar {
    gis::Length length;
    double pixels = 0;
};
[[nodiscard]] ScaleBar scaleBarFor(double metersPerPixel, double mostPixels);
/// "20 公里", "500 m".
[[nodiscard]] gis::Text labelOf(const ScaleBar& bar);

/// The space that drawScaleBar() takes.
[[nodiscard]] QSizeF sizeOf(const ScaleBar& bar, double pixelSize);
void drawScaleBar(
    QPainter& painter, QPointF at, const ScaleBar& bar, double pixelSize, gis::Language language);

void drawNorthArrow(QPainter& painter, const QRectF& box, gis::Language language);

}  // namespace ruyuan::maps
