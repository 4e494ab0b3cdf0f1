// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/conditions.h"
#include "planner/policy_pack.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// A rule with its expressions ready for use.
struct CompiledRule {
    const Rule* rule = nullptr;
    std::optional<Conditions::Id> subject;
    Conditions::Id whole = 0;  ///< subject and condition together
};

/// A pack's rules and dates with its facts and conditions. The pack must outlive it.
struct Rulebook {
    FactTable facts;
    Conditions conditions;
    std::vector<CompiledRule> rules;                       ///< in the pack's order
    std::vector<std::optional<Conditions::Id>> deadlines;  ///< conditions of the pack's deadlines
    std::vector<Conditions::Id> subsidies;                 ///< conditions of the pack's subsidies
};

/// An expression that does not hold together, with the place it has in the pack.
struct ExpressionFault {
    int line = 0;
    gis::Text sentence;
};

/// Compiles every expression of a pack. A rule over sites may not use facts of equipment, and only
/// rules of preference may use the allows_ facts, which are known when they are asked.
[[nodiscard]] std::expected<Rulebook, ExpressionFault> makeRulebook(const PolicyPack& pack);

}  // namespace ruyuan::planner::detail
