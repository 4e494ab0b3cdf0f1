// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

namespace ruyuan::gis {

/// SHA-256 of a file's bytes, as 64 hexadecimal digits.
[[nodiscard]] Result<std::string> fileHash(const std::filesystem::path& file);

/// SHA-256 of some bytes.
[[nodiscard]] std::array<unsigned char, 32> textDigest(std::string_view bytes);

/// The same as 64 hexadecimal digits.
[[nodiscard]] std::string textHash(std::string_view bytes);

}  // namespace ruyuan::gis
