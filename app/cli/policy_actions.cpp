// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/actions.h"
#include "app/cli/text_table.h"
#include "planner/facts.h"
#include "planner/policy_pack.h"

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

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : "、") + part;
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

gis::Result<planner::PolicyPack> readPack(const std::string& name) {
    auto text = planner::readPolicyText(name);
    return text ? planner::parsePolicyPack(*text, name)
                : gis::Result<planner::PolicyPack>(std::unexpected(text.error()));
}

}  // namespace

ExitStatus runPolicyList(const Console& console) {
    Rows rows{{Text{"名称", "name"}.in(console.language()),
               Text{"地区", "jurisdiction"}.in(console.language()),
               Text{"内容", "title"}.in(console.language())}};
    for (const std::string& name : planner::availablePolicies()) {
        auto pack = readPack(name);
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
    auto pack = readPack(name);
    if (!pack) {
        console.error(pack.error());
        return exitStatus(pack.error().code);
    }
    console.print(pack->title);
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

ExitStatus runPolicyFacts(const Console& console) {
    const Language language = console.language();
    Rows rows{{Text{"事实", "fact"}.in(language),
               Text{"含义", "meaning"}.in(language),
               Text{"单位", "unit"}.in(language),
               Text{"类型", "type"}.in(language),
               Text{"对象", "said of"}.in(language),
               Text{"来源", "origin"}.in(language)}};
    for (const planner::Fact& fact : planner::commonFacts()) {
        rows.push_back({fact.name,
                        fact.label.in(language),
                        fact.unit,
                        typeLabel(fact.type).in(language),
                        scopeLabel(fact.scope).in(language),
                        originLabel(fact.origin).in(language)});
    }
    console.printRaw(textTable(rows));
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
