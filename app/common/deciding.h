// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/journal.h"
#include "planner/project.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::app {

/// A decision as a person enters it; dates as text (2019-09-01), empty ones are not fixed.
struct DecisionEntry {
    std::string path;  ///< word
    std::string park;
    std::string start;
    std::string finish;
    std::string by;  ///< empty: the site's county
    std::string document;
    std::string reason;
    std::string author;
    std::string attachment;
    std::string date;
};

/// InvalidArgument for a path that is none, for a missing document, reason or author, a date that
/// is none, a start after the finish; where names the member at fault ("start").
[[nodiscard]] gis::Result<planner::Decision> decisionFrom(const DecisionEntry& entry,
                                                          const planner::Site& site);

/// Puts a decision after the others of the project, or of a scenario (planner::meansBase()), and
/// clears what rests on them. NotFound: no such scenario. Conflict: it was ruled out.
[[nodiscard]] gis::Result<planner::Act> decide(planner::Project& project,
                                               const planner::Decision& decision,
                                               const std::string& scenario);

/// What a person rules out for a site as entered: a path or a park, not both.
struct BanEntry {
    std::string path;      ///< word
    std::string park;      ///< id or name
    std::string by;        ///< empty: the site's county
    std::string document;  ///< may be empty
    std::string reason;
    std::string author;  ///< may be empty
    std::string date;
};

/// InvalidArgument for neither or both, a path that is none, a missing reason, a date that is none;
/// NotFound for a park that the project does not have; where names the member at fault.
[[nodiscard]] gis::Result<planner::Ban> banFrom(const BanEntry& entry,
                                                const planner::Project& project,
                                                const planner::Site& site);

/// Rules something out, in the project or in a scenario, and clears the plans that rest on it.
/// NotFound: no such scenario. Conflict: it is what was decided for the site, or is ruled out
/// already.
[[nodiscard]] gis::Result<planner::Act> forbid(planner::Project& project,
                                               const planner::Ban& ban,
                                               const std::string& scenario);

/// Takes a ban of the project, or of the scenario itself, back (sameBan()). NotFound: there is
/// none.
[[nodiscard]] gis::Result<planner::Act> allow(planner::Project& project,
                                              const planner::Ban& ban,
                                              const std::string& scenario,
                                              const std::string& reason);

/// One decision, or one ban, for several sites at once.
struct TogetherEntry {
    bool forbids = false;  ///< rules out; else decides
    std::optional<planner::Path> path{};
    std::string park{};  ///< id; of a ban instead of a path
    std::optional<gis::Date> start{};
    std::optional<gis::Date> finish{};
    std::string document{};
    std::string reason{};
    std::string author{};
};

/// What speaks against it and is overruled by the person who decides.
struct Insistence {
    bool replace = false;       ///< that something else was decided
    bool againstRules = false;  ///< that rules or checks are against it
};

/// Gives it to all of these sites (ids), as one act; each county is said to decide about its own.
/// InvalidArgument for no path or park, a missing reason, a missing document where rules are
/// overruled, a start after the finish; where names the member at fault. NotFound: no such site,
/// park or scenario. Conflict: one of the sites cannot have it (app/common/decision_outlook.h);
/// then none gets it.
[[nodiscard]] gis::Result<planner::Act> decideTogether(planner::Project& project,
                                                       const std::vector<std::string>& sites,
                                                       const TogetherEntry& entry,
                                                       const Insistence& insistence,
                                                       const std::string& scenario);
/// What decideTogether() would refuse in the entry itself.
[[nodiscard]] gis::Result<void> checkTogether(const TogetherEntry& entry,
                                              const Insistence& insistence);

/// Takes away the last decision about a site that the project, or the scenario itself, has.
/// NotFound when there is none. Those before it count again.
[[nodiscard]] gis::Result<planner::Act> withdraw(planner::Project& project,
                                                 const std::string& siteId,
                                                 const std::string& scenario,
                                                 const std::string& reason);

/// Whether the rules, left alone, exclude what was decided; null: not classified.
[[nodiscard]] bool isAgainstRules(const planner::Classification* verdict);

}  // namespace ruyuan::app
