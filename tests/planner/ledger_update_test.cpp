// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/ledger_update.h"

#include "planner/project_file.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kHeader =
    "序号,企业名称,统一社会信用代码,所属县区,从业人员,主营业务收入（万元）,经度,纬度,改造方式\n";

/// A project with one ledger of four sites, and a folder for newer ones.
struct Desk {
    Desk() {
        project.asOf = gis::makeDate(2019, 7, 1);
        import("台账.csv",
               "1,甲水泥厂,,荥阳市,100,5000,113.40,34.80,\n"
               "2,乙铸造厂,91410100MA00000A1X,新密市,50,,113.50,34.50,\n"
               "3,丙化工厂,,荥阳市,70,800,113.42,34.81,退城入园\n"
               "4,丁印染厂,,荥阳市,30,,113.43,34.82,\n");
    }
    ImportRequest request(const std::string& file, const std::string& rows) {
        std::ofstream(folder / file) << kHeader << rows;
        ImportRequest made = *requestFor("sites");
        made.file = folder / file;
        return made;
    }
    void import(const std::string& file, const std::string& rows) {
        const auto done = importFile(project, request(file, rows));
        ASSERT_TRUE(done) << done.error().sentence.en;
    }
    /// The same of a file with a header of its own.
    ImportRequest whole(const std::string& file, const std::string& text) {
        std::ofstream(folder / file) << text;
        ImportRequest made = *requestFor("sites");
        made.file = folder / file;
        return made;
    }
    void restart(const std::string& text) {
        project = Project();
        const auto done = importFile(project, whole("另.csv", text));
        ASSERT_TRUE(done) << done.error().sentence.en;
    }
    LedgerUpdate compareWhole(const std::string& text) {
        auto update = compareLedger(project, whole("另.csv", text), 0);
        EXPECT_TRUE(update) << (update ? "" : update.error().sentence.en);
        return update ? *update : LedgerUpdate();
    }
    LedgerUpdate compare(const std::string& rows, int replaces = 0) {
        auto update = compareLedger(project, request("台账.csv", rows), replaces);
        EXPECT_TRUE(update) << (update ? "" : update.error().sentence.en);
        return update ? *update : LedgerUpdate();
    }

    testing::TemporaryFolder folder;
    Project project;
};

std::vector<std::string> told(const LedgerUpdate& update) {
    std::vector<std::string> lines;
    for (const SiteChange& change : update.changes) {
        std::string line = change.key + " " + change.name;
        for (const CellChange& cell : change.cells) {
            line += " " + cell.field;
        }
        lines.push_back(line);
    }
    return lines;
}

bool all(const SiteChange&) {
    return true;
}

constexpr const char* kSame =
    "1,甲水泥厂,,荥阳市,100,5000,113.40,34.80,\n"
    "2,乙铸造厂,91410100MA00000A1X,新密市,50,,113.50,34.50,\n"
    "3,丙化工厂,,荥阳市,70,800,113.42,34.81,退城入园\n"
    "4,丁印染厂,,荥阳市,30,,113.43,34.82,\n";

/// A firm with a new name, one that left, one that moved, one that is new.
constexpr const char* kNewer =
    "1,甲水泥厂,,荥阳市,120,5000,113.40,34.80,\n"
    "2,乙精密铸造有限公司,91410100MA00000A1X,新密市,50,,113.50,34.50,\n"
    "3,丙化工厂,,荥阳市,70,800,113.44,34.81,关闭退出\n"
    "4,戊焦化厂,,上街区,300,,113.30,34.80,\n";

TEST(LedgerUpdate, OfTheSameRowsInAnyOrderIsNone) {
    Desk desk;
    EXPECT_THAT(told(desk.compare(kSame)), ElementsAre());
    const LedgerUpdate turned = desk.compare(
        "9,丁印染厂,,荥阳市,30,,113.43,34.82,\n"
        "8,丙化工厂,,荥阳市,70,800,113.42,34.81,退城入园\n"
        "7,乙铸造厂,91410100MA00000A1X,新密市,50,,113.50,34.50,\n"
        "6,甲水泥厂,,荥阳市,100,5000,113.40,34.80,\n");
    EXPECT_THAT(told(turned), ElementsAre());
    EXPECT_EQ(turned.unchanged.size(), 4U);
    EXPECT_EQ(applyUpdate(desk.project, turned, all, ""), 0);
    EXPECT_EQ(desk.project.sources.size(), 1U);
}

