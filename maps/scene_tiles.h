// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/scene.h"
#include "maps/tiles.h"

#include <optional>
#include <vector>

namespace ruyuan::maps {

/// The symbols of a scene as tiles of 512 pixels at just the zoom and bearing of the map, so that
/// symbols are sharp, upright and of their own size at any zoom.
class SceneTiles : public TileSource {
public:
    explicit SceneTiles(Scene scene) : scene_(std::move(scene)) {}

    [[nodiscard]] TileLevel levelFor(const Camera& camera, double ratio) const override;
    [[nodiscard]] TileAnswer tile(const TileKey& key, const std::stop_token& stop) const override;

private:
    Scene scene_;
};

/// Halos around features of a scene, as tiles on the same grid.
class HaloTiles : public TileSource {
public:
    HaloTiles(Scene scene, const std::vector<Hit>& features);

    [[nodiscard]] TileLevel levelFor(const Camera& camera, double ratio) const override;
    [[nodiscard]] TileAnswer tile(const TileKey& key, const std::stop_token& stop) const override;

private:
    Scene scene_;
    std::vector<std::vector<bool>> haloed_;  // by layer and feature
};

/// Paints halos around features, in that order; those that are not in view cost little.
void paintHalos(QPainter& painter,
                const Camera& camera,
                const Scene& scene,
                const std::vector<Hit>& features);

/// Where scenes differ, world; none: perhaps anywhere. An empty box: nowhere.
[[nodiscard]] std::optional<gis::Box> differenceOf(const Scene& before, const Scene& after);

}  // namespace ruyuan::maps
