// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/text.h"
#include "planner/consequence.h"
#include "planner/model.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// One rule of the policy pack applied to one site.
struct TraceStep {
    std::string rule;
    std::string clause;  ///< id in the pack
    /// Pass: the condition holds; Warn: it holds in part, or something else goes before it.
    Verdict verdict = Verdict::Unknown;
    std::string quote;                 ///< the clause's own words
    gis::Text sentence;                ///< what followed, with the facts used
    std::vector<std::string> missing;  ///< facts that would settle an Unknown
    bool verified = true;              ///< false: a value no document fixes had a part in it
    Consequence consequence = Consequence::Note;
    std::optional<gis::Date> finishBy{};  ///< by when what the rule demands is to be done
};

struct PathDates {
    Path path = Path::OnSite;
    std::optional<gis::Date> startBy;  ///< 启动, the administrative launch
    std::optional<gis::Date> finishBy;
    std::string clause;
};

/// 分类: what the policy allows for a site, what is proposed, and why.
struct Classification {
    std::string siteId;
    Verdict inScope = Verdict::Unknown;  ///< 建成区内 and listed sector and 重污染
    bool struck = false;  ///< outside the scope, but a rule that binds everywhere strikes it
    SizeClass size = SizeClass::Unknown;
    std::vector<std::string> sectors;       ///< ids of the pack; a site may have several
    std::vector<Path> allowedPaths;         ///< not excluded by any rule; ordered as Path
    std::vector<Path> unsettledPaths;       ///< those of allowedPaths that rest on missing facts
    std::optional<Path> proposedPath;       ///< nothing: 待定
    bool decided = false;                   ///< the proposed path is a county's decision
    std::vector<PathDates> dates;           ///< for each allowed path
    std::vector<std::string> unknownFacts;  ///< missing for scope or path, ordered by name
    std::vector<TraceStep> trace;           ///< in the order in which rules were applied
};

/// Whether a plan has to say what becomes of the site.
[[nodiscard]] inline bool needsPath(const Classification& site) {
    return site.inScope != Verdict::Fail || site.decided || site.struck;
}

}  // namespace ruyuan::planner
