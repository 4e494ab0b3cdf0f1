// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map/plan_layers.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruyuan::app {

/// Words that are made for the middle of a sentence, to stand alone in a legend.
inline gis::Text asHeading(gis::Text words) {
    if (!words.en.empty() && words.en.front() >= 'a' && words.en.front() <= 'z') {
        words.en.front() = static_cast<char>(words.en.front() - 'a' + 'A');
    }
    return words;
}

/// Collects layers in one coordinate system.
class LayerBuilder {
public:
    /// Without a transformer places stay as they are stored.
    LayerBuilder(gis::Crs crs, std::optional<gis::Transformer> transformer)
        : crs_(std::move(crs)), transformer_(std::move(transformer)) {}

    PlanLayer layer(std::string id, gis::Text title, maps::Beyond beyond) const {
        PlanLayer layer;
        layer.id = std::move(id);
        layer.look.title = std::move(title);
        layer.look.layer.crs = crs_;
        layer.look.beyond = beyond;
        return layer;
    }

    struct Feature {
        std::string key;
        std::string name;   ///< for warnings
        std::string label;  ///< on the map; may be empty
        std::size_t category = 0;
    };
    /// False when the place is empty or cannot be transformed (which is noted).
    bool add(PlanLayer& layer, const gis::Geometry& place, Feature feature) {
        if (gis::isEmpty(place)) {
            return false;
        }
        auto moved = transformer_ ? transformer_->apply(place) : gis::Result<gis::Geometry>(place);
        if (!moved) {
            warnings_.push_back(
                {gis::text("不能画在图上：{}", "cannot be drawn: {}", moved.error().sentence),
                 feature.name});
            return false;
        }
        layer.look.layer.geometries.push_back(std::move(*moved));
        layer.look.categoryOf.push_back(feature.category);
        layer.look.labels.push_back(std::move(feature.label));
        layer.keys.push_back(std::move(feature.key));
        return true;
    }

    void finish(PlanLayer layer) {
        if (!layer.keys.empty()) {
            for (maps::Category& category : layer.look.categories) {
                category.title = asHeading(std::move(category.title));
            }
            layer.look.layer.kind = gis::kindOf(layer.look.layer.geometries);
            layers_.push_back(std::move(layer));
        }
    }

    [[nodiscard]] PlanLayers result() && { return {std::move(layers_), std::move(warnings_)}; }

private:
    gis::Crs crs_;
    std::optional<gis::Transformer> transformer_;
    std::vector<PlanLayer> layers_;
    gis::Warnings warnings_;
};

}  // namespace ruyuan::app
