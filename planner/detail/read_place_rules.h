// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/checks/place_rule.h"

#include <string>
#include <string_view>

namespace ruyuan::planner::detail {

/// One rule about places from the text of its file; @p name appears in messages. InvalidData names
/// file, line and reason.
[[nodiscard]] gis::Result<PlaceRule> readPlaceRule(std::string_view toml, const std::string& name);

}  // namespace ruyuan::planner::detail
