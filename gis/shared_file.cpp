// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/shared_file.h"

#include "gis/detail/aside.h"
#include "gis/detail/encoding.h"
#include "gis/detail/package_copy.h"
#include "gis/file_hash.h"
#include "gis/geopackage.h"
#include "gis/platform.h"
#include "gis/utf8.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <format>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

namespace ruyuan::gis {

namespace fs = std::filesystem;

namespace {

fs::path beside(const fs::path& file, std::string_view ending) {
    fs::path path = file;
    path += ending;
    return path;
}

fs::path lockOf(const fs::path& file) {
    return beside(file, ".lock");
}

constexpr std::size_t kIdLength = 16;
constexpr std::string_view kWriting = ".writing";
constexpr std::string_view kTaking = ".taking";

/// A hidden file that belongs to the lock with that id.
fs::path hidden(const fs::path& file, const std::string& id, std::string_view ending) {
    return file.parent_path() /
           pathFromUtf8(std::format(".{}.{}{}", utf8FromPath(file.filename()), id, ending));
}

bool isId(std::string_view text) {
    return text.size() == kIdLength &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Ids tell locks apart and have no say in any result.
std::string newId() {
    std::random_device random;
    return std::format("{:08x}{:08x}", random() & 0xFFFFFFFFU, random() & 0xFFFFFFFFU);
}

/// What killed writers left. @pre we hold the lock: hidden files of others belong to nobody
void removeLeftovers(const fs::path& file) {
    const std::string start = "." + utf8FromPath(file.filename()) + ".";
    std::error_code error;
    std::vector<fs::path> left;
    for (fs::directory_iterator entry(file.parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = utf8FromPath(entry->path().filename());
        if (!name.starts_with(start)) {
            continue;
        }
        const std::string_view rest = std::string_view(name).substr(start.size());
        if (isId(rest.substr(0, kIdLength)) &&
            (rest.substr(kIdLength) == kWriting || rest.substr(kIdLength) == kTaking)) {
            left.push_back(entry->path());
        }
    }
    for (const fs::path& path : left) {
        fs::remove(path, error);
    }
}

/// What a lock file says; empty where it does not say.
struct Lock {
    Writer writer;
    ProcessIdentity process;
    std::string since;  ///< that computer's clock, with its offset from UTC
    std::string id;
};

/// On one line, and nothing in it that a terminal would obey.
std::string plain(std::string text) {
    const auto isControl = [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20 || byte == 0x7F;
    };
    std::ranges::replace_if(text, isControl, ' ');
    return text;
}

std::string localTime() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    char text[40] = "";
    if (::localtime_r(&now, &parts) != nullptr) {
        std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %z", &parts);
    }
    return text;
}

std::string lockText(const Writer& writer, const std::string& id) {
    const ProcessIdentity process = thisProcess();
    return std::format(
        "入园：有人正在修改旁边的文件，改完后本文件自动消失。\n"
        "Ruyuan: somebody is changing the file beside this one, which goes away afterwards.\n"
        "\n"
        "who: {}\ncomputer: {}\nprogram: {}\nprocess: {}\nsince: {}\n"
        "started: {}\nmachine: {}\nboot: {}\nspace: {}\nid: {}\n",
        plain(writer.who),
        plain(process.computer),
        plain(writer.program),
        process.process,
        localTime(),
        process.started,
        process.machine,
        process.boot,
        process.space,
        id);
}

/// Empty for what is no whole lock: one that is being written, or not ours.
std::optional<Lock> parseLock(const std::string& text) {
    if (!isUtf8(text)) {
        return std::nullopt;
    }
    std::map<std::string, std::string> values;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (const std::size_t colon = line.find(": "); colon != std::string::npos) {
            values[line.substr(0, colon)] = plain(line.substr(colon + 2));
        }
    }
    Lock lock;
    lock.id = values["id"];
    const std::string& process = values["process"];
    std::from_chars(process.data(), process.data() + process.size(), lock.process.process);
    if (!isId(lock.id) || lock.process.process <= 0) {
        return std::nullopt;
    }
    lock.process.computer = values["computer"];
    lock.process.machine = values["machine"];
    lock.process.boot = values["boot"];
    lock.process.space = values["space"];
    lock.process.started = values["started"];
    lock.writer = {values["who"], values["program"]};
    lock.since = values["since"];
    return lock;
}

/// The beginning of a file; empty text when it may not be read, nothing when there is none.
std::optional<std::string> readLock(const fs::path& lock) {
    constexpr std::streamsize kMost = 4096;
    std::ifstream input(lock, std::ios::binary);
    std::error_code unknown;
    if (!input && !fs::exists(fs::symlink_status(lock, unknown))) {
        return std::nullopt;
    }
    std::string text(kMost, '\0');
    input.read(text.data(), kMost);
    text.resize(static_cast<std::size_t>(input.gcount()));
    return text;
}

Text orSomebody(const std::string& who) {
    return who.empty() ? Text{"有人", "somebody"} : Text{who, who};
}

std::unexpected<Error> heldBy(const fs::path& file,
                              const fs::path& lock,
                              const std::optional<Lock>& by) {
    const std::string name = utf8FromPath(lock);
    const std::string computer = by ? by->process.computer : std::string{};
    Text sentence{"有人占用了这个文件，锁文件里没有写明是谁",
                  "somebody has taken this file, and the lock file does not tell who"};
    if (by) {
        sentence = text("{0}正在电脑“{1}”上用 {2}（进程 {3}）修改这个文件，从 {4} 开始",
                        "{0} is changing this file on the computer \"{1}\" with {2} (process {3}), "
                        "since {4}",
                        orSomebody(by->writer.who),
                        computer.empty() ? "?" : computer,
                        by->writer.program.empty() ? "?" : by->writer.program,
                        by->process.process,
                        by->since.empty() ? "?" : by->since);
    }
    return fail(
        ErrorCode::CannotWrite,
        std::move(sentence),
        utf8FromPath(file),
        text("请等对方改完再试；只有确定那台电脑已不再修改它，才可删除锁文件“{}”后重试",
             "wait until that is done and try again; only when it is certain that the other "
             "computer is not working on it any more, remove the lock file \"{}\"",
             name));
}

/// A lock file that we made; it is removed when this goes out of scope.
class LockFile {
public:
    /// CannotWrite when another one holds it or it cannot be made. A lock whose process has ended
    /// on this computer is taken over. @p file is what the lock is for.
    [[nodiscard]] static Result<LockFile> take(const fs::path& lock,
                                               const fs::path& file,
                                               const Writer& writer);
    LockFile(LockFile&& other) noexcept
        : path_(std::exchange(other.path_, {})),
          text_(std::move(other.text_)),
          id_(std::move(other.id_)) {}
    LockFile& operator=(LockFile&&) = delete;
    LockFile(const LockFile&) = delete;
    LockFile& operator=(const LockFile&) = delete;
    ~LockFile() {
        if (!path_.empty() && isStillOurs()) {
            std::error_code ignored;
            fs::remove(path_, ignored);
        }
    }

