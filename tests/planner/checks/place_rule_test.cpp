// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/checks/place_rule.h"

#include "planner/constraint_kinds.h"
#include "planner/detail/read_place_rules.h"
#include "planner/suitability.h"
#include "support/check_case.h"
#include "support/ground.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using testing::HasSubstr;
using tests::at;
using tests::CheckTrial;
using tests::nothingThere;

CheckSetting setting(std::string check, std::map<std::string, std::string> parameters = {}) {
    return CheckTrial(std::move(check), std::move(parameters)).setting;
}

const PlaceRule& rule(std::string_view id) {
    return *findCheck(id)->rule;
}

std::vector<const PlaceRule*> rules() {
    std::vector<const PlaceRule*> all;
    const auto known = checks();
    for (const Check& check : *known) {
        if (check.rule != nullptr) {
            all.push_back(check.rule);
        }
    }
    return all;
}

/// A rule that binds the site, with one feature near.
CheckTrial trial(std::string_view id, const Neighbour& nearest, PlaceUse use = PlaceUse::Receive) {
    CheckTrial one{std::string(id)};
    one.use = use;
    one.works.chemical = true;
    one.works.hazardous = true;
    one.works.size = SizeClass::Small;
    one.site.usesCoal = true;
    one.site.expands = true;
    one.site.emissionIncrease = true;
    one.site.airDistance = 300;
    static const std::vector<Sector> kSectors = [] {
        std::vector<Sector> all;
        for (const PlaceRule* each : rules()) {
            for (const std::string& id_ : each->sectors) {
                Sector sector;
                sector.id = id_;
                all.push_back(sector);
            }
        }
        return all;
    }();
    for (const Sector& sector : kSectors) {
        one.works.sectors.push_back(&sector);
    }
    one.around.nearest.assign(rule(id).layers.size(), nearest);
    one.around.undecided.assign(rule(id).layers.size(), nothingThere());
    return one;
}

std::optional<Verdict> verdictOf(std::string_view id,
                                 const Neighbour& nearest,
                                 PlaceUse use = PlaceUse::Receive) {
    return trial(id, nearest, use).verdict();
}

/// Metres that the rule asks of trial()'s works.
double limitOf(const PlaceRule& one) {
    switch (one.nearness) {
        case Nearness::Hygiene:
            return 100;
        case Nearness::Air:
            return 300;
        case Nearness::Fixed:
            break;
    }
    return one.within;
}

