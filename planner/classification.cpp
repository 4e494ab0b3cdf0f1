// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/classification.h"

#include "planner/cell_words.h"
#include "planner/detail/path_dates.h"
#include "planner/detail/site_rules.h"
#include "planner/sectors.h"
#include "planner/size_class.h"

#include <algorithm>
#include <cassert>
#include <map>

namespace ruyuan::planner {

namespace {

using detail::Answer;
using detail::Names;
using detail::PathStates;
using detail::SiteRules;

constexpr std::size_t kSitesPerReport = 64;

/// The project's rows about single sites, by site.
struct BySite {
    std::map<std::string, std::vector<const Equipment*>> equipment;
    std::map<std::string, const Decision*> decisions;  ///< the last one that names a path
    std::map<std::string, Decision> named;             ///< fates of firms that documents name
};

/// What the policy's documents say of firms by name, as decisions; by firmKey().
std::map<std::string, Decision> namedFates(const PolicyPack& pack) {
    std::map<std::string, Decision> fates;
    for (const NamedFirm& firm : pack.namedFirms) {
        const Clause* clause = pack.clause(firm.clause);
        if (!firm.path || clause == nullptr) {
            continue;
        }
        Decision fate;
        fate.path = firm.path;
        fate.park = firm.park;
        fate.finish = firm.finishBy;
        fate.by = clause->document + clause->section;
        fate.reason = firm.duties.zh;
        fates.emplace(firmKey(firm.name), fate);
        for (const std::string& alias : firm.aliases) {
            fates.emplace(firmKey(alias), fate);
        }
    }
    return fates;
}

BySite sortBySite(const Project& project) {
    BySite sorted;
    for (const Equipment& equipment : project.equipment) {
        sorted.equipment[equipment.siteId].push_back(&equipment);
    }
    for (const Decision& decision : project.decisions) {
        if (decision.path) {
            sorted.decisions[decision.siteId] = &decision;
        }
    }
    return sorted;
}

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
        add(gis::text("，决定人：{}", ", by {}", decision.author));
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
    for (const detail::PathState& path : paths) {
        missing.insert(path.missing.begin(), path.missing.end());
    }
    result.unknownFacts.assign(missing.begin(), missing.end());
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
        result.inScope = detail::verdictOf(scope->truth);
        if (scope->truth == Truth::No && decision_ == nullptr) {
            const gis::Result<bool> struck = askOutside(result);
            if (!struck || !*struck) {
                return struck ? gis::Result<void>() : std::unexpected(struck.error());
            }
        }
        const gis::Result<PathStates> paths = rules_.askPaths(detail::Bindings::All, result.trace);
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
        const gis::Result<PathStates> paths =
            rules_.askPaths(detail::Bindings::Everywhere, outside);
        if (!paths) {
            return std::unexpected(paths.error());
        }
        result.struck = std::ranges::any_of(
            *paths, [](const detail::PathState& path) { return path.open == Truth::No; });
        if (!result.struck) {
            std::ranges::move(outside, std::back_inserter(result.trace));
            Names missing;
            for (const detail::PathState& path : *paths) {
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
                detail::datesOf(path, result.size, rules_, pack_, asOf_, result.trace);
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

gis::Result<Classification> classifySite(const Project& project,
                                         std::size_t index,
                                         const BySite& bySite,
                                         const PolicyPack& pack,
                                         detail::Rulebook& book) {
    const Site& site = project.sites[index];
    const auto equipment = bySite.equipment.find(site.id);
    const auto decision = bySite.decisions.find(site.id);
    static const std::vector<const Equipment*> kNone;
    const auto& rows = equipment == bySite.equipment.end() ? kNone : equipment->second;
    const auto named = bySite.named.find(firmKey(site.name));
    const Decision* decided = decision != bySite.decisions.end() ? decision->second
                              : named != bySite.named.end()      ? &named->second
                                                                 : nullptr;

    const SectorMatch sectors =
        matchSectors(pack.sectors, site.industryCode, site.industry, site.product);
    const SizeFinding size = sizeOf(pack, site);
    const SiteEvidence evidence{
        site, project.screening[index], sectors, size, rows.size(), decided, project.asOf};
    Classification result;
    result.siteId = site.id;
    result.size = size.size;
    result.sectors = sectors.ids;
    SiteClassifier classifier(
        SiteRules(book, pack, project.asOf, siteFacts(book.facts, evidence), rows),
        pack,
        project.asOf,
        decided);
    if (const gis::Result<void> filled = classifier.fill(result); !filled) {
        return std::unexpected(filled.error());
    }
    return result;
}

}  // namespace

gis::Result<std::vector<Classification>> classify(const Project& project,
                                                  const PolicyPack& pack,
                                                  const gis::Progress& progress) {
    assert(project.screening.size() == project.sites.size());
    auto book = detail::makeRulebook(pack);
    if (!book) {
        return gis::fail(gis::ErrorCode::InvalidData, book.error().sentence, pack.id);
    }
    BySite bySite = sortBySite(project);
    bySite.named = namedFates(pack);
    std::vector<Classification> results;
    results.reserve(project.sites.size());
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        if (i % kSitesPerReport == 0) {
            if (progress.stopRequested()) {
                return gis::fail(gis::ErrorCode::Cancelled,
                                 {"分类已取消", "the classification was cancelled"});
            }
            progress.step(static_cast<double>(i) / static_cast<double>(project.sites.size()),
                          {"按政策分类", "applying the policy"});
        }
        gis::Result<Classification> one = classifySite(project, i, bySite, pack, *book);
        if (!one) {
            return std::unexpected(one.error());
        }
        results.push_back(std::move(*one));
    }
    progress.step(1.0, {"按政策分类", "applying the policy"});
    return results;
}

}  // namespace ruyuan::planner
