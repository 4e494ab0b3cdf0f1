// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/screening.h"

#include "gis/overlay.h"
#include "planner/constraint_kinds.h"
#include "support/ground.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace ruyuan::planner {
namespace {

using testing::HasSubstr;
using tests::areaAt;
using tests::placeAt;

constexpr const char* kSquare = "POLYGON((0 0,2000 0,2000 2000,0 2000,0 0))";

Site siteAt(std::string_view wkt, double error = 1) {
    Site site;
    site.id = "S0001";
    site.name = "某厂";
    site.place = placeAt(wkt);
    site.accuracy = Accuracy::Surveyed;
    site.positionError = error;
    return site;
}

BuiltUpArea builtUp(std::string name, std::string_view wkt) {
    BuiltUpArea area;
    area.name = std::move(name);
    area.place = areaAt(wkt);
    return area;
}

County county(std::string name, std::string_view wkt, bool zone = false) {
    County result;
    result.name = std::move(name);
    result.developmentZone = zone;
    result.place = areaAt(wkt);
    return result;
}

Project square(Site site) {
    Project project;
    project.builtUpAreas.push_back(builtUp("主城区", kSquare));
    project.sites.push_back(std::move(site));
    return project;
}

SiteScreening screened(const Project& project) {
    auto result = screen(project);
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().sentence.en);
    return result ? result->front() : SiteScreening();
}

std::string notes(const SiteScreening& site) {
    std::string all;
    for (const gis::Text& note : site.notes) {
        all += note.en + "\n";
    }
    return all;
}

const ConstraintDistance& distanceTo(const SiteScreening& site, std::string_view kind) {
    for (const ConstraintDistance& one : site.constraints) {
        if (one.kind == kind) {
            return one;
        }
    }
    throw std::out_of_range(std::string(kind));
}

ConstraintLayer layer(std::string kind, std::string name, std::string_view wkt) {
    ConstraintLayer result;
    result.kind = std::move(kind);
    result.features.push_back({std::move(name), "一级", placeAt(wkt), {}});
    return result;
}

TEST(Screening, TellsInsideFromOutside) {
    const SiteScreening in = screened(square(siteAt("POINT(1000 700)")));
    EXPECT_EQ(in.builtUp, BuiltUpStatus::Inside);
    EXPECT_EQ(in.builtUpArea, "主城区");
    EXPECT_FALSE(in.shareInside);
    EXPECT_NEAR(in.distanceToBoundary->meters(), 700, 0.1);
    const SiteScreening out = screened(square(siteAt("POINT(2600 2800)")));
    EXPECT_EQ(out.builtUp, BuiltUpStatus::Outside);
    EXPECT_NEAR(out.distanceToBoundary->meters(), 1000, 0.1);
    EXPECT_THAT(out.notes, testing::IsEmpty());
}

TEST(Screening, MeasuresTheShareOfASiteAcrossTheBoundary) {
    const SiteScreening site =
        screened(square(siteAt("POLYGON((1900 500,2300 500,2300 900,1900 900,1900 500))")));
    EXPECT_EQ(site.builtUp, BuiltUpStatus::Straddling);
    EXPECT_NEAR(*site.shareInside, 0.25, 1e-6);
    EXPECT_DOUBLE_EQ(site.distanceToBoundary->meters(), 0);
}

TEST(Screening, AShapeIsUncertainWhenItsErrorCouldChangeTheAnswer) {
    const auto status = [](std::string_view wkt, double error) {
        return screened(square(siteAt(wkt, error))).builtUp;
    };
    const std::string_view across = "POLYGON((1900 500,2300 500,2300 900,1900 900,1900 500))";
    EXPECT_EQ(status(across, 99), BuiltUpStatus::Straddling);  // 100 m of it are inside
    EXPECT_EQ(status(across, 101), BuiltUpStatus::Uncertain);
    const std::string_view inside = "POLYGON((1500 500,1940 500,1940 900,1500 900,1500 500))";
    EXPECT_EQ(status(inside, 59), BuiltUpStatus::Inside);  // 60 m from the boundary
    EXPECT_EQ(status(inside, 61), BuiltUpStatus::Uncertain);
    const std::string_view outside = "POLYGON((2100 500,2300 500,2300 900,2100 900,2100 500))";
    EXPECT_EQ(status(outside, 99), BuiltUpStatus::Outside);
    EXPECT_EQ(status(outside, 101), BuiltUpStatus::Uncertain);
    const std::string_view onEdge = "POLYGON((1500 500,2000 500,2000 900,1500 900,1500 500))";
    EXPECT_EQ(status(onEdge, 0), BuiltUpStatus::Inside);
    EXPECT_EQ(status(onEdge, 1), BuiltUpStatus::Uncertain);
}

