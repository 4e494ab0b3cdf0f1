// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/place_edits.h"

#include "gis/overlay.h"
#include "gis/wkt.h"
#include "planner/screening.h"
#include "support/few_sites.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr const char* kSquare = "POLYGON((113.6 34.7,113.7 34.7,113.7 34.8,113.6 34.8,113.6 34.7))";

gis::MultiPolygon area(const char* wkt) {
    return std::get<gis::MultiPolygon>(*gis::fromWkt(wkt));
}

BuiltUpArea builtUp(const char* wkt, std::string name = "主城区") {
    return {std::move(name), "郑政〔2019〕1号", 2019, area(wkt), {}};
}

const PlaceRef kFirstArea{PlaceKind::BuiltUpArea, "0"};

/// A project with two sites that was screened.
Project city() {
    Project project = testing::fewSites(2);
    project.screening = screen(project).value();
    return project;
}

TEST(PlaceEdits, ADrawnBuiltUpAreaIsThereAndResultsAreCleared) {
    Project project = city();
    project.sites[0].place = gis::Point{113.65, 34.75};
    project.sites[0].accuracy = Accuracy::Surveyed;
    const auto edit = addBuiltUpArea(project, builtUp(kSquare));
    ASSERT_TRUE(edit);
    EXPECT_EQ(edit->thing, kFirstArea);
    EXPECT_EQ(edit->sentence.zh, "新绘城市建成区 主城区");
    EXPECT_TRUE(project.screening.empty());
    EXPECT_EQ(project.builtUpAreas[0].place, area(kSquare));
    EXPECT_EQ(screen(project)->front().builtUp, BuiltUpStatus::Inside);
}

Site newSite() {
    Site site;
    site.name = "新厂";
    site.county = "荥阳市";
    site.place = gis::Point{113.4, 34.8};
    return site;
}

TEST(PlaceEdits, ANewSiteGetsAnIdThatNoneHadAndResultsAreCleared) {
    Project project = city();
    project.sites[1].id = "S0041";
    project.mergedRows.emplace_back().mergedId = "S0042";
    Site site = newSite();
    site.creditCode = " 91350100m000100y43";
    site.industry = "3011 水泥制造";
    const auto edit = addSite(project, site);
    ASSERT_TRUE(edit) << edit.error().sentence.en;
    EXPECT_EQ(edit->thing, (PlaceRef{PlaceKind::Site, "S0043"}));
    const Site& made = project.sites.back();
    EXPECT_EQ(made.id, "S0043");
    EXPECT_EQ(made.creditCode, "91350100M000100Y43");  // the example of GB 32100-2015
    EXPECT_EQ(made.industryCode, "3011");
    EXPECT_EQ(made.accuracy, Accuracy::Digitised);
    EXPECT_EQ(made.origin, Origin());
    EXPECT_TRUE(project.screening.empty());
}

TEST(PlaceEdits, ANewSiteWithoutNameOrCountyOrWithACodeOfAnotherIsRefused) {
    Project project = city();
    project.sites[0].creditCode = "91350100M000100Y43";
    const auto refused = [&](const Site& site) {
        const auto edit = addSite(project, site);
        EXPECT_FALSE(edit);
        EXPECT_EQ(project.sites.size(), 2U);
        EXPECT_FALSE(project.screening.empty());
        return edit ? gis::Error() : edit.error();
    };
    Site site = newSite();
    site.name.clear();
    EXPECT_EQ(refused(site).where, "name");
    site = newSite();
    site.county.clear();
    EXPECT_EQ(refused(site).where, "county");
    site = newSite();
    site.creditCode = "91350100M000100Y44";
    EXPECT_EQ(refused(site).where, "credit_code");
    site.creditCode = "91350100m000100y43";
    const gis::Error taken = refused(site);
    EXPECT_EQ(taken.code, gis::ErrorCode::Conflict);
    EXPECT_THAT(taken.sentence.zh, HasSubstr(project.sites[0].id));
    site.place = gis::Geometry();
    refused(site);
    site.place = newSite().place;
    EXPECT_TRUE(addSite(project, site, true));
}

