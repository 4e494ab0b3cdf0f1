// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/ruyuan_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

Json json(const std::vector<std::string>& arguments) {
    const ProgramResult result = ruyuan(arguments);
    EXPECT_EQ(result.status, 0) << result.errors;
    return Json::parse(result.output, nullptr, false);
}

/// The bundled city, planned, with a scenario in which one of its firms that move closes instead.
struct City {
    City() {
        EXPECT_EQ(ruyuan({"new", project, "--sample", "zhengzhou"}).status, 0);
        EXPECT_EQ(ruyuan({"run", project}).status, 0);
        const Json planned = plan("main");
        for (const Json& entry : planned["entries"]) {
            if (mover.empty() && entry["path"] == "relocation") {
                mover = entry["site"];
            }
        }
        EXPECT_NE(mover, "");
        EXPECT_EQ(ruyuan({"scenario", "new", project, "关停一家", "--note", "假如"}).status, 0);
        EXPECT_EQ(decide({"--scenario", "关停一家"}).status, 0);
        EXPECT_EQ(ruyuan({"run", project, "--scenario", "关停一家"}).status, 0);
    }
    ProgramResult decide(const std::vector<std::string>& more) const {
        std::vector<std::string> arguments{"decide",
                                           project,
                                           mover,
                                           "--path",
                                           "closure",
                                           "--reason",
                                           "企业无意搬迁",
                                           "--document",
                                           "会议纪要",
                                           "--author",
                                           "张某"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return ruyuan(arguments);
    }
    Json plan(const char* scenario) const {
        return json({"show", project, "plan", "--json", "--scenario", scenario});
    }
    std::string pathOf(const char* scenario) const {
        const Json planned = plan(scenario);
        for (const Json& entry : planned["entries"]) {
            if (entry["site"] == mover) {
                return entry["path"];
            }
        }
        return "";
    }

    TemporaryFolder folder;
    std::string project = (folder / "city.gpkg").string();
    std::string mover;
};

TEST(ScenarioCommands, AScenarioIsPlannedBesideTheProject) {
    const City city;
    EXPECT_EQ(city.pathOf("main"), "relocation");
    EXPECT_EQ(city.pathOf("关停一家"), "closure");
    const Json list = json({"scenario", "list", city.project, "--json"});
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0]["decisions"], 1);
    EXPECT_TRUE(list[0]["objective"].is_number());

    const Json difference = json({"diff", city.project, "main", "关停一家", "--json"});
    const auto changed = std::ranges::find_if(
        difference["sites"], [&](const Json& one) { return one["site"] == city.mover; });
    ASSERT_NE(changed, difference["sites"].end());
    EXPECT_EQ((*changed)["first"]["path"], "relocation");
    EXPECT_EQ((*changed)["second"]["path"], "closure");
    EXPECT_THAT(ruyuan({"diff", city.project, "main", "关停一家"}).output, HasSubstr("费用合计"));
    EXPECT_EQ(json({"diff", city.project, "main", "main", "--json"})["sites"].size(), 0U);

    std::size_t contested = 0;
    const Json robust = json({"robust", city.project, "--json"});
    for (const Json& one : robust) {
        contested += one["robust"] == false ? 1U : 0U;
        if (one["site"] == city.mover) {
            EXPECT_EQ(one["robust"], false);
        }
    }
    EXPECT_GE(contested, 1U);
    EXPECT_EQ(ruyuan({"verify", city.project}).status, 0);
}

TEST(ScenarioCommands, TakingADecisionAsksBeforeItOverridesAnother) {
    const City city;
    ASSERT_EQ(ruyuan({"decide",
                      city.project,
                      city.mover,
                      "--path",
                      "on-site",
                      "--reason",
                      "县里决定",
                      "--document",
                      "县文",
                      "--author",
                      "县政府"})
                  .status,
              0);
    const ProgramResult refused =
        ruyuan({"scenario", "take", city.project, "关停一家", "main", city.mover});
    EXPECT_EQ(refused.status, 5);
    EXPECT_THAT(refused.errors, HasSubstr("县文"));
    EXPECT_THAT(refused.errors, HasSubstr("--replace"));
    ASSERT_EQ(
        ruyuan({"scenario", "take", city.project, "关停一家", "main", city.mover, "--replace"})
            .status,
        0);
    ASSERT_EQ(ruyuan({"run", city.project}).status, 0);
    EXPECT_EQ(city.pathOf("main"), "closure");
}

TEST(ScenarioCommands, TakingADecisionAsksBeforeItOverridesADate) {
    const City city;
    const auto decide = [&](const char* finish) {
        return ruyuan({"decide",
                       city.project,
                       city.mover,
                       "--path",
                       "closure",
                       "--reason",
                       "县里决定",
                       "--document",
                       "县文",
                       "--author",
                       "县政府",
                       "--finish",
                       finish})
            .status;
    };
    ASSERT_EQ(decide("2020-06-30"), 0);
    const ProgramResult refused =
        ruyuan({"scenario", "take", city.project, "关停一家", "main", city.mover});
    EXPECT_EQ(refused.status, 5);
    EXPECT_THAT(refused.errors, HasSubstr("2020-06-30"));
}

TEST(ScenarioCommands, UndoAndRedoGoAcrossScenarios) {
    const City city;
    const Json before = json({"scenario", "list", city.project, "--json"});
    ASSERT_EQ(ruyuan({"scenario", "drop", city.project, "关停一家"}).status, 0);
    EXPECT_EQ(json({"scenario", "list", city.project, "--json"}).size(), 0U);
    ASSERT_EQ(ruyuan({"undo", city.project}).status, 0);
    EXPECT_EQ(json({"scenario", "list", city.project, "--json"}), before);
    EXPECT_EQ(city.pathOf("关停一家"), "closure") << "with its plan";
    ASSERT_EQ(ruyuan({"undo", city.project}).status, 0) << "its plan";
    EXPECT_EQ(ruyuan({"diff", city.project, "main", "关停一家"}).status, 3);
    EXPECT_EQ(ruyuan({"verify", city.project, "--journal"}).status, 0);
}

TEST(ScenarioCommands, AParameterOfAScenarioIsItsOwn) {
    const City city;
    const auto set = [&](const char* text) {
        return ruyuan({"scenario", "set", city.project, "关停一家", "--parameter", text}).status;
    };
    EXPECT_EQ(set("relocation_duration_large"), 3) << "it was not set";
    EXPECT_EQ(set("relocation_duration_large=8"), 0);
    EXPECT_EQ(set("relocation_duration_large="), 0) << "back to the pack's";
    EXPECT_EQ(json({"scenario", "list", city.project, "--json"})[0]["parameters"].size(), 0U);
    EXPECT_EQ(set("relocation_duration_large=much"), 2);
    EXPECT_EQ(set("no_such_parameter=1"), 2);
    EXPECT_EQ(set("relocation_duration_large=9"), 0);
    EXPECT_EQ(json({"scenario", "list", city.project, "--json"})[0]["parameters"]
                                                                ["relocation_duration_large"],
              9);
    EXPECT_EQ(ruyuan({"run", city.project, "--scenario", "没有"}).status, 3);
}

}  // namespace
}  // namespace ruyuan
