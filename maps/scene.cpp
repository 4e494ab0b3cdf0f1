// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/scene.h"

#include "gis/overlay.h"
#include "maps/detail/inside.h"
#include "maps/fonts.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::maps {

namespace {

constexpr double kLargestSymbol = 48.0;  // pixels around a point that its symbol may cover

/// Whether a hidden feature must not be painted.
bool isHidden(const ShownLayer& layer, std::size_t feature) {
    return !layer.hidden.empty() && layer.hidden.contains(layer.features->key(feature));
}

gis::Box grown(gis::Box box, double by) {
    box.min.x -= by;
    box.min.y -= by;
    box.max.x += by;
    box.max.y += by;
    return box;
}

double distance(const gis::Point& a, const gis::Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

double distanceToSegment(gis::Point point, gis::Point from, gis::Point to) {
    const double x = to.x - from.x;
    const double y = to.y - from.y;
    const double square = x * x + y * y;
    const double along =
        square == 0
            ? 0
            : std::clamp(((point.x - from.x) * x + (point.y - from.y) * y) / square, 0.0, 1.0);
    return distance(point, {from.x + along * x, from.y + along * y});
}

double distanceToLine(gis::Point point, const gis::Line& line) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        nearest = std::min(nearest, distanceToSegment(point, line[i - 1], line[i]));
    }
    return nearest;
}

/// Distance in world units, 0 inside an area that is filled; only outlines count otherwise.
double distanceTo(const FeatureLayer& layer, std::size_t feature, gis::Point point) {
    const Symbol symbol = layer.symbol(feature);
    const gis::Geometry& geometry = layer.look().layer.geometries[feature];
    if (std::holds_alternative<PointSymbol>(symbol)) {
        return distance(layer.anchor(feature), point);
    }
    double nearest = std::numeric_limits<double>::infinity();
    if (const auto* lines = std::get_if<gis::MultiLine>(&geometry)) {
        for (const gis::Line& line : lines->lines) {
            nearest = std::min(nearest, distanceToLine(point, line));
        }
    } else if (const auto* area = std::get_if<gis::MultiPolygon>(&geometry)) {
        if (detail::isInside(point, *area)) {
            return 0;
        }
        for (const gis::Polygon& polygon : area->polygons) {
            nearest = std::min(nearest, distanceToLine(point, polygon.outer));
            for (const gis::Ring& hole : polygon.holes) {
                nearest = std::min(nearest, distanceToLine(point, hole));
            }
        }
    } else {
        nearest = distance(layer.anchor(feature), point);
    }
    return nearest;
}

}  // namespace

const ShownLayer* Scene::find(const std::string& id) const {
    const auto found = std::ranges::find_if(
        layers_, [&](const ShownLayer& layer) { return layer.features->id() == id; });
    return found == layers_.end() ? nullptr : &*found;
}

gis::Box Scene::bounds() const {
    gis::Box fitted;
    gis::Box all;
    for (const ShownLayer& layer : layers_) {
        for (std::size_t i = 0; layer.visible && i < layer.features->size(); ++i) {
            all.add(layer.features->bounds(i));
            if (layer.features->look().beyond == Beyond::Extends) {
                fitted.add(layer.features->bounds(i));
            }
        }
    }
    return fitted.empty() ? all : fitted;
}

std::vector<Hit> Scene::at(const Camera& camera, QPointF pixel, double reach) const {
    const gis::Point point = camera.toWorld(pixel);
    const double pixels = camera.pixelsPerWorld();
    std::vector<Hit> hits;
    for (std::size_t i = layers_.size(); i-- > 0;) {
        const ShownLayer& layer = layers_[i];
        if (!layer.visible) {
            continue;
        }
        std::vector<std::pair<double, std::size_t>> found;
        for (const std::size_t feature : layer.features->index().query(
                 grown({point, point}, (reach + kLargestSymbol) / pixels))) {
            double reached = reach;
            if (const Symbol symbol = layer.features->symbol(feature);
                std::holds_alternative<PointSymbol>(symbol)) {
                reached = std::max(reach, std::get<PointSymbol>(symbol).size / 2);
            }
            const double away = distanceTo(*layer.features, feature, point) * pixels;
            if (away <= reached && !isHidden(layer, feature)) {
                found.emplace_back(away, feature);
            }
        }
        std::ranges::sort(found);
        for (const auto& [away, feature] : found) {
            hits.push_back({i, feature});
        }
    }
    return hits;
}

std::vector<std::size_t> Scene::inside(std::size_t layer, const gis::MultiPolygon& area) const {
    std::vector<std::size_t> found;
    const FeatureLayer& features = *layers_[layer].features;
    for (const std::size_t feature : features.index().query(gis::boundsOf(area))) {
        if (detail::isInside(features.anchor(feature), area)) {
            found.push_back(feature);
        }
    }
    return found;
}

}  // namespace ruyuan::maps
