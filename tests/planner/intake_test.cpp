// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/intake.h"

#include "planner/cell_words.h"
#include "planner/detail/intake_batch.h"
#include "support/source_paths.h"
#include "tests/support/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stop_token>

namespace ruyuan::planner {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::UnorderedElementsAre;

using Rows = testing_support::SheetRows;
using testing_support::sheetOf;

ImportRequest requestOf(Content content) {
    ImportRequest request;
    request.content = content;
    request.file = "台账.csv";
    request.read.header = gis::HeaderRow::None;
    return request;
}

gis::Result<ImportSummary> import(Project& project, Content content, const Rows& rows) {
    return detail::importRead(project, requestOf(content), sheetOf(rows), "hash");
}

Project emptyProject() {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    return project;
}

std::string issuesOf(const Project& project) {
    std::string all;
    for (const auto& issue : project.issues) {
        all +=
            std::to_string(issue.origin.row) + " " + issue.field + ": " + issue.sentence.zh + "\n";
    }
    return all;
}

// ---- six ledgers as offices keep them ----

TEST(NastyLedger, HasTitleUnitLineNumbersRowTotalsAndFooter) {
    Project project = emptyProject();
    const auto done = import(
        project,
        Content::Sites,
        {{"中原区城市建成区重污染工业企业搬迁改造企业名单"},
         {"填报单位：中原区工信局", "", "", "单位：万元、公顷"},
         {"序号", "企业名称", "统一社会信用代码", "营业收入", "占地面积", "搬迁改造方式", "备注"},
         {"1", "2", "3", "4", "5", "6", "7"},
         {"1", "甲水泥有限公司", "91330100799655058B", "4亿元", "2", "退城入园", ""},
         {},
         {"2", "乙铸造厂", "", "3,500", "30亩", "关停", "停产"},
         {"", "合计", "", "43500", "", "", ""},
         {"填表人：张三", "", "", "审核人：李四"}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 2U) << issuesOf(project);
    EXPECT_EQ(done->rowsUsed, 2);
    EXPECT_EQ(done->rowsSkipped, 2);
    EXPECT_THAT(project.sources[0].columns,
                ElementsAre("credit_code=统一社会信用代码",
                            "land_mu=占地面积",
                            "name=企业名称",
                            "note=备注",
                            "path=搬迁改造方式",
                            "revenue_wan=营业收入",
                            "units=万元、公顷"));
    EXPECT_EQ(project.sites[0].revenue->wan(), 40000);
    EXPECT_NEAR(project.sites[0].land->mu(), 30, 1e-9);
    EXPECT_EQ(project.sites[1].revenue->wan(), 3500);
    EXPECT_NEAR(project.sites[1].land->mu(), 30, 1e-9);
    EXPECT_EQ(project.sites[1].origin.row, 7);
    ASSERT_EQ(project.decisions.size(), 2U);
    EXPECT_EQ(project.decisions[0].path, Path::Relocation);
    EXPECT_EQ(project.decisions[1].path, Path::Closure);
    EXPECT_TRUE(project.sites[0].originalRow.contains("\"营业收入\":\"4亿元\""));
}

TEST(NastyLedger, HasATwoLineHeaderWithMergedGroups) {
    Project project = emptyProject();
    const auto done =
        import(project,
               Content::Sites,
               {{"附件1"},
                {"企业名称", "坐标", "", "产能", "从业人员", "承接园区", "", "启动时间"},
                {"", "经度", "纬度", "万吨/年", "人", "名称", "完成时限", ""},
                {"甲水泥厂",
                 "113°40′12″",
                 "34°45′00″",
                 "100",
                 "320",
                 "巩义产业园",
                 "2020年底前",
                 "2019年上半年"}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 1U) << issuesOf(project);
    const Site& site = project.sites[0];
    EXPECT_EQ(site.place, gis::Geometry(gis::Point{113.67, 34.75}));
    EXPECT_EQ(site.accuracy, Accuracy::Geocoded);
    EXPECT_EQ(site.capacityPerYear, 1e6);
    EXPECT_EQ(site.capacityText, "100");
    EXPECT_EQ(site.employees, 320);
    EXPECT_EQ(project.decisions.at(0).park, "巩义产业园");
    EXPECT_EQ(project.decisions.at(0).start, gis::makeDate(2019, 6, 30));
    EXPECT_EQ(project.decisions.at(0).finish, gis::makeDate(2020, 12, 31));
    EXPECT_EQ(done->unusedColumns.size(), 0U);
}

TEST(NastyLedger, HasDegreesMinutesAndSecondsInThreeColumns) {
    Project project = emptyProject();
    const auto done = import(project,
                             Content::Sites,
                             {{"单位详细名称", "中心经度", "", "", "中心纬度", "", ""},
                              {"", "度", "分", "秒", "度", "分", "秒"},
                              {"甲厂", "113", "40", "12", "34", "45", "0"},
                              {"乙厂", "113", "75", "12", "34", "45", "0"},
                              {"丙厂", "", "", "", "", "", ""}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 3U) << issuesOf(project);
    EXPECT_EQ(project.sites[0].place, gis::Geometry(gis::Point{113.67, 34.75}));
    EXPECT_EQ(project.sites[1].accuracy, Accuracy::Unplaced);
    EXPECT_EQ(project.sites[2].accuracy, Accuracy::Unplaced);
    ASSERT_EQ(project.issues.size(), 1U) << issuesOf(project);
    EXPECT_EQ(project.issues[0].origin.row, 4);
}

TEST(NastyLedger, HasCountiesInMergedCellsAndSectionTitles) {
    Project project = emptyProject();
    project.counties.push_back({"410181", "巩义市", false, {}, {}});
    const auto done = import(project,
                             Content::Sites,
                             {{"县区", "企业名称", "规模", "经纬度"},
                              {"一、重点企业"},
                              {"巩义", "甲厂", "大型", "113.0,34.75"},
                              {"", "乙厂", "规上", "34.75,113.0"},
                              {"", "丙厂", "小微", "0,0"},
                              {"新密", "丁厂", "中", "113.0，34.75"},
                              {"", "戊厂", "", ""}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 5U) << issuesOf(project);
    EXPECT_EQ(project.sites[1].county, "巩义市");
    EXPECT_EQ(project.sites[4].county, "新密");
    EXPECT_EQ(project.sites[0].declaredSize, SizeClass::Large);
    EXPECT_EQ(project.sites[1].declaredSize, std::nullopt);
    EXPECT_EQ(project.sites[1].place, gis::Geometry(gis::Point{113.0, 34.75}));
    EXPECT_EQ(project.sites[3].declaredSize, SizeClass::Medium);
    EXPECT_EQ(done->rowsSkipped, 1);
}

TEST(NastyLedger, RepeatsFirmsAndRowsAndItsHeader) {
    Project project = emptyProject();
    const auto done = import(project,
                             Content::Sites,
                             {{"序号", "单位名称（必填）", "信用代码*", "厂址"},
                              {"1", "甲厂", "91330100799655058B", "东厂区"},
                              {"2", "甲厂", "91330100799655058B", "西厂区"},
                              {"3", "甲厂", "91330100799655058B", "东厂区"},
                              {"序号", "单位名称（必填）", "信用代码*", "厂址"},
                              {"4", "乙厂", "91330100799655058A", "某路"},
                              {"5", "", "", "无名"}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 3U) << issuesOf(project);
    EXPECT_EQ(project.sites[1].id, "S0002");
    EXPECT_EQ(done->rowsSkipped, 3);
    std::vector<int> noted;
    for (const auto& issue : project.issues) {
        if (!issue.rowSkipped) {
            noted.push_back(issue.origin.row);
        }
    }
    EXPECT_THAT(noted, ElementsAre(3, 6)) << issuesOf(project);
}

TEST(NastyLedger, StatesNoUnitsAndWritesTextIntoNumbers) {
    Project project = emptyProject();
    const auto done =
        import(project,
               Content::Sites,
               {{"企业名称", "占地", "产能", "员工人数", "是否建成区内", "拟采取措施", "完成时间"},
                {"甲厂", "120", "200", "约300人", "是", "就地改造", "6月底前"},
                {"乙厂", "100-120", "2500t/d", "若干", "部分", "搬迁或关停", "长期"},
                {"丙厂", "80", "", "12", "否", "", ""}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 3U);
    EXPECT_NEAR(project.sites[0].land->mu(), 120, 1e-9);
    EXPECT_EQ(project.sites[0].capacityPerYear, std::nullopt);
    EXPECT_EQ(project.sites[1].capacityPerDay, 2500);
    EXPECT_EQ(project.sites[1].land, std::nullopt);
    EXPECT_EQ(project.sites[1].declaredInBuiltUpArea, std::nullopt);
    ASSERT_EQ(project.decisions.size(), 1U);
    EXPECT_EQ(project.decisions[0].finish, gis::makeDate(2019, 6, 30));
    std::vector<std::string> fields;
    for (const auto& issue : project.issues) {
        fields.push_back(std::to_string(issue.origin.row) + issue.field);
    }
    EXPECT_THAT(fields,
                UnorderedElementsAre("2land_mu",
                                     "2capacity",
                                     "2employees",
                                     "2finish",
                                     "3land_mu",
                                     "3employees",
                                     "3declared_in_built_up_area",
                                     "3path",
                                     "3finish"));
}

// ---- the other contents ----

TEST(EquipmentIntake, JoinsByCodeThenNameAndListsTheRest) {
    Project project = emptyProject();
    ASSERT_TRUE(import(project,
                       Content::Sites,
                       {{"企业名称", "统一社会信用代码"},
                        {"甲水泥（集团）有限公司", "91330100799655058B"},
                        {"乙碳素厂（停产）", ""}}));
    const auto done =
        import(project,
               Content::Equipment,
               {{"企业名称", "统一社会信用代码", "装备类型", "规格型号", "产能", "台(套)数"},
                {"改名后的公司", "91330100799655058B", "熟料线", "Φ4.8×72m", "5000t/d", "1"},
                {"", "91330100799655058B", "水泥磨", "Φ3.8×13m", "100万吨/年", "2台"},
                {"乙炭素厂", "", "煅烧炉", "", "", "3"},
                {"丙厂", "", "冲天炉", "5t/h", "", "1"}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.equipment.size(), 3U) << issuesOf(project);
    EXPECT_EQ(done->rowsSkipped, 1);
    EXPECT_EQ(project.equipment[0].siteId, "S0001");
    EXPECT_EQ(project.equipment[0].capacityPerDay, 5000);
    EXPECT_EQ(project.equipment[0].diameter, 4.8);
    EXPECT_EQ(project.equipment[1].capacityPerYear, 1e6);
    EXPECT_EQ(project.equipment[1].count, 2);
    EXPECT_EQ(project.equipment[2].siteId, "S0002");
}

TEST(ParkIntake, ReadsPhasesFromColumnsAndFromRepeatedRows) {
    Project project = emptyProject();
    const auto wide =
        import(project,
               Content::Parks,
               {{"园区名称",
                 "主导产业",
                 "化工园区认定日期",
                 "一期面积（亩）",
                 "一期投用时间",
                 "二期面积（公顷）",
                 "二期投用时间",
                 "污水处理"},
                {"甲园", "装备制造、新材料", "2021年6月", "300", "2020年底", "20", "2022年", ""}});
    ASSERT_TRUE(wide) << wide.error().sentence.zh;
    const auto tall = import(project,
                             Content::Parks,
                             {{"园区名称", "可供工业用地（亩）", "投用时间"},
                              {"乙园", "100", "2021-01-01"},
                              {"乙园", "200", "2019-01-01"},
                              {"丙园", "50", ""},
                              {"甲园", "1", "2020-01-01"}});
    ASSERT_TRUE(tall) << tall.error().sentence.zh;
    ASSERT_EQ(project.parks.size(), 3U) << issuesOf(project);
    const Park& first = project.parks[0];
    EXPECT_THAT(first.industries, ElementsAre("装备制造", "新材料"));
    EXPECT_EQ(first.chemicalRecognition, gis::makeDate(2021, 6, 30));
    EXPECT_EQ(first.chemicalPark, true);
    ASSERT_EQ(first.phases.size(), 2U);
    EXPECT_EQ(first.phases[1].opens, gis::makeDate(2022, 12, 31));
    EXPECT_NEAR(first.phases[1].land->mu(), 300, 1e-6);
    ASSERT_EQ(project.parks[1].phases.size(), 2U);
    EXPECT_EQ(project.parks[1].phases[0].opens, gis::makeDate(2019, 1, 1));
    EXPECT_EQ(project.parks[2].id, "P003");
    EXPECT_EQ(tall->rowsSkipped, 1);
}

TEST(Intake, LeavesTheProjectAloneOnError) {
    Project project = emptyProject();
    EXPECT_FALSE(import(project, Content::Sites, {{"甲", "乙"}, {"1", "2"}}));
    const auto metric = import(
        project, Content::Sites, {{"企业名称", "X", "Y"}, {"甲厂", "3846545.194", "38465661.650"}});
    ASSERT_FALSE(metric);
    EXPECT_EQ(metric.error().code, gis::ErrorCode::Undecided) << "zone 38, of which datum?";
    auto request = requestOf(Content::Sites);
    request.columns["land"] = "占地";
    EXPECT_FALSE(detail::importRead(project, request, sheetOf({{"企业名称"}, {"甲厂"}}), ""));
    EXPECT_TRUE(project.sites.empty() && project.sources.empty() && project.issues.empty());
}

TEST(Intake, TakesColumnsThatThePersonNames) {
    Project project = emptyProject();
    auto request = requestOf(Content::Sites);
    request.columns = {{"name", "老板"}, {"占地面积", "地块"}};
    const auto done =
        detail::importRead(project, request, sheetOf({{"老板", "地块"}, {"甲厂", "12亩"}}), "");
    ASSERT_TRUE(done) << done.error().sentence.zh;
    EXPECT_EQ(project.sites.at(0).name, "甲厂");
    EXPECT_NEAR(project.sites[0].land->mu(), 12, 1e-9);
}

TEST(Intake, TakesSignsForNothingAsBlanks) {
    for (const char* sign : {"-", "—", "/", "无数据", "／", "－"}) {
        Project project = emptyProject();
        const auto done =
            import(project,
                   Content::Sites,
                   {{"企业名称", "县区", "地址", "占地面积（亩）", "承接园区", "备注"},
                    {"甲厂", sign, sign, sign, sign, sign},
                    {sign, "中原区", "", "", "", ""}});
        ASSERT_TRUE(done) << done.error().sentence.zh;
        ASSERT_EQ(project.sites.size(), 1U) << sign;
        const Site& site = project.sites[0];
        EXPECT_EQ(site.county + site.address + site.note, "") << sign;
        EXPECT_EQ(site.land, std::nullopt) << sign;
        EXPECT_TRUE(project.decisions.empty()) << sign;
        EXPECT_EQ(project.issues.size(), 1U) << issuesOf(project);
        EXPECT_TRUE(site.originalRow.contains(sign)) << site.originalRow;
    }
}

gis::Geometry square(double west, double south) {
    const double east = west + 0.1;
    const double north = south + 0.1;
    const gis::Ring ring{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    return gis::MultiPolygon{{gis::Polygon{ring, {}}}};
}

gis::ReadResult shapes(std::vector<gis::Geometry> geometries) {
    gis::ReadResult read;
    read.layer.kind = gis::GeometryKind::Polygon;
    read.layer.crs = gis::storageCrs();
    gis::Column names({"name", gis::FieldType::Text, {}});
    for (std::size_t index = 0; index < geometries.size(); ++index) {
        names.appendText("区" + std::to_string(index + 1));
    }
    read.layer.columns.push_back(std::move(names));
    read.layer.geometries = std::move(geometries);
    return read;
}

TEST(BoundaryIntake, CountsWhatCannotBeUsedOncePerReason) {
    const auto layer = shapes({square(113, 34),
                               {},
                               square(2, 48),
                               gis::Point{113, 34},
                               square(-70, 40),
                               {},
                               square(114, 34)});
    for (const Content content : {Content::BuiltUpAreas, Content::Counties}) {
        Project project = emptyProject();
        ImportRequest request;
        request.content = content;
        const auto done = detail::importRead(project, request, layer, "");
        ASSERT_TRUE(done) << done.error().sentence.zh;
        EXPECT_EQ(done->rowsUsed, 2);
        EXPECT_EQ(done->rowsSkipped, 5);
        ASSERT_EQ(project.issues.size(), 3U) << issuesOf(project);
        const std::vector<std::pair<int, std::string>> expected{
            {2, "2个要素"}, {3, "2个图形"}, {4, "1个要素"}};
        for (std::size_t issue = 0; issue < expected.size(); ++issue) {
            EXPECT_EQ(project.issues[issue].origin.row, expected[issue].first);
            EXPECT_TRUE(project.issues[issue].rowSkipped);
            EXPECT_TRUE(project.issues[issue].sentence.zh.starts_with(expected[issue].second))
                << project.issues[issue].sentence.zh;
        }
    }
}

// ---- names of fields that a DBF cut to ten bytes ----

gis::ReadResult shapefileOf(const std::string& encoding,
                            const std::vector<std::pair<std::string, std::string>>& cells) {
    gis::ReadResult read;
    read.driver = "ESRI Shapefile";
    read.encodingUsed = encoding;
    read.layer.kind = gis::GeometryKind::Point;
    read.layer.crs = gis::storageCrs();
    for (const auto& [name, text] : cells) {
        gis::Column column({name, gis::FieldType::Text, {}});
        column.appendText(text);
        read.layer.columns.push_back(std::move(column));
    }
    read.layer.geometries = {gis::Point{113.6, 34.7}};
    return read;
}

ImportRequest layerRequest() {
    ImportRequest request;
    request.content = Content::Sites;
    request.file = "企业.shp";
    return request;
}

TEST(CutNames, OfAShapefileAreReadAsTheOnlyFieldThatBeginsSo) {
    // As ogr2ogr writes 企业名称, 统一社会信用代码, 占地面积 and 生产能力 in UTF-8, and in GBK.
    const auto utf8 = shapefileOf("UTF-8",
                                  {{"企业名", "甲厂"},
                                   {"统一社", "91410100MA44XXXX1A"},
                                   {"占地面", "120"},
                                   {"生产能", "18万吨/年"}});
    Project project = emptyProject();
    const auto done = detail::importRead(project, layerRequest(), utf8, "");
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 1U);
    EXPECT_EQ(project.sites[0].name, "甲厂");
    EXPECT_EQ(project.sites[0].land, gis::Area::mu(120));
    EXPECT_THAT(done->unusedColumns, ElementsAre());
    std::string told;
    for (const auto& warning : done->warnings) {
        told += warning.sentence.zh + "\n";
    }
    EXPECT_THAT(told, HasSubstr("读作：企业名→企业名称、统一社→统一社会信用代码、占地面→占地面积"));

    const auto gbk = shapefileOf("GBK", {{"企业名称", "乙厂"}, {"统一社会信", "91410100"}});
    Project other = emptyProject();
    ASSERT_TRUE(detail::importRead(other, layerRequest(), gbk, ""));
    EXPECT_TRUE(other.sites.at(0).originalRow.contains("91410100"));
    EXPECT_THAT(issuesOf(other), HasSubstr("credit_code"));  // too short, so it was taken for one
}

TEST(CutNames, ThatSeveralFieldsBeginWithAreLeftToPeople) {
    detail::HeaderWords words;
    words.add("first", "甲乙丙丁", "");
    words.add("second", "甲乙丙戊", "");
    EXPECT_TRUE(words.meaningsOfBeginning("甲乙丙").empty());
    EXPECT_EQ(words.meaningsOfBeginning("甲乙丙丁").at(0).field, "first");
}

TEST(CutNames, AreWholeInFormatsThatDoNotCut) {
    auto layer = shapefileOf("UTF-8", {{"企业名称", "甲厂"}, {"占地面", "120"}});
    layer.driver = "GPKG";
    Project project = emptyProject();
    const auto done = detail::importRead(project, layerRequest(), layer, "");
    ASSERT_TRUE(done) << done.error().sentence.zh;
    EXPECT_EQ(project.sites.at(0).land, std::nullopt);
    EXPECT_THAT(done->unusedColumns, ElementsAre("占地面"));
}

// ---- stopping ----

/// Stops an import at its @p reports-th report that comes from the rows.
gis::Result<ImportSummary> importStopped(Project& project,
                                         const ImportRequest& request,
                                         gis::ReadResult read,
                                         int reports) {
    std::stop_source stop;
    int count = 0;
    const gis::Progress progress(
        [&](double, const gis::Text&) {
            if (++count == reports) {
                stop.request_stop();
            }
        },
        stop.get_token());
    auto done = detail::importRead(project, request, std::move(read), "", progress);
    EXPECT_EQ(count, reports);
    return done;
}

bool isUntouched(const Project& project) {
    return project.sites.size() == 1 && project.decisions.empty() && project.equipment.empty() &&
           project.parks.empty() && project.builtUpAreas.empty() && project.counties.empty() &&
           project.constraints.empty() && project.sources.empty() && project.issues.empty();
}

TEST(StoppedImport, LeavesTheProjectAsItWas) {
    Rows rows{{"企业名称", "园区名称", "面积（亩）", "投用时间", "经度", "纬度", "承接园区"}};
    for (int row = 1; row <= 600; ++row) {
        rows.push_back(
            {"甲厂", "园" + std::to_string(row), "5", "2019年", "113.5", "34.7", "乙园"});
    }
    const auto layer = shapes(std::vector<gis::Geometry>(600, square(113, 34)));
    // Each stage reports at rows 1, 257 and 513; equipment has no places to find.
    for (const Content content : {Content::Sites,
                                  Content::Equipment,
                                  Content::Parks,
                                  Content::BuiltUpAreas,
                                  Content::Counties,
                                  Content::Constraint}) {
        const bool table =
            content == Content::Sites || content == Content::Equipment || content == Content::Parks;
        ImportRequest request = requestOf(content);
        request.constraintKind = "heritage";
        request.read.header = table ? gis::HeaderRow::None : gis::HeaderRow::FirstRow;
        for (int reports = 1; reports <= (content == Content::Equipment ? 3 : 6); ++reports) {
            Project project = emptyProject();
            project.sites.emplace_back().name = "甲厂";
            project.sites[0].id = "S0001";
            const auto done =
                importStopped(project, request, table ? sheetOf(rows) : layer, reports);
            ASSERT_FALSE(done);
            EXPECT_EQ(done.error().code, gis::ErrorCode::Cancelled);
            EXPECT_TRUE(isUntouched(project));
        }
    }
}

TEST(Progress, OfAnImportOnlyGrows) {
    Rows rows{{"企业名称", "经度", "纬度"}};
    for (int row = 1; row <= 600; ++row) {
        rows.push_back({"厂" + std::to_string(row), "113.5", "34.7"});
    }
    std::vector<double> fractions;
    const gis::Progress progress(
        [&](double fraction, const gis::Text&) { fractions.push_back(fraction); }, {});
    Project project = emptyProject();
    ASSERT_TRUE(
        detail::importRead(project, requestOf(Content::Sites), sheetOf(rows), "", progress));
    EXPECT_GE(fractions.size(), 6U);
    EXPECT_TRUE(std::ranges::is_sorted(fractions));
    EXPECT_GT(fractions.back(), 0.9);
    EXPECT_LE(fractions.back(), 1.0);
}

// ---- words ----

TEST(PathWords, AreThoseOfTheLedgers) {
    for (const char* cell : {"就地改造", "提标改造", "on-site"}) {
        EXPECT_EQ(readPath(cell).value, Path::OnSite) << cell;
    }
    for (const char* cell : {"退城入园", "异地迁建", "整体搬迁", "搬迁入园"}) {
        EXPECT_EQ(readPath(cell).value, Path::Relocation) << cell;
    }
    for (const char* cell : {"转型转产", "业态转型", "转产"}) {
        EXPECT_EQ(readPath(cell).value, Path::Transformation) << cell;
    }
    for (const char* cell : {"关闭退出", "关停退出", "永久关闭", "淘汰"}) {
        EXPECT_EQ(readPath(cell).value, Path::Closure) << cell;
    }
    EXPECT_TRUE(readPath("就地改造或关停").remark);
    EXPECT_TRUE(readPath("另行研究").remark);
    EXPECT_FALSE(readPath("/").remark);
}

// ---- real files ----

std::filesystem::path sharedData() {
    const char* folder = std::getenv("RUYUAN_SHARED_DATA");  // NOLINT(concurrency-mt-unsafe)
    return folder != nullptr ? std::filesystem::path(folder)
                             : std::filesystem::path(RUYUAN_SOURCE_DIR) / "../shared/data";
}

gis::Result<ImportSummary> importReal(Project& project, Content content, const std::string& file) {
    ImportRequest request;
    request.content = content;
    request.file = sharedData() / file;
    request.acceptGuesses = true;  // the counties are GCJ-02, as their columns suggest
    return importFile(project, request);
}

TEST(RealFiles, GoInWithoutASpecialCase) {
    if (!std::filesystem::exists(sharedData() / "plants")) {
        GTEST_SKIP() << "needs the real files in " << sharedData();
    }
    Project project = emptyProject();
    const auto counties = importReal(project, Content::Counties, "admin/410100_full.json");
    ASSERT_TRUE(counties) << counties.error().sentence.zh;
    EXPECT_EQ(project.counties.size(), 12U);
    EXPECT_EQ(project.counties.at(0).code, "410102");
    EXPECT_EQ(project.counties.at(0).name, "中原区");
    const auto areas =
        importReal(project, Content::BuiltUpAreas, "urban/ne_50m/ne_50m_urban_areas.json");
    ASSERT_TRUE(areas) << areas.error().sentence.zh;
    EXPECT_EQ(areas->rowsUsed + areas->rowsSkipped, 2143);
    EXPECT_GT(areas->rowsUsed, 0);
    EXPECT_GT(areas->rowsSkipped, 0);
    ASSERT_EQ(std::ranges::count_if(project.issues, &ImportIssue::rowSkipped), 1);
    const auto abroad = std::ranges::find_if(project.issues, &ImportIssue::rowSkipped);
    EXPECT_TRUE(abroad->sentence.zh.contains(std::to_string(areas->rowsSkipped)))
        << abroad->sentence.zh;
    // SOURCES.md of the data: 183 plants, of them 22 cement, 2 steel, 159 power.
    const auto plants = importReal(project, Content::Sites, "plants/zhengzhou_bbox_plants.csv");
    ASSERT_TRUE(plants) << plants.error().sentence.zh;
    EXPECT_EQ(plants->rowsUsed + plants->rowsSkipped, 183);
    int cement = 0;
    for (const auto& site : project.sites) {
        cement += site.industry.starts_with("cement") ? 1 : 0;  // "cement/Integrated"
        EXPECT_TRUE(std::holds_alternative<gis::Point>(site.place)) << site.name;
    }
    EXPECT_EQ(cement, 21);              // one of the 22 has no name, as have four power plants
    EXPECT_EQ(plants->rowsSkipped, 5);  // counted in the file
    EXPECT_THAT(plants->unusedColumns, ElementsAre("source", "source_id"));
}

TEST(SampleCity, GoesInWhole) {
    const auto folder = std::filesystem::path(RUYUAN_SOURCE_DIR) / "resources/samples/zhengzhou";
    const auto add = [&](Project& project, Content content, const char* file) {
        ImportRequest request;
        request.content = content;
        request.constraintKind = "heritage";
        request.file = folder / file;
        return importFile(project, request);
    };
    Project project = emptyProject();
    ASSERT_TRUE(add(project, Content::Counties, "县市区_示意数据.geojson"));
    ASSERT_TRUE(add(project, Content::Parks, "承接园区_示意数据.geojson"));
    ASSERT_TRUE(add(project, Content::Constraint, "文物_示意数据.geojson"));
    const auto csv = add(project, Content::Sites, "企业台账_示意数据.csv");
    ASSERT_TRUE(csv) << csv.error().sentence.zh;
    EXPECT_EQ(csv->rowsUsed, 62) << issuesOf(project);
    EXPECT_EQ(csv->unusedColumns.size(), 0U);
    Project fromSheet = emptyProject();
    const auto xlsx = add(fromSheet, Content::Sites, "企业台账_示意数据.xlsx");
    ASSERT_TRUE(xlsx) << xlsx.error().sentence.zh << xlsx.error().advice.zh;
    EXPECT_EQ(xlsx->rowsUsed, 62) << issuesOf(fromSheet);
    EXPECT_THAT(fromSheet.sources.at(0).columns, Contains("address=详细地址"));
    EXPECT_THAT(fromSheet.sources[0].columns, Each(Not(HasSubstr("填报单位"))));
    const auto equipment = add(project, Content::Equipment, "装备清单_示意数据.csv");
    ASSERT_TRUE(equipment) << equipment.error().sentence.zh;
    EXPECT_EQ(equipment->rowsSkipped, 0) << issuesOf(project);
    EXPECT_EQ(project.sites.at(18).creditCode, "91410105XXXX00190J");
}

}  // namespace
}  // namespace ruyuan::planner
