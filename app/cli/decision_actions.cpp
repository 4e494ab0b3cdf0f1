// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/decision_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/verdict_words.h"
#include "gis/platform.h"
#include "planner/bans.h"
#include "planner/project_file.h"
#include "planner/project_view.h"
#include "planner/scenarios.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <iterator>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

std::string dateOr(const std::optional<gis::Date>& date, const char* otherwise) {
    return date ? gis::isoDate(*date) : otherwise;
}

Json decisionJson(const planner::ProjectView& view, const planner::Decision& decision) {
    return {{"site", decision.siteId},
            {"path", decision.path ? Json(planner::word(*decision.path)) : Json()},
            {"park", decision.park},
            {"start", decision.start ? Json(gis::isoDate(*decision.start)) : Json()},
            {"finish", decision.finish ? Json(gis::isoDate(*decision.finish)) : Json()},
            {"by", decision.by},
            {"document", decision.document},
            {"reason", decision.reason},
            {"author", decision.author},
            {"attachment", decision.attachment},
            {"decided_on", decision.decidedOn ? Json(gis::isoDate(*decision.decidedOn)) : Json()},
            {"source", decision.origin.source},
            {"source_row", decision.origin.row},
            {"against_rules", isAgainstRules(view.classification(decision.siteId))}};
}

Rows decisionRows(const planner::ProjectView& view, Language language) {
    Rows rows{{Text{"厂区", "site"}.in(language),
               Text{"企业名称", "firm"}.in(language),
               Text{"决定", "decision"}.in(language),
               Text{"园区", "park"}.in(language),
               Text{"单位", "by"}.in(language),
               Text{"文号", "document"}.in(language),
               Text{"理由", "reason"}.in(language),
               Text{"决定人", "author"}.in(language),
               Text{"日期", "date"}.in(language),
               Text{"来源", "from"}.in(language),
               ""}};
    for (const planner::Decision& decision : view.project().decisions) {
        const planner::Site* site = view.site(decision.siteId);
        rows.push_back({decision.siteId,
                        site == nullptr ? "" : site->name,
                        decision.path ? label(*decision.path).in(language) : "—",
                        decision.park,
                        decision.by,
                        decision.document,
                        decision.reason,
                        decision.author,
                        dateOr(decision.decidedOn, "—"),
                        decision.origin.source == 0
                            ? Text{"录入", "entered"}.in(language)
                            : std::format("{}:{}", decision.origin.source, decision.origin.row),
                        isAgainstRules(view.classification(decision.siteId))
                            ? Text{"与规则不一致", "at odds with the rules"}.in(language)
                            : ""});
    }
    return rows;
}

struct SiteNamed {
    const std::string& project;
    const std::string& site;
};

/// Changes what stands about one site, with a journal entry, and tells it.
template <class How, class Told>
ExitStatus actOnSite(const SiteNamed& named, const Console& console, How how, Told told) {
    auto opened = openProject(named.project, Needs::Nothing, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const auto site = findSite(opened->project, named.site);
    if (!site) {
        return failed(site.error(), console);
    }
    planner::Project after = opened->project;
    const planner::Site& one = opened->project.sites[*site];
    const gis::Result<planner::Act> act = how(after, one);
    if (!act) {
        return failed(act.error(), console);
    }
    auto written =
        planner::writeProject(gis::pathFromUtf8(named.project), opened->project, after, *act);
    if (!written) {
        return failed(written.error(), console);
    }
    console.print(told(one, *act));
    return ExitStatus::Success;
}

gis::Text sentenceOnly(const planner::Site& /*site*/, const planner::Act& act) {
    return act.sentence;
}

gis::Text planAgain(const planner::Site& /*site*/, const planner::Act& act) {
    return gis::text("{}；重新运行 ruyuan plan 后生效", "{}; run ruyuan plan again", act.sentence);
}

/// A fault of an entry: where names the option.
std::unexpected<gis::Error> refused(gis::Error error) {
    error.where.insert(0, "--");
    return std::unexpected(std::move(error));
}

/// Decisions and, marked so, what was ruled out.
Rows banRows(const planner::ProjectView& view, Language language) {
    Rows rows;
    for (const planner::Ban& ban : view.project().bans) {
        const planner::Site* site = view.site(ban.siteId);
        rows.push_back(
            {ban.siteId,
             site == nullptr ? "" : site->name,
             gis::text("禁止：{}", "not: {}", planner::subjectOf(ban, view.project())).in(language),
             "",
             ban.by,
             ban.document,
             ban.reason,
             ban.author,
             dateOr(ban.decidedOn, "—"),
             Text{"录入", "entered"}.in(language),
             ""});
    }
    return rows;
}

Json banJson(const planner::ProjectView& view, const planner::Ban& ban, Language language) {
    return {{"site", ban.siteId},
            {"forbids", true},
            {"path", ban.path ? Json(word(*ban.path)) : Json()},
            {"park", ban.park},
            {"by", ban.by},
            {"document", ban.document},
            {"reason", ban.reason},
            {"author", ban.author},
            {"decided_on", dateOr(ban.decidedOn, "")},
            {"sentence", planner::sentenceOf(ban, view.project()).in(language)}};
}

}  // namespace

