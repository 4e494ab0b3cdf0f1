// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <string>
#include <vector>

namespace ruyuan::planner {

/// What the matrix says of a site in a park, with the sentences that make it so: of a Fail what
/// fails, else what is not known or warns.
struct ParkVerdict {
    Verdict verdict = Verdict::Unknown;
    std::vector<gis::Text> reasons;
};
/// A park that was ruled out for the site is a Fail, too. Unknown without reasons when the pair was
/// not checked.
[[nodiscard]] gis::Result<ParkVerdict> parkVerdict(const Project& project,
                                                   const PolicyPack& pack,
                                                   std::size_t site,
                                                   std::size_t park);

}  // namespace ruyuan::planner
