// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/crs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <ranges>
#include <vector>

namespace ruyuan::gis {
namespace {

Crs epsg(int code) {
    return Crs::fromEpsg(code).value();
}

Box around(Point a, Point b) {
    Box box;
    box.add(a);
    box.add(b);
    return box;
}

// Computed with Krüger's series to n^6, independently of PROJ, to less than a millimetre.
struct Control {
    const char* place;
    Point lonLat;
    Point meters;  // EPSG:4547
};
constexpr Control kControls[] = {
    {"Zhengzhou", {113.6250, 34.7466}, {465661.650, 3846545.194}},
    {"Gongyi", {112.982, 34.752}, {406787.397, 3847552.255}},
    {"Dengfeng", {113.037, 34.460}, {411514.366, 3815108.437}},
    {"Xinzheng", {113.740, 34.396}, {476091.961, 3807618.770}},
    {"Zhongmu", {114.022, 34.722}, {502015.108, 3843752.349}},
};

void expectNear(Point actual, Point expected, double tolerance, const char* what) {
    EXPECT_NEAR(actual.x, expected.x, tolerance) << what;
    EXPECT_NEAR(actual.y, expected.y, tolerance) << what;
}

void expectBothWays(int code, Point lonLat, Point meters, double tolerance, const char* what) {
    const auto there = Transformer::create(epsg(4490), epsg(code)).value();
    const auto back = Transformer::create(epsg(code), epsg(4490)).value();
    expectNear(there.apply(lonLat).value(), meters, tolerance, what);
    expectNear(back.apply(meters).value(), lonLat, tolerance / 90'000.0, what);  // of degrees
}

TEST(Transformer, AgreesWithControlPointsBothWays) {
    for (const Control& control : kControls) {
        expectBothWays(4547, control.lonLat, control.meters, 0.001, control.place);
        const Point withZone{control.meters.x + 38'000'000.0, control.meters.y};
        expectBothWays(4526, control.lonLat, withZone, 0.001, control.place);
    }
}

TEST(Transformer, AgreesWithControlPointsOfSixDegreeZones) {
    const Point lonLat = kControls[0].lonLat;
    expectBothWays(4508, lonLat, {740397.5, 3849621.1}, 0.06, "CM 111E");
    expectBothWays(4509, lonLat, {190892.5, 3851673.5}, 0.06, "CM 117E");
    expectBothWays(4497, lonLat, {19740397.5, 3849621.1}, 0.06, "zone 19");
    expectBothWays(4498, lonLat, {20190892.5, 3851673.5}, 0.06, "zone 20");
}

TEST(Transformer, ReachesFarOutsideItsZone) {
    // `cs2cs -f %.4f EPSG:4490 EPSG:4547` for Sanmenxia, 2.8 degrees west of the meridian.
    const auto there = Transformer::create(epsg(4490), epsg(4547)).value();
    expectNear(
        there.apply(Point{111.2, 34.78}).value(), {243674.9645, 3853760.8035}, 0.001, "Sanmenxia");
}

TEST(Transformer, TakesWgs84AndCgcs2000AsEqual) {
    const auto degrees = Transformer::create(epsg(4326), epsg(4490)).value();
    expectNear(degrees.apply(Point{113.625, 34.7466}).value(), {113.625, 34.7466}, 1e-9, "4326");
    const auto meters = Transformer::create(epsg(4326), epsg(4547)).value();
    expectNear(meters.apply(kControls[0].lonLat).value(), kControls[0].meters, 0.001, "4326-4547");
    // UTM 50N of WGS 84 has the same meridian as EPSG:4509, scaled by 0.9996 (CM 117E).
    const auto utm = Transformer::create(epsg(32650), epsg(4509)).value();
    const Point scaled{500000.0 + (190892.5 - 500000.0) * 0.9996, 3851673.5 * 0.9996};
    expectNear(utm.apply(scaled).value(), {190892.5, 3851673.5}, 0.01, "32650-4509");
}

TEST(Transformer, ReadsWebMercator) {
    // x = a * longitude in radians, y = a * ln tan(pi/4 + latitude/2), a = 6378137 (EPSG 1024).
    const double a = 6378137.0;
    const double radian = 3.14159265358979323846 / 180.0;
    const Point mercator{a * 113.625 * radian,
                         a * std::log(std::tan(radian * (45.0 + 34.7466 / 2.0)))};
    const auto back = Transformer::create(epsg(3857), epsg(4490)).value();
    expectNear(back.apply(mercator).value(), {113.625, 34.7466}, 1e-8, "3857");
}

TEST(Transformer, RefusesDatumsWithoutPublicParameters) {
    for (const int old : {2414, 2435, 4214, 21453, 2383, 2362, 4610, 4555}) {
        for (const int target : {4547, 4490, 4326}) {
            const auto refused = Transformer::create(epsg(old), epsg(target));
            ASSERT_FALSE(refused) << old << " " << target;
            EXPECT_EQ(refused.error().code, ErrorCode::NoTransformation);
            EXPECT_THAT(refused.error().sentence.en, testing::HasSubstr("survey office"));
            EXPECT_THAT(refused.error().sentence.zh, testing::HasSubstr("转换参数"));
            EXPECT_FALSE(Transformer::create(epsg(target), epsg(old)));
        }
    }
}

TEST(Transformer, ChangesZoneWithinAnOldDatum) {
    const auto transformer = Transformer::create(epsg(2362), epsg(2383)).value();
    expectNear(transformer.apply(Point{38465661.65, 3846545.194}).value(),
               {465661.65, 3846545.194},
               0.001,
               "Xian 1980");
}

TEST(Transformer, UsesParametersOfADefinition) {
    // Beijing 1954 with three parameters that the data's owner wrote into the definition.
    const auto local =
        Crs::fromText("+proj=longlat +ellps=krass +towgs84=15.8,-154.4,-82.3 +type=crs");
    ASSERT_TRUE(local);
    const auto transformer = Transformer::create(*local, epsg(4490));
    ASSERT_TRUE(transformer) << transformer.error().sentence.en;
    // `cct -d 9` of the same shift between the two ellipsoids.
    expectNear(transformer->apply(Point{113.625, 34.7466}).value(),
               {113.625517648, 34.746772524},
               2e-8,
               "own");
}

TEST(Transformer, RefusesAnUnknownDatum) {
    const auto unknown = Crs::fromText("+proj=longlat +ellps=krass +type=crs");
    ASSERT_TRUE(unknown);
    const auto refused = Transformer::create(*unknown, epsg(4490));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoTransformation);
}

TEST(Transformer, RefusesPointsOutsideAndKeepsTheRest) {
    const auto transformer = Transformer::create(epsg(4547), epsg(4490)).value();
    std::vector<Point> points{kControls[0].meters, {38465661.65, 3846545.194}};
    const auto before = points;
    const auto refused = transformer.apply(points);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::NoTransformation);
    EXPECT_EQ(points, before);
    const auto degrees = Transformer::create(epsg(4490), epsg(4547)).value();
    EXPECT_FALSE(degrees.apply(Point{465661.65, 3846545.194}));
    EXPECT_FALSE(degrees.apply(Point{std::nan(""), 34.0}));
    EXPECT_FALSE(degrees.apply(Point{34.7466, 113.625}));
}

TEST(Transformer, UsesADatumChangeOnlyWhereItHolds) {
    // NAD27 to NAD83 has operations for North America only.
    const auto transformer = Transformer::create(epsg(4267), epsg(4269));
    ASSERT_TRUE(transformer);
    EXPECT_FALSE(transformer->apply(Point{113.6, 34.7}));
}

TEST(Transformer, MovesEveryPointOfAGeometry) {
    const auto transformer = Transformer::create(epsg(4547), epsg(4526)).value();
    const Polygon square{{{4e5, 38e5}, {5e5, 38e5}, {5e5, 39e5}, {4e5, 38e5}},
                         {{{45e4, 381e4}, {46e4, 382e4}, {46e4, 381e4}, {45e4, 381e4}}}};
    const auto moved = transformer.apply(Geometry{MultiPolygon{{square}}});
    ASSERT_TRUE(moved);
    Geometry expected = MultiPolygon{{square}};
    forEachPoint(expected, [](Point& point) { point.x += 38e6; });
    std::vector<Point> wanted;
    std::vector<Point> found;
    forEachPoint(expected, [&](const Point& point) { wanted.push_back(point); });
    forEachPoint(*moved, [&](const Point& point) { found.push_back(point); });
    ASSERT_EQ(found.size(), wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        expectNear(found[i], wanted[i], 0.001, "point");
    }
}

TEST(Transformer, LeavesNoPlaceAsItIs) {
    const auto transformer = Transformer::create(epsg(4490), epsg(4547)).value();
    EXPECT_TRUE(isEmpty(transformer.apply(Geometry{}).value()));
}

TEST(Crs, KnowsItsKind) {
    EXPECT_TRUE(epsg(4490).isGeographic());
    EXPECT_FALSE(epsg(4490).isMetric());
    EXPECT_TRUE(epsg(4547).isMetric());
    EXPECT_FALSE(epsg(2231).isMetric());  // US survey feet
    EXPECT_EQ(epsg(4547).label(), "EPSG:4547 CGCS2000 / 3-degree Gauss-Kruger CM 114E");
}

TEST(Crs, StorageIsCgcs2000) {
    EXPECT_EQ(storageCrs().epsg(), 4490);
    EXPECT_TRUE(storageCrs().isSame(epsg(4490)));
    EXPECT_FALSE(storageCrs().isSame(epsg(4326)));
}

// The wording of ArcGIS: east first, other names, no code.
constexpr const char* kEsriZone38 =
    R"(PROJCS["CGCS2000_3_Degree_GK_Zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",)"
    R"(DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
    R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],)"
    R"(PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],)"
    R"(PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],)"
    R"(PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])";

