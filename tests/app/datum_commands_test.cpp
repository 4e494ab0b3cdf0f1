// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_file.h"
#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace ruyuan {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

// WGS84 113.6250, 34.7466 and its images, to the digits of domain practice.
constexpr const char* kGcj02 = "企业名称,经度,纬度\n甲厂,113.631046,34.745417\n";
constexpr const char* kBd09 = "企业名称,经度,纬度\n甲厂,113.637448,34.751719\n";
constexpr const char* kMeters = "企业名称,X坐标,Y坐标\n甲厂,3846545.194,465661.650\n";

struct Empty {
    Empty() { EXPECT_EQ(ruyuan({"new", file, "--as-of", "2019-07-01"}).status, 0); }
    [[nodiscard]] std::string csv(const std::string& name, const std::string& text) const {
        const auto path = folder.path() / name;
        std::ofstream(path) << text;
        return path.string();
    }
    [[nodiscard]] testing::ProgramResult import(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"import", file, "--sites"});
        return ruyuan(arguments);
    }
    void expectAt(double lon, double lat) const {
        const auto project = planner::readProject(file).value();
        ASSERT_FALSE(project.sites.empty());
        const auto place = std::get<gis::Point>(project.sites.back().place);
        EXPECT_NEAR(place.x, lon, 1e-6);
        EXPECT_NEAR(place.y, lat, 1e-6);
    }
    TemporaryFolder folder;
    std::string file = (folder.path() / "市.gpkg").string();
};

TEST(DatumCommands, StatedDisplacementsAreTakenAwayAndTold) {
    for (const auto& [text, word, name] : {std::tuple{kGcj02, "gcj02", "GCJ-02"},
                                           std::tuple{kGcj02, "高德", "GCJ-02"},
                                           std::tuple{kBd09, "BD-09", "BD-09"},
                                           std::tuple{kBd09, "百度", "BD-09"}}) {
        const Empty city;
        const auto done = city.import({city.csv("台账.csv", text), "--crs", word});
        ASSERT_EQ(done.status, 0) << done.errors;
        EXPECT_THAT(done.output, AllOf(HasSubstr(name), HasSubstr("已换算为 CGCS2000")));
        city.expectAt(113.6250, 34.7466);
        const Json sources = Json::parse(ruyuan({"show", city.file, "sources", "--json"}).output);
        EXPECT_EQ(sources[0]["crs"], name);
        EXPECT_EQ(sources[0]["crs_source"], "option");
        const Json site = Json::parse(ruyuan({"source", city.file, "S0001", "--json"}).output);
        EXPECT_EQ(site["crs"], name) << "told of each site";
    }
}

TEST(DatumCommands, AGuessStopsWithItsOwnStatusUntilItIsSettled) {
    const Empty city;
    const std::string file = city.csv("高德导出.csv", kGcj02);
    const auto asked = city.import({file});
    EXPECT_EQ(asked.status, 10);
    EXPECT_THAT(asked.errors,
                AllOf(HasSubstr("GCJ-02"), HasSubstr("--crs"), HasSubstr("--accept")));
    EXPECT_TRUE(planner::readProject(city.file)->sites.empty());
    const auto english = city.import({file, "--lang", "en"});
    EXPECT_THAT(english.errors, AllOf(HasSubstr("may be GCJ-02"), HasSubstr("--accept")));
    EXPECT_EQ(city.import({file, "--accept"}).status, 0);
    city.expectAt(113.6250, 34.7466);
    EXPECT_EQ(city.import({file, "--crs", "EPSG:4490"}).status, 0);
    city.expectAt(113.631046, 34.745417);
}

TEST(DatumCommands, MetresWithoutASystemAreUnknownOrProposed) {
    const Empty city;
    const std::string file = city.csv("台账.csv", kMeters);
    EXPECT_EQ(city.import({file}).status, 6) << "nothing tells where";
    const std::string sample = (city.folder.path() / "样.gpkg").string();
    ASSERT_EQ(ruyuan({"new", sample, "--sample", "zhengzhou"}).status, 0);
    const auto asked = ruyuan({"import", sample, "--sites", file});
    EXPECT_EQ(asked.status, 10) << asked.errors;
    EXPECT_THAT(asked.errors, HasSubstr("EPSG:4547"));
    EXPECT_EQ(ruyuan({"import", sample, "--sites", file, "--accept"}).status, 0);
    const auto project = planner::readProject(sample).value();
    const auto place = std::get<gis::Point>(project.sites.back().place);
    EXPECT_NEAR(place.x, 113.6250, 1e-7);
    EXPECT_NEAR(place.y, 34.7466, 1e-7);
}

TEST(DatumCommands, ControlPointsFitALocalSystem) {
    const Empty city;
    const std::string marks = city.csv("控制点.csv",
                                       "点名,from_x,from_y,to_x,to_y\n"
                                       "A,1000,2000,465000,3846000\n"
                                       "B,2000,2000,466000,3846000\n"
                                       "C,1000,3000,465000,3847000\n");
    const std::string file = city.csv("台账.csv", "企业名称,X坐标,Y坐标\n甲厂,1661.650,2545.194\n");
    const auto done = city.import({file, "--control-points", marks, "--crs", "EPSG:4547"});
    ASSERT_EQ(done.status, 0) << done.errors;
    EXPECT_THAT(done.output, HasSubstr("残差均方根 0.000 m"));
    city.expectAt(113.6250, 34.7466);
    const std::string bad =
        city.csv("坏.csv", "点名,from_x,from_y,to_x,to_y\nA,1,2,465000,3846000\n");
    const auto refused = city.import({file, "--control-points", bad, "--crs", "EPSG:4547"});
    EXPECT_EQ(refused.status, 7);
    EXPECT_THAT(refused.errors, AllOf(HasSubstr("坏.csv"), HasSubstr("至少要 2 个")));
}

TEST(DatumCommands, AnEditTakesADisplacedFile) {
    const Empty city;
    ASSERT_EQ(city.import({city.csv("台账.csv", "企业名称\n甲厂\n")}).status, 0);
    const std::string point =
        city.csv("点.geojson", R"({"type":"Point","coordinates":[113.631046,34.745417]})");
    const auto done =
        ruyuan({"edit", city.file, "--site", "S0001", "--file", point, "--crs", "GCJ-02"});
    ASSERT_EQ(done.status, 0) << done.errors;
    city.expectAt(113.6250, 34.7466);
}

TEST(DatumCommands, APersonAtATerminalIsAsked) {
    for (const bool yes : {true, false}) {
        const Empty city;
        const auto asked =
            testing::runOnTerminal(RUYUAN_PROGRAM,
                                   {"import", city.file, "--sites", city.csv("高德.csv", kGcj02)},
                                   yes ? "y\n" : "\n");
        EXPECT_EQ(asked.status, yes ? 0 : 10) << asked.shown;
        EXPECT_THAT(asked.shown, HasSubstr("采用上述判断吗"));
        EXPECT_EQ(planner::readProject(city.file)->sites.size(), yes ? 1U : 0U);
    }
}

}  // namespace
}  // namespace ruyuan
