// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// How far a site's workers and goods would have to go.
struct SiteParkPair {
    std::size_t site = 0;
    std::size_t park = 0;
    Verdict verdict = Verdict::Unknown;   ///< the worst of its findings
    std::optional<gis::Length> distance;  ///< along the ellipsoid, boundary to boundary
    std::vector<std::string> missing;     ///< what would settle an Unknown
};

struct Suitability {
    std::vector<Finding> findings;    ///< by site, park, check
    std::vector<SiteParkPair> pairs;  ///< every site in scope (or unknown) x every park
};

/// Checks every site that may have to move against every park with the pack's checks
/// (planner/checks/). @pre screening and classifications are filled.
[[nodiscard]] gis::Result<Suitability> checkSuitability(const Project& project,
                                                        const PolicyPack& pack,
                                                        const gis::Progress& progress = {});

/// The pairs again from findings that a project file kept.
[[nodiscard]] std::vector<SiteParkPair> pairsOf(const Project& project);

}  // namespace ruyuan::planner
