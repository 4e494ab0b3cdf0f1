// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/symbols.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ruyuan::maps {

namespace {

constexpr double kLetterShare = 0.64;  // of the symbol's size
constexpr double kHatchStep = 7.0;
constexpr double kArcBow = 0.12;      // of the line's length
constexpr double kLargestBow = 70.0;  // pixels at scale 1
const QColor kMarkInk = QColor::fromRgb(0xff1a1a1a);
const QColor kAlertFill = QColor::fromRgb(0xffb00020);

QPolygonF cornersOf(Shape shape, double radius) {
    switch (shape) {
        case Shape::Square: {
            const double half = radius * 0.89;
            return {{-half, -half}, {half, -half}, {half, half}, {-half, half}};
        }
        case Shape::Diamond: {
            const double half = radius * 1.27;
            return {{0, -half}, {half, 0}, {0, half}, {-half, 0}};
        }
        case Shape::Pentagon: {  // points to the right: something that moves
            const double half = radius * 0.86;
            return {{-half, -half},
                    {half * 0.6, -half},
                    {half * 1.6, 0},
                    {half * 0.6, half},
                    {-half, half}};
        }
        case Shape::Circle:
        case Shape::Dot:
            break;
    }
    return {};
}

/// A bow from @p from to @p to, always to the left of the way.
QPolygonF bow(QPointF from, QPointF to, double scale) {
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    if (length < 1.0) {
        return {from, to};
    }
    const double height = std::min(length * kArcBow, kLargestBow * scale);
    const QPointF left(way.y() / length, -way.x() / length);
    const QPointF control = (from + to) / 2 + left * (2 * height);
    QPolygonF points;
    constexpr int kSteps = 24;
    for (int step = 0; step <= kSteps; ++step) {
        const double t = static_cast<double>(step) / kSteps;
        points << from * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + to * (t * t);
    }
    return points;
}

/// The dashes of a part that begins @p start along a line. Qt's own dashes lose their beat where it
/// leaves out what is not seen, so that they would not fit across the edges of tiles.
QPainterPath dashesOf(const QPolygonF& points,
                      double start,
                      const QList<qreal>& pattern,
                      double width) {
    const double whole = std::accumulate(pattern.begin(), pattern.end(), 0.0) * width;
    double left = std::fmod(start, whole);
    qsizetype dash = 0;
    while (left >= pattern[dash] * width) {
        left -= pattern[dash] * width;
        dash = (dash + 1) % pattern.size();
    }
    left = pattern[dash] * width - left;  // of this dash or gap
    QPainterPath path(points.front());
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QPointF way = points[i] - points[i - 1];
        const double length = std::hypot(way.x(), way.y());
        double done = 0;
        while (length - done > left) {
            done += left;
            const QPointF at = points[i - 1] + way * (done / length);
            dash % 2 == 0 ? path.lineTo(at) : path.moveTo(at);
            dash = (dash + 1) % pattern.size();
            left = std::max(pattern[dash] * width, 1e-3);
        }
        left -= length - done;
        dash % 2 == 0 ? path.lineTo(points[i]) : path.moveTo(points[i]);
    }
    return path;
}

}  // namespace

QPainterPath outlineOf(const PointSymbol& symbol, QPointF centre, double scale) {
    const double radius = symbol.size / 2 * scale;
    QPainterPath path;
    const QPolygonF corners = cornersOf(symbol.shape, radius);
    if (corners.isEmpty()) {
        path.addEllipse(centre, radius, radius);
    } else {
        path.addPolygon(corners.translated(centre));
        path.closeSubpath();
    }
    return path;
}

SymbolPainter::SymbolPainter(QPainter& painter, const QFont& letterFont, double scale)
    : painter_(painter), letterFont_(letterFont), scale_(scale) {
    painter_.setRenderHint(QPainter::Antialiasing);
    painter_.setRenderHint(QPainter::TextAntialiasing);
    letterFont_.setBold(true);
}

