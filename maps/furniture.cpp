// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/furniture.h"

#include "maps/fonts.h"

#include <cmath>

namespace ruyuan::maps {

namespace {

constexpr double kBarHeight = 0.45;  // of the text size
constexpr int kBarParts = 4;

}  // namespace

ScaleBar scaleBarFor(double metersPerPixel, double mostPixels) {
    const double most = metersPerPixel * mostPixels;
    const double power = std::pow(10.0, std::floor(std::log10(most)));
    double meters = power;
    for (const double factor : {2.0, 5.0}) {
        if (power * factor <= most) {
            meters = power * factor;
        }
    }
    return {gis::Length::meters(meters), meters / metersPerPixel};
}

gis::Text labelOf(const ScaleBar& bar) {
    if (bar.length.meters() >= 1000) {
        return gis::text("{:g} 公里", "{:g} km", bar.length.kilometers());
    }
    return gis::text("{:g} 米", "{:g} m", bar.length.meters());
}

QSizeF sizeOf(const ScaleBar& bar, double pixelSize) {
    return {bar.pixels + 4 * pixelSize, 2.4 * pixelSize};
}

void drawScaleBar(
    QPainter& painter, QPointF at, const ScaleBar& bar, double pixelSize, gis::Language language) {
    const QRectF plate(at, sizeOf(bar, pixelSize));
    painter.fillRect(plate, QColor(255, 255, 255, 210));
    const double left = plate.left() + pixelSize;
    const double top = plate.bottom() - (kBarHeight + 0.35) * pixelSize;
    const double part = bar.pixels / kBarParts;
    painter.setPen(QPen(Qt::black, 1));
    for (int i = 0; i < kBarParts; ++i) {
        painter.setBrush(i % 2 == 0 ? Qt::black : Qt::white);
        painter.drawRect(QRectF(left + part * i, top, part, kBarHeight * pixelSize));
    }
    painter.setFont(mapFont(pixelSize));
    const auto text = [&](double x, const QString& words) {
        const QRectF box(x - 5 * pixelSize, plate.top(), 10 * pixelSize, top - plate.top());
        painter.drawText(box, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextDontClip, words);
    };
    text(left, QStringLiteral("0"));
    text(left + bar.pixels, QString::fromStdString(labelOf(bar).in(language)));
}

void drawNorthArrow(QPainter& painter, const QRectF& box, gis::Language language) {
    const double letter = box.height() * 0.34;
    painter.setFont(mapFont(letter));
    painter.setPen(Qt::black);
    painter.drawText(
        QRectF(box.left(), box.top(), box.width(), letter * 1.2),
        Qt::AlignCenter | Qt::TextDontClip,
        language == gis::Language::Chinese ? QStringLiteral("北") : QStringLiteral("N"));
    const double top = box.top() + letter * 1.3;
    const double half = box.width() * 0.3;
    const QPointF tip(box.center().x(), top);
    const QPointF notch(box.center().x(), box.bottom() - (box.bottom() - top) * 0.22);
    painter.setPen(QPen(Qt::black, 1));
    painter.setBrush(Qt::black);
    painter.drawPolygon(QPolygonF{tip, {tip.x() - half, box.bottom()}, notch});
    painter.setBrush(Qt::white);
    painter.drawPolygon(QPolygonF{tip, {tip.x() + half, box.bottom()}, notch});
}

}  // namespace ruyuan::maps
