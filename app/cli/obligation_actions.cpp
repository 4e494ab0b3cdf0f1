// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/obligation_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "planner/obligations.h"
#include "planner/project_view.h"

#include <nlohmann/json.hpp>

#include <format>
#include <map>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Obligations;
using planner::SiteProgress;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

std::vector<std::string> header(const std::vector<Text>& titles, Language language) {
    std::vector<std::string> row;
    for (const Text& title : titles) {
        row.push_back(title.in(language));
    }
    return row;
}

std::string dateText(const std::optional<gis::Date>& date) {
    return date ? gis::isoDate(*date) : "—";
}

Text doneText(const SiteProgress& progress) {
    if (progress.overdue) {
        return {"逾期", "overdue"};
    }
    return progress.done == planner::Verdict::Pass   ? Text{"已完成", "done"}
           : progress.done == planner::Verdict::Fail ? Text{"未完成", "not yet"}
                                                     : Text{"不明", "not known"};
}

/// How many sites of one county, path and size are where.
struct Sum {
    int all = 0;
    int done = 0;
    int unknown = 0;
    int overdue = 0;
};

void printSums(const planner::ProjectView& view,
               const std::vector<SiteProgress>& all,
               const Console& console) {
    const Language language = console.language();
    std::map<std::tuple<std::string, planner::Path, planner::SizeClass>, Sum> sums;
    for (const SiteProgress& one : all) {
        const auto* verdict = view.classification(one.siteId);
        Sum& sum = sums[{view.responsible(*view.site(one.siteId)), one.path, verdict->size}];
        ++sum.all;
        sum.done += one.done == planner::Verdict::Pass ? 1 : 0;
        sum.unknown += one.done == planner::Verdict::Unknown ? 1 : 0;
        sum.overdue += one.overdue ? 1 : 0;
    }
    Rows rows{header({{"责任单位", "county"},
                      {"方式", "path"},
                      {"规模", "size"},
                      {"应完成", "sites"},
                      {"已完成", "done"},
                      {"不明", "not known"},
                      {"逾期", "overdue"}},
                     language)};
    for (const auto& [key, sum] : sums) {
        const auto& [county, path, size] = key;
        rows.push_back({county.empty() ? Text{"（属地不明）", "(not known)"}.in(language) : county,
                        label(path).in(language),
                        label(size).in(language),
                        std::to_string(sum.all),
                        std::to_string(sum.done),
                        std::to_string(sum.unknown),
                        std::to_string(sum.overdue)});
    }
    console.printRaw("\n" + textTable(rows));
}

Json progressJson(const SiteProgress& one, Language language) {
    return {{"site", one.siteId},
            {"path", planner::word(one.path)},
            {"done", planner::word(one.done)},
            {"deadline", one.deadline ? Json(gis::isoDate(*one.deadline)) : Json()},
            {"overdue", one.overdue},
            {"missing", one.missing},
            {"sentence", one.sentence.in(language)}};
}

void printProgress(const planner::Project& project,
                   const std::vector<SiteProgress>& all,
                   const Obligations& asks,
                   const Console& console) {
    const Language language = console.language();
    const planner::ProjectView view(project);
    Rows rows{header({{"厂区", "site"},
                      {"企业名称", "firm"},
                      {"方式", "path"},
                      {"状态", "state"},
                      {"完成时限", "deadline"},
                      {"说明", "explanation"}},
                     language)};
    for (const SiteProgress& one : all) {
        rows.push_back({one.siteId,
                        view.site(one.siteId)->name,
                        label(one.path).in(language),
                        doneText(one).in(language),
                        dateText(one.deadline),
                        one.sentence.in(language)});
    }
    console.printRaw(textTable(rows));
    printSums(view, all, console);
    if (asks.reportDay > 0) {
        const gis::Date due = planner::nextReport(asks, project.asOf);
        console.print(gis::text("\n下次月报：{}，报{}",
                                "\nnext monthly report: {}, to {}",
                                gis::isoDate(due),
                                asks.reportTo));
        if (asks.reminderWorkingDays > 0) {
            const gis::Date remind = planner::workingDaysBefore(due, asks.reminderWorkingDays);
            console.print(gis::text(
                "提前 {} 个工作日提醒：{}{}",
                "reminder {} working days before: {}{}",
                asks.reminderWorkingDays,
                gis::isoDate(remind),
                project.asOf >= remind ? Text{"（请准备上报）", " (prepare it now)"} : Text()));
        }
    }
}

struct Asked {
    Opened opened;
    Obligations asks;
};

