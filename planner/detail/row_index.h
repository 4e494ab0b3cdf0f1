// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/recipe.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ruyuan::planner::detail {

/// Finds the rows of a table by some of their cells. Each set of headers that is asked for is
/// indexed once.
class RowIndex {
public:
    /// The cell of a row under a header as recipes name it; empty where there is none.
    using CellOf = std::function<std::string_view(std::size_t row, const std::string& header)>;

    RowIndex(std::size_t rows, CellOf cellOf) : rows_(rows), cellOf_(std::move(cellOf)) {}

    /// The rows that have all of these cells, apart from blanks around them, in ascending order.
    [[nodiscard]] const std::vector<std::size_t>& find(const RowCells& cells);

private:
    using Rows = std::unordered_map<std::string, std::vector<std::size_t>>;

    std::size_t rows_;
    CellOf cellOf_;
    std::map<std::vector<std::string>, Rows> byHeaders_;
};

}  // namespace ruyuan::planner::detail
