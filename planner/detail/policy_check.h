// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/policy_pack.h"

#include <string>

namespace ruyuan::planner::detail {

/// InvalidData about one line of a pack; line 0 means the file as a whole.
[[nodiscard]] gis::Error packError(const std::string& file, int line, gis::Text sentence);

/// Whether the parts of a pack fit together: ids once only, clauses that exist, expressions that
/// mean something, a size for every class. The first fault, in the order of the pack's parts.
[[nodiscard]] gis::Result<void> checkPolicyPack(const PolicyPack& pack, const std::string& file);

}  // namespace ruyuan::planner::detail