TEST(Screening, APointWithLandStandsAsTheCircleOfThatArea) {
    Site site = siteAt("POINT(2000 1000)", 0);
    site.land = gis::Area::hectares(3);
    const SiteScreening straddling = screened(square(site));
    EXPECT_EQ(straddling.builtUp, BuiltUpStatus::Straddling);
    EXPECT_NEAR(*straddling.shareInside, 0.5, 1e-3);
    site.land.reset();
    EXPECT_EQ(screened(square(site)).builtUp, BuiltUpStatus::Inside);  // the edge itself
}

TEST(Screening, AnErrorCircleAcrossTheBoundaryIsUncertain) {
    EXPECT_EQ(screened(square(siteAt("POINT(1800 1000)", 199))).builtUp, BuiltUpStatus::Inside);
    const SiteScreening site = screened(square(siteAt("POINT(1800 1000)", 201)));
    EXPECT_EQ(site.builtUp, BuiltUpStatus::Uncertain);
    EXPECT_THAT(notes(site), HasSubstr("position error of 201 m"));
    Site county = siteAt("POINT(1000 1000)");
    county.positionError.reset();
    county.accuracy = Accuracy::County;
    EXPECT_EQ(screened(square(county)).builtUp, BuiltUpStatus::Uncertain);
}

TEST(Screening, TheBoundaryBetweenTwoBuiltUpAreasIsNone) {
    Project project = square(siteAt("POINT(1990 1000)", 100));
    project.builtUpAreas.push_back(
        builtUp("东区", "POLYGON((2000 0,4000 0,4000 2000,2000 2000,2000 0))"));
    const SiteScreening site = screened(project);
    EXPECT_EQ(site.builtUp, BuiltUpStatus::Inside);
    EXPECT_EQ(site.builtUpArea, "主城区");
    EXPECT_NEAR(site.distanceToBoundary->meters(), 1000, 0.2);
}

TEST(Screening, AHoleIsOutside) {
    Project project = square(siteAt("POINT(1000 1000)"));
    project.builtUpAreas = {builtUp("主城区",
                                    "POLYGON((0 0,2000 0,2000 2000,0 2000,0 0),"
                                    "(800 800,800 1200,1200 1200,1200 800,800 800))")};
    const SiteScreening site = screened(project);
    EXPECT_EQ(site.builtUp, BuiltUpStatus::Outside);
    EXPECT_NEAR(site.distanceToBoundary->meters(), 200, 0.1);
}

TEST(Screening, ListsWhatLiesNearTheBoundaryForReview) {
    EXPECT_THAT(notes(screened(square(siteAt("POINT(1951 1000)")))), HasSubstr("reviewed"));
    EXPECT_THAT(notes(screened(square(siteAt("POINT(1949 1000)")))), testing::IsEmpty());
}

TEST(Screening, WithoutAPlaceOrALayerItIsUnknown) {
    Project project = square(siteAt("POINT(1000 1000)"));
    project.builtUpAreas.clear();
    SiteScreening site = screened(project);
    EXPECT_EQ(site.builtUp, BuiltUpStatus::Unknown);
    EXPECT_THAT(notes(site), HasSubstr("no built-up layer"));
    project = square(Site{});
    site = screened(project);
    EXPECT_EQ(site.builtUp, BuiltUpStatus::Unknown);
    EXPECT_THAT(notes(site), HasSubstr("no place"));
    EXPECT_EQ(site.constraints.size(), constraintKinds().size());
    project.builtUpAreas.clear();
    EXPECT_EQ(screened(project).builtUp, BuiltUpStatus::Unknown);
}

