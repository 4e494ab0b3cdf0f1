// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using testing::ruyuan;
using Json = nlohmann::json;

TEST(DuplicatesCommand, ListsClustersWithEvidenceAndOrigin) {
    const testing::TemporaryFolder folder;
    const std::string project = (folder.path() / "市.gpkg").string();
    const auto ledger = folder.path() / "台账.csv";
    std::ofstream(ledger) << "企业名称,经度,纬度\n登封宏昌水泥厂,113.600000,34.700000\n"
                             "嵩基耐材厂,113.600000,34.710000\n宏昌水泥厂,113.604000,34.700000\n";
    ASSERT_EQ(ruyuan({"new", project, "--as-of", "2019-07-01"}).status, 0);
    ASSERT_EQ(ruyuan({"import", project, "--sites", ledger.string()}).status, 0);
    const auto told = ruyuan({"duplicates", project});
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.output, HasSubstr("3 个厂区中有 2 个疑似重复，分 1 组"));
    EXPECT_THAT(told.output, HasSubstr("台账.csv:4"));
    const Json clusters = Json::parse(ruyuan({"duplicates", project, "--json"}).output);
    ASSERT_EQ(clusters.size(), 1U);
    EXPECT_EQ(clusters[0]["sites"][1]["site"], "S0003");
    EXPECT_NEAR(clusters[0]["signs"][0]["distance_m"].get<double>(), 366, 5);
    EXPECT_EQ(ruyuan({"duplicates", (folder.path() / "没有.gpkg").string()}).status, 3);
}

TEST(MergeCommand, MakesOneOfTwoKeepsTheirSourcesAndIsUndone) {
    const testing::TemporaryFolder folder;
    const std::string project = (folder.path() / "市.gpkg").string();
    const auto write = [&](const char* name, const char* text) {
        std::ofstream(folder / name) << text;
        return (folder / name).string();
    };
    ASSERT_EQ(ruyuan({"new", project, "--as-of", "2019-07-01"}).status, 0);
    const std::string a = write("a.csv", "企业名称,职工人数\n宏昌水泥厂,120\n");
    const std::string b = write("b.csv", "企业名称,职工人数,营业收入（万元）\n宏昌水泥,130,800\n");
    ASSERT_EQ(ruyuan({"import", project, "--sites", a}).status, 0);
    ASSERT_EQ(ruyuan({"import", project, "--sites", b}).status, 0);
    const auto merged = ruyuan({"merge", project, "S0001", "S0002", "--reason", "同一厂区"});
    ASSERT_EQ(merged.status, 0) << merged.errors;
    EXPECT_THAT(merged.output, HasSubstr("补充 1 项"));
    EXPECT_THAT(merged.output, HasSubstr("保留“120”，未采用“130”"));
    const Json source = Json::parse(ruyuan({"source", project, "S0001", "--json"}).output);
    EXPECT_EQ(source["file"], "a.csv");
    ASSERT_EQ(source["merged"].size(), 1U);
    EXPECT_EQ(source["merged"][0]["file"], "b.csv");
    EXPECT_EQ(source["merged"][0]["cells"]["职工人数"], "130");
    EXPECT_THAT(ruyuan({"source", project, "S0001"}).output, HasSubstr("并入：S0002 宏昌水泥"));
    // The next version of the second ledger still knows it.
    const auto update = ruyuan({"update", project, b, "--replaces", "2", "--json"});
    ASSERT_EQ(update.status, 0) << update.errors;
    EXPECT_TRUE(Json::parse(update.output).empty()) << update.output;
    ASSERT_EQ(ruyuan({"undo", project}).status, 0);
    EXPECT_THAT(ruyuan({"source", project, "S0002"}).output, HasSubstr("b.csv"));
    EXPECT_EQ(ruyuan({"merge", project, "S0001", "S0009"}).status, 3);
}

}  // namespace
}  // namespace ruyuan
