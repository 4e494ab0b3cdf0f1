// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ruyuan::planner::detail {

/// Adds a text as a JSON string (RFC 8259), as nlohmann::json writes it without escapes for
/// characters beyond ASCII; what is no UTF-8 becomes U+FFFD.
void appendJson(std::string& json, std::string_view text);

}  // namespace ruyuan::planner::detail
