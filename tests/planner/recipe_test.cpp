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

// ---- what the files have no column for, and where sites really lie ----

constexpr const char* kCode = "91410100MA3XG4AJ4Q";

const SheetRows kPlaced{{"企业名称", "统一社会信用代码", "经度", "纬度"},
                        {"甲厂", kCode, "113.6", "34.7"},
                        {"乙厂", "", "113.7", "34.8"},
                        {"丙厂", "", "", ""},
                        {"丁厂", "", "113.9", "34.9"}};

std::string noted(const Project& project, int source) {
    std::string all;
    for (const ImportIssue& issue : project.issues) {
        if (issue.origin.source == source) {
            all += std::to_string(issue.origin.row) + ":" + issue.sentence.zh + "\n";
        }
    }
    return all;
}

gis::Point pointOf(const Site& site) {
    const auto* point = std::get_if<gis::Point>(&site.place);
    EXPECT_NE(point, nullptr) << site.name;
    return point == nullptr ? gis::Point{} : *point;
}

void moveTo(Site& site, double lon, double lat) {
    site.place = gis::Point{lon, lat};
    site.accuracy = Accuracy::Digitised;
}

/// A project with a list of places; a person moved two sites, placed one and took a place away.
Project placed() {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    EXPECT_TRUE(importSheet(project, kPlaced));
    EXPECT_EQ(project.sites.size(), 4U);
    moveTo(project.sites[0], 113.65, 34.75);
    project.sites[0].employees = 45;
    project.sites[1].phone = "13812345678";
    moveTo(project.sites[2], 113.8, 34.85);
    project.sites[3].place = {};
    project.sites[3].accuracy = Accuracy::Unplaced;
    return project;
}

TEST(Recipe, HasAStepForAValueWithoutAColumnAndForAMovedPlace) {
    const auto recipe = recipeOf(placed(), 1, "某县");
    ASSERT_TRUE(recipe) << recipe.error().sentence.en;
    EXPECT_THAT(recipe->steps, IsEmpty());
    // By code where the row has one, else by name.
    EXPECT_THAT(recipe->values,
                ElementsAre(AddedValue{{{"统一社会信用代码", kCode}}, "employees", "45人"},
                            AddedValue{{{"企业名称", "乙厂"}}, "phone", "13812345678"}));
    EXPECT_THAT(
        recipe->places,
        ElementsAre(
            MovedPlace{{{"统一社会信用代码", kCode}},
                       {{"经度", "113.6"}, {"纬度", "34.7"}},
                       gis::Point{113.65, 34.75},
                       Accuracy::Digitised},
            MovedPlace{{{"企业名称", "丙厂"}}, {}, gis::Point{113.8, 34.85}, Accuracy::Digitised},
            MovedPlace{{{"企业名称", "丁厂"}},
                       {{"经度", "113.9"}, {"纬度", "34.9"}},
                       {},
                       Accuracy::Unplaced}));
    EXPECT_EQ(recipe->stepCount(), 5U);
    EXPECT_EQ(personalSteps(*recipe), 1U);
    const auto read = parseRecipe(recipeText(*recipe), "x.toml");
    ASSERT_TRUE(read) << read.error().sentence.en << read.error().where;
    EXPECT_EQ(*read, *recipe);
}

TEST(Recipe, AddsValuesAndMovesPlacesInTheNextFile) {
    Project project = placed();
    keepRecipe(project, recipeOf(project, 1, "某县").value());
    project.sites.clear();
    SheetRows july{{"某县（七月）", "", "", ""}};
    july.insert(july.end(), {kPlaced[0], kPlaced[3], kPlaced[4], kPlaced[2], kPlaced[1]});
    july.push_back({"戊厂", "", "113.6", "34.7"});
    const auto done = importSheet(project, july);
    ASSERT_TRUE(done) << done.error().sentence.en;
    EXPECT_EQ(siteNamed(project, "甲厂").employees, 45);
    EXPECT_EQ(siteNamed(project, "乙厂").phone, "13812345678");
    EXPECT_FALSE(siteNamed(project, "戊厂").employees);
    EXPECT_EQ(pointOf(siteNamed(project, "甲厂")), (gis::Point{113.65, 34.75}));
    EXPECT_EQ(siteNamed(project, "甲厂").accuracy, Accuracy::Digitised);
    EXPECT_EQ(pointOf(siteNamed(project, "丙厂")), (gis::Point{113.8, 34.85}));
    EXPECT_TRUE(gis::isEmpty(siteNamed(project, "丁厂").place));
    EXPECT_EQ(siteNamed(project, "丁厂").accuracy, Accuracy::Unplaced);
    // What nobody moved lies where the file says, also at the same numbers.
    EXPECT_EQ(pointOf(siteNamed(project, "乙厂")), (gis::Point{113.7, 34.8}));
    EXPECT_EQ(pointOf(siteNamed(project, "戊厂")), (gis::Point{113.6, 34.7}));
    EXPECT_THAT(noted(project, 2), HasSubstr("6:按配方补“从业人员”为“45人”，文件没有这一列"));
    EXPECT_THAT(noted(project, 2),
                HasSubstr("6:按配方把位置由“纬度=34.7，经度=113.6”改为“113.650000,34.750000”"));
    EXPECT_THAT(noted(project, 2), HasSubstr("3:按配方把位置由“空白”改为“113.800000,34.850000”"));
    EXPECT_THAT(noted(project, 2), HasSubstr("4:按配方把位置由“纬度=34.9，经度=113.9”改为“未知”"));
    EXPECT_THAT(told(*done), ::testing::Not(HasSubstr("不再适用")));
    // The file after that says the same again.
    const auto again = recipeOf(project, 2, "某县");
    ASSERT_TRUE(again);
    const auto first = findRecipe(project, "某县");
    EXPECT_THAT(again->values, ::testing::UnorderedElementsAreArray(first->values));
    EXPECT_THAT(again->places, ::testing::UnorderedElementsAreArray(first->places));
}

