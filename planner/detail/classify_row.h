// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/classification_result.h"
#include "planner/detail/rulebook.h"
#include "planner/detail/site_source.h"

namespace ruyuan::planner::detail {

/// Asks a pack's rules about one site, in order: scope, paths, decision or preference, dates.
[[nodiscard]] gis::Result<Classification> classifyRow(Rulebook& book,
                                                      const PolicyPack& pack,
                                                      gis::Date asOf,
                                                      SiteRow row);

/// How the step of a decision in a trace names the person who made it: "，决定人：…".
[[nodiscard]] gis::Text authorWords(const std::string& author);

}  // namespace ruyuan::planner::detail
