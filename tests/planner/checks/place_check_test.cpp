// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/place_check.h"

#include "planner/checks/registry.h"
#include "planner/constraint_kinds.h"
#include "planner/suitability.h"
#include "support/ground.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

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

Neighbour at(double clearance, double error = 0) {
    Neighbour result;
    result.covered = true;
    result.clearance = clearance;
    result.error = gis::Length::meters(error);
    return result;
}

Verdict verdictOf(std::string_view id, const Neighbour& nearest, PlaceUse use = PlaceUse::Receive) {
    const CheckSetting one = setting(std::string(id));
    Neighbour none;
    none.covered = true;
    return checkPlace({"S1", "P1", one},
                      *placeRule(id),
                      {.use = use, .bound = true, .nearest = nearest, .ungraded = none})
        .verdict;
}

TEST(PlaceRules, AreKnownChecksOfKnownLayers) {
    std::set<std::string_view> ids;
    for (const PlaceRule& rule : placeRules()) {
        EXPECT_TRUE(ids.insert(rule.id).second) << rule.id;
        EXPECT_TRUE(constraintKind(rule.kind).has_value()) << rule.id;
        EXPECT_TRUE(rule.stay || rule.receive) << rule.id;
        EXPECT_TRUE(checkLabel(rule.id).has_value()) << rule.id;
    }
}

// 公路安全保护条例 第十八条: 不少于 100 m / 200 m / 100 m.
TEST(PlaceRules, RoadsAskForNotLessThanTheirDistances) {
    for (const auto& [id, limit] :
         {std::pair{"X10", 100.0}, {"X10-bridge", 200.0}, {"X10-tunnel", 100.0}}) {
        EXPECT_EQ(verdictOf(id, at(limit)), Verdict::Pass) << id;
        EXPECT_EQ(verdictOf(id, at(limit - 0.1)), Verdict::Fail) << id;
    }
}

// 南水北调供用水管理条例: within 200 m of the edge, the 200th metre included.
TEST(PlaceRules, TheDiversionCanalsZoneIncludesItsLimit) {
    EXPECT_EQ(verdictOf("X16", at(200)), Verdict::Warn);
    EXPECT_EQ(verdictOf("X16", at(200.1)), Verdict::Pass);
}

TEST(PlaceRules, Trap13TheKilometreBindsNewChemicalWorksOnly) {
    const PlaceRule& river = *placeRule("X23");
    EXPECT_EQ(bindsWorks(river, {.chemical = false}, PlaceUse::Receive), false);
    EXPECT_EQ(bindsWorks(river, {.chemical = true}, PlaceUse::Receive), true);
    EXPECT_FALSE(river.stay.has_value());
    const PlaceRule& shoreline = *placeRule("X22");
    EXPECT_EQ(bindsWorks(shoreline, {.chemical = true, .expands = false}, PlaceUse::Stay), false);
    EXPECT_EQ(bindsWorks(shoreline, {.chemical = true, .expands = true}, PlaceUse::Stay), true);
    EXPECT_EQ(bindsWorks(shoreline, {.chemical = true}, PlaceUse::Stay), std::nullopt);
}

TEST(PlaceRules, Trap13ACentreLineDoesNotProveADistance) {
    Neighbour line = at(1100);
    line.line = true;
    EXPECT_EQ(verdictOf("X23", line), Verdict::Unknown);
    line.clearance = 900;
    EXPECT_EQ(verdictOf("X23", line), Verdict::Warn);
    EXPECT_EQ(verdictOf("X23", at(1100)), Verdict::Pass);
}

TEST(PlaceRules, Trap15FloodDetentionIsAConditionAndWaterSourcesAreBans) {
    EXPECT_EQ(verdictOf("X26", at(-50)), Verdict::Warn);
    EXPECT_EQ(verdictOf("X13", at(-50), PlaceUse::Stay), Verdict::Fail);
    EXPECT_EQ(verdictOf("X14", at(-50), PlaceUse::Stay), Verdict::Fail);
}

