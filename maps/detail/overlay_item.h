// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/map_tool.h"
#include "maps/scene.h"

#include <QPointer>
#include <QQuickPaintedItem>

#include <optional>

namespace ruyuan::maps::detail {

/// The uppermost item of the map: halos of the few things that are highlighted, what the tool
/// paints, scale bar and north arrow; and the mouse, which it offers to the tool.
class OverlayItem : public QQuickPaintedItem {
    Q_OBJECT

public:
    explicit OverlayItem(QQuickItem* parent);

    void setCamera(const Camera& camera);
    void setScene(Scene scene);
    void setHighlighted(std::vector<Hit> features);
    void setTool(MapTool* tool);
    [[nodiscard]] MapTool* tool() const { return tool_; }
    void setLanguage(gis::Language language);
    /// What stands in the lower right corner: where base maps are from.
    void setAttribution(const QString& text);
    /// While this is on, the left button moves the map under any tool.
    void setPanning(bool panning);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void panned(QPointF pixels);
    /// Another place lies under the pointer: it moved, or the map did.
    void hovered(gis::Point world);
    /// No place lies under the pointer any more.
    void left();
    void contextMenuWanted(QPointF pixel, QPoint global);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseUngrabEvent() override;
    void hoverEnterEvent(QHoverEvent* event) override;
    void hoverMoveEvent(QHoverEvent* event) override;
    void hoverLeaveEvent(QHoverEvent* event) override;

private:
    enum class Gesture { None, Tool, Pan };
    [[nodiscard]] MapMouse told(const QMouseEvent& event) const;
    void paintFurniture(QPainter& painter) const;
    void paintAttribution(QPainter& painter) const;
    void updateCursor();
    void pointAt(QPointF pixel);

    Camera camera_;
    Scene scene_;
    std::vector<Hit> highlighted_;
    QPointer<MapTool> tool_;
    QString attribution_;
    gis::Language language_ = gis::Language::Chinese;
    bool panning_ = false;
    Gesture gesture_ = Gesture::None;
    std::optional<QPointF> pointer_;  ///< while it is over the map
    QPointF last_;
    QPointF pressed_;
    bool moved_ = false;
};

}  // namespace ruyuan::maps::detail
