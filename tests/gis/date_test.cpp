// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/date.h"

#include <gtest/gtest.h>

namespace ruyuan::gis {
namespace {

TEST(Date, ReadsAndWritesIsoForm) {
    ASSERT_TRUE(parseIsoDate("2019-06-30"));
    EXPECT_EQ(isoDate(*parseIsoDate("2019-06-30")), "2019-06-30");
}

TEST(Date, RefusesWhatIsNoDay) {
    for (const char* text :
         {"2019-02-29", "2019-13-01", "2019-6-30", "2019/06/30", "", "2019-06-3x"}) {
        EXPECT_FALSE(parseIsoDate(text)) << text;
    }
}

TEST(Quarter, HoldsItsFirstAndLastDay) {
    const Quarter quarter = Quarter::of(makeDate(2020, 2, 29));
    EXPECT_EQ(quarter.label(), "2020Q1");
    EXPECT_EQ(isoDate(quarter.firstDay()), "2020-01-01");
    EXPECT_EQ(isoDate(quarter.lastDay()), "2020-03-31");
}

TEST(Quarter, CountsAcrossYears) {
    EXPECT_EQ((Quarter(2019, 4) + 1).label(), "2020Q1");
    EXPECT_EQ(Quarter(2025, 4) - Quarter(2019, 1), 27);
}

}  // namespace
}  // namespace ruyuan::gis
