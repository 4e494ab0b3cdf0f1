// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/intake.h"
#include "planner/journal.h"

#include <string>

namespace ruyuan::app {

struct Imported {
    planner::ImportSummary summary;
    planner::Act act;
};

/// Imports a file into a project and clears what rests on its contents; @p content is what the
/// request was made from (planner::requestFor()). On error the project is unchanged.
[[nodiscard]] gis::Result<Imported> importInto(planner::Project& project,
                                               const std::string& content,
                                               const planner::ImportRequest& request,
                                               const gis::Progress& progress);

/// "LEDGER: 12 rows used, 1 skipped, 3 issues" of the file imported last.
[[nodiscard]] gis::Text importSentence(const planner::Project& project,
                                       const planner::ImportSummary& summary);

}  // namespace ruyuan::app
