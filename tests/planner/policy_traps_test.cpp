// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/sectors.h"
#include "planner/size_class.h"
#include "support/site_case.h"

#include <gmock/gmock.h>

// Readings of the policy that a first look gets wrong, each with the right answer.
namespace ruyuan::planner {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::datesOf;
using tests::SiteCase;
using tests::step;
using tests::zhengzhou;

SizeClass sizeOfFigures(std::int64_t employees, double wan) {
    return computeSize(zhengzhou(), employees, gis::Money::wan(wan));
}

TEST(PolicyTraps, Trap01BothLimitsOfASizeClassMustHoldAndMissingOneGoesDownAgain) {
    EXPECT_EQ(sizeOfFigures(1000, 40000), SizeClass::Large);
    EXPECT_EQ(sizeOfFigures(1500, 39999), SizeClass::Medium);
    EXPECT_EQ(sizeOfFigures(999, 500000), SizeClass::Medium);
    EXPECT_EQ(sizeOfFigures(1500, 1500), SizeClass::Small);
    EXPECT_EQ(sizeOfFigures(1500, 250), SizeClass::Micro);
    EXPECT_EQ(sizeOfFigures(299, 90000), SizeClass::Small);
    EXPECT_EQ(sizeOfFigures(300, 1999), SizeClass::Small);
    EXPECT_EQ(sizeOfFigures(19, 90000), SizeClass::Micro);
    EXPECT_EQ(sizeOfFigures(20, 300), SizeClass::Small);
    EXPECT_EQ(computeSize(zhengzhou(), std::nullopt, gis::Money::wan(1)), SizeClass::Unknown);
}

TEST(PolicyTraps, Trap01AboveDesignatedSizeIsNotMedium) {
    SiteCase one;
    one.site().revenue = gis::Money::wan(2000);
    one.site().employees = 25;
    one.site().cleanAudit = false;
    const Classification result = one.run();
    EXPECT_EQ(result.size, SizeClass::Small);
    EXPECT_NE(step(result, "Q-3"), nullptr);
    one.site().revenue = gis::Money::wan(1999.99);
    EXPECT_EQ(step(one.run(), "Q-3"), nullptr);
}

TEST(PolicyTraps, Trap02AndBelowIncludesTheLimitPlainBelowAsksAPerson) {
    SiteCase mill;
    mill.trade("水泥制造", "水泥粉磨");
    mill.addEquipment("E1", "水泥磨").diameter = 3.0;
    EXPECT_EQ(step(mill.run(), "E-CEM2")->verdict, Verdict::Pass);
    SiteCase carbon;
    carbon.trade("石墨及碳素制品制造", "铝用炭素");
    carbon.site().capacityPerYear = 100000;
    carbon.site().independentPlant = true;
    const Classification result = carbon.run();
    EXPECT_EQ(step(result, "E-C")->verdict, Verdict::Unknown);
    EXPECT_THAT(step(result, "E-C")->missing, ElementsAre("limit_included"));
}

TEST(PolicyTraps, Trap03AmmoniaIsJudgedByTheUnitNotByThePlant) {
    SiteCase one;
    one.trade("氮肥制造", "合成氨");
    one.site().capacityPerYear = 600000;
    one.addEquipment("E1", "合成氨装置").capacityPerYear = 200000;
    one.addEquipment("E2", "合成氨装置").capacityPerYear = 400000;
    const Classification result = one.run();
    EXPECT_THAT(step(result, "E-NH3b")->sentence.zh, HasSubstr("E1"));
    EXPECT_THAT(result.allowedPaths, Contains(Path::OnSite)) << "the larger unit stays";
}

TEST(PolicyTraps, Trap04SpecialCementIsExemptAndAluminaIsNoSmelter) {
    SiteCase mill;
    mill.trade("水泥制造", "特种水泥");
    Equipment& machine = mill.addEquipment("E1", "水泥磨");
    machine.diameter = 2.2;
    machine.specialCement = true;
    EXPECT_EQ(step(mill.run(), "E-CEM2"), nullptr);
    SiteCase alumina;
    alumina.trade("铝冶炼", "氧化铝");
    alumina.site().capacityPerYear = 100000;
    EXPECT_EQ(step(alumina.run(), "E-AL2"), nullptr);
    SiteCase recycled;
    recycled.trade("铝冶炼", "再生铝");
    recycled.site().capacityPerYear = 100000;
    EXPECT_EQ(step(recycled.run(), "E-AL2"), nullptr);
}

TEST(PolicyTraps, Trap05TheNameDecidesWhereACodeMeansTwoTrades) {
    const auto trades = [](const char* code, const char* name) {
        return matchSectors(zhengzhou().sectors, code, name, "").ids;
    };
    EXPECT_THAT(trades("3130", "黑色金属铸造"), Contains("foundry"));
    EXPECT_THAT(trades("3130", "钢压延加工"), Contains("steel"));
    EXPECT_THAT(trades("3140", "铁合金冶炼"), Contains("ferroalloy"));
    EXPECT_THAT(trades("3140", "钢压延加工"), Contains("steel"));
    EXPECT_THAT(trades("4412", "热电联产"), Contains("power"));
    EXPECT_THAT(trades("3032", "建筑陶瓷制品制造"), Contains("ceramics"));
    EXPECT_THAT(trades("3072", "卫生陶瓷制品制造"), Contains("ceramics"));
    const SectorMatch bare = matchSectors(zhengzhou().sectors, "3130", "", "");
    const auto foundry = std::ranges::find(zhengzhou().sectors, "foundry", &Sector::id);
    EXPECT_FALSE(bare.belongs[static_cast<std::size_t>(foundry - zhengzhou().sectors.begin())]);
}

TEST(PolicyTraps, Trap06TheDateOfLargeFirmsWinsOverTheGeneralOneAndTheConflictIsShown) {
    SiteCase one;
    one.site().canMeetStandard = false;
    one.site().employees = 1200;
    one.site().revenue = gis::Money::wan(90000);
    const Classification result = one.run();
    EXPECT_EQ(datesOf(result, Path::Relocation).finishBy, gis::makeDate(2025, 12, 31));
    const TraceStep* conflict = step(result, "P-0");
    ASSERT_NE(conflict, nullptr);
    EXPECT_EQ(conflict->verdict, Verdict::Warn);
    EXPECT_FALSE(datesOf(result, Path::Closure).startBy) << "the document gives none";
}

TEST(PolicyTraps, Trap07DatesBeforeTheDocumentAreToldAndAreNoDelayOfTheFirm) {
    SiteCase one;
    const Classification result = one.run();
    EXPECT_THAT(step(result, "P-1")->sentence.zh, HasSubstr("文件2019-06-10印发，距启动期限20天"));
    SiteCase plan;
    plan.site().greenStandard = false;
    const Classification told = plan.run();
    EXPECT_THAT(step(told, "T-2")->sentence.zh, HasSubstr("不计为企业逾期"));
    EXPECT_EQ(step(told, "T-2")->consequence, Consequence::Note);
}

TEST(PolicyTraps, Trap08DatesAreJudgedByTheAsOfDateOnly) {
    SiteCase one;
    one.site().scatteredPolluter = true;
    one.site().rectified = false;
    one.site().treatmentTerm = gis::makeDate(2020, 6, 30);
    EXPECT_THAT(one.run().allowedPaths, Contains(Path::OnSite));
    one.project.asOf = gis::makeDate(2020, 7, 1);
    EXPECT_THAT(one.run().allowedPaths, ElementsAre(Path::Closure));
}

TEST(PolicyTraps, Trap10TheClassByOutputPerMuIsNotThePerformanceGrade) {
    SiteCase one;
    one.site().performanceGrade = "引领";
    one.site().muGrade = "D";
    EXPECT_EQ(step(one.run(), "O-1a"), nullptr) << "a grade is no title of a green leader";
}

TEST(PolicyTraps, Trap11TheCentralCityIsNotTheBuiltUpArea) {
    SiteCase one;
    one.trade("铝冶炼", "电解铝");
    one.site().capacityPerYear = 500000;
    one.screening().builtUp = BuiltUpStatus::Inside;
    one.lies("central-city", false);
    EXPECT_EQ(step(one.run(), "E-AL1")->verdict, Verdict::Fail);
}

TEST(PolicyTraps, Trap11HazardousWorksAreAskedAboutTheDenseAreaNotTheBuiltUpArea) {
    SiteCase one;
    one.trade("化学试剂", "危险化学品");
    one.site().hazardousChemicals = true;
    one.screening().builtUp = BuiltUpStatus::Outside;
    one.lies("dense-area", true);
    EXPECT_NE(step(one.run(), "H-2"), nullptr);
    SiteCase other;
    other.trade("化学试剂", "危险化学品");
    other.site().hazardousChemicals = true;
    other.lies("dense-area", false);
    EXPECT_EQ(step(other.run(), "H-2"), nullptr);
}

TEST(PolicyTraps, Trap12ASiteAcrossTheBoundaryCountsAsInsideAndSaysSo) {
    SiteCase one;
    one.screening().builtUp = BuiltUpStatus::Straddling;
    one.screening().shareInside = 0.4;
    const Classification result = one.run();
    EXPECT_EQ(result.inScope, Verdict::Pass);
    EXPECT_THAT(step(result, "S-1")->sentence.zh, HasSubstr("跨界，40%在建成区内"));
}

TEST(PolicyTraps, Trap25AnotherSpellingOfANamedFirmIsTheSameFirm) {
    SiteCase one;
    one.site().name = "郑州新谊化工原料有限公司";
    EXPECT_EQ(one.run().proposedPath, Path::Closure);
}

TEST(PolicyTraps, Trap29TheSoilIsSurveyedOnlyWhereAnOrderAsksForIt) {
    SiteCase foundry;
    foundry.site().soilSurveyDone = false;
    foundry.site().futureUse = "工业用地";
    EXPECT_EQ(step(foundry.run(), "SOIL-42"), nullptr);
    EXPECT_EQ(step(foundry.run(), "SOIL-59"), nullptr);
    foundry.site().futureUse = "住宅用地";
    EXPECT_NE(step(foundry.run(), "SOIL-59"), nullptr);
    SiteCase chemical;
    chemical.trade("化学原料制造", "化工产品");
    chemical.site().soilSurveyDone = false;
    chemical.site().futureUse = "工业用地";
    const Classification result = chemical.run();
    ASSERT_NE(step(result, "SOIL-42"), nullptr);
    EXPECT_FALSE(step(result, "SOIL-42")->verified);
}

TEST(PolicyTraps, Trap30AMoveMustNotAddCapacity) {
    SiteCase one;
    one.site().capacityPerYear = 10000;
    one.site().capacityAfter = 20000;
    const Classification result = one.run();
    EXPECT_EQ(step(result, "D-SWAP")->consequence, Consequence::Condition);
    EXPECT_THAT(result.allowedPaths, Contains(Path::Relocation))
        << "the project breaks it, the path is open";
}

TEST(PolicyTraps, Trap31AnUnknownMapDecidesNothing) {
    SiteCase one;
    one.trade("铝冶炼", "电解铝");
    one.site().capacityPerYear = 500000;
    const Classification result = one.run();
    EXPECT_EQ(step(result, "E-AL1")->verdict, Verdict::Unknown);
    EXPECT_THAT(step(result, "E-AL1")->missing, ElementsAre("in_central_city"));
}

TEST(PolicyTraps, Trap33AnAssessmentOlderThanFiveYearsHasToBeReviewed) {
    SiteCase one;
    one.site().eiaDate = gis::makeDate(2014, 6, 1);
    EXPECT_NE(step(one.run(), "X-EIA"), nullptr);
    one.site().worksStart = gis::makeDate(2019, 5, 31);
    EXPECT_EQ(step(one.run(), "X-EIA"), nullptr) << "the works began in time";
}

}  // namespace
}  // namespace ruyuan::planner
