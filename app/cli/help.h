// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "gis/text.h"

#include <CLI/CLI.hpp>

#include <string>

namespace ruyuan::app {

/// Puts the words that CLI11 writes around ours into the language, adds --help, --version and
/// --lang (whose value chooseLanguage() has already used).
void addCommonOptions(CLI::App& program, const std::string& name, gis::Language language);

/// Answers a command line that was not run: prints help or the version when that was asked for,
/// otherwise what is wrong and where help is. The exit status of the program.
[[nodiscard]] ExitStatus answerParseError(const CLI::App& program,
                                          const CLI::ParseError& error,
                                          gis::Language language);

}  // namespace ruyuan::app
