// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/source_paths.h"
#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::ProgramResult;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

/// The bundled city, classified once for all tests; tests that change it take a copy.
class VerdictCommands : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = new TemporaryFolder;
        project_ = (*folder_ / "city.gpkg").string();
        ASSERT_EQ(ruyuan({"new", project_, "--sample", "zhengzhou"}).status, 0);
        for (const char* stage : {"screen", "classify", "suitability"}) {
            ASSERT_EQ(ruyuan({stage, project_}).status, 0);
        }
    }
    static void TearDownTestSuite() {
        delete folder_;
        folder_ = nullptr;
    }

    static std::string copy(const char* name) {
        const auto file = *folder_ / name;
        std::filesystem::copy_file(project_, file);
        return file.string();
    }

    static Json json(std::vector<std::string> arguments) {
        arguments.emplace_back("--json");
        const ProgramResult result = ruyuan(arguments);
        EXPECT_EQ(result.status, 0) << result.errors;
        return Json::parse(result.output);
    }

    static inline TemporaryFolder* folder_ = nullptr;
    static inline std::string project_;
};

TEST_F(VerdictCommands, ExplainGivesParagraphTraceAndTheNearestChange) {
    const Json explained = json({"explain", project_, "S0013"});
    EXPECT_THAT(explained["paragraph"].get<std::string>(),
                HasSubstr("退出10万吨/年以下的独立铝用炭素企业"));
    EXPECT_GT(explained["trace"].size(), 5U);
    const Json& nearest = explained["counterfactuals"][0];
    EXPECT_EQ(nearest["fact"], "plant_capacity");
    EXPECT_NEAR(nearest["distance"].get<double>(), 20000, 1e-6);
    const ProgramResult english = ruyuan({"explain", project_, "S0013", "--lang", "en"});
    EXPECT_THAT(english.output, HasSubstr("What would change the verdict"));
}

TEST_F(VerdictCommands, ExplainFindsASiteByAPartOfItsNameOrSaysWhichThereAre) {
    EXPECT_EQ(json({"explain", project_, "玄黄"})["site"], "S0002");
    const ProgramResult many = ruyuan({"explain", project_, "水泥"});
    EXPECT_EQ(many.status, 3);
    EXPECT_THAT(many.errors, HasSubstr("S0001"));
}

TEST_F(VerdictCommands, ADecisionSurvivesAnotherRunAndIsListedWithItsGrounds) {
    const std::string project = copy("decided.gpkg");
    const ProgramResult decided = ruyuan({"decide",
                                          project,
                                          "S0010",
                                          "--path",
                                          "relocation",
                                          "--reason",
                                          "企业申请",
                                          "--document",
                                          "示意〔2019〕1号",
                                          "--author",
                                          "某处",
                                          "--date",
                                          "2019-07-20"});
    ASSERT_EQ(decided.status, 0) << decided.errors;
    for (int again = 0; again < 2; ++again) {
        ASSERT_EQ(ruyuan({"classify", project}).status, 0);
    }
    const Json explained = json({"explain", project, "S0010"});
    EXPECT_THAT(
        explained["paragraph"].get<std::string>(),
        HasSubstr(
            "已决定：退城入园（金水区），依据：示意〔2019〕1号，理由：企业申请，决定人：某处"));
    const Json decisions = json({"decisions", project});
    const Json& last = decisions.back();
    EXPECT_EQ(last["site"], "S0010");
    EXPECT_EQ(last["decided_on"], "2019-07-20");
    EXPECT_EQ(last["source"], 0) << "entered by hand";
}

TEST_F(VerdictCommands, WithdrawingTakesTheLastDecisionBackAndSaysWhy) {
    const std::string project = copy("withdrawn.gpkg");
    const std::size_t before = json({"decisions", project}).size();
    for (const char* path : {"closure", "on-site"}) {
        ASSERT_EQ(ruyuan({"decide",
                          project,
                          "S0010",
                          "--path",
                          path,
                          "--reason",
                          "a",
                          "--document",
                          "b",
                          "--author",
                          "c"})
                      .status,
                  0);
    }
    ASSERT_EQ(ruyuan({"withdraw", project, "S0010", "--reason", "重新研究"}).status, 0);
    const Json left = json({"decisions", project});
    ASSERT_EQ(left.size(), before + 1);
    EXPECT_EQ(left.back()["path"], "closure");
    EXPECT_EQ(json({"log", project, "--last", "1"})[0]["reason"], "重新研究");
    EXPECT_EQ(ruyuan({"withdraw", project, "S0012", "--scenario", "none"}).status, 3);
}

