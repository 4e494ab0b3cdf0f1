// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/actions.h"
#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "gis/file_hash.h"
#include "planner/checks/registry.h"
#include "planner/facts.h"
#include "planner/policy_lint.h"
#include "planner/policy_pack.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <map>
#include <optional>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using Rows = std::vector<std::vector<std::string>>;

/// Marks a value that no document fixes.
std::string unverifiedMark(bool verified, Language language) {
    return verified ? "" : Text{"未核实", "unverified"}.in(language);
}

Rows deadlineRows(const planner::PolicyPack& pack, Language language) {
    Rows rows{{Text{"路径", "path"}.in(language),
               Text{"规模", "size"}.in(language),
               Text{"启动时限", "start by"}.in(language),
               Text{"完成时限", "finish by"}.in(language),
               Text{"条款", "clause"}.in(language),
               Text{"条件", "condition"}.in(language)}};
    for (const planner::PathDeadline& deadline : pack.deadlines) {
        std::string sizes;
        for (const planner::SizeClass size : deadline.sizes) {
            sizes += (sizes.empty() ? "" : " ") + label(size).in(language);
        }
        rows.push_back({label(deadline.path).in(language),
                        sizes.empty() ? Text{"全部", "all"}.in(language) : sizes,
                        deadline.startBy ? gis::isoDate(*deadline.startBy) : "—",
                        deadline.finishBy ? gis::isoDate(*deadline.finishBy) : "—",
                        deadline.clause,
                        deadline.condition});
    }
    return rows;
}

Rows ruleRows(const planner::PolicyPack& pack, Language language) {
    Rows rows{{Text{"规则", "rule"}.in(language),
               Text{"条款", "clause"}.in(language),
               Text{"说明", "meaning"}.in(language),
               Text{"对象", "subject"}.in(language),
               Text{"条件", "condition"}.in(language),
               ""}};
    for (const planner::Rule& rule : pack.rules) {
        rows.push_back({rule.id,
                        rule.clause,
                        rule.sentence.in(language),
                        rule.subject,
                        rule.condition,
                        unverifiedMark(rule.verified, language)});
    }
    return rows;
}

Rows clauseRows(const planner::PolicyPack& pack, Language language) {
    Rows rows{{Text{"条款", "clause"}.in(language),
               Text{"文件", "document"}.in(language),
               Text{"位置", "section"}.in(language),
               Text{"原文", "quote"}.in(language)}};
    for (const planner::Clause& clause : pack.clauses) {
        const Text summary = gis::text("（大意）{}", "(in substance) {}", clause.summary);
        rows.push_back({clause.id,
                        clause.document,
                        clause.section,
                        clause.quote.empty() ? summary.in(language) : clause.quote});
    }
    return rows;
}

std::string joined(const std::vector<std::string>& parts, std::string_view mark = "、") {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : std::string(mark)) + part;
    }
    return all;
}

Rows sectionRows(const planner::PolicyPack& pack, Language language) {
    Rows rows{{Text{"章节", "section"}.in(language),
               Text{"内容", "title"}.in(language),
               Text{"时限", "by"}.in(language),
               Text{"牵头", "lead"}.in(language),
               Text{"主体责任", "answers"}.in(language),
               Text{"配合", "support"}.in(language)}};
    for (const planner::Section& section : pack.sections) {
        rows.push_back({section.id,
                        section.title,
                        section.finishBy ? gis::isoDate(*section.finishBy) : "—",
                        section.lead,
                        section.answers,
                        joined(section.support)});
    }
    return rows;
}

Rows firmRows(const planner::PolicyPack& pack, Language language) {
    Rows rows{{Text{"点名企业", "named firm"}.in(language),
               Text{"去向", "path"}.in(language),
               Text{"园区", "park"}.in(language),
               Text{"时限", "by"}.in(language),
               Text{"条款", "clause"}.in(language),
               Text{"要求", "duties"}.in(language)}};
    for (const planner::NamedFirm& firm : pack.namedFirms) {
        rows.push_back({firm.name,
                        firm.path ? label(*firm.path).in(language) : "—",
                        firm.park,
                        firm.finishBy ? gis::isoDate(*firm.finishBy) : "—",
                        firm.clause,
                        firm.duties.in(language)});
    }
    return rows;
}

