// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "gis/text.h"

#include <map>
#include <string>
#include <string_view>

namespace ruyuan::planner::detail {

/// The sentences of a file's [texts], by id; @p name appears in messages. InvalidData names the
/// line.
[[nodiscard]] gis::Result<std::map<std::string, gis::Text>> readTexts(std::string_view toml,
                                                                      const std::string& name);

}  // namespace ruyuan::planner::detail
