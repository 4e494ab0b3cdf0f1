// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/spatial_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace ruyuan::gis {
namespace {

/// Boxes on a coarse lattice, so that many touch, repeat and are flat.
std::vector<Box> latticeBoxes(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> place(-40, 40);
    std::uniform_int_distribution<int> size(0, 6);
    std::vector<Box> boxes(count);
    for (Box& box : boxes) {
        box.min = {double(place(random)), double(place(random))};
        box.max = {box.min.x + size(random), box.min.y + size(random)};
    }
    return boxes;
}

double distance(const Box& a, const Box& b) {
    return std::hypot(std::max({0.0, a.min.x - b.max.x, b.min.x - a.max.x}),
                      std::max({0.0, a.min.y - b.max.y, b.min.y - a.max.y}));
}

template <class Holds>
std::vector<std::size_t> bruteForce(const std::vector<Box>& boxes, Holds holds) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (holds(boxes[i])) {
            found.push_back(i);
        }
    }
    return found;
}

class SpatialIndexOfSize : public testing::TestWithParam<std::size_t> {};

TEST_P(SpatialIndexOfSize, AnswersLikeALookAtEveryBox) {
    const std::vector<Box> boxes = latticeBoxes(GetParam(), 1);
    const SpatialIndex index(boxes);
    for (const Box& asked : latticeBoxes(200, 2)) {
        EXPECT_EQ(index.query(asked),
                  bruteForce(boxes, [&](const Box& box) { return box.intersects(asked); }));
        for (const double reach : {0.0, 1.0, 7.5}) {
            EXPECT_EQ(index.within(asked, reach), bruteForce(boxes, [&](const Box& box) {
                          return distance(box, asked) <= reach;
                      }));
        }
        double nearest = std::numeric_limits<double>::infinity();
        for (const Box& box : boxes) {
            nearest = std::min(nearest, distance(box, asked));
        }
        EXPECT_EQ(index.nearestDistance(asked), nearest);
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes,
                         SpatialIndexOfSize,
                         testing::Values(0, 1, 2, 15, 16, 17, 255, 256, 257, 4097));

TEST(SpatialIndex, NeverFindsBoxesWithoutExtent) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    const std::vector<Box> boxes{
        Box{}, Box{{nan, 0}, {nan, 1}}, Box{{0, 0}, {inf, 1}}, Box{{2, 2}, {3, 3}}};
    const SpatialIndex index(boxes);
    EXPECT_EQ(index.query(Box{{-1e300, -1e300}, {1e300, 1e300}}), std::vector<std::size_t>{3});
    EXPECT_EQ(index.nearestDistance(Box{{0, 2}, {0, 2}}), 2.0);
}

TEST(SpatialIndex, FindsNothingForAnEmptyQuestion) {
    const std::vector<Box> boxes{Box{{0, 0}, {1, 1}}};
    const SpatialIndex index(boxes);
    EXPECT_TRUE(index.query(Box{}).empty());
    EXPECT_TRUE(index.within(Box{}, 10).empty());
    EXPECT_EQ(SpatialIndex().nearestDistance(boxes[0]), std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace ruyuan::gis
