// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <format>
#include <random>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::TemporaryFolder;
using Json = nlohmann::json;

ProgramResult ruyuan(const std::vector<std::string>& arguments) {
    return testing::runProgram(RUYUAN_PROGRAM, arguments);
}

/// The bundled city, made anew for each test.
struct City {
    City() { EXPECT_EQ(ruyuan({"new", project, "--sample", "zhengzhou"}).status, 0); }
    Json log() const { return Json::parse(ruyuan({"log", project, "--json"}).output); }
    Json site(const std::string& id) const {
        for (const Json& one : Json::parse(ruyuan({"show", project, "sites", "--json"}).output)) {
            if (one["id"] == id) {
                return one;
            }
        }
        return {};
    }
    TemporaryFolder folder;
    std::string project = (folder / "city.gpkg").string();
};

TEST(JournalCommands, UndoAndRedoGoAcrossImportsAndPlans) {
    const City city;
    ASSERT_EQ(ruyuan({"run", city.project}).status, 0);
    const std::string planned = ruyuan({"show", city.project, "plan", "--json"}).output;
    ASSERT_EQ(ruyuan({"edit", city.project, "S0001", "employees=260", "--reason", "核实"}).status,
              0);
    EXPECT_EQ(
        Json::parse(ruyuan({"show", city.project, "plan", "--json"}).output)["entries"].size(), 0U)
        << "what rested on it is cleared";
    ASSERT_EQ(ruyuan({"undo", city.project}).status, 0);
    EXPECT_EQ(ruyuan({"show", city.project, "plan", "--json"}).output, planned);
    ASSERT_EQ(ruyuan({"undo", city.project}).status, 0) << "the run";
    EXPECT_EQ(ruyuan({"undo", city.project}).status, 3);
    ASSERT_EQ(ruyuan({"redo", city.project}).status, 0);
    EXPECT_EQ(ruyuan({"show", city.project, "plan", "--json"}).output, planned);
    EXPECT_EQ(ruyuan({"verify", city.project}).status, 0);
    EXPECT_EQ(ruyuan({"verify", city.project, "--journal"}).status, 0);
    const Json log = city.log();
    ASSERT_EQ(log.size(), 6U);
    EXPECT_EQ(log[2]["reason"], "核实");
    EXPECT_EQ(log[3]["undoes"], 3);
    EXPECT_EQ(Json::parse(ruyuan({"log", city.project, "--last", "1", "--json"}).output).size(),
              1U);
}

TEST(JournalCommands, EditRefusesWhatMakesNoSense) {
    const City city;
    const auto edit = [&](const char* set) { return ruyuan({"edit", city.project, "S0001", set}); };
    EXPECT_EQ(edit("employees").status, 2);
    EXPECT_EQ(edit("employees=many").status, 2);
    EXPECT_EQ(edit("uses_coal=perhaps").status, 2);
    EXPECT_EQ(edit("eia_date=2019-13-01").status, 2);
    EXPECT_EQ(edit("colour=red").status, 3);
    EXPECT_EQ(edit("id=S0002").status, 3);
    EXPECT_EQ(city.log().size(), 1U) << "nothing was written";
    EXPECT_EQ(edit("是否燃煤=否").status, 0);
    EXPECT_EQ(edit("employees=").status, 0);
    const Json history = Json::parse(ruyuan({"history", city.project, "S0001", "--json"}).output);
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[1]["after"], "");
    EXPECT_THAT(ruyuan({"history", city.project, "S0050"}).output, HasSubstr("没有修改记录"));
}

// The short form of an hour of work with the power cut again and again.
TEST(JournalCommands, AKilledProgramLosesNothingThatItSaidWasDone) {
    const City city;
    std::mt19937 engine(11);
    int acknowledged = 0;
    int killed = 0;
    for (int i = 1; i <= 40; ++i) {
        const std::string edit = std::format("employees={}", i);
        const std::vector<std::string> arguments =
            i % 7 == 0    ? std::vector<std::string>{"undo", city.project}
            : i % 11 == 0 ? std::vector<std::string>{"run", city.project}
                          : std::vector<std::string>{"edit", city.project, "S0001", edit};
        const std::size_t before = city.log().size();
        const ProgramResult result = testing::runAndSignal(
            RUYUAN_PROGRAM, arguments, SIGKILL, static_cast<int>(5 + engine() % 150));
        const std::size_t after = city.log().size();
        ASSERT_LE(after, before + 1);
        if (result.status == 0) {
            ++acknowledged;
            EXPECT_EQ(after, before + 1) << "said it was done, and was not";
        } else {
            ++killed;
        }
        const ProgramResult verified = ruyuan({"verify", city.project, "--journal"});
        ASSERT_EQ(verified.status, 0) << verified.output << verified.errors;
    }
    EXPECT_GT(acknowledged, 0);
    EXPECT_GT(killed, 0);
}

}  // namespace
}  // namespace ruyuan