    [[nodiscard]] const fs::path& path() const { return path_; }
    [[nodiscard]] const std::string& id() const { return id_; }
    // Somebody may have followed the advice to remove it.
    [[nodiscard]] bool isStillOurs() const { return readLock(path_) == text_; }

private:
    LockFile(fs::path path, std::string text, std::string id)
        : path_(std::move(path)), text_(std::move(text)), id_(std::move(id)) {}

    [[nodiscard]] static Result<void> removeLeftBehind(const fs::path& lock,
                                                       const std::string& found,
                                                       const fs::path& file,
                                                       const Writer& writer);
    fs::path path_;
    std::string text_;
    std::string id_;
};

Result<LockFile> LockFile::take(const fs::path& lock, const fs::path& file, const Writer& writer) {
    const std::string id = newId();
    const std::string text = lockText(writer, id);
    constexpr int kAttempts = 10;  // each one fails only because a lock came or went meanwhile
    for (int i = 0; i < kAttempts; ++i) {
        const std::error_code error = createFile(lock, text);
        if (!error) {
            return LockFile(lock, text, id);
        }
        if (error != std::errc::file_exists) {
            return detail::writeFailure(lock, error);
        }
        const auto found = readLock(lock);
        if (!found) {
            continue;
        }
        if (const auto removed = removeLeftBehind(lock, *found, file, writer); !removed) {
            return std::unexpected(removed.error());
        }
    }
    return heldBy(file, lock, std::nullopt);
}

// Between reading a lock and removing it another one may do the same and put his own in its place,
// which would then be removed. So only who holds a second lock, named after the id of the first,
// may remove that one; and as no id comes twice, what is found to be still there stays until then.
// The second lock is a lock like any other, so the death of its owner is no end of the matter.
Result<void> LockFile::removeLeftBehind(const fs::path& lock,
                                        const std::string& found,
                                        const fs::path& file,
                                        const Writer& writer) {
    const std::optional<Lock> left = parseLock(found);
    if (!left || !hasEnded(left->process)) {
        return heldBy(file, lock, left);
    }
    const auto claim = take(hidden(file, left->id, kTaking), file, writer);
    if (!claim) {
        return std::unexpected(claim.error());
    }
    if (readLock(lock) == found) {
        std::error_code error;
        fs::remove(lock, error);
        if (error) {
            return detail::writeFailure(lock, error);
        }
    }
    return {};
}

std::unexpected<Error> vanished(const fs::path& file) {
    return fail(ErrorCode::NotFound,
                {"原文件已不在原处（被移走、删除，或共享断开了）",
                 "the original is not there any more (moved, removed, or the share is gone)"},
                utf8FromPath(file),
                {"请恢复原文件或重新连接共享", "bring it back, or connect the share again"});
}

/// Where a file really is, when it may be written: a link stays a link.
Result<fs::path> writableFile(const fs::path& file) {
    std::error_code error;
    fs::path real = fs::canonical(file, error);
    if (error == std::errc::no_such_file_or_directory) {
        return fail(ErrorCode::NotFound,
                    {"找不到文件", "the file does not exist"},
                    utf8FromPath(file),
                    {"请检查路径和文件名", "check the folder and the name"});
    }
    if (error || !fs::is_regular_file(real, error) || !std::ifstream(real).good()) {
        return fail(ErrorCode::CannotRead,
                    {"文件读不出来", "the file cannot be read"},
                    utf8FromPath(file),
                    {"请检查文件权限，以及它是否是文件夹",
                     "check its permissions, and that it is not a folder"});
    }
    if (!std::fstream(real, std::ios::in | std::ios::out | std::ios::binary).good()) {
        return fail(
            ErrorCode::CannotWrite,
            {"文件能读但不能写", "the file can be read but not written"},
            utf8FromPath(file),
            {"请检查文件和所在文件夹的写权限", "check the permissions of the file and its folder"});
    }
    return real;
}

/// Whether SQLite would undo something with this journal: one without content, or with zeros at its
/// beginning, belongs to a change that is finished (sqlite.org/fileformat, The Rollback Journal).
bool isHot(const fs::path& journal) {
    std::ifstream input(journal, std::ios::binary);
    if (!input) {
        std::error_code unknown;
        return fs::exists(journal, unknown);  // one that we may not read is taken for the worst
    }
    const int first = input.get();
    return input.good() && first != 0;
}

std::unexpected<Error> usedInPlace(const fs::path& file, const fs::path& trace) {
    return fail(
        ErrorCode::CannotWrite,
        text("另一个程序（如 QGIS）正在直接修改这个文件，旁边有“{}”",
             "another program (QGIS, say) is changing this file in place: \"{}\" lies "
             "beside it",
             utf8FromPath(trace.filename())),
        utf8FromPath(file),
        {"请在那个程序里关闭它，过一分钟再试；如果那个程序已异常退出，用它重新打开再正常关闭",
         "close it there and try again after a minute; when that program has crashed, open "
         "the file with it once more and close it"});
}

/// Whether somebody writes without asking for our lock. A write-ahead log belongs to a program that
/// has the file open: to put another file in its place would mix the two. @p journalToo: a rollback
/// journal is a sign of it as well.
Result<void> checkNotUsedInPlace(const fs::path& file, bool journalToo) {
    std::error_code unknown;
    if (const fs::path log = beside(file, "-wal"); fs::exists(log, unknown)) {
        return usedInPlace(file, log);
    }
    if (const fs::path journal = detail::journalOf(file); journalToo && isHot(journal)) {
        return usedInPlace(file, journal);
    }
    return {};
}

}  // namespace

struct WorkingCopy::State {
    fs::path original;
    LockFile lock;
    detail::AsideFolder folder;
    fs::path copy;
    std::string published;  ///< SHA-256 of what the original holds

