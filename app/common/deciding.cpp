// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/deciding.h"

#include "app/common/acting.h"
#include "app/common/decision_outlook.h"
#include "planner/bans.h"
#include "planner/pipeline.h"
#include "planner/plan_input.h"
#include "planner/scenarios.h"

#include <algorithm>
#include <ranges>
#include <unordered_map>

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

/// What was decided and ruled out in the project, or in a scenario itself.
struct Decided {
    std::vector<planner::Decision>* decisions;
    std::vector<planner::Ban>* bans;
};

Result<Decided> decidedIn(planner::Project& project, const std::string& scenario) {
    if (planner::meansBase(scenario)) {
        return Decided{&project.decisions, &project.bans};
    }
    const auto index = planner::findScenario(project, scenario);
    if (!index) {
        return std::unexpected(index.error());
    }
    planner::Scenario& own = project.scenarios[*index];
    return Decided{&own.decisions, &own.bans};
}

/// Asks about the project as a scenario sees it.
template <class Check>
Result<void> askSeen(const planner::Project& project, const std::string& scenario, Check check) {
    if (planner::meansBase(scenario)) {
        return check(project);
    }
    const auto seen = planner::seenBy(project, scenario);
    return seen ? check(*seen) : std::unexpected(seen.error());
}

/// That a decision is not what was ruled out for its site.
Result<void> checkDecision(const planner::Project& seen, const planner::Decision& decision) {
    const auto bans = planner::bansOf(seen, decision.siteId);
    const planner::Ban* ban = decision.path ? planner::banOf(bans, *decision.path) : nullptr;
    if (const auto park = planner::parkByName(seen, decision.park); ban == nullptr && park) {
        ban = planner::banOf(bans, seen.parks[*park]);
    }
    return ban == nullptr
               ? Result<void>()
               : gis::fail(gis::ErrorCode::Conflict,
                           planner::sentenceOf(*ban, seen),
                           "path",
                           {"请先解除禁止（ruyuan allow）", "allow it again first (ruyuan allow)"});
}

/// That a ban is not what was decided, nor there already.
Result<void> checkBan(const planner::Project& seen, const planner::Ban& ban) {
    const planner::Decision* decision = planner::decisionOf(seen, ban.siteId);
    const auto park =
        decision == nullptr || ban.path ? std::nullopt : planner::parkByName(seen, decision->park);
    if (decision != nullptr &&
        (ban.path ? decision->path == ban.path : park && seen.parks[*park].id == ban.park)) {
        return gis::fail(
            gis::ErrorCode::Conflict,
            gis::text("{} 已决定{}", "it was decided for {}: {}", ban.siteId, subjectOf(ban, seen)),
            {},
            {"请先撤回该决定（ruyuan withdraw）", "withdraw the decision first (ruyuan withdraw)"});
    }
    for (const planner::Ban* one : planner::bansOf(seen, ban.siteId)) {
        if (sameBan(*one, ban)) {
            return gis::fail(gis::ErrorCode::Conflict, planner::sentenceOf(*one, seen));
        }
    }
    return {};
}

void clearAfterDeciding(planner::Project& project,
                        const std::string& scenario,
                        planner::Stage from = planner::Stage::Classify) {
    if (planner::meansBase(scenario)) {
        planner::inputsChanged(project, from);
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
    const auto decided = decidedIn(project, scenario);
    if (!decided) {
        return std::unexpected(decided.error());
    }
    const auto open = askSeen(project, scenario, [&](const planner::Project& seen) {
        return checkDecision(seen, decision);
    });
    if (!open) {
        return std::unexpected(open.error());
    }
    decided->decisions->push_back(decision);
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

Result<planner::Ban> banFrom(const BanEntry& entry,
                             const planner::Project& project,
                             const planner::Site& site) {
    if (entry.path.empty() == entry.park.empty()) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            {"请写明禁止的路径或园区（二者取一）", "say which path or which park, not both"},
            "path");
    }
    planner::Ban ban{.siteId = site.id,
                     .by = entry.by.empty() ? site.county : entry.by,
                     .document = entry.document,
                     .reason = entry.reason,
                     .author = entry.author};
    ban.path = planner::pathFromWord(entry.path);
    if (!entry.path.empty() && !ban.path) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument, {"没有这个路径", "there is no such path"}, "path");
    }
    if (!ban.path) {
        const auto byId = std::ranges::find(project.parks, entry.park, &planner::Park::id);
        const auto park =
            byId == project.parks.end()
                ? planner::parkByName(project, entry.park)
                : std::optional(static_cast<std::size_t>(byId - project.parks.begin()));
        if (!park) {
            return gis::fail(gis::ErrorCode::NotFound,
                             gis::text("项目中没有（或不止一个）园区“{}”",
                                       "no park, or more than one, is called '{}'",
                                       entry.park),
                             "park");
        }
        ban.park = project.parks[*park].id;
    }
    if (entry.reason.empty()) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         {"禁止要有理由", "a reason is needed to rule something out"},
                         "reason");
    }
    auto date = dateOf(entry.date, "date");
    if (!date) {
        return std::unexpected(date.error());
    }
    ban.decidedOn = *date;
    return ban;
}

