// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_industry.h"
#include "support/check_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using testing::HasSubstr;
using tests::CheckTrial;

Sector sector(std::string id, std::string zh) {
    Sector result;
    result.id = std::move(id);
    result.name = {zh, result.id};
    result.keywords = {zh};
    return result;
}

struct Lists {
    std::vector<const Sector*> sectors;
    std::vector<std::string> admitted;
    std::vector<std::string> banned;
};

std::optional<Verdict> industry(const Lists& lists) {
    CheckTrial trial("X40");
    trial.works.sectors = lists.sectors;
    trial.park.industries = lists.admitted;
    trial.park.bannedIndustries = lists.banned;
    return trial.verdict();
}

TEST(ParkIndustry, JudgesByTheParksLists) {
    const Sector foundry = sector("foundry", "铸造");
    const Sector chemical = sector("chemical", "化工");
    EXPECT_EQ(industry({{&foundry}, {"装备制造", "铸造"}, {}}), Verdict::Pass);
    EXPECT_EQ(industry({{&foundry}, {"foundry"}, {}}), Verdict::Pass);
    EXPECT_EQ(industry({{&chemical}, {"精细化工"}, {}}), Verdict::Pass);
    EXPECT_EQ(industry({{&foundry}, {"食品"}, {}}), Verdict::Fail);
    EXPECT_EQ(industry({{&foundry}, {"铸造"}, {"铸造"}}), Verdict::Fail);
    EXPECT_EQ(industry({{&foundry}, {}, {"铸造"}}), Verdict::Fail);
    EXPECT_EQ(industry({{&foundry}, {}, {}}), Verdict::Unknown);
    EXPECT_EQ(industry({{&foundry}, {}, {"食品"}}), Verdict::Unknown);
    EXPECT_EQ(industry({{}, {"铸造"}, {}}), Verdict::Unknown);
    EXPECT_EQ(industry({{&foundry, &chemical}, {"铸造"}, {}}), Verdict::Warn);
}

TEST(ParkIndustry, ExcludedWordsAreNotTheSector) {
    Sector glass = sector("glass", "玻璃");
    glass.name = {"平板玻璃", "flat glass"};
    glass.excludes = {"玻璃纤维"};
    EXPECT_TRUE(means("玻璃深加工", glass));
    EXPECT_FALSE(means("玻璃纤维", glass));
}

std::optional<Verdict> chemicalPark(std::optional<bool> chemicalSite,
                                    std::optional<bool> chemicalPark,
                                    std::optional<gis::Date> recognised) {
    CheckTrial trial("X04");
    trial.works.chemical = chemicalSite;
    trial.park.chemicalPark = chemicalPark;
    trial.park.chemicalRecognition = recognised;
    return trial.verdict();
}

TEST(ParkChemical, Trap18NeedsRecognitionByTheAsOfDate) {
    const gis::Date before = gis::makeDate(2024, 3, 1);  // the as-of date itself
    const gis::Date after = gis::makeDate(2024, 3, 2);
    EXPECT_EQ(chemicalPark(true, true, before), Verdict::Pass);
    EXPECT_EQ(chemicalPark(true, true, after), Verdict::Fail);
    EXPECT_EQ(chemicalPark(true, false, {}), Verdict::Fail);
    EXPECT_EQ(chemicalPark(true, true, {}), Verdict::Unknown);
    EXPECT_EQ(chemicalPark(true, {}, {}), Verdict::Unknown);
    EXPECT_EQ(chemicalPark(false, {}, {}), Verdict::Pass);
    EXPECT_EQ(chemicalPark({}, false, {}), Verdict::Unknown);
    EXPECT_EQ(chemicalPark({}, {}, before), Verdict::Pass);
}

// The one of the three A-D scales on which A is the worst.
TEST(ParkRiskGrade, Trap10AIsTheWorst) {
    const auto graded = [](std::optional<bool> hazardous, std::string grade) {
        CheckTrial trial("X05");
        trial.works.hazardous = hazardous;
        trial.park.riskGrade = std::move(grade);
        return trial.verdict();
    };
    EXPECT_EQ(graded(true, "A"), Verdict::Fail);
    EXPECT_EQ(graded(true, "B"), Verdict::Fail);
    EXPECT_EQ(graded(true, "C"), Verdict::Pass);
    EXPECT_EQ(graded(true, "D"), Verdict::Pass);
    EXPECT_EQ(graded(true, ""), Verdict::Unknown);
    EXPECT_EQ(graded({}, "A"), Verdict::Unknown);
    EXPECT_EQ(graded({}, "D"), Verdict::Pass);
    EXPECT_EQ(graded(false, "A"), Verdict::Pass);
}

