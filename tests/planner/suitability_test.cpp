// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/suitability.h"

#include "gis/crs.h"
#include "support/ground.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <variant>

namespace ruyuan::planner {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kPark = "POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))";
constexpr const char* kCounty =
    "POLYGON((-20000 -20000,20000 -20000,20000 20000,-20000 20000,-20000 -20000))";

CheckSetting setting(std::string check, std::map<std::string, std::string> parameters) {
    CheckSetting result;
    result.check = std::move(check);
    result.clause = "C";
    result.parameters = std::move(parameters);
    return result;
}

PolicyPack spatialPack() {
    PolicyPack pack;
    Sector chemical;
    chemical.id = "chemical";
    chemical.name = {"化工", "chemicals"};
    chemical.chemical = true;
    Sector foundry;
    foundry.id = "foundry";
    foundry.name = {"铸造", "foundry"};
    pack.sectors = {chemical, foundry};
    // For parks only: 与敏感目标距离, 生态保护红线, 水源保护区.
    pack.checks = {setting("X06", {{"scope", "site"}}),
                   setting("X12", {{"scope", "site"}}),
                   setting("X14", {{"scope", "site"}, {"grades", "一级,二级"}})};
    return pack;
}

Project oneParkOneSite(const std::string& sector) {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    Site site;
    site.id = "S0001";
    site.place = tests::placeAt("POINT(5000 500)");
    site.accuracy = Accuracy::Gps;
    project.sites.push_back(site);
    Classification classification;
    classification.siteId = "S0001";
    classification.inScope = Verdict::Pass;
    classification.sectors = {sector};
    project.classifications.push_back(classification);
    Park park;
    park.id = "P001";
    park.name = "某园";
    park.place = tests::placeAt(kPark);
    park.accuracy = Accuracy::Digitised;
    project.parks.push_back(park);
    County county;
    county.name = "某县";
    county.place = tests::areaAt(kCounty);
    project.counties.push_back(county);
    for (const char* kind : {"sensitive-place", "red-line", "water-source"}) {
        ConstraintLayer layer;
        layer.kind = kind;
        project.constraints.push_back(layer);
    }
    return project;
}

void addFeature(Project& project, std::size_t layer, std::string grade, std::string_view wkt) {
    project.constraints[layer].features.push_back(
        {"某处", std::move(grade), tests::placeAt(wkt), {}});
}

std::vector<Verdict> verdicts(const Project& project) {
    const auto result = checkSuitability(project, spatialPack());
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().sentence.en);
    std::vector<Verdict> all;
    for (const char cell : result ? result->cells : std::string()) {
        if (const auto verdict = verdictFromLetter(cell)) {
            all.push_back(*verdict);
        }
    }
    return all;
}

TEST(Suitability, EmptyLayersThatCoverTheParkPass) {
    EXPECT_THAT(verdicts(oneParkOneSite("foundry")),
                ElementsAre(Verdict::Pass, Verdict::Pass, Verdict::Pass));
}

TEST(Suitability, MissingLayersAndCoverageAreUnknown) {
    Project project = oneParkOneSite("foundry");
    project.constraints.clear();
    EXPECT_THAT(verdicts(project),
                ElementsAre(Verdict::Unknown, Verdict::Unknown, Verdict::Unknown));
    project = oneParkOneSite("foundry");
    project.parks[0].place = tests::placeAt(
        "POLYGON((19500 0,20500 0,20500 1000,19500 1000,19500 0))");  // leaves the county
    EXPECT_THAT(verdicts(project),
                ElementsAre(Verdict::Unknown, Verdict::Unknown, Verdict::Unknown));
    project.parks[0].place = {};
    EXPECT_THAT(verdicts(project),
                ElementsAre(Verdict::Unknown, Verdict::Unknown, Verdict::Unknown));
}

TEST(Suitability, ASensitivePlaceNearTheEdgeOfTheLayerLeavesDoubt) {
    Project project = oneParkOneSite("foundry");
    project.parks[0].place =
        tests::placeAt("POLYGON((19000 0,19850 0,19850 1000,19000 1000,19000 0))");
    EXPECT_EQ(verdicts(project)[0], Verdict::Pass);  // 100 m around it are covered
    project.classifications[0].sectors = {"chemical"};
    EXPECT_EQ(verdicts(project)[0], Verdict::Unknown);  // 500 m are not
}

