// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/camera.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ruyuan::maps {

namespace {

constexpr double kTilePixels = 256.0;
constexpr double kMaximumLatitude = 85.0511287798066;
constexpr double kEquator = 2 * std::numbers::pi * 6378137.0;  // metres, EPSG:3857
constexpr double kNearestZoom = 18.0;
constexpr double kSmallestWidth = 1e-9;  // of a box, world: a point
constexpr double kRadian = std::numbers::pi / 180;

struct Rotation {
    explicit Rotation(double degrees)
        : cosine(degrees == 0 ? 1.0 : std::cos(degrees * kRadian)),
          sine(degrees == 0 ? 0.0 : std::sin(degrees * kRadian)) {}
    double cosine;
    double sine;
};

}  // namespace

gis::Point worldOf(gis::Point lonLat) {
    const double latitude = std::clamp(lonLat.y, -kMaximumLatitude, kMaximumLatitude) * kRadian;
    return {(lonLat.x + 180) / 360, (1 - std::asinh(std::tan(latitude)) / std::numbers::pi) / 2};
}

gis::Point lonLatOf(gis::Point world) {
    const double latitude = std::atan(std::sinh((1 - 2 * world.y) * std::numbers::pi));
    return {world.x * 360 - 180, latitude / kRadian};
}

gis::Box worldOf(const gis::Box& lonLat) {
    gis::Box box;
    if (!lonLat.empty()) {
        box.add(worldOf(lonLat.min));
        box.add(worldOf(lonLat.max));
    }
    return box;
}

double Camera::pixelsPerWorld() const {
    return kTilePixels * std::exp2(zoom);
}

double Camera::metersPerPixel() const {
    return kEquator * std::cos(lonLatOf(centre).y * kRadian) / pixelsPerWorld();
}

QPointF Camera::toPixel(gis::Point world) const {
    const double scale = pixelsPerWorld();
    const double x = (world.x - centre.x) * scale;
    const double y = (world.y - centre.y) * scale;
    const Rotation turn(-bearing);
    return {turn.cosine * x - turn.sine * y + size.width() / 2,
            turn.sine * x + turn.cosine * y + size.height() / 2};
}

gis::Point Camera::toWorld(QPointF pixel) const {
    const double scale = pixelsPerWorld();
    const double x = pixel.x() - size.width() / 2;
    const double y = pixel.y() - size.height() / 2;
    const Rotation turn(bearing);
    return {centre.x + (turn.cosine * x - turn.sine * y) / scale,
            centre.y + (turn.sine * x + turn.cosine * y) / scale};
}

gis::Box Camera::view() const {
    gis::Box box;
    for (const QPointF corner : {QPointF(0, 0),
                                 QPointF(size.width(), 0),
                                 QPointF(0, size.height()),
                                 QPointF(size.width(), size.height())}) {
        box.add(toWorld(corner));
    }
    return box;
}

Camera cameraFor(const gis::Box& world, QSizeF size, double margin) {
    Camera camera;
    camera.size = size;
    if (world.empty() || size.isEmpty()) {
        return camera;
    }
    camera.centre = {(world.min.x + world.max.x) / 2, (world.min.y + world.max.y) / 2};
    const double width = std::max(world.max.x - world.min.x, kSmallestWidth);
    const double height = std::max(world.max.y - world.min.y, kSmallestWidth);
    const double scale = std::min(std::max(size.width() - 2 * margin, 1.0) / width,
                                  std::max(size.height() - 2 * margin, 1.0) / height);
    camera.zoom = std::min(std::log2(scale / kTilePixels), kNearestZoom);
    return camera;
}

}  // namespace ruyuan::maps
