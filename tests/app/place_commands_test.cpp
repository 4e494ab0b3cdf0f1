// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_file.h"
#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using testing::ruyuan;
using testing::TemporaryFolder;

struct City {
    City() { EXPECT_EQ(ruyuan({"new", file, "--sample", "zhengzhou"}).status, 0); }
    [[nodiscard]] planner::Project read() const { return planner::readProject(file).value(); }
    [[nodiscard]] int edit(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"edit", file});
        return ruyuan(arguments).status;
    }
    TemporaryFolder folder;
    std::string file = (folder.path() / "市.gpkg").string();
};

constexpr const char* kSquare = "POLYGON((113.6 34.7,113.7 34.7,113.7 34.8,113.6 34.8,113.6 34.7))";

TEST(PlaceCommands, ABuiltUpAreaIsDrawnReshapedSplitMergedAndDeleted) {
    const City city;
    const std::size_t before = city.read().builtUpAreas.size();
    ASSERT_EQ(city.edit({"--built-up", "新区", "--wkt", kSquare}), 2);  // by which document?
    ASSERT_EQ(city.edit({"--built-up",
                         "新区",
                         "--wkt",
                         kSquare,
                         "--document",
                         "郑政〔2020〕5号",
                         "--year",
                         "2020",
                         "--reason",
                         "批复"}),
              0);
    ASSERT_EQ(city.read().builtUpAreas.size(), before + 1);
    EXPECT_EQ(city.read().builtUpAreas.back().year, 2020);
    ASSERT_EQ(city.edit({"--built-up",
                         "新区",
                         "--reshape",
                         "LINESTRING(113.7 34.72,113.75 34.75,113.7 34.78)"}),
              0);
    EXPECT_EQ(gis::pointCount(gis::Geometry(city.read().builtUpAreas.back().place)), 8U);
    ASSERT_EQ(city.edit({"--built-up", "新区", "--split", "LINESTRING(113.65 34.6,113.65 34.9)"}),
              0);
    EXPECT_EQ(city.read().builtUpAreas.size(), before + 2);
    ASSERT_EQ(city.edit({"--built-up", "新区", "--merge", "新区(2)"}), 0);
    EXPECT_EQ(city.read().builtUpAreas.size(), before + 1);
    ASSERT_EQ(city.edit({"--built-up", "新区", "--delete"}), 0);
    EXPECT_EQ(city.read().builtUpAreas.size(), before);
    const auto log = ruyuan({"log", city.file, "--last", "5"});
    EXPECT_THAT(log.output, HasSubstr("新绘城市建成区 新区"));
    EXPECT_THAT(log.output, HasSubstr("批复"));
    EXPECT_EQ(ruyuan({"undo", city.file}).status, 0);
    EXPECT_EQ(city.read().builtUpAreas.size(), before + 1);
}

TEST(PlaceCommands, ASiteIsPlacedAndItsHistorySaysSo) {
    const City city;
    ASSERT_EQ(city.edit({"--site", "S0001", "--at", "113.62,34.75"}), 0);
    const planner::Site site = city.read().sites.front();
    EXPECT_EQ(site.place, gis::Geometry(gis::Point{113.62, 34.75}));
    EXPECT_EQ(site.accuracy, planner::Accuracy::Digitised);
    EXPECT_THAT(ruyuan({"history", city.file, "S0001"}).output, HasSubstr("113.62"));
}

TEST(PlaceCommands, AParkAndAnExclusionZoneComeFromFilesAndText) {
    const City city;
    const auto drawn = city.folder.path() / "园区.geojson";
    std::ofstream(drawn) << R"({"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{},"geometry":{"type":"Polygon","coordinates":
        [[[113.6,34.7],[113.7,34.7],[113.7,34.8],[113.6,34.7]]]}}]})";
    ASSERT_EQ(city.edit({"--park", "河阴园", "--file", drawn.string()}), 0);
    EXPECT_EQ(city.read().parks.back().name, "河阴园");
    ASSERT_EQ(
        city.edit(
            {"--constraint", "red-line", "--name", "七号", "--grade", "一类", "--wkt", kSquare}),
        0);
    for (const planner::ConstraintLayer& layer : city.read().constraints) {
        if (layer.kind == "red-line") {
            EXPECT_EQ(layer.features.back().name, "七号");
            EXPECT_EQ(layer.features.back().grade, "一类");
        }
    }
    ASSERT_EQ(city.edit({"--constraint", "red-line", "--name", "七号", "--delete"}), 0);
}

TEST(PlaceCommands, WhatIsAmbiguousOrWrongIsRefused) {
    const City city;
    EXPECT_EQ(city.edit({"--site", "S0001", "--park", "P001", "--at", "113,34"}), 2);
    EXPECT_EQ(city.edit({"--site", "S0001"}), 2);
    EXPECT_EQ(city.edit({"--site", "S0001", "--at", "34.75"}), 2);
    EXPECT_EQ(city.edit({"--built-up", "没有的", "--delete"}), 3);
    EXPECT_NE(city.edit({"--built-up",
                         "新区",
                         "--document",
                         "x",
                         "--wkt",
                         "POLYGON((113.6 34.7,113.7 34.8,113.7 34.7,113.6 34.8,113.6 34.7))"}),
              0);
    EXPECT_EQ(city.read().version, planner::readJournal(city.file)->back().number);
}

}  // namespace
}  // namespace ruyuan