TEST(Suitability, DistanceNeededDependsOnTheTrade) {
    Project project = oneParkOneSite("foundry");
    addFeature(project, 0, "", "POINT(1300 500)");
    EXPECT_EQ(verdicts(project)[0], Verdict::Pass);
    project.classifications[0].sectors = {"chemical"};
    EXPECT_EQ(verdicts(project)[0], Verdict::Fail);
    project.constraints[0].features[0].place = tests::placeAt("POINT(1498 500)");
    EXPECT_EQ(verdicts(project)[0], Verdict::Unknown);  // within 5 m of 500 m
}

TEST(Suitability, ZonesBanOnlyWhereTheyOverlapForSure) {
    Project project = oneParkOneSite("foundry");
    addFeature(project, 1, "", "POLYGON((900 0,3000 0,3000 900,900 900,900 0))");
    EXPECT_EQ(verdicts(project)[1], Verdict::Fail);
    project.constraints[1].features.clear();
    addFeature(project, 1, "", "POLYGON((997 0,3000 0,3000 900,997 900,997 0))");
    EXPECT_EQ(verdicts(project)[1], Verdict::Unknown);  // overlaps by 3 m, known to 5 m
    project.constraints[1].features.clear();
    addFeature(project, 1, "", "POLYGON((1010 0,3000 0,3000 900,1010 900,1010 0))");
    EXPECT_EQ(verdicts(project)[1], Verdict::Pass);
    project.constraints[1].features.clear();
    addFeature(project, 1, "", "POLYGON((400 400,440 400,440 440,400 440,400 400))");
    EXPECT_EQ(verdicts(project)[1], Verdict::Fail);  // all of it within the park
}

TEST(Suitability, WaterSourcesBanByGrade) {
    const auto water = [](std::string grade) {
        Project project = oneParkOneSite("foundry");
        addFeature(project, 2, std::move(grade), "POLYGON((500 0,3000 0,3000 900,500 900,500 0))");
        return verdicts(project)[2];
    };
    EXPECT_EQ(water("一级保护区"), Verdict::Fail);
    EXPECT_EQ(water("二级"), Verdict::Fail);
    EXPECT_EQ(water("准保护区"), Verdict::Pass);
    EXPECT_EQ(water(""), Verdict::Unknown);
}

TEST(Suitability, ThePairCarriesTheWorstFindingAndTheDistance) {
    Project project = oneParkOneSite("foundry");
    const auto pair = [&] {
        project.matrix = checkSuitability(project, spatialPack()).value_or(Matrix());
        const auto pairs = pairsOf(project);
        return pairs.empty() ? SiteParkPair() : pairs[0];
    };
    EXPECT_EQ(pair().verdict, Verdict::Pass);
    EXPECT_NEAR(pair().distance->meters(), 4000, 1);
    project.constraints.pop_back();  // no water sources known
    EXPECT_EQ(pair().verdict, Verdict::Unknown);
    EXPECT_THAT(pair().missing, ElementsAre("X14"));
    addFeature(project, 0, "", "POINT(500 500)");
    EXPECT_EQ(pair().verdict, Verdict::Fail);
}

TEST(Suitability, AParkInTheNextZoneIsAsFarAsItIs) {
    Project project = oneParkOneSite("foundry");
    project.sites[0].place = gis::Point{113.625, 34.7466};
    project.parks[0].place = gis::Point{111.10, 34.72};  // beyond the zone's edge at 112.5
    const auto result = checkSuitability(project, spatialPack());
    ASSERT_TRUE(result.has_value());
    const auto expected = gis::geodesicDistance(
        gis::storageCrs(), gis::Point{113.625, 34.7466}, gis::Point{111.10, 34.72});
    EXPECT_NEAR(*result->rows.at(1).distance, expected->meters(), 0.01);
}

