// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace ruyuan::gis {

/// Strictly (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view bytes);

/// How many bytes of @p bytes, from its beginning, are whole and valid UTF-8 characters.
[[nodiscard]] std::size_t validUtf8Prefix(std::string_view bytes);

/// Bytes of the valid character at the beginning of @p bytes; 0 when there is none.
[[nodiscard]] std::size_t utf8CharacterLength(std::string_view bytes);

}  // namespace ruyuan::gis
