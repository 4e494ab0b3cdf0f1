// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/terminal.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace ruyuan::testing {

TerminalResult runOnTerminal(const std::string& program,
                             const std::vector<std::string>& arguments,
                             const std::string& typed) {
    std::vector<char*> command{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) {
        command.push_back(const_cast<char*>(argument.c_str()));
    }
    command.push_back(nullptr);
    int terminal = -1;
    const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    if (child < 0) {
        throw std::runtime_error("no terminal");
    }
    if (child == 0) {
        ::execv(program.c_str(), command.data());
        ::_exit(127);
    }
    TerminalResult result;
    bool asked = false;
    std::array<char, 4096> buffer;
    for (ssize_t read = 1; read > 0;) {
        read = ::read(terminal, buffer.data(), buffer.size());  // fails when the program has ended
        result.shown.append(buffer.data(), read > 0 ? static_cast<std::size_t>(read) : 0);
        if (!asked && result.shown.contains("[y/N]")) {
            asked = true;
            if (::write(terminal, typed.data(), typed.size()) < 0) {
                break;
            }
        }
    }
    ::close(terminal);
    int status = 0;
    ::waitpid(child, &status, 0);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

}  // namespace ruyuan::testing