TEST(Crs, RecognisesTheWordingOfArcGis) {
    const auto esri = Crs::fromText(kEsriZone38);
    ASSERT_TRUE(esri);
    EXPECT_EQ(esri->epsg(), 4526);
    EXPECT_TRUE(esri->isSame(epsg(4526)));
    EXPECT_FALSE(esri->isSame(epsg(4547)));
    const auto transformer = Transformer::create(*esri, epsg(4490));
    ASSERT_TRUE(transformer);
    expectNear(transformer->apply(Point{38465661.650, 3846545.194}).value(),
               kControls[0].lonLat,
               1e-8,
               "ESRI");
}

TEST(Crs, SurvivesItsText) {
    for (const int code : {4490, 4547, 4526, 3857, 2383}) {
        const auto again = Crs::fromText(epsg(code).wkt());
        ASSERT_TRUE(again) << code;
        EXPECT_TRUE(again->isSame(epsg(code))) << code;
        EXPECT_EQ(again->epsg(), code);
    }
}

TEST(Crs, ReadsCodesAndRefusesNonsense) {
    EXPECT_EQ(Crs::fromText("EPSG:4547").value().epsg(), 4547);
    EXPECT_EQ(Crs::fromText("4547").value().epsg(), 4547);
    for (const char* text : {"", "EPSG:999999", "nowhere", "/etc/hostname", "GEOGCS[\"broken"}) {
        const auto refused = Crs::fromText(text);
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.error().code, ErrorCode::UnknownCrs);
        EXPECT_FALSE(refused.error().advice.empty());
    }
}

