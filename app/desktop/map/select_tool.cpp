// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/map/select_tool.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

namespace ruyuan::app {

bool SelectTool::press(const maps::MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) {
        return false;
    }
    pressed_ = last_ = mouse.pixel;
    moved_ = false;
    boxing_ = (mouse.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
    return true;
}

void SelectTool::drag(const maps::MapMouse& mouse) {
    if (!pressed_) {
        return;
    }
    moved_ = moved_ || (mouse.pixel - *pressed_).manhattanLength() >=
                           QGuiApplication::styleHints()->startDragDistance();
    if (!moved_) {
        return;
    }
    if (boxing_) {
        box_ = QRectF(*pressed_, mouse.pixel).normalized();
        Q_EMIT changed();
    } else {
        Q_EMIT panned(mouse.pixel - last_);
        last_ = mouse.pixel;
    }
}

void SelectTool::release(const maps::MapMouse& mouse) {
    if (!pressed_) {
        return;
    }
    pressed_.reset();
    if (!moved_) {
        Q_EMIT clicked(mouse.pixel, mouse.modifiers);
    } else if (boxing_) {
        gis::Ring ring;
        for (const QPointF corner : {box_.topLeft(),
                                     box_.bottomLeft(),
                                     box_.bottomRight(),
                                     box_.topRight(),
                                     box_.topLeft()}) {
            ring.push_back(mouse.camera.toWorld(corner));
        }
        box_ = {};
        Q_EMIT changed();
        Q_EMIT boxed(gis::MultiPolygon{{{std::move(ring), {}}}}, mouse.modifiers);
    }
}

bool SelectTool::doubleClick(const maps::MapMouse& mouse) {
    if (mouse.button != Qt::LeftButton) {
        return false;
    }
    Q_EMIT doubleClicked(mouse.pixel);
    return true;
}

bool SelectTool::cancel() {
    const bool active = pressed_.has_value();
    pressed_.reset();
    box_ = {};
    Q_EMIT changed();
    return active;
}

void SelectTool::paint(QPainter& painter, const maps::Camera& /*camera*/) const {
    if (box_.isEmpty()) {
        return;
    }
    QColor color = QGuiApplication::palette().color(QPalette::Highlight);
    painter.setPen(QPen(color, 1.5, Qt::DashLine));
    color.setAlpha(50);
    painter.setBrush(color);
    painter.drawRect(box_);
}

}  // namespace ruyuan::app