TEST(Suitability, OnlySitesThatMayMoveAreChecked) {
    Project project = oneParkOneSite("foundry");
    project.classifications[0].inScope = Verdict::Fail;
    EXPECT_THAT(verdicts(project), testing::IsEmpty());
    project.classifications[0].decided = true;
    EXPECT_EQ(verdicts(project).size(), 3U);
}

TEST(Suitability, Trap31AConditionalDoubtIsNoBanAndNoPass) {
    Project project = oneParkOneSite("foundry");
    PolicyPack pack = spatialPack();
    pack.checks = {setting("X26", {}), setting("X12", {{"scope", "site"}})};
    const auto verdict = [&] {
        const auto matrix = checkSuitability(project, pack);
        return matrix ? matrix->rows.at(1).verdict : Verdict::Unknown;
    };
    EXPECT_EQ(verdict(), Verdict::Warn) << "no layer of flood detention: something to find out";
    project.constraints.erase(project.constraints.begin() + 1);
    EXPECT_EQ(verdict(), Verdict::Unknown) << "no layer of red lines: nothing can be said";
}

TEST(Suitability, TheWordsSayWhatTheMatrixSays) {
    Project project = oneParkOneSite("foundry");
    const PolicyPack pack = spatialPack();
    addFeature(project, 0, "", "POINT(1098 500)");
    addFeature(project, 2, "二级", "POLYGON((4000 0,8000 0,8000 900,4000 900,4000 0))");
    project.matrix = checkSuitability(project, pack).value_or(Matrix());
    const auto words = findingsOf(project, pack);
    ASSERT_TRUE(words.has_value());
    std::string told;
    for (const Finding& finding : *words) {
        told += letter(finding.verdict);
    }
    std::string cells;
    for (const char cell : project.matrix.cells) {
        cells += cell == Matrix::kNoSay ? "" : std::string(1, cell);
    }
    EXPECT_EQ(told, cells);
    EXPECT_THAT(findingsOf(project, pack, "S0001", "P009").value_or(std::vector<Finding>()),
                testing::IsEmpty());
}

TEST(Suitability, ADrawnPlaceIsAskedWhatNewWorksAreAsked) {
    Project project = oneParkOneSite("foundry");
    project.sites[0].land = gis::Area::mu(15);  // a circle of 56 m
    PolicyPack pack = spatialPack();
    pack.checks.push_back(setting("X03", {}));
    pack.checks.push_back(setting("X40", {}));
    addFeature(project, 1, "", "POLYGON((2000 0,3000 0,3000 900,2000 900,2000 0))");
    const auto words = Findings::of(project, pack);
    ASSERT_TRUE(words.has_value());
    const auto in = [&](std::string_view wkt) {
        const auto found = words->inPlace(0, tests::placeAt(wkt));
        std::map<std::string, Verdict> verdicts;
        for (const Finding& finding : found.value_or(std::vector<Finding>())) {
            verdicts[finding.check] = finding.verdict;
        }
        return verdicts;
    };
    EXPECT_EQ(in("POINT(2500 500)").at("X12"), Verdict::Fail);
    EXPECT_EQ(in("POINT(1960 500)").at("X12"), Verdict::Fail) << "the circle reaches it";
    EXPECT_EQ(in("POINT(1900 500)").at("X12"), Verdict::Pass);
    EXPECT_FALSE(in("POINT(1900 500)").contains("X40")) << "no park, no list of trades";
    EXPECT_TRUE(in("POINT(500 500)").contains("X40")) << "wholly in the park";
    EXPECT_EQ(in("POINT(500 500)").at("X03"), Verdict::Pass);
    EXPECT_FALSE(in("POINT(990 500)").contains("X40")) << "partly outside";
    EXPECT_FALSE(words->inPlace(0, gis::Point{10, 10}).has_value());
}

TEST(Suitability, RefusesAnUnknownCheck) {
    PolicyPack pack = spatialPack();
    pack.checks.push_back(setting("park-colour", {}));
    const auto result = checkSuitability(oneParkOneSite("foundry"), pack);
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().sentence.zh, HasSubstr("park-colour"));
}

}  // namespace
}  // namespace ruyuan::planner
