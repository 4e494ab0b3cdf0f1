// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: what readers of files have in common.

#include "gis/read_layer.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace ruyuan::gis::detail {

/// The ending of a file's name in lower case, with its dot: ".csv".
[[nodiscard]] std::string lowerExtension(const std::filesystem::path& file);

/// "A", "B"… "Z", "AA"…, as spreadsheets name columns; from 0.
[[nodiscard]] std::string columnLetters(std::size_t index);

/// Gives a table points from two of its columns; cells that are no plain numbers give no place and
/// are counted in a warning.
[[nodiscard]] Result<void> addPoints(Layer& layer,
                                     const ReadOptions& options,
                                     const std::string& where,
                                     Warnings& warnings);

/// Keeps the columns that the options ask for, in their order; NotFound names one that is missing.
[[nodiscard]] Result<void> keepColumns(Layer& layer,
                                       const ReadOptions& options,
                                       const std::string& where);

}  // namespace ruyuan::gis::detail