// 水污染防治法 第六十七条
TEST(PlaceRules, AnUpgradeInTheOuterZoneMayNotEmitMore) {
    const PlaceRule& outer = *placeRule("X15");
    EXPECT_EQ(bindsWorks(outer, {.emitsMore = false}, PlaceUse::Stay), false);
    EXPECT_EQ(bindsWorks(outer, {.emitsMore = true}, PlaceUse::Stay), true);
    EXPECT_EQ(bindsWorks(outer, {}, PlaceUse::Stay), std::nullopt);
    EXPECT_EQ(bindsWorks(outer, {.emitsMore = false}, PlaceUse::Receive), true);
    EXPECT_EQ(verdictOf("X15", at(-50), PlaceUse::Stay), Verdict::Fail);
    EXPECT_EQ(verdictOf("X15", at(-50), PlaceUse::Receive), Verdict::Warn);
}

TEST(PlaceRules, GradesTellTheZonesApart) {
    const CheckSetting one = setting("X13");
    const PlaceRule& first = *placeRule("X13");
    EXPECT_EQ(speaksOf(one, first, "一级保护区", ""), true);
    EXPECT_EQ(speaksOf(one, first, "二级", ""), false);
    EXPECT_EQ(speaksOf(one, first, "", ""), std::nullopt);
    const CheckSetting rivers = setting("X23", {{"names", "黄河,伊洛河"}});
    EXPECT_EQ(speaksOf(rivers, *placeRule("X23"), "", "伊洛河"), true);
    EXPECT_EQ(speaksOf(rivers, *placeRule("X23"), "", "贾鲁河"), false);
    EXPECT_EQ(speaksOf(rivers, *placeRule("X23"), "", ""), std::nullopt);
}

TEST(PlaceRules, Trap31MissingDataAndPositionErrorAreNeverPass) {
    Neighbour missing;
    missing.layerMissing = true;
    Neighbour unplaced;
    unplaced.placed = false;
    Neighbour outside = at(5000);
    outside.covered = false;
    for (const PlaceRule& rule : placeRules()) {
        const PlaceUse use = rule.receive ? PlaceUse::Receive : PlaceUse::Stay;
        for (const Neighbour& one : {missing, unplaced, outside, at(rule.within + 4, 5)}) {
            EXPECT_EQ(verdictOf(rule.id, one, use), Verdict::Unknown) << rule.id;
        }
        EXPECT_EQ(verdictOf(rule.id, at(rule.within - 5, 5), use), Verdict::Unknown) << rule.id;
        EXPECT_EQ(verdictOf(rule.id, at(rule.within + 5.1, 5), use), Verdict::Pass) << rule.id;
    }
}

TEST(PlaceRules, AHitIsUnknownWhileItIsNotKnownWhomTheRuleBinds) {
    const CheckSetting one = setting("X22");
    const auto judged = [&](std::optional<bool> bound) {
        return checkPlace({"S1", "P1", one},
                          *placeRule("X22"),
                          {.bound = bound, .nearest = at(-100), .ungraded = {}})
            .verdict;
    };
    EXPECT_EQ(judged(true), Verdict::Fail);
    EXPECT_EQ(judged(std::nullopt), Verdict::Unknown);
    EXPECT_EQ(judged(false), Verdict::Pass);
}

TEST(PlaceRules, APackChoosesScopeSeverityAndDistance) {
    const PlaceRule& zone = *placeRule("X12");
    EXPECT_FALSE(severityOf(setting("X12", {{"scope", "stay"}}), zone, PlaceUse::Receive));
    EXPECT_EQ(severityOf(setting("X12", {{"scope", "stay"}}), zone, PlaceUse::Stay),
              Severity::Hard);
    EXPECT_EQ(severityOf(setting("X12", {{"severity", "conditional"}}), zone, PlaceUse::Stay),
              Severity::Conditional);
    EXPECT_FALSE(severityOf(setting("X17"), *placeRule("X17"), PlaceUse::Stay).has_value());
    EXPECT_DOUBLE_EQ(
        distanceOf(setting("X23", {{"distance_m", "500"}}), *placeRule("X23")).meters(), 500);
    EXPECT_FALSE(validateCheck(setting("X12", {{"scope", "moon"}})).has_value());
    EXPECT_FALSE(validateCheck(setting("X12", {{"severity", "soft"}})).has_value());
}

