// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/journal.h"
#include "planner/policy_pack.h"
#include "planner/project.h"
#include "planner/provenance.h"

#include <optional>
#include <string>

namespace ruyuan::app {

/// The consequence of the rule of a step; dates and decisions are no rules.
[[nodiscard]] gis::Text consequenceText(const planner::TraceStep& step,
                                        const planner::PolicyPack& pack);

/// Whether a rule applies; the scope test is passed or failed.
[[nodiscard]] gis::Text verdictText(const planner::TraceStep& step);

/// A check by its id and name: "X40 距居民区".
[[nodiscard]] gis::Text checkTitle(const std::string& id);

/// Where a site was read from: file, sheet, row, import, coordinate system, hash; @p imported is
/// the journal's entry of its source.
[[nodiscard]] gis::Text sourceText(const planner::Site& site,
                                   const planner::SiteProvenance& provenance,
                                   const std::optional<planner::JournalEntry>& imported);

}  // namespace ruyuan::app
