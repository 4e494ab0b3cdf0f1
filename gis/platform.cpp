// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/platform.h"

#include "gis/file_hash.h"
#include "gis/thread_priority.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <format>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>
#include <utility>

namespace ruyuan::gis {

namespace {

int interruptPipe[2] = {-1, -1};

extern "C" void onInterrupt(int signal) {
    std::signal(signal, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(interruptPipe[1], &byte, 1);
}

std::error_code lastError() {
    return {errno, std::generic_category()};
}

/// An open file, closed in any case.
class Descriptor {
public:
    Descriptor(const std::filesystem::path& path, int flags, mode_t mode = 0)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    [[nodiscard]] int number() const { return number_; }

    // A share may tell only now that it has no room for what it has taken.
    [[nodiscard]] std::error_code syncAndClose() {
        if (::fsync(number_) != 0) {
            return lastError();
        }
        return ::close(std::exchange(number_, -1)) == 0 ? std::error_code{} : lastError();
    }

private:
    int number_;
};

std::error_code writeAll(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return lastError();
        }
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return {};
}

std::error_code copyAll(int from, int to) {
    std::vector<char> block(std::size_t{1} << 20);
    while (true) {
        const auto count = ::read(from, block.data(), block.size());
        if (count == 0) {
            return {};
        }
        if (count < 0 && errno != EINTR) {
            return lastError();
        }
        const std::string_view bytes(block.data(),
                                     static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        if (const auto error = writeAll(to, bytes)) {
            return error;
        }
    }
}

// Owner and group as far as this user may give files away; the permissions in any case.
std::error_code makeAlike(int file, const struct stat& like) {
    [[maybe_unused]] const int group = ::fchown(file, static_cast<uid_t>(-1), like.st_gid);
    [[maybe_unused]] const int owner = ::fchown(file, like.st_uid, static_cast<gid_t>(-1));
    constexpr mode_t kPermissions = 0777;
    if (::fchmod(file, like.st_mode & kPermissions) == 0) {
        return {};
    }
    const std::error_code error = lastError();
    // Some shares give every file the same permissions and refuse to set them.
    struct stat status{};
    const bool same = ::fstat(file, &status) == 0 &&
                      (status.st_mode & kPermissions) == (like.st_mode & kPermissions);
    return same ? std::error_code{} : error;
}

std::string firstLine(const std::filesystem::path& file) {
    std::ifstream input(file);
    std::string line;
    std::getline(input, line);
    return line;
}

/// When a process was started, in ticks since the computer was; empty when that cannot be seen.
std::string startOf(int process) {
    const std::string line = firstLine(std::format("/proc/{}/stat", process));
    // proc_pid_stat(5): the second field is a name in brackets that may have blanks and brackets;
    // the time is the 22nd.
    const std::size_t nameEnd = line.rfind(')');
    if (nameEnd == std::string::npos) {
        return {};
    }
    std::istringstream fields(line.substr(nameEnd + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i) {
        fields >> field;
    }
    return fields ? field : std::string{};
}

}  // namespace

std::filesystem::path resourceDirectory() {
    if (const char* given = std::getenv("RUYUAN_RESOURCES"); given != nullptr && *given != '\0') {
        return pathFromUtf8(given);
    }
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (!error) {
        const auto installed = program.parent_path().parent_path() / "share" / "ruyuan";
        if (std::filesystem::is_directory(installed, error)) {
            return installed;
        }
    }
    return pathFromUtf8(RUYUAN_SOURCE_RESOURCES);
}

std::stop_source stopOnInterrupt() {
    std::stop_source source;
    if (::pipe(interruptPipe) != 0) {
        return source;
    }
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    // A handler may only write to the pipe; this thread may call stop callbacks. It lives as long
    // as the process.
    std::thread([source]() mutable {
        char byte = 0;
        if (::read(interruptPipe[0], &byte, 1) == 1) {
            source.request_stop();
        }
    }).detach();
    return source;
}

bool errorIsTerminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

bool inputIsTerminal() {
    return ::isatty(STDIN_FILENO) == 1;
}

std::string userLocale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
            return value;
        }
    }
    return {};
}

void expectToFill(void* memory, std::size_t bytes) {
    constexpr std::size_t kLargePage = std::size_t{2} << 20U;
    std::size_t room = bytes;
    // Only whole large pages, which no other memory shares.
    if (std::align(kLargePage, kLargePage, memory, room) != nullptr) {
        ::madvise(memory, room / kLargePage * kLargePage, MADV_HUGEPAGE);
    }
}

std::filesystem::path pathFromUtf8(const std::string& utf8) {
    return std::u8string(utf8.begin(), utf8.end());
}

