// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/scene_item.h"

#include "maps/detail/map_body.h"

namespace ruyuan::maps::detail {

SceneItem::SceneItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setRenderTarget(QQuickPaintedItem::Image);
}

void SceneItem::setScene(Scene scene) {
    scene_ = std::move(scene);
    update();
}

void SceneItem::setCamera(const Camera& camera) {
    camera_ = camera;
    update();
}

void SceneItem::paint(QPainter* painter) {
    scene_.paint(*painter, camera_);
    for (const PlacedLabel& label : scene_.labels(camera_, {})) {
        writeWithHalo(*painter, label);
    }
}

}  // namespace ruyuan::maps::detail