TEST_F(VerdictCommands, WhatIsRuledOutIsNotPlannedUntilItIsAllowedAgain) {
    const std::string project = copy("bans.gpkg");
    ASSERT_EQ(ruyuan({"plan", project}).status, 0);
    const auto planned = [&] { return json({"show", project, "plan"})["entries"]; };
    Json moving;
    for (const Json& entry : planned()) {
        if (entry["path"] == "relocation" && moving.is_null() &&
            ruyuan({"forbid", project, entry["site"], "--path", "relocation", "--reason", "试"})
                    .status == 0) {
            moving = entry;
        }
    }
    ASSERT_FALSE(moving.is_null());
    const std::string site = moving["site"];
    const Json ban = json({"decisions", project}).back();
    EXPECT_EQ(ban["site"], site);
    EXPECT_EQ(ban["forbids"], true);
    EXPECT_EQ(ban["path"], "relocation");
    EXPECT_THAT(json({"--lang", "en", "decisions", project}).back()["sentence"].get<std::string>(),
                HasSubstr("was ruled out"));
    EXPECT_THAT(ruyuan({"decisions", project}).output, HasSubstr("禁止：退城入园"));

    const ProgramResult again =
        ruyuan({"forbid", project, site, "--path", "relocation", "--reason", "试"});
    EXPECT_NE(again.status, 0);
    EXPECT_THAT(again.errors, HasSubstr("已禁止退城入园"));
    const ProgramResult decided = ruyuan({"decide",
                                          project,
                                          site,
                                          "--path",
                                          "relocation",
                                          "--reason",
                                          "a",
                                          "--document",
                                          "b",
                                          "--author",
                                          "c"});
    EXPECT_NE(decided.status, 0);
    EXPECT_THAT(decided.errors, HasSubstr("ruyuan allow"));

    ASSERT_EQ(ruyuan({"plan", project}).status, 0);
    for (const Json& entry : planned()) {
        EXPECT_FALSE(entry["site"] == site && entry["path"] == "relocation");
    }
    EXPECT_EQ(ruyuan({"verify", project}).status, 0);
    ASSERT_EQ(ruyuan({"allow", project, site, "--path", "relocation"}).status, 0);
    ASSERT_EQ(ruyuan({"plan", project}).status, 0);
    for (const Json& entry : planned()) {
        EXPECT_TRUE(entry["site"] != site || entry["path"] == "relocation");
    }
    EXPECT_EQ(ruyuan({"allow", project, site, "--path", "relocation"}).status, 3);
}

TEST_F(VerdictCommands, ABanNeedsOneThingThatIsThereAndAReason) {
    const auto refusedFor = [&](std::vector<std::string> options, const char* why) {
        options.insert(options.begin(), {"forbid", project_, "S0010"});
        const ProgramResult result = ruyuan(options);
        EXPECT_NE(result.status, 0);
        EXPECT_THAT(result.errors, HasSubstr(why));
    };
    refusedFor({"--reason", "a"}, "二者取一");
    refusedFor({"--path", "closure", "--park", "P001", "--reason", "a"}, "二者取一");
    refusedFor({"--park", "没有这个园区", "--reason", "a"}, "没有这个园区");
    refusedFor({"--path", "closure"}, "理由");
    refusedFor({"--path", "closure", "--reason", "a", "--date", "昨天"}, "昨天");
    refusedFor({"--path", "closure", "--reason", "a", "--scenario", "无"}, "无");
}

TEST_F(VerdictCommands, ADecisionNeedsItsGroundsAndDatesInOrder) {
    EXPECT_EQ(ruyuan({"decide", project_, "S0010", "--path", "closure"}).status, 2);
    const ProgramResult wrong = ruyuan({"decide",
                                        project_,
                                        "S0010",
                                        "--path",
                                        "closure",
                                        "--reason",
                                        "a",
                                        "--document",
                                        "b",
                                        "--author",
                                        "c",
                                        "--start",
                                        "2020-12-31",
                                        "--finish",
                                        "2020-01-01"});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_THAT(wrong.errors, HasSubstr("启动时间晚于完成时限"));
}

