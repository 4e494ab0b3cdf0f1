// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/overlay_item.h"

#include "maps/furniture.h"

#include <QGuiApplication>
#include <QStyleHints>

namespace ruyuan::maps::detail {

namespace {

constexpr double kMargin = 14.0;
constexpr double kLongestBar = 160.0;
constexpr double kFurnitureText = 12.0;
constexpr double kNorthSize = 40.0;
constexpr double kHaloWidth = 4.0;
const QColor kHalo(0xff, 0xc1, 0x07);

}  // namespace

OverlayItem::OverlayItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setRenderTarget(QQuickPaintedItem::Image);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton | Qt::RightButton);
    setAcceptHoverEvents(true);
}

void OverlayItem::setCamera(const Camera& camera) {
    camera_ = camera;
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
    paintHighlights(*painter);
    if (tool_) {
        painter->save();
        tool_->paint(*painter, camera_);
        painter->restore();
    }
    paintFurniture(*painter);
}

void OverlayItem::paintHighlights(QPainter& painter) const {
    for (const Hit& hit : highlighted_) {
        const FeatureLayer& layer = *scene_.layers()[hit.layer].features;
        const Symbol symbol = layer.symbol(hit.feature);
        QPainterPath outline;
        if (const auto* point = std::get_if<PointSymbol>(&symbol)) {
            PointSymbol larger = *point;
            larger.size += 6;
            outline = outlineOf(larger, camera_.toPixel(layer.anchor(hit.feature)), 1.0);
        } else if (const auto* area = std::get_if<gis::MultiPolygon>(
                       &layer.look().layer.geometries[hit.feature])) {
            for (const gis::Polygon& polygon : area->polygons) {
                QPolygonF ring;
                for (const gis::Point& vertex : polygon.outer) {
                    const QPointF pixel = camera_.toPixel(vertex);
                    if (ring.isEmpty() || (pixel - ring.back()).manhattanLength() > 1.5) {
                        ring << pixel;
                    }
                }
                outline.addPolygon(ring);
            }
        } else {
            outline.addEllipse(camera_.toPixel(layer.anchor(hit.feature)), 10, 10);
        }
        painter.strokePath(outline, QPen(QColor(0, 0, 0, 160), kHaloWidth + 2));
        painter.strokePath(outline, QPen(kHalo, kHaloWidth));
    }
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
    Q_EMIT hovered(camera_.toWorld(event->position()));
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

void OverlayItem::hoverMoveEvent(QHoverEvent* event) {
    const gis::Point world = camera_.toWorld(event->position());
    if (tool_) {
        tool_->hover({event->position(), world, Qt::NoButton, {}, event->modifiers(), camera_});
    }
    Q_EMIT hovered(world);
}

}  // namespace ruyuan::maps::detail
