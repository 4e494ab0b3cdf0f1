// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/text.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace ruyuan::app {

/// A cell for people; a null cell says so.
[[nodiscard]] std::string cellText(const gis::Value& value, gis::Language language);

/// A cell for programs: null, text, number, truth or an ISO date.
[[nodiscard]] nlohmann::ordered_json cellJson(const gis::Value& value);

}  // namespace ruyuan::app