TEST_F(VerdictCommands, PolicyCheckFailsOnADeadRuleAndNamesItsLine) {
    std::ifstream source(std::filesystem::path(RUYUAN_SOURCE_DIR) /
                         "resources/policies/luoyang-2019.toml");
    const std::string text{std::istreambuf_iterator<char>(source), {}};
    const auto file = *folder_ / "dead.toml";
    std::ofstream(file) << text
                        << "\n[[rule]]\nid = \"DEAD\"\nclause = \"L-LIST\"\n"
                           "condition = \"uses_coal AND NOT uses_coal\"\nconsequence = \"note\"\n"
                           "sentence = { zh = \"无\", en = \"none\" }\n";
    const ProgramResult result = ruyuan({"policy", "check", file.string()});
    EXPECT_EQ(result.status, 7);
    EXPECT_THAT(result.output, HasSubstr("DEAD"));
    EXPECT_EQ(ruyuan({"policy", "check", "luoyang-2019"}).status, 0);
    const Json over = json({"policy", "check", "zhengzhou-2019-37", "--project", project_});
    EXPECT_TRUE(std::ranges::any_of(over, [](const Json& one) { return !one["sites"].empty(); }));
}

TEST_F(VerdictCommands, PolicyDiffTellsWhoChangesAndLeavesTheProjectAlone) {
    const auto before = std::filesystem::last_write_time(project_);
    const Json changes = json({"policy", "diff", "project", "luoyang-2019", project_});
    ASSERT_FALSE(changes.empty());
    for (const Json& change : changes) {
        EXPECT_NE(change["before"], change["after"]) << change["site"];
        EXPECT_FALSE(change["reasons"].empty()) << change["site"];
    }
    EXPECT_TRUE(json({"policy", "diff", "project", "zhengzhou-2019-37", project_}).empty());
    EXPECT_EQ(std::filesystem::last_write_time(project_), before);
}

TEST_F(VerdictCommands, SubsidiesSayThatTheyAreNotInForceIn2019) {
    const Json all = json({"subsidies", project_});
    ASSERT_FALSE(all.empty());
    for (const Json& one : all) {
        EXPECT_EQ(one["verdict"], "fail");
        EXPECT_THAT(one["sentence"].get<std::string>(), HasSubstr("不在政策有效期内"));
    }
}

TEST_F(VerdictCommands, ScoresTakeComparisonsAndNameTheOneThatDoesNotFit) {
    const auto good = *folder_ / "ahp.csv";
    std::ofstream(good) << "distance,land,price\n1,2,4\n1/2,1,2\n1/4,1/2,1\n";
    const Json scored = json({"scores", project_, "--site", "S0015"});
    ASSERT_EQ(scored.size(), 1U);
    const Json& parks = scored[0]["parks"];
    EXPECT_TRUE(std::ranges::is_sorted(parks, std::ranges::greater(), [](const Json& park) {
        return park["score"].get<double>();
    }));
    EXPECT_THAT(ruyuan({"scores", project_, "--site", "S0015", "--ahp", good.string()}).output,
                HasSubstr("CR = 0.000"));
    const auto bad = *folder_ / "bad.csv";
    std::ofstream(bad) << "distance,land,price\n1,3,1/3\n1/3,1,3\n3,1/3,1\n";
    const ProgramResult told =
        ruyuan({"scores", project_, "--site", "S0015", "--ahp", bad.string()});
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.errors, HasSubstr("CR 大于 0.1"));
    EXPECT_EQ(ruyuan({"scores", project_, "--weights", "beauty=1"}).status, 2);
}

TEST_F(VerdictCommands, ProgressAndTheCountysPlanFollowThePack) {
    const Json all = json({"progress", project_});
    EXPECT_FALSE(all.empty());
    const Json parts = json({"county-plan", project_, "--county", "荥阳"});
    EXPECT_EQ(parts.size(), 10U);
    EXPECT_THAT(ruyuan({"policy", "indicators", "zhengzhou-2019-37"}).output, HasSubstr("2013"));
}

TEST_F(VerdictCommands, AskForClassificationFirst) {
    const std::string fresh = (*folder_ / "fresh.gpkg").string();
    ASSERT_EQ(ruyuan({"new", fresh, "--sample", "zhengzhou"}).status, 0);
    for (const char* command : {"scores", "progress", "county-plan"}) {
        const ProgramResult result = ruyuan({command, fresh});
        EXPECT_EQ(result.status, 3) << command;
        EXPECT_THAT(result.errors, HasSubstr("ruyuan classify")) << command;
    }
}

