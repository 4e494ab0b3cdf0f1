// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: delimited text (RFC 4180).

#include "gis/read_layer.h"

#include <filesystem>
#include <string>

namespace ruyuan::gis::detail {

/// The name of the only layer of a CSV file.
[[nodiscard]] std::string csvLayerName(const std::filesystem::path& file);

/// Reads delimited text; every cell is text, empty cells are null. The delimiter (comma, semicolon,
/// tab or bar) is the one that the first rows have most of.
///
/// GDAL's CSV reader is not used: it takes several times as long, guesses types from a .csvt beside
/// the file, and cannot say which bytes were not decodable.
[[nodiscard]] Result<ReadResult> readCsv(const std::filesystem::path& file,
                                         const ReadOptions& options,
                                         const Progress& progress);

}  // namespace ruyuan::gis::detail