TEST(Screening, AStrayPlaceDoesNotMoveTheStudyArea) {
    Project project = square(siteAt("POINT(1000 700)"));
    for (int i = 0; i < 3; ++i) {
        project.sites.push_back(project.sites.front());
    }
    project.sites[3].place = gis::Point{87.6, 43.8};  // Urumqi
    project.sites[2].place = gis::Point{0, 0};
    const auto result = screen(project);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->at(0).builtUp, BuiltUpStatus::Inside);
    EXPECT_EQ(result->at(2).builtUp, BuiltUpStatus::Unknown);
    EXPECT_EQ(result->at(3).builtUp, BuiltUpStatus::Unknown);
    EXPECT_THAT(notes(result->at(3)), HasSubstr("check the coordinates"));
}

TEST(Screening, MeasuresBoundaryToBoundary) {
    Project project = square(siteAt("POLYGON((0 0,100 0,100 100,0 100,0 0))"));
    project.counties.push_back(county("某县",
                                      "POLYGON((-9000 -9000,9000 -9000,9000 9000,-9000 9000,"
                                      "-9000 -9000))"));
    project.constraints.push_back(
        layer("water-source", "某水源", "POLYGON((400 0,900 0,900 100,400 100,400 0))"));
    project.constraints.push_back(layer("river", "某河", "LINESTRING(50 -500,50 500)"));
    const SiteScreening site = screened(project);
    const ConstraintDistance& water = distanceTo(site, "water-source");
    EXPECT_NEAR(water.distance->meters(), 300, 0.05);
    EXPECT_EQ(water.feature, "某水源");
    EXPECT_EQ(water.grade, "一级");
    EXPECT_TRUE(water.note.empty());
    const ConstraintDistance& river = distanceTo(site, "river");
    EXPECT_DOUBLE_EQ(river.distance->meters(), 0);
    const ConstraintDistance& heritage = distanceTo(site, "heritage");
    EXPECT_FALSE(heritage.distance);
    EXPECT_THAT(heritage.note.en, HasSubstr("no layer"));
}

TEST(Screening, OutsideTheCoverageNothingIsKnown) {
    Project project = square(siteAt("POINT(3000 3000)"));
    project.constraints.push_back(layer("red-line", "某区", "POINT(100 100)"));
    EXPECT_FALSE(distanceTo(screened(project), "red-line").distance);  // no counties, no coverage
    project.counties.push_back(county("某县", "POLYGON((0 0,2000 0,2000 2000,0 2000,0 0))"));
    const SiteScreening outside = screened(project);
    EXPECT_FALSE(distanceTo(outside, "red-line").distance);
    EXPECT_THAT(distanceTo(outside, "red-line").note.en, HasSubstr("coverage"));
    project.constraints[0].coverage = areaAt("POLYGON((0 0,5000 0,5000 5000,0 5000,0 0))");
    EXPECT_TRUE(distanceTo(screened(project), "red-line").distance);
}

TEST(Screening, SaysWhenADistanceIsWithinThePositionError) {
    Project project = square(siteAt("POINT(300 0)", 150));
    project.counties.push_back(
        county("某县", "POLYGON((-900 -900,2000 -900,2000 2000,-900 2000,-900 -900))"));
    project.constraints.push_back(layer("heritage", "某遗址", "POINT(200 0)"));
    EXPECT_THAT(distanceTo(screened(project), "heritage").note.en, HasSubstr("position error"));
    project.sites[0].positionError = 99;
    EXPECT_TRUE(distanceTo(screened(project), "heritage").note.empty());
}

TEST(Screening, ADevelopmentZoneAnswersForWhatLiesInIt) {
    Project project = square(siteAt("POINT(500 500)"));
    project.counties.push_back(county("中原区", kSquare));
    project.counties.push_back(
        county("郑州高新技术产业开发区", "POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))", true));
    SiteScreening site = screened(project);
    EXPECT_EQ(site.countyByPlace, "中原区");
    EXPECT_EQ(site.responsible, "郑州高新技术产业开发区");
    project.sites[0].county = "高新区";
    site = screened(project);
    EXPECT_EQ(site.responsible, "高新区");
    EXPECT_THAT(notes(site), testing::Not(HasSubstr("declared in")));
    project.sites[0].county = "中原区";
    site = screened(project);
    EXPECT_EQ(site.responsible, "中原区");
    EXPECT_THAT(notes(site), HasSubstr("declared in"));
}

