// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/units.h"
#include "planner/detail/ground.h"
#include "planner/detail/verify_inputs.h"

#include <optional>

namespace ruyuan::planner::detail {

/// What a plan's entries cost, added up again by the formula of planner/verify.h.
class VerifyCosts {
public:
    /// Keeps a pointer to @p inputs.
    explicit VerifyCosts(const VerifyInputs& inputs);

    /// 万元 of works, park and workers. Nothing for a path without a park that it needs.
    [[nodiscard]] std::optional<double> wanOf(const PlanEntry& entry, const Site& site) const;

    /// 万元-equivalent that the objective has at least for an entry besides its money: lost jobs,
    /// lateness, and the price of having no path.
    [[nodiscard]] double pricesOf(const PlanEntry& entry, const Site& site) const;

private:
    [[nodiscard]] double kilometers(const Site& site, const Park& park) const;

    const VerifyInputs* inputs_;
    std::optional<Ground> ground_;
};

}  // namespace ruyuan::planner::detail
