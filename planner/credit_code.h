// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// Upper case, half width, without blanks: how codes are compared.
[[nodiscard]] std::string normaliseCreditCode(std::string_view text);

/// The check digit of the first 17 characters of a 统一社会信用代码 (GB 32100-2015, 5.6: weights
/// 3^i mod 31); nothing when a character does not belong to the code's alphabet.
[[nodiscard]] std::optional<char> creditCodeCheckDigit(std::string_view first17);

/// Whether a spreadsheet took the code for a number and lost its digits: "4.1E+17", or eighteen
/// digits of which only the first fifteen were kept. @p code is normalised.
[[nodiscard]] bool isSpreadsheetNumber(std::string_view code);

/// What is wrong with a code, or nothing. Old 9-character organisation codes and 15-digit licence
/// numbers are accepted as they are; a number that a spreadsheet turned into 1.23E+17 is named.
[[nodiscard]] std::optional<gis::Text> creditCodeDefect(std::string_view code);

}  // namespace ruyuan::planner
