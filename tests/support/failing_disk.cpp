// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/failing_disk.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <cassert>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ruyuan::testing {

namespace fs = std::filesystem;

namespace {

enum class Call { Write, Truncate, Sync, Delete, Make, Open, Read, Size, Lock, Look };

int errorOf(Call call) {
    switch (call) {
        case Call::Write:
            return SQLITE_IOERR_WRITE;
        case Call::Truncate:
            return SQLITE_IOERR_TRUNCATE;
        case Call::Sync:
            return SQLITE_IOERR_FSYNC;
        case Call::Delete:
            return SQLITE_IOERR_DELETE;
        case Call::Make:
        case Call::Open:
            return SQLITE_CANTOPEN;
        case Call::Read:
            return SQLITE_IOERR_READ;
        case Call::Size:
            return SQLITE_IOERR_FSTAT;
        case Call::Lock:
            return SQLITE_IOERR_LOCK;
        case Call::Look:
            return SQLITE_IOERR_ACCESS;
    }
    return SQLITE_IOERR;
}

bool changes(Call call) {
    return call <= Call::Make;
}

std::string bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void put(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

/// A write, or the new size of a file.
struct Change {
    std::size_t at = 0;
    std::string bytes;
    bool truncates = false;
};

/// What is known of a file on the disk.
class Content {
public:
    Content(fs::path where, ino_t inode, std::string bytes)
        : path(std::move(where)), number(inode), synced(std::move(bytes)) {}

    fs::path path;
    ino_t number;  // a file that is moved keeps it
    bool exists = true;
    std::string synced;
    std::vector<Change> pending;

    void sync() {
        for (const Change& change : pending) {
            apply(change, synced);
        }
        pending.clear();
    }
    [[nodiscard]] std::string afterPowerCut(std::mt19937& engine, bool nothing) const {
        std::string left = synced;
        for (const Change& change : pending) {
            if (!nothing && engine() % 2 != 0) {
                apply(change, left);
            }
        }
        return left;
    }

private:
    static void apply(const Change& change, std::string& bytes) {
        if (change.truncates) {
            bytes.resize(change.at);
            return;
        }
        bytes.resize(std::max(bytes.size(), change.at + change.bytes.size()));
        bytes.replace(change.at, change.bytes.size(), change.bytes);
    }
};

/// A name that was made or deleted while its folder was not yet synced.
struct NameChange {
    Content* content = nullptr;
    bool made = false;
};

class Disk {
public:
    std::string folder;
    bool armed = false;
    DiskFault fault{};
    std::size_t failing = 0;
    std::size_t calls = 0;
    unsigned chance = 0;

    /// SQLITE_OK when the call may go on.
    int answer(Call call) {
        if (!armed) {
            return SQLITE_OK;
        }
        calls += changes(call) ? 1U : 0U;
        if (calls < failing) {
            return SQLITE_OK;
        }
        switch (fault) {
            case DiskFault::Full:
                return call == Call::Write || call == Call::Truncate ? SQLITE_FULL
                       : call == Call::Sync                          ? SQLITE_IOERR_FSYNC
                                                                     : SQLITE_OK;
            case DiskFault::Once:
                return changes(call) && calls == failing ? errorOf(call) : SQLITE_OK;
            case DiskFault::Vanished:
                takeAway();
                break;
            case DiskFault::Torn:
            case DiskFault::PowerCut:
                break;
        }
        return errorOf(call);
    }

    /// Whether half of a write that answer() refused arrives.
    [[nodiscard]] bool tears() const {
        return calls == failing && (fault == DiskFault::Torn || fault == DiskFault::PowerCut);
    }

    void takeAway() {
        if (!away_) {
            fs::rename(folder, folder + ".away");
            away_ = true;
        }
    }
    void bringBack() {
        if (away_) {
            fs::rename(folder + ".away", folder);
            away_ = false;
        }
    }

    void forget() {
        contents_.clear();
        names_.clear();
    }

    /// @return null while no power cut is to come
    Content* opened(const char* name, bool made) {
        if (!armed || fault != DiskFault::PowerCut) {
            return nullptr;
        }
        struct stat status{};
        if (::stat(name, &status) != 0) {
            return nullptr;
        }
        for (const auto& content : contents_) {
            if (content->exists && content->number == status.st_ino) {
                content->path = name;
                return content.get();
            }
        }
        contents_.push_back(
            std::make_unique<Content>(name, status.st_ino, made ? "" : bytesOf(name)));
        if (made) {
            names_.push_back({contents_.back().get(), true});
        }
        return contents_.back().get();
    }

    void deleted(const char* name, bool synced) {
        for (const auto& content : contents_) {
            if (content->exists && content->path == name) {
                content->exists = false;
                names_.push_back({content.get(), false});
            }
        }
        if (synced) {
            syncNames();
        }
    }
    void syncNames() { names_.clear(); }

    /// Of the names a beginning is kept, of the contents anything: file systems keep the order of
    /// the ones and not of the others.
    void losePower() {
        std::mt19937 engine(chance);
        const bool nothing = chance == 0;
        for (const auto& content : contents_) {
            if (content->exists && !content->pending.empty() && fs::exists(content->path)) {
                put(content->path, content->afterPowerCut(engine, nothing));
            }
        }
        const std::size_t kept = nothing ? 0 : engine() % (names_.size() + 1);
        for (std::size_t i = names_.size(); i-- > kept;) {
            const Content& content = *names_[i].content;
            if (names_[i].made) {
                fs::remove(content.path);
            } else if (fs::exists(content.path.parent_path())) {
                put(content.path, content.afterPowerCut(engine, nothing));
            }
        }
    }

private:
    bool away_ = false;
    std::vector<std::unique_ptr<Content>> contents_;  // in the order of opening
    std::vector<NameChange> names_;
};

Disk& disk() {
    static Disk theDisk;
    return theDisk;
}

/// Takes the place of the real file, which lies elsewhere: PROJ asks for the size of the default
/// VFS's files again when it closes one, so it may not change while PROJ has its database open.
struct File {
    sqlite3_file base{};
    std::unique_ptr<std::max_align_t[]> room;
    Content* content = nullptr;
    bool journal = false;
};

File& fileOf(sqlite3_file* file) {
    return *static_cast<File*>(static_cast<void*>(file));
}

sqlite3_file* realOf(sqlite3_file* file) {
    return static_cast<sqlite3_file*>(static_cast<void*>(fileOf(file).room.get()));
}

/// Passes a call on that neither changes the disk nor needs to be known.
template <auto kMethod, Call kCall, class... Args>
int passOn(sqlite3_file* file, Args... args) {
    const int error = disk().answer(kCall);
    sqlite3_file* real = realOf(file);
    return error != SQLITE_OK ? error : (real->pMethods->*kMethod)(real, args...);
}

int closeFile(sqlite3_file* file) {
    sqlite3_file* real = realOf(file);
    const int result = real->pMethods->xClose(real);
    fileOf(file).~File();
    return result;
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    const int error = disk().answer(Call::Write);
    if (error != SQLITE_OK) {
        size = disk().tears() ? size / 2 : 0;
    }
    if (size == 0) {
        return error;
    }
    if (Content* content = fileOf(file).content) {
        content->pending.push_back(
            {static_cast<std::size_t>(at),
             {static_cast<const char*>(bytes), static_cast<std::size_t>(size)}});
    }
    sqlite3_file* real = realOf(file);
    const int result = real->pMethods->xWrite(real, bytes, size, at);
    return error != SQLITE_OK ? error : result;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (const int error = disk().answer(Call::Truncate); error != SQLITE_OK) {
        return error;
    }
    if (Content* content = fileOf(file).content) {
        content->pending.push_back({static_cast<std::size_t>(size), {}, true});
    }
    sqlite3_file* real = realOf(file);
    return real->pMethods->xTruncate(real, size);
}

int syncFile(sqlite3_file* file, int /*flags*/) {
    if (const int error = disk().answer(Call::Sync); error != SQLITE_OK) {
        return error;
    }
    if (Content* content = fileOf(file).content) {
        content->sync();
        // As SQLite does it on Unix: a journal's first sync is one of its folder too.
        if (fileOf(file).journal) {
            disk().syncNames();
            fileOf(file).journal = false;
        }
    }
    return SQLITE_OK;
}

int controlFile(sqlite3_file* file, int operation, void* argument) {
    sqlite3_file* real = realOf(file);
    return real->pMethods->xFileControl(real, operation, argument);
}

int sectorSize(sqlite3_file* file) {
    sqlite3_file* real = realOf(file);
    return real->pMethods->xSectorSize(real);
}

int characteristics(sqlite3_file* file) {
    sqlite3_file* real = realOf(file);
    return real->pMethods->xDeviceCharacteristics(real);
}

// Version 1: no shared memory and no mapping, through which writes would pass unseen.
const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods kMethods = [] {
        using Io = sqlite3_io_methods;
        Io io{};
        io.iVersion = 1;
        io.xClose = closeFile;
        io.xRead = passOn<&Io::xRead, Call::Read>;
        io.xWrite = writeFile;
        io.xTruncate = truncateFile;
        io.xSync = syncFile;
        io.xFileSize = passOn<&Io::xFileSize, Call::Size>;
        io.xLock = passOn<&Io::xLock, Call::Lock>;
        io.xUnlock = passOn<&Io::xUnlock, Call::Lock>;
        io.xCheckReservedLock = passOn<&Io::xCheckReservedLock, Call::Lock>;
        io.xFileControl = controlFile;
        io.xSectorSize = sectorSize;
        io.xDeviceCharacteristics = characteristics;
        return io;
    }();
    return kMethods;
}

sqlite3_vfs* realVfs() {
    static sqlite3_vfs* const kReal = ::sqlite3_vfs_find(nullptr);
    return kReal;
}

bool isOnDisk(const char* name) {
    return name != nullptr && !disk().folder.empty() &&
           std::string_view(name).starts_with(disk().folder + "/");
}

int openFile(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* given) {
    sqlite3_vfs* vfs = realVfs();
    if (!isOnDisk(name)) {
        return vfs->xOpen(vfs, name, file, flags, given);
    }
    file->pMethods = nullptr;  // SQLite closes what has methods, also after a failure
    const bool made = (flags & SQLITE_OPEN_CREATE) != 0 && !fs::exists(name);
    if (const int error = disk().answer(made ? Call::Make : Call::Open); error != SQLITE_OK) {
        return error;
    }
    File own;
    own.room = std::make_unique<std::max_align_t[]>(
        static_cast<std::size_t>(vfs->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* real = static_cast<sqlite3_file*>(static_cast<void*>(own.room.get()));
    if (const int error = vfs->xOpen(vfs, name, real, flags, given); error != SQLITE_OK) {
        if (real->pMethods != nullptr) {
            real->pMethods->xClose(real);
        }
        return error;
    }
    own.base.pMethods = &methods();
    own.content = disk().opened(name, made);
    own.journal = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 && made;
    ::new (file) File(std::move(own));
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* /*vfs*/, const char* name, int syncFolder) {
    sqlite3_vfs* vfs = realVfs();
    if (!isOnDisk(name)) {
        return vfs->xDelete(vfs, name, syncFolder);
    }
    if (const int error = disk().answer(Call::Delete); error != SQLITE_OK) {
        return error;
    }
    const int result = vfs->xDelete(vfs, name, 0);
    if (result == SQLITE_OK) {
        disk().deleted(name, syncFolder != 0);
    }
    return result;
}

int lookForFile(sqlite3_vfs* /*vfs*/, const char* name, int what, int* answer) {
    sqlite3_vfs* vfs = realVfs();
    const int error = isOnDisk(name) ? disk().answer(Call::Look) : SQLITE_OK;
    return error != SQLITE_OK ? error : vfs->xAccess(vfs, name, what, answer);
}

// Static, because PROJ keeps the default VFS of the moment for as long as it lives.
sqlite3_vfs& failingVfs() {
    static sqlite3_vfs theVfs = [] {
        sqlite3_vfs vfs = *realVfs();
        assert(sizeof(File) <= static_cast<std::size_t>(vfs.szOsFile));
        vfs.pNext = nullptr;
        vfs.zName = "ruyuan-failing-disk";
        vfs.xOpen = openFile;
        vfs.xDelete = deleteFile;
        vfs.xAccess = lookForFile;
        return vfs;
    }();
    return theVfs;
}

}  // namespace

FailingDisk::FailingDisk(const fs::path& folder) {
    assert(disk().folder.empty());
    disk().folder = fs::canonical(folder).string();
    ::sqlite3_vfs_register(&failingVfs(), 1);
}

FailingDisk::~FailingDisk() {
    repair();
    ::sqlite3_vfs_unregister(&failingVfs());
    ::sqlite3_vfs_register(realVfs(), 1);  // else one that PROJ made since would be the default
    disk().folder.clear();
}

void FailingDisk::arm(DiskFault fault, std::size_t call, unsigned chance) {
    Disk& now = disk();
    now.forget();
    now.armed = true;
    now.fault = fault;
    now.failing = call;
    now.calls = 0;
    now.chance = chance;
}

std::size_t FailingDisk::repair() {
    Disk& now = disk();
    const bool lost = now.armed && now.fault == DiskFault::PowerCut;
    now.armed = false;
    now.bringBack();
    if (lost) {
        now.losePower();
    }
    now.forget();
    return now.calls;
}

}  // namespace ruyuan::testing