TEST(LedgerUpdate, KeepsFirmsOfOneNameApartByCountyWhateverTheirOrder) {
    Desk desk;
    desk.project = Project();
    desk.import("同名.csv", "1,同名厂,,荥阳市,10,,,,\n2,同名厂,,新密市,20,,,,\n");
    const auto update = compareLedger(
        desk.project,
        desk.request("同名.csv", "1,同名厂,,新密市,20,,,,\n2,同名厂,,荥阳市,10,,,,\n"),
        0);
    ASSERT_TRUE(update);
    EXPECT_THAT(told(*update), ElementsAre());
}

TEST(LedgerUpdate, TellsWhatIsAddedChangedAndRemovedCellByCell) {
    Desk desk;
    const LedgerUpdate update = desk.compare(kNewer);
    EXPECT_THAT(told(update),
                ElementsAre("S0001 甲水泥厂 employees",
                            "S0002 乙铸造厂 name",
                            "S0003 丙化工厂 place path",
                            "S0004 丁印染厂",
                            "row:5 戊焦化厂"));
    EXPECT_EQ(update.changes[0].cells[0].before, gis::Value(std::int64_t{100}));
    EXPECT_EQ(update.changes[0].cells[0].after, gis::Value(std::int64_t{120}));
    EXPECT_EQ(update.changes[2].cells[0].after, gis::Value(std::string("113.440000,34.810000")));
    EXPECT_EQ(update.changes[2].cells[1].before, gis::Value(std::string("relocation")));
    EXPECT_EQ(update.changes[3].kind, SiteChange::Kind::Removed);
    EXPECT_EQ(update.changes[4].kind, SiteChange::Kind::Added);
    EXPECT_EQ(desk.project.sites.size(), 4U) << "nothing is applied by looking";
}

TEST(LedgerUpdate, KeepsIdsAndDecisionsAndTellsWhoEnteredAndLeft) {
    Desk desk;
    Decision county;
    county.siteId = "S0002";
    county.path = Path::OnSite;
    county.document = "新密政文〔2019〕3号";
    desk.project.decisions.push_back(county);
    Equipment kiln;
    kiln.siteId = "S0004";
    desk.project.equipment.push_back(kiln);
    desk.project.plan = Plan{};
    ASSERT_EQ(applyUpdate(desk.project, desk.compare(kNewer), all, "郑工信〔2020〕12号"), 5);

    std::vector<std::string> names;
    for (const Site& site : desk.project.sites) {
        names.push_back(site.id + site.name);
    }
    EXPECT_THAT(
        names,
        ElementsAre("S0001甲水泥厂", "S0002乙精密铸造有限公司", "S0003丙化工厂", "S0005戊焦化厂"));
    EXPECT_EQ(desk.project.sites[0].employees, 120);
    EXPECT_EQ(std::get<gis::Point>(desk.project.sites[2].place), (gis::Point{113.44, 34.81}));
    std::vector<Path> paths;
    for (const Decision& decision : desk.project.decisions) {
        paths.push_back(*decision.path);
    }
    EXPECT_THAT(paths, ElementsAre(Path::Relocation, Path::OnSite, Path::Closure));
    EXPECT_TRUE(desk.project.equipment.empty());
    EXPECT_FALSE(desk.project.plan);
    ASSERT_EQ(desk.project.listChanges.size(), 2U);
    EXPECT_EQ(desk.project.listChanges[0].siteId, "S0004");
    EXPECT_FALSE(desk.project.listChanges[0].entered);
    EXPECT_EQ(desk.project.listChanges[1].siteId, "S0005");
    EXPECT_EQ(desk.project.listChanges[1].document, "郑工信〔2020〕12号");
    EXPECT_EQ(desk.project.sources.back().replaces, 1);

    EXPECT_THAT(told(desk.compare(kNewer)), ElementsAre()) << "it is the list now";
}

TEST(LedgerUpdate, LeavesWhatWasNotAcceptedForTheNextTime) {
    Desk desk;
    const auto only = [](const char* key) {
        return [key](const SiteChange& change) { return change.key == key; };
    };
    ASSERT_EQ(applyUpdate(desk.project, desk.compare(kNewer), only("S0001"), ""), 1);
    EXPECT_EQ(desk.project.sites[0].employees, 120);
    EXPECT_EQ(desk.project.sites.size(), 4U);
    EXPECT_THAT(told(desk.compare(kNewer)),
                ElementsAre("S0002 乙铸造厂 name",
                            "S0003 丙化工厂 place path",
                            "S0004 丁印染厂",
                            "row:5 戊焦化厂"));
}

