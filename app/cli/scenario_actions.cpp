// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/scenario_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/planning_acts.h"
#include "gis/platform.h"
#include "planner/project_file.h"
#include "planner/scenarios.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <format>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::Project;
using planner::Scenario;
using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

/// Changes the scenarios of a project as one act.
ExitStatus change(const std::string& file,
                  const Console& console,
                  const std::function<gis::Result<planner::Act>(Project&)>& how) {
    const auto path = gis::pathFromUtf8(file);
    const auto before = planner::readProject(path);
    if (!before) {
        return failed(before.error(), console);
    }
    Project after = *before;
    const auto act = how(after);
    if (!act) {
        return failed(act.error(), console);
    }
    const auto written = planner::writeProject(path, *before, after, *act);
    if (!written) {
        return failed(written.error(), console);
    }
    console.print(act->sentence);
    return ExitStatus::Success;
}

/// "NAME=VALUE", or "NAME=" for no value.
gis::Result<std::pair<std::string, std::optional<double>>> parameterOf(const std::string& text) {
    const std::size_t sign = text.find('=');
    const std::string name = text.substr(0, sign);
    const std::string value = sign == std::string::npos ? "" : text.substr(sign + 1);
    if (value.empty()) {
        return std::pair(name, std::optional<double>());
    }
    double number = 0;
    const char* const end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         gis::text("“{}”应写作 参数=数字", "'{}' has to be NAME=NUMBER", text));
    }
    return std::pair(name, std::optional(number));
}

std::string placed(const Project& project,
                   const std::optional<planner::PlanEntry>& entry,
                   Language language) {
    return placedText(project, entry).in(language);
}

Json entryJson(const std::optional<planner::PlanEntry>& entry) {
    if (!entry) {
        return {};
    }
    return {{"path", entry->path ? Json(planner::word(*entry->path)) : Json()},
            {"park", entry->parkId.empty() ? Json() : Json(entry->parkId)},
            {"start", entry->start ? Json(gis::isoDate(entry->start->firstDay())) : Json()},
            {"finish", entry->finish ? Json(gis::isoDate(entry->finish->lastDay())) : Json()}};
}

Json comparisonJson(const Project& project,
                    const planner::PlanComparison& comparison,
                    Language language) {
    Json sites = Json::array();
    for (const planner::SiteDifference& one : comparison.sites) {
        sites.push_back({{"site", project.sites[one.site].id},
                         {"name", project.sites[one.site].name},
                         {"first", entryJson(one.first)},
                         {"second", entryJson(one.second)}});
    }
    Json figures = Json::array();
    for (const planner::Figure& figure : comparison.figures) {
        figures.push_back({{"name", figure.name.in(language)},
                           {"unit", figure.unit},
                           {"first", figure.first},
                           {"second", figure.second}});
    }
    return {{"sites", sites}, {"figures", figures}};
}

}  // namespace

ExitStatus runScenarioList(const ScenarioOptions& options, const Console& console) {
    const auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    const Language language = console.language();
    Rows rows{{Text{"情景", "scenario"}.in(language),
               Text{"上层", "parent"}.in(language),
               Text{"决定", "decisions"}.in(language),
               Text{"参数", "parameters"}.in(language),
               Text{"计划目标值", "objective"}.in(language),
               Text{"说明", "note"}.in(language)}};
    Json all = Json::array();
    for (const Scenario& scenario : project->scenarios) {
        rows.push_back({scenario.name,
                        scenarioLabel(scenario.parent).in(language),
                        std::to_string(scenario.decisions.size()),
                        std::to_string(scenario.parameters.size()),
                        scenario.plan ? std::format("{:.1f}", scenario.plan->objective)
                                      : Text{"未排期", "not planned"}.in(language),
                        scenario.note});
        all.push_back({{"name", scenario.name},
                       {"parent", scenario.parent.empty() ? Json() : Json(scenario.parent)},
                       {"note", scenario.note},
                       {"decisions", scenario.decisions.size()},
                       {"parameters", scenario.parameters},
                       {"objective", scenario.plan ? Json(scenario.plan->objective) : Json()}});
    }
    if (options.json) {
        console.printRaw(all.dump(2) + "\n");
    } else if (all.empty()) {
        console.print({"还没有情景", "there are no scenarios yet"});
    } else {
        console.printRaw(textTable(rows));
    }
    return ExitStatus::Success;
}

ExitStatus runScenarioNew(const ScenarioOptions& options, const Console& console) {
    return change(options.project, console, [&](Project& project) {
        return makeScenario(project, options.name, options.other, options.note);
    });
}

ExitStatus runScenarioRename(const ScenarioOptions& options, const Console& console) {
    return change(options.project, console, [&](Project& project) {
        return nameScenario(project, options.name, options.other);
    });
}

ExitStatus runScenarioDrop(const ScenarioOptions& options, const Console& console) {
    return change(options.project, console, [&](Project& project) {
        return deleteScenario(project, options.name);
    });
}

