// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace ruyuan::gis {

/// What a spreadsheet program keeps about a sheet besides the cells that readLayer() gives.
struct SheetLook {
    std::string name;
    bool hidden = false;
    std::vector<std::size_t> hiddenColumns;  ///< from 0, ascending
    /// Cells that hold a formula and no value, as programs leave them that do not compute ("C12"):
    /// they are read as blank.
    std::vector<std::string> uncomputed;
    /// Rows with content that readLayer() does not give: those of an .ods from the first one on
    /// that the file repeats more than 10,000 times.
    std::size_t unread = 0;
};

/// The sheets of an .xlsx or .xlsm (ECMA-376, part 1, 18.2 and 18.3) or .ods, in its order; empty
/// for other files and for workbooks whose parts cannot be read. Of uncomputed cells only the first
/// thousand are listed.
[[nodiscard]] std::vector<SheetLook> lookAtWorkbook(const std::filesystem::path& file);

}  // namespace ruyuan::gis
