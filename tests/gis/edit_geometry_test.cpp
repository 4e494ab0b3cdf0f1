// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/edit_geometry.h"

#include "gis/overlay.h"
#include "gis/validity.h"
#include "gis/wkt.h"
#include "tests/support/random_areas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace ruyuan::gis {
namespace {

using testing_support::area;
using testing_support::knottyArea;

Line line(std::string_view wkt) {
    return std::get<MultiLine>(*fromWkt(wkt)).lines.front();
}

double sizeOf(const MultiPolygon& of) {
    return areaOf(of).squareMeters();
}

constexpr const char* kSquare = "POLYGON((0 0,10 0,10 10,0 10,0 0))";
constexpr const char* kHoled = "POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,4 6,6 6,6 4,4 4))";

struct SplitRow {
    const char* what;
    const char* area;
    const char* line;
    std::vector<double> sizes;  // of the results in their order; empty: refused
};

class Splitting : public ::testing::TestWithParam<SplitRow> {};

TEST_P(Splitting, GivesThePiecesFromLargeToSmall) {
    const auto& row = GetParam();
    const auto parts = splitArea(area(row.area), line(row.line));
    if (row.sizes.empty()) {
        ASSERT_FALSE(parts) << row.what;
        return;
    }
    ASSERT_TRUE(parts) << row.what << ": " << parts.error().sentence.en;
    std::vector<double> sizes;
    for (const MultiPolygon& part : *parts) {
        EXPECT_FALSE(findDefect(part)) << toWkt(part);
        sizes.push_back(sizeOf(part));
    }
    ASSERT_EQ(sizes.size(), row.sizes.size()) << row.what;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        EXPECT_NEAR(sizes[i], row.sizes[i], 1e-9) << row.what;
    }
}

INSTANTIATE_TEST_SUITE_P(
    EditGeometry,
    Splitting,
    ::testing::Values(
        SplitRow{"straight through", kSquare, "LINESTRING(3 -1,3 11)", {70, 30}},
        SplitRow{"from corner to corner", kSquare, "LINESTRING(0 0,10 10)", {50, 50}},
        SplitRow{"ends on the edges", kSquare, "LINESTRING(2 0,2 10)", {80, 20}},
        SplitRow{"with a bend inside", kSquare, "LINESTRING(-1 5,5 5,5 -1)", {75, 25}},
        SplitRow{"cuts twice", kSquare, "LINESTRING(2 -1,2 11,6 11,6 -1)", {40, 40, 20}},
        SplitRow{"ends inside", kSquare, "LINESTRING(3 -1,3 5)", {}},
        SplitRow{
            "the end that hangs in is left", kSquare, "LINESTRING(3 -1,3 11,8 11,8 5)", {70, 30}},
        SplitRow{"beside it", kSquare, "LINESTRING(20 0,20 10)", {}},
        SplitRow{"along an edge", kSquare, "LINESTRING(-1 0,11 0)", {}},
        SplitRow{"along an edge, then in", kSquare, "LINESTRING(-1 0,5 0,5 11)", {50, 50}},
        SplitRow{"through a hole", kHoled, "LINESTRING(5 -1,5 11)", {48, 48}},
        SplitRow{"beside a hole", kHoled, "LINESTRING(2 -1,2 11)", {76, 20}},
        SplitRow{"only from the edge to the hole", kHoled, "LINESTRING(-1 5,5 5)", {}},
        SplitRow{
            "from a hole to the same hole", kHoled, "LINESTRING(5 4,5 2,8 2,8 5,6 5)", {88, 8}},
        SplitRow{"touches a corner", kSquare, "LINESTRING(-5 5,5 15)", {}},
        SplitRow{"of two parts one",
                 "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((20 0,30 0,30 10,20 10,20 0)))",
                 "LINESTRING(4 -1,4 11)",
                 {160, 40}},
        SplitRow{"of two parts both",
                 "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((20 0,30 0,30 10,20 10,20 0)))",
                 "LINESTRING(-1 6,31 6)",
                 {120, 40, 40}},
        SplitRow{"crosses itself", kSquare, "LINESTRING(-1 2,8 2,8 8,4 8,4 -1)", {}}));

