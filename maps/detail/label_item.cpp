// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/label_item.h"

#include "gis/thread_priority.h"
#include "maps/detail/image_nodes.h"
#include "maps/detail/map_body.h"

#include <cmath>

namespace ruyuan::maps::detail {

namespace {

constexpr int kRest = 80;         // ms
constexpr double kTooFar = 1.0;   // zooms; names enlarged further are a nuisance
constexpr double kTooTurned = 1;  // degrees

}  // namespace

LabelItem::LabelItem(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
    pool_.setMaxThreadCount(1);
    rest_.setSingleShot(true);
    rest_.setInterval(kRest);
    connect(&rest_, &QTimer::timeout, this, &LabelItem::begin);
}

LabelItem::~LabelItem() {
    stop_.request_stop();
    pool_.waitForDone();
}

void LabelItem::setScene(Scene scene) {
    scene_ = std::move(scene);
    wait();
}

void LabelItem::setCamera(const Camera& camera, double ratio) {
    if (camera == camera_ && ratio == ratio_) {
        return;
    }
    camera_ = camera;
    ratio_ = ratio;
    wait();
}

void LabelItem::forget() {
    image_ = {};
    wait();
}

void LabelItem::wait() {
    stop_.request_stop();
    complete_ = false;
    labels_.clear();
    rest_.start();
    update();
}

void LabelItem::begin() {
    stop_ = {};
    pool_.start([this, scene = scene_, camera = camera_, ratio = ratio_, stop = stop_.get_token()] {
        gis::lowerThreadPriority();
        Writing writing = written(scene, camera, ratio, stop);
        QMetaObject::invokeMethod(
            this,
            [this, stop, writing = std::move(writing)]() mutable {
                if (!stop.stop_requested()) {
                    take(std::move(writing));
                }
            },
            Qt::QueuedConnection);
    });
}

void LabelItem::finish() {
    if (!complete_) {
        rest_.stop();
        stop_.request_stop();
        take(written(scene_, camera_, ratio_, {}));
    }
}

void LabelItem::take(Writing writing) {
    image_ = std::move(writing.image);
    imageCamera_ = writing.camera;
    labels_ = std::move(writing.labels);
    complete_ = true;
    update();
    Q_EMIT completed();
}

LabelItem::Writing LabelItem::written(const Scene& scene,
                                      const Camera& camera,
                                      double ratio,
                                      const std::stop_token& stop) {
    Writing writing{camera, {}, {}};
    if (camera.size.isEmpty()) {
        return writing;
    }
    writing.labels = scene.labels(camera, {}, stop);
    if (writing.labels.empty()) {
        return writing;
    }
    writing.image = QImage((camera.size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    writing.image.fill(Qt::transparent);
    QPainter painter(&writing.image);
    painter.scale(ratio, ratio);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const PlacedLabel& label : writing.labels) {
        if (stop.stop_requested()) {
            break;
        }
        writeWithHalo(painter, label);
    }
    return writing;
}

QSGNode* LabelItem::updatePaintNode(QSGNode* node, UpdatePaintNodeData* /*data*/) {
    auto* root = node != nullptr ? static_cast<ImageNodes*>(node) : new ImageNodes(*window());
    std::vector<PlacedImage> images;
    const double turned = std::abs(std::remainder(camera_.bearing - imageCamera_.bearing, 360.0));
    const double zoomed = camera_.zoom - imageCamera_.zoom;
    if (!image_.isNull() && turned < kTooTurned && std::abs(zoomed) < kTooFar) {
        const double scale = std::exp2(zoomed);
        QRectF box(QPointF(), imageCamera_.size * scale);
        box.moveCenter(camera_.toPixel(imageCamera_.centre));
        const QPointF corner(std::round(box.x() * ratio_) / ratio_,
                             std::round(box.y() * ratio_) / ratio_);
        box.moveTopLeft(corner);
        images.push_back({image_, QRectF(image_.rect()), box});
    }
    root->show(images, zoomed != 0);
    return root;
}

}  // namespace ruyuan::maps::detail
