// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/overlay.h"
#include "gis/wkt.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <string_view>

namespace ruyuan::gis {
namespace {

MultiPolygon area(std::string_view wkt) {
    return std::get<MultiPolygon>(*fromWkt(wkt));
}

/// A star with @p corners corners: no edge crosses another, many are nearly parallel.
MultiPolygon star(Point centre, int corners, std::mt19937& random) {
    std::uniform_real_distribution<double> radius(0.2, 10.0);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        const double r = radius(random);
        ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return {{Polygon{ring, {}}}};
}

TEST(Locate, KnowsInsideBoundaryAndOutside) {
    const MultiPolygon square = area("POLYGON ((0 0,4 0,4 4,0 4,0 0),(1 1,1 2,2 2,2 1,1 1))");
    struct Row {
        Point point;
        Location location;
    };
    for (const Row& row : {Row{{3, 3}, Location::Inside},
                           {{0.5, 1}, Location::Inside},
                           {{0.5, 2}, Location::Inside},
                           {{1.5, 1.5}, Location::Outside},
                           {{-1, 0}, Location::Outside},
                           {{-1, 4}, Location::Outside},
                           {{5, 0}, Location::Outside},
                           {{0, 0}, Location::Boundary},
                           {{4, 4}, Location::Boundary},
                           {{2, 4}, Location::Boundary},
                           {{2, 0}, Location::Boundary},
                           {{4, 1}, Location::Boundary},
                           {{1, 1.5}, Location::Boundary},
                           {{2, 2}, Location::Boundary}}) {
        EXPECT_EQ(locate(row.point, square), row.location) << row.point.x << " " << row.point.y;
    }
}

TEST(Locate, CountsACornerOnTheRayOnce) {
    const MultiPolygon zigzag = area("POLYGON ((0 0,6 0,6 2,5 1,4 2,3 1,2 2,1 1,0 2,0 0))");
    EXPECT_EQ(locate({-1, 1}, zigzag), Location::Outside);
    EXPECT_EQ(locate({0.5, 1}, zigzag), Location::Inside);
    EXPECT_EQ(locate({2, 1}, zigzag), Location::Inside);
    EXPECT_EQ(locate({3, 1}, zigzag), Location::Boundary);
    EXPECT_EQ(locate({3, 1.5}, zigzag), Location::Outside);
}

TEST(Locate, DecidesExactlyBesideALongEdge) {
    // The neighbours of (0.5, 0.5) in the last bit lie beside the diagonal, not on it.
    const MultiPolygon triangle = area("POLYGON ((-12 -12,24 24,-12 24,-12 -12))");
    EXPECT_EQ(locate({0.5, 0.5}, triangle), Location::Boundary);
    EXPECT_EQ(locate({0.5, std::nextafter(0.5, 1.0)}, triangle), Location::Inside);
    EXPECT_EQ(locate({0.5, std::nextafter(0.5, 0.0)}, triangle), Location::Outside);
}

TEST(Locate, FollowsTheEvenOddRuleWithinAPolygon) {
    const MultiPolygon eight = area("POLYGON ((0 0,2 2,2 0,0 2,0 0))");
    EXPECT_EQ(locate({0.25, 1}, eight), Location::Inside);
    EXPECT_EQ(locate({1, 0.25}, eight), Location::Outside);
    EXPECT_EQ(locate({1, 1}, eight), Location::Boundary);
}

TEST(PreparedAreas, AgreeWithLocateForEveryPoint) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-25, 25);
    std::uniform_int_distribution<int> corners(3, 200);
    std::vector<MultiPolygon> areas;
    for (int i = 0; i < 30; ++i) {
        areas.push_back(star({place(random), place(random)}, corners(random), random));
    }
    areas.push_back(
        area("MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,1 2,2 2,2 1,1 1)),"
             "((10 0,12 0,12 5,10 5,10 0)))"));
    areas.push_back({});
    std::vector<Point> points;
    for (int i = 0; i < 2'000; ++i) {
        points.push_back({place(random), place(random)});
        points.push_back({std::round(place(random)), std::round(place(random))});
    }
    for (const MultiPolygon& one : areas) {  // corners lie on the boundary
        for (const Polygon& polygon : one.polygons) {
            points.insert(points.end(), polygon.outer.begin(), polygon.outer.end());
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> expected;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = 0; j < areas.size(); ++j) {
            if (locate(points[i], areas[j]) != Location::Outside) {
                expected.emplace_back(i, j);
            }
        }
    }
    EXPECT_GT(expected.size(), 5'000U);
    EXPECT_EQ(joinPointsToAreas(points, areas), expected);
}

TEST(PreparedAreas, StaySmallWhenEveryEdgeIsTall) {
    // 20 000 edges from the bottom to the top would fill 6 000 slabs each without a limit.
    Ring comb{{0, 0}};
    for (int i = 1; i <= 10'000; ++i) {
        comb.push_back({i - 0.5, 1000.0});
        comb.push_back({double(i), 0.5});
    }
    comb.push_back({10'000, 0});
    comb.push_back(comb.front());
    const std::array areas{MultiPolygon{{Polygon{comb, {}}}}};
    const PreparedAreas prepared(areas);
    std::vector<std::size_t> found;
    prepared.find({5000.5, 999.0}, found);
    EXPECT_EQ(found.size(), 1U);
    prepared.find({5000.01, 999.0}, found);
    EXPECT_TRUE(found.empty());
}

TEST(JoinPointsToAreas, IsEmptyWithoutPointsOrAreas) {
    const std::vector<Point> points{{0, 0}};
    EXPECT_TRUE(joinPointsToAreas({}, {}).empty());
    EXPECT_TRUE(joinPointsToAreas(points, {}).empty());
}

}  // namespace
}  // namespace ruyuan::gis
