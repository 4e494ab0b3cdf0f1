// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/text.h"

#include <string>

namespace ruyuan::app {

/// A cell for people; a null cell says so.
[[nodiscard]] std::string cellText(const gis::Value& value, gis::Language language);

}  // namespace ruyuan::app
