// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/classification_result.h"
#include "planner/finding.h"
#include "planner/matrix.h"
#include "planner/model.h"
#include "planner/plan.h"
#include "planner/scenario.h"
#include "planner/wind_rose.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// Everything a project file holds, as plain values. Inputs first, then the result of each stage;
/// a stage replaces its own result and clears those of later stages (planner/pipeline.h).
struct Project {
    /// Number of the journal's last entry when this was read; 0: not from a file.
    std::int64_t version = 0;

    std::string policyName;  ///< file name of the pack without suffix
    std::string policyText;  ///< the whole pack, so that an old project keeps its rules
    gis::Date asOf{};        ///< 基准日期

    std::vector<Source> sources;
    std::vector<ImportIssue> issues;
    std::vector<ListChange> listChanges;  ///< in the order in which they were accepted
    std::vector<MergedRow> mergedRows;
    std::vector<StoredRecipe> recipes;  ///< names are unique
    std::vector<Site> sites;
    std::vector<Equipment> equipment;
    std::vector<Park> parks;
    std::vector<BuiltUpArea> builtUpAreas;
    std::vector<County> counties;
    std::vector<ConstraintLayer> constraints;
    std::vector<Decision> decisions;
    std::vector<Ban> bans;
    std::vector<WindRose> windRoses;  ///< of one station, one per season

    std::vector<SiteScreening> screening;         ///< one per site, same order, or empty
    std::vector<Classification> classifications;  ///< one per site, same order, or empty
    Matrix matrix;                                ///< of the sites that need a path, or empty
    std::optional<Plan> plan;
    std::vector<Task> tasks;

    std::vector<Scenario> scenarios;  ///< names are unique
};

}  // namespace ruyuan::planner
