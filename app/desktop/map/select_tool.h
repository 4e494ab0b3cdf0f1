// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/map_tool.h"

#include <optional>

namespace ruyuan::app {

/// Selecting: a click takes the uppermost thing, Shift adds, Ctrl toggles; dragging with Shift or
/// Ctrl takes a box; dragging alone moves the map.
class SelectTool : public maps::MapTool {
    Q_OBJECT

public:
    using MapTool::MapTool;

    [[nodiscard]] QCursor cursor() const override { return Qt::ArrowCursor; }
    bool press(const maps::MapMouse& mouse) override;
    void drag(const maps::MapMouse& mouse) override;
    void release(const maps::MapMouse& mouse) override;
    bool doubleClick(const maps::MapMouse& mouse) override;
    bool cancel() override;
    void paint(QPainter& painter, const maps::Camera& camera) const override;

Q_SIGNALS:
    void clicked(QPointF pixel, Qt::KeyboardModifiers modifiers);
    void doubleClicked(QPointF pixel);
    /// Box on the screen, in world coordinates of its corners.
    void boxed(const ruyuan::gis::MultiPolygon& area, Qt::KeyboardModifiers modifiers);
    void panned(QPointF pixels);

private:
    std::optional<QPointF> pressed_;
    QPointF last_;
    QRectF box_;
    bool moved_ = false;
    bool boxing_ = false;
};

}  // namespace ruyuan::app
