// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::app {

/// Columns a UTF-8 text takes on a terminal: Chinese characters and full-width signs take two.
[[nodiscard]] std::size_t displayWidth(std::string_view utf8);

/// Rows of cells in columns as wide as their widest cell, two spaces apart, with a rule below the
/// first row. @pre every row has as many cells as the first.
[[nodiscard]] std::string textTable(const std::vector<std::vector<std::string>>& rows);

}  // namespace ruyuan::app
