// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/overlay.h"
#include "gis/read_layer.h"
#include "tests/support/shared_data.h"

#include <gtest/gtest.h>

#include <set>
#include <variant>
#include <vector>

namespace ruyuan::gis {
namespace {

TEST(SpatialJoin, CountsFacilitiesInUrbanAreasAsGeoPandasDoes) {
    const auto pointFile = testing_support::sharedData("plants/real_facilities_merged.csv");
    const auto areaFile = testing_support::sharedData("urban/ne_50m/ne_50m_urban_areas.json");
    if (!std::filesystem::exists(pointFile) || !std::filesystem::exists(areaFile)) {
        GTEST_SKIP() << "the public data set is not there (RUYUAN_SHARED_DATA)";
    }
    ReadOptions options;
    options.xColumn = "lon";
    options.yColumn = "lat";
    const auto facilities = readLayer(pointFile, options);
    ASSERT_TRUE(facilities) << facilities.error().sentence.en;
    const auto urban = readLayer(areaFile);
    ASSERT_TRUE(urban) << urban.error().sentence.en;
    std::vector<Point> points;
    for (const Geometry& geometry : facilities->layer.geometries) {
        points.push_back(std::get<Point>(geometry));
    }
    std::vector<MultiPolygon> areas;
    for (const Geometry& geometry : urban->layer.geometries) {
        areas.push_back(std::get<MultiPolygon>(geometry));
    }
    EXPECT_EQ(points.size(), 151'713U);
    EXPECT_EQ(areas.size(), 2'143U);
    std::set<std::size_t> inside;
    for (const auto& [point, area] : joinPointsToAreas(points, areas)) {
        inside.insert(point);
    }
    EXPECT_EQ(inside.size(), 36'270U);  // GeoPandas: sjoin(predicate="intersects"), unique points
}

}  // namespace
}  // namespace ruyuan::gis