QPen SymbolPainter::pen(const QColor& color, double width, Dash dash) const {
    if (!color.isValid()) {
        return Qt::NoPen;
    }
    QPen pen(color, width * scale_, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    switch (dash) {
        case Dash::Solid:
            break;
        case Dash::Dashed:
            pen.setDashPattern({4.0, 2.5});
            break;
        case Dash::Dotted:
            pen.setDashPattern({1.2, 1.8});
            break;
        case Dash::DashDot:
            pen.setDashPattern({7.0, 2.5, 1.2, 2.5});
            break;
    }
    return pen;
}

void SymbolPainter::point(QPointF centre, const PointSymbol& symbol) {
    const QPainterPath outline = outlineOf(symbol, centre, scale_);
    painter_.setBrush(symbol.fill);
    if (symbol.shape == Shape::Dot) {
        painter_.setPen(pen(Qt::white, 1.0, Dash::Solid));
        painter_.drawPath(outline);
        return;
    }
    // A white rim keeps neighbours apart, also in grey.
    painter_.strokePath(outline, pen(Qt::white, 3.6, Dash::Solid));
    painter_.setPen(pen(symbol.ink, 1.4, symbol.outline));
    painter_.drawPath(outline);
    const double letterSize = symbol.size * kLetterShare * scale_;
    if (!symbol.letter.isEmpty() && letterSize >= kSmallestLetter) {
        QFont font = letterFont_;
        font.setPixelSize(static_cast<int>(std::lround(letterSize)));
        painter_.setFont(font);
        painter_.setPen(symbol.ink);
        const QRectF ink = QFontMetricsF(font).tightBoundingRect(symbol.letter);
        painter_.drawText(centre - ink.center(), symbol.letter);
    }
    mark(centre, symbol);
    if (symbol.alert) {
        alert(centre, symbol);
    }
}

void SymbolPainter::mark(QPointF centre, const PointSymbol& symbol) {
    const double radius = symbol.size / 2 * scale_;
    painter_.setBrush(Qt::NoBrush);
    switch (symbol.mark) {
        case Mark::None:
            return;
        case Mark::Ring: {
            const double outer = radius * 1.3 + 2.0 * scale_;
            painter_.setPen(pen(Qt::white, 4.2, Dash::Solid));
            painter_.drawEllipse(centre, outer, outer);
            painter_.setPen(pen(kMarkInk, 1.8, Dash::Solid));
            painter_.drawEllipse(centre, outer, outer);
            return;
        }
        case Mark::Tick: {
            const QPointF corner = centre + QPointF(radius * 0.75, radius * 0.75);
            const double size = std::max(4.5 * scale_, radius * 0.5);
            const QPolygonF tick{corner + QPointF(-size, 0),
                                 corner + QPointF(-size * 0.25, size * 0.7),
                                 corner + QPointF(size, -size * 0.8)};
            painter_.setPen(pen(Qt::white, 5.0, Dash::Solid));
            painter_.drawPolyline(tick);
            painter_.setPen(pen(kMarkInk, 2.2, Dash::Solid));
            painter_.drawPolyline(tick);
            return;
        }
        case Mark::Cross: {
            const QPointF arm(radius * 0.95, radius * 0.95);
            const QPointF other(arm.x(), -arm.y());
            painter_.setPen(pen(symbol.ink, 2.0, Dash::Solid));
            painter_.drawLine(centre - arm, centre + arm);
            painter_.drawLine(centre - other, centre + other);
            return;
        }
    }
}

void SymbolPainter::alert(QPointF centre, const PointSymbol& symbol) {
    const double radius = symbol.size / 2 * scale_;
    const double size = std::max(5.0 * scale_, radius * 0.42);
    const QPointF corner = centre + QPointF(radius * 0.8, -radius * 0.8);
    painter_.setPen(pen(Qt::white, 1.2, Dash::Solid));
    painter_.setBrush(kAlertFill);
    painter_.drawEllipse(corner, size, size);
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(Qt::white);
    painter_.drawRect(
        QRectF(corner.x() - size * 0.16, corner.y() - size * 0.66, size * 0.32, size * 0.8));
    painter_.drawRect(
        QRectF(corner.x() - size * 0.16, corner.y() + size * 0.34, size * 0.32, size * 0.32));
}

void SymbolPainter::line(const QPolygonF& points, const LineSymbol& symbol) {
    if (points.size() < 2) {
        return;
    }
    const QPolygonF way = course(points, symbol);
    painter_.setBrush(Qt::NoBrush);
    painter_.setPen(pen(symbol.color, symbol.width, symbol.dash));
    painter_.drawPolyline(way);
    if (symbol.end == LineEnd::Arrow) {
        arrowHead(way.back(), way[way.size() - 2], symbol);
    }
}

QPolygonF SymbolPainter::course(const QPolygonF& points, const LineSymbol& symbol) const {
    return symbol.course == Course::Arc ? bow(points.front(), points.back(), scale_) : points;
}

void SymbolPainter::part(const QPolygonF& points, double start, const LineSymbol& symbol) {
    QPen drawn = pen(symbol.color, symbol.width, symbol.dash);
    painter_.setBrush(Qt::NoBrush);
    if (drawn.style() != Qt::NoPen && symbol.dash != Dash::Solid) {
        const QPainterPath path = dashesOf(points, start, drawn.dashPattern(), drawn.widthF());
        drawn.setStyle(Qt::SolidLine);
        painter_.strokePath(path, drawn);
        return;
    }
    painter_.setPen(drawn);
    if (start == 0 && points.isClosed()) {
        painter_.drawPolygon(points);  // with a join where it closes
    } else {
        painter_.drawPolyline(points);
    }
}

void SymbolPainter::arrowHead(QPointF tip, QPointF from, const LineSymbol& symbol) {
    const QPointF way = tip - from;
    const double length = std::hypot(way.x(), way.y());
    if (length <= 0) {
        return;
    }
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    const double size = (5.0 + 2.0 * symbol.width) * scale_;
    painter_.setPen(Qt::NoPen);
    painter_.setBrush(symbol.color);
    painter_.drawPolygon(QPolygonF{tip,
                                   tip - along * size + across * (size * 0.4),
                                   tip - along * size - across * (size * 0.4)});
}

void SymbolPainter::area(const QPainterPath& area, const AreaSymbol& symbol) {
    if (symbol.fill.isValid()) {
        painter_.fillPath(area, symbol.fill);
    }
    if (symbol.hatch != Hatch::None) {
        hatch(area, symbol);
    }
    painter_.strokePath(area, pen(symbol.outline.color, symbol.outline.width, symbol.outline.dash));
}

void SymbolPainter::hatch(const QPainterPath& area, const AreaSymbol& symbol) {
    painter_.save();
    painter_.setClipPath(area, Qt::IntersectClip);
    painter_.setPen(pen(symbol.hatchColor, 0.9, Dash::Solid));
    const QRectF visible = painter_.clipBoundingRect();
    const double step = kHatchStep * scale_;
    const double height = visible.height();
    // Lines lie on one grid for the whole picture, so that parts of a layer fit together.
    const auto lines = [&](double sign, double base) {
        const double first = std::floor((visible.left() - height + sign * base) / step) * step;
        for (double c = first; c <= visible.right() + sign * base; c += step) {
            const double foot = c - sign * base;
            painter_.drawLine(QPointF(foot, base), QPointF(foot + height, base - sign * height));
        }
    };
    if (symbol.hatch != Hatch::Falling) {
        lines(1.0, visible.bottom());
    }
    if (symbol.hatch != Hatch::Rising) {
        lines(-1.0, visible.top());
    }
    painter_.restore();
}

void SymbolPainter::specimen(const QRectF& box, const Symbol& symbol) {
    if (const auto* pointSymbol = std::get_if<PointSymbol>(&symbol)) {
        point(box.center(), *pointSymbol);
    } else if (const auto* lineSymbol = std::get_if<LineSymbol>(&symbol)) {
        line({{box.left(), box.center().y()}, {box.right(), box.center().y()}}, *lineSymbol);
    } else if (const auto* areaSymbol = std::get_if<AreaSymbol>(&symbol)) {
        QPainterPath path;
        path.addRect(box.adjusted(1, 2, -1, -2));
        area(path, *areaSymbol);
    }
}

}  // namespace ruyuan::maps
