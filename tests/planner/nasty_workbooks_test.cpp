// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/intake.h"
#include "tests/support/sheet.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace ruyuan::planner {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing_support::day;
using testing_support::formula;
using testing_support::number;
using testing_support::WorkbookSheet;

// Codes with right check digits, made up.
constexpr const char* kCodeA = "91410100799655058R";
constexpr const char* kCodeB = "91410122MA3X1A2B47";

/// Ledgers as offices send them, as files. Whatever is recognised must be right.
class NastyWorkbook : public ::testing::Test {
protected:
    gis::Result<ImportSummary> import(const std::string& file, const std::string& content) {
        std::ofstream(folder_ / file, std::ios::binary) << content;
        return take(file);
    }
    gis::Result<ImportSummary> import(const std::vector<WorkbookSheet>& sheets,
                                      const std::string& file = "台账.xlsx") {
        if (file.ends_with(".ods")) {
            testing_support::writeOpenDocument(folder_ / file, sheets);
        } else {
            testing_support::writeWorkbook(folder_ / file, sheets);
        }
        return take(file);
    }
    gis::Result<ImportSummary> take(const std::string& file) {
        request.file = folder_ / file;
        return importFile(project, request);
    }
    [[nodiscard]] std::string issues() const {
        std::string all;
        for (const ImportIssue& issue : project.issues) {
            all += std::to_string(issue.origin.row) + " " + issue.field + ": " + issue.sentence.zh +
                   "\n";
        }
        return all;
    }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> all;
        for (const Site& site : project.sites) {
            all.push_back(site.name);
        }
        return all;
    }
    [[nodiscard]] static std::string told(const ImportSummary& summary) {
        std::string all;
        for (const gis::Warning& warning : summary.warnings) {
            all += warning.sentence.zh + "\n";
        }
        return all;
    }

    NastyWorkbook() { project.asOf = gis::makeDate(2019, 7, 1); }

    Project project;
    ImportRequest request;

private:
    testing::TemporaryFolder folder_;
};

