// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/china_offset.h"

#include "gis/crs.h"
#include "gis/place_system.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace ruyuan::gis {
namespace {

void expectNear(Point actual, Point expected, double degrees) {
    EXPECT_NEAR(actual.x, expected.x, degrees);
    EXPECT_NEAR(actual.y, expected.y, degrees);
}

struct Vector {
    Point before;
    Point after;
};

// The figures that googollee/eviltransform tests with (Shanghai, Shenzhen, Beijing).
TEST(ChinaOffset, MovesWgs84ToGcj02AsPublished) {
    constexpr Vector kPublished[] = {
        {{121.5272106, 31.1774276}, {121.531541859215, 31.17530398364597}},
        {{113.912316, 22.543847}, {113.9171764808363, 22.540796131694766}},
        {{116.377817, 39.911954}, {116.38404722455657, 39.91334545536069}},
        // wandergis/coordtransform
        {{116.404, 39.915}, {116.41024449916938, 39.91640428150164}},
    };
    for (const auto& [wgs84, gcj02] : kPublished) {
        expectNear(displaced(ChinaOffset::Gcj02, wgs84), gcj02, 1e-9);
        expectNear(trueOf(ChinaOffset::Gcj02, gcj02), wgs84, 1e-9);
    }
}

// Places of four cities in both systems, as the fixtures of hujiulong/gcoord give them, and the
// example of wandergis/coordtransform. BD-09 of a true place is GCJ-02 displaced once more.
TEST(ChinaOffset, MovesGcj02ToBd09AsPublished) {
    constexpr Vector kPublished[] = {
        {{114.022306, 33.0115324}, {114.0287781, 33.0176697}},
        {{113.6253334, 34.7466173}, {113.6317519, 34.7528605}},
        {{111.4677938, 27.2388981}, {111.4742271, 27.2451662}},
        {{123.2369518, 41.2672464}, {123.2433178, 41.2736074}},
        {{116.404, 39.915}, {116.41036949371029, 39.92133699351021}},
    };
    for (const auto& [gcj02, bd09] : kPublished) {
        const Point wgs84 = trueOf(ChinaOffset::Gcj02, gcj02);
        expectNear(displaced(ChinaOffset::Bd09, wgs84), bd09, 1e-6);
        expectNear(trueOf(ChinaOffset::Bd09, bd09), wgs84, 1e-6);
    }
}

TEST(ChinaOffset, MovesZhengzhouByAboutSixHundredMetres) {
    constexpr Point kWgs84{113.6250, 34.7466};
    expectNear(displaced(ChinaOffset::Gcj02, kWgs84), {113.631046, 34.745417}, 1e-6);
    expectNear(displaced(ChinaOffset::Bd09, kWgs84), {113.637448, 34.751719}, 1e-6);
    const auto moved =
        geodesicDistance(storageCrs(), kWgs84, displaced(ChinaOffset::Gcj02, kWgs84));
    EXPECT_GT(moved->meters(), 546);
    EXPECT_LT(moved->meters(), 610);
}

TEST(ChinaOffset, IsTakenBackToAMillionthOfAMetreEverywhereInChina) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> longitude(73.5, 135.1);
    std::uniform_real_distribution<double> latitude(3.0, 53.6);
    for (int i = 0; i < 20'000; ++i) {
        const Point place{longitude(random), latitude(random)};
        for (const ChinaOffset offset : {ChinaOffset::Gcj02, ChinaOffset::Bd09}) {
            const Point back = trueOf(offset, displaced(offset, place));
            const double meters = std::hypot(back.x - place.x, back.y - place.y) * 111'320;
            ASSERT_LT(meters, 1e-6) << place.x << ' ' << place.y;
        }
    }
}

TEST(ChinaOffset, LeavesPlacesAbroadWhereTheyAre) {
    for (const Point place : {Point{-0.1278, 51.5074}, Point{150, 30}, Point{100, -5}}) {
        EXPECT_EQ(displaced(ChinaOffset::Gcj02, place), place);
        EXPECT_EQ(trueOf(ChinaOffset::Gcj02, place), place);
        EXPECT_EQ(displaced(ChinaOffset::None, place), place);
    }
}

TEST(ChinaOffset, IsNamedInManyWays) {
    for (const char* words :
         {"GCJ-02", "gcj02", "GCJ02", "gcj_02", "火星坐标", "高德", "腾讯地图", "Gcj 02"}) {
        EXPECT_EQ(offsetNamed(words), ChinaOffset::Gcj02) << words;
    }
    for (const char* words : {"BD-09", "bd09", "bd09ll", "BD09", "百度", "百度坐标"}) {
        EXPECT_EQ(offsetNamed(words), ChinaOffset::Bd09) << words;
    }
    for (const char* words : {"", "EPSG:4490", "WGS84", "4326", "中原"}) {
        EXPECT_EQ(offsetNamed(words), std::nullopt) << words;
    }
}

TEST(PlaceSystem, IsACrsADisplacementOrBoth) {
    const auto crs = readPlaceSystem("EPSG:4547").value();
    EXPECT_EQ(crs.crs->epsg(), 4547);
    EXPECT_EQ(crs.offset, ChinaOffset::None);
    const auto map = readPlaceSystem("百度").value();
    EXPECT_FALSE(map.crs);
    EXPECT_EQ(map.offset, ChinaOffset::Bd09);
    const auto both = readPlaceSystem("EPSG:3857+GCJ-02").value();
    EXPECT_EQ(both.crs->epsg(), 3857);
    EXPECT_EQ(both.offset, ChinaOffset::Gcj02);
    EXPECT_FALSE(readPlaceSystem("+proj=tmerc +lon_0=114 +x_0=500000 +ellps=GRS80")
                     .value()
                     .crs->isGeographic());
    EXPECT_EQ(systemLabel(storageCrs(), ChinaOffset::Gcj02), "GCJ-02");
    const auto unknown = readPlaceSystem("火星文");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::UnknownCrs);
    EXPECT_TRUE(unknown.error().advice.zh.contains("GCJ-02")) << unknown.error().advice.zh;
}

TEST(PlaceSystem, TakesTheDisplacementAwayBeneathAProjection) {
    constexpr Point kWgs84{113.6250, 34.7466};
    const auto mercator = Crs::fromEpsg(3857).value();
    const Point drawn = Transformer::create(Crs::fromEpsg(4326).value(), mercator)
                            ->apply(displaced(ChinaOffset::Gcj02, kWgs84))
                            .value();
    const auto stored = toStorage(Geometry(drawn), mercator, ChinaOffset::Gcj02);
    ASSERT_TRUE(stored);
    expectNear(std::get<Point>(*stored), kWgs84, 1e-9);
}

}  // namespace
}  // namespace ruyuan::gis
