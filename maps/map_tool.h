// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/camera.h"

#include <QCursor>
#include <QKeyEvent>
#include <QObject>
#include <QPainter>

namespace ruyuan::maps {

/// A mouse event on the map.
struct MapMouse {
    QPointF pixel;
    gis::Point world;  ///< see maps/camera.h
    Qt::MouseButton button = Qt::NoButton;
    Qt::MouseButtons buttons;
    Qt::KeyboardModifiers modifiers;
    Camera camera;
};

/// What the mouse does on the map: selecting, measuring, drawing. Events that a tool does not use
/// (false) move the map. Middle button, Space and wheel always move it and never reach a tool.
class MapTool : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual QCursor cursor() const { return Qt::ArrowCursor; }
    /// When this is false, dragging and release of that button are not told either.
    virtual bool press(const MapMouse& /*mouse*/) { return false; }
    /// With a button down that press() took.
    virtual void drag(const MapMouse& /*mouse*/) {}
    virtual void release(const MapMouse& /*mouse*/) {}
    virtual bool doubleClick(const MapMouse& /*mouse*/) { return false; }
    /// Without a button.
    virtual void hover(const MapMouse& /*mouse*/) {}
    virtual bool key(const QKeyEvent& /*event*/) { return false; }
    /// Whether a key goes to key() even where the window has a shortcut for it.
    [[nodiscard]] virtual bool claims(const QKeyEvent& /*event*/) const { return false; }
    /// Esc, a lost mouse, another tool: the gesture in progress is as if it had not begun. False
    /// when there was none.
    virtual bool cancel() { return false; }
    /// Drawn above everything, on each change of the camera: keep it cheap.
    virtual void paint(QPainter& /*painter*/, const Camera& /*camera*/) const {}

Q_SIGNALS:
    /// paint() would give something else now.
    void changed();
    /// A sentence for the status bar: what can be done, or what is measured.
    void hint(const QString& text);
};

}  // namespace ruyuan::maps
