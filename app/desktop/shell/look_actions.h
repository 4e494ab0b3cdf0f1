// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <functional>

namespace ruyuan::app {

struct Desk;

/// Light or dark as the user chose it, or as the system has it.
void applyTheme();

/// Adds "settings.language-zh", "settings.language-en", "settings.theme-system",
/// "settings.theme-light", "settings.theme-dark", "settings.shortcuts".
void addLookActions(Desk& desk, std::function<void(gis::Language)> setLanguage);

}  // namespace ruyuan::app