TEST(EditGeometry, WhereALineCrossesItselfIsNamed) {
    const auto refused = splitArea(area(kSquare), line("LINESTRING(-1 2,8 2,8 8,4 8,4 -1)"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidGeometry);
    EXPECT_EQ(refused.error().where, "4.000000, 2.000000");
}

TEST(EditGeometry, SplittingKeepsEveryCornerAndTheWholeArea) {
    std::mt19937 random(7);
    int cut = 0;
    for (int i = 0; i < 300; ++i) {
        const MultiPolygon whole = knottyArea(random, 9, 12);
        std::uniform_real_distribution<double> place(-1, 13);
        const Line knife{{-1, place(random)}, {place(random), place(random)}, {13, place(random)}};
        const auto parts = splitArea(whole, knife);
        if (!parts) {
            continue;
        }
        ++cut;
        double sum = 0;
        std::set<std::pair<double, double>> corners;
        for (const MultiPolygon& part : *parts) {
            EXPECT_FALSE(findDefect(part)) << toWkt(whole) << toWkt(MultiLine{{knife}});
            sum += sizeOf(part);
            forEachPoint(Geometry(part), [&](Point p) { corners.insert({p.x, p.y}); });
        }
        EXPECT_NEAR(sum, sizeOf(whole), 1e-9) << toWkt(whole) << toWkt(MultiLine{{knife}});
        forEachPoint(Geometry(whole), [&](Point p) { EXPECT_TRUE(corners.contains({p.x, p.y})); });
    }
    EXPECT_GT(cut, 150);
}

TEST(EditGeometry, PartsOfASplitMergedAreTheAreaAgain) {
    const MultiPolygon whole = area(kHoled);
    const auto parts = splitArea(whole, line("LINESTRING(5 -1,5 11)"));
    ASSERT_TRUE(parts);
    const auto merged = mergeAreas(*parts);
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->polygons.size(), 1U);
    EXPECT_EQ(merged->polygons.front().holes.size(), 1U);
    EXPECT_NEAR(sizeOf(*merged), 96, 1e-9);
}

struct ReshapeRow {
    const char* what;
    const char* area;
    const char* line;
    const char* result;  // null: refused
};

class Reshaping : public ::testing::TestWithParam<ReshapeRow> {};

TEST_P(Reshaping, FollowsTheLine) {
    const auto& row = GetParam();
    const auto result = reshapeArea(area(row.area), line(row.line));
    ASSERT_EQ(result.has_value(), row.result != nullptr) << row.what;
    if (!result) {
        return;
    }
    const MultiPolygon expected = area(row.result);
    EXPECT_NEAR(sizeOf(*result), sizeOf(expected), 1e-9) << row.what << toWkt(*result);
    const auto common = intersection(*result, expected);
    ASSERT_TRUE(common);
    EXPECT_NEAR(sizeOf(common->area), sizeOf(expected), 1e-9) << row.what << toWkt(*result);
    EXPECT_EQ(pointCount(*result), pointCount(expected)) << row.what << toWkt(*result);
}

INSTANTIATE_TEST_SUITE_P(
    EditGeometry,
    Reshaping,
    ::testing::Values(
        ReshapeRow{"grows outward",
                   kSquare,
                   "LINESTRING(9 2,12 2,12 8,9 8)",
                   "POLYGON((0 0,10 0,10 2,12 2,12 8,10 8,10 10,0 10,0 0))"},
        ReshapeRow{"begins and ends on the edge",
                   kSquare,
                   "LINESTRING(10 2,12 5,10 8)",
                   "POLYGON((0 0,10 0,10 2,12 5,10 8,10 10,0 10,0 0))"},
        ReshapeRow{"takes a bite",
                   kSquare,
                   "LINESTRING(11 2,8 2,8 8,11 8)",
                   "POLYGON((0 0,10 0,10 2,8 2,8 8,10 8,10 10,0 10,0 0))"},
        ReshapeRow{"cuts a corner off",
                   kSquare,
                   "LINESTRING(10 8,8 10)",
                   "POLYGON((0 0,10 0,10 8,8 10,0 10,0 0))"},
        ReshapeRow{"the larger side stays, whichever way it is drawn",
                   kSquare,
                   "LINESTRING(3 10,3 0)",
                   "POLYGON((3 0,10 0,10 10,3 10,3 0))"},
        ReshapeRow{"out, then in",
                   kSquare,
                   "LINESTRING(10 1,12 1,12 3,10 3,10 5,8 5,8 7,10 7)",
                   "POLYGON((0 0,10 0,10 1,12 1,12 3,10 3,10 5,8 5,8 7,10 7,10 10,0 10,0 0))"},
        ReshapeRow{"a hole grows",
                   kHoled,
                   "LINESTRING(6 4.5,7 5,6 5.5)",
                   "POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,4 6,6 6,6 5.5,7 5,6 4.5,6 4,4 4))"},
        ReshapeRow{"a hole in what is cut off goes with it",
                   kHoled,
                   "LINESTRING(3 -1,3 3,7 3,7 7,3 7,3 11)",
                   "POLYGON((3 0,10 0,10 10,3 10,3 7,7 7,7 3,3 3,3 0))"},
        ReshapeRow{"meets the edge once", kSquare, "LINESTRING(5 5,15 5)", nullptr},
        ReshapeRow{"beside it", kSquare, "LINESTRING(15 5,15 9)", nullptr},
        ReshapeRow{"from one ring to another", kHoled, "LINESTRING(10 5,5.5 5)", nullptr},
        ReshapeRow{"crosses itself", kSquare, "LINESTRING(9 2,14 8,14 2,9 8)", nullptr}));

