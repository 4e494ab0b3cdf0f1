// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/park_chemical.h"
#include "planner/checks/park_industry.h"
#include "planner/checks/park_land.h"
#include "planner/checks/park_prohibited_zone.h"
#include "planner/checks/park_sensitive_distance.h"
#include "planner/checks/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using testing::HasSubstr;

CheckSetting setting(std::string check, std::map<std::string, std::string> parameters = {}) {
    CheckSetting result;
    result.check = std::move(check);
    result.clause = "C";
    result.parameters = std::move(parameters);
    return result;
}

Sector sector(std::string id, std::string zh) {
    Sector result;
    result.id = std::move(id);
    result.name = {zh, result.id};
    result.keywords = {zh};
    return result;
}

Verdict industry(const ParkIndustryFacts& facts) {
    const CheckSetting one = setting("park-industry");
    return checkParkIndustry({"S1", "P1", one}, facts).verdict;
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

Verdict chemical(const ParkChemicalFacts& facts) {
    const CheckSetting one = setting("park-chemical");
    return checkParkChemical({"S1", "P1", one}, facts).verdict;
}

TEST(ParkChemical, NeedsRecognitionByTheAsOfDate) {
    const gis::Date asOf = gis::makeDate(2024, 3, 1);
    const gis::Date before = gis::makeDate(2024, 3, 1);
    const gis::Date after = gis::makeDate(2024, 3, 2);
    EXPECT_EQ(chemical({true, true, before, asOf}), Verdict::Pass);
    EXPECT_EQ(chemical({true, true, after, asOf}), Verdict::Fail);
    EXPECT_EQ(chemical({true, false, {}, asOf}), Verdict::Fail);
    EXPECT_EQ(chemical({true, true, {}, asOf}), Verdict::Unknown);
    EXPECT_EQ(chemical({true, {}, {}, asOf}), Verdict::Unknown);
    EXPECT_EQ(chemical({false, {}, {}, asOf}), Verdict::Pass);
    EXPECT_EQ(chemical({{}, false, {}, asOf}), Verdict::Unknown);
    EXPECT_EQ(chemical({{}, {}, before, asOf}), Verdict::Pass);
}

Finding land(const ParkLandFacts& facts, const std::string& ratio = "1") {
    const CheckSetting one = setting("park-land", {{"land_ratio", ratio}});
    return checkParkLand({"S1", "P1", one}, facts);
}

TEST(ParkLand, ComparesWithAllPhasesTogether) {
    const auto mu = [](double value) { return gis::Area::mu(value); };
    EXPECT_EQ(land({mu(100), {mu(60), mu(40)}}).verdict, Verdict::Pass);
    EXPECT_EQ(land({mu(100.1), {mu(60), mu(40)}}).verdict, Verdict::Fail);
    EXPECT_EQ(land({mu(100), {mu(60), {}}}).verdict, Verdict::Unknown);
    EXPECT_EQ(land({mu(50), {mu(60), {}}}).verdict, Verdict::Pass);
    EXPECT_EQ(land({mu(50), {}}).verdict, Verdict::Unknown);
    EXPECT_EQ(land({{}, {mu(60)}}).verdict, Verdict::Unknown);
    EXPECT_EQ(land({mu(100), {mu(60)}}, "0.5").verdict, Verdict::Pass);
    const Finding finding = land({mu(100), {mu(60)}});
    EXPECT_DOUBLE_EQ(*finding.measured, 100);
    EXPECT_DOUBLE_EQ(*finding.limit, 60);
    EXPECT_EQ(finding.unit, "亩");
    EXPECT_THAT(finding.sentence.zh, HasSubstr("100.0 亩"));
    EXPECT_THAT(finding.sentence.en, HasSubstr("60.0 mu"));
}

Neighbour at(double clearance, double error = 0) {
    Neighbour result;
    result.covered = true;
    result.name = "某小学";
    result.clearance = clearance;
    result.error = gis::Length::meters(error);
    return result;
}

Verdict distance(const Neighbour& neighbour, double limit = 100) {
    const CheckSetting one = setting("park-sensitive-distance");
    return checkParkSensitiveDistance({"S1", "P1", one}, neighbour, gis::Length::meters(limit))
        .verdict;
}

TEST(ParkSensitiveDistance, IsUnknownWithinThePositionError) {
    EXPECT_EQ(distance(at(100)), Verdict::Pass);
    EXPECT_EQ(distance(at(99.9)), Verdict::Fail);
    EXPECT_EQ(distance(at(-30)), Verdict::Fail);
    EXPECT_EQ(distance(at(105, 5)), Verdict::Unknown);
    EXPECT_EQ(distance(at(95, 5)), Verdict::Unknown);
    EXPECT_EQ(distance(at(105.1, 5)), Verdict::Pass);
    EXPECT_EQ(distance(at(94.9, 5)), Verdict::Fail);
}

TEST(ParkSensitiveDistance, NoDataIsNeverPass) {
    Neighbour partly = at(150);
    partly.covered = false;
    EXPECT_EQ(distance(partly), Verdict::Unknown);
    partly.clearance = 20;
    EXPECT_EQ(distance(partly), Verdict::Fail);
    Neighbour missing;
    missing.layerMissing = true;
    EXPECT_EQ(distance(missing), Verdict::Unknown);
    Neighbour unplaced;
    unplaced.placed = false;
    EXPECT_EQ(distance(unplaced), Verdict::Unknown);
    Neighbour none;
    EXPECT_EQ(distance(none), Verdict::Unknown);
    none.covered = true;
    EXPECT_EQ(distance(none), Verdict::Pass);
}

TEST(ParkSensitiveDistance, TakesTheLongerDistanceForChemicalAndUnknownTrades) {
    const CheckSetting plain = setting("park-sensitive-distance");
    EXPECT_DOUBLE_EQ(sensitiveDistanceLimit(plain, false).meters(), 100);
    EXPECT_DOUBLE_EQ(sensitiveDistanceLimit(plain, true).meters(), 500);
    EXPECT_DOUBLE_EQ(sensitiveDistanceLimit(plain, std::nullopt).meters(), 500);
    const CheckSetting own = setting("park-sensitive-distance", {{"distance_m", "300"}});
    EXPECT_DOUBLE_EQ(sensitiveDistanceLimit(own, false).meters(), 300);
}

Verdict zone(const Neighbour& banned, const Neighbour& ungraded = {}) {
    const CheckSetting one = setting("park-prohibited-zone");
    const gis::Text kind{"饮用水水源保护区", "drinking-water source zone"};
    return checkParkProhibitedZone({"S1", "P1", one}, {kind, banned, ungraded}).verdict;
}

TEST(ParkProhibitedZone, FailsOnlyWhereItSurelyOverlaps) {
    EXPECT_EQ(zone(at(-30, 5)), Verdict::Fail);
    EXPECT_EQ(zone(at(-3, 5)), Verdict::Unknown);
    EXPECT_EQ(zone(at(3, 5)), Verdict::Unknown);
    EXPECT_EQ(zone(at(6, 5)), Verdict::Pass);
    EXPECT_EQ(zone(at(6, 5), at(-100)), Verdict::Unknown);
    Neighbour uncovered = at(500);
    uncovered.covered = false;
    EXPECT_EQ(zone(uncovered), Verdict::Unknown);
    Neighbour missing;
    missing.layerMissing = true;
    EXPECT_EQ(zone(missing), Verdict::Unknown);
}

TEST(ParkProhibitedZone, BansTheGradesOfTheWaterLaw) {
    EXPECT_THAT(bannedGrades(setting("", {{"kind", "water-source"}})),
                testing::ElementsAre("一级", "二级"));
    EXPECT_THAT(bannedGrades(setting("", {{"kind", "red-line"}})), testing::IsEmpty());
    EXPECT_THAT(bannedGrades(setting("", {{"kind", "heritage"}, {"grades", "保护范围,核心"}})),
                testing::ElementsAre("保护范围", "核心"));
}

TEST(Checks, SayWhenAParameterIsNotVerified) {
    CheckSetting one = setting("park-land");
    one.verified = false;
    const Finding finding = checkParkLand({"S1", "P1", one}, {gis::Area::mu(1), {}});
    EXPECT_THAT(finding.sentence.zh, HasSubstr("未核实"));
    EXPECT_THAT(finding.sentence.en, HasSubstr("not verified"));
    EXPECT_EQ(finding.clause, "C");
}

TEST(Checks, RefuseUnknownIdsAndParameters) {
    for (const std::string_view id : checkIds()) {
        EXPECT_TRUE(validateCheck(setting(std::string(id))).has_value()) << id;
    }
    EXPECT_THAT(validateCheck(setting("park-colour")).error().sentence.en,
                HasSubstr("park-industry"));
    EXPECT_FALSE(validateCheck(setting("park-land", {{"ratio", "1"}})).has_value());
    EXPECT_FALSE(validateCheck(setting("park-land", {{"land_ratio", "much"}})).has_value());
    EXPECT_FALSE(validateCheck(setting("park-prohibited-zone", {{"kind", "moon"}})).has_value());
}

TEST(Checks, APackWithAnUnknownCheckIsRefused) {
    const auto text = readPolicyText("zhengzhou-2019-37");
    ASSERT_TRUE(text.has_value());
    ASSERT_TRUE(parsePolicyPack(*text, "pack.toml").has_value());
    const std::string check = "\n[[check]]\ncheck = \"park-colour\"\nclause = \"P-1\"\n";
    const auto pack = parsePolicyPack(*text + check, "pack.toml");
    ASSERT_FALSE(pack.has_value());
    EXPECT_THAT(pack.error().sentence.en, HasSubstr("there is no check 'park-colour'"));
    EXPECT_THAT(pack.error().where, HasSubstr("pack.toml:"));
}

}  // namespace
}  // namespace ruyuan::planner