TEST(WorkingCrs, TakesTheNearestMeridian) {
    EXPECT_EQ(workingCrs(around({112.70, 34.26}, {114.25, 34.98})).value().epsg(), 4547);
    EXPECT_EQ(workingCrs(around({110.4, 33.8}, {112.0, 35.1})).value().epsg(), 4546);  // Sanmenxia
    EXPECT_EQ(workingCrs(around({73.6, 39.0}, {73.6, 39.0})).value().epsg(), 4534);
    EXPECT_EQ(workingCrs(around({136.4, 48.0}, {136.4, 48.0})).value().epsg(), 4554);
}

TEST(WorkingCrs, RefusesPlacesWithoutAZone) {
    for (const Box& box :
         {Box{}, around({2.0, 48.0}, {3.0, 49.0}), around({4e5, 3e6}, {5e5, 4e6})}) {
        const auto refused = workingCrs(box);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    }
}

std::vector<int> codes(const std::vector<CrsCandidate>& candidates) {
    std::vector<int> result;
    for (const CrsCandidate& candidate : candidates) {
        result.push_back(candidate.crs.epsg().value());
    }
    return result;
}

TEST(CandidateCrs, ReadsTheRangeOfTheNumbers) {
    using testing::ElementsAre;
    EXPECT_THAT(codes(candidateCrs(around({112.7, 34.3}, {114.2, 34.9}))),
                ElementsAre(4490, 4326, 4610, 4214));
    EXPECT_THAT(codes(candidateCrs(around({38406787, 3807618}, {38502015, 3847552}))),
                ElementsAre(4526, 2362, 2414));
    EXPECT_THAT(codes(candidateCrs(around({406787, 3807618}, {502015, 3847552}))),
                ElementsAre(4547, 4546, 4548, 2383, 2435));
    EXPECT_THAT(codes(candidateCrs(around({19740397, 3807618}, {19750397, 3847552}))),
                ElementsAre(4497, 2333, 21419));
    EXPECT_THAT(codes(candidateCrs(around({740397, 3807618}, {750397, 3847552}))),
                ElementsAre(4508, 4507, 4509, 2344, 21459));
    EXPECT_THAT(codes(candidateCrs(around({190892, 3807618}, {195000, 3847552}))),
                ElementsAre(4509, 4508, 4510, 2345, 21460));
    EXPECT_THAT(codes(candidateCrs(around({12.5e6, 4.05e6}, {12.7e6, 4.2e6}))), ElementsAre(3857));
    EXPECT_THAT(codes(candidateCrs(around({2.0, 48.0}, {3.0, 49.0}))), ElementsAre(4326));
}