TEST(PlaceEdits, WhatIsWrongIsRefusedAndChangesNothing) {
    Project project = city();
    const auto refused = [&](BuiltUpArea drawn, const char* why) {
        const auto edit = addBuiltUpArea(project, std::move(drawn));
        ASSERT_FALSE(edit);
        EXPECT_THAT(edit.error().sentence.en, HasSubstr(why));
        EXPECT_TRUE(project.builtUpAreas.empty());
        EXPECT_FALSE(project.screening.empty());
    };
    refused(builtUp("POLYGON((113.6 34.7,113.7 34.8,113.7 34.7,113.6 34.8,113.6 34.7))"), "");
    refused(builtUp(kSquare, ""), "name");
    refused(builtUp("POLYGON((3846000 465000,3846100 465000,3846100 465100,3846000 465000))"),
            "China");
    BuiltUpArea withoutDocument = builtUp(kSquare);
    withoutDocument.document.clear();
    refused(withoutDocument, "document");
}

TEST(PlaceEdits, ASiteGetsAPlaceThatWasDrawn) {
    Project project = city();
    project.sites[1].place = std::monostate();
    project.sites[1].positionError = 200;
    const auto edit = setPlace(project, {PlaceKind::Site, "S0002"}, gis::Point{113.65, 34.75});
    ASSERT_TRUE(edit);
    EXPECT_EQ(project.sites[1].place, gis::Geometry(gis::Point{113.65, 34.75}));
    EXPECT_EQ(project.sites[1].accuracy, Accuracy::Digitised);
    EXPECT_FALSE(project.sites[1].positionError);
    EXPECT_FALSE(setPlace(project, {PlaceKind::Site, "S0009"}, gis::Point{113.65, 34.75}));
    EXPECT_FALSE(
        setPlace(project, {PlaceKind::Site, "S0001"}, gis::MultiLine{{{{113, 34}, {114, 34}}}}));
}

TEST(PlaceEdits, SplittingMakesPartsOfTheSameDataAndMergingTakesThemBack) {
    Project project = city();
    ASSERT_TRUE(addBuiltUpArea(project, builtUp(kSquare)));
    const auto split = splitPlace(project, kFirstArea, {{113.63, 34.6}, {113.63, 34.9}});
    ASSERT_TRUE(split) << split.error().sentence.en;
    ASSERT_THAT(project.builtUpAreas, SizeIs(2));
    EXPECT_EQ(project.builtUpAreas[0].name, "主城区");
    EXPECT_EQ(project.builtUpAreas[1].name, "主城区(2)");
    EXPECT_EQ(project.builtUpAreas[1].year, 2019);
    const auto size = [](const gis::MultiPolygon& of) { return gis::areaOf(of).squareMeters(); };
    EXPECT_NEAR(size(project.builtUpAreas[0].place), 0.007, 1e-12);
    EXPECT_NEAR(size(project.builtUpAreas[1].place), 0.003, 1e-12);

    const std::vector<PlaceRef> both{{PlaceKind::BuiltUpArea, "1"}, kFirstArea};
    const auto merged = mergePlaces(project, both);
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->thing, kFirstArea);  // it was the second, and the first has gone
    ASSERT_THAT(project.builtUpAreas, SizeIs(1));
    EXPECT_EQ(project.builtUpAreas[0].name, "主城区(2)");
    EXPECT_NEAR(size(project.builtUpAreas[0].place), 0.01, 1e-12);
}

TEST(PlaceEdits, AParkKeepsItsPhasesWithTheLargestPart) {
    Project project = city();
    Park park;
    park.name = "产业园";
    park.place = area(kSquare);
    park.phases.push_back({gis::makeDate(2019, 1, 1), gis::Area::hectares(10), {}, {}});
    ASSERT_TRUE(addPark(project, park));
    EXPECT_EQ(project.parks[0].id, "P001");
    EXPECT_EQ(project.parks[0].accuracy, Accuracy::Digitised);
    ASSERT_TRUE(splitPlace(project, {PlaceKind::Park, "P001"}, {{113.63, 34.6}, {113.63, 34.9}}));
    ASSERT_THAT(project.parks, SizeIs(2));
    EXPECT_EQ(project.parks[1].id, "P002");
    EXPECT_THAT(project.parks[0].phases, SizeIs(1));
    EXPECT_TRUE(project.parks[1].phases.empty());
    const std::vector<PlaceRef> wrong{{PlaceKind::Park, "P002"}, {PlaceKind::Park, "P001"}};
    EXPECT_FALSE(mergePlaces(project, wrong));
    const std::vector<PlaceRef> right{{PlaceKind::Park, "P001"}, {PlaceKind::Park, "P002"}};
    EXPECT_TRUE(mergePlaces(project, right));
}