gis::Result<Asked> openAsked(const std::string& file, const Console& console) {
    auto opened = openProject(file, Needs::Classification, console);
    if (!opened) {
        return std::unexpected(opened.error());
    }
    if (opened->project.screening.size() != opened->project.sites.size()) {
        return gis::fail(gis::ErrorCode::NotFound,
                         {"项目还没有筛查结果", "the project is not screened yet"},
                         file,
                         {"请先运行 ruyuan run", "run ruyuan run first"});
    }
    auto asks = planner::readObligations(
        opened->project.policyText, opened->project.policyName, opened->pack);
    if (!asks) {
        return std::unexpected(asks.error());
    }
    return Asked{std::move(*opened), std::move(*asks)};
}

Text partState(planner::Verdict verdict) {
    switch (verdict) {
        case planner::Verdict::Pass:
            return {"已有", "there"};
        case planner::Verdict::Warn:
            return {"部分", "in part"};
        case planner::Verdict::Fail:
        case planner::Verdict::Unknown:
            break;
    }
    return {"待写", "to be written"};
}

}  // namespace

ExitStatus runProgress(const ProgressOptions& options, const Console& console) {
    auto asked = openAsked(options.project, console);
    if (!asked) {
        return failed(asked.error(), console);
    }
    const auto all = planner::progressOf(asked->opened.project, asked->opened.pack, asked->asks);
    if (!all) {
        return failed(all.error(), console);
    }
    if (options.json) {
        Json list = Json::array();
        for (const SiteProgress& one : *all) {
            list.push_back(progressJson(one, console.language()));
        }
        console.printRaw(list.dump(2) + "\n");
    } else if (all->empty()) {
        console.print({"没有已定、已排或建议路径的厂区，或政策包没有完成标准",
                       "no site has a path, or the pack does not say what counts as done"});
    } else {
        printProgress(asked->opened.project, *all, asked->asks, console);
    }
    return ExitStatus::Success;
}

ExitStatus runCountyPlan(const CountyPlanOptions& options, const Console& console) {
    auto asked = openAsked(options.project, console);
    if (!asked) {
        return failed(asked.error(), console);
    }
    const Language language = console.language();
    const auto findings = planner::countyPlan(asked->opened.project, asked->asks, options.county);
    Json list = Json::array();
    Rows rows{header({{"内容", "part"}, {"状态", "state"}, {"说明", "explanation"}}, language)};
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const planner::PlanPartFinding& finding = findings[i];
        list.push_back({{"part", finding.part},
                        {"verdict", planner::word(finding.verdict)},
                        {"sentence", finding.sentence.in(language)}});
        rows.push_back({asked->asks.planParts[i].name.in(language),
                        partState(finding.verdict).in(language),
                        finding.sentence.in(language)});
    }
    if (options.json) {
        console.printRaw(list.dump(2) + "\n");
        return ExitStatus::Success;
    }
    if (findings.empty()) {
        console.print({"政策包没有规定方案内容", "the pack does not say what a plan has to state"});
        return ExitStatus::Success;
    }
    console.printRaw(textTable(rows));
    if (asked->asks.countyPlanDue) {
        const gis::Date due = *asked->asks.countyPlanDue;
        console.print(gis::text("方案应于{}前制定{}",
                                "the plan is due by {}{}",
                                gis::isoDate(due),
                                asked->opened.project.asOf > due
                                    ? Text{"（至基准日期已过）", " (past at the as-of date)"}
                                    : Text()));
    }
    return ExitStatus::Success;
}

ExitStatus runPolicyIndicators(const std::string& name, const Console& console) {
    const auto text = planner::readPolicyText(name);
    const auto pack = text ? planner::parsePolicyPack(*text, name)
                           : gis::Result<planner::PolicyPack>(std::unexpected(text.error()));
    if (!pack) {
        return failed(pack.error(), console);
    }
    const auto asks = planner::readObligations(*text, name, *pack);
    if (!asks) {
        return failed(asks.error(), console);
    }
    const Language language = console.language();
    Rows rows{header({{"指标", "figure"},
                      {"目标", "target"},
                      {"基准年", "base year"},
                      {"时限", "by"},
                      {"条款", "clause"},
                      {"牵头", "lead"}},
                     language)};
    for (const planner::Indicator& one : asks->indicators) {
        const planner::Section* section = pack->sectionOf(*pack->clause(one.clause));
        const Text sign = one.comparison == "about"     ? Text{"左右", "about "}
                          : one.comparison == "at-most" ? Text{"以下", "at most "}
                                                        : Text{"以上", "at least "};
        rows.push_back(
            {one.name.in(language),
             gis::text("{:g}{}{}", "{2}{0:g} {1}", one.target, one.unit, sign).in(language),
             one.baseYear ? std::to_string(*one.baseYear) : "—",
             dateText(one.by),
             one.clause,
             section == nullptr ? "" : section->lead});
    }
    if (rows.size() == 1) {
        console.print({"该政策包没有指标", "the pack has no such figures"});
    } else {
        console.printRaw(textTable(rows));
    }
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
