// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <string>
#include <vector>

namespace ruyuan::testing_support {

using SheetRows = std::vector<std::vector<std::string>>;

/// A sheet as the reader gives it: text columns named by letters, every row data.
[[nodiscard]] inline gis::ReadResult sheetOf(const SheetRows& rows) {
    gis::ReadResult read;
    read.layer.name = "Sheet1";
    std::size_t width = 0;
    for (const auto& row : rows) {
        width = std::max(width, row.size());
    }
    for (std::size_t column = 0; column < width; ++column) {
        gis::Column cells(
            {std::string(1, static_cast<char>('A' + column)), gis::FieldType::Text, {}});
        for (const auto& row : rows) {
            cells.appendText(column < row.size() ? row[column] : "");
        }
        read.layer.columns.push_back(std::move(cells));
    }
    return read;
}

/// A request for sites in a sheet of that name.
[[nodiscard]] inline planner::ImportRequest sheetRequest(const char* file = "台账.csv") {
    planner::ImportRequest request;
    request.content = planner::Content::Sites;
    request.file = file;
    request.read.header = gis::HeaderRow::None;
    return request;
}

[[nodiscard]] inline gis::Result<planner::ImportSummary> importSheet(
    planner::Project& project,
    const SheetRows& rows,
    const planner::ImportRequest& request = sheetRequest()) {
    return planner::detail::importRead(project, request, sheetOf(rows), "hash");
}

/// A county that is a box of longitudes and latitudes.
[[nodiscard]] inline planner::County boxCounty(
    const char* name, double west, double south, double east, double north) {
    planner::County county;
    county.name = name;
    county.place = {{gis::Polygon{
        {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}}};
    return county;
}

}  // namespace ruyuan::testing_support
