// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace ruyuan::testing {

/// Runs a program on a terminal of its own, gives it @p typed as keys, and waits for its end.
/// @return its exit status, and all that the terminal showed
struct TerminalResult {
    int status = 0;
    std::string shown;
};
[[nodiscard]] TerminalResult runOnTerminal(const std::string& program,
                                           const std::vector<std::string>& arguments,
                                           const std::string& typed);

}  // namespace ruyuan::testing
