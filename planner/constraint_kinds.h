// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "gis/text.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ruyuan::planner {

/// A kind of place that restricts sites: the word used in files and on the command line.
struct ConstraintKind {
    std::string_view word;  ///< "water-source"
    gis::Text label;        ///< 饮用水水源保护区
};

/// Every kind of place that checks and rules of packs can ask about, in a fixed order.
[[nodiscard]] std::span<const ConstraintKind> constraintKinds();

/// By word or Chinese label (also common short forms); InvalidArgument lists the words.
[[nodiscard]] gis::Result<ConstraintKind> constraintKind(std::string_view name);

}  // namespace ruyuan::planner
