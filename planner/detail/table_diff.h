// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner::detail {

/// One place where two states of a table differ: rows that go and rows that come there.
struct Splice {
    std::size_t at = 0;  ///< row in the state before, with all earlier splices of the list made
    std::vector<std::string> removed;  ///< rows as text, see rowText()
    std::vector<std::string> inserted;

    bool operator==(const Splice&) const = default;
};

/// Rows of a table with the columns of @p pattern from their texts. InvalidData for a text that is
/// no row of it.
[[nodiscard]] gis::Result<gis::Layer> rowsFrom(const gis::Layer& pattern,
                                               const std::vector<std::string>& texts);

/// The shortest list of splices that make @p after of @p before, found where few rows differ; where
/// very many do, one splice for all of them. @pre both have the same columns.
[[nodiscard]] std::vector<Splice> differences(const gis::Layer& before, const gis::Layer& after);

/// The splices that lead back, in the order in which they are to be made.
[[nodiscard]] std::vector<Splice> inverse(const std::vector<Splice>& splices);

/// The table after the splices. InvalidData when a row that should go is not there: the table is
/// not the one that the splices were made for.
[[nodiscard]] gis::Result<gis::Layer> spliced(const gis::Layer& table,
                                              const std::vector<Splice>& splices);

}  // namespace ruyuan::planner::detail
