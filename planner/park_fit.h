// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "planner/park_verdict.h"
#include "planner/plan_input.h"
#include "planner/scenarios.h"
#include "planner/scores.h"
#include "planner/suitability.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

// What speaks for and against a park for one site: checks, room, score, cost.

/// The row of the matrix about a site in a park (indices); null when that was not checked.
[[nodiscard]] const Matrix::Row* matrixRow(const Matrix& matrix,
                                           std::size_t site,
                                           std::size_t park);

/// The verdict of a row about a park with its reasons, see planner/park_verdict.h.
[[nodiscard]] gis::Result<ParkVerdict> verdictInWords(const Findings& words,
                                                      const Matrix::Row& row);

/// What a park has of one resource where it is scarcest from the day on which a site would come,
/// without and with that site.
struct ResourceFit {
    std::string resource;  ///< "land" or a word of utilities()
    gis::Text name;
    std::string unit;
    gis::Date day{};                   ///< when it is scarcest
    std::optional<double> capacity{};  ///< open on that day; nothing: not known
    double others = 0;                 ///< what the plan's other sites use on that day
    std::optional<double> need{};      ///< of the site; nothing: not known

    [[nodiscard]] double after() const { return others + need.value_or(0); }
    /// Whether the site makes it more than there is; not when capacity or need are not known.
    [[nodiscard]] bool exceeded() const;
};

/// The resources that the park tells of or the site needs. @p day is when a site without dates in
/// the plan would come; one with dates comes then: land from the start of its works, utilities from
/// their end, as in planner/park_ledger.h.
[[nodiscard]] std::vector<ResourceFit> parkFit(const Project& project,
                                               const PolicyPack& pack,
                                               std::size_t site,
                                               std::size_t park,
                                               gis::Date day);

/// A park as one site might choose it.
struct ParkChoice {
    std::size_t park = 0;
    Verdict verdict = Verdict::Unknown;
    std::optional<gis::Length> distance{};
    std::optional<double> score{};      ///< 0 to 1 by the pack's weights; nothing: not scored
    std::optional<gis::Money> money{};  ///< of moving there; nothing: the plan may not choose it
    bool planned = false;               ///< the plan's choice
    bool ruledOut = false;              ///< by a person (planner/bans.h)
};
/// Every park for a site: open ones first, best score first, equal ones by park.
/// @pre the project is screened, classified and checked.
[[nodiscard]] gis::Result<std::vector<ParkChoice>> parkChoices(const Project& project,
                                                               const PolicyPack& pack,
                                                               std::size_t site);

/// What a decision would do to the plan: planned again with it, as near to the plan as may be.
struct WhatIf {
    Plan plan;
    std::vector<SiteDifference> moved;  ///< other path, park or dates than before, itself included
    double objective = 0;               ///< by how much the plan gets worse, 万元-equivalents
    gis::Money cost;                    ///< by how much the plan gets dearer
};
/// The project is not changed. NotFound when it has no plan. @pre as for parkChoices()
[[nodiscard]] gis::Result<WhatIf> whatIf(const Project& project,
                                         const PolicyPack& pack,
                                         const Decision& decision,
                                         const gis::Progress& progress = {});

}  // namespace ruyuan::planner