TEST_F(VerdictCommands, APlaceThatNobodyListedIsChecked) {
    const Json inPark = json({"place", project_, "S0001", "--at", "113.405,34.905"});
    const auto of = [](const Json& findings, const char* check) {
        const auto found =
            std::ranges::find(findings, Json(check), [](const Json& one) { return one["check"]; });
        return found == findings.end() ? std::string() : (*found)["verdict"].get<std::string>();
    };
    EXPECT_EQ(of(inPark, "X37"), "pass") << "inside 广武工业用地";
    const Json reserve = json({"place",
                               project_,
                               "S0001",
                               "--wkt",
                               "POLYGON((113.7 34.77,113.71 34.77,113.71 34.78,113.7 34.77))"});
    EXPECT_EQ(of(reserve, "X37"), "fail") << "housing";
    EXPECT_EQ(ruyuan({"place", project_, "S0001"}).status, 2);
    EXPECT_EQ(ruyuan({"place", project_, "S0001", "--at", "113.4"}).status, 2);
    EXPECT_EQ(ruyuan({"place", project_, "S0001", "--at", "10,10"}).status, 2);
    EXPECT_NE(ruyuan({"place", project_, "S0001", "--wkt", "POLYGON((1"}).status, 0);
    EXPECT_EQ(ruyuan({"place", project_, "S9999", "--at", "113.4,34.9"}).status, 3);
}

TEST_F(VerdictCommands, ParksTellWhatIsLeft) {
    const Json all = json({"parks", project_});
    ASSERT_EQ(all.size(), 12U);
    EXPECT_EQ(json({"parks", project_, "--park", "P001"}).size(), 1U);
    const Json& line = all[0]["ledger"][0];
    EXPECT_EQ(line["resource"], "land");
    EXPECT_EQ(line["used"], 0) << "nothing is planned yet";
    EXPECT_EQ(line["remaining"], line["capacity"]);
    EXPECT_EQ(ruyuan({"parks", project_, "--park", "P999"}).status, 3);
    EXPECT_THAT(ruyuan({"parks", project_, "--park", "P001"}).output, HasSubstr("供电 kVA"));
}

TEST_F(VerdictCommands, FactsAndChecksAreListedForPeopleAndPrograms) {
    const Json facts = json({"policy", "facts", "--pack", "zhengzhou-2019-37"});
    const auto fact = std::ranges::find(
        facts, Json("equipment_diameter"), [](const Json& one) { return one["name"]; });
    ASSERT_NE(fact, facts.end());
    EXPECT_EQ((*fact)["scope"], "equipment");
    EXPECT_EQ((*fact)["unit"], "m");
    EXPECT_FALSE((*fact)["used_by"].empty());
    EXPECT_THAT(ruyuan({"policy", "facts"}).output, HasSubstr("图上量算"));
    const Json checks = json({"policy", "checks"});
    const auto road =
        std::ranges::find(checks, Json("X10"), [](const Json& one) { return one["id"]; });
    ASSERT_NE(road, checks.end());
    EXPECT_EQ((*road)["numbers"]["distance_m"], 100);
    EXPECT_EQ((*road)["receive"], "hard");
    EXPECT_THAT(ruyuan({"policy", "checks"}).output, HasSubstr("公路安全保护条例 第十八条"));
}

TEST_F(VerdictCommands, AnotherDateOrPackClearsWhatRestsOnIt) {
    const std::string project = copy("set.gpkg");
    EXPECT_EQ(ruyuan({"set", project}).status, 2);
    EXPECT_NE(ruyuan({"set", project, "--as-of", "2022-13-01"}).status, 0);
    EXPECT_EQ(ruyuan({"set", project, "--policy", "nowhere"}).status, 3);
    ASSERT_EQ(ruyuan({"set", project, "--as-of", "2022-07-01"}).status, 0);
    EXPECT_EQ(ruyuan({"explain", project, "S0001"}).status, 3) << "to be classified again";
    ASSERT_EQ(ruyuan({"set", project, "--policy", "luoyang-2019"}).status, 0);
    EXPECT_EQ(ruyuan({"classify", project}).status, 0);
    EXPECT_EQ(ruyuan({"suitability", project}).status, 0);
}

TEST_F(VerdictCommands, APackThatDoesNotLoadIsARemarkOnItsLine) {
    const auto file = *folder_ / "broken.toml";
    std::ofstream(file) << "id = \"x\"\njurisdiction = \"y\"\ntitle = { zh = \"甲\", en = \"a\" "
                           "}\n[[clause]]\nid = \"A\"\n";
    const ProgramResult result = ruyuan({"policy", "check", file.string(), "--json"});
    EXPECT_EQ(result.status, 7);
    const Json remarks = Json::parse(result.output);
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0]["severity"], "error");
    EXPECT_EQ(remarks[0]["line"], 4);
    EXPECT_EQ(ruyuan({"policy", "check", "project"}).status, 2);
}