CheckTrial land(std::optional<double> needs, const std::vector<std::optional<double>>& phases) {
    CheckTrial trial("X43");
    trial.site.land = needs ? std::optional(gis::Area::mu(*needs)) : std::nullopt;
    for (const auto& mu : phases) {
        ParkPhase phase;
        phase.land = mu ? std::optional(gis::Area::mu(*mu)) : std::nullopt;
        trial.park.phases.push_back(phase);
    }
    return trial;
}

TEST(ParkLand, ComparesWithAllPhasesTogether) {
    EXPECT_EQ(land(100, {60, 40}).verdict(), Verdict::Pass);
    EXPECT_EQ(land(100.1, {60, 40}).verdict(), Verdict::Fail);
    EXPECT_EQ(land(100, {60, {}}).verdict(), Verdict::Unknown);
    EXPECT_EQ(land(50, {60, {}}).verdict(), Verdict::Pass);
    EXPECT_EQ(land(50, {}).verdict(), Verdict::Unknown);
    EXPECT_EQ(land({}, {60}).verdict(), Verdict::Unknown);
    CheckTrial half = land(100, {60});
    half.setting.parameters = {{"land_ratio", "0.5"}};
    EXPECT_EQ(half.verdict(), Verdict::Pass);
    const Finding finding = *land(100, {60}).finding();
    EXPECT_DOUBLE_EQ(*finding.measured, 100);
    EXPECT_DOUBLE_EQ(*finding.limit, 60);
    EXPECT_EQ(finding.unit, "亩");
    EXPECT_THAT(finding.sentence.zh, HasSubstr("100.0 亩"));
    EXPECT_THAT(finding.sentence.en, HasSubstr("60.0 mu"));
}

// 20 000 m2 is 30 mu.
TEST(Archaeology, BeginsAtItsArea) {
    const auto of = [](std::optional<double> mu) {
        CheckTrial trial("X21");
        trial.site.land = mu ? std::optional(gis::Area::mu(*mu)) : std::nullopt;
        return trial.verdict();
    };
    EXPECT_EQ(of(29.9), Verdict::Pass);
    EXPECT_EQ(of(30), Verdict::Warn);
    EXPECT_EQ(of({}), Verdict::Unknown);
}

TEST(PlanningAssessment, IsAskedOfChemicalWorksWithoutMercy) {
    const auto of =
        [](std::string number, std::optional<gis::Date> date, std::optional<bool> chemical) {
            CheckTrial trial("X41");
            trial.park.planningAssessment = std::move(number);
            trial.park.planningAssessedOn = date;
            trial.works.chemical = chemical;
            return trial.verdict();
        };
    const gis::Date young = gis::makeDate(2019, 3, 2);  // five years less a day
    const gis::Date old = gis::makeDate(2019, 2, 27);
    EXPECT_EQ(of("豫环函1号", young, true), Verdict::Pass);
    EXPECT_EQ(of("豫环函1号", old, true), Verdict::Fail);
    EXPECT_EQ(of("豫环函1号", old, false), Verdict::Warn);
    EXPECT_EQ(of("豫环函1号", old, {}), Verdict::Unknown);
    EXPECT_EQ(of("豫环函1号", {}, true), Verdict::Unknown);
    EXPECT_EQ(of("无", {}, true), Verdict::Fail);
    EXPECT_EQ(of("无", {}, false), Verdict::Warn);
    EXPECT_EQ(of("", {}, true), Verdict::Unknown);
}

CheckTrial utilities(std::optional<double> sewage, std::optional<double> has) {
    CheckTrial trial("X42");
    trial.site.sewage = sewage;
    ParkPhase phase;
    phase.sewage = has;
    trial.park.phases = {phase, phase};
    return trial;
}

TEST(ParkUtilities, CompareNeedsWithAllPhases) {
    EXPECT_EQ(utilities(200, 100).verdict(), Verdict::Pass);
    EXPECT_EQ(utilities(201, 100).verdict(), Verdict::Warn);
    EXPECT_EQ(utilities({}, 100).verdict(), Verdict::Unknown);
    EXPECT_EQ(utilities(10, {}).verdict(), Verdict::Unknown);
    CheckTrial power = utilities(1, 100);
    power.site.power = 500;
    EXPECT_EQ(power.verdict(), Verdict::Pass) << "nothing says that power is required to be known";
    power.setting.parameters = {{"required", "sewage,power"}};
    EXPECT_EQ(power.verdict(), Verdict::Unknown);
    power.park.phases[0].power = 200;
    power.park.phases[1].power = 200;
    EXPECT_EQ(power.verdict(), Verdict::Warn);
    EXPECT_THAT(power.finding()->sentence.zh, HasSubstr("供电需 500 kVA，园区各期合计 400"));
}