TEST(Recipe, TellsValuesAndPlacesThatNoLongerFit) {
    Project project = placed();
    keepRecipe(project, recipeOf(project, 1, "某县").value());
    project.sites.clear();
    const SheetRows july{{"企业名称", "统一社会信用代码", "经度", "纬度", "从业人员"},
                         {"甲厂", kCode, "113.61", "34.7", ""},
                         {"乙厂", "", "113.7", "34.8", "3"},
                         {"丙厂", "", "113.8", "34.8", "4"},
                         {"乙厂", "", "113.71", "34.8", "5"}};
    ImportRequest request = sheetRequest();
    request.recipe = findRecipe(project, "某县").value();
    const auto done = importSheet(project, july, request);
    ASSERT_TRUE(done) << done.error().sentence.en;
    EXPECT_THAT(told(*done), HasSubstr("文件现在有这一列（“从业人员”）"));
    EXPECT_THAT(told(*done), HasSubstr("“企业名称=乙厂”的行有2行"));
    EXPECT_THAT(
        told(*done),
        HasSubstr("的坐标已不是当时的“纬度=34.7，经度=113.6”，而是“纬度=34.7，经度=113.61”"));
    EXPECT_THAT(told(*done), HasSubstr("“企业名称=丙厂”的坐标已不是当时的“空白”"));
    EXPECT_THAT(told(*done), HasSubstr("文件里没有“企业名称=丁厂”的行"));
    EXPECT_FALSE(siteNamed(project, "甲厂").employees) << "its own cell is blank now";
    EXPECT_EQ(pointOf(siteNamed(project, "甲厂")), (gis::Point{113.61, 34.7}));
    EXPECT_EQ(pointOf(siteNamed(project, "丙厂")), (gis::Point{113.8, 34.8}));
    for (const Site& site : project.sites) {
        EXPECT_THAT(site.phone, IsEmpty());
    }
}

// A firm with two sites has two rows of the same code and name.
TEST(Recipe, TellsRowsOfOneFirmApartByWhateverTheyDifferIn) {
    Project project;
    const SheetRows june{{"企业名称", "统一社会信用代码", "详细地址", "备用"},
                         {"甲厂", kCode, "东路1号", ""},
                         {"甲厂", kCode, "西路2号", ""},
                         {"乙厂", "", "", "a"},
                         {"乙厂", "", "", "b"}};
    ASSERT_TRUE(importSheet(project, june));
    ASSERT_EQ(project.sites.size(), 4U);
    project.sites[1].employees = 45;
    project.sites[3].employees = 46;
    keepRecipe(project, recipeOf(project, 1, "某县").value());
    project.sites.clear();
    ASSERT_TRUE(importSheet(project, june));
    ASSERT_EQ(project.sites.size(), 4U);
    EXPECT_FALSE(project.sites[0].employees);
    EXPECT_EQ(project.sites[1].employees, 45);
    EXPECT_FALSE(project.sites[2].employees);
    EXPECT_EQ(project.sites[3].employees, 46);
}

