// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/geodesic.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ruyuan::gis {
namespace {

Crs wgs84() {
    return *Crs::fromEpsg(4326);
}

/// Latitude first, as the sources print it.
Ring ring(std::initializer_list<std::pair<double, double>> latLon) {
    Ring points;
    for (const auto& [lat, lon] : latLon) {
        points.push_back({lon, lat});
    }
    return points;
}

// geodtest.c of GeographicLib and PROJ, Planimeter0: "check fix for pole-encircling bug".
TEST(Geodesic, AreasAreThoseThatGeographicLibPublishes) {
    EXPECT_NEAR(geodesicSignedArea(wgs84(), ring({{89, 0}, {89, 90}, {89, 180}, {89, 270}}))
                    ->squareMeters(),
                24952305678.0,
                1);
    EXPECT_NEAR(
        geodesicSignedArea(wgs84(), ring({{0, -1}, {-1, 0}, {0, 1}, {1, 0}}))->squareMeters(),
        24619419146.0,
        1);
    EXPECT_NEAR(geodesicSignedArea(wgs84(), ring({{90, 0}, {0, 0}, {0, 90}}))->squareMeters(),
                63758202715511.0,
                100);
}

// The example of GeographicLib's documentation: the area and perimeter of Antarctica.
TEST(Geodesic, AntarcticaIsAsLargeAsDocumented) {
    Ring coast = ring({{-63.1, -58},
                       {-72.9, -74},
                       {-71.9, -102},
                       {-74.9, -102},
                       {-74.3, -131},
                       {-77.5, -163},
                       {-77.4, 163},
                       {-71.7, 172},
                       {-65.9, 140},
                       {-65.7, 113},
                       {-66.6, 88},
                       {-66.9, 59},
                       {-69.8, 25},
                       {-70.0, -4},
                       {-71.0, -14},
                       {-77.3, -33},
                       {-77.9, -46},
                       {-74.7, -61}});
    EXPECT_NEAR(geodesicSignedArea(wgs84(), coast)->squareMeters(), 13662703680020.1, 1);
    coast.push_back(coast.front());
    EXPECT_NEAR(geodesicLength(wgs84(), coast)->meters(), 16831067.893, 0.001);
}

// GeographicLib's documentation: Wellington to Salamanca.
TEST(Geodesic, AWayIsTheSumOfItsParts) {
    const Line there = {{174.81, -41.32}, {-5.50, 40.96}};
    EXPECT_NEAR(geodesicLength(wgs84(), there)->meters(), 19959679.267, 0.001);
    const Line back = {{174.81, -41.32}, {-5.50, 40.96}, {174.81, -41.32}};
    EXPECT_NEAR(geodesicLength(wgs84(), back)->meters(), 2 * 19959679.267, 0.002);
    EXPECT_EQ(geodesicLength(wgs84(), Line{{113, 34}})->meters(), 0);
}

TEST(Geodesic, HolesDoNotCountAndTheZoneDoesNotMatter) {
    const Polygon holed{{{113.0, 34.0}, {113.2, 34.0}, {113.2, 34.2}, {113.0, 34.2}, {113.0, 34.0}},
                        {{{113.1, 34.1}, {113.1, 34.15}, {113.15, 34.15}, {113.1, 34.1}}}};
    const MultiPolygon area{{holed}};
    const double whole = geodesicSignedArea(storageCrs(), holed.outer)->squareMeters();
    const double hole = geodesicSignedArea(storageCrs(), holed.holes[0])->squareMeters();
    EXPECT_LT(hole, 0);
    EXPECT_NEAR(geodesicArea(storageCrs(), area)->squareMeters(), whole + hole, 1e-6);
    for (const int zone : {4546, 4547, 4549}) {  // central meridians 111, 114 and 120 degrees
        const Crs metric = *Crs::fromEpsg(zone);
        const auto projected = Transformer::create(storageCrs(), metric)->apply(Geometry(area));
        EXPECT_NEAR(geodesicArea(metric, std::get<MultiPolygon>(*projected))->squareMeters(),
                    whole + hole,
                    1.0);
    }
}

TEST(Geodesic, MovingACornerChangesTheAreaByTwoTriangles) {
    Ring ring{{113.0, 34.0}, {113.2, 34.0}, {113.2, 34.2}, {113.0, 34.2}, {113.0, 34.0}};
    const auto size = [](const Ring& of) {
        return geodesicSignedArea(storageCrs(), of)->squareMeters();
    };
    const double before = size(ring);
    const Point old = ring[2];
    const Point moved{113.31, 34.17};
    const double change = size(Ring{ring[1], moved, ring[3]}) - size(Ring{ring[1], old, ring[3]});
    ring[2] = moved;
    EXPECT_NEAR(size(ring), before + change, 1e-3);
}

}  // namespace
}  // namespace ruyuan::gis
