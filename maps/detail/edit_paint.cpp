// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/edit_paint.h"

#include "maps/fonts.h"

#include <QFontMetricsF>
#include <QPainterPath>

namespace ruyuan::maps::detail {

namespace {

constexpr double kSameDot = 1.5;  // pixels
constexpr qsizetype kManyCorners = 2'000;
constexpr double kHandle = 4.0;
constexpr double kMiddle = 3.0;
constexpr double kHovered = 6.0;
constexpr double kSnap = 7.0;
constexpr double kNoteText = 13.0;
const QColor kInk(0xd8, 0x43, 0x15);
const QColor kRim(255, 255, 255, 220);
const QColor kFaultInk(0xb0, 0x00, 0x20);

}  // namespace

QPolygonF onScreen(const std::vector<gis::Point>& world, const Camera& camera) {
    QPolygonF path;
    for (const gis::Point& point : world) {
        const QPointF pixel = camera.toPixel(point);
        if (path.isEmpty() || (pixel - path.back()).manhattanLength() > kSameDot) {
            path << pixel;
        }
    }
    return path;
}

void paintPath(QPainter& painter, const QPolygonF& path) {
    const bool many = path.size() > kManyCorners;
    painter.setBrush(Qt::NoBrush);
    if (!many) {
        painter.setPen(QPen(kRim, 4.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(path);
    }
    painter.setPen(QPen(kInk, many ? 1.0 : 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(path);
}

void paintArea(QPainter& painter, const gis::MultiPolygon& world, const Camera& camera) {
    QPainterPath fill;
    std::vector<QPolygonF> rings;
    for (const gis::Polygon& polygon : world.polygons) {
        rings.push_back(onScreen(polygon.outer, camera));
        for (const gis::Ring& hole : polygon.holes) {
            rings.push_back(onScreen(hole, camera));
        }
    }
    for (QPolygonF& ring : rings) {
        if (!ring.isEmpty() && ring.front() != ring.back()) {
            ring << ring.front();
        }
        fill.addPolygon(ring);
    }
    QColor color = kInk;
    color.setAlpha(40);
    painter.fillPath(fill, color);
    for (const QPolygonF& ring : rings) {
        paintPath(painter, ring);
    }
}

void paintHandle(QPainter& painter, QPointF at, HandleLook look) {
    const double size = look == HandleLook::Hovered  ? kHovered
                        : look == HandleLook::Middle ? kMiddle
                                                     : kHandle;
    painter.setPen(QPen(kInk, 1.5));
    painter.setBrush(look == HandleLook::Hovered ? kInk : QColor(Qt::white));
    const QRectF box(at.x() - size, at.y() - size, 2 * size, 2 * size);
    if (look == HandleLook::Middle) {
        painter.drawEllipse(box);
    } else {
        painter.drawRect(box);
    }
}

void paintSnapMark(QPainter& painter, QPointF at, bool isVertex) {
    const QColor color(0xc2, 0x18, 0x5b);
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(kRim, 4.0), QPen(color, 2.0)}) {
        painter.setPen(pen);
        if (isVertex) {
            painter.drawRect(QRectF(at.x() - kSnap, at.y() - kSnap, 2 * kSnap, 2 * kSnap));
        } else {
            painter.drawLine(at + QPointF(-kSnap, -kSnap), at + QPointF(kSnap, kSnap));
            painter.drawLine(at + QPointF(-kSnap, kSnap), at + QPointF(kSnap, -kSnap));
        }
    }
}

void paintFault(QPainter& painter, QPointF at) {
    painter.setBrush(Qt::NoBrush);
    for (const QPen& pen : {QPen(kRim, 6.0), QPen(kFaultInk, 3.0)}) {
        painter.setPen(pen);
        painter.drawEllipse(at, 10, 10);
        painter.drawLine(at + QPointF(-7, -7), at + QPointF(7, 7));
    }
}

void paintNote(QPainter& painter, QPointF at, const QString& text) {
    if (text.isEmpty()) {
        return;
    }
    const QFont font = mapFont(kNoteText);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(text) + 10, metrics.height() + 4);
    QRectF box(at + QPointF(14, 14), size);
    const QRectF view = painter.viewport();
    if (box.right() > view.right()) {
        box.moveRight(at.x() - 14);
    }
    if (box.bottom() > view.bottom()) {
        box.moveBottom(at.y() - 14);
    }
    painter.setPen(QPen(QColor(0, 0, 0, 60), 1.0));
    painter.setBrush(QColor(255, 255, 255, 230));
    painter.drawRoundedRect(box, 3, 3);
    painter.setFont(font);
    painter.setPen(QColor(0x21, 0x21, 0x21));
    painter.drawText(box, Qt::AlignCenter, text);
}

}  // namespace ruyuan::maps::detail
