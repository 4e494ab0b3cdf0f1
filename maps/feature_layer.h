// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/spatial_index.h"
#include "maps/camera.h"
#include "maps/picture.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ruyuan::maps {

/// A layer made ready for the screen: its places in world coordinates (maps/camera.h), with an
/// index. Never changes; shared between the window and the threads that paint.
class FeatureLayer {
public:
    /// @p look is in longitude and latitude; @p id is a stable name ("sites"); @p keys names each
    /// feature for whoever asks what was clicked, one per feature.
    FeatureLayer(std::string id, PictureLayer look, std::vector<std::string> keys);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] std::size_t size() const { return look_.layer.geometries.size(); }
    /// Its geometries are in world coordinates.
    [[nodiscard]] const PictureLayer& look() const { return look_; }
    [[nodiscard]] const std::string& key(std::size_t feature) const { return keys_[feature]; }
    /// The feature of that key.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const;
    /// A point that stands for the feature, world.
    [[nodiscard]] gis::Point anchor(std::size_t feature) const { return anchors_[feature]; }
    [[nodiscard]] const gis::Box& bounds(std::size_t feature) const { return bounds_[feature]; }
    [[nodiscard]] const gis::SpatialIndex& index() const { return index_; }
    /// The feature's symbol with its size.
    [[nodiscard]] Symbol symbol(std::size_t feature) const;

private:
    std::string id_;
    PictureLayer look_;
    std::vector<std::string> keys_;
    std::unordered_map<std::string, std::size_t> features_;  // by key
    std::vector<gis::Point> anchors_;
    std::vector<gis::Box> bounds_;
    gis::SpatialIndex index_;
};

using FeatureLayerPtr = std::shared_ptr<const FeatureLayer>;

}  // namespace ruyuan::maps
