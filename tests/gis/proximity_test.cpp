// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/proximity.h"

#include "tests/support/random_areas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace ruyuan::gis {
namespace {

const Crs& zhengzhou() {
    static const Crs crs = *Crs::fromEpsg(4547);
    return crs;
}

/// Moves test shapes of a few metres onto the central meridian near Zhengzhou, where the scale
/// is 1.
Geometry placed(std::string_view wkt) {
    Geometry geometry = *fromWkt(wkt);
    forEachPoint(geometry, [](Point& point) {
        point.x += 500'000;
        point.y += 3'846'000;
    });
    return geometry;
}

Separation between(std::string_view a, std::string_view b) {
    const auto result = separation(zhengzhou(), placed(a), placed(b));
    return result.value().value();
}

TEST(Separation, IsMeasuredFromBoundaryToBoundary) {
    struct Row {
        const char* a;
        const char* b;
        double meters;
    };
    for (const Row& row : {
             Row{"POINT (0 0)", "POINT (3 4)", 5},
             {"MULTIPOINT (0 0,100 0)", "POINT (104 3)", 5},
             {"POINT (5 7)", "LINESTRING (0 0,10 0)", 7},
             {"POINT (5 7)", "POLYGON ((0 0,10 0,10 4,0 4,0 0))", 3},
             {"POINT (5 2)", "POLYGON ((0 0,10 0,10 4,0 4,0 0))", 0},
             {"POINT (5 4)", "POLYGON ((0 0,10 0,10 4,0 4,0 0))", 0},
             // In a hole: the way to its wall.
             {"POINT (5 5)", "POLYGON ((0 0,10 0,10 10,0 10,0 0),(2 2,2 8,8 8,8 2,2 2))", 3},
             {"POLYGON ((0 0,2 0,2 2,0 2,0 0))", "POLYGON ((5 6,9 6,9 9,5 9,5 6))", 5},
             {"POLYGON ((0 0,9 0,9 9,0 9,0 0))", "POLYGON ((2 2,3 2,3 3,2 3,2 2))", 0},
             {"POLYGON ((2 2,3 2,3 3,2 3,2 2))", "POLYGON ((0 0,9 0,9 9,0 9,0 0))", 0},
             {"LINESTRING (0 0,10 10)", "LINESTRING (0 10,10 0)", 0},
             {"LINESTRING (0 0,10 0)", "LINESTRING (3 2,7 2)", 2},
             {"LINESTRING (0 0,10 0)", "POINT (10 0)", 0},
         }) {
        const Separation found = between(row.a, row.b);
        EXPECT_NEAR(found.distance.meters(), row.meters, 1e-6) << row.a << " " << row.b;
        EXPECT_NEAR(
            std::hypot(found.onA.x - found.onB.x, found.onA.y - found.onB.y), row.meters, 1e-6);
        EXPECT_NEAR(between(row.b, row.a).distance.meters(), row.meters, 1e-6);
    }
}

TEST(Separation, OfNothingIsNothing) {
    const auto result = separation(zhengzhou(), placed("POINT (0 0)"), Geometry());
    ASSERT_TRUE(result);
    EXPECT_FALSE(*result);
}

TEST(Separation, IsExactlyZeroWhereLongEdgesTouch) {
    // The point is a corner of the polygon that lies on no representable point of the line.
    const auto shared = separation(zhengzhou(),
                                   *fromWkt("LINESTRING (400000.1 3800000.3,500000.7 3900000.9)"),
                                   *fromWkt("LINESTRING (400000.1 3900000.7,500000.9 3800000.2)"));
    EXPECT_EQ(shared->value().distance.meters(), 0.0);
}

TEST(Separation, CrossesZonesAtTheTrueDistance) {
    // 113.6°E 34.75°N and 111.2°E 34.77°N (Sanmenxia, in the zone of 111°E) in EPSG:4547.
    const auto toPlane = Transformer::create(*Crs::fromEpsg(4490), zhengzhou());
    ASSERT_TRUE(toPlane);
    const Point a = toPlane->apply(Point{113.6, 34.75}).value();
    const Point b = toPlane->apply(Point{111.2, 34.77}).value();
    const double plane = std::hypot(a.x - b.x, a.y - b.y);
    const auto found = separation(zhengzhou(), a, b);
    ASSERT_TRUE(found);
    // echo "34.75 113.6 34.77 111.2" | geod +ellps=GRS80 -I -F %.4f
    constexpr double kGeod = 219735.3636;
    EXPECT_NEAR(found->value().distance.meters() / kGeod, 1.0, 1e-6);
    EXPECT_GT(plane / kGeod, 1.0001);  // what the plane alone would say
}

/// The distance of two shapes by looking at all pairs of corners and edges.
double bruteForce(const Geometry& a, const Geometry& b) {
    const auto edges = [](const Geometry& geometry) {
        std::vector<std::pair<Point, Point>> found;
        for (const Polygon& polygon : std::get<MultiPolygon>(geometry).polygons) {
            for (std::size_t i = 1; i < polygon.outer.size(); ++i) {
                found.emplace_back(polygon.outer[i - 1], polygon.outer[i]);
            }
        }
        return found;
    };
    const auto toEdge = [](Point p, const std::pair<Point, Point>& e) {
        const double dx = e.second.x - e.first.x;
        const double dy = e.second.y - e.first.y;
        const double t = std::clamp(
            ((p.x - e.first.x) * dx + (p.y - e.first.y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        return std::hypot(e.first.x + t * dx - p.x, e.first.y + t * dy - p.y);
    };
    double best = 1e300;
    for (const auto& e : edges(a)) {
        for (const auto& f : edges(b)) {
            best = std::min({best, toEdge(e.first, f), toEdge(f.first, e)});
        }
    }
    return best;
}

MultiPolygon triangle(std::mt19937& random, double around, double size) {
    std::uniform_real_distribution<double> place(-around, around);
    std::uniform_real_distribution<double> corner(1, size);
    const Point at{500'000 + place(random), 3'846'000 + place(random)};
    return {{Polygon{
        {at, {at.x + corner(random), at.y}, {at.x + corner(random) / 2, at.y + corner(random)}, at},
        {}}}};
}

TEST(NearestSearch, FindsWhatALookAtEveryFeatureFinds) {
    std::mt19937 random(4);
    std::vector<Geometry> features;
    for (int i = 0; i < 300; ++i) {
        features.push_back(triangle(random, 2'000, 60));
    }
    const NearestSearch search(zhengzhou(), features);
    int apart = 0;
    for (int i = 0; i < 100; ++i) {
        const Geometry place = triangle(random, 3'000, 20);
        double best = 1e300;
        bool overlaps = false;
        for (const Geometry& feature : features) {
            const auto common =
                intersection(std::get<MultiPolygon>(place), std::get<MultiPolygon>(feature));
            overlaps = overlaps || !common->area.polygons.empty();
            best = std::min(best, bruteForce(place, feature));
        }
        const auto found = search.nearest(place);
        ASSERT_TRUE(found && *found);
        const double expected = overlaps ? 0.0 : best;
        EXPECT_NEAR((*found)->separation.distance.meters(), expected, expected * 1e-6);
        const auto alone = separation(zhengzhou(), place, features[(*found)->index]);
        EXPECT_EQ((*found)->separation.distance, alone->value().distance);
        apart += overlaps ? 0 : 1;
    }
    EXPECT_GT(apart, 50);
}

TEST(NearestSearch, ComparesDistancesOnTheGround) {
    // In the plane of 114°E the feature in the west seems farther by the growing scale: 100 km east
    // and west of a place at 112°E, where the plane exaggerates the western one more.
    const auto toPlane = Transformer::create(*Crs::fromEpsg(4490), zhengzhou());
    const auto at = [&](double lon) { return toPlane->apply(Point{lon, 34.7}).value(); };
    const std::vector<Geometry> features{at(113.0004), at(111.0)};
    const auto found = NearestSearch(zhengzhou(), features).nearest(at(112.0));
    ASSERT_TRUE(found && *found);
    const Point place = at(112.0);
    const Point west = std::get<Point>(features[1]);
    const Point east = std::get<Point>(features[0]);
    EXPECT_GT(std::hypot(west.x - place.x, west.y - place.y),
              std::hypot(east.x - place.x, east.y - place.y));
    EXPECT_EQ((*found)->index, 1U);
}

TEST(NearestSearch, BreaksTiesByIndexAndKnowsEmptiness) {
    const std::vector<Geometry> features{
        Geometry(), placed("POINT (3 0)"), placed("POINT (3 0)"), placed("POINT (9 0)")};
    const NearestSearch search(zhengzhou(), features);
    EXPECT_EQ(search.nearest(placed("POINT (0 0)"))->value().index, 1U);
    EXPECT_FALSE(*search.nearest(Geometry()));
    EXPECT_FALSE(*NearestSearch(zhengzhou(), {}).nearest(placed("POINT (0 0)")));
    EXPECT_FALSE(
        *NearestSearch(zhengzhou(), std::span(features).first(1)).nearest(placed("POINT (0 0)")));
}

TEST(Circle, HasItsCornersOnTheCircle) {
    const MultiPolygon shape = circle({100, 200}, Length::meters(50));
    const Ring& ring = shape.polygons.at(0).outer;
    ASSERT_EQ(ring.size(), 73U);
    EXPECT_EQ(ring.front(), (Point{150, 200}));
    for (const Point& corner : ring) {
        EXPECT_NEAR(std::hypot(corner.x - 100, corner.y - 200), 50, 1e-9);
    }
    EXPECT_FALSE(findDefect(shape));
    // A regular polygon of n corners covers n/2 sin(2π/n) r².
    EXPECT_NEAR(areaOf(shape).squareMeters(), 36 * std::sin(std::numbers::pi / 36) * 2500, 1e-6);
}

TEST(EquivalentCircle, HasTheRadiusOfTheArea) {
    const MultiPolygon site = equivalentCircle({0, 0}, Area::hectares(1));
    EXPECT_NEAR(boundsOf(Geometry(site)).max.x, 56.41895835, 1e-6);  // √(10 000 / π)
}

}  // namespace
}  // namespace ruyuan::gis
