// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// The files of a folder of resources with that ending (".toml"), by name. CannotRead, saying
/// @p missing, when there are none.
[[nodiscard]] gis::Result<std::vector<std::filesystem::path>> resourceFiles(
    const std::string& folder, const std::string& ending, const gis::Text& missing);

}  // namespace ruyuan::planner::detail
