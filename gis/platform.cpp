// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/platform.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <format>
#include <fstream>
#include <sstream>
#include <thread>

namespace ruyuan::gis {

namespace {

int interruptPipe[2] = {-1, -1};

extern "C" void onInterrupt(int signal) {
    std::signal(signal, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(interruptPipe[1], &byte, 1);
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

std::string userLocale() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') {
            return value;
        }
    }
    return {};
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

}  // namespace ruyuan::gis
