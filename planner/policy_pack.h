// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/result.h"
#include "planner/model.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// A passage of a policy document.
struct Clause {
    std::string id;        ///< "P-3a"
    std::string document;  ///< 郑政办〔2019〕37号
    std::string section;   ///< 三(一)1
    std::string quote;     ///< the document's own words
};

/// A trade that the policy names. Codes are GB/T 4754-2017 prefixes.
struct Sector {
    std::string id;  ///< "cement"
    gis::Text name;
    std::vector<std::string> codes;
    std::vector<std::string>
        keywords;  ///< in the industry's name or the product; any one is enough
    std::vector<std::string> excludes;  ///< keywords that rule the sector out
    bool listed = false;                ///< one of the sectors of the path clause (钢铁…印染)
    bool chemical = false;              ///< needs a recognised chemical park
    std::string clause;
};

/// Lower limits of a size class; both must hold (国统字〔2017〕213号).
struct SizeLimit {
    SizeClass size = SizeClass::Unknown;
    std::int64_t employees = 0;
    gis::Money revenue;
};

/// Start and finish of a path, for some size classes.
struct PathDeadline {
    Path path = Path::OnSite;
    std::vector<SizeClass> sizes;  ///< empty: all
    std::optional<gis::Date> startBy;
    std::optional<gis::Date> finishBy;
    std::string clause;
};

/// What a rule does when its condition holds.
enum class Consequence {
    InScope,  ///< condition of the scope test: all of these must hold
    Forbid,   ///< the named paths are not allowed
    Require,  ///< only the named paths are allowed
    Prefer,   ///< the first named path is proposed if no earlier rule proposed one
    Note,     ///< nothing follows but a line in the trace
};

enum class RuleScope { Site, Equipment };

/// A rule: a SQL boolean expression over the facts of planner/facts.h, and what follows.
struct Rule {
    std::string id;
    std::string clause;
    RuleScope scope = RuleScope::Site;
    std::string condition;
    Consequence consequence = Consequence::Note;
    std::vector<Path> paths;
    gis::Text sentence;
    std::optional<gis::Date> effectiveFrom;
    std::optional<gis::Date> effectiveTo;
    bool verified = true;
    int line = 0;  ///< in the pack, for messages
};

/// One check of a site against a park, with its parameters.
struct CheckSetting {
    std::string check;  ///< id registered in planner/checks/
    std::string clause;
    std::map<std::string, std::string> parameters;
    bool verified = true;
};

/// A dated step of a path: its place in the works as shares of their duration.
struct TaskTemplate {
    Path path = Path::OnSite;
    std::string id;
    gis::Text name;
    double from = 0;
    double to = 1;
    std::string clause;
    bool verified = false;
};

/// 政策包: one jurisdiction's rules as data.
struct PolicyPack {
    std::string id;
    gis::Text title;
    std::string jurisdiction;
    std::vector<Clause> clauses;
    std::vector<Sector> sectors;
    std::vector<SizeLimit> sizeLimits;  ///< largest first
    SizeClass smallestSize = SizeClass::Micro;
    SizeClass sizeWhenUnknown = SizeClass::Small;  ///< whose (earlier) dates apply meanwhile
    std::vector<PathDeadline> deadlines;
    std::vector<Rule> rules;
    std::vector<CheckSetting> checks;
    std::vector<TaskTemplate> tasks;
    std::map<std::string, double> planParameters;  ///< overrides of planner/parameters.h

    [[nodiscard]] const Clause* clause(std::string_view id) const;
    [[nodiscard]] const Sector* sector(std::string_view id) const;
};

/// Reads and checks a pack; @p name appears in messages. Every rule must name a clause that exists
/// and an expression that parses and uses known facts only; errors name file, line, rule, reason.
[[nodiscard]] gis::Result<PolicyPack> parsePolicyPack(std::string_view toml,
                                                      const std::string& name);

/// The pack's text from the resources folder (see gis resourceDirectory) or, when @p nameOrFile is
/// a path, from that file.
[[nodiscard]] gis::Result<std::string> readPolicyText(const std::string& nameOrFile);

}  // namespace ruyuan::planner