TEST(Screening, TellsWhereDeclaredCountyAndPlaceDiffer) {
    Project project = square(siteAt("POINT(500 500)"));
    project.counties.push_back(county("荥阳市", kSquare));
    project.counties.push_back(
        county("上街区", "POLYGON((2000 0,4000 0,4000 2000,2000 2000,2000 0))"));
    project.sites[0].county = "荥阳";
    EXPECT_THAT(notes(screened(project)), testing::Not(HasSubstr("declared in")));
    project.sites[0].county = "上街";
    EXPECT_THAT(notes(screened(project)), HasSubstr("declared in 上街, but placed in 荥阳市"));
    project.sites[0].positionError = 1600;  // it may well lie there
    EXPECT_THAT(notes(screened(project)), testing::Not(HasSubstr("declared in")));
}

TEST(Screening, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    const auto result =
        screen(square(siteAt("POINT(0 0)")), {}, gis::Progress({}, stop.get_token()));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, gis::ErrorCode::Cancelled);
}

/// A star with many corners around (0, 0), in metres.
gis::Ring star(std::size_t corners) {
    gis::Ring ring;
    for (std::size_t i = 0; i < corners; ++i) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
        const double radius = 3000 + 800 * std::sin(7 * angle) + 90 * std::sin(91 * angle);
        ring.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

double distanceToRing(gis::Point p, const gis::Ring& ring) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double dx = ring[i + 1].x - ring[i].x;
        const double dy = ring[i + 1].y - ring[i].y;
        const double t = std::clamp(
            ((p.x - ring[i].x) * dx + (p.y - ring[i].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        best = std::min(best, std::hypot(p.x - ring[i].x - t * dx, p.y - ring[i].y - t * dy));
    }
    return best;
}

TEST(Screening, AgreesWithTryingEveryEdge) {
    const gis::MultiPolygon area{{gis::Polygon{star(1500), {}}}};
    Project project;
    BuiltUpArea builtUpArea;
    builtUpArea.place = std::get<gis::MultiPolygon>(tests::lonLat(area));
    project.builtUpAreas.push_back(builtUpArea);
    std::mt19937 random(20190610);
    std::uniform_real_distribution<double> where(-4200, 4200);
    std::vector<gis::Point> points;
    for (int i = 0; i < 400; ++i) {
        points.push_back({where(random), where(random)});
        Site site;
        site.place = tests::lonLat(points.back());
        site.accuracy = Accuracy::Geocoded;
        project.sites.push_back(site);
    }
    const auto result = screen(project);
    ASSERT_TRUE(result.has_value());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double distance = distanceToRing(points[i], area.polygons[0].outer);
        // The plane of the zone is larger than the ellipsoid by less than 1e-4 here.
        EXPECT_NEAR(result->at(i).distanceToBoundary->meters(), distance, 1e-4 * distance + 1e-3);
        const bool inside = gis::locate(points[i], area) != gis::Location::Outside;
        if (std::abs(distance - 200) > 1) {
            EXPECT_EQ(result->at(i).builtUp,
                      distance < 200 ? BuiltUpStatus::Uncertain
                      : inside       ? BuiltUpStatus::Inside
                                     : BuiltUpStatus::Outside);
        }
    }
}

TEST(Screening, SharesOfManyCirclesAddUp) {
    // Circles on a boundary of many corners, cut into tiles: compared with one overlay of the
    // whole.
    const gis::MultiPolygon area{{gis::Polygon{star(3000), {}}}};
    Project project;
    BuiltUpArea builtUpArea;
    builtUpArea.place = std::get<gis::MultiPolygon>(tests::lonLat(area));
    project.builtUpAreas.push_back(builtUpArea);
    std::vector<gis::MultiPolygon> shapes;
    for (std::size_t i = 0; i < 3000; i += 100) {
        const gis::Point c = area.polygons[0].outer[i];
        shapes.push_back({{gis::Polygon{{{c.x - 130, c.y - 100},
                                         {c.x + 170, c.y - 100},
                                         {c.x + 170, c.y + 150},
                                         {c.x - 130, c.y + 150},
                                         {c.x - 130, c.y - 100}},
                                        {}}}});
        Site site;
        site.place = tests::lonLat(shapes.back());
        site.accuracy = Accuracy::Surveyed;
        project.sites.push_back(site);
    }
    const auto result = screen(project);
    ASSERT_TRUE(result.has_value());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        EXPECT_NEAR(*result->at(i).shareInside, *gis::shareInside(shapes[i], area), 1e-6) << i;
    }
}

}  // namespace
}  // namespace ruyuan::planner
