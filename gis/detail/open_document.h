// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/workbook.h"

#include <string>
#include <vector>

namespace ruyuan::gis::detail {

/// lookAtWorkbook() for an .ods (OpenDocument 1.2, part 1, 9.1); its programs always store what
/// formulas come to. Empty when its content cannot be read.
[[nodiscard]] std::vector<SheetLook> lookAtOpenDocument(const std::string& book);

}  // namespace ruyuan::gis::detail
