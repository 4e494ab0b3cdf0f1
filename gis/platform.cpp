// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/platform.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
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

}  // namespace ruyuan::gis
