// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/geodesic.h"

#include "gis/detail/gdal.h"

#include <geodesic.h>

#include <cmath>
#include <memory>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

namespace ruyuan::gis {

namespace {

/// What measuring needs, kept from one call to the next: they come in thousands for one system.
struct Earth {
    Crs crs;
    std::optional<Transformer> toDegrees;  // empty when the system is geographic
    double degreesPerUnit = 1.0;
    geod_geodesic ellipsoid{};
};

Result<Earth> makeEarth(const Crs& crs) {
    const OGRSpatialReference& reference = CrsAccess::spatialReference(crs);
    const std::unique_ptr<OGRSpatialReference> base(reference.CloneGeogCS());
    if (base == nullptr) {
        return fail(ErrorCode::UnknownCrs,
                    text("坐标系 {} 不在地球上，无法量算距离。",
                         "The system {} is not on the Earth; distances cannot be measured.",
                         crs.label()));
    }
    Earth earth{crs, std::nullopt, base->GetAngularUnits() * 180.0 / std::numbers::pi, {}};
    geod_init(&earth.ellipsoid,
              reference.GetSemiMajor(),
              reference.GetInvFlattening() > 0.0 ? 1.0 / reference.GetInvFlattening() : 0.0);
    if (!crs.isGeographic()) {
        auto transformer = Transformer::create(crs, CrsAccess::fromSpatialReference(*base));
        if (!transformer) {
            return std::unexpected(std::move(transformer.error()));
        }
        earth.toDegrees = std::move(*transformer);
    }
    return earth;
}

/// Of this thread; the pointer is good until it is asked for another system.
Result<const Earth*> earthOf(const Crs& crs) {
    thread_local std::optional<Earth> last;
    if (!last || !last->crs.isSame(crs)) {
        auto earth = makeEarth(crs);
        if (!earth) {
            return std::unexpected(std::move(earth.error()));
        }
        last = std::move(*earth);
    }
    return &*last;
}

/// Longitude and latitude in degrees.
Result<void> toDegrees(const Earth& earth, std::span<Point> points) {
    if (earth.toDegrees) {
        if (auto moved = earth.toDegrees->apply(points); !moved) {
            return moved;
        }
    }
    for (Point& point : points) {
        point = {point.x * earth.degreesPerUnit, point.y * earth.degreesPerUnit};
    }
    return {};
}

double metersBetween(const Earth& earth, Point a, Point b) {
    double meters = 0.0;
    geod_inverse(&earth.ellipsoid, a.y, a.x, b.y, b.x, &meters, nullptr, nullptr);
    return meters;
}

}  // namespace

Result<Length> geodesicDistance(const Crs& crs, Point a, Point b) {
    const Point ends[] = {a, b};
    return geodesicLength(crs, ends);
}

Result<Length> geodesicLength(const Crs& crs, std::span<const Point> line) {
    const auto earth = earthOf(crs);
    if (!earth) {
        return std::unexpected(earth.error());
    }
    std::vector<Point> points(line.begin(), line.end());
    if (auto moved = toDegrees(**earth, points); !moved) {
        return std::unexpected(std::move(moved.error()));
    }
    double meters = 0.0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        meters += metersBetween(**earth, points[i], points[i + 1]);
    }
    return Length::meters(meters);
}

Result<Area> geodesicSignedArea(const Crs& crs, std::span<const Point> ring) {
    const auto earth = earthOf(crs);
    if (!earth) {
        return std::unexpected(earth.error());
    }
    std::vector<Point> points(ring.begin(), ring.end());
    if (points.size() > 1 && points.front() == points.back()) {
        points.pop_back();
    }
    if (auto moved = toDegrees(**earth, points); !moved) {
        return std::unexpected(std::move(moved.error()));
    }
    geod_polygon polygon{};
    geod_polygon_init(&polygon, 0);
    for (const Point& point : points) {
        geod_polygon_addpoint(&(*earth)->ellipsoid, &polygon, point.y, point.x);
    }
    double squareMeters = 0.0;
    geod_polygon_compute(&(*earth)->ellipsoid, &polygon, 0, 1, &squareMeters, nullptr);
    return Area::squareMeters(squareMeters);
}

Result<Area> geodesicArea(const Crs& crs, const MultiPolygon& area) {
    Area sum;
    const auto add = [&](const Ring& ring, double sign) -> Result<void> {
        const auto part = geodesicSignedArea(crs, ring);
        if (!part) {
            return std::unexpected(part.error());
        }
        sum = sum + Area::squareMeters(sign * std::abs(part->squareMeters()));
        return {};
    };
    for (const Polygon& polygon : area.polygons) {
        if (auto added = add(polygon.outer, 1.0); !added) {
            return std::unexpected(std::move(added.error()));
        }
        for (const Ring& hole : polygon.holes) {
            if (auto added = add(hole, -1.0); !added) {
                return std::unexpected(std::move(added.error()));
            }
        }
    }
    return sum;
}

}  // namespace ruyuan::gis
