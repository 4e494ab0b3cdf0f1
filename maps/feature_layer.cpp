// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/feature_layer.h"

#include "gis/point_on.h"

#include <cassert>

namespace ruyuan::maps {

FeatureLayer::FeatureLayer(std::string id, PictureLayer look, std::vector<std::string> keys)
    : id_(std::move(id)), look_(std::move(look)), keys_(std::move(keys)) {
    assert(keys_.size() == size());
    assert(look_.categoryOf.size() == size());
    anchors_.reserve(size());
    bounds_.reserve(size());
    for (gis::Geometry& geometry : look_.layer.geometries) {
        gis::forEachPoint(geometry, [](gis::Point& point) { point = worldOf(point); });
        anchors_.push_back(gis::pointOn(geometry).value_or(gis::Point{}));
        bounds_.push_back(gis::boundsOf(geometry));
    }
    index_ = gis::SpatialIndex(bounds_);
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        features_.emplace(keys_[i], i);
    }
}

std::optional<std::size_t> FeatureLayer::find(const std::string& key) const {
    const auto found = features_.find(key);
    return found == features_.end() ? std::nullopt : std::optional(found->second);
}

Symbol FeatureLayer::symbol(std::size_t feature) const {
    Symbol symbol = look_.categories[look_.categoryOf[feature]].symbol;
    if (auto* point = std::get_if<PointSymbol>(&symbol); point != nullptr && !look_.sizes.empty()) {
        point->size *= look_.sizes[feature];
    }
    return symbol;
}

}  // namespace ruyuan::maps
