// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/project_file.h"
#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using testing::ruyuan;
using Json = nlohmann::json;

class RecipeCommands : public ::testing::Test {
protected:
    RecipeCommands() {
        EXPECT_EQ(ruyuan({"new", project, "--as-of", "2019-07-01"}).status, 0);
        EXPECT_EQ(ruyuan({"new", other, "--as-of", "2019-07-01"}).status, 0);
    }
    [[nodiscard]] std::string csv(const std::string& name, const std::string& text) const {
        std::ofstream(folder / name) << text;
        return (folder / name).string();
    }

    testing::TemporaryFolder folder;
    std::string project = (folder / "市.gpkg").string();
    std::string other = (folder / "另市.gpkg").string();
    std::string june = csv("六月.csv", "户名,辖区,职工\n甲厂,郑东,120\n乙厂,巩义,30\n");
    std::string july = csv("七月.csv", "户名,辖区,职工\n丙厂,郑东,9\n乙厂,巩义,30\n");
};

TEST_F(RecipeCommands, TheSecondFileOfASenderNeedsNothing) {
    ASSERT_EQ(ruyuan({"import", project, "--sites", june, "--column", "name=户名"}).status, 0);
    ASSERT_EQ(ruyuan({"edit", project, "S0001", "county=金水区"}).status, 0);
    const auto saved = ruyuan({"recipe", "save", project, "某县月报"});
    ASSERT_EQ(saved.status, 0) << saved.errors;
    EXPECT_THAT(saved.output, HasSubstr("1 步清理"));
    const auto done = ruyuan({"import", project, "--sites", july});
    ASSERT_EQ(done.status, 0) << done.errors;
    EXPECT_THAT(done.errors, HasSubstr("按导入配方“某县月报”读取"));
    const auto read = planner::readProject(folder / "市.gpkg").value();
    ASSERT_EQ(read.sites.size(), 4U);
    EXPECT_EQ(read.sites[2].name, "丙厂");
    EXPECT_EQ(read.sites[2].county, "金水区");
    EXPECT_THAT(ruyuan({"import", project, "--sites", july, "--no-recipe"}).output,
                HasSubstr("采用 0 行"))
        << "户名 is no word of ours";
}

TEST_F(RecipeCommands, AreListedShownCarriedToAnotherProjectAndDropped) {
    ASSERT_EQ(ruyuan({"import", project, "--sites", june, "--column", "name=户名"}).status, 0);
    EXPECT_THAT(ruyuan({"recipe", "list", project}).output, HasSubstr("还没有导入配方"));
    ASSERT_EQ(ruyuan({"recipe", "save", project, "月报", "--source", "1"}).status, 0);
    const Json all = Json::parse(ruyuan({"recipe", "list", project, "--json"}).output);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]["columns"]["name"], "户名");
    const std::string file = (folder / "月报.toml").string();
    ASSERT_EQ(ruyuan({"recipe", "export", project, "月报", file}).status, 0);
    EXPECT_EQ(ruyuan({"recipe", "export", project, "月报", file}).status, 5) << "it is there";
    ASSERT_EQ(ruyuan({"recipe", "take", other, file}).status, 0);
    EXPECT_EQ(ruyuan({"recipe", "show", other, "月报"}).output,
              ruyuan({"recipe", "show", project, "月报"}).output);
    EXPECT_EQ(ruyuan({"import", other, "--sites", july}).status, 0);
    ASSERT_EQ(ruyuan({"recipe", "drop", project, "月报"}).status, 0);
    EXPECT_EQ(ruyuan({"recipe", "show", project, "月报"}).status, 3);
    ASSERT_EQ(ruyuan({"undo", project}).status, 0);
    EXPECT_EQ(ruyuan({"recipe", "show", project, "月报"}).status, 0);
    // The file alone serves as well.
    ASSERT_EQ(ruyuan({"recipe", "drop", project, "月报"}).status, 0);
    EXPECT_EQ(ruyuan({"import", project, "--sites", july, "--recipe", file}).status, 0);
    EXPECT_EQ(ruyuan({"import", project, "--sites", july, "--recipe", "没有"}).status, 3);
    EXPECT_EQ(ruyuan({"recipe", "take", project, july}).status, 7);
}

