// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/policy_diff.h"

#include "planner/classification.h"
#include "planner/project_view.h"

#include <algorithm>
#include <map>

namespace ruyuan::planner {

namespace {

bool sameDates(const Classification& a, const Classification& b) {
    const SiteDates left = proposedDates(a, {});
    const SiteDates right = proposedDates(b, {});
    return left.startBy == right.startBy && left.finishBy == right.finishBy;
}

bool differ(const Classification& a, const Classification& b) {
    return a.inScope != b.inScope || a.struck != b.struck || a.allowedPaths != b.allowedPaths ||
           a.proposedPath != b.proposedPath || !sameDates(a, b);
}

/// The steps of a trace that had a say, by rule.
std::map<std::string, const TraceStep*> stepsOf(const Classification& site) {
    std::map<std::string, const TraceStep*> steps;
    for (const TraceStep& step : site.trace) {
        const bool tells =
            step.consequence == Consequence::Duty || step.consequence == Consequence::Condition;
        if (!tells) {
            steps.emplace(step.rule, &step);
        }
    }
    return steps;
}

/// Duties and dates aside, a rule that only says No had no say.
bool hadSay(const TraceStep& step) {
    return step.verdict != Verdict::Fail || step.consequence == Consequence::InScope;
}

std::vector<gis::Text> reasonsOf(const Classification& before, const Classification& after) {
    const auto was = stepsOf(before);
    const auto is = stepsOf(after);
    std::vector<gis::Text> reasons;
    for (const auto& [rule, step] : was) {
        const auto now = is.find(rule);
        if (now == is.end()) {
            if (hadSay(*step)) {
                reasons.push_back(
                    gis::text("{}不再适用：{}", "{} no longer applies: {}", rule, step->sentence));
            }
        } else if (now->second->verdict != step->verdict ||
                   now->second->sentence.zh != step->sentence.zh) {
            reasons.push_back(gis::text("{}由“{}”变为“{}”：{}",
                                        "{} turns from '{}' to '{}': {}",
                                        rule,
                                        label(step->verdict),
                                        label(now->second->verdict),
                                        now->second->sentence));
        }
    }
    for (const auto& [rule, step] : is) {
        if (!was.contains(rule) && hadSay(*step)) {
            reasons.push_back(
                gis::text("新适用{}：{}", "{} now applies: {}", rule, step->sentence));
        }
    }
    return reasons;
}

}  // namespace

gis::Result<std::vector<PolicyChange>> comparePacks(const Project& project,
                                                    const PolicyPack& a,
                                                    const PolicyPack& b,
                                                    const gis::Progress& progress) {
    const auto before = classify(project, a, progress.part(0, 0.5));
    if (!before) {
        return std::unexpected(before.error());
    }
    const auto after = classify(project, b, progress.part(0.5, 1));
    if (!after) {
        return std::unexpected(after.error());
    }
    std::vector<PolicyChange> changes;
    for (std::size_t i = 0; i < before->size(); ++i) {
        const Classification& was = (*before)[i];
        const Classification& is = (*after)[i];
        if (differ(was, is)) {
            changes.push_back({was.siteId, was, is, reasonsOf(was, is)});
        }
    }
    return changes;
}

}  // namespace ruyuan::planner