Rows subsidyRows(const planner::PolicyPack& pack, Language language) {
    Rows rows{{Text{"奖补", "subsidy"}.in(language),
               Text{"内容", "name"}.in(language),
               Text{"条件", "condition"}.in(language),
               Text{"说明", "reading"}.in(language)}};
    for (const planner::Subsidy& subsidy : pack.subsidies) {
        rows.push_back(
            {subsidy.id, subsidy.name.in(language), subsidy.condition, subsidy.note.in(language)});
    }
    return rows;
}

Text typeLabel(planner::FactType type) {
    switch (type) {
        case planner::FactType::Boolean:
            return {"是否", "yes/no"};
        case planner::FactType::Integer:
            return {"整数", "integer"};
        case planner::FactType::Number:
            return {"数值", "number"};
        case planner::FactType::Text:
            return {"文字", "text"};
        case planner::FactType::Date:
            return {"日期", "date"};
    }
    return {};
}

Text scopeLabel(planner::FactScope scope) {
    return scope == planner::FactScope::Site ? Text{"厂区", "site"} : Text{"装备", "equipment"};
}

Text originLabel(planner::FactOrigin origin) {
    switch (origin) {
        case planner::FactOrigin::Imported:
            return {"台账", "imported"};
        case planner::FactOrigin::Measured:
            return {"图上量算", "measured"};
        case planner::FactOrigin::Derived:
            return {"推算", "derived"};
        case planner::FactOrigin::Decided:
            return {"决定", "decided"};
    }
    return {};
}

std::string_view typeWord(planner::FactType type) {
    switch (type) {
        case planner::FactType::Boolean:
            return "boolean";
        case planner::FactType::Integer:
            return "integer";
        case planner::FactType::Number:
            return "number";
        case planner::FactType::Text:
            return "text";
        case planner::FactType::Date:
            return "date";
    }
    return "";
}

std::string_view originWord(planner::FactOrigin origin) {
    switch (origin) {
        case planner::FactOrigin::Imported:
            return "imported";
        case planner::FactOrigin::Measured:
            return "measured";
        case planner::FactOrigin::Derived:
            return "derived";
        case planner::FactOrigin::Decided:
            return "decided";
    }
    return "";
}

}  // namespace

ExitStatus runPolicyList(const Console& console) {
    Rows rows{{Text{"名称", "name"}.in(console.language()),
               Text{"地区", "jurisdiction"}.in(console.language()),
               Text{"内容", "title"}.in(console.language())}};
    for (const std::string& name : planner::availablePolicies()) {
        auto pack = openPack(name);
        if (!pack) {
            console.error(pack.error());
            return exitStatus(pack.error().code);
        }
        rows.push_back({name, pack->jurisdiction, console.say(pack->title)});
    }
    console.printRaw(textTable(rows));
    return ExitStatus::Success;
}

ExitStatus runPolicyShow(const std::string& name, const Console& console) {
    const auto text = planner::readPolicyText(name);
    if (!text) {
        return failed(text.error(), console);
    }
    const auto pack = planner::parsePolicyPack(*text, name);
    if (!pack) {
        return failed(pack.error(), console);
    }
    console.print(pack->title);
    console.printRaw("SHA-256:" + gis::textHash(*text) + '\n');
    console.printRaw('\n' + textTable(deadlineRows(*pack, console.language())));
    console.printRaw('\n' + textTable(ruleRows(*pack, console.language())));
    for (const Rows& rows : {sectionRows(*pack, console.language()),
                             firmRows(*pack, console.language()),
                             subsidyRows(*pack, console.language()),
                             clauseRows(*pack, console.language())}) {
        if (rows.size() > 1) {
            console.printRaw('\n' + textTable(rows));
        }
    }
    return ExitStatus::Success;
}

