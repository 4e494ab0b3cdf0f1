// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/scene.h"

#include <QQuickPaintedItem>

namespace ruyuan::maps::detail {

/// The symbols of a scene.
class SceneItem : public QQuickPaintedItem {
    Q_OBJECT

public:
    explicit SceneItem(QQuickItem* parent);
    void setScene(Scene scene);
    void setCamera(const Camera& camera);
    [[nodiscard]] const Scene& scene() const { return scene_; }
    void paint(QPainter* painter) override;

private:
    Scene scene_;
    Camera camera_;
};

}  // namespace ruyuan::maps::detail
