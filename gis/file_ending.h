// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace ruyuan::gis {

/// The ending that a file's name should have, in lower case with its dot: that of its name, unless
/// its first bytes are those of another format: ".xlsx" of a workbook that was sent as 台账.dat or
/// 台账.csv. Text is ".csv" where the name says nothing of a format. Of folders, and of what cannot
/// be read, that of the name.
[[nodiscard]] std::string endingOf(const std::filesystem::path& file);

/// UnsupportedFormat, with what to do, where a file is by its content nothing that can be read
/// here: a PDF, a text document, a picture, a packed archive other than .zip, a locked workbook, a
/// web page. Nothing for all others, whether they can be read or not.
[[nodiscard]] std::optional<Error> foreignFormat(const std::filesystem::path& file);

}  // namespace ruyuan::gis
