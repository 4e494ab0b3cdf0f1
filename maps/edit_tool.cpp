// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/edit_tool.h"

#include "maps/detail/edit_paint.h"

#include <QGuiApplication>
#include <QStyleHints>

#include <cmath>
#include <numbers>
#include <utility>

namespace ruyuan::maps {

namespace {

constexpr double kSnapReach = 12.0;  // pixels

/// Pixels per degree at a place.
gis::SnapIndex::Scale scaleAt(gis::Point lonLat, const Camera& camera) {
    const double perDegree = camera.pixelsPerWorld() / 360.0;
    const double latitude = lonLat.y * std::numbers::pi / 180.0;
    return {perDegree, perDegree / std::cos(latitude)};
}

}  // namespace

void EditTool::setSnapIndex(std::shared_ptr<const gis::SnapIndex> index) {
    index_ = std::move(index);
}

void EditTool::setSkipped(std::function<bool(std::size_t)> skip) {
    skip_ = std::move(skip);
}

void EditTool::setSnapping(bool on) {
    if (on != snapping_) {
        snapping_ = on;
        snap_.reset();
        Q_EMIT snappingChanged(on);
        Q_EMIT changed();
    }
}

bool EditTool::claims(const QKeyEvent& event) const {
    return event.key() == Qt::Key_S && event.modifiers() == Qt::NoModifier;
}

bool EditTool::key(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    if (!EditTool::claims(event)) {
        return false;
    }
    setSnapping(!snapping_);
    Q_EMIT hint(said(snapping_ ? gis::Text{"捕捉已打开（S 关闭）", "Snapping is on (S: off)"}
                               : gis::Text{"捕捉已关闭（S 打开）", "Snapping is off (S: on)"}));
    return true;
}

gis::Point EditTool::placeAt(QPointF pixel, const Camera& camera) {
    const gis::Point place = lonLatOf(camera.toWorld(pixel));
    snap_.reset();
    if (snapping_ && index_) {
        const auto scale = scaleAt(place, camera);
        snap_ = skip_ ? index_->find(place, scale, kSnapReach, skip_)
                      : index_->find(place, scale, kSnapReach);
    }
    return snap_ ? snap_->place : place;
}

void EditTool::paintSnap(QPainter& painter, const Camera& camera) const {
    if (snap_) {
        detail::paintSnapMark(painter, camera.toPixel(worldOf(snap_->place)), snap_->isVertex);
    }
}

QString EditTool::said(const gis::Text& text) const {
    return QString::fromStdString(text.in(language_));
}

void EditTool::beginPan(QPointF pixel) {
    pressed_ = last_ = pixel;
    panning_ = false;
}

bool EditTool::moves(QPointF pixel) {
    panning_ = panning_ || (pixel - pressed_).manhattanLength() >=
                               QGuiApplication::styleHints()->startDragDistance();
    return panning_;
}

bool EditTool::pan(QPointF pixel) {
    if (moves(pixel)) {
        Q_EMIT panned(pixel - last_);
        last_ = pixel;
    }
    return panning_;
}

}  // namespace ruyuan::maps