TEST(LandEfficiency, IsAskedOnlyWhereTheParkAsks) {
    CheckTrial trial("X44");
    trial.site.land = gis::Area::mu(10);
    EXPECT_EQ(trial.verdict(), std::nullopt);
    trial.park.investmentPerMu = gis::Money::wan(300);
    EXPECT_EQ(trial.verdict(), Verdict::Unknown);
    trial.site.projectInvestment = gis::Money::wan(3000);
    EXPECT_EQ(trial.verdict(), Verdict::Pass);
    trial.site.projectInvestment = gis::Money::wan(2999);
    EXPECT_EQ(trial.verdict(), Verdict::Warn);
}

TEST(EmissionHeadroom, Trap30TakesTheFactorOfReplacement) {
    CheckTrial trial("X45");
    trial.site.voc = 5;
    trial.site.nox = 0;
    ParkPhase phase;
    phase.voc = 9;
    trial.park.phases = {phase};
    EXPECT_EQ(trial.verdict(), Verdict::Pass);
    trial.setting.parameters = {{"factor", "2"}};  // 倍量
    EXPECT_EQ(trial.verdict(), Verdict::Warn);
    EXPECT_DOUBLE_EQ(*trial.finding()->measured, 10);
    trial.site.voc.reset();
    EXPECT_EQ(trial.verdict(), Verdict::Unknown);
    trial.site.usesVoc = false;
    EXPECT_EQ(trial.verdict(), Verdict::Pass);
    trial.site.nox = 3;
    EXPECT_EQ(trial.verdict(), Verdict::Unknown);
}

// 37号 二（一）2（3）: 园区外新建化工企业一律不批; 四（四）2（2）: 新建涉VOCs企业要入园.
TEST(InPark, ChemicalAndVocWorksNeedOne) {
    const auto of = [](std::optional<bool> chemical, std::optional<bool> voc, bool drawn = true) {
        CheckTrial trial("X03");
        trial.works.chemical = chemical;
        trial.site.usesVoc = voc;
        trial.drawn = drawn;
        return trial.verdict();
    };
    EXPECT_EQ(of(true, {}), Verdict::Fail);
    EXPECT_EQ(of(false, true), Verdict::Fail);
    EXPECT_EQ(of(false, false), Verdict::Warn);
    EXPECT_EQ(of({}, false), Verdict::Unknown);
    EXPECT_EQ(of(true, true, false), Verdict::Pass);
}

TEST(Checks, SayWhenAParameterIsNotVerified) {
    CheckTrial trial("X43");
    trial.site.land = gis::Area::mu(1);
    trial.setting.verified = false;
    EXPECT_THAT(trial.finding()->sentence.zh, HasSubstr("未核实"));
    EXPECT_THAT(trial.finding()->sentence.en, HasSubstr("not verified"));
    EXPECT_EQ(trial.finding()->clause, "C");
}

TEST(Checks, HaveALabelATestASourceAndASeverity) {
    const auto all = checks();
    ASSERT_TRUE(all.has_value()) << all.error().sentence.en;
    EXPECT_GE(all->size(), 44U);
    for (const Check& check : *all) {
        EXPECT_FALSE(check.label.empty()) << check.id;
        EXPECT_FALSE(check.test.empty()) << check.id;
        EXPECT_FALSE(check.source.empty()) << check.id;
        EXPECT_TRUE(check.stay || check.receive) << check.id;
        EXPECT_EQ(findCheck(check.id), &check);
        EXPECT_EQ(checkLabel(check.id), check.label);
    }
}

CheckSetting setting(std::string check, std::map<std::string, std::string> parameters = {}) {
    return CheckTrial(std::move(check), std::move(parameters)).setting;
}

TEST(Checks, RefuseUnknownIdsAndParameters) {
    const auto all = checks();
    for (const Check& check : *all) {
        EXPECT_TRUE(validateCheck(setting(check.id)).has_value()) << check.id;
    }
    EXPECT_THAT(validateCheck(setting("park-colour")).error().sentence.en, HasSubstr("X40"));
    EXPECT_FALSE(validateCheck(setting("X43", {{"ratio", "1"}})).has_value());
    EXPECT_FALSE(validateCheck(setting("X43", {{"land_ratio", "much"}})).has_value());
    EXPECT_FALSE(validateCheck(setting("X12", {{"scope", "moon"}})).has_value());
    EXPECT_FALSE(validateCheck(setting("X12", {{"severity", "soft"}})).has_value());
}

TEST(Checks, APackWithAnUnknownCheckIsRefused) {
    const auto text = readPolicyText("zhengzhou-2019-37");
    ASSERT_TRUE(text.has_value());
    const auto pack = parsePolicyPack(
        *text + "\n[[check]]\ncheck = \"park-colour\"\nclause = \"B-3\"\n", "zhengzhou.toml");
    ASSERT_FALSE(pack.has_value());
    EXPECT_THAT(pack.error().sentence.en, HasSubstr("park-colour"));
    EXPECT_THAT(pack.error().where, HasSubstr("zhengzhou.toml:"));
}

}  // namespace
}  // namespace ruyuan::planner
