// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ruyuan::gis::detail {

/// Refuses archives (.zip, .kmz, .xlsx, .xlsm, .ods) that are made to harm: that grow more than a
/// hundredfold beyond 100 MB when unpacked, hold more than 4 GB or 100,000 parts, or name parts
/// outside themselves ("../", absolute paths). InvalidData then. Other files, and archives whose
/// directory cannot be read, pass: their readers tell what is wrong.
[[nodiscard]] Result<void> checkArchive(const std::filesystem::path& file);

/// The names of the parts of a zip, as its directory gives them, the first thousand of them; empty
/// when there is no directory.
[[nodiscard]] std::vector<std::string> archiveParts(const std::filesystem::path& file);

}  // namespace ruyuan::gis::detail
