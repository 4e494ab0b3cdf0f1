// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace ruyuan::app {

/// What the command line asked for; set by the command that was named.
using Action = std::function<ExitStatus(const Console&)>;

/// Declares every command of `ruyuan` with its options and help in @p language; the one that is
/// named puts what it has to do into @p action.
void addCommands(CLI::App& program, gis::Language language, Action& action);

}  // namespace ruyuan::app
