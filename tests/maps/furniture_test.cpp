// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/furniture.h"

#include <gtest/gtest.h>

namespace ruyuan::maps {
namespace {

struct Case {
    double metersPerPixel;
    double mostPixels;
    double meters;
    const char* zh;
    const char* en;
};

class ScaleBars : public testing::TestWithParam<Case> {};

TEST_P(ScaleBars, AreTheLongestRoundLengthThatFits) {
    const Case& c = GetParam();
    const ScaleBar bar = scaleBarFor(c.metersPerPixel, c.mostPixels);
    EXPECT_DOUBLE_EQ(bar.length.meters(), c.meters);
    EXPECT_DOUBLE_EQ(bar.pixels, c.meters / c.metersPerPixel);
    EXPECT_EQ(labelOf(bar), (gis::Text{c.zh, c.en}));
}

INSTANTIATE_TEST_SUITE_P(Table,
                         ScaleBars,
                         testing::Values(Case{100, 250, 20000, "20 公里", "20 km"},
                                         Case{100, 99, 5000, "5 公里", "5 km"},
                                         Case{10, 100, 1000, "1 公里", "1 km"},
                                         Case{10, 99, 500, "500 米", "500 m"},
                                         Case{0.5, 100, 50, "50 米", "50 m"}));

}  // namespace
}  // namespace ruyuan::maps