Result<planner::Act> forbid(planner::Project& project,
                            const planner::Ban& ban,
                            const std::string& scenario) {
    const auto decided = decidedIn(project, scenario);
    if (!decided) {
        return std::unexpected(decided.error());
    }
    const auto open = askSeen(
        project, scenario, [&](const planner::Project& seen) { return checkBan(seen, ban); });
    if (!open) {
        return std::unexpected(open.error());
    }
    decided->bans->push_back(ban);
    clearAfterDeciding(project, scenario, planner::Stage::Plan);
    return actOf("forbid",
                 gis::text("{}：{}", "{}: {}", ban.siteId, planner::sentenceOf(ban, project)),
                 ban.reason);
}

Result<planner::Act> allow(planner::Project& project,
                           const planner::Ban& ban,
                           const std::string& scenario,
                           const std::string& reason) {
    const auto decided = decidedIn(project, scenario);
    if (!decided) {
        return std::unexpected(decided.error());
    }
    const auto taken =
        std::erase_if(*decided->bans, [&](const planner::Ban& one) { return sameBan(one, ban); });
    const Text what = subjectOf(ban, project);
    if (taken == 0) {
        return gis::fail(
            gis::ErrorCode::NotFound,
            gis::text("没有禁止 {} {}", "it was not ruled out for {}: {}", ban.siteId, what));
    }
    clearAfterDeciding(project, scenario, planner::Stage::Plan);
    return actOf("allow",
                 gis::text("{}：不再禁止{}", "{}: no longer ruled out: {}", ban.siteId, what),
                 reason);
}

namespace {

/// The sites by index, in the order of the ids.
Result<std::vector<std::size_t>> indicesOf(const planner::Project& project,
                                           const std::vector<std::string>& ids) {
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < project.sites.size(); ++i) {
        known.emplace(project.sites[i].id, i);
    }
    std::vector<std::size_t> indices;
    for (const std::string& id : ids) {
        const auto found = known.find(id);
        if (found == known.end()) {
            return gis::fail(gis::ErrorCode::NotFound,
                             gis::text("项目中没有厂区 {}", "there is no site {}", id));
        }
        indices.push_back(found->second);
    }
    return indices;
}

/// That all of them can have it; what rules say was weighed by who decides.
Result<void> checkSites(const planner::Project& seen,
                        const std::vector<std::size_t>& sites,
                        const TogetherEntry& entry,
                        const Insistence& insistence) {
    const Insistence weighed{.replace = insistence.replace, .againstRules = true};
    for (const SiteOutlook& site : outlookOf(seen, planner::PolicyPack(), sites, entry)) {
        if (const ObjectionTold* objection = objectionTo(site, weighed)) {
            return gis::fail(
                gis::ErrorCode::Conflict,
                gis::text("{}：{}", "{}: {}", seen.sites[site.site].id, objection->sentence));
        }
    }
    return {};
}

Text togetherText(const TogetherEntry& entry, const planner::Project& project, std::size_t sites) {
    const Text document =
        entry.document.empty() ? Text{} : gis::text("（{}）", " ({})", entry.document);
    if (entry.forbids) {
        const planner::Ban ban{.siteId = {}, .path = entry.path, .park = entry.park};
        return gis::text("{} 个厂区禁止{}{}",
                         "{} site(s): ruled out: {}{}",
                         sites,
                         subjectOf(ban, project),
                         document);
    }
    const auto park = std::ranges::find(project.parks, entry.park, &planner::Park::id);
    const std::string name = park == project.parks.end() ? "" : " " + park->name;
    return gis::text("{} 个厂区决定 {}{}{}",
                     "{} site(s): decided {}{}{}",
                     sites,
                     entry.path ? label(*entry.path) : Text{},
                     name,
                     document);
}