TEST(EditGeometry, CornersThatAreNotTouchedStayToTheBit) {
    const MultiPolygon odd = area(
        "POLYGON((113.61234567890123 34.7,113.7 34.700000000000003,113.7123456789 34.8,"
        "113.6000000001 34.79999999999999,113.61234567890123 34.7))");
    const auto moved = moveVertex(odd, {0, 0, 2}, {113.75, 34.85});
    ASSERT_TRUE(moved);
    for (const std::size_t i : {0U, 1U, 3U, 4U}) {
        EXPECT_EQ(moved->polygons[0].outer[i], odd.polygons[0].outer[i]);
    }
    const auto reshaped = reshapeArea(odd, {{113.65, 34.69}, {113.66, 34.68}, {113.67, 34.71}});
    ASSERT_FALSE(reshaped);  // begins outside and ends inside: it meets the edge once
    const auto grown = reshapeArea(odd, {{113.65, 34.71}, {113.66, 34.68}, {113.67, 34.71}});
    ASSERT_TRUE(grown);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_TRUE(std::ranges::contains(grown->polygons[0].outer, odd.polygons[0].outer[i]));
    }
}

TEST(EditGeometry, ACornerIsInsertedMovedAndTakenAway) {
    const auto more = insertVertex(area(kSquare), {0, 0, 3}, {-2, 5});
    ASSERT_TRUE(more);
    EXPECT_EQ(toWkt(*more), "POLYGON ((0 0,10 0,10 10,0 10,-2 5,0 0))");
    const auto back = removeVertex(*more, {0, 0, 4});
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, area(kSquare));
    const auto first = moveVertex(area(kSquare), {0, 0, 0}, {-1, -1});
    ASSERT_TRUE(first);
    EXPECT_EQ(toWkt(*first), "POLYGON ((-1 -1,10 0,10 10,0 10,-1 -1))");
    const auto gone = removeVertex(area(kSquare), {0, 0, 0});
    ASSERT_TRUE(gone);
    EXPECT_EQ(toWkt(*gone), "POLYGON ((10 0,10 10,0 10,10 0))");
    EXPECT_FALSE(removeVertex(*gone, {0, 0, 0}));
}

TEST(EditGeometry, AHoleOfThreeCornersGoesWithOneOfThem) {
    const auto filled =
        removeVertex(area("POLYGON((0 0,10 0,10 10,0 10,0 0),(4 4,4 6,6 6,4 4))"), {0, 1, 1});
    ASSERT_TRUE(filled);
    EXPECT_EQ(*filled, area(kSquare));
}

TEST(EditGeometry, AnEdgeThatWouldCrossAnotherIsRefusedAtItsPlace) {
    const MultiPolygon square = area(kSquare);
    const auto refused = moveVertex(square, {0, 0, 2}, {-5, 5});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidGeometry);
    EXPECT_EQ(refused.error().where, "0.000000, 3.333333");

    MultiPolygon shown = square;
    setVertex(shown, {0, 0, 2}, {-5, 5});
    const auto place = conflictAt(shown, {0, 0, 2});
    ASSERT_TRUE(place);
    EXPECT_NEAR(place->x, 0, 1e-12);
    setVertex(shown, {0, 0, 2}, {12, 12});
    EXPECT_FALSE(conflictAt(shown, {0, 0, 2}));
    // Onto an edge of its own, and onto a hole.
    setVertex(shown, {0, 0, 2}, {5, 0});
    EXPECT_TRUE(conflictAt(shown, {0, 0, 2}));
    EXPECT_TRUE(
        conflictAt(area("POLYGON((0 0,10 0,5 5,0 10,0 0),(4 4,4 6,6 6,6 4,4 4))"), {0, 0, 2}));
}

TEST(EditGeometry, ConflictsAreThoseThatTheValidityCheckFinds) {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> coordinate(0, 10);
    int faulty = 0;
    for (int i = 0; i < 400; ++i) {
        MultiPolygon shape = area("POLYGON((0 0,5 -2,10 0,12 5,10 10,5 8,0 10,-2 5,0 0))");
        const std::size_t corner = static_cast<std::size_t>(i) % 8;
        setVertex(shape, {0, 0, corner}, {coordinate(random) * 2 - 5, coordinate(random) * 2 - 5});
        Geometry turned = shape;
        normalise(turned);
        const bool defect = findDefect(turned).has_value();
        faulty += defect ? 1 : 0;
        EXPECT_EQ(conflictAt(shape, {0, 0, corner}).has_value(), defect) << toWkt(shape);
    }
    EXPECT_GT(faulty, 50);
    EXPECT_LT(faulty, 350);
}

TEST(EditGeometry, MergingKeepsPartsThatDoNotTouch) {
    const std::vector<MultiPolygon> apart{area(kSquare), area("POLYGON((20 0,30 0,30 10,20 0))")};
    const auto both = mergeAreas(apart);
    ASSERT_TRUE(both);
    EXPECT_EQ(both->polygons.size(), 2U);
    EXPECT_DOUBLE_EQ(sizeOf(*both), 150);
}

}  // namespace
}  // namespace ruyuan::gis
