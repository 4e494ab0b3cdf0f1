// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/place_system.h"
#include "tests/support/shared_data.h"
#include "tests/support/sheet.h"

#include <gtest/gtest.h>

#include <cmath>
#include <format>

namespace ruyuan::planner {
namespace {

using gis::ChinaOffset;
using testing_support::importSheet;
using testing_support::sheetRequest;
using testing_support::SheetRows;

constexpr std::array<gis::Point, 6> kFirms{{{113.6250, 34.7466},
                                            {112.982, 34.752},
                                            {113.037, 34.460},
                                            {113.740, 34.396},
                                            {114.022, 34.722},
                                            {113.40, 34.80}}};

std::string firm(std::size_t i) {
    return std::format("第{}水泥厂", i + 1);
}

/// A ledger of the firms as a map with the offset has them.
SheetRows ledger(ChinaOffset offset, const char* lon = "经度", const char* lat = "纬度") {
    SheetRows rows{{"企业名称", lon, lat}};
    for (std::size_t i = 0; i < kFirms.size(); ++i) {
        const gis::Point p = gis::displaced(offset, kFirms[i]);
        rows.push_back({firm(i), std::format("{:.7f}", p.x), std::format("{:.7f}", p.y)});
    }
    return rows;
}

/// A project that knows the firms from a survey.
Project surveyed() {
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    for (std::size_t i = 0; i < kFirms.size(); ++i) {
        Site site;
        site.id = std::format("S{:04}", i + 1);
        site.name = firm(i);
        site.place = kFirms[i];
        site.accuracy = Accuracy::Surveyed;
        project.sites.push_back(site);
    }
    return project;
}

double metersOff(const Project& project, std::size_t i) {
    const auto& place = project.sites[project.sites.size() - kFirms.size() + i].place;
    return residualsTo(std::get<gis::Point>(place), kFirms[i])[0];
}

void expectAtTheirPlaces(const Project& project, double meters) {
    for (std::size_t i = 0; i < kFirms.size(); ++i) {
        EXPECT_LT(metersOff(project, i), meters) << firm(i);
    }
}

TEST(IntakeDatum, ConvertsWhatIsStatedAndTellsIt) {
    for (const ChinaOffset offset : {ChinaOffset::Gcj02, ChinaOffset::Bd09}) {
        Project project;
        ImportRequest request = sheetRequest();
        ASSERT_TRUE(stateSystem(request, gis::name(offset)));
        const auto done = importSheet(project, ledger(offset), request);
        ASSERT_TRUE(done) << done.error().sentence.zh;
        expectAtTheirPlaces(project, 0.02);
        EXPECT_EQ(project.sources.back().crs, gis::name(offset));
        EXPECT_EQ(project.sources.back().crsSource, "option");
        EXPECT_TRUE(done->coordinates.zh.contains(gis::name(offset))) << done->coordinates.zh;
        ASSERT_EQ(project.issues.size(), 1U);
        EXPECT_EQ(project.issues[0].field, "place");
    }
}

TEST(IntakeDatum, TakesAHeaderThatNamesTheDatum) {
    Project project;
    const auto done = importSheet(project, ledger(ChinaOffset::Bd09, "bd09_lng", "bd09_lat"));
    ASSERT_TRUE(done) << done.error().sentence.zh;
    expectAtTheirPlaces(project, 0.02);
    EXPECT_EQ(project.sources.back().crsSource, "evidence");
}

TEST(IntakeDatum, AsksWhenOnlyTheMakerIsNamed) {
    Project project;
    const auto rows = ledger(ChinaOffset::Gcj02, "高德经度", "高德纬度");
    const auto asked = importSheet(project, rows);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, gis::ErrorCode::Undecided);
    EXPECT_TRUE(asked.error().sentence.zh.contains("高德经度")) << asked.error().sentence.zh;
    EXPECT_TRUE(asked.error().advice.zh.contains("--crs GCJ-02")) << asked.error().advice.zh;
    EXPECT_TRUE(project.sites.empty() && project.sources.empty());
    ImportRequest request = sheetRequest();
    request.acceptGuesses = true;
    ASSERT_TRUE(importSheet(project, rows, request));
    expectAtTheirPlaces(project, 0.02);
    EXPECT_EQ(project.sources.back().crsSource, "accepted guess");
    // The person may also know that they are not displaced.
    Project other;
    ImportRequest plain = sheetRequest();
    ASSERT_TRUE(stateSystem(plain, "EPSG:4490"));
    ASSERT_TRUE(importSheet(other, rows, plain));
    EXPECT_GT(metersOff(other, 0), 500);
    EXPECT_EQ(other.sources.back().crsSource, "option");
}

TEST(IntakeDatum, FindsTheDisplacementByFirmsThatAreKnown) {
    for (const ChinaOffset offset : kChinaOffsets) {
        Project project = surveyed();
        const auto done = importSheet(project, ledger(offset));
        ASSERT_TRUE(done) << done.error().sentence.zh;
        expectAtTheirPlaces(project, 0.02);
        EXPECT_EQ(project.sources.back().crsSource,
                  offset == ChinaOffset::None ? "lon/lat columns" : "evidence");
        EXPECT_TRUE(done->coordinates.zh.contains("6 处")) << done->coordinates.zh;
    }
}

TEST(IntakeDatum, WarnsWhenAStatementContradictsTheFirms) {
    Project project = surveyed();
    ImportRequest request = sheetRequest();
    ASSERT_TRUE(stateSystem(request, "EPSG:4490"));
    const auto done = importSheet(project, ledger(ChinaOffset::Gcj02), request);
    ASSERT_TRUE(done);
    EXPECT_GT(metersOff(project, 0), 500) << "what a person states is done";
    EXPECT_TRUE(done->coordinates.zh.contains("与旁证不符")) << done->coordinates.zh;
}

TEST(IntakeDatum, AsksWhenCellsNameTwoMakers) {
    SheetRows rows = ledger(ChinaOffset::Gcj02);
    rows[0].push_back("坐标来源");
    for (std::size_t i = 1; i < rows.size(); ++i) {
        rows[i].push_back(i % 2 == 0 ? "百度地图" : "高德地图");
    }
    Project project;
    const auto asked = importSheet(project, rows);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, gis::ErrorCode::Undecided);
    ImportRequest request = sheetRequest();
    ASSERT_TRUE(stateSystem(request, "高德"));
    ASSERT_TRUE(importSheet(project, rows, request));
    const auto doubted = std::ranges::count_if(project.issues, [](const ImportIssue& issue) {
        return issue.sentence.zh.contains("该行写“百度地图”");
    });
    EXPECT_EQ(doubted, 3);
}