TEST(LedgerUpdate, AnIdIsNotGivenAgain) {
    Desk desk;
    const std::string three = std::string(kSame).substr(0, std::string(kSame).find("4,"));
    ASSERT_EQ(applyUpdate(desk.project, desk.compare(three), all, ""), 1);
    ASSERT_EQ(applyUpdate(desk.project, desk.compare(kSame), all, ""), 1);
    EXPECT_EQ(desk.project.sites.back().name, "丁印染厂");
    EXPECT_EQ(desk.project.sites.back().id, "S0005") << "S0004 stays the one that left";
}

TEST(LedgerUpdate, WhatWasEditedHereStaysWhereTheLedgerSaysTheSame) {
    Desk desk;
    desk.project.sites[0].employees = 111;
    desk.project.sites[0].place = gis::Point{113.41, 34.80};
    desk.project.sites[3].note = "现场核实";
    EXPECT_THAT(told(desk.compare(kSame)), ElementsAre());
    EXPECT_THAT(told(desk.compare(kNewer)).front(), "S0001 甲水泥厂 employees");
    ASSERT_GT(applyUpdate(desk.project, desk.compare(kSame), all, ""), -1);
    EXPECT_EQ(desk.project.sites[0].employees, 111);
}

TEST(LedgerUpdate, ABlankCellIsAChangeAndAMissingColumnIsNone) {
    Desk desk;
    const LedgerUpdate blank =
        desk.compare("1,甲水泥厂,,荥阳市,,5000,113.40,34.80,\n" +
                     std::string(kSame).substr(std::string(kSame).find("2,乙")));
    ASSERT_THAT(told(blank), ElementsAre("S0001 甲水泥厂 employees"));
    EXPECT_EQ(blank.changes[0].cells[0].after, gis::Value());

    std::ofstream(desk.folder / "短.csv") << "企业名称,所属县区\n甲水泥厂,荥阳市\n乙铸造厂,新密市\n"
                                             "丙化工厂,荥阳市\n丁印染厂,上街区\n";
    ImportRequest request = *requestFor("sites");
    request.file = desk.folder / "短.csv";
    const auto update = compareLedger(desk.project, request, 0);
    ASSERT_TRUE(update);
    EXPECT_THAT(told(*update), ElementsAre("S0004 丁印染厂 county"));
}

// 5000 万元 are 0.5 亿元 and 50,000,000 元.
TEST(LedgerUpdate, AnotherUnitAboveTheTableOrInTheHeaderIsNoChangeOfWhatStaysTheSame) {
    Desk desk;
    desk.restart("单位：万元,,\n企业名称,从业人员,主营业务收入\n甲厂,10,5000\n乙厂,20,800\n");
    desk.project.sites[0].revenue = gis::Money::wan(5100);  // edited here
    const LedgerUpdate above = desk.compareWhole(
        "单位：亿元,,\n企业名称,从业人员,主营业务收入\n甲厂,10,0.5\n乙厂,20,800\n");
    ASSERT_THAT(told(above), ElementsAre("S0002 乙厂 revenue_wan"));
    EXPECT_EQ(above.changes[0].cells[0].before, gis::Value(800.0));
    EXPECT_EQ(above.changes[0].cells[0].after, gis::Value(8'000'000.0));
    const LedgerUpdate inHeader = desk.compareWhole(
        "企业名称,从业人员,主营业务收入（元）\n甲厂,10,50000000\n乙厂,20,8000100\n");
    ASSERT_THAT(told(inHeader), ElementsAre("S0002 乙厂 revenue_wan"));
    EXPECT_NEAR(std::get<double>(inHeader.changes[0].cells[0].after), 800.01, 1e-9);

    ASSERT_EQ(applyUpdate(desk.project, inHeader, all, ""), 1);
    EXPECT_EQ(desk.project.sites[0].revenue, gis::Money::wan(5100)) << "edits stay";
    EXPECT_THAT(told(desk.compareWhole("单位：万元,,\n企业名称,从业人员,主营业务收入\n"
                                       "甲厂,10,5000\n乙厂,20,800.01\n")),
                ElementsAre());
}

