// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/recipe.h"

#include "planner/intake.h"
#include "tests/support/sheet.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing_support::importSheet;
using testing_support::sheetRequest;
using testing_support::SheetRows;

const SheetRows kJune{{"某县名单", "", "", "", ""},
                      {"单位：万元", "", "", "", ""},
                      {"户名", "辖区", "去年营收", "职工", "其他"},
                      {"甲厂", "郑东", "300", "120", "a"},
                      {"乙厂", "郑东", "300", "", "b"},
                      {"丙厂", "巩义", "8亿", "30", "c"}};
const SheetRows kJuly{{"某县名单（七月）", "", "", "", ""},
                      {"单位：万元", "", "", "", ""},
                      {"户名", "辖区", "去年营收", "职工", "其他"},
                      {"丁厂", "郑东", "500", "9", "a"},
                      {"甲厂", "郑东", "300", "120", "a"},
                      {"乙厂", "巩义", "310", "", "b"}};

std::string told(const ImportSummary& summary) {
    std::string all;
    for (const gis::Warning& warning : summary.warnings) {
        all += warning.sentence.zh + "\n";
    }
    return all;
}

/// A project with the list of June, as a person mended it.
Project mended() {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    ImportRequest request = sheetRequest();
    request.columns = {{"name", "户名"}, {"revenue_wan", "去年营收"}};
    EXPECT_TRUE(importSheet(project, kJune, request));
    EXPECT_EQ(project.sites.size(), 3U);
    project.sites[0].county = "郑州市金水区";
    project.sites[1].county = "郑州市金水区";
    project.sites[0].revenue = gis::Money::wan(3000);
    project.sites[1].employees = 45;
    return project;
}

const Site& siteNamed(const Project& project, std::string_view name) {
    const auto found = std::ranges::find(project.sites, name, &Site::name);
    EXPECT_NE(found, project.sites.end()) << name;
    return *found;
}

TEST(Recipe, TellsColumnsAndWhatWasEditedSince) {
    const auto recipe = recipeOf(mended(), 1, "某县");
    ASSERT_TRUE(recipe) << recipe.error().sentence.en;
    EXPECT_EQ(recipe->content, "sites");
    EXPECT_EQ(recipe->columns.at("name"), "户名");
    EXPECT_EQ(recipe->columns.at("revenue_wan"), "去年营收");
    EXPECT_THAT(recipe->headers, ::testing::Contains("其他"));
    // A county's word is the sender's in every row; a number is one firm's.
    EXPECT_THAT(recipe->steps,
                ::testing::UnorderedElementsAre(CleaningStep{"辖区", "郑东", "郑州市金水区", ""},
                                                CleaningStep{"去年营收", "300", "3000万元", "甲厂"},
                                                CleaningStep{"职工", "", "45人", "乙厂"}));
}

TEST(Recipe, IsWrittenAndReadAgain) {
    ImportRecipe recipe = recipeOf(mended(), 1, "某“县”\n\"x\"").value();
    recipe.encoding = "GBK";
    recipe.system = "EPSG:4526";
    const auto read = parseRecipe(recipeText(recipe), "x.toml");
    ASSERT_TRUE(read) << read.error().sentence.en;
    EXPECT_EQ(*read, recipe);
}

TEST(Recipe, ReadsTheNextFileOfTheSenderUnasked) {
    Project project = mended();
    keepRecipe(project, recipeOf(project, 1, "某县").value());
    project.sites.clear();
    const auto done = importSheet(project, kJuly);
    ASSERT_TRUE(done) << done.error().sentence.en;
    EXPECT_EQ(done->recipe, "某县");
    ASSERT_EQ(project.sites.size(), 3U);
    EXPECT_EQ(siteNamed(project, "丁厂").county, "郑州市金水区");
    EXPECT_EQ(siteNamed(project, "丁厂").revenue->wan(), 500);
    EXPECT_EQ(siteNamed(project, "甲厂").revenue->wan(), 3000);
    EXPECT_EQ(siteNamed(project, "乙厂").revenue->wan(), 310);
    EXPECT_EQ(siteNamed(project, "乙厂").employees, 45);
    EXPECT_THAT(siteNamed(project, "甲厂").originalRow, HasSubstr("\"300\"")) << "as written";
    EXPECT_THAT(told(*done), HasSubstr("按导入配方“某县”读取"));
}

TEST(Recipe, TellsStepsAndColumnsThatNoLongerFit) {
    Project project = mended();
    keepRecipe(project, recipeOf(project, 1, "某县").value());
    SheetRows rows = kJuly;
    rows[2][3] = "人数变了";
    rows[4][2] = "301";
    ImportRequest request = sheetRequest();
    request.recipe = findRecipe(project, "某县").value();
    const auto done = importSheet(project, rows, request);
    ASSERT_TRUE(done) << done.error().sentence.en;
    EXPECT_THAT(told(*done), HasSubstr("一步不再适用：列“去年营收”（甲厂）里没有“300”"));
    EXPECT_THAT(told(*done), HasSubstr("“职工”在文件里没有"));
}

TEST(Recipe, OfAnotherFormIsNotTaken) {
    Project project = mended();
    keepRecipe(project, recipeOf(project, 1, "某县").value());
    const auto done =
        importSheet(project, {{"企业名称", "县区", "营业收入（万元）"}, {"戊厂", "郑东", "300"}});
    ASSERT_TRUE(done);
    EXPECT_THAT(done->recipe, IsEmpty());
    EXPECT_EQ(siteNamed(project, "戊厂").county, "郑东");
    ImportRequest request = sheetRequest();
    request.seekRecipe = false;
    const auto without = importSheet(project, kJuly, request);
    ASSERT_TRUE(without);
    EXPECT_EQ(without->rowsUsed, 0) << "户名 is no word of ours";
}

TEST(Recipe, KnowsTheCoordinateSystemThatAPersonStated) {
    Project project;
    ImportRequest request = sheetRequest();
    ASSERT_TRUE(stateSystem(request, "GCJ-02"));
    ASSERT_TRUE(importSheet(
        project, {{"企业名称", "经度", "纬度"}, {"甲厂", "113.631046", "34.745417"}}, request));
    keepRecipe(project, recipeOf(project, 1, "高德").value());
    EXPECT_EQ(findRecipe(project, "高德")->system, "GCJ-02");
    const auto done =
        importSheet(project, {{"企业名称", "经度", "纬度"}, {"乙厂", "113.631046", "34.745417"}});
    ASSERT_TRUE(done) << done.error().sentence.en;
    // domain.md 5.3: WGS 84 (113.6250, 34.7466) is GCJ-02 (113.631046, 34.745417).
    const auto& place = std::get<gis::Point>(siteNamed(project, "乙厂").place);
    EXPECT_NEAR(place.x, 113.6250, 2e-6);
    EXPECT_NEAR(place.y, 34.7466, 2e-6);
}

TEST(Recipe, FaultsNameTheLine) {
    for (const auto& [text, word] :
         {std::pair{"name = \"a\"\n", "content"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\ncolums = {}\n", "colums"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\n[[step]]\ncolumn = \"b\"\n", "meant"}}) {
        const auto recipe = parseRecipe(text, "a.toml");
        ASSERT_FALSE(recipe) << text;
        EXPECT_THAT(recipe.error().sentence.en + recipe.error().where, HasSubstr(word));
        EXPECT_THAT(recipe.error().where, HasSubstr("a.toml"));
    }
    EXPECT_FALSE(findRecipe(Project{}, "无"));
    EXPECT_FALSE(recipeOf(Project{}, 3, "无"));
}

}  // namespace
}  // namespace ruyuan::planner
