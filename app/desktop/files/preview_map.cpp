// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/preview_map.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruyuan::app {

namespace {

constexpr double kMetersPerDegree = 111'320;  // of latitude; for a scale bar
constexpr double kMapMargin = 22;             // pixels around everything
constexpr double kClosestZoom = 2.0e6;        // pixels per degree
constexpr QColor kBefore(0xd9, 0x6b, 0x0a);
constexpr QColor kAfter(0x1f, 0x6f, 0xb5);

double narrowing(double latitude) {
    return std::cos(latitude * std::numbers::pi / 180);
}

/// The ring without points that would fall on one pixel.
gis::Line thinned(const gis::Ring& ring, double step) {
    gis::Line line;
    for (const gis::Point& point : ring) {
        if (line.empty() || std::abs(point.x - line.back().x) > step ||
            std::abs(point.y - line.back().y) > step) {
            line.push_back(point);
        }
    }
    if (!ring.empty()) {
        line.push_back(ring.back());
    }
    return line;
}

std::vector<gis::Line> thinned(const std::vector<gis::Line>& lines) {
    constexpr double kPixels = 3000;  // the map is some hundred wide, and can be zoomed into
    gis::Box all;
    for (const gis::Line& line : lines) {
        for (const gis::Point& point : line) {
            all.add(point);
        }
    }
    const double step = all.empty() ? 0 : (all.max.x - all.min.x) / kPixels;
    std::vector<gis::Line> thin;
    for (const gis::Line& line : lines) {
        thin.push_back(thinned(line, step));
    }
    return thin;
}

template <class Record>
std::vector<gis::Line> ringsOf(const std::vector<Record>& records) {
    std::vector<gis::Line> rings;
    for (const Record& record : records) {
        for (const gis::Polygon& polygon : record.place.polygons) {
            rings.push_back(polygon.outer);
        }
    }
    return rings;
}

/// 1, 2 or 5 times a power of ten, not above @p most.
double roundLength(double most) {
    const double power = std::pow(10, std::floor(std::log10(most)));
    for (const double factor : {5.0, 2.0}) {
        if (factor * power <= most) {
            return factor * power;
        }
    }
    return power;
}

}  // namespace

PreviewOutlines outlinesOf(const planner::Project& project, const ImportPreview& preview) {
    PreviewOutlines outlines{thinned(ringsOf(project.counties)),
                             thinned(ringsOf(project.builtUpAreas)),
                             thinned(preview.edges),
                             {}};
    if (preview.shift) {
        outlines.asWritten = outlines.edges;
        for (gis::Line& line : outlines.asWritten) {
            for (gis::Point& point : line) {
                point = gis::displaced(*preview.offset, point);
            }
        }
    }
    return outlines;
}

PreviewMap::PreviewMap(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Where the rows would lie"));
    setToolTip(tr("The wheel zooms, dragging moves, a double click shows everything"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PreviewMap::clear() {
    places_.clear();
    outlines_ = {};
    told_.clear();
    picked_ = 0;
    displaced_ = false;
    update();
}

void PreviewMap::show(const ImportPreview& preview, PreviewOutlines outlines) {
    places_ = preview.places;
    outlines_ = std::move(outlines);
    picked_ = 0;
    displaced_ = preview.shift.has_value();
    if (places_.empty()) {
        told_ = tr("No row has a place.");
    } else if (preview.question && !preview.acceptable) {
        told_ = tr("Shown as the numbers stand, until it is settled what they are.");
    } else if (preview.question && preview.shift) {
        told_ = tr("If what is proposed is taken, the places move by about %1 m.")
                    .arg(preview.shift->meters(), 0, 'f', 0);
    } else if (preview.shift) {
        told_ = tr("The numbers are displaced by about %1 m; the places are put right.")
                    .arg(preview.shift->meters(), 0, 'f', 0);
    } else if (places_.front().asWritten) {
        told_ = tr("The places are taken as they are written.");
    } else {
        told_ = tr("The places are those of the control points.");
    }
    if (!moved_) {
        showAll();
    }
    update();
}

void PreviewMap::pickRow(int row) {
    picked_ = row;
    update();
}

void PreviewMap::showAll() {
    gis::Box box;
    for (const gis::Line& line : outlines_.edges) {
        std::ranges::for_each(line, [&](const gis::Point& point) { box.add(point); });
    }
    for (const PreviewPlace& place : places_) {
        box.add(place.place);
        box.add(place.asWritten.value_or(place.place));
    }
    moved_ = false;
    if (box.empty()) {
        return;
    }
    middle_ = {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
    const double wide = (box.max.x - box.min.x) * narrowing(middle_.y);
    const double high = box.max.y - box.min.y;
    constexpr double kSmallest = 1e-9;
    constexpr double kClosest = 40'000;  // about 3 m to a pixel
    scale_ = std::min((width() - 2 * kMapMargin) / std::max(wide, kSmallest),
                      (height() - 2 * kMapMargin) / std::max(high, kSmallest));
    scale_ = std::clamp(scale_, 1.0, kClosest);
}

QPointF PreviewMap::onScreen(gis::Point lonLat) const {
    return {width() / 2.0 + (lonLat.x - middle_.x) * narrowing(middle_.y) * scale_,
            height() / 2.0 - (lonLat.y - middle_.y) * scale_};
}

void PreviewMap::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    painter.setPen(palette().mid().color());
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    if (places_.empty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect().adjusted(8, 8, -8, -8),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         told_.isEmpty() ? tr("Where the rows would lie") : told_);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto draw = [&](const std::vector<gis::Line>& lines, const QPen& pen) {
        painter.setPen(pen);
        for (const gis::Line& line : lines) {
            paintLine(painter, line);
        }
    };
    const QColor faint = palette().color(QPalette::PlaceholderText);
    draw(outlines_.counties, QPen(faint, 1, Qt::DashLine));
    draw(outlines_.builtUp, QPen(faint, 1.5));
    draw(outlines_.asWritten, QPen(kBefore, 1));
    draw(outlines_.edges, QPen(kAfter, 1.3));
    paintPlaces(painter);
    paintScale(painter);
    paintLegend(painter);
}

/// Only what can be seen: zoomed in, a line is thousands of times as long as the window.
void PreviewMap::paintLine(QPainter& painter, const gis::Line& line) const {
    const QRectF seen = QRectF(rect()).adjusted(-width(), -height(), width(), height());
    QPolygonF part;
    QPointF last;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QPointF point = onScreen(line[i]);
        if (i > 0) {
            const bool near =
                QRectF(last, point).normalized().adjusted(-1, -1, 1, 1).intersects(seen);
            if (near && part.isEmpty()) {
                part << last;
            }
            if (near) {
                part << point;
            } else {
                painter.drawPolyline(part);
                part.clear();
            }
        }
        last = point;
    }
    painter.drawPolyline(part);
}

void PreviewMap::paintPlaces(QPainter& painter) const {
    constexpr double kRadius = 3.5;
    if (displaced_) {
        painter.setBrush(Qt::NoBrush);
        for (const PreviewPlace& place : places_) {
            const QPointF before = onScreen(*place.asWritten);
            painter.setPen(QPen(palette().color(QPalette::Text), 1));
            painter.drawLine(before, onScreen(place.place));
            painter.setPen(QPen(kBefore, 1.5));
            painter.drawEllipse(before, kRadius, kRadius);
        }
    }
    painter.setPen(QPen(palette().base().color(), 0.8));
    painter.setBrush(kAfter);
    for (const PreviewPlace& place : places_) {
        painter.drawEllipse(onScreen(place.place), kRadius, kRadius);
    }
    const auto picked = std::ranges::find(places_, picked_, &PreviewPlace::row);
    if (picked != places_.end()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().highlight().color(), 3));
        painter.drawEllipse(onScreen(picked->place), 2.4 * kRadius, 2.4 * kRadius);
    }
}

