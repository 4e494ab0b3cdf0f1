// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "maps/picture.h"

namespace ruyuan::maps::test {

inline gis::MultiPolygon square(double x, double y, double size) {
    return {{{{{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}}, {}}}};
}

/// A layer in EPSG:4547 with one category for all features.
inline PictureLayer layerOf(const std::string& title,
                            const Symbol& symbol,
                            std::vector<gis::Geometry> geometries,
                            std::vector<std::string> labels = {}) {
    PictureLayer layer;
    layer.title = {title, title};
    layer.layer.crs = *gis::Crs::fromEpsg(4547);
    layer.layer.kind = gis::kindOf(geometries);
    layer.categories = {{{title, title}, symbol}};
    layer.categoryOf.assign(geometries.size(), 0);
    layer.layer.geometries = std::move(geometries);
    layer.labels = std::move(labels);
    return layer;
}

inline constexpr double kEast = 465000;  // 郑州 in EPSG:4547
inline constexpr double kNorth = 3846000;

}  // namespace ruyuan::maps::test