TEST(PlaceRules, AreAboutKnownLayers) {
    EXPECT_GE(rules().size(), 31U);
    for (const PlaceRule* each : rules()) {
        for (const std::string& layer : each->layers) {
            EXPECT_TRUE(constraintKind(layer).has_value()) << each->id;
        }
        EXPECT_FALSE(each->source.empty()) << each->id;
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
TEST(PlaceRules, Trap14TheDiversionCanalsZoneIncludesItsLimit) {
    EXPECT_EQ(verdictOf("X16", at(200)), Verdict::Warn);
    EXPECT_EQ(verdictOf("X16", at(200.1)), Verdict::Pass);
}

// 淮河流域条例 第二十二条: small works of five trades, chemical pulp of any size.
TEST(PlaceRules, Trap14TheHuaiBasinBansSmallPollutersOnly) {
    CheckTrial small = trial("X27", at(-5000));
    EXPECT_EQ(small.verdict(), Verdict::Fail);
    small.works.size = SizeClass::Medium;
    EXPECT_EQ(small.verdict(), Verdict::Pass);
    small.works.size = SizeClass::Unknown;
    EXPECT_EQ(small.verdict(), Verdict::Unknown);
    Sector foundry;
    foundry.id = "foundry";
    small.works.sectors = {&foundry};
    EXPECT_EQ(small.verdict(), Verdict::Pass);
    small.works.sectors = {};
    EXPECT_EQ(small.verdict(), Verdict::Unknown);
    ConstraintFeature basin;
    basin.name = "黄河流域";
    EXPECT_EQ(speaksOf(setting("X27"), rule("X27"), basin), false);
    basin.name = "淮河流域";
    EXPECT_EQ(speaksOf(setting("X27"), rule("X27"), basin), true);
}

TEST(PlaceRules, Trap13TheKilometreBindsNewChemicalWorksOnly) {
    CheckTrial river = trial("X23", at(500));
    EXPECT_EQ(river.verdict(), Verdict::Warn);
    river.works.chemical = false;
    EXPECT_EQ(river.verdict(), Verdict::Pass);
    EXPECT_FALSE(rule("X23").stay.has_value());
    CheckTrial shoreline = trial("X22", at(-10), PlaceUse::Stay);
    EXPECT_EQ(shoreline.verdict(), Verdict::Fail);
    shoreline.site.expands = false;
    EXPECT_EQ(shoreline.verdict(), Verdict::Pass);
    shoreline.site.expands.reset();
    EXPECT_EQ(shoreline.verdict(), Verdict::Unknown);
}

TEST(PlaceRules, Trap13ACentreLineDoesNotProveADistance) {
    Neighbour line = at(1100);
    line.line = true;
    EXPECT_EQ(verdictOf("X23", line), Verdict::Unknown);
    line.clearance = 900;
    EXPECT_EQ(verdictOf("X23", line), Verdict::Warn);
    EXPECT_EQ(verdictOf("X23", at(1100)), Verdict::Pass);
    line.clearance = 20000;  // no river is that wide
    EXPECT_EQ(verdictOf("X23", line), Verdict::Pass);
}

TEST(PlaceRules, Trap15FloodDetentionIsAConditionAndWaterSourcesAreBans) {
    EXPECT_EQ(verdictOf("X26", at(-50)), Verdict::Warn);
    EXPECT_EQ(verdictOf("X13", at(-50), PlaceUse::Stay), Verdict::Fail);
    EXPECT_EQ(verdictOf("X14", at(-50), PlaceUse::Stay), Verdict::Fail);
}

// 水污染防治法 第六十七条
TEST(PlaceRules, AnUpgradeInTheOuterZoneMayNotEmitMore) {
    CheckTrial outer = trial("X15", at(-50), PlaceUse::Stay);
    EXPECT_EQ(outer.verdict(), Verdict::Fail);
    outer.site.emissionIncrease = false;
    EXPECT_EQ(outer.verdict(), Verdict::Pass);
    outer.site.emissionIncrease.reset();
    EXPECT_EQ(outer.verdict(), Verdict::Unknown);
    EXPECT_EQ(verdictOf("X15", at(-50), PlaceUse::Receive), Verdict::Warn);
}

// 大气污染防治法 第三十八条: what burns dirty fuel is changed over; it need not go.
TEST(PlaceRules, AFuelBanIsAConditionForStayingAndABanForNewWorks) {
    EXPECT_EQ(verdictOf("X32", at(-50), PlaceUse::Stay), Verdict::Warn);
    EXPECT_EQ(verdictOf("X32", at(-50), PlaceUse::Receive), Verdict::Fail);
}

// GB/T 39499: from the edge of the unit, not from the fence.
TEST(PlaceRules, Trap16TheHygieneDistanceCountsFromTheUnit) {
    Neighbour school = at(80);
    school.farthest = 90;  // wherever the unit stands, it is too near
    EXPECT_EQ(verdictOf("X06", school, PlaceUse::Stay), Verdict::Fail);
    school.farthest = 150;
    EXPECT_EQ(verdictOf("X06", school, PlaceUse::Stay), Verdict::Unknown);
    EXPECT_THAT(trial("X06", school, PlaceUse::Stay).finding()->sentence.zh,
                HasSubstr("从生产单元边界量起"));
    EXPECT_EQ(verdictOf("X06", at(100), PlaceUse::Stay), Verdict::Pass);
}

// HJ 2.2: from the fence outward; only where an assessment set one.
TEST(PlaceRules, Trap16TheAirDistanceCountsFromTheFence) {
    Neighbour school = at(299);
    school.farthest = 900;
    EXPECT_EQ(verdictOf("X07", school, PlaceUse::Stay), Verdict::Fail);
    EXPECT_EQ(verdictOf("X07", at(300), PlaceUse::Stay), Verdict::Pass);
    CheckTrial without = trial("X07", school, PlaceUse::Stay);
    without.site.airDistance.reset();
    EXPECT_EQ(without.verdict(), std::nullopt);
}

TEST(PlaceRules, GradesTellTheZonesApart) {
    const auto speaks = [](const CheckSetting& one, std::string grade, std::string name) {
        ConstraintFeature feature;
        feature.grade = std::move(grade);
        feature.name = std::move(name);
        return speaksOf(one, rule(one.check), feature);
    };
    EXPECT_EQ(speaks(setting("X13"), "一级保护区", ""), true);
    EXPECT_EQ(speaks(setting("X13"), "二级", ""), false);
    EXPECT_EQ(speaks(setting("X13"), "", ""), std::nullopt);
    const CheckSetting rivers = setting("X23", {{"names", "黄河, 伊洛河"}});
    EXPECT_EQ(speaks(rivers, "", "伊洛河"), true);
    EXPECT_EQ(speaks(rivers, "", "贾鲁河"), false);
    EXPECT_EQ(speaks(rivers, "", ""), std::nullopt);
}

TEST(PlaceRules, Trap31MissingDataAndPositionErrorAreNeverPass) {
    Neighbour missing;
    missing.layerMissing = true;
    Neighbour unplaced;
    unplaced.placed = false;
    for (const PlaceRule* each : rules()) {
        const PlaceUse use = each->receive ? PlaceUse::Receive : PlaceUse::Stay;
        const double limit = limitOf(*each);
        Neighbour outside = at(50000);
        outside.coveredTo = limit - 1;
        for (const Neighbour& one : {missing, unplaced, outside, at(limit + 4, 5)}) {
            EXPECT_EQ(verdictOf(each->id, one, use), Verdict::Unknown) << each->id;
        }
        EXPECT_EQ(verdictOf(each->id, at(limit - 5, 5), use), Verdict::Unknown) << each->id;
        EXPECT_EQ(verdictOf(each->id, at(limit + 5.1, 5), use), Verdict::Pass) << each->id;
        EXPECT_EQ(verdictOf(each->id, nothingThere(), use), Verdict::Pass) << each->id;
        CheckTrial undecided = trial(each->id, nothingThere(), use);
        undecided.around.undecided[0] = at(-1);
        EXPECT_EQ(undecided.verdict(), Verdict::Unknown) << each->id;
    }
}

TEST(PlaceRules, OneLayerOfManyIsEnoughForAHit) {
    CheckTrial places = trial("X09", nothingThere());
    EXPECT_EQ(places.verdict(), Verdict::Pass);
    places.around.nearest[3].layerMissing = true;
    EXPECT_EQ(places.verdict(), Verdict::Unknown);
    places.around.nearest[5] = at(999);
    EXPECT_EQ(places.verdict(), Verdict::Warn);
    EXPECT_THAT(places.finding()->sentence.zh, HasSubstr("河道“某处”"));
}

TEST(PlaceRules, APackChoosesScopeSeverityAndDistance) {
    const auto prepared = [](const CheckSetting& one) { return prepare(one); };
    const CheckSetting staying = setting("X12", {{"scope", "stay"}});
    EXPECT_FALSE(prepared(staying).receive);
    EXPECT_EQ(prepared(staying).stay, Severity::Hard);
    const CheckSetting soft = setting("X12", {{"severity", "conditional"}});
    EXPECT_EQ(prepared(soft).stay, Severity::Conditional);
    EXPECT_FALSE(prepared(setting("X17")).stay.has_value());
    CheckTrial near = trial("X23", at(600));
    near.setting.parameters = {{"distance_m", "500"}};
    EXPECT_EQ(near.verdict(), Verdict::Pass);
}

TEST(PlaceRules, FilesSayWhatIsWrongAndWhere) {
    const std::string good =
        "id = \"Z1\"\nlabel = { zh = \"甲\", en = \"a\" }\nlayers = [\"river\"]\nreceive = "
        "\"hard\"\nconsequence = { zh = \"乙\", en = \"b\" }\nsource = \"丙\"\n";
    EXPECT_TRUE(detail::readPlaceRule(good, "Z1.toml").has_value());
    const auto refused =
        [&](const std::string& more, const std::string& from = {}, const std::string& to = {}) {
            std::string text = good + more;
            if (!from.empty()) {
                text.replace(text.find(from), from.size(), to);
            }
            const auto read = detail::readPlaceRule(text, "Z1.toml");
            return read ? std::string() : read.error().where + " " + read.error().sentence.en;
        };
    EXPECT_THAT(refused("colour = 1\n"), HasSubstr("Z1.toml:7"));
    EXPECT_THAT(refused("", "river", "moon"), HasSubstr("moon"));
    EXPECT_THAT(refused("", "\"hard\"", "\"soft\""), HasSubstr("soft"));
    EXPECT_THAT(refused("distance_m = -1\n"), HasSubstr("negative"));
    EXPECT_THAT(refused("", "receive = \"hard\"\n", ""), HasSubstr("severity"));
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

std::vector<Finding> findings(Project project, std::vector<CheckSetting> settings) {
    PolicyPack pack;
    pack.checks = std::move(settings);
    auto matrix = checkSuitability(project, pack);
    EXPECT_TRUE(matrix.has_value()) << (matrix ? "" : matrix.error().sentence.en);
    if (!matrix) {
        return {};
    }
    project.matrix = std::move(*matrix);
    return findingsOf(project, pack).value_or(std::vector<Finding>());
}

TEST(PlaceRules, JudgeTheSiteWhereItStandsAndTheParkApart) {
    Project project = chemicalSiteAndPark();
    addZone(project,
            "water-source",
            "二级",
            "POLYGON((4900 -100,6000 -100,6000 900,4900 900,4900 -100))");
    const auto found = findings(project, {setting("X14")});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].parkId, "");
    EXPECT_EQ(found[0].verdict, Verdict::Fail);
    EXPECT_THAT(found[0].sentence.zh, HasSubstr("责令拆除或者关闭"));
    EXPECT_EQ(found[1].parkId, "P001");
    EXPECT_EQ(found[1].verdict, Verdict::Pass);
}

TEST(PlaceRules, MeasureFromBoundaryToBoundary) {
    Project project = chemicalSiteAndPark();
    addZone(project, "road", "", "POLYGON((1098 0,1120 0,1120 1000,1098 1000,1098 0))");
    const auto found = findings(project, {setting("X10")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, Verdict::Fail);
    EXPECT_NEAR(*found[0].measured, 98, 0.05);
    EXPECT_DOUBLE_EQ(*found[0].limit, 100);
}

TEST(PlaceRules, Trap13TheOfficialShorelineTakesThePlaceOfTheKilometre) {
    Project project = chemicalSiteAndPark();
    addZone(project, "river", "", "POLYGON((1500 0,1900 0,1900 900,1500 900,1500 0))");
    auto found = findings(project, {setting("X23")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, Verdict::Warn);
    addZone(project, "shoreline", "", "POLYGON((1600 0,1800 0,1800 900,1600 900,1600 0))");
    found = findings(project, {setting("X22"), setting("X23")});
    ASSERT_EQ(found.size(), 2U);  // X22 for the site and for the park, none of X23
    EXPECT_EQ(found[1].check, "X22");
    EXPECT_EQ(found[1].verdict, Verdict::Pass);
}

TEST(PlaceRules, Trap18AParkBeyondTheLayersIsUnknown) {
    Project project = chemicalSiteAndPark();
    addZone(project, "basic-farmland", "", "POLYGON((9000 0,9100 0,9100 90,9000 90,9000 0))");
    project.parks[0].place =
        tests::placeAt("POLYGON((90000 0,91000 0,91000 1000,90000 1000,90000 0))");
    const auto found = findings(project, {setting("X17")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].verdict, Verdict::Unknown);
    EXPECT_THAT(found[0].sentence.en, HasSubstr("does not cover"));
}

// 四至 text without a shape, and a park of several parts (片区).
TEST(PlaceRules, Trap19AParkIsMeasuredByItsPartsOrNotAtAll) {
    Project project = chemicalSiteAndPark();
    addZone(project, "red-line", "", "POLYGON((7000 0,7100 0,7100 90,7000 90,7000 0))");
    EXPECT_EQ(findings(project, {setting("X12", {{"scope", "site"}})})[0].verdict, Verdict::Pass);
    project.parks[0].place = tests::placeAt(
        "MULTIPOLYGON(((0 0,1000 0,1000 1000,0 1000,0 0)),((7050 0,8000 0,8000 90,7050 90,7050 "
        "0)))");
    EXPECT_EQ(findings(project, {setting("X12", {{"scope", "site"}})})[0].verdict, Verdict::Fail);
    project.parks[0].place = {};
    EXPECT_EQ(findings(project, {setting("X12", {{"scope", "site"}})})[0].verdict,
              Verdict::Unknown);
}

}  // namespace
}  // namespace ruyuan::planner
