// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: what GDAL's readers of spreadsheets leave to do.

#include "gis/read_layer.h"

#include <string>
#include <string_view>

namespace ruyuan::gis::detail {

/// A cell as people read it: dates in ISO form, numbers without the noise of binary fractions
/// ("0.28000000000000003" -> "0.28"). Other texts stay as they are.
[[nodiscard]] std::string tidyCell(std::string_view cell);

/// Tidies every cell, takes rows without any text off the end, and names columns by letters where
/// the sheet has no header row.
void tidySpreadsheet(Layer& layer, HeaderRow header);

}  // namespace ruyuan::gis::detail