TEST(CandidateCrs, SeesSwappedAxes) {
    const Box surveyors[] = {around({34.3, 112.7}, {34.9, 114.2}),
                             around({3807618, 38406787}, {3847552, 38502015}),
                             around({3807618, 406787}, {3847552, 502015})};
    const int first[] = {4490, 4526, 4547};
    for (const auto& [box, code] : std::views::zip(surveyors, first)) {
        const auto candidates = candidateCrs(box);
        ASSERT_FALSE(candidates.empty());
        EXPECT_EQ(candidates[0].crs.epsg(), code);
        EXPECT_THAT(candidates[0].reason.en, testing::HasSubstr("swap"));
        EXPECT_THAT(candidates[0].reason.zh, testing::HasSubstr("对调"));
    }
}

TEST(CandidateCrs, HasNoneForMeaninglessNumbers) {
    EXPECT_TRUE(candidateCrs(Box{}).empty());
    EXPECT_TRUE(candidateCrs(around({1e9, 1e9}, {2e9, 2e9})).empty());
    EXPECT_TRUE(candidateCrs(around({0, 0}, {38502015, 3847552})).empty());
}

TEST(GeodesicDistance, AgreesWithGeod) {
    // `geod +ellps=GRS80 -I -F %.4f` from Zhengzhou to Sanmenxia and to Gongyi.
    const Point zhengzhou = kControls[0].lonLat;
    EXPECT_NEAR(geodesicDistance(epsg(4490), zhengzhou, {111.2, 34.78}).value().meters(),
                222034.9232,
                0.001);
    EXPECT_NEAR(geodesicDistance(epsg(4490), zhengzhou, kControls[1].lonLat).value().meters(),
                58879.7060,
                0.001);
    EXPECT_NEAR(
        geodesicDistance(epsg(4547), kControls[0].meters, kControls[1].meters).value().meters(),
        58879.7060,
        0.002);
}

TEST(GeodesicDistance, KnowsTheLengthOfADegreeOnTheEquator) {
    // a * pi / 180 with a = 6378137 m.
    EXPECT_NEAR(
        geodesicDistance(epsg(4490), {100, 0}, {101, 0}).value().meters(), 111319.4908, 0.0001);
}

TEST(GeodesicDistance, RefusesPointsThatCannotBeUnprojected) {
    EXPECT_FALSE(
        geodesicDistance(epsg(4547), {38465661.65, 3846545.194}, {465661.65, 3846545.194}));
}

}  // namespace
}  // namespace ruyuan::gis