TEST(PlaceEdits, WhatWasDrawnIsKnownThereAndNowhereElse) {
    Project project = testing::fewSites(2);
    ASSERT_TRUE(addConstraint(
        project,
        "red-line",
        {"一号",
         "",
         area("POLYGON((113.605 34.695,113.615 34.695,113.615 34.705,113.605 34.695))"),
         {}}));
    const auto screened = screen(project).value();
    const auto inside = [&](std::size_t site) {
        for (const ConstraintDistance& one : screened[site].constraints) {
            if (one.kind == "red-line") {
                return one.inside;
            }
        }
        return std::optional<bool>();
    };
    EXPECT_EQ(inside(1), std::nullopt);  // not "no": nobody has looked there
    EXPECT_FALSE(addConstraint(project, "dragons", {"x", "", area(kSquare), {}}));
    ASSERT_TRUE(deletePlace(project, {PlaceKind::Constraint, "red-line/0"}));
    EXPECT_TRUE(project.constraints.empty());
}

TEST(PlaceEdits, TheCoverageOfAnImportedLayerStays) {
    Project project = testing::fewSites(1);
    project.constraints.push_back({"red-line", {}, std::nullopt, 3});
    ASSERT_TRUE(addConstraint(project, "生态保护红线", {"甲", "", area(kSquare), {}}));
    EXPECT_FALSE(project.constraints[0].coverage);
    EXPECT_THAT(project.constraints[0].features, SizeIs(1));
}

TEST(PlaceEdits, DeletingASiteTakesItsPlaceOnly) {
    Project project = city();
    ASSERT_TRUE(deletePlace(project, {PlaceKind::Site, "S0001"}));
    ASSERT_THAT(project.sites, SizeIs(2));
    EXPECT_TRUE(gis::isEmpty(project.sites[0].place));
    EXPECT_EQ(project.sites[0].accuracy, Accuracy::Unplaced);
    EXPECT_FALSE(deletePlace(project, {PlaceKind::Site, "S0001"}));
}

TEST(PlaceEdits, WhatRestsOnAThingIsTold) {
    Project project = testing::fewSites(3);
    ASSERT_TRUE(addBuiltUpArea(project, builtUp(kSquare)));
    Park park;
    park.name = "产业园";
    park.place = gis::Point{113.9, 34.7};
    ASSERT_TRUE(addPark(project, park));
    project.screening = screen(project).value();
    project.plan.emplace();
    Decision decision;
    decision.siteId = "S0001";
    decision.park = "产业园";
    project.decisions.push_back(decision);
    const auto area = restingOn(project, kFirstArea);
    ASSERT_THAT(area, SizeIs(2));
    EXPECT_EQ(area[0].en, "3 sites lie in it");
    EXPECT_THAT(area[1].en, HasSubstr("1 plans"));
    EXPECT_EQ(restingOn(project, {PlaceKind::Park, "P001"})[0].en, "1 decisions name it");
}

TEST(PlaceEdits, ThingsAreFoundByNameOrNumber) {
    Project project = testing::fewSites(2);
    ASSERT_TRUE(addBuiltUpArea(project, builtUp(kSquare, "甲")));
    ASSERT_TRUE(addBuiltUpArea(project, builtUp(kSquare, "乙")));
    ASSERT_TRUE(addBuiltUpArea(project, builtUp(kSquare, "乙")));
    EXPECT_EQ(findPlace(project, PlaceKind::BuiltUpArea, "甲")->id, "0");
    EXPECT_EQ(findPlace(project, PlaceKind::BuiltUpArea, "#3")->id, "2");
    EXPECT_FALSE(findPlace(project, PlaceKind::BuiltUpArea, "乙"));
    EXPECT_FALSE(findPlace(project, PlaceKind::BuiltUpArea, "#4"));
    EXPECT_EQ(findPlace(project, PlaceKind::Site, "厂2")->id, "S0002");
}

}  // namespace
}  // namespace ruyuan::planner
