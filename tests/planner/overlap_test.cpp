// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/overlap.h"

#include "gis/wkt.h"

#include <gtest/gtest.h>

namespace ruyuan::planner::detail {
namespace {

double depth(const char* a, const char* b) {
    const auto found = overlapDepth(*gis::fromWkt(a), *gis::fromWkt(b));
    EXPECT_TRUE(found.has_value());
    return found.value_or(-1);
}

TEST(OverlapDepth, IsNoMoreThanTheInscribedCircleOfWhatIsShared) {
    // A strip of 10 x 100 without a corner of either inside the other: radius 5.
    const double strip = depth("POLYGON((0 0,100 0,100 100,0 100,0 0))",
                               "POLYGON((90 0,200 0,200 100,90 100,90 0))");
    EXPECT_GT(strip, 4);
    EXPECT_LE(strip, 5);
    // A square of 20 inside another: radius 10, and a square's area by its perimeter is half that.
    EXPECT_NEAR(
        depth("POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((40 40,60 40,60 60,40 60,40 40))"),
        5,
        1e-9);
}

TEST(OverlapDepth, IsNothingWhereTheyOnlyTouch) {
    EXPECT_EQ(depth("POLYGON((0 0,9 0,9 9,0 9,0 0))", "POLYGON((9 0,19 0,19 9,9 9,9 0))"), 0);
    EXPECT_EQ(depth("POINT(1 1)", "POLYGON((0 0,9 0,9 9,0 9,0 0))"), 0);
}

}  // namespace
}  // namespace ruyuan::planner::detail
