// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/point_on.h"

#include <gtest/gtest.h>

namespace ruyuan::gis {
namespace {

TEST(PointOn, EmptyGeometryHasNone) {
    EXPECT_FALSE(pointOn({}));
    EXPECT_FALSE(pointOn(MultiPolygon{}));
}

TEST(PointOn, PointIsItself) {
    EXPECT_EQ(pointOn(Point{3, 4}), (Point{3, 4}));
}

TEST(PointOn, LineGivesOneOfItsVertices) {
    EXPECT_EQ(pointOn(MultiLine{{{{0, 0}, {4, 1}, {10, 0}}}}), (Point{4, 1}));
}

TEST(PointOn, PolygonWhoseCentreLiesOutsideGivesAPointInside) {
    // A "U": the middle of its bounds lies in the gap between the arms.
    const MultiPolygon u{
        {{{{0, 0}, {9, 0}, {9, 9}, {6, 9}, {6, 2}, {2, 2}, {2, 9}, {0, 9}, {0, 0}}, {}}}};
    const auto point = pointOn(u);
    ASSERT_TRUE(point);
    const bool inArm = (point->x > 6 && point->x < 9) || (point->x > 0 && point->x < 2);
    EXPECT_TRUE(inArm || point->y < 2) << point->x << " " << point->y;
}

TEST(PointOn, HoleIsAvoided) {
    const MultiPolygon ring{{{{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}},
                              {{{1, 1}, {1, 9}, {9, 9}, {9, 1}, {1, 1}}}}}};
    const auto point = pointOn(ring);
    ASSERT_TRUE(point);
    EXPECT_TRUE(point->x < 1 || point->x > 9);
}

}  // namespace
}  // namespace ruyuan::gis