// Reading the rows again must give the places that they had: only then is another one a move.
TEST(Recipe, PlacesThatNobodyMovedMakeNoSteps) {
    const auto stepsOf = [](const SheetRows& rows, const char* system) {
        Project project;
        ImportRequest request = sheetRequest();
        if (*system != '\0') {
            EXPECT_TRUE(stateSystem(request, system));
        }
        const auto done = importSheet(project, rows, request);
        EXPECT_TRUE(done) << system << (done ? "" : done.error().sentence.en);
        EXPECT_FALSE(project.sites.empty() || gis::isEmpty(project.sites[0].place)) << system;
        const auto recipe = recipeOf(project, 1, "某县");
        EXPECT_THAT(recipe->steps, IsEmpty()) << system;
        EXPECT_THAT(recipe->values, IsEmpty()) << system;
        return recipe->places;
    };
    EXPECT_THAT(stepsOf(kPlaced, ""), IsEmpty());
    EXPECT_THAT(stepsOf(kPlaced, "EPSG:4490"), IsEmpty());
    EXPECT_THAT(stepsOf(kPlaced, "GCJ-02"), IsEmpty());
    EXPECT_THAT(stepsOf(kPlaced, "百度"), IsEmpty());
    EXPECT_THAT(stepsOf({{"企业名称", "纬度", "经度"}, {"甲厂", "113.6", "34.7"}}, ""), IsEmpty())
        << "exchanged";
    EXPECT_THAT(stepsOf({{"企业名称", "坐标"}, {"甲厂", "N34°45′10″，E113°40′12″"}}, ""),
                IsEmpty());
    EXPECT_THAT(
        stepsOf(
            {{"企业名称", "经度(度)", "经度(分)", "经度(秒)", "纬度(度)", "纬度(分)", "纬度(秒)"},
             {"甲厂", "113", "40", "12.5", "34", "45", "10"}},
            ""),
        IsEmpty());
    EXPECT_THAT(stepsOf({{"企业名称", "X坐标", "Y坐标", "坐标来源"},
                         {"甲厂", "38463721.5", "3847210.2", "RTK"},
                         {"乙厂", "38463821.5", "3847310.2", "图上量取"}},
                        "EPSG:4526"),
                IsEmpty());
}

TEST(Recipe, KnowsAMoveFromTheSystemThatTheFileIsIn) {
    Project project;
    ImportRequest request = sheetRequest();
    ASSERT_TRUE(stateSystem(request, "EPSG:4526"));
    const SheetRows rows{{"企业名称", "X坐标", "Y坐标"},
                         {"甲厂", "38463721.5", "3847210.2"},
                         {"乙厂", "38463821.5", "3847310.2"}};
    ASSERT_TRUE(importSheet(project, rows, request));
    auto& place = std::get<gis::Point>(project.sites[1].place);
    place.x += 0.001;
    const gis::Point moved = place;
    keepRecipe(project, recipeOf(project, 1, "某县").value());
    project.sites.clear();
    ASSERT_TRUE(importSheet(project, rows));
    EXPECT_EQ(pointOf(project.sites[1]), moved);
    EXPECT_EQ(project.sites[1].accuracy, Accuracy::Geocoded) << "as before it was moved";
    EXPECT_NE(pointOf(project.sites[0]), moved);
}

// What was fitted to control points, or drawn by somebody, the rows do not tell.
TEST(Recipe, PlacesThatTheRowsDoNotTellMakeNoSteps) {
    Project project = placed();
    project.sources[0].crsSource = "control points";
    EXPECT_THAT(recipeOf(project, 1, "某县")->places, IsEmpty());
    project.sources[0].crsSource = "file";
    project.sources[0].file = "企业.shp";
    EXPECT_THAT(recipeOf(project, 1, "某县")->places, IsEmpty());
    project.sources[0].file = "企业.csv";
    project.sources[0].crs = "Some local grid";
    EXPECT_THAT(recipeOf(project, 1, "某县")->places, IsEmpty());
}

// An older version of the ledger told it: the next one is not expected to be asked about.
TEST(Recipe, ValuesOfEarlierVersionsOfALedgerMakeNoSteps) {
    Project project;
    ASSERT_TRUE(importSheet(project, {{"企业名称", "产能"}, {"甲厂", "3万吨/年"}}));
    ASSERT_TRUE(importSheet(project, {{"企业名称", "县区"}, {"甲厂", "巩义市"}}));
    ASSERT_EQ(project.sites.size(), 2U);
    ASSERT_TRUE(project.sites[0].capacityPerYear);
    project.sources[1].replaces = 1;
    project.sites[1].capacityText = project.sites[0].capacityText;
    project.sites[1].capacityPerYear = project.sites[0].capacityPerYear;
    EXPECT_THAT(recipeOf(project, 2, "某县")->values, IsEmpty());
    project.sources[1].replaces = 0;
    EXPECT_THAT(recipeOf(project, 2, "某县")->values, ::testing::SizeIs(2));
}

TEST(Recipe, FaultsNameTheLine) {
    for (const auto& [text, word] :
         {std::pair{"name = \"a\"\n", "content"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\ncolums = {}\n", "colums"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\n[[step]]\ncolumn = \"b\"\n", "meant"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\n[[value]]\nfield = \"phone\"\n", "row"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\n[[value]]\nrow = {b = \"c\"}\n"
                    "field = \"fone\"\nmeant = \"1\"\n",
                    "fone"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\n[[place]]\nrow = {b = \"c\"}\n"
                    "place = \"POINT (34 113)\"\naccuracy = \"gps\"\n",
                    "China"},
          std::pair{"name = \"a\"\ncontent = \"sites\"\n[[place]]\nrow = {b = \"c\"}\n"
                    "place = \"POINT (113 34)\"\n",
                    "accuracy"}}) {
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