void putTogether(const Decided& decided,
                 const planner::Project& project,
                 const std::vector<std::size_t>& sites,
                 const TogetherEntry& entry) {
    const auto park = std::ranges::find(project.parks, entry.park, &planner::Park::id);
    for (const std::size_t i : sites) {
        const planner::Site& site = project.sites[i];
        if (entry.forbids) {
            decided.bans->push_back({.siteId = site.id,
                                     .path = entry.path,
                                     .park = entry.path ? std::string() : entry.park,
                                     .by = site.county,
                                     .document = entry.document,
                                     .reason = entry.reason,
                                     .author = entry.author});
            continue;
        }
        planner::Decision decision;
        decision.siteId = site.id;
        decision.path = entry.path;
        decision.park = park == project.parks.end() ? std::string() : park->name;
        decision.start = entry.start;
        decision.finish = entry.finish;
        decision.by = site.county;
        decision.document = entry.document;
        decision.reason = entry.reason;
        decision.author = entry.author;
        decided.decisions->push_back(std::move(decision));
    }
}

}  // namespace

Result<void> checkTogether(const TogetherEntry& entry, const Insistence& insistence) {
    if (entry.forbids ? entry.path.has_value() != entry.park.empty() : !entry.path) {
        return refuse({"请选择改造路径或园区", "say which path or park"}, "path");
    }
    if (entry.reason.empty()) {
        return refuse({"要写明理由", "a reason is needed"}, "reason");
    }
    if (!entry.forbids && insistence.againstRules && entry.document.empty()) {
        return refuse(
            {"与规则不一致的决定要有文号", "a decision against the rules needs a document"},
            "document");
    }
    if (entry.start && entry.finish && *entry.start > *entry.finish) {
        return refuse({"启动时间晚于完成时限", "it starts after it is finished"}, "start");
    }
    return {};
}

Result<planner::Act> decideTogether(planner::Project& project,
                                    const std::vector<std::string>& sites,
                                    const TogetherEntry& entry,
                                    const Insistence& insistence,
                                    const std::string& scenario) {
    if (auto checked = checkTogether(entry, insistence); !checked) {
        return std::unexpected(checked.error());
    }
    if (!entry.park.empty() &&
        !std::ranges::contains(project.parks, entry.park, &planner::Park::id)) {
        return gis::fail(gis::ErrorCode::NotFound,
                         gis::text("项目中没有园区 {}", "there is no park {}", entry.park),
                         "park");
    }
    const auto decided = decidedIn(project, scenario);
    const auto indices = indicesOf(project, sites);
    if (!decided || !indices) {
        return std::unexpected(decided ? indices.error() : decided.error());
    }
    const auto open = askSeen(project, scenario, [&](const planner::Project& seen) {
        return checkSites(seen, *indices, entry, insistence);
    });
    if (!open) {
        return std::unexpected(open.error());
    }
    putTogether(*decided, project, *indices, entry);
    clearAfterDeciding(
        project, scenario, entry.forbids ? planner::Stage::Plan : planner::Stage::Classify);
    return actOf(entry.forbids ? "forbid" : "decide",
                 togetherText(entry, project, sites.size()),
                 entry.reason);
}

Result<planner::Act> withdraw(planner::Project& project,
                              const std::string& siteId,
                              const std::string& scenario,
                              const std::string& reason) {
    const auto decided = decidedIn(project, scenario);
    if (!decided) {
        return std::unexpected(decided.error());
    }
    const auto last =
        std::ranges::find_last(*decided->decisions, siteId, &planner::Decision::siteId);
    if (last.empty()) {
        return gis::fail(
            gis::ErrorCode::NotFound,
            gis::text(
                "没有关于 {} 的决定可撤回", "there is no decision about {} to withdraw", siteId));
    }
    const planner::Decision taken = *last.begin();
    decided->decisions->erase(last.begin());
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
