// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/verdict_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/verdict_words.h"
#include "gis/platform.h"
#include "planner/counterfactual.h"
#include "planner/project_file.h"
#include "planner/project_view.h"
#include "planner/scenarios.h"
#include "planner/subsidies.h"
#include "planner/verdict_paragraph.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

Json factJson(const planner::FactValue& value) {
    return std::visit(
        []<class T>(const T& known) -> Json {
            if constexpr (std::is_same_v<T, std::monostate>) {
                return {};
            } else {
                return known;
            }
        },
        value);
}

Rows traceRows(const planner::Classification& verdict,
               const planner::PolicyPack& pack,
               Language language) {
    Rows rows{{Text{"规则", "rule"}.in(language),
               Text{"结果", "consequence"}.in(language),
               Text{"判定", "verdict"}.in(language),
               Text{"说明", "explanation"}.in(language)}};
    for (const planner::TraceStep& step : verdict.trace) {
        rows.push_back(
            {step.rule,
             consequenceText(step, pack).in(language),
             verdictText(step).in(language),
             step.sentence.in(language) +
                 (step.verified ? "" : Text{"（未核实）", " (unverified)"}.in(language))});
    }
    return rows;
}

Json traceJson(const planner::Classification& verdict, Language language) {
    Json trace = Json::array();
    for (const planner::TraceStep& step : verdict.trace) {
        trace.push_back({{"rule", step.rule},
                         {"clause", step.clause},
                         {"consequence", planner::word(step.consequence)},
                         {"verdict", planner::word(step.verdict)},
                         {"quote", step.quote},
                         {"sentence", step.sentence.in(language)},
                         {"finish_by", step.finishBy ? Json(gis::isoDate(*step.finishBy)) : Json()},
                         {"missing", step.missing},
                         {"verified", step.verified}});
    }
    return trace;
}

Json changesJson(const std::vector<planner::Counterfactual>& changes, Language language) {
    Json all = Json::array();
    for (const planner::Counterfactual& change : changes) {
        all.push_back({{"fact", change.fact},
                       {"equipment", change.equipment},
                       {"now", factJson(change.now)},
                       {"then", factJson(change.then)},
                       {"distance", change.distance ? Json(*change.distance) : Json()},
                       {"in_scope", planner::word(change.inScope)},
                       {"path", change.path ? Json(planner::word(*change.path)) : Json()},
                       {"sentence", change.sentence.in(language)}});
    }
    return all;
}

struct Explained {
    Text paragraph;
    const planner::Classification* verdict;
    std::vector<planner::Counterfactual> changes;
};

void printExplained(const planner::Site& site,
                    const planner::PolicyPack& pack,
                    const Explained& explained,
                    bool json,
                    const Console& console) {
    const Language language = console.language();
    if (json) {
        const Json object{{"site", site.id},
                          {"name", site.name},
                          {"paragraph", explained.paragraph.in(language)},
                          {"trace", traceJson(*explained.verdict, language)},
                          {"counterfactuals", changesJson(explained.changes, language)}};
        console.printRaw(object.dump(2) + "\n");
        return;
    }
    console.print(gis::text("{} {}", "{} {}", site.id, site.name));
    console.print(gis::text("\n{}\n", "\n{}\n", explained.paragraph));
    console.printRaw(textTable(traceRows(*explained.verdict, pack, language)));
    console.print({"\n什么会改变结论（不计县里的决定）",
                   "\nWhat would change the verdict (the county's decision put aside)"});
    for (const planner::Counterfactual& change : explained.changes) {
        console.print(gis::text("  {}", "  {}", change.sentence));
    }
    if (explained.changes.empty()) {
        console.print({"  没有哪一项单独改变会使结论不同", "  no single fact would"});
    }
}

Json subsidyJson(const planner::SubsidyFinding& finding,
                 const planner::PolicyPack& pack,
                 Language language) {
    return {{"site", finding.siteId},
            {"subsidy", finding.subsidy},
            {"clause", finding.clause},
            {"quote", pack.clause(finding.clause)->quote},
            {"verdict", planner::word(finding.verdict)},
            {"amount_wan", finding.amount ? Json(finding.amount->wan()) : Json()},
            {"years", finding.years},
            {"missing", finding.missing},
            {"sentence", finding.sentence.in(language)}};
}

