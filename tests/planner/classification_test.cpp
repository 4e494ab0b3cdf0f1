// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/classification.h"

#include "support/site_case.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

namespace ruyuan::planner {
namespace {

using tests::datesOf;
using tests::step;
using tests::zhengzhou;
using Case = tests::SiteCase;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Classification, AFixableFirmStaysAndAllPathsAreOpen) {
    const Classification result = Case().run();
    EXPECT_EQ(result.inScope, Verdict::Pass);
    EXPECT_THAT(result.sectors, ElementsAre("foundry"));
    EXPECT_EQ(result.size, SizeClass::Small);
    EXPECT_EQ(result.proposedPath, Path::OnSite);
    EXPECT_THAT(result.allowedPaths,
                ElementsAre(Path::OnSite, Path::Relocation, Path::Transformation, Path::Closure));
    EXPECT_THAT(result.unsettledPaths, IsEmpty());
    EXPECT_THAT(result.unknownFacts, IsEmpty());
    EXPECT_FALSE(result.decided);
}

TEST(Classification, TheOrderOfPathsFollowsTheProvince) {
    Case one;
    one.site().canMeetStandard = false;
    EXPECT_EQ(one.run().proposedPath, Path::Relocation);
    one.site().ableToMove = false;
    EXPECT_EQ(one.run().proposedPath, Path::Transformation);
    one.site().conversionProject = false;
    EXPECT_EQ(one.run().proposedPath, Path::Closure);
    EXPECT_THAT(one.run().allowedPaths, ElementsAre(Path::Closure));
}

TEST(Classification, EveryScopeTestCanFailAloneAndSaysWhy) {
    Case outside;
    outside.screening().builtUp = BuiltUpStatus::Outside;
    EXPECT_EQ(outside.run().inScope, Verdict::Fail);
    EXPECT_EQ(step(outside.run(), "S-1")->verdict, Verdict::Fail);

    Case notListed;
    notListed.trade("火力发电", "");
    const Classification power = notListed.run();
    EXPECT_EQ(power.inScope, Verdict::Fail);
    EXPECT_THAT(power.allowedPaths, IsEmpty());
    EXPECT_THAT(step(power, "S-2")->sentence.zh, HasSubstr("电力不在名单内"));
    EXPECT_THAT(step(power, "S-2")->quote, HasSubstr("钢铁、电解铝、水泥"));

    Case clean;
    clean.site().heavyPolluter = false;
    EXPECT_EQ(clean.run().inScope, Verdict::Fail);
    EXPECT_FALSE(clean.run().proposedPath);
}

TEST(Classification, AStraddlingSiteIsInsideWithItsShare) {
    Case one;
    one.screening().builtUp = BuiltUpStatus::Straddling;
    one.screening().shareInside = 0.37;
    EXPECT_EQ(one.run().inScope, Verdict::Pass);
    EXPECT_THAT(step(one.run(), "S-1")->sentence.zh, HasSubstr("37%"));
}

TEST(Classification, AnUncertainPlaceIsPending) {
    Case one;
    one.screening().builtUp = BuiltUpStatus::Uncertain;
    const Classification result = one.run();
    EXPECT_EQ(result.inScope, Verdict::Unknown);
    EXPECT_FALSE(result.proposedPath);
    EXPECT_THAT(result.unknownFacts, ElementsAre("in_built_up_area"));
    EXPECT_EQ(result.unsettledPaths, result.allowedPaths);
}

struct Blank {
    const char* fact;
    std::function<void(Case&)> blank;
    bool fixable = true;  ///< whether the upgrade would do
};

TEST(Classification, BlankingAnyNeededFactLeavesThePathPendingAndNamesIt) {
    const std::vector<Blank> blanks{
        {"heavy_polluter", [](Case& c) { c.site().heavyPolluter.reset(); }},
        {"in_built_up_area", [](Case& c) { c.screening().builtUp = BuiltUpStatus::Unknown; }},
        {"industry", [](Case& c) { c.trade("", ""); }},
        {"can_meet_standard", [](Case& c) { c.site().canMeetStandard.reset(); }},
        {"willing_to_move", [](Case& c) { c.site().willingToMove.reset(); }, false},
        {"able_to_move", [](Case& c) { c.site().ableToMove.reset(); }, false},
    };
    for (const Blank& one : blanks) {
        Case some;
        some.site().canMeetStandard = one.fixable;
        ASSERT_TRUE(some.run().proposedPath) << one.fact;
        one.blank(some);
        const Classification result = some.run();
        EXPECT_FALSE(result.proposedPath) << one.fact;
        EXPECT_THAT(result.unknownFacts, Contains(one.fact));
        EXPECT_TRUE(std::ranges::any_of(result.trace, [&](const TraceStep& s) {
            return s.verdict == Verdict::Unknown && std::ranges::contains(s.missing, one.fact);
        })) << one.fact;
    }
}

TEST(Classification, AFactThatCannotChangeTheProposalDoesNotBlockIt) {
    Case one;
    one.site().willingToMove.reset();
    const Classification result = one.run();
    EXPECT_EQ(result.proposedPath, Path::OnSite);
    EXPECT_THAT(result.unsettledPaths, ElementsAre(Path::Relocation));
    EXPECT_THAT(result.unknownFacts, ElementsAre("willing_to_move"));
}

struct DateCase {
    Path path;
    SizeClass size;
    std::optional<gis::Date> start;
    gis::Date finish;
    const char* clause;
};

TEST(Classification, HasTheDatesOfEveryPathAndSize) {
    const auto day = [](int year, unsigned month, unsigned d) {
        return gis::makeDate(year, month, d);
    };
    std::vector<DateCase> cases;
    for (const SizeClass size : {SizeClass::Micro, SizeClass::Small, SizeClass::Medium}) {
        cases.push_back({Path::Relocation, size, day(2019, 12, 31), day(2022, 12, 31), "P-3a"});
    }
    for (const SizeClass size : {SizeClass::Large, SizeClass::ExtraLarge}) {
        cases.push_back({Path::Relocation, size, day(2019, 12, 31), day(2025, 12, 31), "P-3b"});
    }
    for (const SizeClass size : {SizeClass::Micro, SizeClass::ExtraLarge}) {
        cases.push_back({Path::OnSite, size, day(2019, 6, 30), day(2020, 12, 31), "P-1"});
        cases.push_back({Path::Transformation, size, day(2019, 6, 30), day(2021, 12, 31), "P-2"});
        cases.push_back({Path::Closure, size, std::nullopt, day(2020, 12, 31), "P-4"});
    }
    for (const DateCase& expected : cases) {
        Case one;
        one.site().revenue.reset();
        one.site().declaredSize = expected.size;
        const Classification result = one.run();
        EXPECT_EQ(result.size, expected.size);
        const PathDates& dates = datesOf(result, expected.path);
        EXPECT_EQ(dates.startBy, expected.start);
        EXPECT_EQ(dates.finishBy, expected.finish);
        EXPECT_EQ(dates.clause, expected.clause);
    }
}

TEST(Classification, TheLaterDateOfLargeFirmsBeatsTheGeneralOneAndTheConflictIsTold) {
    Case one;
    one.site().employees = 1000;
    one.site().revenue = gis::Money::wan(40000);
    const Classification result = one.run();
    EXPECT_EQ(datesOf(result, Path::Relocation).finishBy, gis::makeDate(2025, 12, 31));
    ASSERT_NE(step(result, "P-0"), nullptr);
    EXPECT_EQ(step(result, "P-0")->verdict, Verdict::Warn);
    EXPECT_THAT(step(result, "P-0")->sentence.zh, HasSubstr("2025-12-31"));
    EXPECT_EQ(step(Case().run(), "P-0"), nullptr);
}

TEST(Classification, AnUnknownSizeTakesTheEarlierDateAndSaysSo) {
    Case one;
    one.site().employees.reset();
    const Classification result = one.run();
    EXPECT_EQ(result.size, SizeClass::Unknown);
    EXPECT_EQ(datesOf(result, Path::Relocation).finishBy, gis::makeDate(2022, 12, 31));
    EXPECT_EQ(step(result, "P-3a")->verdict, Verdict::Unknown);
    EXPECT_THAT(step(result, "P-3a")->missing, ElementsAre("employees", "revenue"));
}

TEST(Classification, AStartRightAfterTheDocumentIsFlagged) {
    EXPECT_THAT(step(Case().run(), "P-1")->sentence.zh, HasSubstr("距启动期限20天"));
    EXPECT_THAT(step(Case().run(), "P-1")->sentence.zh, HasSubstr("基准日期2019-07-01"));
}

TEST(Classification, ASmallAluminiumPlantHasToClose) {
    Case one;
    one.trade("铝冶炼", "电解铝");
    one.site().capacityPerYear = 150000;
    const Classification result = one.run();
    EXPECT_THAT(result.allowedPaths, ElementsAre(Path::Closure));
    EXPECT_EQ(result.proposedPath, Path::Closure);
    EXPECT_THAT(step(result, "E-AL2")->quote, HasSubstr("淘汰单厂规模20万吨/年以下产能"));
}

TEST(Classification, ExactlyOnAPlainLimitAPersonHasToRule) {
    Case one;
    one.trade("铝冶炼", "电解铝");
    one.site().capacityPerYear = 200000;
    one.lies("central-city", false);
    const Classification result = one.run();
    EXPECT_FALSE(result.proposedPath);
    EXPECT_THAT(result.unknownFacts, ElementsAre("limit_included"));
    EXPECT_THAT(step(result, "E-AL2")->sentence.zh, HasSubstr("临界值，须人工认定"));
    one.site().capacityPerYear = 200001;
    EXPECT_EQ(one.run().proposedPath, Path::OnSite);
}

TEST(Classification, AluminaIsNotAluminiumAndOneFigureForBothSaysNothing) {
    Case alumina;
    alumina.trade("铝冶炼", "氧化铝");
    EXPECT_EQ(step(alumina.run(), "E-AL2"), nullptr);
    Case both;
    both.trade("铝冶炼", "氧化铝、电解铝");
    both.site().capacityPerYear = 800000;
    EXPECT_EQ(step(both.run(), "E-AL2")->verdict, Verdict::Unknown);
}

TEST(Classification, OnlyIndependentCarbonWorksHaveToGo) {
    Case one;
    one.trade("炭素", "预焙阳极");
    one.site().capacityPerYear = 60000;
    EXPECT_THAT(one.run().unknownFacts, Contains("independent_plant"));
    one.site().independentPlant = false;
    EXPECT_EQ(one.run().proposedPath, Path::OnSite);
    one.site().independentPlant = true;
    EXPECT_EQ(one.run().proposedPath, Path::Closure);
}

TEST(Classification, ACementWorksWithoutEquipmentIsPending) {
    Case one;
    one.trade("水泥制造", "水泥");
    const Classification result = one.run();
    EXPECT_FALSE(result.proposedPath);
    EXPECT_THAT(result.unknownFacts, ElementsAre("equipment"));
}

TEST(Classification, ClinkerLinesGoAtTheLimitItself) {
    Case one;
    one.trade("水泥制造", "水泥");
    Equipment& kiln = one.addEquipment("E1", "熟料线");
    kiln.capacityPerDay = 2000;
    EXPECT_EQ(one.run().proposedPath, Path::Closure);
    EXPECT_EQ(step(one.run(), "E-CEM1")->verdict, Verdict::Pass);
    kiln.capacityPerDay = 2001;
    EXPECT_EQ(one.run().proposedPath, Path::OnSite);
    kiln.capacityPerDay = 1500;
    kiln.specialCement = true;
    EXPECT_EQ(one.run().proposedPath, Path::OnSite);
    kiln.specialCement.reset();
    EXPECT_THAT(one.run().unknownFacts, ElementsAre("special_cement"));
}

TEST(Classification, AMillThatGoesDoesNotCloseAWorksThatKeepsItsKiln) {
    Case one;
    one.trade("水泥制造", "水泥");
    one.addEquipment("E1", "水泥磨").diameter = 3.0;
    EXPECT_EQ(one.run().proposedPath, Path::Closure);
    one.addEquipment("E2", "熟料线").capacityPerDay = 5000;
    const Classification result = one.run();
    EXPECT_EQ(result.proposedPath, Path::OnSite);
    EXPECT_EQ(step(result, "E-CEM2")->verdict, Verdict::Warn);
    EXPECT_THAT(step(result, "E-CEM2")->sentence.zh, HasSubstr("须淘汰：E1 水泥磨"));
}

TEST(Classification, AmmoniaIsJudgedByTheUnitNotByThePlant) {
    Case one;
    one.trade("氮肥制造", "合成氨");
    one.site().capacityPerYear = 500000;
    one.addEquipment("E1", "合成氨装置").capacityPerYear = 200000;
    one.addEquipment("E2", "合成氨装置").capacityPerYear = 300000;
    EXPECT_THAT(one.run().unknownFacts, ElementsAre("limit_included"));
    one.project.equipment[1].capacityPerYear = 300001;
    EXPECT_EQ(step(one.run(), "E-NH3b")->verdict, Verdict::Warn);
    one.project.equipment[1].capacityPerYear = 100000;
    EXPECT_EQ(one.run().proposedPath, Path::Closure);
}

TEST(Classification, ADecisionOverridesAndStaysVisible) {
    Case one;
    one.site().canMeetStandard = false;
    one.decide(Path::OnSite);
    const Classification result = one.run();
    EXPECT_TRUE(result.decided);
    EXPECT_EQ(result.proposedPath, Path::OnSite);
    EXPECT_THAT(result.allowedPaths, Contains(Path::OnSite));
    EXPECT_EQ(step(result, "decision")->verdict, Verdict::Warn);
    EXPECT_THAT(step(result, "decision")->sentence.zh, HasSubstr("荥阳市"));
}

TEST(Classification, ADecidedMakerOfHazardousChemicalsComesInUnderItsOwnClause) {
    Case one;
    one.trade("", "溶解乙炔");
    one.site().heavyPolluter.reset();
    one.site().hazardousChemicals = true;
    one.screening().builtUp = BuiltUpStatus::Unknown;
    one.decide(Path::Closure);
    const Classification closing = one.run();
    EXPECT_EQ(closing.inScope, Verdict::Pass);
    EXPECT_EQ(closing.proposedPath, Path::Closure);
    EXPECT_THAT(closing.unknownFacts, IsEmpty());
    EXPECT_THAT(step(closing, "H-1")->quote, HasSubstr("一企一策一档"));
    EXPECT_EQ(datesOf(closing, Path::Closure).clause, "H-CLOSURE");

    one.project.decisions.clear();
    one.decide(Path::Relocation);
    EXPECT_EQ(datesOf(one.run(), Path::Relocation).finishBy, gis::makeDate(2020, 12, 31));
}

TEST(Classification, ADecidedFirmOfAnotherTradeKeepsTheDatesOfItsPath) {
    Case one;
    one.decide(Path::Relocation);
    EXPECT_EQ(datesOf(one.run(), Path::Relocation).clause, "P-3a");
    EXPECT_EQ(step(one.run(), "H-1"), nullptr);
}

TEST(Classification, ADecisionBringsInASiteThatTheRulesLeaveOut) {
    Case one;
    one.trade("火力发电", "");
    one.decide(Path::Closure);
    const Classification result = one.run();
    EXPECT_EQ(result.inScope, Verdict::Pass);
    EXPECT_EQ(step(result, "S-2")->verdict, Verdict::Fail);
    EXPECT_THAT(step(result, "decision")->sentence.zh, HasSubstr("由决定列入"));
}

TEST(Classification, ValuesThatNoDocumentFixesAreMarked) {
    const Classification result = Case().run();
    EXPECT_TRUE(step(result, "F-1")->verified);
    EXPECT_FALSE(step(result, "F-3")->verified);
}

TEST(Classification, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto results = classify(Case().project, zhengzhou(), gis::Progress({}, stop.get_token()));
    ASSERT_FALSE(results);
    EXPECT_EQ(results.error().code, gis::ErrorCode::Cancelled);
}

}  // namespace
}  // namespace ruyuan::planner
