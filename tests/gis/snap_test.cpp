// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/snap.h"

#include "gis/wkt.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace ruyuan::gis {
namespace {

std::vector<Geometry> shapes(std::initializer_list<const char*> wkts) {
    std::vector<Geometry> all;
    for (const char* wkt : wkts) {
        all.push_back(*fromWkt(wkt));
    }
    return all;
}

TEST(Snapping, ACornerGoesBeforeANearerEdge) {
    const SnapIndex index(shapes({"POLYGON((0 0,10 0,10 10,0 10,0 0))"}));
    const auto snap = index.find({9.5, 0.1}, {1, 1}, 1);
    ASSERT_TRUE(snap);
    EXPECT_TRUE(snap->isVertex);
    EXPECT_EQ(snap->place, (Point{10, 0}));
    const auto edge = index.find({5, 0.5}, {1, 1}, 1);
    ASSERT_TRUE(edge);
    EXPECT_FALSE(edge->isVertex);
    EXPECT_EQ(edge->place, (Point{5, 0}));
    EXPECT_FALSE(index.find({5, 5}, {1, 1}, 1));
}

TEST(Snapping, TheCornerIsGivenToTheBit) {
    const Point odd{113.61234567890123, 34.700000000000003};
    const SnapIndex index(std::vector<Geometry>{odd, Geometry(MultiLine{{{odd, {114, 35}}}})});
    const auto snap = index.find({113.612346, 34.7000001}, {1e5, 1e5}, 1);
    ASSERT_TRUE(snap);
    EXPECT_EQ(snap->place, odd);
    EXPECT_EQ(snap->shape, 0U);
}

TEST(Snapping, ReachIsMeasuredInPixels) {
    const SnapIndex index(shapes({"POINT(0 0)"}));
    EXPECT_TRUE(index.find({1.9, 0}, {5, 100}, 10));
    EXPECT_FALSE(index.find({2.1, 0}, {5, 100}, 10));
    EXPECT_TRUE(index.find({0, 0.09}, {5, 100}, 10));
    EXPECT_FALSE(index.find({0, 0.11}, {5, 100}, 10));
}

TEST(Snapping, ShapesCanBeLeftOut) {
    const SnapIndex index(shapes({"POINT(0 0)", "POINT(1 0)"}));
    const auto snap = index.find({0.1, 0}, {1, 1}, 5, [](std::size_t shape) { return shape == 0; });
    ASSERT_TRUE(snap);
    EXPECT_EQ(snap->shape, 1U);
}

TEST(Snapping, AgreesWithLookingAtEveryCornerAndEdge) {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> coordinate(0, 100);
    std::vector<Geometry> lines;
    for (int i = 0; i < 5; ++i) {
        Line line;
        for (int j = 0; j < 150; ++j) {
            line.push_back({coordinate(random), coordinate(random)});
        }
        lines.emplace_back(MultiLine{{line}});
    }
    const SnapIndex index(lines);
    for (int i = 0; i < 500; ++i) {
        const Point at{coordinate(random), coordinate(random)};
        double vertex = 1e9;
        double edge = 1e9;
        for (const Geometry& shape : lines) {
            const Line& line = std::get<MultiLine>(shape).lines.front();
            for (std::size_t j = 0; j < line.size(); ++j) {
                vertex = std::min(vertex, std::hypot(line[j].x - at.x, line[j].y - at.y));
                for (int k = 0; k <= 200 && j + 1 < line.size(); ++k) {
                    const double t = k / 200.0;
                    edge = std::min(edge,
                                    std::hypot(line[j].x + (line[j + 1].x - line[j].x) * t - at.x,
                                               line[j].y + (line[j + 1].y - line[j].y) * t - at.y));
                }
            }
        }
        const auto snap = index.find(at, {1, 1}, 1.5);
        if (vertex <= 1.5) {
            ASSERT_TRUE(snap && snap->isVertex);
            EXPECT_DOUBLE_EQ(std::hypot(snap->place.x - at.x, snap->place.y - at.y), vertex);
        } else if (edge <= 1.4) {
            ASSERT_TRUE(snap && !snap->isVertex);
            EXPECT_LE(std::hypot(snap->place.x - at.x, snap->place.y - at.y), edge + 1e-9);
        }
    }
}

}  // namespace
}  // namespace ruyuan::gis
