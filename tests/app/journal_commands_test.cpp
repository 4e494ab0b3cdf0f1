// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/source_paths.h"
#include "tests/app/ruyuan_program.h"
#include "tests/support/run_command.h"
#include "tests/support/temporary_folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <format>
#include <fstream>
#include <random>
#include <thread>

namespace ruyuan {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::ruyuan;
using testing::TemporaryFolder;
using Json = nlohmann::json;

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

TEST(JournalCommands, TheLogOfAnOlderFileTellsWhatItHasNotGotYet) {
    const TemporaryFolder folder;
    const auto file = folder / "旧.gpkg";
    const auto stored = std::filesystem::path(RUYUAN_TEST_DATA) / "projects" / "version-7.gpkg.gz";
    ASSERT_EQ(
        testing::runCommand("gzip -dc " + testing::quoted(stored) + " > " + testing::quoted(file))
            .status,
        0);
    const std::string project = file.string();
    const Json before = Json::parse(ruyuan({"log", project, "--json"}).output);
    EXPECT_EQ(before.back()["command"], "lift");
    EXPECT_EQ(before.back()["written"], false);
    EXPECT_EQ(before.front()["written"], true);
    EXPECT_THAT(ruyuan({"log", project}).output, HasSubstr("尚未写入文件，第一次修改时写入"));
    ASSERT_EQ(ruyuan({"edit", project, "S0001", "employees=7"}).status, 0);
    const Json after = Json::parse(ruyuan({"log", project, "--json"}).output);
    EXPECT_EQ(after.size(), before.size() + 1);
    for (const Json& entry : after) {
        EXPECT_EQ(entry["written"], true);
    }
}

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
    EXPECT_EQ(edit("place=34.7").status, 2);
    EXPECT_EQ(edit("place=213.5,34.7").status, 2);
    EXPECT_EQ(city.log().size(), 1U) << "nothing was written";
    EXPECT_EQ(edit("是否燃煤=否").status, 0);
    EXPECT_EQ(edit("employees=").status, 0);
    const Json history = Json::parse(ruyuan({"history", city.project, "S0001", "--json"}).output);
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[1]["after"], "");
    EXPECT_EQ(edit("place=113.5,34.75").status, 0);
    const Json source =
        Json::parse(ruyuan({"source", city.project, "S0001", "place", "--json"}).output);
    EXPECT_EQ(source["fields"][0]["value"], "113.500000,34.750000");
    EXPECT_THAT(ruyuan({"history", city.project, "S0050"}).output, HasSubstr("没有修改记录"));
}

#ifdef __SANITIZE_ADDRESS__
constexpr bool kSanitized = true;  // programs take a second to start
#else
constexpr bool kSanitized = false;
#endif

/// How often the program is killed: 40, under sanitizers 10, or RUYUAN_KILLS.
int kills() {
    const char* given = std::getenv("RUYUAN_KILLS");
    return given == nullptr ? (kSanitized ? 10 : 40) : std::atoi(given);
}

/// What somebody does in an hour, over and over.
std::vector<std::string> work(const City& city, const std::string& ledger, int step) {
    if (step % 13 == 0) {
        return {"import", city.project, "--sites", ledger};
    }
    if (step % 11 == 0) {
        return {"run", city.project};
    }
    if (step % 7 == 0) {
        return {"undo", city.project};
    }
    if (step % 7 == 1 && step > 1) {
        return {"redo", city.project};
    }
    return {"edit", city.project, "S0001", std::format("employees={}", step)};
}

// An hour of work with the power cut again and again.
TEST(JournalCommands, AKilledProgramLosesNothingThatItSaidWasDone) {
    const City city;
    std::mt19937 engine(11);
    int acknowledged = 0;
    int killed = 0;
    // Within how many milliseconds the kill falls: follows how long a command takes here, so that
    // on any machine some are killed at work and some are done before.
    double window = kSanitized ? 1500 : 150;
    const std::string ledger = (city.folder / "新增.csv").string();
    std::ofstream(ledger) << "企业名称,从业人员,经度,纬度\n新厂,10,113.5,34.6\n";
    for (int i = 1; i <= kills(); ++i) {
        const std::vector<std::string> arguments = work(city, ledger, i);
        const std::size_t before = city.log().size();
        std::uniform_real_distribution<double> moment(1, window);
        const ProgramResult result = testing::runAndSignal(
            RUYUAN_PROGRAM, arguments, SIGKILL, static_cast<int>(moment(engine)));
        const std::size_t after = city.log().size();
        ASSERT_LE(after, before + 1);
        if (result.status == 0) {
            ++acknowledged;
            EXPECT_EQ(after, before + 1) << "said it was done, and was not";
            window = std::max(2.0, window * 0.8);
        } else {
            ++killed;
            window *= 1.2;
        }
        const ProgramResult verified = ruyuan({"verify", city.project, "--journal"});
        ASSERT_EQ(verified.status, 0) << verified.output << verified.errors;
    }
    EXPECT_GT(acknowledged, 0);
    EXPECT_GT(killed, 0);
}

TEST(JournalCommands, NamesThePackByTheHashOfItsText) {
    const TemporaryFolder folder;
    const std::string project = (folder / "a.gpkg").string();
    const std::string pack = RUYUAN_SOURCE_DIR "/resources/policies/luoyang-2019.toml";
    const std::string hash =
        testing::runCommand("sha256sum < " + testing::quoted(pack)).output.substr(0, 64);
    ASSERT_EQ(ruyuan({"new", project, "--policy", "luoyang-2019", "--as-of", "2019-07-01"}).status,
              0);
    EXPECT_THAT(ruyuan({"log", project}).output, HasSubstr("SHA-256:" + hash.substr(0, 16) + "…"));
    EXPECT_THAT(ruyuan({"policy", "show", "luoyang-2019"}).output, HasSubstr("SHA-256:" + hash));
}

