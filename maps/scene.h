// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/feature_layer.h"
#include "maps/labels.h"

#include <QPainter>

#include <cstddef>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace ruyuan::maps {

/// A layer of the map and how it is shown now.
struct ShownLayer {
    FeatureLayerPtr features;
    bool visible = true;
    double opacity = 1.0;
    /// Keys of features that are not painted, e.g. while a tool draws them.
    std::set<std::string> hidden{};
};

/// A feature of a scene.
struct Hit {
    std::size_t layer = 0;    ///< into Scene::layers()
    std::size_t feature = 0;  ///< into its FeatureLayer

    bool operator==(const Hit&) const = default;
};

/// Everything that a map shows, from bottom to top, at one moment. A plain value that threads may
/// read together; cheap to copy.
class Scene {
public:
    Scene() = default;
    explicit Scene(std::vector<ShownLayer> layers) : layers_(std::move(layers)) {}

    [[nodiscard]] const std::vector<ShownLayer>& layers() const { return layers_; }
    /// Null when there is no layer of that id.
    [[nodiscard]] const ShownLayer* find(const std::string& id) const;
    /// Of all features of the visible layers that a view is fitted to (Beyond::Extends), else of
    /// all visible ones; world.
    [[nodiscard]] gis::Box bounds() const;

    /// The visible features within @p reach pixels of @p pixel, the uppermost first; of points the
    /// nearest first.
    [[nodiscard]] std::vector<Hit> at(const Camera& camera, QPointF pixel, double reach) const;
    /// The features of a layer whose anchor lies in @p area (world).
    [[nodiscard]] std::vector<std::size_t> inside(std::size_t layer,
                                                  const gis::MultiPolygon& area) const;

    /// Paints the symbols of what is in view; no labels. @p scale multiplies symbol sizes. Point
    /// symbols lie on whole device pixels. Of thousands of points on the same spots only those are
    /// painted that can be seen. Ends half-done when it is asked to stop.
    void paint(QPainter& painter,
               const Camera& camera,
               double scale = 1.0,
               const std::stop_token& stop = {}) const;
    /// As many labels as fit, off the symbols and off @p taken; none when it is asked to stop.
    [[nodiscard]] std::vector<PlacedLabel> labels(const Camera& camera,
                                                  const std::vector<QRectF>& taken,
                                                  const std::stop_token& stop = {}) const;

private:
    std::vector<ShownLayer> layers_;
};

}  // namespace ruyuan::maps
