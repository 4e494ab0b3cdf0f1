// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/result.h"

#include <cstddef>
#include <string>
#include <string_view>

/// Rows of tables as the journal keeps them.
namespace ruyuan::planner::detail {

/// Whether its rows have places.
[[nodiscard]] inline bool isPlaced(const gis::Layer& layer) {
    return layer.kind != gis::GeometryKind::None;
}

/// A row as a JSON array of its cells, its place last (as WKT) when the layer has places. N nulls
/// in a row are [N]: most columns of a ledger are empty. Reads back to the same cells: numbers keep
/// every bit.
[[nodiscard]] std::string rowText(const gis::Layer& layer, std::size_t row);

/// Adds a row to a table with its columns. InvalidData for a text that is no row of it.
[[nodiscard]] gis::Result<void> appendRow(gis::Layer& table, std::string_view text);

/// The text as rowText() gives it, of one that spells out its nulls: so journals of files before
/// version 8 do. What is no row stays as it is.
[[nodiscard]] std::string shortRow(const std::string& text);

/// The reverse: a JSON array with an element for every cell.
[[nodiscard]] std::string fullRow(const std::string& text);

}  // namespace ruyuan::planner::detail
