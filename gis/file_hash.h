// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <filesystem>
#include <string>

namespace ruyuan::gis {

/// SHA-256 of a file's bytes, as 64 hexadecimal digits.
[[nodiscard]] Result<std::string> fileHash(const std::filesystem::path& file);

}  // namespace ruyuan::gis