SheetRows metric(int code, bool northFirst) {
    const auto there =
        gis::Transformer::create(gis::storageCrs(), gis::Crs::fromEpsg(code).value()).value();
    SheetRows rows{{"企业名称", "X坐标", "Y坐标"}};
    for (std::size_t i = 0; i < kFirms.size(); ++i) {
        const gis::Point p = there.apply(kFirms[i]).value();
        const auto x = std::format("{:.3f}", p.x);
        const auto y = std::format("{:.3f}", p.y);
        rows.push_back({firm(i), northFirst ? y : x, northFirst ? x : y});
    }
    return rows;
}

TEST(IntakeDatum, ProvesAnUnnamedProjectionByFirmsThatAreKnown) {
    for (const int code : {4547, 4526, 4497, 3857}) {
        Project project = surveyed();
        const auto done = importSheet(project, metric(code, code != 3857));
        if (code == 3857) {  // X and Y of Web Mercator are no Gauss-Krüger metres
            continue;
        }
        ASSERT_TRUE(done) << code << done.error().sentence.zh << done.error().advice.zh;
        expectAtTheirPlaces(project, 0.02);
        EXPECT_EQ(project.sources.back().crsSource, "evidence");
    }
}

TEST(IntakeDatum, AsksForADatumThatOnlyNumbersSuggest) {
    Project project;
    project.counties.push_back(testing_support::boxCounty("郑州", 112.7, 34.2, 114.3, 35.0));
    const auto rows = metric(4547, true);
    const auto asked = importSheet(project, rows);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, gis::ErrorCode::Undecided);
    EXPECT_TRUE(asked.error().sentence.zh.contains("EPSG:4547")) << asked.error().sentence.zh;
    EXPECT_TRUE(asked.error().sentence.zh.contains("西安 1980")) << asked.error().sentence.zh;
    ImportRequest request = sheetRequest();
    request.acceptGuesses = true;
    ASSERT_TRUE(importSheet(project, rows, request));
    expectAtTheirPlaces(project, 0.02);
    // A word of the file settles the datum, and an old datum has no public transformation.
    Project named;
    named.counties = project.counties;
    ASSERT_TRUE(importSheet(named, rows, sheetRequest("台账_国家2000.csv")));
    const auto old = importSheet(named, rows, sheetRequest("台账_西安80.csv"));
    ASSERT_FALSE(old);
    EXPECT_EQ(old.error().code, gis::ErrorCode::NoTransformation);
}

TEST(IntakeDatum, HeedsDegreesOfAnOldDatum) {
    Project project;
    const auto rows = ledger(ChinaOffset::None, "经度（西安80）", "纬度（西安80）");
    const auto asked = importSheet(project, rows);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, gis::ErrorCode::Undecided);
    EXPECT_TRUE(asked.error().sentence.zh.contains("西安 1980")) << asked.error().sentence.zh;
    ImportRequest request = sheetRequest();
    request.acceptGuesses = true;
    EXPECT_FALSE(importSheet(project, rows, request)) << "nothing is proposed";
    ASSERT_TRUE(stateSystem(request, "EPSG:4490"));
    EXPECT_TRUE(importSheet(project, rows, request));
}

