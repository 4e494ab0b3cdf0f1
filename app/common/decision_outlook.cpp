// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/decision_outlook.h"

#include "app/common/planning_acts.h"
#include "planner/bans.h"
#include "planner/park_fit.h"
#include "planner/plan_input.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace ruyuan::app {

namespace {

using gis::Text;
using planner::Ban;
using planner::Decision;
using planner::Project;

constexpr std::size_t kWorded = 1000;

class Asking {
public:
    Asking(const Project& seen,
           const planner::PolicyPack& pack,
           const TogetherEntry& entry,
           const planner::Findings* words)
        : seen_(seen), pack_(pack), entry_(entry), words_(words) {
        for (const Decision& decision : seen.decisions) {
            // As planner::decisionOf() says.
            const Decision*& inForce = decisions_[decision.siteId];
            if (inForce == nullptr || decision.path) {
                inForce = &decision;
            }
        }
        for (const Ban& ban : seen.bans) {
            bans_[ban.siteId].push_back(&ban);
        }
        const auto park = std::ranges::find(seen.parks, entry.park, &planner::Park::id);
        if (!entry.park.empty() && park != seen.parks.end()) {
            park_ = static_cast<std::size_t>(park - seen.parks.begin());
        }
    }

    SiteOutlook about(std::size_t site) {
        SiteOutlook outlook{.site = site, .objections = {}};
        const std::string& id = seen_.sites[site].id;
        const auto decided = decisions_.find(id);
        const Decision* decision = decided == decisions_.end() ? nullptr : decided->second;
        if (entry_.forbids) {
            askForbidding(decision, bansOf(id), outlook);
        } else {
            askBans(bansOf(id), outlook);
            askDecision(decision, outlook);
            askRules(site, outlook);
            askPark(site, outlook);
        }
        return outlook;
    }

private:
    static void say(SiteOutlook& outlook, Objection kind, Text sentence) {
        outlook.objections.push_back({kind, std::move(sentence)});
    }

    [[nodiscard]] const std::vector<const Ban*>& bansOf(const std::string& id) const {
        static const std::vector<const Ban*> kNone;
        const auto found = bans_.find(id);
        return found == bans_.end() ? kNone : found->second;
    }

    /// The park that a decision names; none: none, or not one of the project.
    [[nodiscard]] std::optional<std::size_t> parkOf(const Decision& decision) {
        if (decision.park.empty()) {
            return std::nullopt;
        }
        const auto [known, isNew] = parksByName_.try_emplace(decision.park);
        if (isNew) {
            known->second = planner::parkByName(seen_, decision.park);
        }
        return known->second;
    }

    void askForbidding(const Decision* decision,
                       const std::vector<const Ban*>& bans,
                       SiteOutlook& outlook) {
        const bool same =
            decision != nullptr &&
            (entry_.path ? decision->path == entry_.path : park_ && parkOf(*decision) == park_);
        if (same) {
            say(outlook,
                Objection::Conflict,
                gis::text("已决定{}", "it was decided: {}", decisionText(*decision)));
        }
        const Ban* there = entry_.path ? planner::banOf(bans, *entry_.path)
                           : park_     ? planner::banOf(bans, seen_.parks[*park_])
                                       : nullptr;
        if (there != nullptr) {
            say(outlook, Objection::AlreadySo, planner::sentenceOf(*there, seen_));
        }
    }

    void askBans(const std::vector<const Ban*>& bans, SiteOutlook& outlook) const {
        const Ban* ban = entry_.path ? planner::banOf(bans, *entry_.path) : nullptr;
        if (ban == nullptr && park_) {
            ban = planner::banOf(bans, seen_.parks[*park_]);
        }
        if (ban != nullptr) {
            say(outlook, Objection::Conflict, planner::sentenceOf(*ban, seen_));
        }
    }

