// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/overlay.h"

#include "gis/detail/overlay_rungs.h"
#include "tests/support/random_areas.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace ruyuan::gis {
namespace {

using detail::Grid;
using detail::Operation;
using testing_support::area;
using testing_support::knottyArea;

double sizeOf(const MultiPolygon& area) {
    return areaOf(area).squareMeters();
}

bool expectedIn(Operation operation, bool inA, bool inB) {
    switch (operation) {
        case Operation::Intersection:
            return inA && inB;
        case Operation::Difference:
            return inA && !inB;
        case Operation::Union:
            break;
    }
    return inA || inB;
}

/// Valid, and right at every sample point, which is brute force that shares nothing with overlays.
void expectRight(Operation operation,
                 const MultiPolygon& result,
                 const MultiPolygon& a,
                 const MultiPolygon& b,
                 const std::vector<Point>& samples) {
    EXPECT_FALSE(findDefect(result)) << toWkt(a) << "\n" << toWkt(b);
    for (const Point point : samples) {
        const bool expected = expectedIn(operation,
                                         locate(point, a) != Location::Outside,
                                         locate(point, b) != Location::Outside);
        ASSERT_EQ(locate(point, result) != Location::Outside, expected)
            << toWkt(a) << "\n"
            << toWkt(b) << "\n"
            << toWkt(result) << "\n"
            << point.x << " " << point.y << " operation " << int(operation);
    }
}

struct Row {
    const char* a;
    const char* b;
    double common;
};

class OverlayOf : public testing::TestWithParam<Row> {};

TEST_P(OverlayOf, HasTheAreasThatAddUp) {
    const MultiPolygon a = area(GetParam().a);
    const MultiPolygon b = area(GetParam().b);
    const auto common = intersection(a, b);
    const auto rest = difference(a, b);
    const auto both = unionOf(a, b);
    ASSERT_TRUE(common && rest && both);
    EXPECT_NEAR(sizeOf(common->area), GetParam().common, 1e-9);
    EXPECT_NEAR(sizeOf(common->area) + sizeOf(rest->area), sizeOf(a), 1e-9);
    EXPECT_NEAR(sizeOf(both->area) + sizeOf(common->area), sizeOf(a) + sizeOf(b), 1e-9);
    for (const auto* result : {&*common, &*rest, &*both}) {
        EXPECT_FALSE(findDefect(result->area));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Degenerate,
    OverlayOf,
    testing::Values(
        Row{"POLYGON ((0 0,4 0,4 4,0 4,0 0))", "POLYGON ((2 2,6 2,6 6,2 6,2 2))", 4},
        Row{"POLYGON ((0 0,4 0,4 4,0 4,0 0))", "POLYGON ((0 0,4 0,4 4,0 4,0 0))", 16},  // equal
        Row{"POLYGON ((0 0,4 0,4 4,0 4,0 0))", "POLYGON ((4 0,8 0,8 4,4 4,4 0))", 0},   // edge
        Row{"POLYGON ((0 0,4 0,4 4,0 4,0 0))", "POLYGON ((4 4,8 4,8 8,4 8,4 4))", 0},   // corner
        Row{"POLYGON ((0 0,4 0,4 4,0 4,0 0))", "POLYGON ((9 9,10 9,10 10,9 9))", 0},    // apart
        Row{"POLYGON ((0 0,9 0,9 9,0 9,0 0))", "POLYGON ((1 1,2 1,2 2,1 2,1 1))", 1},   // within
        Row{"POLYGON ((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1))",
            "POLYGON ((2 2,3 2,3 3,2 3,2 2))",
            0},  // in the hole
        Row{"POLYGON ((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1))",
            "POLYGON ((1 1,8 1,8 8,1 8,1 1))",
            0},  // fills the hole
        Row{"POLYGON ((0 0,4 0,4 0,4 4,0 4,0 4,0 0))",
            "POLYGON ((0 0,2 0,2 0,4 0,4 4,0 0))",
            8},  // repeated points
        Row{"POLYGON ((0 0,1000000 0,1000000 0.000001,0 0.000001,0 0))",
            "POLYGON ((0 -1,1 -1,1 1,0 1,0 -1))",
            1e-6},  // sliver
        Row{"POLYGON EMPTY", "POLYGON ((0 0,4 0,4 4,0 4,0 0))", 0}));

TEST(Overlay, OfTouchingParcelsSharesNoArea) {
    const auto common = intersection(area("POLYGON ((0 0,4 0,4 4,0 4,0 0))"),
                                     area("POLYGON ((4 1,8 1,8 3,4 3,4 1))"));
    ASSERT_TRUE(common);
    EXPECT_TRUE(common->area.polygons.empty());
    EXPECT_EQ(common->rung, Rung::Floating);
}

TEST(Overlay, IsRightForKnottyAreas) {
    std::mt19937 random(5);
    int floating = 0;
    int overlays = 0;
    for (int round = 0; round < 150; ++round) {
        const int lattice = 2 + round % 8;
        const MultiPolygon a = knottyArea(random, 4 + round % 9, lattice);
        const MultiPolygon b = knottyArea(random, 4 + round % 7, lattice);
        const auto samples = testing_support::samplePoints(random, 60, lattice);
        const auto check = [&](Operation operation, const Result<OverlayResult>& result) {
            ASSERT_TRUE(result) << result.error().sentence.en;
            expectRight(operation, result->area, a, b, samples);
            floating += result->rung == Rung::Floating ? 1 : 0;
            ++overlays;
        };
        check(Operation::Intersection, intersection(a, b));
        check(Operation::Difference, difference(a, b));
        check(Operation::Union, unionOf(a, b));
    }
    RecordProperty("floating", floating);
    EXPECT_GT(floating * 2, overlays);
}

TEST(Overlay, HasAreasThatAddUpForKnottyAreas) {
    std::mt19937 random(6);
    for (int round = 0; round < 100; ++round) {
        const MultiPolygon a = knottyArea(random, 4 + round % 12, 12);
        const MultiPolygon b = knottyArea(random, 4 + round % 12, 12);
        const auto common = intersection(a, b);
        const auto rest = difference(a, b);
        ASSERT_TRUE(common && rest);
        EXPECT_NEAR(sizeOf(common->area) + sizeOf(rest->area), sizeOf(a), 1e-7);
    }
}

TEST(SnapRoundedRung, IsRightForKnottyAreas) {
    std::mt19937 random(8);
    for (int round = 0; round < 150; ++round) {
        const int lattice = 2 + round % 8;
        const MultiPolygon a = knottyArea(random, 4 + round % 9, lattice);
        const MultiPolygon b = knottyArea(random, 4 + round % 7, lattice);
        const auto samples = testing_support::samplePoints(random, 60, lattice);
        const Box square{{0, 0}, {double(lattice), double(lattice)}};
        const Grid grid(square, detail::readableStep(square));
        for (const auto operation :
             {Operation::Intersection, Operation::Difference, Operation::Union}) {
            const auto result = detail::snapRoundedRung(operation, a, b, grid);
            ASSERT_TRUE(result) << toWkt(a) << "\n" << toWkt(b);
            expectRight(operation, *result, a, b, samples);
        }
    }
}

TEST(SnapRoundedRung, StaysValidOnACoarseGrid) {
    // Corners fall together, edges collapse and cross: the worst that snapping can do.
    std::mt19937 random(9);
    for (int round = 0; round < 100; ++round) {
        const MultiPolygon a = knottyArea(random, 8, 30);
        const MultiPolygon b = knottyArea(random, 8, 30);
        const Grid grid(Box{{0, 0}, {30, 30}}, 4.0);
        for (const auto operation :
             {Operation::Intersection, Operation::Difference, Operation::Union}) {
            const auto result = detail::snapRoundedRung(operation, a, b, grid);
            ASSERT_TRUE(result) << toWkt(a) << "\n" << toWkt(b);
            forEachPoint(Geometry(*result), [](const Point& corner) {
                EXPECT_LE(std::abs(corner.x - std::round(corner.x)), 2.0);
            });
        }
    }
}

TEST(SnappedRung, JoinsBoundariesThatNearlyCoincide) {
    const MultiPolygon a = area("POLYGON ((0 0,4 0,4 4,0 4,0 0))");
    const MultiPolygon b = area("POLYGON ((4.0000001 0,8 0,8 4,4.0000002 4,4.0000001 0))");
    const Grid grid(Box{{0, 0}, {8, 4}}, 1e-6);
    const auto both = detail::snappedRung(Operation::Union, a, b, grid);
    ASSERT_TRUE(both);
    ASSERT_EQ(both->polygons.size(), 1U);
    EXPECT_NEAR(sizeOf(*both), 32.0, 1e-5);
}

TEST(UnionOf, MakesOneAreaOfACoverage) {
    std::vector<MultiPolygon> cells;
    for (int x = 0; x < 7; ++x) {
        for (int y = 0; y < 5; ++y) {
            const double left = x / 3.0;  // not exact in binary
            const double right = (x + 1) / 3.0;
            const double bottom = y * 0.7;
            const double top = (y + 1) * 0.7;
            cells.push_back({{Polygon{
                {{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}},
                {}}}});
        }
    }
    const auto whole = unionOf(cells);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->area.polygons.size(), 1U);
    EXPECT_TRUE(whole->area.polygons[0].holes.empty());
    EXPECT_NEAR(sizeOf(whole->area), 7 / 3.0 * 3.5, 1e-12);
    EXPECT_TRUE(unionOf(std::span<const MultiPolygon>{})->area.polygons.empty());
}

TEST(ShareInside, IsBetweenNothingAndAll) {
    const MultiPolygon site = area("POLYGON ((0 0,4 0,4 4,0 4,0 0))");
    EXPECT_DOUBLE_EQ(*shareInside(site, area("POLYGON ((3 -9,9 -9,9 9,3 9,3 -9))")), 0.25);
    EXPECT_DOUBLE_EQ(*shareInside(site, area("POLYGON ((-9 -9,9 -9,9 9,-9 9,-9 -9))")), 1.0);
    EXPECT_DOUBLE_EQ(*shareInside(site, area("POLYGON ((4 0,9 0,9 9,4 9,4 0))")), 0.0);
    EXPECT_DOUBLE_EQ(*shareInside({}, site), 0.0);
}

}  // namespace
}  // namespace ruyuan::gis
