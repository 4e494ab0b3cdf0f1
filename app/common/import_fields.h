// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::app {

/// What a column of a file may hold: a key of planner::ImportRequest::columns.
struct ImportField {
    std::string name;  ///< stable: "credit_code", "lon"
    gis::Text label;
    std::string unit;  ///< of the stored number; empty: none
};

/// The fields that columns can be given to in a file with that content (planner::requestFor()), as
/// they are declared; empty for an unknown content.
[[nodiscard]] std::vector<ImportField> importFields(std::string_view content);

}  // namespace ruyuan::app
