// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/wkt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace ruyuan::gis {
namespace {

using testing::HasSubstr;

TEST(Wkt, WritesBackWhatItRead) {
    for (const std::string wkt : {
             "GEOMETRYCOLLECTION EMPTY",
             "POINT (113.625 34.7466)",
             "MULTIPOINT (1 2,3 4)",
             "MULTIPOINT EMPTY",
             "LINESTRING (0 0,1 1,-2.5 1e+30)",
             "MULTILINESTRING ((0 0,1 1),(2 2,3 3))",
             "LINESTRING EMPTY",
             "POLYGON ((0 0,4 0,4 4,0 0),(1 0.5,2 1,2 0.5,1 0.5))",
             "MULTIPOLYGON (((0 0,4 0,4 4,0 0)),((9 9,8 9,8 8,9 9)))",
             "POLYGON EMPTY",
         }) {
        const auto geometry = fromWkt(wkt);
        ASSERT_TRUE(geometry) << geometry.error().sentence.en;
        EXPECT_EQ(toWkt(*geometry), wkt);
    }
}

TEST(Wkt, ReadsOtherSpellings) {
    EXPECT_EQ(toWkt(*fromWkt(" multipoint((1 2) , (3 4)) ")), "MULTIPOINT (1 2,3 4)");
    EXPECT_EQ(toWkt(*fromWkt("MULTIPOLYGON(((0 0,4 0,4 4,0 0)))")), "POLYGON ((0 0,4 0,4 4,0 0))");
    EXPECT_EQ(toWkt(*fromWkt("POINT EMPTY")), "GEOMETRYCOLLECTION EMPTY");
}

TEST(Wkt, KeepsEveryBitOfACoordinate) {
    for (const double value : {0.1, 1.0 / 3.0, 3846545.194, std::nextafter(1.0, 2.0), 5e-324}) {
        const auto geometry = fromWkt(toWkt(Point{value, -value}));
        ASSERT_TRUE(geometry);
        EXPECT_EQ(std::get<Point>(*geometry), (Point{value, -value}));
    }
}

TEST(Wkt, NamesThePlaceOfAFault) {
    struct Row {
        const char* wkt;
        const char* place;
    };
    for (const Row& row : {Row{"", "character 1 "},
                           {"CIRCLE (1 2)", "character 1 "},
                           {"POINT (1)", "character 9 "},
                           {"POINT (1 2 3)", "character 12 "},
                           {"POINT (1 2", "character 11 "},
                           {"POINT (1 2) x", "character 13 "},
                           {"POINT (1 2,3 4)", "character 16 "},
                           {"POLYGON ((0 0,1 1,1 0,0 0)", "character 27 "},
                           {"POLYGON (0 0,1 1,1 0,0 0)", "character 10 "},
                           {"LINESTRING (0 0;1 1)", "character 16 "}}) {
        const auto geometry = fromWkt(row.wkt);
        ASSERT_FALSE(geometry) << row.wkt;
        EXPECT_EQ(geometry.error().code, ErrorCode::InvalidData);
        EXPECT_THAT(geometry.error().sentence.en, HasSubstr(row.place)) << row.wkt;
        EXPECT_THAT(geometry.error().sentence.zh, HasSubstr("WKT 第 "));
    }
}

}  // namespace
}  // namespace ruyuan::gis
