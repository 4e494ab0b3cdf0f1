// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/overlay_item.h"

#include "maps/fonts.h"
#include "maps/furniture.h"
#include "maps/scene_tiles.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace ruyuan::maps::detail {

namespace {

constexpr double kMargin = 14.0;
constexpr double kLongestBar = 160.0;
constexpr double kFurnitureText = 12.0;
constexpr double kNorthSize = 40.0;

}  // namespace

OverlayItem::OverlayItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setRenderTarget(QQuickPaintedItem::Image);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton | Qt::RightButton);
    setAcceptHoverEvents(true);
}

void OverlayItem::setCamera(const Camera& camera) {
    camera_ = camera;
    if (pointer_) {
        Q_EMIT hovered(camera_.toWorld(*pointer_));
    }
    update();
}

void OverlayItem::setScene(Scene scene) {
    scene_ = std::move(scene);
    highlighted_.clear();
    update();
}

void OverlayItem::setHighlighted(std::vector<Hit> features) {
    highlighted_ = std::move(features);
    update();
}

void OverlayItem::setTool(MapTool* tool) {
    if (tool_ == tool) {
        return;
    }
    if (tool_) {
        tool_->cancel();
        tool_->disconnect(this);
    }
    tool_ = tool;
    if (tool_) {
        connect(tool_, &MapTool::changed, this, [this] {
            updateCursor();
            update();
        });
    }
    updateCursor();
    update();
}

void OverlayItem::setLanguage(gis::Language language) {
    language_ = language;
    update();
}

void OverlayItem::setAttribution(const QString& text) {
    attribution_ = text;
    update();
}

void OverlayItem::setPanning(bool panning) {
    panning_ = panning;
    updateCursor();
}

void OverlayItem::updateCursor() {
    if (panning_ || gesture_ == Gesture::Pan) {
        setCursor(gesture_ == Gesture::Pan ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
    } else {
        setCursor(tool_ ? tool_->cursor() : QCursor(Qt::OpenHandCursor));
    }
}

void OverlayItem::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    paintHalos(*painter, camera_, scene_, highlighted_);
    if (tool_) {
        painter->save();
        tool_->paint(*painter, camera_);
        painter->restore();
    }
    paintFurniture(*painter);
    paintAttribution(*painter);
}

void OverlayItem::paintFurniture(QPainter& painter) const {
    const ScaleBar bar = scaleBarFor(camera_.metersPerPixel(), kLongestBar);
    const QSizeF size = sizeOf(bar, kFurnitureText);
    const QPointF at(kMargin, height() - kMargin - size.height());
    painter.fillRect(QRectF(at, size).adjusted(-6, -4, 6, 4), QColor(255, 255, 255, 190));
    drawScaleBar(painter, at, bar, kFurnitureText, language_);
    const QPointF centre(width() - kMargin - kNorthSize / 2, kMargin + kNorthSize / 2);
    painter.save();
    painter.translate(centre);
    painter.rotate(-camera_.bearing);
    painter.setOpacity(0.85);
    drawNorthArrow(
        painter, QRectF(-kNorthSize / 2, -kNorthSize / 2, kNorthSize, kNorthSize), language_);
    painter.restore();
}

void OverlayItem::paintAttribution(QPainter& painter) const {
    if (attribution_.isEmpty()) {
        return;
    }
    painter.setFont(mapFont(kFurnitureText));
    const QRectF widest(width() / 3, height() / 2, width() * 2 / 3 - 4, height() / 2 - 2);
    constexpr int kFlags = Qt::AlignRight | Qt::AlignBottom | Qt::TextWordWrap;
    const QRectF box = painter.boundingRect(widest, kFlags, attribution_);
    painter.fillRect(box.adjusted(-4, -1, 4, 2), QColor(255, 255, 255, 205));
    painter.setPen(QColor(0x33, 0x33, 0x33));
    painter.drawText(widest, kFlags, attribution_);
}

MapMouse OverlayItem::told(const QMouseEvent& event) const {
    return {event.position(),
            camera_.toWorld(event.position()),
            event.button(),
            event.buttons(),
            event.modifiers(),
            camera_};
}

void OverlayItem::mousePressEvent(QMouseEvent* event) {
    setKeepMouseGrab(true);  // or the handlers of MapView take the mouse away while it is dragged
    pressed_ = last_ = event->position();
    moved_ = false;
    pointAt(pressed_);
    const bool pan = panning_ || event->button() == Qt::MiddleButton;
    if (!pan && tool_ && tool_->press(told(*event))) {
        gesture_ = Gesture::Tool;
    } else {
        gesture_ = Gesture::Pan;
    }
}

void OverlayItem::mouseMoveEvent(QMouseEvent* event) {
    moved_ = moved_ || (event->position() - pressed_).manhattanLength() >=
                           QGuiApplication::styleHints()->startDragDistance();
    if (gesture_ == Gesture::Tool && tool_) {
        tool_->drag(told(*event));
    } else if (gesture_ == Gesture::Pan && moved_ && !(event->buttons() & Qt::RightButton)) {
        updateCursor();
        Q_EMIT panned(event->position() - last_);
    }
    if (moved_) {
        last_ = event->position();
    }
    pointAt(event->position());
}

void OverlayItem::mouseReleaseEvent(QMouseEvent* event) {
    const Gesture gesture = gesture_;
    gesture_ = Gesture::None;
    setKeepMouseGrab(false);
    updateCursor();
    if (gesture == Gesture::Tool && tool_) {
        tool_->release(told(*event));
    } else if (gesture == Gesture::Pan && !moved_ && event->button() == Qt::RightButton) {
        Q_EMIT contextMenuWanted(event->position(), event->globalPosition().toPoint());
    }
}

void OverlayItem::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!tool_ || !tool_->doubleClick(told(*event))) {
        mousePressEvent(event);
    }
}

void OverlayItem::mouseUngrabEvent() {
    if (gesture_ == Gesture::Tool && tool_) {
        tool_->cancel();
    }
    gesture_ = Gesture::None;
    updateCursor();
}

void OverlayItem::hoverEnterEvent(QHoverEvent* event) {
    hoverMoveEvent(event);
}

void OverlayItem::hoverMoveEvent(QHoverEvent* event) {
    const gis::Point world = camera_.toWorld(event->position());
    if (tool_) {
        tool_->hover({event->position(), world, Qt::NoButton, {}, event->modifiers(), camera_});
    }
    pointAt(event->position());
}

void OverlayItem::hoverLeaveEvent(QHoverEvent* event) {
    QQuickItem::hoverLeaveEvent(event);
    pointer_.reset();
    Q_EMIT left();
}

void OverlayItem::pointAt(QPointF pixel) {
    pointer_ = pixel;
    Q_EMIT hovered(camera_.toWorld(pixel));
}

}  // namespace ruyuan::maps::detail
