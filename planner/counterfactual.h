// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/facts.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// What the rules would say of a site if one fact were otherwise (D3).
struct Counterfactual {
    std::string fact;
    std::string equipment;  ///< id of the piece whose fact it is; empty: of the site
    FactValue now;          ///< std::monostate: not known
    FactValue then;
    Verdict inScope = Verdict::Unknown;  ///< with the other value
    std::optional<Path> path;            ///< proposed with the other value
    /// For numbers: then - now, in the fact's unit, zero where the limit itself is asked about.
    std::optional<double> distance;
    gis::Text sentence;
};

/// The changes of a single fact that would give the site another class (another proposed path, or
/// in or out of the scope), nearest first: facts that are not known and would settle it, then
/// numbers by how far the value is from the limit in proportion, then yes-or-no facts. Facts that a
/// ledger states or the map measures are tried, of the site and of its equipment; for a number the
/// value nearest to the present one. What the county decided is put aside: this is about the rules.
/// @pre project.screening has one entry per site.
[[nodiscard]] gis::Result<std::vector<Counterfactual>> counterfactuals(const Project& project,
                                                                       const PolicyPack& pack,
                                                                       std::size_t site,
                                                                       std::size_t most = 5);

}  // namespace ruyuan::planner
