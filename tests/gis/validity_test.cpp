// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/validity.h"

#include "tests/support/random_areas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace ruyuan::gis {
namespace {

using testing_support::area;

TEST(FindDefect, AcceptsWhatIsValid) {
    for (const char* wkt : {
             "POINT (1 2)",
             "LINESTRING (0 0,1 1)",
             "POLYGON ((0 0,4 0,4 4,0 4,0 0))",
             "POLYGON ((0 0,4 0,4 4,4 4,0 4,0 0))",                    // repeated point
             "POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1))",  // hole
             "POLYGON ((0 0,4 0,4 4,0 4,0 0),(0 0,1 2,2 1,0 0))",      // touches in a corner
             "MULTIPOLYGON (((0 0,2 0,2 2,0 2,0 0)),((2 2,4 2,4 4,2 4,2 2)))",  // corner to corner
             "MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1)),"
             "((2 2,3 2,3 3,2 3,2 2)))",  // island in a hole
             "POLYGON EMPTY",
             "GEOMETRYCOLLECTION EMPTY",
         }) {
        const auto defect = findDefect(*fromWkt(wkt));
        EXPECT_FALSE(defect) << wkt << ": " << defect->sentence.en;
    }
}

TEST(FindDefect, NamesTheFaultAndItsPlace) {
    struct Row {
        const char* wkt;
        const char* words;
        Box place;
    };
    for (const Row& row : {
             Row{"LINESTRING (3 3,3 3)", "all points", {{3, 3}, {3, 3}}},
             {"POLYGON ((0 0,4 4,4 0,0 4,0 0))", "crosses itself", {{2, 2}, {2, 2}}},
             {"POLYGON ((0 0,4 0,4 4,0 4))", "not closed", {{0, 0}, {4, 4}}},
             {"POLYGON ((0 0,0 4,4 4,4 0,0 0))", "wrong way", {{0, 0}, {4, 4}}},
             {"POLYGON ((0 0,4 0,4 4,4 7,4 4,0 4,0 0))", "spike", {{4, 7}, {4, 7}}},
             {"POLYGON ((0 0,4 0,4 4,0 4,0 0),(5 5,5 6,6 6,6 5,5 5))", "outside", {{5, 5}, {6, 6}}},
             {"POLYGON ((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1),(2 2,2 3,3 3,3 2,2 2))",
              "another hole",
              {{1, 1}, {8, 8}}},
             {"POLYGON ((0 0,4 0,4 4,0 4,0 0),(0 2,2 3,4 2,2 1,0 2))",
              "into pieces",
              {{0, 0}, {4, 4}}},
             {"MULTIPOLYGON (((0 0,2 0,2 2,0 2,0 0)),((5 5,9 5,9 9,5 9,5 5)),"
              "((6 6,7 6,7 7,6 7,6 6)))",
              "overlap",
              {{6, 6}, {7, 7}}},
             {"POLYGON ((0 0,4 0,0 0))", "few points", {{0, 0}, {4, 0}}},
         }) {
        const auto defect = findDefect(*fromWkt(row.wkt));
        ASSERT_TRUE(defect) << row.wkt;
        EXPECT_THAT(defect->sentence.en, testing::HasSubstr(row.words)) << row.wkt;
        EXPECT_FALSE(defect->sentence.zh.empty());
        EXPECT_TRUE(row.place.intersects(Box{defect->place, defect->place}))
            << row.wkt << " at " << defect->place.x << " " << defect->place.y;
    }
}

TEST(FindDefect, SeesCoordinatesThatAreNoNumbers) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE(findDefect(Point{nan, 0}));
    const auto defect = findDefect(MultiLine{{{{1, 2}, {nan, 3}, {4, 5}}}});
    ASSERT_TRUE(defect);
    EXPECT_EQ(defect->place, (Point{1, 2}));
}

struct RepairRow {
    const char* wkt;
    const char* expected;  // an area with the same points
};

class RepairOf : public testing::TestWithParam<RepairRow> {};