    [[nodiscard]] Result<void> fetch(bool withJournal);
    [[nodiscard]] Result<void> undoHalfWritten();
    [[nodiscard]] Result<void> replaceOriginal(bool alone);
    [[nodiscard]] Result<void> checkReplaceable(bool alone) const;
};

/// Original and journal as they belong together.
Result<void> WorkingCopy::State::fetch(bool withJournal) {
    if (auto copied = detail::copyPackage(original, copy, withJournal); !copied) {
        return copied;
    }
    const auto hash = fileHash(copy);
    if (!hash) {
        return std::unexpected(hash.error());
    }
    published = *hash;
    return {};
}

// The journal of the old file would spoil a new one, and the old one is spoilt without it; no
// single step changes both. So first the original becomes what the journal makes of it: then the
// journal changes nothing, however often it is used, and can go.
Result<void> WorkingCopy::State::undoHalfWritten() {
    if (const auto opened = GeoPackage::open(copy, OpenMode::Read); !opened) {
        Error error = opened.error();
        error.where = utf8FromPath(original);
        return std::unexpected(std::move(error));
    }
    if (isHot(detail::journalOf(copy))) {
        return fail(ErrorCode::CannotRead,
                    {"写了一半的文件无法恢复到写之前的状态",
                     "the file is half written and cannot be brought back to its last state"},
                    utf8FromPath(original),
                    {"请从备份恢复这个文件", "restore the file from a backup"});
    }
    if (auto replaced = replaceOriginal(false); !replaced) {
        return replaced;
    }
    std::error_code error;
    fs::remove(detail::journalOf(original), error);
    if (error) {
        return detail::writeFailure(detail::journalOf(original), error);
    }
    syncFolder(original.parent_path());
    return {};
}

Result<void> WorkingCopy::State::checkReplaceable(bool alone) const {
    if (!lock.isStillOurs()) {
        return fail(ErrorCode::Conflict,
                    {"本程序的锁文件被删除或替换了，原文件没有覆盖",
                     "our lock file was removed or replaced; the original was not replaced"},
                    utf8FromPath(lock.path()),
                    {"请确认没有别人在修改原文件，然后重新做这一步",
                     "make sure that nobody else is changing the original, and do this again"});
    }
    if (auto used = checkNotUsedInPlace(original, alone); !used) {
        return used;
    }
    const auto hash = fileHash(original);
    if (!hash) {
        return std::unexpected(hash.error());
    }
    if (*hash != published) {
        return fail(ErrorCode::Conflict,
                    {"原文件在此期间被别人改过，没有覆盖",
                     "somebody changed the original meanwhile; it was not replaced"},
                    utf8FromPath(original),
                    {"请在新的原文件上重新做这一步", "do this again on the new original"});
    }
    return {};
}

/// @p alone: also a rollback journal beside the original is a reason not to.
Result<void> WorkingCopy::State::replaceOriginal(bool alone) {
    const auto hash = fileHash(copy);
    if (!hash) {
        return std::unexpected(hash.error());
    }
    if (*hash == published) {
        return {};
    }
    const fs::path aside = hidden(original, lock.id(), kWriting);
    std::error_code error = copyDurably(copy, aside, original);
    if (std::error_code unknown; !fs::exists(original, unknown)) {
        fs::remove(aside, unknown);
        return vanished(original);
    }
    if (error) {
        return detail::writeFailure(original, error);
    }
    auto ready = checkReplaceable(alone);
    if (ready) {
        fs::rename(aside, original, error);
        if (error) {
            ready = detail::writeFailure(original, error);
        }
    }
    if (!ready) {
        fs::remove(aside, error);
        return ready;
    }
    syncFolder(original.parent_path());
    published = *hash;
    return {};
}

bool onSharedStorage(const fs::path& file) {
    if (const char* given = std::getenv("RUYUAN_SHARED"); given != nullptr) {
        if (std::string_view(given) == "always" || std::string_view(given) == "never") {
            return std::string_view(given) == "always";
        }
    }
    std::error_code unknown;
    if (fs::exists(file, unknown)) {
        return liesOnNetwork(file);
    }
    return liesOnNetwork(file.has_parent_path() ? file.parent_path() : fs::path("."));
}

WorkingCopy::WorkingCopy(std::unique_ptr<State> state) : state_(std::move(state)) {}
WorkingCopy::WorkingCopy(WorkingCopy&&) noexcept = default;
WorkingCopy& WorkingCopy::operator=(WorkingCopy&&) noexcept = default;
WorkingCopy::~WorkingCopy() = default;

const fs::path& WorkingCopy::path() const {
    return state_->copy;
}

Result<WorkingCopy> WorkingCopy::checkOut(const fs::path& file, const Writer& writer) {
    auto original = writableFile(file);
    if (!original) {
        return std::unexpected(original.error());
    }
    auto lock = LockFile::take(lockOf(*original), *original, writer);
    if (!lock) {
        return std::unexpected(lock.error());
    }
    removeLeftovers(*original);
    const fs::path journal = detail::journalOf(*original);
    const bool halfWritten = isHot(journal);
    // The share's own clock made both times. Who is not killed goes on writing.
    constexpr std::chrono::minutes kStill{1};
    std::error_code unknown;
    const bool abandoned = halfWritten && fs::last_write_time(journal, unknown) + kStill <
                                              fs::last_write_time(lock->path(), unknown);
    if (auto used = checkNotUsedInPlace(*original, !abandoned); !used) {
        return std::unexpected(used.error());
    }
    auto folder = detail::AsideFolder::createTemporary();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    fs::path copy = folder->path() / original->filename();
    auto state = std::make_unique<State>(
        std::move(*original), std::move(*lock), std::move(*folder), std::move(copy), std::string{});
    auto fetched = state->fetch(halfWritten);
    if (fetched && halfWritten) {
        fetched = state->undoHalfWritten();
    }
    if (!fetched) {
        return std::unexpected(fetched.error());
    }
    return WorkingCopy(std::move(state));
}

Result<void> WorkingCopy::publish() {
    auto published = state_->replaceOriginal(true);
    state_->folder.keep(!published);
    if (!published) {
        const Text before = published.error().advice;
        published.error().advice = text("{}。您的改动没有丢失，保存在“{}”",
                                        "{}; your changes are not lost, they are kept in \"{}\"",
                                        before,
                                        utf8FromPath(state_->copy));
    }
    return published;
}

Result<void> createShared(const fs::path& file,
                          const std::function<Result<void>(const fs::path& local)>& make) {
    const auto aside =
        detail::AsideFolder::create(file.parent_path(), utf8FromPath(file.filename()));
    if (!aside) {
        return std::unexpected(aside.error());
    }
    const auto folder = detail::AsideFolder::createTemporary();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const fs::path local = folder->path() / file.filename();
    if (auto made = make(local); !made) {
        if (made.error().where == utf8FromPath(local)) {
            made.error().where = utf8FromPath(file);
        }
        return made;
    }
    const fs::path whole = aside->path() / file.filename();
    if (const std::error_code error = copyDurably(local, whole, local); error) {
        return detail::writeFailure(file, error);
    }
    auto moved = detail::moveToFreeName(whole, file);
    syncFolder(aside->path().parent_path());
    return moved;
}

}  // namespace ruyuan::gis
