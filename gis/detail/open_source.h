// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: opening files of others without changing them.

#include "gis/detail/gdal.h"
#include "gis/read_layer.h"

#include <filesystem>
#include <memory>
#include <string>

namespace ruyuan::gis::detail {

/// An open source. Texts of a shapefile are in the bytes of the file, not yet decoded.
struct Source {
    std::shared_ptr<void> scratch;  ///< copies in memory that the dataset reads; goes last
    DatasetHandle dataset;
    std::string driver;  ///< GDAL's short name
    std::string where;   ///< the file's name, for messages
    Warnings warnings;

    [[nodiscard]] bool isShapefile() const { return driver == "ESRI Shapefile"; }
    [[nodiscard]] bool isSpreadsheet() const {
        return driver == "XLSX" || driver == "ODS" || driver == "XLS";
    }
};

/// Opens a file or folder with one of the formats that readLayer() knows.
[[nodiscard]] Result<Source> openSource(const std::filesystem::path& source, HeaderRow header);

/// NotFound or CannotRead when there is nothing to open.
[[nodiscard]] Result<void> checkSource(const std::filesystem::path& source);

}  // namespace ruyuan::gis::detail