TEST_P(RepairOf, GivesTheAreaPeopleMean) {
    const auto repaired = repair(*fromWkt(GetParam().wkt));
    ASSERT_TRUE(repaired) << repaired.error().sentence.en;
    ASSERT_TRUE(*repaired);
    EXPECT_FALSE(findDefect((*repaired)->geometry));
    const auto& result = std::get<MultiPolygon>((*repaired)->geometry);
    const MultiPolygon expected = area(GetParam().expected);
    EXPECT_DOUBLE_EQ((*repaired)->areaAfter, areaOf(expected).squareMeters());
    EXPECT_EQ(boundsOf(result), boundsOf(Geometry(expected)));
    std::mt19937 random(3);
    for (const Point point : testing_support::samplePoints(random, 500, 9)) {
        EXPECT_EQ(locate(point, result), locate(point, expected));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Faults,
    RepairOf,
    testing::Values(
        RepairRow{"POLYGON ((0 0,0 4,4 4,4 0))", "POLYGON ((0 0,4 0,4 4,0 4,0 0))"},
        RepairRow{"POLYGON ((0 0,4 4,4 0,0 4,0 0))",
                  "MULTIPOLYGON (((0 0,2 2,0 4,0 0)),((4 0,4 4,2 2,4 0)))"},
        RepairRow{"POLYGON ((0 0,4 0,4 4,4 7,4 4,0 4,0 0))", "POLYGON ((0 0,4 0,4 4,0 4,0 0))"},
        // A hole outside its shell is an area; a hole over the border cuts and adds.
        RepairRow{"POLYGON ((0 0,4 0,4 4,0 4,0 0),(5 5,5 6,6 6,6 5,5 5))",
                  "MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0)),((5 5,6 5,6 6,5 6,5 5)))"},
        RepairRow{"POLYGON ((0 0,4 0,4 4,0 4,0 0),(3 1,3 2,6 2,6 1,3 1))",
                  "MULTIPOLYGON (((0 0,4 0,4 1,3 1,3 2,4 2,4 4,0 4,0 0)),((4 1,6 1,6 2,4 2,4 1)))"},
        // A hole in a hole is an island.
        RepairRow{"POLYGON ((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1),(2 2,2 3,3 3,3 2,2 2))",
                  "MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1)),"
                  "((2 2,3 2,3 3,2 3,2 2)))"},
        // Parts that overlap become one.
        RepairRow{"MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0)),((2 2,6 2,6 6,2 6,2 2)))",
                  "POLYGON ((0 0,4 0,4 2,6 2,6 6,2 6,2 4,0 4,0 0))"},
        // Parts that share an edge, too.
        RepairRow{"MULTIPOLYGON (((0 0,2 0,2 2,0 2,0 0)),((2 0,4 0,4 2,2 2,2 0)))",
                  "POLYGON ((0 0,4 0,4 2,0 2,0 0))"},
        // A ring that touches itself in a corner.
        RepairRow{"POLYGON ((0 0,4 0,4 4,2 2,3 1,1 1,2 2,0 4,0 0))",
                  "POLYGON ((0 0,4 0,4 4,2 2,0 4,0 0),(2 2,3 1,1 1,2 2))"}));

TEST(Repair, ReportsNothingForWhatIsValid) {
    const auto repaired = repair(*fromWkt("POLYGON ((0 0,4 0,4 4,0 4,0 0))"));
    ASSERT_TRUE(repaired);
    EXPECT_FALSE(*repaired);
}

TEST(Repair, SaysWhatWasDoneAndTheChangeOfArea) {
    const auto repaired =
        repair(*fromWkt("MULTIPOLYGON (((0 0,4 0,4 4,0 4,0 0)),"
                        "((2 2,6 2,6 6,2 6,2 2)))"));
    ASSERT_TRUE(repaired && *repaired);
    EXPECT_DOUBLE_EQ((*repaired)->areaBefore, 32);
    EXPECT_DOUBLE_EQ((*repaired)->areaAfter, 28);
    EXPECT_THAT((*repaired)->sentence.en, testing::HasSubstr("-12.500 %"));
    EXPECT_THAT((*repaired)->sentence.zh, testing::HasSubstr("面积变化 -12.500 %"));
}

TEST(Repair, LeavesNothingOfAShapeWithoutArea) {
    for (const char* wkt :
         {"POLYGON ((0 0,4 0,0 0))", "POLYGON ((0 0,1 1,2 2,0 0))", "LINESTRING (1 1,1 1)"}) {
        const auto repaired = repair(*fromWkt(wkt));
        ASSERT_TRUE(repaired && *repaired) << wkt;
        EXPECT_TRUE(isEmpty((*repaired)->geometry)) << wkt;
    }
}

TEST(Repair, DropsPointsThatAreNoNumbers) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const Geometry broken =
        MultiPolygon{{Polygon{{{0, 0}, {4, 0}, {nan, 1}, {4, 4}, {inf, 2}, {0, 4}, {0, 0}}, {}}}};
    const auto repaired = repair(broken);
    ASSERT_TRUE(repaired && *repaired);
    EXPECT_EQ(toWkt((*repaired)->geometry), "POLYGON ((0 0,4 0,4 4,0 4,0 0))");
}

TEST(Repair, KeepsEveryUntouchedCornerToTheBit) {
    // A digitised border that crosses itself once.
    const auto crossed = *fromWkt(
        "POLYGON ((465661.6503 3846545.1941,465700.1237 3846545.1943,465661.6507 3846600.7779,"
        "465700.1239 3846600.7771,465661.6503 3846545.1941))");
    const auto repaired = repair(crossed);
    ASSERT_TRUE(repaired && *repaired);
    std::size_t kept = 0;
    forEachPoint(crossed, [&](const Point& corner) {
        bool found = false;
        forEachPoint((*repaired)->geometry, [&](const Point& p) { found = found || p == corner; });
        kept += found ? 1 : 0;
    });
    EXPECT_EQ(kept, pointCount(crossed));
}

TEST(Repair, FollowsTheEvenOddRuleForWildRings) {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        const int lattice = 2 + round % 9;
        MultiPolygon wild{
            {Polygon{testing_support::wildRing(random, 3 + round % 20, lattice), {}}}};
        for (int hole = 0; hole < round % 3; ++hole) {
            wild.polygons[0].holes.push_back(testing_support::wildRing(random, 5, lattice));
        }
        const auto repaired = repair(wild);
        ASSERT_TRUE(repaired) << toWkt(wild);
        if (!*repaired) {
            continue;
        }
        EXPECT_FALSE(findDefect((*repaired)->geometry)) << toWkt(wild);
        const auto* result = std::get_if<MultiPolygon>(&(*repaired)->geometry);
        for (const Point point : testing_support::samplePoints(random, 60, lattice)) {
            const Location there = result != nullptr ? locate(point, *result) : Location::Outside;
            ASSERT_EQ(there, locate(point, wild)) << toWkt(wild) << point.x << " " << point.y;
        }
    }
}

TEST(Normalise, TurnsAndClosesRings) {
    Geometry shape = *fromWkt("POLYGON ((0 0,0 4,4 4,4 0),(1 1,2 1,2 2,1 2,1 1))");
    normalise(shape);
    EXPECT_EQ(toWkt(shape), "POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1))");
}

}  // namespace
}  // namespace ruyuan::gis
