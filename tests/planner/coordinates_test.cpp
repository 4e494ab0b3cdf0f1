// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/coordinates.h"

#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

struct CellCase {
    const char* cell;
    std::optional<double> value;
};
class CoordinateCell : public testing::TestWithParam<CellCase> {};

TEST_P(CoordinateCell, IsReadInEverySpelling) {
    const auto number = readCoordinate(GetParam().cell);
    ASSERT_EQ(number.has_value(), GetParam().value.has_value()) << GetParam().cell;
    if (number) {
        EXPECT_NEAR(number->value, *GetParam().value, 1e-9) << GetParam().cell;
    }
}

// 113°40′12.5″ is 113 + 40/60 + 12.5/3600 = 113.670138888…
constexpr double kDegrees = 113.67013888888889;
INSTANTIATE_TEST_SUITE_P(Spellings,
                         CoordinateCell,
                         testing::Values(CellCase{"113.67", 113.67},
                                         CellCase{"１１３．６７", 113.67},
                                         CellCase{"113。67", 113.67},
                                         CellCase{"东经113.67", 113.67},
                                         CellCase{"113.67°", 113.67},
                                         CellCase{"E 113.67", 113.67},
                                         CellCase{"113°40′12.5″", kDegrees},
                                         CellCase{"113度40分12.5秒", kDegrees},
                                         CellCase{"E113°40'12.5\"", kDegrees},
                                         CellCase{"113°40'12.5''", kDegrees},
                                         CellCase{"１１３°４０′１２．５″", kDegrees},
                                         CellCase{"113:40:12.5", kDegrees},
                                         CellCase{"113-40-12.5", kDegrees},
                                         CellCase{"113 40 12.5", kDegrees},
                                         CellCase{"113°40′12.5″E", kDegrees},
                                         CellCase{"113°40.2083333333′", kDegrees},
                                         CellCase{"113度40分", 113 + 40 / 60.0},
                                         CellCase{"38465661.650", 38465661.650},
                                         CellCase{"113°70′12″", {}},
                                         CellCase{"113°40′72″", {}},
                                         CellCase{"中原路", {}},
                                         CellCase{"", {}},
                                         CellCase{"/", {}},
                                         CellCase{"113.67x", {}}));

class CoordinatePair : public testing::TestWithParam<const char*> {};

