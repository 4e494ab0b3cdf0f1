// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/classify_row.h"

#include "planner/detail/path_dates.h"
#include "planner/detail/site_rules.h"

#include <algorithm>

namespace ruyuan::planner::detail {

namespace {

TraceStep decisionStep(const Decision& decision, const Answer& scope, const PathStates& paths) {
    const std::string& by = decision.by.empty() ? decision.document : decision.by;
    gis::Text sentence = gis::text("已决定：{}", "decided: {}", label(*decision.path));
    const auto add = [&](const gis::Text& more) {
        sentence.zh += more.zh;
        sentence.en += more.en;
    };
    if (!by.empty()) {
        add(gis::text("（{}）", " ({})", by));
    }
    if (!decision.document.empty() && decision.document != by) {
        add(gis::text("，依据：{}", ", on the ground of {}", decision.document));
    }
    if (!decision.reason.empty()) {
        add(gis::text("，理由：{}", ", because {}", decision.reason));
    }
    if (!decision.author.empty()) {
        add(authorWords(decision.author));
    }
    if (decision.decidedOn) {
        add(gis::text("，{}", ", {}", gis::isoDate(*decision.decidedOn)));
    }
    if (scope.truth != Truth::Yes) {
        add({"；按规则不能认定在范围内，由决定列入",
             "; the rules do not put the site into the scope, the decision does"});
    }
    const Truth open = stateOf(paths, *decision.path).open;
    if (open == Truth::No) {
        add({"；与规则不一致，以决定为准，请复核",
             "; at odds with the rules; the decision counts, please review"});
    }
    return {.rule = "decision",
            .clause = {},
            .verdict = open == Truth::No ? Verdict::Warn : Verdict::Pass,
            .quote = {},
            .sentence = std::move(sentence),
            .missing = {},
            .verified = true};
}

void setPaths(Classification& result, const PathStates& paths, const Decision* decision) {
    for (const Path path : kAllPaths) {
        const Truth open = stateOf(paths, path).open;
        const bool decided = decision != nullptr && decision->path == path;
        if (open != Truth::No || decided) {
            result.allowedPaths.push_back(path);
        }
        const bool openScope = result.inScope == Verdict::Unknown && open != Truth::No;
        if ((open == Truth::Unknown || openScope) && !decided) {
            result.unsettledPaths.push_back(path);
        }
    }
}

void setUnknownFacts(Classification& result, Names missing, const PathStates& paths) {
    for (const PathState& path : paths) {
        missing.insert(path.missing.begin(), path.missing.end());
    }
    result.unknownFacts.assign(missing.begin(), missing.end());
}

/// What a document asks of a firm that it names.
TraceStep namedStep(const NamedFirm& firm, const PolicyPack& pack) {
    return {.rule = firm.clause,
            .clause = firm.clause,
            .verdict = Verdict::Pass,
            .quote = pack.clause(firm.clause)->quote,
            .sentence = gis::text("文件点名：{}", "named by the document: {}", firm.duties),
            .missing = {},
            .verified = true};
}

/// What is asked about one site, in order: scope, paths, decision or preference, dates.
class SiteClassifier {
public:
    SiteClassifier(SiteRules rules,
                   const PolicyPack& pack,
                   gis::Date asOf,
                   const Decision* decision)
        : rules_(std::move(rules)), pack_(pack), asOf_(asOf), decision_(decision) {}

    gis::Result<void> fill(Classification& result) {
        const gis::Result<Answer> scope = rules_.askScope(result.trace);
        if (!scope) {
            return std::unexpected(scope.error());
        }
        result.inScope = verdictOf(scope->truth);
        if (scope->truth == Truth::No && decision_ == nullptr) {
            const gis::Result<bool> struck = askOutside(result);
            if (!struck || !*struck) {
                return struck ? gis::Result<void>() : std::unexpected(struck.error());
            }
        }
        const gis::Result<PathStates> paths = rules_.askPaths(WhichRules::All, result.trace);
        if (!paths) {
            return std::unexpected(paths.error());
        }
        if (decision_ != nullptr) {
            takeDecision(result, *scope, *paths);
        } else {
            const gis::Result<void> proposed = propose(result, *scope, *paths);
            if (!proposed) {
                return proposed;
            }
        }
        setPaths(result, *paths, decision_);
        return setDates(result);
    }

private:
    /// The rules that bind everywhere, for a site outside the scope: whether one strikes it. If
    /// none does, the trace keeps what they say; if one does, every rule is asked afresh.
    gis::Result<bool> askOutside(Classification& result) {
        std::vector<TraceStep> outside;
        const gis::Result<PathStates> paths = rules_.askPaths(WhichRules::Everywhere, outside);
        if (!paths) {
            return std::unexpected(paths.error());
        }
        result.struck = std::ranges::any_of(
            *paths, [](const PathState& path) { return path.open == Truth::No; });
        if (!result.struck) {
            std::ranges::move(outside, std::back_inserter(result.trace));
            Names missing;
            for (const PathState& path : *paths) {
                missing.insert(path.missing.begin(), path.missing.end());
            }
            result.unknownFacts.assign(missing.begin(), missing.end());
        }
        return result.struck;
    }

    void takeDecision(Classification& result, const Answer& scope, const PathStates& paths) {
        result.trace.push_back(decisionStep(*decision_, scope, paths));
        result.inScope = Verdict::Pass;
        result.decided = true;
        result.proposedPath = decision_->path;
    }

    gis::Result<void> propose(Classification& result,
                              const Answer& scope,
                              const PathStates& paths) {
        const auto preferred = rules_.askPreference(paths, result.trace);
        if (!preferred) {
            return std::unexpected(preferred.error());
        }
        if (scope.truth == Truth::Yes || result.struck) {
            result.proposedPath = *preferred;
        }
        setUnknownFacts(result, scope.missing, paths);
        return {};
    }

    gis::Result<void> setDates(Classification& result) {
        for (const Path path : result.allowedPaths) {
            const gis::Result<PathDates> dates =
                datesOf(path, result.size, rules_, pack_, asOf_, result.trace);
            if (!dates) {
                return std::unexpected(dates.error());
            }
            result.dates.push_back(*dates);
        }
        return {};
    }

    SiteRules rules_;
    const PolicyPack& pack_;
    gis::Date asOf_;
    const Decision* decision_;
};

}  // namespace

gis::Text authorWords(const std::string& author) {
    return gis::text("，决定人：{}", ", by {}", author);
}

gis::Result<Classification> classifyRow(Rulebook& book,
                                        const PolicyPack& pack,
                                        gis::Date asOf,
                                        SiteRow row) {
    Classification result = std::move(row.start);
    if (row.named != nullptr) {
        result.trace.push_back(namedStep(*row.named, pack));
    }
    SiteClassifier classifier(
        SiteRules(book, pack, asOf, std::move(row.facts), row.equipment), pack, asOf, row.decision);
    if (const gis::Result<void> filled = classifier.fill(result); !filled) {
        return std::unexpected(filled.error());
    }
    return result;
}

}  // namespace ruyuan::planner::detail
