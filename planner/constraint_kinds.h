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

/// water-source 饮用水水源保护区, red-line 生态保护红线, sensitive-place 学校医院居住区, river
/// 河道, water-diversion 南水北调, heritage 文物保护单位.
[[nodiscard]] std::span<const ConstraintKind> constraintKinds();

/// By word or Chinese label (also common short forms); InvalidArgument lists the words.
[[nodiscard]] gis::Result<ConstraintKind> constraintKind(std::string_view name);

}  // namespace ruyuan::planner
