// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/run_program.h"

#include "tests/support/temporary_folder.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <thread>

namespace ruyuan::testing {

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (std::string& text : texts) {
        all.push_back(text.data());
    }
    all.push_back(nullptr);
    return all;
}

void redirect(const std::string& file, int descriptor) {
    const int target = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(target, descriptor);
    ::close(target);
}

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The variables a program needs to find its libraries and the sanitizers their options.
std::vector<std::string> bareEnvironment(const std::vector<std::string>& added) {
    std::vector<std::string> all = added;
    for (const char* name :
         {"PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (const char* value = std::getenv(name)) {
            all.push_back(std::string(name) + "=" + value);
        }
    }
    return all;
}

/// @p first is done in the child before the program starts.
template <class First, class Meanwhile>
ProgramResult run(const std::string& program,
                  const std::vector<std::string>& arguments,
                  const std::vector<std::string>& environment,
                  First first,
                  Meanwhile meanwhile) {
    const TemporaryFolder folder;
    const std::string output = (folder / "output").string();
    const std::string errors = (folder / "errors").string();
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables = bareEnvironment(environment);
    const auto argv = pointers(words);
    const auto envp = pointers(variables);
    const pid_t child = ::fork();
    if (child == 0) {
        redirect(output, STDOUT_FILENO);
        redirect(errors, STDERR_FILENO);
        first();
        ::execve(program.c_str(), argv.data(), envp.data());
        ::_exit(127);
    }
    meanwhile(child);
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            contentOf(output),
            contentOf(errors),
            static_cast<std::uintmax_t>(used.ru_maxrss) * 1024};
}

}  // namespace

ProgramResult runProgram(const std::string& program,
                         const std::vector<std::string>& arguments,
                         const std::vector<std::string>& environment) {
    return run(program, arguments, environment, [] {}, [](pid_t) {});
}

ProgramResult runAndSignal(const std::string& program,
                           const std::vector<std::string>& arguments,
                           int signal,
                           int milliseconds) {
    return run(
        program,
        arguments,
        {},
        [] {},
        [&](pid_t child) {
            std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
            ::kill(child, signal);
        });
}

ProgramResult runWithFileLimit(const std::string& program,
                               const std::vector<std::string>& arguments,
                               std::uintmax_t bytes) {
    return run(
        program,
        arguments,
        {},
        [bytes] {
            const rlimit limit{static_cast<rlim_t>(bytes), static_cast<rlim_t>(bytes)};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            std::signal(SIGXFSZ, SIG_IGN);  // else the program is killed instead of told
        },
        [](pid_t) {});
}

}  // namespace ruyuan::testing
