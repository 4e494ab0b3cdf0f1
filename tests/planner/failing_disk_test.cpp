// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A command on a project file happens or does not, wherever the disk fails it.

#include "tests/support/failing_disk.h"

#include "gis/geopackage.h"
#include "planner/project_file.h"
#include "tests/support/few_sites.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <format>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

namespace ruyuan::planner {
namespace {

namespace fs = std::filesystem;
using gis::Result;
using testing::DiskFault;
using testing::FailingDisk;
using ::testing::IsEmpty;
using testing::someAct;
using testing::TemporaryFolder;

constexpr const char* kName = "项目.gpkg";
constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();

Result<void> create(const fs::path& file, const Project& /*before*/) {
    return createProject(file, testing::fewSites(3), someAct("new"));
}

Result<void> editPoint(const fs::path& file, const Project& before) {
    Project after = before;
    after.sites[1].place = gis::Point{113.0, 34.0};
    return writeProject(file, before, after, someAct("edit"));
}

/// One table as a whole, because its order changes, and rows of others.
Result<void> editTables(const fs::path& file, const Project& before) {
    Project after = before;
    std::ranges::reverse(after.sites);
    after.asOf = gis::makeDate(2020, 1, 1);
    after.decisions.push_back({"S0001", Path::Closure, "", {}, {}, "县", "文", {}});
    return writeProject(file, before, after, someAct("edit"));
}

template <auto kStep>
Result<void> step(const fs::path& file, const Project& /*before*/) {
    if (const auto done = kStep(file, someAct("")); !done) {
        return std::unexpected(done.error());
    }
    return {};
}

/// @p before: what readProject() gives for the file
using Run = Result<void> (*)(const fs::path& file, const Project& before);

struct Command {
    const char* name;
    std::vector<Run> before;  ///< make the file that it starts from
    Run run;
};

void PrintTo(const Command& command, std::ostream* stream) {
    *stream << command.name;
}

const Command kCreate{"Create", {}, create};
const Command kEditOfAPoint{"EditOfAPoint", {create}, editPoint};
const Command kEditOfTables{"EditOfTables", {create}, editTables};
const Command kUndo{"Undo", {create, editTables}, step<undoLast>};
const Command kRedo{"Redo", {create, editPoint, step<undoLast>}, step<redoLast>};

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What a project file says: everything in its tables is in the hash of its last entry.
struct State {
    std::int64_t entries = 0;  ///< 0: there is no file
    std::string content;

    bool operator==(const State&) const = default;
};

/// Makes a disk fail a command at each of its calls, and collects what should not have happened.
class Trial {
public:
    explicit Trial(const Command& command) : command_(command) {
        for (const Run run : command.before) {
            EXPECT_TRUE(run(file_, readProject(file_).value_or(Project())));
        }
        project_ = readProject(file_).value_or(Project());
        start_ = bytesOf(file_);
        before_ = state();
        disk_.arm(DiskFault::Full, kNever);
        EXPECT_TRUE(command.run(file_, project_));
        calls_ = disk_.repair();
        after_ = state();
        EXPECT_NE(before_, after_);
        EXPECT_THAT(complaints_, IsEmpty());
    }

    [[nodiscard]] std::size_t calls() const { return calls_; }
    [[nodiscard]] const std::vector<std::string>& complaints() const { return complaints_; }

    void failAt(DiskFault fault, std::size_t call, unsigned chance = 0) {
        now_ = std::format("call {} of {}, chance {}", call, calls_, chance);
        startAnew();
        disk_.arm(fault, call, chance);
        const auto done = command_.run(file_, project_);
        disk_.repair();
        if (!done && (done.error().sentence.zh.empty() || done.error().sentence.en.empty())) {
            complain("an error without words");
        }
        const State now = state();
        const bool fits = fault == DiskFault::PowerCut ? now == before_ || now == after_
                                                       : now == (done ? after_ : before_);
        if (!fits) {
            complain(std::format("{}, but the file has {} entries. {}",
                                 done ? "success" : "error",
                                 now.entries,
                                 done ? "" : done.error().sentence.en));
        }
        expectNothingLeft(now, call % 8 == 0);  // now and then: it takes as long as all the rest
    }

private:
    static fs::path made(const fs::path& folder) {
        fs::create_directory(folder);
        return folder;
    }

    void startAnew() {
        fs::remove_all(folder_);
        fs::create_directory(folder_);
        if (!start_.empty()) {
            std::ofstream(file_, std::ios::binary) << start_;
        }
    }

    /// But for a journal in which nothing counts: the next writer, @p again, takes it over.
    void expectNothingLeft(const State& now, bool again) {
        again = again && now == before_;
        if (again && !command_.run(file_, project_)) {
            complain("cannot be done after all");
        }
        const std::string aside = std::format(".{}.writing", kName);
        for (const fs::directory_entry& entry : fs::directory_iterator(folder_)) {
            const std::string name = entry.path().filename().string();
            const bool known = entry.path() == file_ || name.starts_with(aside) ||
                               (entry.path() == journal_ && !again);
            if (!known) {
                complain("left behind: " + name);
            }
        }
    }

