// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <CLI/CLI.hpp>

#include <string>

namespace ruyuan::app {

/// Puts the words that CLI11 writes around ours into the language, adds --help, --version and
/// --lang (whose value chooseLanguage() has already used).
void addCommonOptions(CLI::App& program, const std::string& name, gis::Language language);

}  // namespace ruyuan::app
