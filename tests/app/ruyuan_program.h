// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/run_program.h"

#include <string>
#include <vector>

namespace ruyuan::testing {

/// Runs the command line program.
[[nodiscard]] inline ProgramResult ruyuan(const std::vector<std::string>& arguments) {
    return runProgram(RUYUAN_PROGRAM, arguments);
}

}  // namespace ruyuan::testing
