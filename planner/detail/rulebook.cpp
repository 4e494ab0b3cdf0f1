// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/rulebook.h"

#include <algorithm>

namespace ruyuan::planner::detail {

namespace {

std::expected<Conditions::Id, ExpressionFault> compile(Conditions& conditions,
                                                       const std::string& expression,
                                                       int line,
                                                       const gis::Text& what) {
    const gis::Result<Conditions::Id> id = conditions.compile(expression);
    if (!id) {
        return std::unexpected(
            ExpressionFault{line, gis::text("{}：{}", "{}: {}", what, id.error().sentence)});
    }
    return *id;
}

bool isAllowsFact(const Fact& fact) {
    return std::ranges::any_of(kAllPaths, [&](Path path) { return fact.name == allowsFact(path); });
}

std::optional<gis::Text> misuseOf(const Fact& fact, const Rule& rule) {
    if (fact.scope == FactScope::Equipment && rule.scope == RuleScope::Site) {
        return gis::text("“{}”是装备的事实，规则应写 scope = \"equipment\"",
                         "'{}' is a fact of equipment; the rule needs scope = \"equipment\"",
                         fact.name);
    }
    if (isAllowsFact(fact) && rule.consequence != Consequence::Prefer) {
        return gis::text("“{}”只能用于优先次序规则（prefer）",
                         "'{}' is for rules of preference only",
                         fact.name);
    }
    return std::nullopt;
}

std::expected<CompiledRule, ExpressionFault> compileRule(Rulebook& book, const Rule& rule) {
    const gis::Text what = gis::text("规则 {}", "rule {}", rule.id);
    CompiledRule compiled;
    compiled.rule = &rule;
    std::string whole = rule.condition;
    if (!rule.subject.empty()) {
        const auto subject = compile(book.conditions, rule.subject, rule.line, what);
        if (!subject) {
            return std::unexpected(subject.error());
        }
        // By itself first, so that brackets and errors are those of the condition as written.
        if (const auto alone = compile(book.conditions, whole, rule.line, what); !alone) {
            return std::unexpected(alone.error());
        }
        compiled.subject = *subject;
        whole = "(" + rule.subject + ") AND (" + rule.condition + ")";
    }
    const auto id = compile(book.conditions, whole, rule.line, what);
    if (!id) {
        return std::unexpected(id.error());
    }
    compiled.whole = *id;
    for (const std::size_t fact : book.conditions.uses(compiled.whole)) {
        if (const auto misuse = misuseOf(book.facts.facts()[fact], rule)) {
            return std::unexpected(
                ExpressionFault{rule.line, gis::text("{}：{}", "{}: {}", what, *misuse)});
        }
    }
    return compiled;
}

}  // namespace

std::expected<Rulebook, ExpressionFault> makeRulebook(const PolicyPack& pack) {
    const FactTable facts(pack.sectors);
    Rulebook book{facts, Conditions(facts), {}, {}, {}};
    for (const PathDeadline& deadline : pack.deadlines) {
        book.deadlines.emplace_back();
        if (!deadline.condition.empty()) {
            const auto id = compile(book.conditions,
                                    deadline.condition,
                                    deadline.line,
                                    gis::text("期限 {}", "deadline {}", label(deadline.path)));
            if (!id) {
                return std::unexpected(id.error());
            }
            book.deadlines.back() = *id;
        }
    }
    for (const Subsidy& subsidy : pack.subsidies) {
        const auto id = compile(book.conditions,
                                subsidy.condition,
                                subsidy.line,
                                gis::text("奖补 {}", "subsidy {}", subsidy.id));
        if (!id) {
            return std::unexpected(id.error());
        }
        book.subsidies.push_back(*id);
    }
    for (const Rule& rule : pack.rules) {
        auto compiled = compileRule(book, rule);
        if (!compiled) {
            return std::unexpected(compiled.error());
        }
        book.rules.push_back(*compiled);
    }
    return book;
}

}  // namespace ruyuan::planner::detail
