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
using testing::ProgramResult;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

TEST(UpdateCommand, ShowsFirstAppliesWhatIsAcceptedAndIsUndone) {
    const TemporaryFolder folder;
    const std::string project = (folder / "a.gpkg").string();
    const std::string older = (folder / "台账.csv").string();
    const std::string newer = (folder / "新台账.csv").string();
    std::ofstream(older) << "企业名称,所属县区,从业人员\n甲厂,荥阳市,10\n乙厂,新密市,20\n";
    std::ofstream(newer) << "企业名称,所属县区,从业人员\n甲厂,荥阳市,15\n丙厂,上街区,30\n";
    ASSERT_EQ(
        ruyuan({"new", project, "--policy", "zhengzhou-2019-37", "--as-of", "2019-07-01"}).status,
        0);
    EXPECT_EQ(ruyuan({"update", project, newer}).status, 3) << "there is no ledger to renew";
    ASSERT_EQ(ruyuan({"import", project, "--sites", older}).status, 0);
    const auto sites = [&] {
        std::string names;
        const Json all = Json::parse(ruyuan({"show", project, "sites", "--json"}).output);
        for (const Json& one : all) {
            names += one["id"].get<std::string>() + one["name"].get<std::string>();
        }
        return names;
    };

    const ProgramResult shown = ruyuan({"update", project, newer});
    EXPECT_EQ(shown.status, 0) << shown.errors;
    EXPECT_THAT(shown.output, HasSubstr("调入 1，变更 1，调出 1，未变 0"));
    const Json changes = Json::parse(ruyuan({"update", project, newer, "--json"}).output);
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0]["cells"][0]["field"], "employees");
    EXPECT_EQ(changes[0]["cells"][0]["after"], 15);
    EXPECT_EQ(sites(), "S0001甲厂S0002乙厂");

    EXPECT_EQ(ruyuan({"update", project, newer, "--accept", "S0009"}).status, 3);
    ASSERT_EQ(ruyuan({"update", project, newer, "--accept", "S0001,row:3"}).status, 0);
    EXPECT_EQ(sites(), "S0001甲厂S0002乙厂S0003丙厂");
    ASSERT_EQ(ruyuan({"update", project, newer, "--accept", "all", "--document", "郑文1号"}).status,
              0);
    EXPECT_EQ(sites(), "S0001甲厂S0003丙厂");
    const Json sources = Json::parse(ruyuan({"show", project, "sources", "--json"}).output);
    EXPECT_EQ(sources.back()["list_changes"][0]["site"], "S0002");
    EXPECT_EQ(sources.back()["list_changes"][0]["document"], "郑文1号");
    EXPECT_THAT(ruyuan({"show", project, "sources"}).output, HasSubstr("郑文1号"));
    EXPECT_THAT(ruyuan({"update", project, newer, "--accept", "all"}).output,
                HasSubstr("没有改动"));

    ASSERT_EQ(ruyuan({"undo", project}).status, 0);
    EXPECT_EQ(sites(), "S0001甲厂S0002乙厂S0003丙厂");
    EXPECT_EQ(ruyuan({"verify", project, "--journal"}).status, 0);
}

TEST(UpdateCommand, TellsWhichValuesWereEditedHere) {
    const TemporaryFolder folder;
    const std::string project = (folder / "a.gpkg").string();
    const std::string older = (folder / "旧.csv").string();
    const std::string newer = (folder / "新.csv").string();
    std::ofstream(older) << "企业名称,从业人员,主要产品\n甲厂,10,砖\n乙厂,20,瓦\n";
    std::ofstream(newer) << "企业名称,从业人员,主要产品\n甲厂,15,板\n乙厂,25,瓦\n";
    ASSERT_EQ(
        ruyuan({"new", project, "--policy", "zhengzhou-2019-37", "--as-of", "2019-07-01"}).status,
        0);
    ASSERT_EQ(ruyuan({"import", project, "--sites", older}).status, 0);
    ASSERT_EQ(ruyuan({"edit", project, "S0001", "employees=12"}).status, 0);
    ASSERT_EQ(ruyuan({"edit", project, "S0002", "employees=22"}).status, 0);
    ASSERT_EQ(ruyuan({"edit", project, "S0002", "employees=20"}).status, 0) << "back again";
    const Json changes = Json::parse(ruyuan({"update", project, newer, "--json"}).output);
    ASSERT_EQ(changes.size(), 2U);
    ASSERT_EQ(changes[0]["cells"].size(), 2U);
    for (const Json& cell : changes[0]["cells"]) {
        EXPECT_EQ(cell["edited_here"], cell["field"] == "employees");
    }
    EXPECT_EQ(changes[1]["cells"][0]["edited_here"], false);
    const std::string shown = ruyuan({"update", project, newer}).output;
    EXPECT_THAT(shown, HasSubstr("12（本处修改）"));
    EXPECT_THAT(shown, HasSubstr("其中 1 处的原值是在本项目中修改过的"));
    ASSERT_EQ(ruyuan({"update", project, newer, "--accept", "all"}).status, 0);
    std::ofstream(newer) << "企业名称,从业人员,主要产品\n甲厂,16,板\n乙厂,25,瓦\n";
    const Json next = Json::parse(ruyuan({"update", project, newer, "--json"}).output);
    ASSERT_EQ(next.size(), 1U);
    EXPECT_EQ(next[0]["cells"][0]["edited_here"], false) << "the ledger's since then";
}

TEST(UpdateCommand, TheSourceOfAValueIsTheOlderCellWhereTheNewerLedgerLacksTheColumn) {
    const TemporaryFolder folder;
    const std::string project = (folder / "a.gpkg").string();
    const std::string older = (folder / "旧.csv").string();
    const std::string newer = (folder / "新.csv").string();
    std::ofstream(older) << "企业名称,从业人员,主要产品,经度,纬度\n乙厂,20,瓦,113.5,34.6\n"
                            "甲厂,10人,砖,113.6,34.7\n";
    std::ofstream(newer) << "企业名称,主要产品\n甲厂,板\n乙厂,瓦\n";
    ASSERT_EQ(
        ruyuan({"new", project, "--policy", "zhengzhou-2019-37", "--as-of", "2019-07-01"}).status,
        0);
    ASSERT_EQ(ruyuan({"import", project, "--sites", older}).status, 0);
    ASSERT_EQ(ruyuan({"update", project, newer, "--replaces", "1", "--accept", "all"}).status, 0);
    const auto field = [&](const char* name) {
        const Json all = Json::parse(ruyuan({"source", project, "S0002", "--json"}).output);
        for (const Json& one : all["fields"]) {
            if (one["field"] == name) {
                return one;
            }
        }
        return Json();
    };
    EXPECT_EQ(field("product")["text"], "板");
    EXPECT_EQ(field("product")["file"], "新.csv");
    EXPECT_EQ(field("product")["row"], 2);
    EXPECT_EQ(field("employees")["text"], "10人");
    EXPECT_EQ(field("employees")["file"], "旧.csv");
    EXPECT_EQ(field("employees")["row"], 3);
    EXPECT_EQ(field("place")["text"], "113.6，34.7");
    EXPECT_EQ(field("place")["file"], "旧.csv");
    EXPECT_THAT(ruyuan({"source", project, "S0002"}).output,
                HasSubstr("从业人员（旧.csv 第 3 行）"));
    ASSERT_EQ(ruyuan({"undo", project}).status, 0);
    EXPECT_EQ(field("product")["text"], "砖");
    EXPECT_EQ(field("product")["file"], "旧.csv");
}

}  // namespace
}  // namespace ruyuan