TEST(LedgerUpdate, ACapacityUnderAnotherUnitIsComparedInTons) {
    Desk desk;
    desk.restart("企业名称,产能（万吨/年）\n甲厂,100\n乙厂,50\n");
    const LedgerUpdate update =
        desk.compareWhole("企业名称,产能（吨/年）\n甲厂,1000000\n乙厂,50\n");
    ASSERT_THAT(told(update), ElementsAre("S0002 乙厂 capacity_t_a"));
    EXPECT_EQ(update.changes[0].cells[0].before, gis::Value(500'000.0));
    EXPECT_EQ(update.changes[0].cells[0].after, gis::Value(50.0));
    EXPECT_THAT(told(desk.compareWhole("企业名称,产能（万吨/年）\n甲厂,水泥100\n乙厂,50\n")),
                ElementsAre("S0001 甲厂 capacity"))
        << "under the same unit the words count";
}

TEST(LedgerUpdate, APathThatBecameBlankTakesBackWhatTheLedgerDecidedAndNothingElse) {
    Desk desk;
    Decision person;
    person.siteId = "S0003";
    person.path = Path::Closure;
    desk.project.decisions.push_back(person);
    std::string rows = kSame;
    rows.erase(rows.find("退城入园"), std::string("退城入园").size());
    const LedgerUpdate update = desk.compare(rows);
    ASSERT_THAT(told(update), ElementsAre("S0003 丙化工厂 path"));
    EXPECT_EQ(update.changes[0].cells[0].before, gis::Value(std::string("relocation")));
    EXPECT_EQ(update.changes[0].cells[0].after, gis::Value());
    const auto none = [](const SiteChange&) { return false; };
    ASSERT_EQ(applyUpdate(desk.project, update, none, ""), 0);
    EXPECT_EQ(desk.project.decisions.size(), 2U);

    ASSERT_EQ(applyUpdate(desk.project, update, all, ""), 1);
    ASSERT_EQ(desk.project.decisions.size(), 1U);
    EXPECT_EQ(desk.project.decisions[0].path, Path::Closure) << "what a person decided stays";
    EXPECT_THAT(told(desk.compare(rows)), ElementsAre());
    const LedgerUpdate again = desk.compare(kSame);
    EXPECT_THAT(told(again), ElementsAre("S0003 丙化工厂 path"));
    ASSERT_EQ(applyUpdate(desk.project, again, all, ""), 1);
    EXPECT_EQ(desk.project.decisions.back().path, Path::Relocation);
}

TEST(LedgerUpdate, AsksWhichLedgerWhenThereAreSeveral) {
    Desk desk;
    desk.import("补充.csv", "1,己炭素厂,,上街区,10,,113.30,34.79,\n");
    EXPECT_THAT(told(desk.compare(kSame)), ElementsAre()) << "the one of the same name";
    const auto unclear = compareLedger(desk.project, desk.request("新.csv", kSame), 0);
    ASSERT_FALSE(unclear);
    EXPECT_THAT(unclear.error().advice.en, HasSubstr("1 台账.csv；2 补充.csv"));
    EXPECT_FALSE(compareLedger(desk.project, desk.request("新.csv", kSame), 7));
    EXPECT_TRUE(compareLedger(desk.project, desk.request("新.csv", kSame), 1));
    EXPECT_EQ(compareLedger(Project(), desk.request("新.csv", kSame), 0).error().code,
              gis::ErrorCode::NotFound);
}

TEST(LedgerUpdate, IsInTheFileWithTheVersionsOfTheList) {
    Desk desk;
    ASSERT_EQ(applyUpdate(desk.project, desk.compare(kNewer), all, "文"), 5);
    const auto file = desk.folder / "a.gpkg";
    const Act act{"update", {"更新", "renewed"}, "李四", "", "2026-01-01T00:00:00Z", ""};
    ASSERT_TRUE(createProject(file, desk.project, act));
    const auto read = readProject(file);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->sources.back().replaces, 1);
    EXPECT_EQ(read->sources.back().document, "文");
    ASSERT_EQ(read->listChanges.size(), 2U);
    EXPECT_EQ(read->listChanges[0].name, "丁印染厂");
    EXPECT_EQ(read->listChanges[1].source, 2);
}

}  // namespace
}  // namespace ruyuan::planner
