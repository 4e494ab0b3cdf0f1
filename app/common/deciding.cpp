// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/deciding.h"

#include "app/common/acting.h"
#include "planner/pipeline.h"
#include "planner/scenarios.h"

#include <algorithm>
#include <ranges>

namespace ruyuan::app {

namespace {

using gis::Result;
using gis::Text;

Result<std::optional<gis::Date>> dateOf(const std::string& text, const char* member) {
    if (text.empty()) {
        return std::optional<gis::Date>();
    }
    auto date = gis::parseIsoDate(text);
    if (!date) {
        date.error().where = member;
        return std::unexpected(date.error());
    }
    return std::optional(*date);
}

Result<void> refuse(const Text& sentence, const char* member) {
    return gis::fail(gis::ErrorCode::InvalidArgument, sentence, member);
}

Result<void> checkNamed(const DecisionEntry& entry) {
    if (entry.document.empty()) {
        return refuse({"决定要有文号", "a decision needs a document"}, "document");
    }
    if (entry.reason.empty()) {
        return refuse({"决定要有理由", "a decision needs a reason"}, "reason");
    }
    return entry.author.empty()
               ? refuse({"要写明决定人", "it has to be said who decided"}, "author")
               : Result<void>();
}

/// The decisions of the project, or of a scenario itself.
Result<std::vector<planner::Decision>*> decisionsOf(planner::Project& project,
                                                    const std::string& scenario) {
    if (planner::meansBase(scenario)) {
        return &project.decisions;
    }
    const auto index = planner::findScenario(project, scenario);
    if (!index) {
        return std::unexpected(index.error());
    }
    return &project.scenarios[*index].decisions;
}

void clearAfterDeciding(planner::Project& project, const std::string& scenario) {
    if (planner::meansBase(scenario)) {
        planner::inputsChanged(project, planner::Stage::Classify);
    } else {
        planner::scenarioChanged(project, scenario);
    }
}

}  // namespace

Result<planner::Decision> decisionFrom(const DecisionEntry& entry, const planner::Site& site) {
    planner::Decision decision;
    decision.siteId = site.id;
    decision.path = planner::pathFromWord(entry.path);
    if (!decision.path) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument, {"请选择改造路径", "say which path"}, "path");
    }
    if (const auto named = checkNamed(entry); !named) {
        return std::unexpected(named.error());
    }
    decision.park = entry.park;
    decision.by = entry.by.empty() ? site.county : entry.by;
    decision.document = entry.document;
    decision.reason = entry.reason;
    decision.author = entry.author;
    decision.attachment = entry.attachment;
    for (const auto& [text, member, target] :
         {std::tuple{&entry.date, "date", &decision.decidedOn},
          std::tuple{&entry.start, "start", &decision.start},
          std::tuple{&entry.finish, "finish", &decision.finish}}) {
        auto date = dateOf(*text, member);
        if (!date) {
            return std::unexpected(date.error());
        }
        *target = *date;
    }
    if (decision.start && decision.finish && *decision.start > *decision.finish) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"启动时间晚于完成时限", "it starts after it is finished"},
                         "start");
    }
    return decision;
}

Result<planner::Act> decide(planner::Project& project,
                            const planner::Decision& decision,
                            const std::string& scenario) {
    const auto decisions = decisionsOf(project, scenario);
    if (!decisions) {
        return std::unexpected(decisions.error());
    }
    (*decisions)->push_back(decision);
    clearAfterDeciding(project, scenario);
    return actOf(
        "decide",
        gis::text(
            "{} 决定 {}{}",
            "{}: decided {}{}",
            decision.siteId,
            decision.path ? label(*decision.path) : Text{"—", "—"},
            decision.document.empty() ? Text{} : gis::text("（{}）", " ({})", decision.document)),
        decision.reason);
}

Result<planner::Act> withdraw(planner::Project& project,
                              const std::string& siteId,
                              const std::string& scenario,
                              const std::string& reason) {
    const auto decisions = decisionsOf(project, scenario);
    if (!decisions) {
        return std::unexpected(decisions.error());
    }
    const auto last = std::ranges::find_last(**decisions, siteId, &planner::Decision::siteId);
    if (last.empty()) {
        return gis::fail(
            gis::ErrorCode::NotFound,
            gis::text(
                "没有关于 {} 的决定可撤回", "there is no decision about {} to withdraw", siteId));
    }
    const planner::Decision taken = *last.begin();
    (*decisions)->erase(last.begin());
    clearAfterDeciding(project, scenario);
    return actOf("withdraw",
                 gis::text("撤回对 {} 的决定（{}）",
                           "withdrew the decision about {} ({})",
                           siteId,
                           taken.document.empty() ? taken.by : taken.document),
                 reason);
}

bool isAgainstRules(const planner::Classification* verdict) {
    if (verdict == nullptr) {
        return false;
    }
    for (const planner::TraceStep& step : verdict->trace) {
        if (step.rule == "decision") {
            return step.verdict == planner::Verdict::Warn;
        }
    }
    return false;
}

}  // namespace ruyuan::app