TEST_P(CoordinatePair, StandsInOneCell) {
    const auto pair = readCoordinatePair(GetParam());
    ASSERT_TRUE(pair) << GetParam();
    const bool turned = pair->first.heading == Heading::North;
    EXPECT_NEAR(turned ? pair->second.value : pair->first.value, 113.67, 1e-9) << GetParam();
    EXPECT_NEAR(turned ? pair->first.value : pair->second.value, 34.75, 1e-9) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(Spellings,
                         CoordinatePair,
                         testing::Values("113.67,34.75",
                                         "113.67，34.75",
                                         "（113.67, 34.75）",
                                         "113.67 34.75",
                                         "113.67；34.75",
                                         "113.67、34.75",
                                         "东经113.67 北纬34.75",
                                         "东经113.67北纬34.75",
                                         "E113.67 N34.75",
                                         "113.67E 34.75N",
                                         "N34.75，E113.67",
                                         "113°40′12″E 34°45′00″N",
                                         "E113°40'12\",N34°45'0\""));

TEST(CoordinatePair, IsNothingForOtherText) {
    for (const char* cell : {"", "113.67", "中原路1号", "113.67,", "a,b"}) {
        EXPECT_FALSE(readCoordinatePair(cell)) << cell;
    }
}

TEST(CoordinateParts, StandInThreeColumns) {
    EXPECT_NEAR(degreesFromParts("113", "40", "12.5")->value, kDegrees, 1e-9);
    EXPECT_NEAR(degreesFromParts("113", "40", "")->value, 113 + 40 / 60.0, 1e-9);
    EXPECT_FALSE(degreesFromParts("", "40", "12"));
    EXPECT_FALSE(degreesFromParts("113", "61", "12"));
}

TEST(PackedDegrees, AreSuspectedOnlyWhenEveryCellAllowsIt) {
    const std::vector<std::string> packed{
        "113.4012", "113.3559", "113.0530", "113.1245", "113.5901"};
    EXPECT_TRUE(looksLikePackedDegrees(packed));
    std::vector<std::string> decimal = packed;
    decimal[2] = "113.6712";
    EXPECT_FALSE(looksLikePackedDegrees(decimal));
    EXPECT_FALSE(looksLikePackedDegrees(std::span(packed).first(4)));
}

std::optional<RawPlace> raw(double first, double second) {
    return RawPlace{{first}, {second}};
}

TEST(PlaceRows, ExchangesLongitudeAndLatitudeOnlyWhenThatIsPlain) {
    const std::vector<std::optional<RawPlace>> rows{
        raw(113.67, 34.75), raw(34.75, 113.67), raw(0, 0), std::nullopt, raw(11.367, 34.75)};
    const auto placed = placeRows(rows, {});
    ASSERT_TRUE(placed);
    EXPECT_EQ(placed->crsSource, "lon/lat columns");
    EXPECT_EQ(placed->places[0], (gis::Point{113.67, 34.75}));
    EXPECT_EQ(placed->places[1], (gis::Point{113.67, 34.75}));
    EXPECT_FALSE(placed->places[2] || placed->places[3] || placed->places[4]);
    ASSERT_EQ(placed->remarks.size(), 3U);
    EXPECT_EQ(placed->remarks[0].first, 1U);
    EXPECT_EQ(placed->remarks[1].first, 2U);
    EXPECT_EQ(placed->remarks[2].first, 4U);
}

// domain: the control point of 郑州 in 4547 and 4526 (Krüger n⁶).
constexpr double kNorth = 3846545.194;
constexpr double kEast = 465661.650;

TEST(PlaceRows, RefusesMetersOfAnUnnamedSystemAndNamesCandidates) {
    const std::vector<std::optional<RawPlace>> rows{raw(kNorth, 38'000'000 + kEast)};
    const auto placed = placeRows(rows, {});
    ASSERT_FALSE(placed);
    EXPECT_EQ(placed.error().code, gis::ErrorCode::UnknownCrs);
    EXPECT_TRUE(placed.error().sentence.zh.contains("EPSG:4526")) << placed.error().sentence.zh;
}

TEST(PlaceRows, KnowsThatSurveyorsCallNorthX) {
    for (const auto& [code, shift] : {std::pair{4547, 0.0}, std::pair{4526, 38e6}}) {
        const std::vector<std::optional<RawPlace>> rows{
            raw(kNorth, kEast + shift), raw(kEast + shift, kNorth), raw(113, 34)};
        const auto placed = placeRows(rows, gis::Crs::fromEpsg(code).value());
        ASSERT_TRUE(placed);
        for (const std::size_t row : {0U, 1U}) {
            ASSERT_TRUE(placed->places[row]);
            EXPECT_NEAR(placed->places[row]->x, 113.6250, 1e-7);
            EXPECT_NEAR(placed->places[row]->y, 34.7466, 1e-7);
        }
        EXPECT_FALSE(placed->places[2]);
        EXPECT_EQ(placed->remarks.size(), 2U);
    }
}

TEST(AccuracyWords, AreThoseOfLedgers) {
    EXPECT_EQ(accuracyFromText("实测"), Accuracy::Surveyed);
    EXPECT_EQ(accuracyFromText("RTK测量"), Accuracy::Surveyed);
    EXPECT_EQ(accuracyFromText("手持GPS测量"), Accuracy::Gps);
    EXPECT_EQ(accuracyFromText("图上量取"), Accuracy::Digitised);
    EXPECT_EQ(accuracyFromText("地址匹配"), Accuracy::Geocoded);
    EXPECT_EQ(accuracyFromText("仅知县区"), Accuracy::County);
    EXPECT_EQ(accuracyFromText("digitised"), Accuracy::Digitised);
    EXPECT_EQ(accuracyFromText("不详"), std::nullopt);
}

}  // namespace
}  // namespace ruyuan::planner
