// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/plan_bindings.h"
#include "planner/detail/project_tables.h"
#include "planner/detail/record_table.h"

#include <algorithm>

namespace ruyuan::planner::detail {

namespace {

using gis::Result;

struct ScenarioRow {
    std::string name;
    std::string parent;
    std::string note;
};
struct DecisionRow : Decision {
    std::string scenario;
};
struct BanRow : Ban {
    std::string scenario;
};
struct ParameterRow {
    std::string scenario;
    std::string name;
    double value = 0;
};
struct PlanRow : Plan {
    std::string scenario;
};
struct EntryRow : PlanEntry {
    std::string scenario;
};
struct OverrunRow : Overrun {
    std::string scenario;
};

template <class Row>
Bindings<Row> withScenario(Bindings<Row> bindings) {
    bindings.insert(bindings.begin(), boundColumn<Row>("scenario", "情景", &Row::scenario));
    return bindings;
}

Bindings<ScenarioRow> scenarioBindings() {
    return {boundColumn<ScenarioRow>("name", "情景", &ScenarioRow::name),
            boundColumn<ScenarioRow>("parent", "上层情景", &ScenarioRow::parent),
            boundColumn<ScenarioRow>("note", "说明", &ScenarioRow::note)};
}

Bindings<DecisionRow> decisionBindings() {
    Bindings<DecisionRow> bindings;
    for (const Binding<Decision>& binding : bindFields<Decision>()) {
        bindings.push_back({binding.field,
                            [binding](const DecisionRow& row) { return binding.get(row); },
                            [binding](DecisionRow& row, const gis::Value& cell) {
                                return binding.set(row, cell);
                            }});
    }
    bindOrigin(bindings);
    return withScenario(std::move(bindings));
}

/// Of the project itself, too: those have no scenario.
Bindings<BanRow> banBindings() {
    return {boundColumn<BanRow>("scenario", "情景", &BanRow::scenario),
            boundColumn<BanRow>("site_id", "厂区编号", &BanRow::siteId),
            boundColumn<BanRow>("path", "搬迁改造方式", &BanRow::path),
            boundColumn<BanRow>("park", "承接园区", &BanRow::park),
            boundColumn<BanRow>("by", "决定单位", &BanRow::by),
            boundColumn<BanRow>("document", "文号", &BanRow::document),
            boundColumn<BanRow>("reason", "决定理由", &BanRow::reason),
            boundColumn<BanRow>("author", "决定人", &BanRow::author),
            boundColumn<BanRow>("decided_on", "决定日期", &BanRow::decidedOn)};
}

Bindings<ParameterRow> parameterBindings() {
    return {boundColumn<ParameterRow>("scenario", "情景", &ParameterRow::scenario),
            boundColumn<ParameterRow>("name", "规划参数", &ParameterRow::name),
            boundColumn<ParameterRow>("value", "数值", &ParameterRow::value)};
}

/// What all scenarios have of their own, as rows.
struct Rows {
    std::vector<ScenarioRow> scenarios;
    std::vector<DecisionRow> decisions;
    std::vector<BanRow> bans;
    std::vector<ParameterRow> parameters;
    std::vector<PlanRow> plans;
    std::vector<EntryRow> entries;
    std::vector<OverrunRow> overruns;
};

Rows rowsOf(const Project& project) {
    Rows rows;
    for (const Ban& ban : project.bans) {
        rows.bans.push_back({ban, {}});
    }
    for (const Scenario& scenario : project.scenarios) {
        rows.scenarios.push_back({scenario.name, scenario.parent, scenario.note});
        for (const Decision& decision : scenario.decisions) {
            rows.decisions.push_back({decision, scenario.name});
        }
        for (const Ban& ban : scenario.bans) {
            rows.bans.push_back({ban, scenario.name});
        }
        for (const auto& [name, value] : scenario.parameters) {
            rows.parameters.push_back({scenario.name, name, value});
        }
        if (scenario.plan) {
            rows.plans.push_back({*scenario.plan, scenario.name});
            for (const PlanEntry& entry : scenario.plan->entries) {
                rows.entries.push_back({entry, scenario.name});
            }
            for (const Overrun& overrun : scenario.plan->overruns) {
                rows.overruns.push_back({overrun, scenario.name});
            }
        }
    }
    return rows;
}

void take(Rows& rows, Project& project) {
    for (const ScenarioRow& row : rows.scenarios) {
        project.scenarios.push_back({row.name, row.parent, row.note, {}, {}, {}, {}});
    }
    const auto scenarioOf = [&](const std::string& name) -> Scenario* {
        const auto found = std::ranges::find(project.scenarios, name, &Scenario::name);
        return found == project.scenarios.end() ? nullptr : &*found;
    };
    for (const DecisionRow& row : rows.decisions) {
        if (Scenario* scenario = scenarioOf(row.scenario)) {
            scenario->decisions.push_back(row);
        }
    }
    for (const BanRow& row : rows.bans) {
        Scenario* scenario = scenarioOf(row.scenario);
        (scenario == nullptr ? project.bans : scenario->bans).push_back(row);
    }
    for (const ParameterRow& row : rows.parameters) {
        if (Scenario* scenario = scenarioOf(row.scenario)) {
            scenario->parameters[row.name] = row.value;
        }
    }
    for (const PlanRow& row : rows.plans) {
        if (Scenario* scenario = scenarioOf(row.scenario)) {
            scenario->plan = row;
        }
    }
    for (const EntryRow& row : rows.entries) {
        Scenario* scenario = scenarioOf(row.scenario);
        if (scenario != nullptr && scenario->plan) {
            scenario->plan->entries.push_back(row);
        }
    }
    for (const OverrunRow& row : rows.overruns) {
        Scenario* scenario = scenarioOf(row.scenario);
        if (scenario != nullptr && scenario->plan) {
            scenario->plan->overruns.push_back(row);
        }
    }
}

template <class Row>
void readInto(Result<void>& done,
              const TableReader& read,
              const char* name,
              const Bindings<Row>& bindings,
              std::vector<Row>& rows) {
    if (!done) {
        return;
    }
    const auto layer = read(name);
    auto found = layer ? fromLayer(*layer, bindings)
                       : Result<std::vector<Row>>(std::unexpected(layer.error()));
    if (found) {
        rows = std::move(*found);
    } else {
        done = std::unexpected(std::move(found.error()));
    }
}

}  // namespace

std::vector<ProjectTable> scenarioTables(const Project& project) {
    const Rows rows = rowsOf(project);
    std::vector<ProjectTable> tables;
    const auto add = [&](const char* name, const char* zh, const char* en, gis::Layer content) {
        tables.push_back({{name, zh, en}, std::move(content)});
    };
    add("scenarios",
        "情景",
        "what would be if some things were decided otherwise",
        toLayer("scenarios", rows.scenarios, scenarioBindings()));
    add("scenario_decisions",
        "情景决定",
        "decisions of scenarios",
        toLayer("scenario_decisions", rows.decisions, decisionBindings()));
    add("bans",
        "禁止",
        "paths and parks that were ruled out for sites",
        toLayer("bans", rows.bans, banBindings()));
    add("scenario_parameters",
        "情景参数",
        "planning parameters of scenarios",
        toLayer("scenario_parameters", rows.parameters, parameterBindings()));
    add("scenario_plans",
        "情景计划",
        "objective and bound of the plans of scenarios",
        toLayer("scenario_plans", rows.plans, withScenario(planBindings<PlanRow>())));
    add("scenario_entries",
        "情景计划明细",
        "path, park and dates of sites by scenario",
        toLayer("scenario_entries", rows.entries, withScenario(entryBindings<EntryRow>())));
    add("scenario_overruns",
        "情景超限项",
        "limits that the plans of scenarios exceed",
        toLayer("scenario_overruns", rows.overruns, withScenario(overrunBindings<OverrunRow>())));
    return tables;
}

Result<void> readScenarioTables(const TableReader& read, Project& project) {
    Rows rows;
    Result<void> done;
    readInto(done, read, "scenarios", scenarioBindings(), rows.scenarios);
    readInto(done, read, "scenario_decisions", decisionBindings(), rows.decisions);
    readInto(done, read, "bans", banBindings(), rows.bans);
    readInto(done, read, "scenario_parameters", parameterBindings(), rows.parameters);
    readInto(done, read, "scenario_plans", withScenario(planBindings<PlanRow>()), rows.plans);
    readInto(done, read, "scenario_entries", withScenario(entryBindings<EntryRow>()), rows.entries);
    readInto(done,
             read,
             "scenario_overruns",
             withScenario(overrunBindings<OverrunRow>()),
             rows.overruns);
    if (done) {
        take(rows, project);
    }
    return done;
}

}  // namespace ruyuan::planner::detail
