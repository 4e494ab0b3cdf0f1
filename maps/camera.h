// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace ruyuan::maps {

// World coordinates: web Mercator (EPSG:3857, spherical) with the whole world as the unit square,
// x to the east, y to the south, (0.5, 0.5) at longitude and latitude 0. WGS 84 and CGCS2000 are
// taken as equal.

/// Longitude and latitude in degrees to world coordinates; latitudes beyond 85.06 are cut.
[[nodiscard]] gis::Point worldOf(gis::Point lonLat);
[[nodiscard]] gis::Point lonLatOf(gis::Point world);
/// Both of a box.
[[nodiscard]] gis::Box worldOf(const gis::Box& lonLat);

/// What part of the world a map shows, and how: the same as the camera of a Qt Location map
/// without tilt.
struct Camera {
    gis::Point centre{0.5, 0.5};  ///< world
    double zoom = 10.0;           ///< the world is 256 * 2^zoom pixels wide
    double bearing = 0.0;         ///< degrees; which way is up, clockwise from north
    QSizeF size;                  ///< of the map in (device independent) pixels

    [[nodiscard]] double pixelsPerWorld() const;
    /// On the ellipsoid's mean sphere at the centre.
    [[nodiscard]] double metersPerPixel() const;
    [[nodiscard]] QPointF toPixel(gis::Point world) const;
    [[nodiscard]] gis::Point toWorld(QPointF pixel) const;
    /// The box around everything in view, world coordinates.
    [[nodiscard]] gis::Box view() const;

    bool operator==(const Camera&) const = default;
};

/// A camera of @p size that shows all of @p world, north up, with a margin of @p margin pixels;
/// not nearer than zoom 18.
[[nodiscard]] Camera cameraFor(const gis::Box& world, QSizeF size, double margin = 24.0);

}  // namespace ruyuan::maps
