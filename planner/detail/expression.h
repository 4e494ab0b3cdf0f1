// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/facts.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner::detail {

/// What a condition is made of, as far as its evaluation needs to know.
struct Expression {
    std::vector<std::size_t> facts;  ///< indices into the table, ascending
    std::vector<double> numbers;     ///< constants, in the order written
    std::vector<std::string> texts;  ///< constants and patterns, in the order written
};

/// Functions that conditions may call; all give NULL for NULL.
[[nodiscard]] bool isAllowedFunction(std::string_view name);

/// Takes a condition apart and refuses every word and sign that conditions may not use; whether
/// the rest is good SQL is for SQLite to say.
[[nodiscard]] gis::Result<Expression> scanExpression(std::string_view text, const FactTable& facts);

}  // namespace ruyuan::planner::detail
