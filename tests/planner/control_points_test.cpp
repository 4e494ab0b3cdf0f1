// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/control_points.h"

#include "tests/support/sheet.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <format>
#include <fstream>

namespace ruyuan::planner {
namespace {

using testing::TemporaryFolder;

// EPSG:4547, Krüger's series to n^6: the marks of 郑州, 巩义, 登封, 新郑, 中牟.
struct Mark {
    const char* name;
    gis::Point lonLat;
    gis::Point meters;
};
constexpr Mark kMarks[] = {{"郑州", {113.6250, 34.7466}, {465661.650, 3846545.194}},
                           {"巩义", {112.982, 34.752}, {406787.397, 3847552.255}},
                           {"登封", {113.037, 34.460}, {411514.366, 3815108.437}},
                           {"新郑", {113.740, 34.396}, {476091.961, 3807618.770}},
                           {"中牟", {114.022, 34.722}, {502015.108, 3843752.349}}};

/// A city's own system: turned by 0.5°, another scale, another origin.
gis::Point local(gis::Point p) {
    const double angle = 0.5 * std::acos(-1.0) / 180;
    const gis::Point d{p.x - 460'000, p.y - 3'840'000};
    return {50'000 + 1.00004 * (std::cos(angle) * d.x - std::sin(angle) * d.y),
            80'000 + 1.00004 * (std::sin(angle) * d.x + std::cos(angle) * d.y)};
}

std::string table(bool degrees, bool northFirst, double error = 0) {
    std::string text = degrees ? "点名,from_x,from_y,经度,纬度\n" : "点名,原X,原Y,目标X,目标Y\n";
    for (const Mark& mark : kMarks) {
        gis::Point from = local(mark.meters);
        from.x += &mark == kMarks + 2 ? error : 0;
        from = northFirst ? gis::Point{from.y, from.x} : from;
        const gis::Point to = degrees ? mark.lonLat : mark.meters;
        text +=
            std::format("{},{:.3f},{:.3f},{:.4f},{:.4f}\n", mark.name, from.x, from.y, to.x, to.y);
    }
    return text;
}

std::filesystem::path written(const TemporaryFolder& folder, const std::string& text) {
    const auto file = folder.path() / "控制点.csv";
    std::ofstream(file) << text;
    return file;
}

TEST(ControlPoints, BringALocalSystemToItsPlace) {
    const TemporaryFolder folder;
    const auto metric = gis::Crs::fromEpsg(4547).value();
    for (const bool northFirst : {false, true}) {
        const auto fitted = readAlignment(written(folder, table(false, northFirst)), metric, 5);
        ASSERT_TRUE(fitted) << fitted.error().sentence.zh;
        EXPECT_EQ(fitted->northFirst, northFirst);
        EXPECT_LT(fitted->fit.rms, 0.002);
        gis::Point from = local({450'000, 3'830'000});
        from = northFirst ? gis::Point{from.y, from.x} : from;
        const auto there = std::get<gis::Point>(fitted->apply(gis::Geometry(from)));
        EXPECT_NEAR(there.x, 450'000, 0.005);
        EXPECT_NEAR(there.y, 3'830'000, 0.005);
    }
    const auto degrees = readAlignment(written(folder, table(true, false)), {}, 5);
    ASSERT_TRUE(degrees) << degrees.error().sentence.zh;
    EXPECT_EQ(degrees->target.epsg(), 4547);
}

TEST(ControlPoints, ThatDoNotAgreeAreRefusedWithTheOneThatIsWrong) {
    const TemporaryFolder folder;
    const auto refused = readAlignment(
        written(folder, table(false, false, 40)), gis::Crs::fromEpsg(4547).value(), 5);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, gis::ErrorCode::InvalidData);
    EXPECT_TRUE(refused.error().sentence.zh.contains("控制点 登封 可能有误"))
        << refused.error().sentence.zh;
    EXPECT_TRUE(refused.error().advice.zh.contains("--control-limit"));
    EXPECT_TRUE(readAlignment(
        written(folder, table(false, false, 40)), gis::Crs::fromEpsg(4547).value(), 50));
}

TEST(ControlPoints, AreRefusedWithoutEnoughOfThem) {
    const TemporaryFolder folder;
    const auto metric = gis::Crs::fromEpsg(4547).value();
    const auto one =
        readAlignment(written(folder, "点名,from_x,from_y,lon,lat\nA,1,2,113,34\n"), {}, 5);
    ASSERT_FALSE(one);
    EXPECT_EQ(one.error().code, gis::ErrorCode::InvalidData);
    EXPECT_TRUE(one.error().sentence.zh.contains("1 个")) << one.error().sentence.zh;
    const auto columns = readAlignment(written(folder, "点名,a,b\nA,1,2\n"), metric, 5);
    ASSERT_FALSE(columns);
    EXPECT_TRUE(columns.error().advice.zh.contains("from_x")) << columns.error().advice.zh;
    const auto blank = readAlignment(
        written(folder, "点名,from_x,from_y,lon,lat\nA,1,2,113,34\nB,,2,113,34\n"), {}, 5);
    ASSERT_FALSE(blank);
    EXPECT_TRUE(blank.error().sentence.zh.contains("B")) << blank.error().sentence.zh;
    const auto unnamed = readAlignment(written(folder, table(false, false)), {}, 5);
    ASSERT_FALSE(unnamed);
    EXPECT_EQ(unnamed.error().code, gis::ErrorCode::UnknownCrs);
    EXPECT_FALSE(readAlignment(folder.path() / "没有.csv", metric, 5));
}

TEST(ControlPoints, PlaceALedgerOfALocalSystem) {
    const TemporaryFolder folder;
    ImportRequest request = testing_support::sheetRequest();
    request.controlPoints = written(folder, table(true, false));
    testing_support::SheetRows rows{{"企业名称", "X坐标", "Y坐标"}};
    for (const Mark& mark : kMarks) {
        const gis::Point from = local(mark.meters);
        rows.push_back({std::string(mark.name) + "厂",
                        std::format("{:.3f}", from.x),
                        std::format("{:.3f}", from.y)});
    }
    rows.push_back({"远方厂", "250000", "80000"});
    Project project;
    const auto done = testing_support::importSheet(project, rows, request);
    ASSERT_TRUE(done) << done.error().sentence.zh;
    for (std::size_t i = 0; i < std::size(kMarks); ++i) {
        const auto place = std::get<gis::Point>(project.sites[i].place);
        EXPECT_NEAR(place.x, kMarks[i].lonLat.x, 1e-7) << kMarks[i].name;
        EXPECT_NEAR(place.y, kMarks[i].lonLat.y, 1e-7) << kMarks[i].name;
        EXPECT_GT(project.sites[i].positionError.value_or(0), 200) << "geocoded, and the fit";
    }
    EXPECT_EQ(project.sources[0].crsSource, "control points");
    EXPECT_TRUE(done->coordinates.zh.contains("四参数")) << done->coordinates.zh;
    const bool doubted = std::ranges::any_of(project.issues, [](const ImportIssue& issue) {
        return issue.sentence.zh.contains("外推");
    });
    EXPECT_TRUE(doubted);
}

}  // namespace
}  // namespace ruyuan::planner