std::string utf8FromPath(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

// From the kernel's list: to ask the file itself one has to open it, and closing it again would let
// go of every lock that this process has on it.
std::vector<std::string> programsLocking(const std::filesystem::path& file) {
    struct stat status{};
    std::vector<std::string> programs;
    if (::stat(file.c_str(), &status) != 0) {
        return programs;
    }
    const std::string inode = ":" + std::to_string(status.st_ino);
    std::ifstream locks("/proc/locks");
    for (std::string line; std::getline(locks, line);) {
        // 1: POSIX  ADVISORY  WRITE 1234 08:01:5678 1073741825 1073741825
        std::istringstream words(line);
        std::string number;
        std::string kind;
        std::string manner;
        std::string access;
        std::string place;
        int process = 0;
        if (!(words >> number >> kind >> manner >> access >> process >> place) ||
            !place.ends_with(inode) || process <= 0 || process == ::getpid()) {
            continue;
        }
        std::ifstream nameFile("/proc/" + std::to_string(process) + "/comm");
        std::string name;
        std::getline(nameFile, name);
        std::string program = std::format("{} ({})", name.empty() ? "?" : name, process);
        if (!std::ranges::contains(programs, program)) {
            programs.push_back(std::move(program));
        }
    }
    return programs;
}

// The numbers of statfs(2) and linux/magic.h.
bool liesOnNetwork(const std::filesystem::path& place) {
    constexpr auto kShared = std::to_array<std::uint32_t>({
        0x00006969,  // NFS
        0x0000517B,  // SMB
        0xFF534D42,  // CIFS
        0xFE534D42,  // SMB 2 and newer
        0x0000564C,  // NCP
        0x5346414F,  // AFS
        0x6B414653,  // AFS of the kernel
        0x73757245,  // Coda
        0x00C36400,  // Ceph
        0x01021997,  // 9p
        0x65735546,  // FUSE: sshfs, rclone, shares of desktops; some local disks too, no harm
        0x786F4256,  // shared folders of VirtualBox
        0x0BD00BD0,  // Lustre
        0x47504653,  // GPFS
        0x19830326,  // BeeGFS
        0x01161970,  // GFS2
        0x7461636F,  // OCFS2
    });
    struct statfs status{};
    return ::statfs(place.c_str(), &status) == 0 &&
           std::ranges::contains(kShared, static_cast<std::uint32_t>(status.f_type));
}

ProcessIdentity thisProcess() {
    ProcessIdentity identity;
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) == 0) {
        identity.computer = name.data();
    }
    // machine-id(5) asks that the number itself is not shown to others.
    if (const std::string machine = firstLine("/etc/machine-id"); !machine.empty()) {
        constexpr std::size_t kEnough = 16;
        identity.machine = textHash("ruyuan lock " + machine).substr(0, kEnough);
    }
    identity.boot = firstLine("/proc/sys/kernel/random/boot_id");
    std::error_code unknown;
    identity.space = std::filesystem::read_symlink("/proc/self/ns/pid", unknown).string();
    identity.process = ::getpid();
    identity.started = startOf(identity.process);
    return identity;
}

bool hasEnded(const ProcessIdentity& other) {
    const ProcessIdentity here = thisProcess();
    if (other.process <= 0 || other.boot.empty() || other.computer != here.computer) {
        return false;
    }
    if (other.boot != here.boot) {  // this computer was started again, or another has its name
        return !other.machine.empty() && other.machine == here.machine;
    }
    if (other.space.empty() || other.space != here.space) {
        return false;
    }
    if (::kill(other.process, 0) != 0 && errno == ESRCH) {
        return true;
    }
    const std::string started = startOf(other.process);
    return !started.empty() && !other.started.empty() && started != other.started;
}

std::filesystem::path makePrivateFolder(std::error_code& error) {
    const auto temporary = std::filesystem::temp_directory_path(error);
    if (error) {
        return {};
    }
    std::string name = temporary / "ruyuan-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        error = lastError();
        return {};
    }
    return name;
}

// O_EXCL lets one of several win: on local disks, with NFS from version 3 on, and with SMB.
std::error_code createFile(const std::filesystem::path& file, std::string_view bytes) {
    Descriptor output(file, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (output.number() < 0) {
        return lastError();
    }
    // Whatever the user's umask is; a share that knows no permissions need not obey.
    [[maybe_unused]] const int readable = ::fchmod(output.number(), 0644);
    std::error_code error = writeAll(output.number(), bytes);
    if (!error) {
        error = output.syncAndClose();
    }
    if (error) {
        ::unlink(file.c_str());
    }
    return error;
}

std::error_code copyDurably(const std::filesystem::path& from,
                            const std::filesystem::path& to,
                            const std::filesystem::path& like) {
    struct stat status{};
    if (::stat(like.c_str(), &status) != 0) {
        return lastError();
    }
    const Descriptor input(from, O_RDONLY);
    if (input.number() < 0) {
        return lastError();
    }
    Descriptor output(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
    if (output.number() < 0) {
        return lastError();
    }
    std::error_code error = copyAll(input.number(), output.number());
    if (!error) {
        error = makeAlike(output.number(), status);
    }
    if (!error) {
        error = output.syncAndClose();
    }
    if (error) {
        ::unlink(to.c_str());
    }
    return error;
}

void lowerThreadPriority() {
    constexpr int kNice = 3;              // about half of what others get
    setpriority(PRIO_PROCESS, 0, kNice);  // Linux: of the thread that calls
}

void syncFolder(const std::filesystem::path& folder) {
    const Descriptor opened(folder, O_RDONLY | O_DIRECTORY);
    if (opened.number() >= 0) {
        ::fsync(opened.number());
    }
}

}  // namespace ruyuan::gis
