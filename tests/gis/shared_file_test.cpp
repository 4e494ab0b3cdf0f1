// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/shared_file.h"

#include "gis/geopackage.h"
#include "gis/platform.h"
#include "tests/support/run_command.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace ruyuan::gis {
namespace {

namespace fs = std::filesystem;
using ::ruyuan::testing::inChildProcess;
using ::ruyuan::testing::TemporaryFolder;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Key;

const Writer kZhang{"张三", "ruyuan"};
const Writer kLi{"李四", "ruyuan-map"};

void put(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

std::string bytesOf(const fs::path& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

/// Replaces the value of a line of a lock file.
std::string with(std::string lock, const std::string& key, const std::string& value) {
    const std::size_t start = lock.find("\n" + key + ": ") + key.size() + 3;
    return lock.replace(start, lock.find('\n', start) - start, value);
}

std::string valueOf(const std::string& lock, const std::string& key) {
    const std::size_t start = lock.find("\n" + key + ": ") + key.size() + 3;
    return lock.substr(start, lock.find('\n', start) - start);
}

/// A share with one file, and a folder of its own for temporary files.
class SharedFile : public ::testing::Test {
protected:
    SharedFile() {
        ::setenv("TMPDIR", temporary.path().c_str(), 1);
        put(file, "old");
    }
    ~SharedFile() override {
        if (before.empty()) {
            ::unsetenv("TMPDIR");
        } else {
            ::setenv("TMPDIR", before.c_str(), 1);
        }
    }
    SharedFile(const SharedFile&) = delete;
    SharedFile& operator=(const SharedFile&) = delete;

    [[nodiscard]] fs::path lock() const { return share / "洛阳 100%.gpkg.lock"; }

    /// A process takes the file and is killed; gives its lock.
    [[nodiscard]] std::string dieWithLock() const {
        EXPECT_EQ(inChildProcess([&] {
                      const auto copy = WorkingCopy::checkOut(file, kZhang);
                      ::_exit(copy ? 0 : 1);
                      return 1;
                  }),
                  0);
        return bytesOf(lock());
    }

    TemporaryFolder share;
    TemporaryFolder temporary{"本地 tmp #%41 "};
    fs::path file = share / "洛阳 100%.gpkg";
    std::string before = std::getenv("TMPDIR") == nullptr ? "" : std::getenv("TMPDIR");
};

TEST_F(SharedFile, ChangesReachTheOriginalOnlyWhenTheyArePublished) {
    {
        auto copy = WorkingCopy::checkOut(file, kZhang).value();
        EXPECT_EQ(copy.path().filename(), file.filename());
        EXPECT_EQ(bytesOf(copy.path()), "old");
        EXPECT_EQ(fs::status(copy.path().parent_path()).permissions(), fs::perms::owner_all);
        put(copy.path(), "new");
        EXPECT_EQ(bytesOf(file), "old");
        EXPECT_TRUE(copy.publish());
        EXPECT_EQ(bytesOf(file), "new");
        put(copy.path(), "newer");
        EXPECT_TRUE(copy.publish());
        put(copy.path(), "never published");
    }
    EXPECT_EQ(bytesOf(file), "newer");
    EXPECT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg")));
    EXPECT_THAT(temporary.content(), IsEmpty());
}

TEST_F(SharedFile, PublishingWhatWasNotChangedTouchesNothing) {
    const auto longAgo = fs::last_write_time(file) - std::chrono::hours(24);
    fs::last_write_time(file, longAgo);
    EXPECT_TRUE(WorkingCopy::checkOut(file, kZhang).value().publish());
    EXPECT_EQ(fs::last_write_time(file), longAgo);
}

TEST_F(SharedFile, PermissionsStay) {
    for (const unsigned mode : {0600U, 0664U, 0666U}) {
        fs::permissions(file, fs::perms(mode));
        auto copy = WorkingCopy::checkOut(file, kZhang).value();
        put(copy.path(), "with " + std::to_string(mode));
        ASSERT_TRUE(copy.publish());
        EXPECT_EQ(fs::status(file).permissions(), fs::perms(mode));
    }
}

TEST_F(SharedFile, ALinkStaysALink) {
    fs::create_symlink(file, temporary / "link.gpkg");
    auto copy = WorkingCopy::checkOut(temporary / "link.gpkg", kZhang).value();
    EXPECT_TRUE(fs::exists(lock()));
    put(copy.path(), "new");
    ASSERT_TRUE(copy.publish());
    EXPECT_TRUE(fs::is_symlink(temporary / "link.gpkg"));
    EXPECT_EQ(bytesOf(file), "new");
}

TEST_F(SharedFile, ASecondWriterLearnsWhoWritesWhereAndWhatToDo) {
    const auto copy = WorkingCopy::checkOut(file, kZhang).value();
    const auto before = share.content();
    const auto second = WorkingCopy::checkOut(file, kLi);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::CannotWrite);
    const std::string computer = thisProcess().computer;
    const std::string process = std::to_string(::getpid());
    for (const Language language : {Language::Chinese, Language::English}) {
        EXPECT_THAT(second.error().sentence.in(language),
                    AllOf(HasSubstr("张三"),
                          HasSubstr(computer),
                          HasSubstr("ruyuan"),
                          HasSubstr(process),
                          HasSubstr(valueOf(bytesOf(lock()), "since"))));
        EXPECT_THAT(second.error().advice.in(language), HasSubstr(lock().filename().string()));
    }
    EXPECT_EQ(second.error().where, file.string());
    EXPECT_EQ(share.content(), before);
    EXPECT_NE(inChildProcess([&] { return WorkingCopy::checkOut(file, kLi) ? 0 : 1; }), 0);
}

TEST_F(SharedFile, TheHolderIsVisibleWhileThereIsOne) {
    EXPECT_FALSE(fs::exists(lock()));
    {
        const auto copy = WorkingCopy::checkOut(file, {"王\n五", "ruyuan"}).value();
        EXPECT_EQ(valueOf(bytesOf(lock()), "who"), "王 五");
        EXPECT_EQ(valueOf(bytesOf(lock()), "process"), std::to_string(::getpid()));
        const auto everybody =
            fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
        EXPECT_EQ(fs::status(lock()).permissions() & everybody, everybody);
    }
    EXPECT_FALSE(fs::exists(lock()));
}

TEST_F(SharedFile, TheLockOfADeadProcessIsTakenOverWithWhatItLeft) {
    const std::string left = dieWithLock();
    const fs::path aside = share / (".洛阳 100%.gpkg." + valueOf(left, "id") + ".writing");
    const fs::path other = share / ".洛阳 100%.gpkg.notes.writing";
    put(aside, "half");
    put(other, "of somebody else");
    {
        const auto copy = WorkingCopy::checkOut(file, kLi);
        ASSERT_TRUE(copy) << copy.error().sentence.en;
        EXPECT_EQ(valueOf(bytesOf(lock()), "who"), "李四");
        EXPECT_FALSE(fs::exists(aside));
        EXPECT_TRUE(fs::exists(other));
    }
    fs::remove(other);
    EXPECT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg")));
}

TEST_F(SharedFile, ATakerWhoDiedInBetweenIsNoEnd) {
    const std::string left = dieWithLock();
    const fs::path claim = share / (".洛阳 100%.gpkg." + valueOf(left, "id") + ".taking");
    put(claim, with(left, "id", "0123456789abcdef"));
    EXPECT_TRUE(WorkingCopy::checkOut(file, kLi));
    EXPECT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg")));
    // One who is still at it is named.
    put(lock(), left);
    put(claim, with(with(left, "process", "1"), "started", ""));
    const auto refused = WorkingCopy::checkOut(file, kLi);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence.en, HasSubstr("process 1)"));
    EXPECT_EQ(bytesOf(lock()), left);
}

TEST_F(SharedFile, ALockIsTakenOverOnlyWhenItsOwnerIsCertainlyDead) {
    const std::string left = dieWithLock();
    const auto taken = [&](const std::string& text) {
        put(lock(), text);
        const bool done = WorkingCopy::checkOut(file, kLi).has_value();
        EXPECT_EQ(fs::exists(lock()), !done);
        return done;
    };
    EXPECT_TRUE(taken(left));
    EXPECT_FALSE(taken(with(left, "computer", "another")));
    EXPECT_FALSE(taken(with(left, "space", "pid:[1]"))) << "a container whose processes are hidden";
    EXPECT_FALSE(taken(with(left, "boot", "")));
    // This computer was started again since, or is another one of the same name.
    EXPECT_TRUE(taken(with(left, "boot", "00000000-0000-0000-0000-000000000000")) ||
                valueOf(left, "machine").empty());
    EXPECT_FALSE(taken(with(with(left, "boot", "00000000"), "machine", "0000000000000000")));
    // The number of the process is used again: by this one, which was started at another time.
    const std::string reused = with(left, "process", std::to_string(::getpid()));
    EXPECT_TRUE(taken(with(reused, "started", "1")));
    EXPECT_FALSE(taken(with(reused, "started", thisProcess().started)));
    EXPECT_FALSE(taken(with(reused, "started", "")));
}

TEST_F(SharedFile, ALockThatNamesNobodyIsKeptAndToldOf) {
    const std::string left = dieWithLock();
    for (const std::string& text : {std::string{},
                                    std::string("\xFF\xFE binary"),
                                    left.substr(0, left.find("process:")),
                                    with(left, "id", "../../../../x"),
                                    with(left, "process", "-1")}) {
        put(lock(), text);
        const auto refused = WorkingCopy::checkOut(file, kLi);
        ASSERT_FALSE(refused) << text;
        EXPECT_EQ(refused.error().code, ErrorCode::CannotWrite);
        EXPECT_THAT(refused.error().advice.en, HasSubstr(lock().filename().string()));
        EXPECT_EQ(bytesOf(lock()), text);
    }
}

/// Starts processes that all wait, then try at once; gives how many of them got the file while none
/// had let go.
int winnersAmong(int count, const fs::path& file) {
    std::array<int, 2> start{};
    std::array<int, 2> tried{};
    std::array<int, 2> end{};
    EXPECT_TRUE(::pipe(start.data()) == 0 && ::pipe(tried.data()) == 0 && ::pipe(end.data()) == 0);
    for (int i = 0; i < count; ++i) {
        if (::fork() == 0) {
            ::close(start[1]);
            ::close(end[1]);
            char byte = 0;
            (void)!::read(start[0], &byte, 1);  // until the other end is closed
            {
                const auto copy = WorkingCopy::checkOut(file, kLi);
                byte = copy ? 'y' : 'n';
                (void)!::write(tried[1], &byte, 1);
                (void)!::read(end[0], &byte, 1);
            }
            ::_exit(0);
        }
    }
    ::close(start[1]);
    int winners = 0;
    for (int i = 0; i < count; ++i) {
        char byte = 0;
        EXPECT_EQ(::read(tried[0], &byte, 1), 1);
        winners += byte == 'y' ? 1 : 0;
    }
    ::close(end[1]);
    for (int i = 0; i < count; ++i) {
        ::wait(nullptr);
    }
    for (const int number : {start[0], tried[0], tried[1], end[0]}) {
        ::close(number);
    }
    return winners;
}

TEST_F(SharedFile, OfManyWhoTakeADeadLockAtOnceOneWins) {
    const std::string left = dieWithLock();
    for (int round = 0; round < 20; ++round) {
        put(lock(), left);
        ASSERT_EQ(winnersAmong(6, file), 1) << "round " << round;
        ASSERT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg"))) << "round " << round;
    }
}

TEST_F(SharedFile, NoReaderSeesAHalfFile) {
    const std::size_t size = 3'000'000;
    put(file, std::string(size, 'a'));
    std::ifstream opened(file, std::ios::binary);
    ASSERT_EQ(opened.get(), 'a');
    const pid_t child = ::fork();
    if (child == 0) {
        int status = 1;
        if (auto copy = WorkingCopy::checkOut(file, kZhang)) {
            status = 0;
            for (char letter = 'b'; letter <= 'z'; ++letter) {
                put(copy->path(), std::string(size + static_cast<std::size_t>(letter), letter));
                status += copy->publish() ? 0 : 1;
            }
        }
        ::_exit(status);
    }
    int status = 0;
    std::string seen;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        const std::string bytes = bytesOf(file);
        ASSERT_FALSE(bytes.empty());
        ASSERT_EQ(bytes.find_first_not_of(bytes.front()), std::string::npos);
        ASSERT_EQ(bytes.size(), size + (bytes[0] == 'a' ? 0 : static_cast<std::size_t>(bytes[0])));
        if (!seen.ends_with(bytes.front())) {
            seen += bytes.front();
        }
    }
    EXPECT_EQ(status, 0);
    EXPECT_EQ(bytesOf(file).front(), 'z');
    EXPECT_GT(seen.size(), 2U);
    // Who had it open before goes on reading what it was.
    const std::string rest(std::istreambuf_iterator<char>(opened), {});
    EXPECT_EQ(rest, std::string(size - 1, 'a'));
}

