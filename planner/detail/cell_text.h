// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// Small text tools for cells as people type them. All text is UTF-8.
namespace ruyuan::planner::detail {

/// Without leading and trailing blanks, line breaks and full-width spaces.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Full-width letters, digits and punctuation (U+FF01–FF5E, the ideographic space and 。) as ASCII,
/// trimmed: "（１２．５）" becomes "(12.5)".
[[nodiscard]] std::string halfWidth(std::string_view text);

/// halfWidth() without any blanks, ASCII letters in lower case.
[[nodiscard]] std::string squeezed(std::string_view text);

/// Every occurrence of @p from replaced.
[[nodiscard]] std::string replaceAll(std::string text, std::string_view from, std::string_view to);

/// Whether the cell holds a sign that stands for a blank: "-", "/", "—", "无数据", "n/a"… A word
/// such as 无 is none of them: it can be an answer.
[[nodiscard]] bool isPlaceholder(std::string_view cell);

/// Whether the cell says that there is no value: empty, "-", "/", "—", "无", "暂无", "不详", "n/a"…
[[nodiscard]] bool saysNothing(std::string_view cell);

/// A decimal number at the start of @p text (sign, thousands separators, exponent) and the bytes it
/// takes. A comma counts as a separator only before exactly three digits.
[[nodiscard]] std::optional<std::pair<double, std::size_t>> leadingNumber(std::string_view text);

/// The whole text as a number.
[[nodiscard]] std::optional<double> wholeNumber(std::string_view text);

/// Whether any of the parts occurs in the text.
[[nodiscard]] bool containsAny(std::string_view text, std::span<const std::string_view> parts);

/// The bytes of the UTF-8 character at the start of @p text; 0 at the end.
[[nodiscard]] std::size_t characterLength(std::string_view text);

}  // namespace ruyuan::planner::detail