ExitStatus runScenarioSet(const ScenarioOptions& options, const Console& console) {
    std::map<std::string, std::optional<double>> parameters;
    for (const std::string& text : options.parameters) {
        auto parameter = parameterOf(text);
        if (!parameter) {
            return failed(parameter.error(), console);
        }
        parameters.insert_or_assign(parameter->first, parameter->second);
    }
    const auto note =
        options.note.empty() ? std::optional<std::string>() : std::optional(options.note);
    return change(options.project, console, [&](Project& project) {
        return setScenario(project, options.name, note, parameters);
    });
}

ExitStatus runScenarioTake(const TakeOptions& options, const Console& console) {
    const auto path = gis::pathFromUtf8(options.project);
    const auto before = planner::readProject(path);
    if (!before) {
        return failed(before.error(), console);
    }
    const auto site = findSite(*before, options.site);
    if (!site) {
        return failed(site.error(), console);
    }
    Project after = *before;
    auto act =
        takeDecision(after, {options.from, options.into, *site, options.document, options.replace});
    if (!act) {
        if (act.error().code == gis::ErrorCode::Conflict) {
            act.error().where = options.project;
            act.error().advice = {"确认要改，请加 --replace",
                                  "add --replace to decide as the other does"};
        }
        return failed(act.error(), console);
    }
    const auto written = planner::writeProject(path, *before, after, *act);
    if (!written) {
        return failed(written.error(), console);
    }
    console.print(act->sentence);
    return ExitStatus::Success;
}

ExitStatus runDiff(const DiffOptions& options, const Console& console) {
    const auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    const auto comparison = planner::comparePlans(*project, options.first, options.second);
    if (!comparison) {
        return failed(comparison.error(), console);
    }
    const Language language = console.language();
    if (options.json) {
        console.printRaw(comparisonJson(*project, *comparison, language).dump(2) + "\n");
        return ExitStatus::Success;
    }
    const std::string first = scenarioLabel(options.first).in(language);
    const std::string second = scenarioLabel(options.second).in(language);
    Rows sites{
        {Text{"厂区", "site"}.in(language), Text{"企业名称", "firm"}.in(language), first, second}};
    for (const planner::SiteDifference& one : comparison->sites) {
        const planner::Site& site = project->sites[one.site];
        sites.push_back({site.id,
                         site.name,
                         placed(*project, one.first, language),
                         placed(*project, one.second, language)});
    }
    Rows figures{{Text{"指标", "figure"}.in(language),
                  first,
                  second,
                  Text{"差", "difference"}.in(language)}};
    for (const planner::Figure& figure : comparison->figures) {
        const std::string unit = figure.unit.empty() ? "" : "（" + figure.unit + "）";
        figures.push_back({figure.name.in(language) + unit,
                           std::format("{:.10g}", figure.first),
                           std::format("{:.10g}", figure.second),
                           std::format("{:+.6g}", figure.second - figure.first)});
    }
    if (sites.size() == 1) {
        console.print({"两个计划没有不同的厂区", "the two plans agree on every site"});
    } else {
        console.printRaw(textTable(sites) + '\n');
    }
    console.printRaw(textTable(figures));
    return ExitStatus::Success;
}

ExitStatus runRobust(const RobustOptions& options, const Console& console) {
    const auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    const auto all = planner::robustness(*project);
    if (all.empty()) {
        return failed({gis::ErrorCode::NotFound,
                       {"还没有计划可以比较", "there are no plans to compare yet"},
                       options.project,
                       {"请先运行 ruyuan run，并给情景排期", "plan the project and its scenarios"}},
                      console);
    }
    const Language language = console.language();
    Json json = Json::array();
    Rows rows{{Text{"厂区", "site"}.in(language),
               Text{"企业名称", "firm"}.in(language),
               Text{"结论", "outcome"}.in(language)}};
    for (const std::string& plan : all.front().plans) {
        rows[0].push_back(scenarioLabel(plan).in(language));
    }
    std::size_t robust = 0;
    for (const planner::SiteRobustness& one : all) {
        const planner::Site& site = project->sites[one.site];
        robust += one.robust ? 1 : 0;
        Json plans = Json::object();
        std::vector<std::string> cells{
            site.id,
            site.name,
            (one.robust ? Text{"稳健", "robust"} : Text{"有分歧", "contested"}).in(language)};
        for (std::size_t i = 0; i < one.plans.size(); ++i) {
            const auto entry =
                one.entries[i] == nullptr ? std::nullopt : std::optional(*one.entries[i]);
            plans[one.plans[i].empty() ? "main" : one.plans[i]] = entryJson(entry);
            cells.push_back(placed(*project, entry, language));
        }
        json.push_back({{"site", site.id}, {"robust", one.robust}, {"plans", plans}});
        if (!one.robust) {
            rows.push_back(std::move(cells));
        }
    }
    if (options.json) {
        console.printRaw(json.dump(2) + "\n");
        return ExitStatus::Success;
    }
    if (rows.size() > 1) {
        console.printRaw(textTable(rows));
    }
    console.print(gis::text("{} 个计划中，{} 个厂区稳健，{} 个有分歧",
                            "{} plans: {} sites are robust, {} are contested",
                            all.front().plans.size(),
                            robust,
                            all.size() - robust));
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