Project chemicalSiteAndPark() {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    Site site;
    site.id = "S0001";
    site.place = tests::placeAt("POLYGON((5000 0,5200 0,5200 200,5000 200,5000 0))");
    site.accuracy = Accuracy::Surveyed;
    site.hazardousChemicals = true;
    project.sites.push_back(site);
    Classification classification;
    classification.siteId = "S0001";
    classification.inScope = Verdict::Pass;
    project.classifications.push_back(classification);
    Park park;
    park.id = "P001";
    park.place = tests::placeAt("POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))");
    park.accuracy = Accuracy::Surveyed;
    project.parks.push_back(park);
    County county;
    county.place = tests::areaAt(
        "POLYGON((-20000 -20000,20000 -20000,20000 20000,-20000 20000,-20000 -20000))");
    project.counties.push_back(county);
    return project;
}

void addZone(Project& project, const char* kind, std::string grade, std::string_view wkt) {
    ConstraintLayer layer;
    layer.kind = kind;
    layer.features.push_back({"某处", std::move(grade), tests::placeAt(wkt), {}});
    project.constraints.push_back(layer);
}

std::vector<Finding> findingsOf(const Project& project, std::vector<CheckSetting> checks) {
    PolicyPack pack;
    pack.checks = std::move(checks);
    const auto result = checkSuitability(project, pack);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().sentence.en);
    return result ? result->findings : std::vector<Finding>();
}

TEST(PlaceRules, JudgeTheSiteWhereItStandsAndTheParkApart) {
    Project project = chemicalSiteAndPark();
    addZone(project,
            "water-source",
            "二级",
            "POLYGON((4900 -100,6000 -100,6000 900,4900 900,4900 -100))");
    const auto findings = findingsOf(project, {setting("X14")});
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].parkId, "");
    EXPECT_EQ(findings[0].verdict, Verdict::Fail);
    EXPECT_THAT(findings[0].sentence.zh, HasSubstr("责令拆除或者关闭"));
    EXPECT_EQ(findings[1].parkId, "P001");
    EXPECT_EQ(findings[1].verdict, Verdict::Pass);
}

TEST(PlaceRules, MeasureFromBoundaryToBoundary) {
    Project project = chemicalSiteAndPark();
    addZone(project, "road", "", "POLYGON((1098 0,1120 0,1120 1000,1098 1000,1098 0))");
    const auto findings = findingsOf(project, {setting("X10")});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].verdict, Verdict::Fail);
    EXPECT_NEAR(*findings[0].measured, 98, 0.05);
    EXPECT_DOUBLE_EQ(*findings[0].limit, 100);
}

TEST(PlaceRules, Trap13TheOfficialShorelineTakesThePlaceOfTheKilometre) {
    Project project = chemicalSiteAndPark();
    addZone(project, "river", "", "POLYGON((1500 0,1900 0,1900 900,1500 900,1500 0))");
    auto findings = findingsOf(project, {setting("X23")});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].verdict, Verdict::Warn);
    addZone(project, "shoreline", "", "POLYGON((1600 0,1800 0,1800 900,1600 900,1600 0))");
    findings = findingsOf(project, {setting("X22"), setting("X23")});
    ASSERT_EQ(findings.size(), 2U);  // X22 for the site and for the park, none of X23
    EXPECT_EQ(findings[1].check, "X22");
    EXPECT_EQ(findings[1].verdict, Verdict::Pass);
}

TEST(PlaceRules, Trap18AParkBeyondTheLayersIsUnknown) {
    Project project = chemicalSiteAndPark();
    addZone(project, "basic-farmland", "", "POLYGON((9000 0,9100 0,9100 90,9000 90,9000 0))");
    project.parks[0].place =
        tests::placeAt("POLYGON((90000 0,91000 0,91000 1000,90000 1000,90000 0))");
    const auto findings = findingsOf(project, {setting("X17")});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].verdict, Verdict::Unknown);
    EXPECT_THAT(findings[0].sentence.en, HasSubstr("does not cover"));
}

}  // namespace
}  // namespace ruyuan::planner
