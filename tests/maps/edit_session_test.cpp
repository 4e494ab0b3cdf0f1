// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/edit_session.h"

#include "gis/crs.h"
#include "gis/geodesic.h"
#include "gis/wkt.h"
#include "maps/measures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ruyuan::maps {
namespace {

constexpr const char* kSquare = "POLYGON((113.6 34.7,113.7 34.7,113.7 34.8,113.6 34.8,113.6 34.7))";

gis::MultiPolygon square() {
    return std::get<gis::MultiPolygon>(*gis::fromWkt(kSquare));
}

double sizeOf(const gis::MultiPolygon& area) {
    return gis::geodesicArea(gis::storageCrs(), area)->squareMeters();
}

EditSession session() {
    return {square(), gis::Area::squareMeters(sizeOf(square()))};
}

TEST(EditSession, AGestureIsKeptWithItsLiveArea) {
    EditSession edit = session();
    edit.begin({0, 0, 2});
    edit.moveTo({113.72, 34.83});
    edit.moveTo({113.75, 34.85});
    EXPECT_NEAR(edit.size().squareMeters(), sizeOf(edit.area()), 1);
    ASSERT_TRUE(edit.commit());
    EXPECT_EQ(edit.area().polygons[0].outer[2], (gis::Point{113.75, 34.85}));
    EXPECT_EQ(edit.area().polygons[0].outer[1], (gis::Point{113.7, 34.7}));
    ASSERT_TRUE(edit.undo());
    EXPECT_EQ(edit.area(), square());
    EXPECT_NEAR(edit.size().squareMeters(), sizeOf(square()), 1e-3);
    ASSERT_TRUE(edit.redo());
    EXPECT_EQ(edit.area().polygons[0].outer[2], (gis::Point{113.75, 34.85}));
    EXPECT_FALSE(edit.redo());
}

TEST(EditSession, AnAbortedGestureLeavesEverythingAsItWas) {
    EditSession edit = session();
    edit.begin({0, 0, 1});
    edit.moveTo({113.9, 34.9});
    EXPECT_TRUE(edit.abort());
    EXPECT_EQ(edit.area(), square());
    EXPECT_FALSE(edit.abort());
    EXPECT_FALSE(edit.undo());
}

TEST(EditSession, WhatWouldCrossItselfIsMarkedAndNotKept) {
    EditSession edit = session();
    edit.begin({0, 0, 2});
    edit.moveTo({113.5, 34.75});
    ASSERT_TRUE(edit.fault());
    EXPECT_NEAR(edit.fault()->x, 113.6, 1e-9);
    EXPECT_FALSE(edit.commit());
    EXPECT_EQ(edit.area(), square());
    EXPECT_FALSE(edit.undo());
}

TEST(EditSession, CornersComeAndGo) {
    EditSession edit = session();
    edit.beginInserting({0, 0, 1}, {113.7, 34.75});
    edit.moveTo({113.76, 34.75});
    ASSERT_TRUE(edit.commit());
    EXPECT_EQ(gis::cornersOf(edit.area(), {0, 0, 0}), 5U);
    EXPECT_NEAR(edit.size().squareMeters(), sizeOf(edit.area()), 1);
    ASSERT_TRUE(edit.remove({0, 0, 2}));
    EXPECT_EQ(edit.area(), square());
    EXPECT_NEAR(edit.size().squareMeters(), sizeOf(square()), 1);
    ASSERT_TRUE(edit.remove({0, 0, 0}));
    EXPECT_FALSE(edit.remove({0, 0, 0}));
}

TEST(Drawing, BackspaceTakesPointsBackOneByOne) {
    Drawing drawing;
    const gis::MultiPolygon corners = square();
    for (const gis::Point& p : corners.polygons[0].outer) {
        drawing.add(p);
    }
    drawing.add({113.6, 34.7});  // again: no further corner
    EXPECT_EQ(drawing.points().size(), 5U);
    EXPECT_TRUE(drawing.removeLast());
    EXPECT_TRUE(drawing.redo());
    EXPECT_EQ(drawing.points().size(), 5U);
    const auto outline = drawing.outline();
    ASSERT_TRUE(outline);
    EXPECT_EQ(*outline, square());
    EXPECT_NEAR(drawing.area().squareMeters(), sizeOf(square()), 1e-3);
}

TEST(Drawing, OutlinesTurnedTheOtherWayAreTurned) {
    Drawing drawing;
    for (const gis::Point p : {gis::Point{113, 34}, {113, 35}, {114, 35}}) {
        drawing.add(p);
    }
    const auto outline = drawing.outline();
    ASSERT_TRUE(outline);
    EXPECT_GT(
        gis::geodesicSignedArea(gis::storageCrs(), outline->polygons[0].outer)->squareMeters(), 0);
}

TEST(Drawing, ACrossingIsToldWithThePointToCome) {
    Drawing drawing;
    for (const gis::Point p : {gis::Point{0, 0}, {10, 0}, {10, 10}}) {
        drawing.add(p);
    }
    EXPECT_FALSE(drawing.fault(Drawing::As::Line, gis::Point{5, 10}));
    ASSERT_TRUE(drawing.fault(Drawing::As::Line, gis::Point{5, -5}));
    EXPECT_TRUE(drawing.fault(Drawing::As::Outline, gis::Point{15, 5}).has_value());
}

TEST(Measures, AreReadAsPlannersReadThem) {
    EXPECT_EQ(words(gis::Length::meters(64.24)).zh, "64.2 米");
    EXPECT_EQ(words(gis::Length::meters(640.2)).en, "640 m");
    EXPECT_EQ(words(gis::Length::meters(12345)).zh, "12.35 公里");
    EXPECT_EQ(words(gis::Area::hectares(100)).zh, "1500 亩 / 100.0 公顷 / 1.00 平方公里");
    EXPECT_EQ(words(gis::Area::mu(3)).en, "3.00 mu / 0.20 ha / 0.0020 km²");
}

}  // namespace
}  // namespace ruyuan::maps