ExitStatus runDecisions(const DecisionsOptions& options, const Console& console) {
    auto opened = openProject(options.project, Needs::Nothing, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const planner::ProjectView view(opened->project);
    if (options.json) {
        Json all = Json::array();
        for (const planner::Decision& decision : opened->project.decisions) {
            all.push_back(decisionJson(view, decision));
        }
        for (const planner::Ban& ban : opened->project.bans) {
            all.push_back(banJson(view, ban, console.language()));
        }
        console.printRaw(all.dump(2) + "\n");
    } else if (opened->project.decisions.empty() && opened->project.bans.empty()) {
        console.print({"没有决定", "there are no decisions"});
    } else {
        Rows rows = decisionRows(view, console.language());
        std::ranges::move(banRows(view, console.language()), std::back_inserter(rows));
        console.printRaw(textTable(rows));
    }
    return ExitStatus::Success;
}

ExitStatus runDecide(const DecideOptions& options, const Console& console) {
    const auto how = [&](planner::Project& project,
                         const planner::Site& site) -> gis::Result<planner::Act> {
        const auto decision = decisionFrom(options.entry, site);
        return decision ? decide(project, *decision, options.scenario) : refused(decision.error());
    };
    const auto told = [&](const planner::Site& site, const planner::Act&) {
        const gis::Text path = label(*planner::pathFromWord(options.entry.path));
        return planner::meansBase(options.scenario)
                   ? gis::text("{}：已记录决定 {}；重新运行 ruyuan classify 后生效",
                               "{}: decided {}; run ruyuan classify again",
                               site.id,
                               path)
                   : gis::text(
                         "{}：在情景“{}”中决定 {}；重新运行 ruyuan run --scenario 后生效",
                         "{0}: decided {2} in scenario \"{1}\"; run ruyuan run --scenario again",
                         site.id,
                         options.scenario,
                         path);
    };
    return actOnSite({options.project, options.site}, console, how, told);
}

ExitStatus runWithdraw(const WithdrawOptions& options, const Console& console) {
    const auto how = [&](planner::Project& project, const planner::Site& site) {
        return withdraw(project, site.id, options.scenario, options.reason);
    };
    return actOnSite({options.project, options.site}, console, how, sentenceOnly);
}

ExitStatus runForbid(const BanOptions& options, const Console& console) {
    const auto how = [&](planner::Project& project,
                         const planner::Site& site) -> gis::Result<planner::Act> {
        const auto ban = banFrom(options.entry, project, site);
        return ban ? forbid(project, *ban, options.scenario) : refused(ban.error());
    };
    return actOnSite({options.project, options.site}, console, how, planAgain);
}

ExitStatus runAllow(const BanOptions& options, const Console& console) {
    const auto how = [&](planner::Project& project,
                         const planner::Site& site) -> gis::Result<planner::Act> {
        BanEntry entry = options.entry;
        entry.reason = "-";  // taking back needs none
        const auto ban = banFrom(entry, project, site);
        return ban ? allow(project, *ban, options.scenario, options.entry.reason)
                   : refused(ban.error());
    };
    return actOnSite({options.project, options.site}, console, how, planAgain);
}

}  // namespace ruyuan::app