namespace {

/// The facts by where they come from, with who uses them in a pack.
struct FactList {
    std::vector<planner::Fact> facts;
    std::map<std::string, std::vector<std::string>> users;
};

gis::Result<FactList> factList(const std::string& packName) {
    FactList list;
    if (packName.empty()) {
        list.facts.assign(planner::commonFacts().begin(), planner::commonFacts().end());
    } else {
        const auto pack = openPackWithObligations(packName);
        if (!pack) {
            return std::unexpected(pack.error());
        }
        list.facts = planner::FactTable(pack->pack.sectors).facts();
        list.users = planner::factUsers(pack->pack, pack->obligations);
    }
    std::ranges::stable_sort(list.facts, {}, &planner::Fact::origin);
    return list;
}

/// What a person can supply so that the fact is known.
std::vector<std::string> settledBy(const planner::Fact& fact) {
    return fact.settledBy.empty() ? std::vector<std::string>{fact.name} : fact.settledBy;
}

std::string factsJson(const FactList& list, Language language) {
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    for (const planner::Fact& fact : list.facts) {
        const auto users = list.users.find(fact.name);
        all.push_back(
            {{"name", fact.name},
             {"label", fact.label.in(language)},
             {"unit", fact.unit},
             {"type", typeWord(fact.type)},
             {"scope", fact.scope == planner::FactScope::Site ? "site" : "equipment"},
             {"origin", originWord(fact.origin)},
             {"settled_by", settledBy(fact)},
             {"used_by", users == list.users.end() ? std::vector<std::string>() : users->second}});
    }
    return all.dump(2) + '\n';
}

std::string factsText(const FactList& list, bool withUsers, Language language) {
    std::string text;
    Rows rows;
    const auto flush = [&] {
        text += rows.empty() ? "" : textTable(rows) + '\n';
        rows.clear();
    };
    std::optional<planner::FactOrigin> origin;
    for (const planner::Fact& fact : list.facts) {
        if (origin != fact.origin) {
            flush();
            origin = fact.origin;
            text += originLabel(fact.origin).in(language) + '\n';
            rows.push_back({Text{"事实", "fact"}.in(language),
                            Text{"含义", "meaning"}.in(language),
                            Text{"单位", "unit"}.in(language),
                            Text{"类型", "type"}.in(language),
                            Text{"对象", "said of"}.in(language),
                            Text{"缺失时补充", "supply when missing"}.in(language)});
            if (withUsers) {
                rows.back().push_back(Text{"用于", "used by"}.in(language));
            }
        }
        rows.push_back({fact.name,
                        fact.label.in(language),
                        fact.unit,
                        typeLabel(fact.type).in(language),
                        scopeLabel(fact.scope).in(language),
                        joined(settledBy(fact), " ")});
        if (withUsers) {
            const auto users = list.users.find(fact.name);
            rows.back().push_back(users == list.users.end() ? "" : joined(users->second, " "));
        }
    }
    flush();
    return text;
}

std::string severityWord(std::optional<planner::Severity> severity) {
    return !severity ? "" : *severity == planner::Severity::Hard ? "hard" : "conditional";
}

std::string thresholdText(const planner::Check& check) {
    std::string all;
    for (const planner::Check::Number& number : check.numbers) {
        all += (all.empty() ? "" : " ") + std::string(number.name) +
               std::format("={:g}", number.otherwise);
    }
    return all;
}

}  // namespace

ExitStatus runPolicyFacts(const PolicyFactsOptions& options, const Console& console) {
    const auto list = factList(options.pack);
    if (!list) {
        return failed(list.error(), console);
    }
    console.printRaw(options.json ? factsJson(*list, console.language())
                                  : factsText(*list, !options.pack.empty(), console.language()));
    return ExitStatus::Success;
}

ExitStatus runPolicyChecks(const PolicyChecksOptions& options, const Console& console) {
    const auto checks = planner::checks();
    if (!checks) {
        return failed(checks.error(), console);
    }
    const Language language = console.language();
    nlohmann::ordered_json all = nlohmann::ordered_json::array();
    Rows rows{{"id",
               Text{"检查", "check"}.in(language),
               Text{"图层", "layers"}.in(language),
               Text{"判据", "test"}.in(language),
               Text{"阈值", "threshold"}.in(language),
               Text{"就地", "staying"}.in(language),
               Text{"新址", "new site"}.in(language),
               Text{"来源", "source"}.in(language),
               ""}};
    for (const planner::Check& check : *checks) {
        const auto severity = [&](std::optional<planner::Severity> one) {
            return one ? label(*one).in(language) : std::string("—");
        };
        rows.push_back({check.id,
                        check.label.in(language),
                        joined(check.layers, " "),
                        check.test.in(language),
                        thresholdText(check),
                        severity(check.stay),
                        severity(check.receive),
                        check.source,
                        unverifiedMark(check.verified, language)});
        nlohmann::ordered_json numbers = nlohmann::ordered_json::object();
        for (const planner::Check::Number& number : check.numbers) {
            numbers[std::string(number.name)] = number.otherwise;
        }
        all.push_back({{"id", check.id},
                       {"label", check.label.in(language)},
                       {"layers", check.layers},
                       {"test", check.test.in(language)},
                       {"numbers", numbers},
                       {"stay", severityWord(check.stay)},
                       {"receive", severityWord(check.receive)},
                       {"source", check.source},
                       {"verified", check.verified}});
    }
    console.printRaw(options.json ? all.dump(2) + "\n" : textTable(rows));
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
