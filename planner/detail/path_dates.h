// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/detail/site_rules.h"

namespace ruyuan::planner::detail {

/// The dates of a path for a site of some size, with the steps that tell where they come from.
/// While the size or a condition is not known, the earliest of the dates that may apply counts. A
/// path's own date beats the general one; the conflict becomes a step.
[[nodiscard]] gis::Result<PathDates> datesOf(Path path,
                                             SizeClass size,
                                             SiteRules& rules,
                                             const PolicyPack& pack,
                                             gis::Date asOf,
                                             std::vector<TraceStep>& trace);

}  // namespace ruyuan::planner::detail