TEST_F(RecipeCommands, ValuesAndPlacesGoAlongAndComeBackWithAnUndo) {
    const std::string first = csv("a.csv", "企业名称,经度,纬度\n甲厂,113.62,34.74\n乙厂,,\n");
    const std::string second = csv("b.csv", "企业名称,经度,纬度\n乙厂,,\n甲厂,113.62,34.74\n");
    const std::string third = csv("c.csv", "企业名称,经度,纬度\n乙厂,,\n甲厂,113.621,34.74\n");
    ASSERT_EQ(ruyuan({"import", project, "--sites", first}).status, 0);
    ASSERT_EQ(ruyuan({"edit", project, "--site", "S0001", "--at", "113.65,34.75"}).status, 0);
    ASSERT_EQ(ruyuan({"edit", project, "S0002", "phone=13812345678"}).status, 0);
    EXPECT_THAT(ruyuan({"recipe", "save", project, "月报"}).output,
                HasSubstr("2 步清理（其中补值 1，改位置 1）"));
    const Json shown = Json::parse(ruyuan({"recipe", "show", project, "月报", "--json"}).output);
    EXPECT_EQ(shown["values"][0]["field"], "phone");
    EXPECT_EQ(shown["places"][0]["written"]["经度"], "113.62");
    EXPECT_EQ(shown["places"][0]["accuracy"], "digitised");
    const std::string file = (folder / "月报.toml").string();
    EXPECT_THAT(ruyuan({"recipe", "export", project, "月报", file}).errors,
                HasSubstr("1 步含联系人或电话"));
    ASSERT_EQ(ruyuan({"recipe", "take", other, file}).status, 0);
    ASSERT_EQ(ruyuan({"import", other, "--sites", second}).status, 0);
    const auto read = planner::readProject(folder / "另市.gpkg").value();
    ASSERT_EQ(read.sites.size(), 2U);
    EXPECT_EQ(read.sites[0].phone, "13812345678");
    EXPECT_EQ(read.sites[1].place, gis::Geometry(gis::Point{113.65, 34.75}));
    EXPECT_EQ(read.sites[1].accuracy, planner::Accuracy::Digitised);
    ASSERT_EQ(ruyuan({"undo", other}).status, 0);
    EXPECT_TRUE(planner::readProject(folder / "另市.gpkg")->sites.empty());
    ASSERT_EQ(ruyuan({"redo", other}).status, 0);
    EXPECT_EQ(planner::readProject(folder / "另市.gpkg")->sites[1].place, read.sites[1].place);
    EXPECT_THAT(ruyuan({"import", other, "--sites", third}).errors,
                HasSubstr("的坐标已不是当时的“纬度=34.74，经度=113.62”"));
}

TEST_F(RecipeCommands, ANewerLedgerIsReadInTheSystemOfTheOlder) {
    // domain.md 5.3: WGS 84 (113.6250, 34.7466) is GCJ-02 (113.631046, 34.745417).
    const std::string first = csv("a.csv", "企业名称,经度,纬度\n甲厂,113.631046,34.745417\n");
    const std::string second = csv("b.csv", "企业名称,经度,纬度\n甲厂,113.631046,34.745417\n");
    ASSERT_EQ(ruyuan({"import", project, "--sites", first, "--crs", "GCJ-02"}).status, 0);
    const auto update = ruyuan({"update", project, second, "--json"});
    ASSERT_EQ(update.status, 0) << update.errors;
    EXPECT_TRUE(Json::parse(update.output).empty()) << update.output;
}

}  // namespace
}  // namespace ruyuan