TEST_F(SharedFile, AWriterKilledAtAnyTimeLeavesAWholeFileThatTheNextOneCanTake) {
    const std::size_t size = 2'000'000;
    put(file, std::string(size, 'a'));
    for (int round = 0; round < 25; ++round) {
        const pid_t child = ::fork();
        if (child == 0) {
            auto copy = WorkingCopy::checkOut(file, kZhang);
            for (char letter = 'b'; copy; letter = letter == 'z' ? 'b' : char(letter + 1)) {
                put(copy->path(), std::string(size, letter));
                (void)copy->publish();
            }
            ::_exit(1);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + 3 * round));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "round " << round;
        const std::string bytes = bytesOf(file);
        ASSERT_EQ(bytes.size(), size);
        ASSERT_EQ(bytes.find_first_not_of(bytes.front()), std::string::npos);
        // Killed while its lock was being written it names nobody; then a person has to look.
        if (fs::exists(lock()) && fs::file_size(lock()) == 0) {
            fs::remove(lock());
        }
        ASSERT_TRUE(WorkingCopy::checkOut(file, kLi)) << "round " << round;
        ASSERT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg")));
    }
}

TEST_F(SharedFile, WhatSomebodyElseChangedIsNeverReplacedAndNothingIsLost) {
    fs::path kept;
    {
        auto copy = WorkingCopy::checkOut(file, kZhang).value();
        kept = copy.path();
        put(copy.path(), "ours");
        const auto time = fs::last_write_time(file);
        put(file, "his");  // as long as what was there, and at the same time
        fs::last_write_time(file, time);
        const auto refused = copy.publish();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
        EXPECT_EQ(refused.error().where, file.string());
        EXPECT_THAT(refused.error().advice.zh, HasSubstr(kept.string()));
        EXPECT_THAT(refused.error().advice.en, HasSubstr(kept.string()));
    }
    EXPECT_EQ(bytesOf(file), "his");
    EXPECT_EQ(bytesOf(kept), "ours");
    EXPECT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg")));
}

