// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <string>

namespace ruyuan::app {

struct ProblemOptions {
    std::string project;
    std::string kind;  ///< empty: all
    std::string site;  ///< empty: all
    bool fix = false;  ///< apply what is beyond doubt
    bool json = false;
};

/// `ruyuan problems`: what in the data should be looked at, with what to do about it. With fix, the
/// remedies that are beyond doubt are applied as one act. NotFound for a kind that does not exist.
ExitStatus runProblems(const ProblemOptions& options, const Console& console);

}  // namespace ruyuan::app
