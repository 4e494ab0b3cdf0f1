// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/obligations.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// How much a remark about a pack matters: Error: the pack does not do what it says; Warning: a
/// person should look; Note: for the record.
enum class LintSeverity { Error, Warning, Note };
[[nodiscard]] std::string_view word(LintSeverity severity);
[[nodiscard]] gis::Text label(LintSeverity severity);

/// A remark about a pack, alone or over a project.
struct LintRemark {
    LintSeverity severity = LintSeverity::Note;
    int line = 0;      ///< in the pack; 0: about the whole
    std::string rule;  ///< id of the rule or clause; may be empty
    std::vector<std::string> sites;
    gis::Text sentence;
};

/// 规则自检 of a pack (D7): rules that can never fire, because no facts make the condition hold or
/// no date lies in their effect; pairs of rules that could strike one site and leave no path;
/// clauses that nothing rests on; values that no document fixes. What loading a pack refuses
/// (unknown facts, rules without a clause) is not asked again.
/// @p obligations of the same pack, whose clauses count as used; null: not read.
[[nodiscard]] gis::Result<std::vector<LintRemark>> checkPack(
    const PolicyPack& pack, const Obligations* obligations = nullptr);

/// Which rules, dates, subsidies, tests of what is done and steps of a pack use each fact: name of
/// the fact -> their ids, in the order of the pack.
[[nodiscard]] std::map<std::string, std::vector<std::string>> factUsers(
    const PolicyPack& pack, const Obligations& obligations);

/// The same over a project: sites that several rules strike with different consequences, sites to
/// which the rules leave no path or give none, rules that fire for no site.
/// @pre project.screening has one entry per site.
[[nodiscard]] gis::Result<std::vector<LintRemark>> checkPackOver(
    const PolicyPack& pack, const Project& project, const gis::Progress& progress = {});

}  // namespace ruyuan::planner