TEST(JournalCommands, EveryValueIsTracedToItsCellAndItsEdits) {
    const TemporaryFolder folder;
    const std::string project = (folder / "a.gpkg").string();
    std::ofstream(folder / "台账.csv")
        << "企业名称,从业人员,主营业务收入（亿元）,经度,纬度\n甲厂,10人,1.5,113.5,34.6\n";
    ASSERT_EQ(
        ruyuan({"new", project, "--policy", "zhengzhou-2019-37", "--as-of", "2019-07-01"}).status,
        0);
    ASSERT_EQ(ruyuan({"import", project, "--sites", (folder / "台账.csv").string()}).status, 0);
    ASSERT_EQ(ruyuan({"edit", project, "S0001", "employees=12", "--reason", "核实"}).status, 0);
    const Json all = Json::parse(ruyuan({"source", project, "S0001", "--json"}).output);
    EXPECT_EQ(all["file"], "台账.csv");
    EXPECT_EQ(all["row"], 2);
    EXPECT_EQ(all["sha256"].get<std::string>().size(), 64U);
    EXPECT_FALSE(all["imported"].get<std::string>().empty());
    const auto field = [&](const char* name) {
        for (const Json& one : all["fields"]) {
            if (one["field"] == name) {
                return one;
            }
        }
        return Json();
    };
    EXPECT_EQ(field("revenue_wan")["value"], 15000.0);
    EXPECT_EQ(field("revenue_wan")["text"], "1.5");
    EXPECT_EQ(field("employees")["value"], 12);
    EXPECT_EQ(field("employees")["text"], "10人");
    ASSERT_EQ(field("employees")["edits"].size(), 1U);
    EXPECT_EQ(field("employees")["edits"][0]["reason"], "核实");
    EXPECT_EQ(field("place")["text"], "113.5，34.6");
    const ProgramResult one = ruyuan({"source", project, "S0001", "从业人员"});
    EXPECT_THAT(one.output, HasSubstr("10 → 12"));
    EXPECT_EQ(one.output.find("主营"), std::string::npos);
    EXPECT_EQ(ruyuan({"source", project, "S0001", "colour"}).status, 3);
}

/// Two firms, whose file is small and written often.
struct SmallProject {
    SmallProject() {
        std::ofstream(folder / "台账.csv") << "企业名称,从业人员\n甲厂,10\n乙厂,20\n";
        EXPECT_EQ(ruyuan({"new", project, "--policy", "zhengzhou-2019-37", "--as-of", "2019-07-01"})
                      .status,
                  0);
        EXPECT_EQ(import().status, 0);
    }
    ProgramResult import() const {
        return ruyuan({"import", project, "--sites", (folder / "台账.csv").string()});
    }
    std::string journal() const { return ruyuan({"log", project, "--json"}).output; }
    TemporaryFolder folder;
    std::string project = (folder / "small.gpkg").string();
};

// The further the limit, the later the write that fails.
TEST(JournalCommands, AFullDiskLeavesTheProjectAsItWas) {
    const SmallProject small;
    const std::vector<std::vector<std::string>> commands{
        {"edit", small.project, "S0001", "employees=77"},
        {"undo", small.project},
        {"import", small.project, "--sites", (small.folder / "台账.csv").string()}};
    constexpr std::uintmax_t kSteps = kSanitized ? 4 : 12;
    std::uintmax_t failures = 0;
    for (const auto& command : commands) {
        const std::uintmax_t size = std::filesystem::file_size(small.project);
        for (std::uintmax_t step = 0; step < kSteps; ++step) {
            const std::string before = small.journal();
            const ProgramResult result =
                testing::runWithFileLimit(RUYUAN_PROGRAM, command, 4096 + size * step / kSteps);
            if (result.status == 0) {
                EXPECT_NE(small.journal(), before);
            } else {
                ++failures;
                EXPECT_NE(result.errors, "") << command[0];
                EXPECT_EQ(small.journal(), before) << command[0] << " at " << step;
            }
            const ProgramResult verified = ruyuan({"verify", small.project, "--journal"});
            ASSERT_EQ(verified.status, 0) << verified.output << verified.errors;
        }
    }
    EXPECT_GE(failures, kSteps * 3 / 4);
    EXPECT_EQ(small.import().status, 0) << "there is room again";
}

TEST(JournalCommands, ASecondWriterIsToldWhoHoldsTheFile) {
    const SmallProject small;
    const pid_t holder = ::fork();
    if (holder == 0) {
        // The byte that SQLite locks before it writes: RESERVED_BYTE of its file format.
        struct flock lock{};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = 0x40000001;
        lock.l_len = 1;
        const int file = ::open(small.project.c_str(), O_RDWR);
        ::fcntl(file, F_SETLK, &lock);
        std::ofstream(small.folder / "held") << "yes";
        ::pause();
        ::_exit(0);
    }
    while (!std::filesystem::exists(small.folder / "held")) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    const ProgramResult refused = ruyuan({"edit", small.project, "S0001", "employees=5"});
    const ProgramResult shown = ruyuan({"show", small.project, "sites"});
    ::kill(holder, SIGKILL);
    ::waitpid(holder, nullptr, 0);
    EXPECT_EQ(refused.status, 5);
    EXPECT_THAT(refused.errors, HasSubstr(std::format("({}) 正在写这个文件", holder)));
    EXPECT_EQ(shown.status, 0) << "readers are not in the way of a writer";
    EXPECT_EQ(ruyuan({"edit", small.project, "S0001", "employees=5"}).status, 0);
}

}  // namespace
}  // namespace ruyuan
