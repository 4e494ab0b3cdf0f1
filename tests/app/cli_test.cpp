// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>

namespace ruyuan {
namespace {

using testing::ProgramResult;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeFile(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

/// A project with three sites and a built-up area drawn around two of them.
std::string smallProject(const TemporaryFolder& folder) {
    const std::string project = (folder / "小城.gpkg").string();
    writeFile(folder / "sites.csv",
              "企业名称,县区,经度,纬度,行业代码,所属行业,职工人数,主营业务收入(万元),占地面积(亩),"
              "是否列入重污染企业名单,改造后能否达标\n"
              "甲玻璃厂,中原区,113.60,34.75,3041,平板玻璃制造,350,5000,60,是,是\n"
              "乙铸造厂,中原区,113.61,34.76,3391,黑色金属铸造,50,800,20,是,否\n"
              "丙水泥厂,荥阳市,113.30,34.75,3011,水泥制造,350,5000,60,是,是\n");
    writeFile(folder / "built.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
              R"("properties":{"name":"中心城区"},"geometry":{"type":"Polygon","coordinates":)"
              R"([[[113.5,34.7],[113.7,34.7],[113.7,34.8],[113.5,34.8],[113.5,34.7]]]}}]})");
    EXPECT_EQ(
        ruyuan({"new", project, "--policy", "zhengzhou-2019-37", "--as-of", "2019-07-01"}).status,
        0);
    const auto sites = ruyuan({"import", project, "--sites", (folder / "sites.csv").string()});
    EXPECT_EQ(sites.status, 0) << sites.errors;
    const auto built =
        ruyuan({"import", project, "--built-up", (folder / "built.geojson").string()});
    EXPECT_EQ(built.status, 0) << built.errors;
    return project;
}

TEST(Cli, TellsItsVersion) {
    const auto result = ruyuan({"--version"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.output.rfind("ruyuan ", 0), 0U);
    EXPECT_EQ(result.errors, "");
}

TEST(Cli, HelpIsChineseByDefaultAndEnglishOnRequest) {
    EXPECT_NE(ruyuan({"--help"}).output.find("用法"), std::string::npos);
    const auto english = ruyuan({"--lang", "en", "--help"});
    EXPECT_NE(english.output.find("Make a new project"), std::string::npos);
    for (const char* command : {"new",
                                "import",
                                "screen",
                                "classify",
                                "suitability",
                                "plan",
                                "verify",
                                "run",
                                "export",
                                "show",
                                "policy"}) {
        EXPECT_NE(english.output.find(command), std::string::npos) << command;
        const auto help = ruyuan({command, "--help", "--lang", "en"});
        EXPECT_EQ(help.status, 0);
        EXPECT_NE(help.output.find("Example"), std::string::npos) << command;
    }
}

TEST(Cli, WrongUseHasItsOwnStatus) {
    EXPECT_EQ(ruyuan({}).status, 2);
    EXPECT_EQ(ruyuan({"fly"}).status, 2);
    EXPECT_EQ(ruyuan({"new"}).status, 2);
    EXPECT_EQ(ruyuan({"show", "p.gpkg", "everything"}).status, 2);
    EXPECT_EQ(ruyuan({"import", "p.gpkg"}).status, 2) << "nothing to import";
}

TEST(Cli, AnAsOfDateIsAskedFor) {
    const TemporaryFolder folder;
    const auto result = ruyuan({"new", (folder / "p.gpkg").string(), "--lang", "en"});
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.errors,
              "error: --as-of: an as-of date is needed\n"
              "  what to do: e.g. --as-of 2019-07-01; dates are judged by it, not by the clock\n");
    EXPECT_FALSE(exists(folder / "p.gpkg"));
}

TEST(Cli, AnUnknownPolicyListsTheKnownOnes) {
    const TemporaryFolder folder;
    const auto result = ruyuan(
        {"new", (folder / "p.gpkg").string(), "--policy", "atlantis", "--as-of", "2019-07-01"});
    EXPECT_EQ(result.status, 3);
    EXPECT_NE(result.errors.find("zhengzhou-2019-37"), std::string::npos);
}

TEST(Cli, AMissingFileIsNamed) {
    const TemporaryFolder folder;
    EXPECT_EQ(ruyuan({"run", (folder / "none.gpkg").string()}).status, 3);
    const std::string project = smallProject(folder);
    const auto result = ruyuan({"import", project, "--sites", (folder / "没有.xlsx").string()});
    EXPECT_EQ(result.status, 3);
    EXPECT_NE(result.errors.find("没有.xlsx"), std::string::npos);
}

TEST(Cli, AnExistingProjectIsNotOverwritten) {
    const TemporaryFolder folder;
    const std::string project = smallProject(folder);
    const std::string bytes = bytesOf(project);
    EXPECT_EQ(ruyuan({"new", project, "--as-of", "2019-07-01"}).status, 5);
    EXPECT_EQ(bytesOf(project), bytes);
}

TEST(Cli, StagesAskForTheOnesBefore) {
    const TemporaryFolder folder;
    const std::string project = smallProject(folder);
    const auto result = ruyuan({"plan", project, "--lang", "en"});
    EXPECT_EQ(result.status, 3);
    EXPECT_NE(result.errors.find("ruyuan run"), std::string::npos);
}

TEST(Cli, ARunScreensClassifiesPlansAndVerifies) {
    const TemporaryFolder folder;
    const std::string project = smallProject(folder);
    const auto run = ruyuan({"run", project, "--lang", "en"});
    ASSERT_EQ(run.status, 0) << run.errors;
    EXPECT_NE(run.output.find("3 sites screened"), std::string::npos) << run.output;
    EXPECT_NE(run.output.find("verified"), std::string::npos);
    EXPECT_EQ(run.errors, "") << "no progress when nobody looks";

    const Json sites = Json::parse(ruyuan({"show", project, "sites", "--json"}).output);
    ASSERT_EQ(sites.size(), 3U);
    for (const char* key : {"id",
                            "name",
                            "credit_code",
                            "county",
                            "lon",
                            "lat",
                            "in_built_up_area",
                            "size_class",
                            "sectors",
                            "allowed_paths",
                            "proposed_path",
                            "start_by",
                            "finish_by",
                            "unknown_facts",
                            "trace"}) {
        EXPECT_TRUE(sites[0].contains(key)) << key;
    }
    EXPECT_EQ(sites[0]["proposed_path"], "on-site");
    EXPECT_EQ(sites[0]["finish_by"], "2020-12-31");
    EXPECT_EQ(sites[0]["size_class"], "medium");
    EXPECT_EQ(sites[2]["in_scope"], "fail") << "outside the built-up area";
    for (const char* key : {"rule", "clause", "verdict", "quote"}) {
        EXPECT_TRUE(sites[0]["trace"][0].contains(key)) << key;
    }
    const Json plan = Json::parse(ruyuan({"show", project, "plan", "--json"}).output);
    EXPECT_EQ(plan["entries"].size(), 2U);
    for (const char* key : {"site", "path", "park", "start", "finish", "cost", "reasons"}) {
        EXPECT_TRUE(plan["entries"][0].contains(key)) << key;
    }
}

TEST(Cli, FindingsAreShownInPartsAndAsAMatrix) {
    const TemporaryFolder folder;
    const std::string project = smallProject(folder);
    writeFile(folder / "parks.csv",
              "园区名称,县区,经度,纬度,主导产业\n某园区,荥阳市,113.40,34.80,铸造\n");
    const auto parks = ruyuan({"import", project, "--parks", (folder / "parks.csv").string()});
    ASSERT_EQ(parks.status, 0) << parks.errors;
    ASSERT_EQ(ruyuan({"run", project}).status, 0);
    const Json all = Json::parse(ruyuan({"show", project, "findings", "--json"}).output);
    const Json matrix = Json::parse(ruyuan({"matrix", project, "--json"}).output);
    ASSERT_FALSE(all.empty());
    ASSERT_FALSE(matrix.empty());
    const std::string site = matrix[0]["site"];
    const std::string park = matrix[0]["park"];
    const auto count = [&](const auto& fits) { return std::ranges::count_if(all, fits); };
    const auto ofPair = [&](const Json& one) { return one["site"] == site && one["park"] == park; };
    const Json why = Json::parse(ruyuan({"matrix", project, "--why", site, park, "--json"}).output);
    EXPECT_EQ(why.size(), static_cast<std::size_t>(count(ofPair)));
    const Json unknown =
        Json::parse(ruyuan({"show", project, "findings", "--verdict", "unknown", "--json"}).output);
    EXPECT_EQ(unknown.size(), static_cast<std::size_t>(count([](const Json& one) {
                  return one["verdict"] == "unknown";
              })));
    EXPECT_NE(ruyuan({"matrix", project}).output.find(park), std::string::npos);
    EXPECT_EQ(ruyuan({"matrix", project, "--why", site, "P999"}).status, 3);
}

TEST(Cli, TheSameInputGivesTheSameBytes) {
    const TemporaryFolder folder;
    const std::string project = smallProject(folder);
    ASSERT_EQ(ruyuan({"run", project}).status, 0);
    const auto show = [&](const char* what) {
        return ruyuan({"show", project, what, "--json"}).output;
    };
    const std::string sites = show("sites");
    const std::string plan = show("plan");
    const std::string findings = show("findings");
    ASSERT_EQ(ruyuan({"run", project}).status, 0);
    EXPECT_EQ(show("sites"), sites);
    EXPECT_EQ(show("plan"), plan);
    EXPECT_EQ(show("findings"), findings);
}

TEST(Cli, AnImportClearsResultsThatItMakesOld) {
    const TemporaryFolder folder;
    const std::string project = smallProject(folder);
    ASSERT_EQ(ruyuan({"run", project}).status, 0);
    ASSERT_EQ(ruyuan({"import", project, "--built-up", (folder / "built.geojson").string()}).status,
              0);
    const Json plan = Json::parse(ruyuan({"show", project, "plan", "--json"}).output);
    EXPECT_TRUE(plan["entries"].empty());
}

TEST(Cli, ExportsReadBackTheSame) {
    const TemporaryFolder folder;
    const std::string project = smallProject(folder);
    ASSERT_EQ(ruyuan({"run", project}).status, 0);
    for (const char* format : {"shapefile", "gpkg", "geojson", "csv", "xlsx"}) {
        const auto result = ruyuan({"export",
                                    project,
                                    "--to",
                                    (folder / format).string(),
                                    "--format",
                                    format,
                                    "--lang",
                                    "en"});
        EXPECT_EQ(result.status, 0) << format << result.errors << result.output;
        EXPECT_NE(result.output.find("read back the same"), std::string::npos) << format;
        EXPECT_EQ(result.output.find("with differences"), std::string::npos) << format;
    }
    EXPECT_TRUE(exists(folder / "shapefile" / "sites.shp"));
    EXPECT_TRUE(exists(folder / "shapefile" / "sites_字段说明.csv"));
    EXPECT_FALSE(exists(folder / "shapefile" / "sites.cpg")) << "GBK is told by the language byte";
    EXPECT_TRUE(exists(folder / "gpkg" / "ruyuan.gpkg"));
}

TEST(Cli, CtrlCLeavesTheProjectAsItWas) {
    const TemporaryFolder folder;
    const std::string project = (folder / "sample.gpkg").string();
    ASSERT_EQ(ruyuan({"new", project, "--sample", "zhengzhou"}).status, 0);
    const std::string bytes = bytesOf(project);
    const auto result = testing::runAndSignal(RUYUAN_PROGRAM, {"run", project}, SIGINT, 60);
    if (result.status == 0) {
        GTEST_SKIP() << "finished before the signal came";
    }
    EXPECT_EQ(result.status, 130) << result.errors;
    EXPECT_EQ(bytesOf(project), bytes);
}

}  // namespace
}  // namespace ruyuan
