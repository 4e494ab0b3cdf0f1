// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/text.h"
#include "planner/model.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ruyuan::planner {

/// A row that has a place, and what else is known of where it should be.
struct PlacedRow {
    std::size_t index = 0;
    gis::Point place;                   ///< EPSG:4490
    std::string county;                 ///< as declared, by its name in the project; may be empty
    std::optional<gis::Point> trusted;  ///< where the project knows the same firm to be
    std::string trustedName;            ///< id of that site or park
};

/// Rows whose places are probably wrong, each with why and, where one common slip explains it, what
/// it looks like (GCJ-02, BD-09, degrees.minutes-seconds). Nothing is moved. Looked at are, in this
/// order and one remark per row:
///  - a trusted place of the same firm more than 300 m away, or one that is where a displacement
///    would put it;
///  - more than 2 km outside the county that the row declares;
///  - more than 20 km outside every county of the project; without counties, more than 50 km and
///    four times as far from the middle of the rows as nine tenths of them;
///  - three or more rows in exactly one place, told at the first of them.
[[nodiscard]] std::vector<std::pair<std::size_t, gis::Text>> placeDoubts(
    std::span<const PlacedRow> rows, const std::vector<County>& counties);

/// Rows that look like dd.mmss where the others do not: both cells have four or six decimals whose
/// minutes and seconds stay below 60, and most other rows have another number of decimals.
/// @param cells  longitude and latitude as written, one pair per row; empty where there is none
[[nodiscard]] std::vector<std::size_t> rowsOfPackedDegrees(
    std::span<const std::pair<std::string, std::string>> cells);

/// Rows with fewer decimals than the others of a ledger that writes a fixed number of them (its
/// cells keep zeros at the end): a digit may be missing. Nothing for ledgers that drop zeros.
[[nodiscard]] std::vector<std::size_t> rowsOfFewerDecimals(
    std::span<const std::pair<std::string, std::string>> cells);

}  // namespace ruyuan::planner
