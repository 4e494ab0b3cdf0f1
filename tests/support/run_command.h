// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

namespace ruyuan::testing {

struct CommandResult {
    int status = -1;
    std::string output;  ///< standard output and error
};

/// Runs a command line with the shell.
inline CommandResult runCommand(const std::string& command) {
    CommandResult result;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) {
        return result;
    }
    std::array<char, 4096> buffer{};
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        result.output.append(buffer.data(), count);
    }
    const int status = ::pclose(pipe);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

/// A path as one word of a command line. @pre it has no single quote
inline std::string quoted(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

/// Runs @p action in a child process, for what would spoil this one (limits, users). To end it as
/// if it were killed, with everything open, the action itself calls _exit().
/// @return what the action returned
template <class Action>
int inChildProcess(Action action) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(action());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace ruyuan::testing