// ---- real files ----

gis::Result<ImportSummary> importCounties(Project& project,
                                          const std::filesystem::path& file,
                                          const char* system = nullptr) {
    ImportRequest request;
    request.content = Content::Counties;
    request.file = file;
    if (system != nullptr) {
        EXPECT_TRUE(stateSystem(request, system));
    }
    return importFile(project, request);
}

TEST(RealFilesOfWebMaps, AreAskedAboutOrUnderstood) {
    const auto file = testing_support::sharedData("admin/410100_full.json");
    if (!exists(file)) {
        GTEST_SKIP() << "needs " << file;
    }
    Project project;
    const auto asked = importCounties(project, file);
    ASSERT_FALSE(asked) << "GCJ-02 that claims to be WGS 84";
    EXPECT_EQ(asked.error().code, gis::ErrorCode::Undecided);
    EXPECT_TRUE(project.counties.empty());
    ASSERT_TRUE(importCounties(project, file, "GCJ-02"));
    ASSERT_EQ(project.counties.size(), 12U);
    // With counties that are right, the same file needs no question.
    Project again;
    again.counties = project.counties;
    const auto found = importCounties(again, file);
    ASSERT_TRUE(found) << found.error().sentence.zh;
    EXPECT_EQ(again.sources.back().crs, "GCJ-02");
    EXPECT_EQ(again.sources.back().crsSource, "evidence");
    const auto& ring = again.counties.back().place.polygons[0].outer;
    EXPECT_LT(residualsTo(ring[0], project.counties.back().place)[0], 0.01);
}

TEST(RealFilesOfWebMaps, AreNotBelievedWhenTheyClaimCgcs2000) {
    const auto folder = testing_support::sharedData("derived_gk_gbk");
    const auto trusted = testing_support::sharedData("admin/410100_full.json");
    if (!exists(folder) || !exists(trusted)) {
        GTEST_SKIP() << "needs " << folder;
    }
    Project project;
    ASSERT_TRUE(importCounties(project, trusted, "GCJ-02"));
    const auto known = project.counties;
    // Its name and its .prj say CGCS2000; the counties say that GCJ-02 lies beneath.
    const auto file = folder / "zz_xian_cgcs2000_gk38_gbk.shp";
    const auto asked = importCounties(project, file);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, gis::ErrorCode::Undecided);
    EXPECT_TRUE(asked.error().advice.zh.contains("EPSG:4526+GCJ-02")) << asked.error().advice.zh;
    const auto done = importCounties(project, file, "EPSG:4526+GCJ-02");
    ASSERT_TRUE(done) << done.error().sentence.zh;
    EXPECT_TRUE(project.sources.back().crs.ends_with("+ GCJ-02")) << project.sources.back().crs;
    ASSERT_EQ(project.counties.size(), 2 * known.size());
    const auto& ring = project.counties.back().place.polygons[0].outer;
    EXPECT_LT(residualsTo(ring[0], known.back().place)[0], 1);
}

TEST(RealFilesOfWebMaps, WithoutASystemAreProvedByCounties) {
    const auto folder = testing_support::sharedData("derived_gk_gbk") / "中文路径";
    const auto trusted = testing_support::sharedData("admin/410100_full.json");
    if (!exists(folder) || !exists(trusted)) {
        GTEST_SKIP() << "needs " << folder;
    }
    Project empty;
    const auto unknown = importCounties(empty, folder / "郑州市县区_无prj.shp");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, gis::ErrorCode::UnknownCrs);
    Project project;
    ASSERT_TRUE(importCounties(project, trusted, "GCJ-02"));
    const auto found = importCounties(project, folder / "郑州市县区_无prj.shp");
    ASSERT_TRUE(found) << found.error().sentence.zh;
    EXPECT_TRUE(project.sources.back().crs.starts_with("EPSG:4547")) << project.sources.back().crs;
    EXPECT_TRUE(project.sources.back().crs.ends_with("+ GCJ-02")) << project.sources.back().crs;
    EXPECT_EQ(project.sources.back().crsSource, "evidence");
    // Without any outline of the same name the meridian is a guess.
    Project other;
    other.counties.push_back(testing_support::boxCounty("郑州", 112.7, 34.2, 114.3, 35.0));
    const auto asked = importCounties(other, folder / "郑州市县区_无prj.shp");
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, gis::ErrorCode::Undecided);
    EXPECT_TRUE(asked.error().sentence.zh.contains("EPSG:4547")) << asked.error().sentence.zh;
}

}  // namespace
}  // namespace ruyuan::planner