    /// Opening undoes what was left half made. Bytes that were looked at need no second look.
    State state() {
        if (!fs::exists(file_)) {
            return {};
        }
        if (fs::exists(journal_)) {
            std::ignore = gis::GeoPackage::open(file_, gis::OpenMode::Read);
        }
        const auto [known, isNew] = known_.try_emplace(bytesOf(file_));
        if (isNew) {
            known->second = examined();
        }
        return known->second;
    }

    State examined() {
        const auto package = gis::GeoPackage::open(file_, gis::OpenMode::Read);
        const auto whole = package ? package->checkIntegrity() : std::unexpected(package.error());
        if (!whole) {
            complain(whole.error().sentence.en);
        }
        const auto faults = verifyJournal(file_);
        if (!faults) {
            complain(faults.error().sentence.en);
        } else if (!faults->empty()) {
            complain(faults->front().sentence.en);
        }
        const auto project = readProject(file_);
        const auto journal = readJournal(file_, 1);
        if (!project || !journal || journal->empty()) {
            complain("not to be read");
            return {};
        }
        return {project->version, journal->front().content};
    }

    void complain(const std::string& what) { complaints_.push_back(now_ + ": " + what); }

    const Command& command_;
    TemporaryFolder temporary_;
    fs::path folder_ = made(temporary_ / "盘");
    FailingDisk disk_{folder_};
    fs::path file_ = folder_ / kName;
    fs::path journal_ = folder_ / (std::string(kName) + "-journal");
    Project project_;
    std::string start_;
    State before_;
    State after_;
    std::size_t calls_ = 0;
    std::map<std::string, State> known_;
    std::string now_ = "at first";
    std::vector<std::string> complaints_;
};

// Sanitizers look for other faults than those of the disk.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kStep = 7;
#else
constexpr std::size_t kStep = 1;
#endif

class FailingDiskAtEveryCall : public ::testing::TestWithParam<Command> {
protected:
    std::vector<std::string> faultsOf(DiskFault fault) {
        Trial trial(GetParam());
        RecordProperty("calls", std::to_string(trial.calls()));
        EXPECT_GT(trial.calls(), 10U) << "GDAL writes past the disk that fails";
        for (std::size_t call = 1; call <= trial.calls(); call += kStep) {
            // Losing everything is what careless writers stand least, so it is every third case.
            trial.failAt(fault, call, call % 3 == 0 ? 0 : static_cast<unsigned>(call));
        }
        // What the command left unsynced, when it was done, is the power's to take.
        for (unsigned chance = 0; fault == DiskFault::PowerCut && chance < 8; ++chance) {
            trial.failAt(fault, trial.calls() + 1, chance);
        }
        return trial.complaints();
    }
};

TEST_P(FailingDiskAtEveryCall, AFullDiskChangesNothing) {
    EXPECT_THAT(faultsOf(DiskFault::Full), IsEmpty());
}

TEST_P(FailingDiskAtEveryCall, ASingleFailureIsAnErrorOrHarmless) {
    EXPECT_THAT(faultsOf(DiskFault::Once), IsEmpty());
}

TEST_P(FailingDiskAtEveryCall, ATornWriteIsTakenBack) {
    EXPECT_THAT(faultsOf(DiskFault::Torn), IsEmpty());
}

TEST_P(FailingDiskAtEveryCall, ADiskPulledOutComesBackAsItWas) {
    EXPECT_THAT(faultsOf(DiskFault::Vanished), IsEmpty());
}

TEST_P(FailingDiskAtEveryCall, APowerCutLeavesTheStateBeforeOrAfter) {
    EXPECT_THAT(faultsOf(DiskFault::PowerCut), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(OfEveryCommand,
                         FailingDiskAtEveryCall,
                         ::testing::Values(kCreate, kEditOfAPoint, kEditOfTables, kUndo, kRedo),
                         [](const auto& one) { return one.param.name; });

/// For as long as it lives GDAL does without one of SQLite's precautions.
class Without {
public:
    explicit Without(const char* option) : option_(option) { ::setenv(option, "OFF", 1); }
    Without(const Without&) = delete;
    Without& operator=(const Without&) = delete;
    ~Without() { ::unsetenv(option_); }

private:
    const char* option_;
};

bool isCaught(DiskFault fault) {
    Trial trial(kEditOfAPoint);
    for (std::size_t call = 1; call <= trial.calls() && trial.complaints().empty(); ++call) {
        trial.failAt(fault, call, static_cast<unsigned>(call));
    }
    return !trial.complaints().empty();
}

TEST(FailingDisk, AWriterWithoutARollbackJournalIsCaught) {
    const Without journal("OGR_SQLITE_JOURNAL");
    EXPECT_TRUE(isCaught(DiskFault::Torn));
}

TEST(FailingDisk, AWriterThatDoesNotSyncIsCaught) {
    const Without syncs("OGR_SQLITE_SYNCHRONOUS");
    EXPECT_TRUE(isCaught(DiskFault::PowerCut));
}

}  // namespace
}  // namespace ruyuan::planner