/// The bytes of all files of a folder, one after another.
std::string bytesOf(const std::filesystem::path& folder) {
    std::string bytes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        std::ifstream stream(entry.path(), std::ios::binary);
        bytes.append(std::istreambuf_iterator<char>(stream), {});
    }
    return bytes;
}

/// A copy of the city in which a firm has a contact and somebody decided about it.
std::string withPersons(const std::filesystem::path& folder, const std::string& project) {
    const auto ledger = folder / "phones.csv";
    std::ofstream(ledger)
        << "企业名称,县区,联系人,联系电话\n"
           "保密厂,荥阳市,张三丰,\"１３８１２３４５６７８、0371-66661234转801\"\n";
    EXPECT_EQ(ruyuan({"import", project, "--sites", ledger.string()}).status, 0);
    const ProgramResult decided = ruyuan({"decide",
                                          project,
                                          "S0001",
                                          "--path",
                                          "closure",
                                          "--author",
                                          "欧阳锋",
                                          "--by",
                                          "荥阳市政府",
                                          "--document",
                                          "荥政〔2019〕1号",
                                          "--reason",
                                          "停产多年"});
    EXPECT_EQ(decided.status, 0) << decided.errors;
    EXPECT_EQ(ruyuan({"run", project}).status, 0);
    return project;
}

// Publishing: contacts, phones and who decided stay in the office.
TEST_F(VerdictCommands, Trap32ExportsHoldNoPersonsUnlessAskedFor) {
    const std::string project = withPersons(folder_->path(), copy("private.gpkg"));
    const auto out = *folder_ / "out";
    const ProgramResult result =
        ruyuan({"export", project, "--to", out.string(), "--format", "csv"});
    ASSERT_EQ(result.status, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("未写出个人信息"));
    const std::string bytes = bytesOf(out);
    EXPECT_TRUE(bytes.contains("保密厂"));
    EXPECT_TRUE(bytes.contains("荥阳市政府"));
    for (const char* person : {"12345678", "１２３４", "66661234", "张三丰", "张某", "欧阳锋"}) {
        EXPECT_FALSE(bytes.contains(person)) << person;
    }
}

TEST_F(VerdictCommands, ExportsMaskPersonsInEveryFormat) {
    const std::string project = withPersons(folder_->path(), copy("masked.gpkg"));
    for (const char* format : {"shapefile", "gpkg", "geojson", "csv", "xlsx"}) {
        const auto out = *folder_ / "masked" / format;
        const ProgramResult result = ruyuan({"export",
                                             project,
                                             "--to",
                                             out.string(),
                                             "--format",
                                             format,
                                             "--encoding",
                                             "utf-8",
                                             "--personal",
                                             "mask"});
        ASSERT_EQ(result.status, 0) << format << result.errors << result.output;
        EXPECT_THAT(result.output, HasSubstr("隐去中间部分"));
        EXPECT_THAT(result.output, Not(HasSubstr("不一致")));
        const std::string bytes = bytesOf(out);
        for (const char* person : {"12345678", "66661234", "张三丰", "欧阳锋"}) {
            EXPECT_FALSE(bytes.contains(person)) << format << person;
        }
        if (std::string_view(format) != "xlsx") {  // which is compressed
            EXPECT_TRUE(bytes.contains("138****5678、0371-6****234转***")) << format;
            EXPECT_TRUE(bytes.contains("张某")) << format;
            EXPECT_TRUE(bytes.contains("决定人：欧某")) << format;
        }
    }
}

TEST_F(VerdictCommands, ExportsHoldPersonsInFullWhenAskedAndSaySo) {
    const std::string project = withPersons(folder_->path(), copy("whole.gpkg"));
    const auto out = *folder_ / "whole";
    const ProgramResult result = ruyuan(
        {"export", project, "--to", out.string(), "--format", "csv", "--personal", "include"});
    ASSERT_EQ(result.status, 0) << result.errors;
    EXPECT_THAT(result.output, HasSubstr("拿到文件的人都能看到"));
    const std::string bytes = bytesOf(out);
    EXPECT_TRUE(bytes.contains("１３８１２３４５６７８、0371-66661234转801"));
    EXPECT_TRUE(bytes.contains("张三丰"));
    EXPECT_TRUE(bytes.contains("决定人：欧阳锋"));
    EXPECT_EQ(ruyuan({"export", project, "--to", out.string(), "--personal", "some"}).status, 2);
}

}  // namespace
}  // namespace ruyuan