TEST_F(NastyWorkbook, HasThreeMergedHeaderLinesUnderATitleAndAUnitLine) {
    const auto done =
        import({{"名单",
                 {{"附件2"},
                  {"××市重污染工业企业搬迁改造台账"},
                  {"填报单位：××市工信局", "", "", "", "", "", "", "单位：万元、亩"},
                  {"序号", "企业基本情况", "", "", "", "经济指标", "", "搬迁改造", "", ""},
                  {"",
                   "企业名称",
                   "统一社会信用代码",
                   "位置",
                   "",
                   "营业收入",
                   "占地面积",
                   "方式",
                   "时限",
                   ""},
                  {"", "", "", "经度", "纬度", "", "", "", "启动时间", "完成时限"},
                  {number("1"),
                   "甲水泥有限公司",
                   kCodeA,
                   "113.67",
                   "34.75",
                   number("43500"),
                   number("30.5"),
                   "退城入园",
                   "2019年上半年",
                   "2022年底前"},
                  {number("2"),
                   "乙铸造厂",
                   kCodeB,
                   "113°40′12″",
                   "34°45′",
                   number("800"),
                   number("12"),
                   "关停",
                   "",
                   "2020.12"}},
                 {"A4:A6",
                  "B4:E4",
                  "F4:G4",
                  "H4:J4",
                  "B5:B6",
                  "C5:C6",
                  "D5:E5",
                  "F5:F6",
                  "G5:G6",
                  "H5:H6",
                  "I5:J5"}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_THAT(names(), ElementsAre("甲水泥有限公司", "乙铸造厂")) << issues();
    EXPECT_THAT(done->unusedColumns, IsEmpty());
    EXPECT_EQ(project.sites[0].creditCode, kCodeA);
    EXPECT_EQ(project.sites[0].place, gis::Geometry(gis::Point{113.67, 34.75}));
    EXPECT_EQ(project.sites[0].revenue->wan(), 43500);
    EXPECT_NEAR(project.sites[0].land->mu(), 30.5, 1e-9);
    ASSERT_EQ(project.decisions.size(), 2U);
    EXPECT_EQ(project.decisions[0].start, gis::makeDate(2019, 6, 30));
    EXPECT_EQ(project.decisions[0].finish, gis::makeDate(2022, 12, 31));
    EXPECT_EQ(project.decisions[1].path, Path::Closure);
    EXPECT_EQ(project.decisions[1].finish, gis::makeDate(2020, 12, 31));
}

TEST_F(NastyWorkbook, HasASheetForEachCounty) {
    const std::vector<testing_support::WorkbookCell> header{"序号", "企业名称", "信用代码"};
    const auto done = import({{"中原区", {{"中原区企业名单"}, header, {"1", "甲厂", kCodeA}}},
                              {"巩义市", {{"巩义市企业名单"}, header, {"1", "乙厂", kCodeB}}},
                              {"填表说明", {{"一、本表由各县区填写"}, {"二、按月报送"}}},
                              {"Sheet4", {}}});
    ASSERT_TRUE(done) << done.error().sentence.zh << done.error().advice.zh;
    ASSERT_THAT(names(), ElementsAre("甲厂", "乙厂")) << issues();
    EXPECT_EQ(done->rowsUsed, 2);
    EXPECT_EQ(project.sites[0].county, "中原区");
    EXPECT_EQ(project.sites[1].county, "巩义市");
    ASSERT_EQ(project.sources.size(), 2U);
    EXPECT_EQ(project.sources[1].layer, "巩义市");
    EXPECT_EQ(project.sites[1].origin.source, project.sources[1].id);
    EXPECT_THAT(told(*done), HasSubstr("填表说明"));
}

TEST_F(NastyWorkbook, LeavesASheetOutThatNobodySees) {
    const std::vector<testing_support::WorkbookCell> header{"企业名称", "信用代码"};
    std::vector<WorkbookSheet> sheets{{"名单", {header, {"甲厂", kCodeA}}},
                                      {"旧名单", {header, {"丙厂", ""}}}};
    sheets[1].hidden = true;
    for (const char* file : {"台账.xlsx", "台账.ods"}) {
        project = {};
        const auto done = import(sheets, file);
        ASSERT_TRUE(done) << done.error().sentence.zh;
        EXPECT_THAT(names(), ElementsAre("甲厂")) << file;
        EXPECT_THAT(told(*done), HasSubstr("旧名单")) << file;
    }
}

TEST_F(NastyWorkbook, PrefersTheColumnsThatPeopleSee) {
    WorkbookSheet sheet{"名单",
                        {{"企业名称", "占地面积（亩）", "企业名称", "占地面积（亩）"},
                         {"甲厂（旧名）", number("11"), "甲厂", number("12")}}};
    sheet.hiddenColumns = {0, 1};
    for (const char* file : {"台账.xlsx", "台账.ods"}) {
        project = {};
        const auto done = import({sheet}, file);
        ASSERT_TRUE(done) << done.error().sentence.zh;
        ASSERT_THAT(names(), ElementsAre("甲厂")) << file << issues();
        EXPECT_NEAR(project.sites[0].land->mu(), 12, 1e-9) << file;
        EXPECT_THAT(told(*done), HasSubstr("隐藏")) << file;
        EXPECT_THAT(project.sites[0].originalRow, HasSubstr("甲厂（旧名）")) << file;
    }
}

TEST_F(NastyWorkbook, IsFilledDownFurtherThanItCanBeRead) {
    WorkbookSheet sheet{
        "名单", {{"企业名称", "区县"}, {"甲厂", "巩义市"}, {"", "巩义市"}, {"乙厂", "新密市"}}};
    sheet.repeated[2] = 20'000;
    const auto cut = import({sheet}, "台账.ods");
    ASSERT_TRUE(cut) << cut.error().sentence.zh;
    EXPECT_THAT(names(), ElementsAre("甲厂"));
    EXPECT_THAT(told(*cut), HasSubstr("20001行没有读入"));

    // Blank rows to the end of the sheet, as LibreOffice writes them, are no loss.
    project = {};
    sheet.rows = {{"企业名称", "区县"}, {"甲厂", "巩义市"}, {"", ""}};
    sheet.repeated = {{2, 1'048'000}};
    const auto whole = import({sheet}, "台账.ods");
    ASSERT_TRUE(whole) << whole.error().sentence.zh;
    EXPECT_THAT(told(*whole), Not(HasSubstr("没有读入")));
}

TEST_F(NastyWorkbook, TurnedCodesIntoNumbers) {
    const auto done = import({{"名单",
                               {{"企业名称", "统一社会信用代码", "行业代码", "联系电话"},
                                {"甲厂", "4.10122E+17", "0610", "0371-60000000"},
                                {"乙厂", number("4.1012200000012301E+17"), number("3011"), ""},
                                {"丙厂", number("410122000000123000"), "", ""},
                                {"丁厂", number("410122000000123"), "", ""}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 4U) << issues();
    EXPECT_EQ(project.sites[0].creditCode, "");
    EXPECT_EQ(project.sites[1].creditCode, "");
    EXPECT_EQ(project.sites[2].creditCode, "");
    EXPECT_EQ(project.sites[3].creditCode, "410122000000123") << "a licence number of 15 digits";
    EXPECT_EQ(project.sites[0].industryCode, "0610");
    EXPECT_EQ(project.sites[1].industryCode, "3011");
    EXPECT_EQ(project.sites[0].phone, "0371-60000000");
    EXPECT_THAT(issues(), HasSubstr("科学计数"));
    EXPECT_THAT(project.sites[0].originalRow, HasSubstr("4.10122E+17"));
}

TEST_F(NastyWorkbook, ComputesWithFormulas) {
    const auto done =
        import({{"名单",
                 {{"企业名称", "统一社会信用代码", "营业收入（万元）", "占地面积（亩）"},
                  {"甲厂", kCodeA, formula("B10*2", "43500"), formula("SUM(E1:E2)", "30")},
                  {formula("CONCATENATE(\"乙\",\"厂\")", "乙厂"),
                   kCodeB,
                   formula("VLOOKUP(A3,其他!A:B,2,0)", ""),
                   formula("1/0", "#DIV/0!")}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_THAT(names(), ElementsAre("甲厂", "乙厂")) << issues();
    EXPECT_EQ(project.sites[0].revenue->wan(), 43500);
    EXPECT_NEAR(project.sites[0].land->mu(), 30, 1e-9);
    EXPECT_FALSE(project.sites[1].revenue);
    EXPECT_FALSE(project.sites[1].land);
    EXPECT_THAT(issues(), HasSubstr("公式"));
    EXPECT_THAT(issues(), HasSubstr("#DIV/0!"));
}

TEST_F(NastyWorkbook, WritesUnitsIntoItsCells) {
    const auto done = import({{"名单",
                               {{"单位名称", "营业收入", "占地面积", "产能", "职工人数"},
                                {"甲厂", "4.35亿元", "2公顷", "18万吨/年", "约320人"},
                                {"乙厂", "４，３５０万元", "20000平方米", "500t/d", "3百余人"}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 2U) << issues();
    EXPECT_EQ(project.sites[0].revenue->wan(), 43500);
    EXPECT_NEAR(project.sites[0].land->mu(), 30, 1e-9);
    EXPECT_EQ(project.sites[0].capacityPerYear, 180000);
    EXPECT_EQ(project.sites[0].employees, 320);
    EXPECT_EQ(project.sites[1].revenue->wan(), 4350);
    EXPECT_NEAR(project.sites[1].land->mu(), 30, 1e-9);
    EXPECT_EQ(project.sites[1].capacityPerDay, 500);
    EXPECT_FALSE(project.sites[1].employees && project.sites[1].employees == 3)
        << "3百余人 is not 3";
}

TEST_F(NastyWorkbook, WritesDatesInEveryForm) {
    const auto done = import({{"名单",
                               {{"企业名称", "搬迁改造方式", "启动时间", "完成时限"},
                                {"甲厂", "退城入园", day("43646"), number("44196")},
                                {"乙厂", "退城入园", "2019年上半年启动", "2020年底前"},
                                {"丙厂", "退城入园", "2019.7", "2020.12"},
                                {"丁厂", "退城入园", "201907", "2020年12月底"},
                                {"戊厂", "退城入园", "二〇一九年七月", "20201231"},
                                {"己厂", "退城入园", "２０１９－０７－３１", "2020/12/31"}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.decisions.size(), 6U) << issues();
    for (const Decision& decision : project.decisions) {
        EXPECT_EQ(decision.finish, gis::makeDate(2020, 12, 31)) << decision.siteId << issues();
    }
    EXPECT_EQ(project.decisions[0].start, gis::makeDate(2019, 6, 30));
    EXPECT_EQ(project.decisions[1].start, gis::makeDate(2019, 6, 30));
    for (std::size_t i = 2; i < 6; ++i) {
        EXPECT_EQ(project.decisions[i].start, gis::makeDate(2019, 7, 31)) << i;
    }
}

TEST_F(NastyWorkbook, MergesCountiesDownwardsBetweenTotals) {
    const auto done = import({{"汇总",
                               {{"序号", "县（市、区）", "企业名称", "占地面积（亩）"},
                                {number("1"), "中原区", "甲厂", number("10")},
                                {number("2"), "", "乙厂", number("20")},
                                {"", "小计", "", number("30")},
                                {number("3"), "巩义市", "丙厂", number("5")},
                                {number("4"), "", "丁厂", number("6")},
                                {"", "小计", "", number("11")},
                                {"总计", "", "", number("41")},
                                {"注：本表数据截至2019年6月。"},
                                {"填表人：张三", "", "审核人：李四", "联系电话：0371-1"}},
                               {"B2:B3", "B5:B6"}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_THAT(names(), ElementsAre("甲厂", "乙厂", "丙厂", "丁厂")) << issues();
    EXPECT_EQ(project.sites[1].county, "中原区");
    EXPECT_EQ(project.sites[3].county, "巩义市");
    EXPECT_EQ(done->rowsSkipped, 5);
}

TEST_F(NastyWorkbook, IsAnOpenDocumentWithSpannedHeaders) {
    const auto done = import({{"名单",
                               {{"企业名称", "坐标", "", "联系人"},
                                {"", "经度", "纬度", ""},
                                {"甲厂", number("113.67"), number("34.75"), "张三"}},
                               {"B1:C1"}}},
                             "台账.ods");
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_THAT(names(), ElementsAre("甲厂")) << issues();
    EXPECT_EQ(project.sites[0].place, gis::Geometry(gis::Point{113.67, 34.75}));
}

TEST_F(NastyWorkbook, IsAllTextWithFullWidthDigitsAndBlanks) {
    const auto done = import(
        {{"名单",
          {{" 企 业 名 称 ", "统一社会信用代码\n（18位）", "从业人员\n（人）", "经度", "纬度"},
           {" 甲厂（停产） ",
            std::string(" 9141 0100 7996 5505 8R").c_str(),
            "３２０",
            "１１３．６７",
            "３４．７５"}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_EQ(project.sites.size(), 1U) << issues();
    EXPECT_EQ(project.sites[0].creditCode, kCodeA);
    EXPECT_EQ(project.sites[0].employees, 320);
    EXPECT_EQ(project.sites[0].place, gis::Geometry(gis::Point{113.67, 34.75}));
}

TEST_F(NastyWorkbook, IsTextOfAnyEncodingAndAnyLineEnd) {
    const struct {
        const char* file;
        std::string content;
        const char* name;
    } kFiles[] = {// GB18030 without a mark, lines ended by CR only: 企业名称,县区 / 甲厂,中原区
                  {"gbk.csv",
                   "\xC6\xF3\xD2\xB5\xC3\xFB\xB3\xC6,\xCF\xD8\xC7\xF8\r\xBC\xD7\xB3\xA7,"
                   "\xD6\xD0\xD4\xAD\xC7\xF8\r",
                   "甲厂"},
                  {"mark.tsv", "\xEF\xBB\xBF企业名称\t县区\r\n乙厂\t中原区\r\n", "乙厂"},
                  {"utf16.csv",
                   std::string("\xFF\xFE\x01\x4F\x1A\x4E\x0D\x54\xF0\x79\x0A\x00", 12) +
                       std::string("\x19\x4E\x82\x53\x0A\x00", 6),
                   "丙厂"},
                  {"semicolon.txt", "企业名称;县区\n丁厂;中原区\n", "丁厂"}};
    for (const auto& [file, content, name] : kFiles) {
        const auto done = import(file, content);
        ASSERT_TRUE(done) << file << done.error().sentence.zh;
        EXPECT_EQ(project.sites.back().name, name) << file;
    }
}

TEST_F(NastyWorkbook, BeginsItsHeaderFarDownAndRepeatsItOnEachPage) {
    std::vector<std::vector<testing_support::WorkbookCell>> rows(
        12, std::vector<testing_support::WorkbookCell>{"各县（市、区）要于每月25日前报送。"});
    project.counties = {testing_support::boxCounty("中原区", 113.4, 34.6, 113.7, 34.9),
                        testing_support::boxCounty("郑州航空港区", 113.7, 34.3, 114.0, 34.6)};
    rows.push_back({"序号", "厂名", "所属辖区"});
    rows.push_back({"1", "甲厂", "中原"});
    rows.push_back({"序号", "厂名", "所属辖区"});
    rows.push_back({"2", "乙厂", "港区"});
    const auto done = import({{"Sheet1", rows}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_THAT(names(), ElementsAre("甲厂", "乙厂")) << issues();
    EXPECT_EQ(project.sites[0].county, "中原区");
    EXPECT_EQ(project.sites[1].county, "郑州航空港区");
}

TEST_F(NastyWorkbook, NamesItsColumnsInItsOwnWords) {
    request.columns = {{"name", "户名"}};
    const auto done =
        import({{"Sheet1", {{"户名", "地点", "坐标"}, {"甲厂", "某村", "113.67,34.75"}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    ASSERT_THAT(names(), ElementsAre("甲厂")) << issues();
    EXPECT_EQ(project.sites[0].place, gis::Geometry(gis::Point{113.67, 34.75}));
    EXPECT_THAT(done->unusedColumns, Contains("地点"));
}

TEST_F(NastyWorkbook, ComesTwice) {
    const char* ledger = "企业名称\n甲厂\n";
    const auto first = import("a.csv", ledger);
    ASSERT_TRUE(first);
    EXPECT_THAT(first->warnings, IsEmpty());
    const auto second = import("b.csv", ledger);
    ASSERT_TRUE(second);
    EXPECT_THAT(told(*second), HasSubstr("同样的文件已作为来源 1（a.csv）导入过"));
    const auto other = import("c.csv", "企业名称\n乙厂\n");
    ASSERT_TRUE(other);
    EXPECT_THAT(other->warnings, IsEmpty());
}

TEST_F(NastyWorkbook, HasAColumnThatAPersonLeavesOut) {
    request.columns = {{"employees", ""}};
    const auto done = import({{"Sheet1", {{"企业名称", "职工人数"}, {"甲厂", "12"}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    EXPECT_FALSE(project.sites[0].employees);
    EXPECT_THAT(done->unusedColumns, ElementsAre("职工人数"));
}

TEST_F(NastyWorkbook, TellsOnceWhatOfARecipeFitsNoneOfItsSheets) {
    request.recipe =
        ImportRecipe{.name = "月报",
                     .content = "sites",
                     .encoding = {},
                     .system = {},
                     .columns = {{"name", "户名"}, {"county", "辖区"}, {"employees", "人数"}},
                     .headers = {"户名", "辖区", "人数"},
                     .steps = {{"辖区", "郑东", "金水区", ""},
                               {"辖区", "老城", "管城区", ""},
                               {"辖区", "", "巩义市", ""}}};
    const auto done = import({{"甲", {{"户名", "辖区"}, {"甲厂", "郑东"}}},
                              {"乙", {{"户名", "辖区"}, {"乙厂", "巩义"}}}});
    ASSERT_TRUE(done) << done.error().sentence.zh;
    EXPECT_EQ(project.sites[0].county, "金水区");
    // A step that one of the sheets needed fits, whatever the others have.
    ASSERT_EQ(done->misfits.size(), 3U) << told(*done);
    EXPECT_THAT(done->misfits[0].zh, HasSubstr("“人数”在文件里没有"));
    EXPECT_THAT(done->misfits[1].zh, HasSubstr("“老城”"));
    EXPECT_THAT(done->misfits[2].zh, HasSubstr("没有空白格"));
    EXPECT_EQ(std::ranges::count(done->warnings, done->misfits[0], &gis::Warning::sentence), 1);
    EXPECT_EQ(std::ranges::count(done->warnings, done->misfits[1], &gis::Warning::sentence), 1);
    EXPECT_THAT(told(*done), ::testing::Not(HasSubstr("“郑东”")));
}

}  // namespace
}  // namespace ruyuan::planner
