// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ruyuan::testing {

struct ProgramResult {
    int status = -1;
    std::string output;             ///< standard output
    std::string errors;             ///< standard error
    std::uintmax_t peakMemory = 0;  ///< most resident bytes, never less than the caller's own
};

/// Runs a program with these arguments and an environment that has no display, no locale and the
/// variables @p environment ("NAME=value"), and waits for it.
[[nodiscard]] ProgramResult runProgram(const std::string& program,
                                       const std::vector<std::string>& arguments,
                                       const std::vector<std::string>& environment = {});

/// The same, but sends it signal @p signal after @p milliseconds.
[[nodiscard]] ProgramResult runAndSignal(const std::string& program,
                                         const std::vector<std::string>& arguments,
                                         int signal,
                                         int milliseconds);

/// The same, but no file can grow beyond @p bytes: writes behind that fail as on a full disk.
[[nodiscard]] ProgramResult runWithFileLimit(const std::string& program,
                                             const std::vector<std::string>& arguments,
                                             std::uintmax_t bytes);

}  // namespace ruyuan::testing