void PreviewMap::paintScale(QPainter& painter) const {
    constexpr double kWidestBar = 90;
    const double metersPerPixel = kMetersPerDegree / scale_;
    const double meters = roundLength(kWidestBar * metersPerPixel);
    const double pixels = meters / metersPerPixel;
    constexpr double kKilometer = 1000;
    const QString text =
        meters < kKilometer ? tr("%1 m").arg(meters) : tr("%1 km").arg(meters / kKilometer);
    const QPointF from(8, height() - 9);
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.drawLine(from, from + QPointF(pixels, 0));
    painter.drawText(from + QPointF(0, -4), text);
}

void PreviewMap::paintLegend(QPainter& painter) const {
    if (!displaced_) {
        return;
    }
    const int line = fontMetrics().height();
    const struct {
        QColor colour;
        bool full;
        QString text;
    } signs[] = {{kBefore, false, tr("as the numbers stand")},
                 {kAfter, true, tr("as it would be imported")}};
    int y = 6;
    for (const auto& sign : signs) {
        const QRectF back(4, y - 2, fontMetrics().horizontalAdvance(sign.text) + 22, line + 2);
        QColor veil = palette().base().color();
        veil.setAlpha(200);
        painter.fillRect(back, veil);
        painter.setPen(QPen(sign.colour, 1.5));
        painter.setBrush(sign.full ? QBrush(sign.colour) : QBrush(Qt::NoBrush));
        painter.drawEllipse(QPointF(12, y + line / 2.0), 3.5, 3.5);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRectF(22, y, width() - 26, line), sign.text);
        y += line + 2;
    }
}

void PreviewMap::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!moved_) {
        showAll();
    }
}

void PreviewMap::wheelEvent(QWheelEvent* event) {
    constexpr double kNotch = 240;  // two notches double
    const QPointF at = event->position() - QPointF(width() / 2.0, height() / 2.0);
    const double before = scale_;
    scale_ = std::clamp(scale_ * std::exp2(event->angleDelta().y() / kNotch), 1.0, kClosestZoom);
    // What is under the pointer stays there.
    middle_.x += at.x() / narrowing(middle_.y) * (1 / before - 1 / scale_);
    middle_.y -= at.y() * (1 / before - 1 / scale_);
    moved_ = true;
    update();
    event->accept();
}

void PreviewMap::mousePressEvent(QMouseEvent* event) {
    pressed_ = last_ = event->position();
}

void PreviewMap::mouseMoveEvent(QMouseEvent* event) {
    if (!event->buttons().testFlag(Qt::LeftButton)) {
        return;
    }
    const QPointF by = event->position() - last_;
    last_ = event->position();
    middle_.x -= by.x() / narrowing(middle_.y) / scale_;
    middle_.y += by.y() / scale_;
    moved_ = true;
    update();
}

void PreviewMap::mouseReleaseEvent(QMouseEvent* event) {
    if ((event->position() - pressed_).manhattanLength() > QApplication::startDragDistance()) {
        return;
    }
    constexpr double kNear = 8;
    double nearest = kNear;
    int row = 0;
    for (const PreviewPlace& place : places_) {
        const double away = (onScreen(place.place) - event->position()).manhattanLength();
        if (away < nearest) {
            nearest = away;
            row = place.row;
        }
    }
    if (row != 0) {
        pickRow(row);
        Q_EMIT rowPicked(row);
    }
}

void PreviewMap::mouseDoubleClickEvent(QMouseEvent* /*event*/) {
    showAll();
    update();
}

}  // namespace ruyuan::app
