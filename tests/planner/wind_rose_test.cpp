// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/wind_rose.h"

#include "planner/exposure.h"
#include "planner/intake.h"
#include "support/ground.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace ruyuan::planner {
namespace {

using ::testing::HasSubstr;
using testing::TemporaryFolder;

/// All wind from one direction.
WindRose onlyFrom(std::size_t direction) {
    WindRose rose;
    rose.season = "全年";
    rose.percent[direction] = 100;
    return rose;
}

TEST(WindRose, Trap16CarriesAwayFromWhereTheWindBlowsFrom) {
    const WindRose north = onlyFrom(0);
    EXPECT_DOUBLE_EQ(shareBlownTo(north, 180), 1);  // a north wind blows to the south
    EXPECT_DOUBLE_EQ(shareBlownTo(north, 0), 0);
    EXPECT_DOUBLE_EQ(shareBlownTo(onlyFrom(4), 270), 1);  // an east wind to the west
}

TEST(WindRose, SharesLinearlyBetweenDirections) {
    const WindRose north = onlyFrom(0);
    EXPECT_NEAR(shareBlownTo(north, 180 + 11.25), 0.5, 1e-12);
    EXPECT_NEAR(shareBlownTo(north, 180 - 11.25), 0.5, 1e-12);
    EXPECT_NEAR(shareBlownTo(north, 180 + 22.5), 0, 1e-12);
    EXPECT_NEAR(shareBlownTo(north, -180), 1, 1e-12);
}

TEST(WindRose, CalmCountsForEveryDirectionAlike) {
    WindRose calm;
    calm.calm = 100;
    for (const double azimuth : {0.0, 33.0, 190.0}) {
        EXPECT_NEAR(shareBlownTo(calm, azimuth), 1.0 / 16, 1e-12);
    }
}

TEST(WindRose, TheRarestDirectionIsNotTheOneOppositeTheMostFrequent) {
    WindRose rose;
    rose.percent = {9, 4, 3, 10, 7, 4, 4, 5, 9, 5, 4, 1, 3, 4, 7, 4};
    EXPECT_EQ(windDirections()[rarestDirection(rose)], "WSW");
}

struct WindFile {
    explicit WindFile(const std::string& rows) {
        std::ofstream(folder / "风.csv") << "站号,站名,年份,季节,N,NNE,NE,ENE,E,ESE,SE,SSE,S,SSW,"
                                            "SW,WSW,W,WNW,NW,NNW,C,平均风速\n"
                                         << rows;
        ImportRequest request = *requestFor("wind");
        request.file = folder / "风.csv";
        summary = importFile(project, request);
    }
    TemporaryFolder folder;
    Project project;
    gis::Result<ImportSummary> summary;
};

TEST(WindRose, IsReadFromATable) {
    const WindFile file(
        "57083,郑州,2009-2018,全年,4,5,7,10,7,4,4,5,9,5,4,3,3,4,7,4,15,2.3\n"
        "57083,郑州,2009-2018,冬季,5,5,6,8,5,3,3,3,5,3,4,4,5,8,12,7,14,\n");
    ASSERT_TRUE(file.summary.has_value()) << file.summary.error().sentence.en;
    ASSERT_EQ(file.project.windRoses.size(), 2U);
    const WindRose& year = *roseOf(file.project.windRoses);
    EXPECT_EQ(year.station, "57083 郑州");
    EXPECT_DOUBLE_EQ(year.percent[3], 10);
    EXPECT_DOUBLE_EQ(year.calm, 15);
    EXPECT_DOUBLE_EQ(*year.speed, 2.3);
    EXPECT_FALSE(roseOf(file.project.windRoses, "冬季")->speed);
    EXPECT_EQ(roseOf(file.project.windRoses, "夏季"), nullptr);
}

TEST(WindRose, RowsThatDoNotAddUpAreLeftOutWithTheReason) {
    const WindFile file(
        "1,甲,2018,全年,44,5,7,10,7,4,4,5,9,5,4,3,3,4,7,4,15,2\n"
        "1,甲,2018,冬季,x,5,6,8,5,3,3,3,5,3,4,4,5,8,12,7,14,2\n");
    ASSERT_TRUE(file.summary.has_value());
    EXPECT_TRUE(file.project.windRoses.empty());
    ASSERT_EQ(file.project.issues.size(), 2U);
    EXPECT_THAT(file.project.issues[0].sentence.en, HasSubstr("140 %"));
    EXPECT_THAT(file.project.issues[1].sentence.en, HasSubstr("N is no number"));
}

TEST(Exposure, CountsPeopleWhereTheWindBlows) {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    for (const char* wkt : {"POLYGON((0 0,200 0,200 200,0 200,0 0))",
                            "POLYGON((0 30000,200 30000,200 30200,0 30200,0 30000))"}) {
        Park park;
        park.id = "P";
        park.place = tests::placeAt(wkt);
        park.accuracy = Accuracy::Surveyed;
        project.parks.push_back(park);
    }
    project.parks.emplace_back();  // without a place
    County county;
    county.place = tests::areaAt(
        "POLYGON((-50000 -50000,50000 -50000,50000 50000,-50000 50000,-50000 -50000))");
    project.counties.push_back(county);
    const WindRose north = onlyFrom(0);
    auto nothing = exposureOfParks(project, north);
    ASSERT_TRUE(nothing.has_value());
    EXPECT_FALSE((*nothing)[0]) << "no layer of sensitive places";
    ConstraintLayer layer;
    layer.kind = "sensitive-place";
    const auto add = [&](const char* wkt, std::optional<double> people) {
        ConstraintFeature place;
        place.place = tests::placeAt(wkt);
        place.population = people;
        layer.features.push_back(place);
    };
    add("POINT(100 -1900)", 800);  // 2 km south of the first park
    add("POINT(100 2100)", 5000);  // north of it: no wind blows there
    add("POINT(100 -7000)", 900);  // farther than 5 km
    add("POINT(100 29000)", {});   // 1.1 km south of the second; 900 as the others' median
    project.constraints.push_back(layer);
    const auto exposed = exposureOfParks(project, north);
    ASSERT_TRUE(exposed.has_value());
    EXPECT_NEAR(*(*exposed)[0], 800, 15);  // grid north is not quite north
    EXPECT_NEAR(*(*exposed)[1], 900, 15);
    EXPECT_FALSE((*exposed)[2]);
}

}  // namespace
}  // namespace ruyuan::planner