TEST_F(SharedFile, AWriterWhoseLockWasTakenAwayPublishesNothing) {
    std::optional<WorkingCopy> first = WorkingCopy::checkOut(file, kZhang).value();
    put(first->path(), "first");
    fs::remove(lock());
    const auto second = WorkingCopy::checkOut(file, kLi).value();
    const auto refused = first->publish();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    first.reset();
    EXPECT_EQ(valueOf(bytesOf(lock()), "who"), "李四") << "it removed a lock that was not its own";
    EXPECT_EQ(bytesOf(file), "old");
}

TEST_F(SharedFile, AFullDiskLeavesTheOriginalAndTheCopy) {
    const auto before = share.content();
    // The largest size of a file stands for the end of the disk.
    EXPECT_EQ(inChildProcess([&] {
                  fs::path kept;
                  {
                      auto copy = WorkingCopy::checkOut(file, kZhang).value();
                      kept = copy.path();
                      put(kept, std::string(3'000'000, 'x'));
                      std::signal(SIGXFSZ, SIG_IGN);
                      const rlimit limit{1'500'000, 1'500'000};
                      ::setrlimit(RLIMIT_FSIZE, &limit);
                      const auto refused = copy.publish();
                      if (refused || refused.error().code != ErrorCode::CannotWrite ||
                          !refused.error().sentence.en.contains("disk is full") ||
                          !refused.error().advice.en.contains(kept.string())) {
                          return 1;
                      }
                  }
                  return bytesOf(kept).size() == 3'000'000 ? 0 : 2;
              }),
              0);
    EXPECT_EQ(share.content(), before);
}

