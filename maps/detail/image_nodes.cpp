// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/detail/image_nodes.h"

namespace ruyuan::maps::detail {

namespace {

constexpr unsigned kKeptFrames = 60;  // so that panning to and fro makes no texture twice

}  // namespace

ImageNodes::~ImageNodes() {
    for (auto& [key, texture] : textures_) {
        delete texture.texture;
    }
}

QSGTexture* ImageNodes::textureOf(const QImage& image) {
    Texture& texture = textures_[image.cacheKey()];
    if (texture.texture == nullptr) {
        texture.texture = window_.createTextureFromImage(image,
                                                         image.hasAlphaChannel()
                                                             ? QQuickWindow::TextureHasAlphaChannel
                                                             : QQuickWindow::TextureIsOpaque);
    }
    texture.used = now_;
    return texture.texture;
}

void ImageNodes::show(const std::vector<PlacedImage>& images, bool smooth) {
    ++now_;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (i == nodes_.size()) {
            QSGImageNode* node = window_.createImageNode();
            node->setFlag(QSGNode::OwnedByParent);
            node->setOwnsTexture(false);
            node->setTexture(textureOf(images[i].image));  // its parent asks for it at once
            appendChildNode(node);
            nodes_.push_back(node);
        }
        QSGImageNode& node = *nodes_[i];
        // Each setter makes the renderer paint the node's place again.
        if (QSGTexture* texture = textureOf(images[i].image); node.texture() != texture) {
            node.setTexture(texture);
        }
        const auto filtering = smooth ? QSGTexture::Linear : QSGTexture::Nearest;
        if (node.filtering() != filtering) {
            node.setFiltering(filtering);
        }
        if (node.rect() != images[i].to) {
            node.setRect(images[i].to);
        }
        if (node.sourceRect() != images[i].from) {
            node.setSourceRect(images[i].from);
        }
    }
    while (nodes_.size() > images.size()) {
        removeChildNode(nodes_.back());
        delete nodes_.back();
        nodes_.pop_back();
    }
    dropUnused();
}

void ImageNodes::dropUnused() {
    std::erase_if(textures_, [this](auto& entry) {
        if (now_ - entry.second.used <= kKeptFrames) {
            return false;
        }
        delete entry.second.texture;
        return true;
    });
}

}  // namespace ruyuan::maps::detail