    void askDecision(const Decision* decision, SiteOutlook& outlook) {
        if (decision == nullptr || !decision->path) {
            return;
        }
        const bool same = decision->path == entry_.path && (!park_ || parkOf(*decision) == park_) &&
                          (!entry_.start || decision->start == entry_.start) &&
                          (!entry_.finish || decision->finish == entry_.finish);
        const Text document =
            decision->document.empty() ? Text{} : gis::text("（{}）", " ({})", decision->document);
        say(outlook,
            same ? Objection::AlreadySo : Objection::Otherwise,
            gis::text("已决定{}{}", "decided already: {}{}", decisionText(*decision), document));
    }

    void askRules(std::size_t site, SiteOutlook& outlook) const {
        if (site >= seen_.classifications.size() || !entry_.path) {
            return;
        }
        const planner::Classification& verdict = seen_.classifications[site];
        if (std::ranges::contains(verdict.allowedPaths, *entry_.path)) {
            return;
        }
        if (!needsPath(verdict)) {
            return say(outlook,
                       Objection::Rules,
                       {"按规则不在搬迁改造范围内", "by the rules it is outside the scope"});
        }
        const planner::TraceStep* step = closing(verdict);
        say(outlook,
            Objection::Rules,
            step == nullptr ? Text{"按规则不能走这条路径", "the rules do not allow this path"}
                            : step->sentence);
    }

    /// The step that closed the path.
    [[nodiscard]] const planner::TraceStep* closing(const planner::Classification& verdict) const {
        for (const planner::TraceStep& step : verdict.trace) {
            const auto rule = std::ranges::find(pack_.rules, step.rule, &planner::Rule::id);
            if (rule == pack_.rules.end() || step.verdict != planner::Verdict::Pass) {
                continue;
            }
            const bool named = std::ranges::contains(rule->paths, *entry_.path);
            if (step.consequence == planner::Consequence::Forbid
                    ? named
                    : step.consequence == planner::Consequence::Require && !named) {
                return &step;
            }
        }
        return nullptr;
    }

    void askPark(std::size_t site, SiteOutlook& outlook) {
        const planner::Matrix::Row* row =
            park_ ? planner::matrixRow(seen_.matrix, site, *park_) : nullptr;
        if (row == nullptr || row->verdict != planner::Verdict::Fail) {
            return;
        }
        Text sentence = gis::text("{}检查不通过", "{} fails a check", seen_.parks[*park_].name);
        if (words_ != nullptr && worded_ < kWorded) {
            ++worded_;
            const auto told = planner::verdictInWords(*words_, *row);
            if (told && !told->reasons.empty()) {
                sentence = told->reasons.front();
            }
        }
        say(outlook, Objection::Rules, std::move(sentence));
    }

    const Project& seen_;
    const planner::PolicyPack& pack_;
    const TogetherEntry& entry_;
    const planner::Findings* words_;
    std::unordered_map<std::string_view, const Decision*> decisions_;
    std::unordered_map<std::string, std::vector<const Ban*>> bans_;
    std::map<std::string, std::optional<std::size_t>> parksByName_;
    std::optional<std::size_t> park_;
    std::size_t worded_ = 0;
};

}  // namespace

const ObjectionTold* objectionTo(const SiteOutlook& site, const Insistence& insistence) {
    for (const ObjectionTold& one : site.objections) {
        if (!(one.kind == Objection::Otherwise && insistence.replace) &&
            !(one.kind == Objection::Rules && insistence.againstRules)) {
            return &one;
        }
    }
    return nullptr;
}

bool speaksAgainst(const SiteOutlook& site, Objection kind) {
    return std::ranges::contains(site.objections, kind, &ObjectionTold::kind);
}

std::vector<SiteOutlook> outlookOf(const Project& seen,
                                   const planner::PolicyPack& pack,
                                   const std::vector<std::size_t>& sites,
                                   const TogetherEntry& entry,
                                   const planner::Findings* words,
                                   const gis::Progress& progress) {
    Asking asking(seen, pack, entry, words);
    std::vector<SiteOutlook> all;
    all.reserve(sites.size());
    for (const std::size_t site : sites) {
        if (progress.stopRequested()) {
            break;
        }
        all.push_back(asking.about(site));
    }
    return all;
}

}  // namespace ruyuan::app