void printSubsidies(const planner::Project& project,
                    const planner::PolicyPack& pack,
                    const std::vector<planner::SubsidyFinding>& findings,
                    const Console& console) {
    const Language language = console.language();
    if (pack.subsidies.empty()) {
        console.print({"该政策包没有奖补条款", "the policy pack offers no subsidies"});
        return;
    }
    Rows rows{{Text{"厂区", "site"}.in(language),
               Text{"企业名称", "firm"}.in(language),
               Text{"条款", "item"}.in(language),
               Text{"结论", "verdict"}.in(language),
               Text{"万元", "10k yuan"}.in(language),
               Text{"说明", "explanation"}.in(language)}};
    const planner::ProjectView view(project);
    gis::Money all;
    for (const planner::SubsidyFinding& finding : findings) {
        rows.push_back({finding.siteId,
                        view.site(finding.siteId)->name,
                        finding.subsidy,
                        label(finding.verdict).in(language),
                        finding.amount ? std::format("{:.10g}", finding.amount->wan()) : "—",
                        finding.sentence.in(language)});
        if (finding.verdict == planner::Verdict::Pass && finding.amount) {
            all += *finding.amount;
        }
    }
    if (findings.empty()) {
        console.print({"没有可享受的奖补", "no subsidy is due"});
        return;
    }
    console.printRaw(textTable(rows));
    console.print(gis::text("合计 {:.10g} 万元（当年，同一事项就高不重复）",
                            "together {:.10g} x 10,000 yuan (in the year, once per matter)",
                            all.wan()));
}

}  // namespace

ExitStatus runExplain(const ExplainOptions& options, const Console& console) {
    auto opened = openProject(options.project, Needs::Classification, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    const auto site = findSite(opened->project, options.site);
    const auto texts = planner::VerdictTexts::of(opened->pack);
    if (!site || !texts) {
        return failed(site ? texts.error() : site.error(), console);
    }
    auto changes = planner::counterfactuals(opened->project, opened->pack, *site);
    if (!changes) {
        return failed(changes.error(), console);
    }
    const planner::ProjectView view(opened->project);
    const planner::Site& one = opened->project.sites[*site];
    printExplained(one,
                   opened->pack,
                   {planner::verdictParagraph(view, opened->pack, *texts, one),
                    view.classification(one.id),
                    std::move(*changes)},
                   options.json,
                   console);
    return ExitStatus::Success;
}

ExitStatus runSubsidies(const SubsidyOptions& options, const Console& console) {
    auto opened = openProject(options.project, Needs::Screening, console);
    if (!opened) {
        return failed(opened.error(), console);
    }
    auto findings = planner::subsidiesOf(opened->project, opened->pack);
    if (!findings) {
        return failed(findings.error(), console);
    }
    if (!options.site.empty()) {
        const auto site = findSite(opened->project, options.site);
        if (!site) {
            return failed(site.error(), console);
        }
        std::erase_if(*findings, [&](const planner::SubsidyFinding& finding) {
            return finding.siteId != opened->project.sites[*site].id;
        });
    } else if (!options.json) {
        const auto refused = std::erase_if(*findings, [](const planner::SubsidyFinding& finding) {
            return finding.verdict == planner::Verdict::Fail;
        });
        if (refused > 0) {
            console.print(gis::text("另有 {} 项不符合条件或不在有效期内，原因见 --site",
                                    "{} more are not met or not in force; --site says why",
                                    refused));
        }
    }
    if (options.json) {
        Json all = Json::array();
        for (const planner::SubsidyFinding& finding : *findings) {
            all.push_back(subsidyJson(finding, opened->pack, console.language()));
        }
        console.printRaw(all.dump(2) + "\n");
    } else {
        printSubsidies(opened->project, opened->pack, *findings, console);
    }
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
