// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/conditions.h"
#include "planner/detail/toml_table.h"
#include "planner/obligations.h"

#include <array>

namespace ruyuan::planner {

namespace {

using detail::Faults;
using detail::readAll;
using detail::Table;

DoneTest readDone(Table& table) {
    return {.path = table.requiredWord("path", Path::OnSite, pathFromWord),
            .condition = table.required("condition"),
            .clause = table.required("clause"),
            .sentence = table.requiredBilingual("sentence"),
            .verified = table.flag("verified", true),
            .line = table.line()};
}

PlanPart readPart(Table& table) {
    return {.id = table.required("id"),
            .name = table.requiredBilingual("name"),
            .clause = table.required("clause"),
            .line = table.line()};
}

std::optional<std::string> comparisonFromWord(std::string_view word) {
    constexpr std::array<std::string_view, 3> kWords{"at-least", "at-most", "about"};
    return std::ranges::find(kWords, word) == kWords.end() ? std::nullopt
                                                           : std::optional(std::string(word));
}

Indicator readIndicator(Table& table) {
    const double year = table.number("base_year", 0);
    return {.id = table.required("id"),
            .name = table.requiredBilingual("name"),
            .unit = table.optional("unit"),
            .target = table.number("target", 0),
            .comparison = table.requiredWord("comparison", std::string(), comparisonFromWord),
            .baseYear = year > 0 ? std::optional(static_cast<int>(year)) : std::nullopt,
            .by = table.date("by"),
            .clause = table.required("clause"),
            .line = table.line()};
}

void readReporting(Table& root, Obligations& obligations) {
    const toml::table* reporting = root.table("reporting");
    if (reporting == nullptr) {
        return;
    }
    Table table(*reporting, {"报告 [reporting]", "[reporting]"}, root.faults());
    obligations.countyPlanDue = table.date("county_plan_due");
    obligations.reportDay = static_cast<int>(table.number("day", 0));
    obligations.reportClause = table.required("clause");
    obligations.reportTo = table.optional("to");
    obligations.planClause = table.optional("county_plan_clause");
    obligations.reminderWorkingDays = static_cast<int>(table.number("reminder_working_days", 0));
    if (obligations.reportDay < 0 || obligations.reportDay > 28) {
        root.faults().report(table.line(),
                             {"[reporting]：day 应为 1 到 28", "[reporting]: day is 1 to 28"});
    }
    table.finish();
}

void checkClause(const PolicyPack& pack, const std::string& clause, int line, Faults& faults) {
    if (pack.clause(clause) == nullptr) {
        faults.report(line,
                      gis::text("政策包中没有条款“{}”", "the pack has no clause '{}'", clause));
    }
}

void check(const Obligations& obligations, const PolicyPack& pack, Faults& faults) {
    const FactTable facts(pack.sectors);
    Conditions conditions(facts);
    for (const DoneTest& done : obligations.done) {
        checkClause(pack, done.clause, done.line, faults);
        if (const auto compiled = conditions.compile(done.condition); !compiled) {
            faults.report(
                done.line,
                gis::text(
                    "完成标准 {}：{}", "done {}: {}", label(done.path), compiled.error().sentence));
        }
    }
    for (const std::string* clause : {&obligations.reportClause, &obligations.planClause}) {
        if (!clause->empty()) {
            checkClause(pack, *clause, 0, faults);
        }
    }
    for (const PlanPart& part : obligations.planParts) {
        checkClause(pack, part.clause, part.line, faults);
    }
    for (const Indicator& indicator : obligations.indicators) {
        checkClause(pack, indicator.clause, indicator.line, faults);
    }
}

}  // namespace

gis::Result<Obligations> readObligations(std::string_view toml,
                                         const std::string& name,
                                         const PolicyPack& pack) {
    const gis::Result<toml::table> parsed = detail::parseToml(toml, name);
    if (!parsed) {
        return std::unexpected(parsed.error());
    }
    Faults faults(name);
    Table root(*parsed, {"政策包", "policy pack"}, faults);
    Obligations obligations;
    obligations.done = readAll<DoneTest>(root, "done", {"完成标准", "done"}, readDone);
    obligations.planParts =
        readAll<PlanPart>(root, "plan_part", {"方案内容", "part of the plan"}, readPart);
    obligations.indicators =
        readAll<Indicator>(root, "indicator", {"指标", "indicator"}, readIndicator);
    readReporting(root, obligations);
    check(obligations, pack, faults);
    if (faults.first()) {
        return std::unexpected(*faults.first());
    }
    return obligations;
}

}  // namespace ruyuan::planner
