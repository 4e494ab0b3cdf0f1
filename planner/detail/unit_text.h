// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/quantity.h"

#include <array>
#include <optional>
#include <string_view>

/// Units as Chinese ledgers write them; the texts are squeezed (planner/detail/cell_text.h).
namespace ruyuan::planner::detail {

constexpr double kWanPerYuan = 1e-4;

struct Multiplier {
    std::string_view word;
    double factor;
};
/// What stands in front of a unit: 万 of 万吨.
constexpr std::array kMultipliers{
    Multiplier{"百万", 1e6}, Multiplier{"万", 1e4}, Multiplier{"亿", 1e8}, Multiplier{"千", 1e3}};

/// Takes @p word from the start of @p text; false, and nothing taken, when it does not stand there.
bool take(std::string_view& text, std::string_view word);

/// Takes the unit at the start of @p text, with its multiplier and period; nothing taken when there
/// is none.
[[nodiscard]] std::optional<Unit> takeUnit(std::string_view& text);

}  // namespace ruyuan::planner::detail
