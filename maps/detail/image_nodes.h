// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QQuickWindow>
#include <QRectF>
#include <QSGImageNode>
#include <QSGTexture>
#include <QSGTransformNode>

#include <unordered_map>
#include <vector>

namespace ruyuan::maps::detail {

/// An image and the rectangle in which a part of it (device pixels) is shown.
struct PlacedImage {
    QImage image;
    QRectF from;
    QRectF to;
};

/// Images in the scene graph. Textures are kept while the same images are shown, and die with the
/// node, on the thread that renders.
class ImageNodes : public QSGTransformNode {
public:
    explicit ImageNodes(QQuickWindow& window) : window_(window) {}
    ~ImageNodes() override;

    void show(const std::vector<PlacedImage>& images, bool smooth);

private:
    QSGTexture* textureOf(const QImage& image);
    void dropUnused();

    struct Texture {
        QSGTexture* texture = nullptr;
        unsigned used = 0;
    };
    QQuickWindow& window_;
    std::vector<QSGImageNode*> nodes_;
    std::unordered_map<qint64, Texture> textures_;  // by QImage::cacheKey()
    unsigned now_ = 0;
};

}  // namespace ruyuan::maps::detail