TEST_F(SharedFile, ARetryAfterTheDiskHasRoomAgainPublishesAndLeavesNoCopy) {
    {
        auto copy = WorkingCopy::checkOut(file, kZhang).value();
        put(copy.path(), "new");
        fs::create_directory(share / "elsewhere");
        fs::rename(file, share / "elsewhere/x");
        EXPECT_FALSE(copy.publish());
        fs::rename(share / "elsewhere/x", file);
        EXPECT_TRUE(copy.publish());
    }
    EXPECT_EQ(bytesOf(file), "new");
    EXPECT_THAT(temporary.content(), IsEmpty());
}

TEST_F(SharedFile, WithoutRoomForTheCopyTheShareIsAsBefore) {
    put(file, std::string(100'000, 'x'));
    const auto before = share.content();
    EXPECT_EQ(inChildProcess([&] {
                  std::signal(SIGXFSZ, SIG_IGN);
                  const rlimit limit{50'000, 50'000};
                  ::setrlimit(RLIMIT_FSIZE, &limit);
                  const auto refused = WorkingCopy::checkOut(file, kZhang);
                  return !refused && refused.error().code == ErrorCode::CannotWrite ? 0 : 1;
              }),
              0);
    EXPECT_EQ(share.content(), before);
    EXPECT_THAT(temporary.content(), IsEmpty());
}

TEST_F(SharedFile, WhereNothingMayBeWrittenThatIsSaid) {
    constexpr uid_t kNobody = 65534;
    fs::permissions(file, fs::perms(0666));
    fs::permissions(share.path(), fs::perms(0555));
    fs::permissions(temporary.path(), fs::perms(0777));
    const auto refusedForWantOfPermission = [&] {
        if (::geteuid() == 0 && ::setuid(kNobody) != 0) {
            return 99;
        }
        const auto refused = WorkingCopy::checkOut(file, kZhang);
        return !refused && refused.error().code == ErrorCode::CannotWrite ? 0 : 1;
    };
    const int inFolder = inChildProcess(refusedForWantOfPermission);
    fs::permissions(share.path(), fs::perms(0777));
    fs::permissions(file, fs::perms(0444));
    const int ofFile = inChildProcess(refusedForWantOfPermission);
    if (inFolder == 99) {
        GTEST_SKIP() << "no other user to try it as";
    }
    EXPECT_EQ(inFolder, 0);
    EXPECT_EQ(ofFile, 0);
    EXPECT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg")));
    EXPECT_THAT(temporary.content(), IsEmpty());
}

TEST_F(SharedFile, AVanishedOriginalIsToldAndTheCopyStays) {
    const fs::path folder = share / "规划 2024";
    fs::create_directory(folder);
    for (const bool folderToo : {false, true}) {
        SCOPED_TRACE(folderToo);
        put(folder / "a.gpkg", "old");
        fs::path kept;
        {
            auto copy = WorkingCopy::checkOut(folder / "a.gpkg", kZhang).value();
            kept = copy.path();
            put(kept, "new");
            folderToo ? fs::remove_all(folder) : fs::remove(folder / "a.gpkg");
            const auto refused = copy.publish();
            ASSERT_FALSE(refused);
            EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
            EXPECT_THAT(refused.error().advice.en, HasSubstr(kept.string()));
        }
        EXPECT_EQ(bytesOf(kept), "new");
        EXPECT_TRUE(folderToo ? !fs::exists(folder) : fs::is_empty(folder));
    }
}

TEST_F(SharedFile, WhatIsNoFileIsRefused) {
    const auto missing = WorkingCopy::checkOut(share / "missing.gpkg", kZhang);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    const auto folder = WorkingCopy::checkOut(share.path(), kZhang);
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().code, ErrorCode::CannotRead);
    EXPECT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg")));
}

TEST_F(SharedFile, TheVariableSaysWhatIsShared) {
    EXPECT_FALSE(onSharedStorage("/proc/self/status"));
    ::setenv("RUYUAN_SHARED", "always", 1);
    EXPECT_TRUE(onSharedStorage(file));
    ::setenv("RUYUAN_SHARED", "never", 1);
    EXPECT_FALSE(onSharedStorage(file));
    ::setenv("RUYUAN_SHARED", "perhaps", 1);
    EXPECT_FALSE(onSharedStorage("/proc/self/status"));
    ::unsetenv("RUYUAN_SHARED");
}

Result<void> addTable(GeoPackage& package, const std::string& name, std::int64_t rows) {
    Layer layer;
    layer.columns.emplace_back(Field{"n", FieldType::Integer, {}});
    layer.columns.emplace_back(Field{"filler", FieldType::Text, {}});
    for (std::int64_t i = 1; i <= rows; ++i) {
        layer.columns[0].append(i);
        layer.columns[1].append(std::string(200, 'x'));
    }
    return package.writeTable({name, {}, {}}, layer);
}

void makeGeoPackage(const fs::path& file) {
    fs::remove(file);
    auto package = GeoPackage::create(file).value();
    ASSERT_TRUE(package.begin());
    ASSERT_TRUE(addTable(package, "t", 5));
    ASSERT_TRUE(package.commit());
}

/// A process is killed that has written half of its changes into the file itself.
void leaveHalfWritten(const fs::path& file) {
    makeGeoPackage(file);
    ASSERT_EQ(inChildProcess([&] {
                  auto package = GeoPackage::open(file, OpenMode::Write);
                  const bool written = package && package->begin() &&
                                       addTable(*package, "t", 30000) &&
                                       addTable(*package, "new", 30000);
                  ::_exit(written ? 0 : 1);
                  return 1;
              }),
              0);
    ASSERT_TRUE(fs::exists(file.string() + "-journal"));
}

void makeOld(const fs::path& file) {
    fs::last_write_time(file, fs::last_write_time(file) - std::chrono::minutes(2));
}

void expectAsBefore(const fs::path& file) {
    const auto package = GeoPackage::open(file, OpenMode::Read);
    ASSERT_TRUE(package) << package.error().sentence.en;
    EXPECT_TRUE(package->checkIntegrity());
    EXPECT_THAT(package->tableNames(), ElementsAre("t"));
    EXPECT_EQ(package->readTable("t").value().size(), 5U);
}

TEST_F(SharedFile, WhatAKilledProgramLeftHalfWrittenIsUndoneFirst) {
    leaveHalfWritten(file);
    makeOld(file.string() + "-journal");
    {
        auto copy = WorkingCopy::checkOut(file, kZhang);
        ASSERT_TRUE(copy) << copy.error().sentence.en;
        EXPECT_THAT(share.content(), ElementsAre(Key("洛阳 100%.gpkg"), Key(lock().filename())));
        expectAsBefore(copy->path());
        expectAsBefore(file);
        auto package = GeoPackage::open(copy->path(), OpenMode::Write).value();
        ASSERT_TRUE(package.begin() && addTable(package, "u", 7) && package.commit());
        package = GeoPackage::open(file, OpenMode::Read).value();
        ASSERT_TRUE(copy->publish());
    }
    EXPECT_THAT(GeoPackage::open(file, OpenMode::Read).value().tableNames(), ElementsAre("t", "u"));
}

TEST_F(SharedFile, AJournalDoesNoHarmToAFileThatIsAlreadyWhole) {
    // The state in which a process leaves both that is killed between making the file whole and
    // removing the journal.
    leaveHalfWritten(file);
    const fs::path journal = file.string() + "-journal";
    const std::string left = bytesOf(journal);
    makeOld(journal);
    ASSERT_TRUE(WorkingCopy::checkOut(file, kZhang));
    const std::string whole = bytesOf(file);
    put(journal, left);
    expectAsBefore(file);
    put(file, whole);
    put(journal, left);
    makeOld(journal);
    ASSERT_TRUE(WorkingCopy::checkOut(file, kZhang));
    EXPECT_EQ(bytesOf(file), whole);
    EXPECT_FALSE(fs::exists(journal));
}

TEST_F(SharedFile, AProgramThatIsWritingInPlaceIsNotDisturbed) {
    makeGeoPackage(file);
    auto other = GeoPackage::open(file, OpenMode::Write).value();
    ASSERT_TRUE(other.begin() && addTable(other, "t", 30000));
    ASSERT_TRUE(fs::exists(file.string() + "-journal"));
    const auto before = share.content();
    const auto refused = WorkingCopy::checkOut(file, kZhang);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::CannotWrite);
    EXPECT_THAT(refused.error().sentence.en, HasSubstr("-journal"));
    EXPECT_EQ(share.content(), before);
    EXPECT_TRUE(other.commit());
    EXPECT_TRUE(WorkingCopy::checkOut(file, kZhang));
}

TEST_F(SharedFile, NothingIsPublishedUnderTheHandsOfAnotherProgram) {
    for (const char* ending : {"-wal", "-journal"}) {
        SCOPED_TRACE(ending);
        auto copy = WorkingCopy::checkOut(file, kZhang).value();
        put(copy.path(), std::string("new") + ending);
        put(file.string() + ending, "x");
        const std::string before = bytesOf(file);
        const auto refused = copy.publish();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::CannotWrite);
        EXPECT_THAT(refused.error().sentence.zh, HasSubstr(ending));
        EXPECT_EQ(bytesOf(file), before);
        fs::remove(file.string() + ending);
        EXPECT_TRUE(copy.publish());
        EXPECT_EQ(bytesOf(file), std::string("new") + ending);
    }
    put(file.string() + "-wal", "x");
    EXPECT_FALSE(WorkingCopy::checkOut(file, kZhang));
}

}  // namespace
}  // namespace ruyuan::gis
