// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/model.h"
#include "planner/policy_pack.h"

#include <optional>

namespace ruyuan::planner {

/// The size class of a firm by the pack's limits (国统字〔2017〕213号): all lower limits of a class
/// must hold, else the next lower class is tried, down to the smallest. Unknown when either figure
/// is missing. @p revenue is 营业收入, never 产值.
[[nodiscard]] SizeClass computeSize(const PolicyPack& pack,
                                    std::optional<std::int64_t> employees,
                                    std::optional<gis::Money> revenue);

enum class SizeSource { Unknown, Computed, Declared };

/// The size class that counts, and why.
struct SizeFinding {
    SizeClass size = SizeClass::Unknown;
    SizeSource source = SizeSource::Unknown;
    gis::Text note;  ///< the figures or the declaration it rests on, and a disagreement of both
};

/// Computed from 从业人员 and 营业收入 when both are there, else as declared. 特大型 is in no
/// statistical method and counts when it is declared and the figures make the site large.
[[nodiscard]] SizeFinding sizeOf(const PolicyPack& pack, const Site& site);

}  // namespace ruyuan::planner
