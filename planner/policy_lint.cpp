// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/policy_lint.h"

#include "planner/classification.h"
#include "planner/detail/named.h"
#include "planner/detail/rulebook.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace ruyuan::planner {

namespace {

using detail::Named;

constexpr std::array kSeverities{
    Named<LintSeverity>{LintSeverity::Error, "error", "错误", "error"},
    Named<LintSeverity>{LintSeverity::Warning, "warning", "警告", "warning"},
    Named<LintSeverity>{LintSeverity::Note, "note", "提示", "note"},
};

bool limitsPaths(const Rule& rule) {
    return rule.consequence == Consequence::Forbid || rule.consequence == Consequence::Require;
}

/// The paths that a rule leaves when it fires.
std::set<Path> pathsLeft(const Rule& rule) {
    std::set<Path> left;
    for (const Path path : kAllPaths) {
        const bool named = std::ranges::contains(rule.paths, path);
        if (named == (rule.consequence == Consequence::Require)) {
            left.insert(path);
        }
    }
    return left;
}

bool leaveNothingTogether(const Rule& a, const Rule& b) {
    const std::set<Path> left = pathsLeft(a);
    return std::ranges::none_of(pathsLeft(b), [&](Path path) { return left.contains(path); });
}

std::string wholeOf(const Rule& rule) {
    return rule.subject.empty() ? "(" + rule.condition + ")"
                                : "((" + rule.subject + ") AND (" + rule.condition + "))";
}

/// Looks through one pack and collects remarks.
class PackLint {
public:
    PackLint(const PolicyPack& pack, const Obligations* obligations, detail::Rulebook& book)
        : pack_(pack), obligations_(obligations), book_(book) {}

    gis::Result<std::vector<LintRemark>> run() {
        for (const detail::CompiledRule& rule : book_.rules) {
            if (const auto asked = askWhetherItFires(rule); !asked) {
                return std::unexpected(asked.error());
            }
        }
        if (const auto asked = askPairs(); !asked) {
            return std::unexpected(asked.error());
        }
        noteUnverified();
        noteUnusedClauses();
        std::ranges::stable_sort(remarks_, {}, &LintRemark::severity);
        return std::move(remarks_);
    }

private:
    void remark(LintSeverity severity, int line, const std::string& rule, gis::Text sentence) {
        remarks_.push_back({severity, line, rule, {}, std::move(sentence)});
    }

    gis::Result<void> askWhetherItFires(const detail::CompiledRule& compiled) {
        const Rule& rule = *compiled.rule;
        if (rule.effectiveFrom && rule.effectiveTo && *rule.effectiveFrom > *rule.effectiveTo) {
            remark(LintSeverity::Error,
                   rule.line,
                   rule.id,
                   {"永不生效：生效日期晚于失效日期", "never in force: it ends before it begins"});
        }
        const gis::Result<std::optional<bool>> can = book_.conditions.canHold(compiled.whole);
        if (!can) {
            return std::unexpected(can.error());
        }
        if (!*can) {
            remark(LintSeverity::Note,
                   rule.line,
                   rule.id,
                   {"事实组合太多，未判定能否触发",
                    "too many combinations of facts to tell whether it can fire"});
        } else if (!**can) {
            remark(LintSeverity::Error,
                   rule.line,
                   rule.id,
                   {"永不触发：没有任何事实组合能使条件成立",
                    "never fires: no facts make its condition hold"});
        }
        return {};
    }

    gis::Result<void> askPairs() {
        for (std::size_t i = 0; i < pack_.rules.size(); ++i) {
            for (std::size_t j = i + 1; j < pack_.rules.size(); ++j) {
                const Rule& a = pack_.rules[i];
                const Rule& b = pack_.rules[j];
                if (!limitsPaths(a) || !limitsPaths(b) || !leaveNothingTogether(a, b)) {
                    continue;
                }
                const auto both = book_.conditions.compile(wholeOf(a) + " AND " + wholeOf(b));
                if (!both) {
                    return std::unexpected(both.error());
                }
                const auto can = book_.conditions.canHold(*both);
                if (!can) {
                    return std::unexpected(can.error());
                }
                if (!*can || **can) {
                    remark(LintSeverity::Warning,
                           b.line,
                           b.id,
                           gis::text("与规则 {} 可能同时触发，且两者合起来不留任何路径",
                                     "can fire together with rule {}, and no path is left then",
                                     a.id));
                }
            }
        }
        return {};
    }

    void noteUnverified() {
        for (const Rule& rule : pack_.rules) {
            if (!rule.verified) {
                remark(LintSeverity::Note,
                       rule.line,
                       rule.id,
                       rule.source.empty()
                           ? gis::Text{"未经文件核实", "no document fixes it"}
                           : gis::text(
                                 "未经文件核实（{}）", "no document fixes it ({})", rule.source));
            }
        }
        for (const CheckSetting& check : pack_.checks) {
            if (!check.verified) {
                remark(LintSeverity::Note,
                       check.line,
                       check.check,
                       {"检查参数未经文件核实", "no document fixes the parameters of the check"});
            }
        }
    }

    void noteUnusedClauses() {
        std::set<std::string> used;
        const auto use = [&](const auto& items) {
            for (const auto& item : items) {
                used.insert(item.clause);
            }
        };
        use(pack_.sectors);
        use(pack_.deadlines);
        use(pack_.rules);
        use(pack_.namedFirms);
        use(pack_.subsidies);
        use(pack_.checks);
        use(pack_.tasks);
        if (pack_.generalDeadline) {
            used.insert(pack_.generalDeadline->clause);
        }
        used.insert({pack_.sizeClause, pack_.sameMatterClause});
        if (obligations_ != nullptr) {
            use(obligations_->done);
            use(obligations_->planParts);
            use(obligations_->indicators);
            used.insert({obligations_->reportClause, obligations_->planClause});
        }
        for (const Clause& clause : pack_.clauses) {
            if (!used.contains(clause.id)) {
                remark(LintSeverity::Note,
                       clause.line,
                       clause.id,
                       {"没有规则、期限或检查引用该条款", "nothing rests on this clause"});
            }
        }
    }

    const PolicyPack& pack_;
    const Obligations* obligations_;
    detail::Rulebook& book_;
    std::vector<LintRemark> remarks_;
};

/// The rules that limit paths and struck a site, by what they leave.
std::map<std::set<Path>, std::vector<std::string>> strikesOn(const Classification& site,
                                                             const PolicyPack& pack) {
    std::map<std::set<Path>, std::vector<std::string>> strikes;
    for (const TraceStep& step : site.trace) {
        const auto rule = std::ranges::find(pack.rules, step.rule, &Rule::id);
        if (rule != pack.rules.end() && limitsPaths(*rule) && step.verdict == Verdict::Pass) {
            strikes[pathsLeft(*rule)].push_back(rule->id);
        }
    }
    return strikes;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : ", ") + part;
    }
    return all;
}

}  // namespace

std::string_view word(LintSeverity severity) {
    return detail::namedOf<LintSeverity>(kSeverities, severity).word;
}

gis::Text label(LintSeverity severity) {
    return detail::labelOf<LintSeverity>(kSeverities, severity);
}

std::map<std::string, std::vector<std::string>> factUsers(const PolicyPack& pack,
                                                          const Obligations& obligations) {
    std::map<std::string, std::vector<std::string>> users;
    const FactTable facts(pack.sectors);
    Conditions conditions(facts);
    const auto add = [&](const std::string& expression, const std::string& id) {
        const auto compiled = expression.empty()
                                  ? gis::Result<Conditions::Id>(std::unexpected(gis::Error{}))
                                  : conditions.compile(expression);
        if (!compiled) {
            return;
        }
        for (const std::size_t fact : conditions.uses(*compiled)) {
            std::vector<std::string>& ids = users[facts.facts()[fact].name];
            if (ids.empty() || ids.back() != id) {
                ids.push_back(id);
            }
        }
    };
    for (const Rule& rule : pack.rules) {
        add(rule.subject, rule.id);
        add(rule.condition, rule.id);
    }
    const auto name = [&](const std::string& fact, const std::string& id) {
        if (facts.index(fact) && !std::ranges::contains(users[fact], id)) {
            users[fact].push_back(id);
        }
    };
    for (const PathDeadline& deadline : pack.deadlines) {
        add(deadline.condition, deadline.clause);
    }
    for (const Subsidy& subsidy : pack.subsidies) {
        add(subsidy.condition, subsidy.id);
        name(subsidy.base, subsidy.id);
        name(subsidy.reached, subsidy.id);
    }
    for (const DoneTest& done : obligations.done) {
        add(done.condition, "done:" + std::string(word(done.path)));
    }
    for (const TaskTemplate& task : pack.tasks) {
        add(task.condition, "task:" + task.id);
        name(task.approvedOn, "task:" + task.id);
    }
    return users;
}

gis::Result<std::vector<LintRemark>> checkPack(const PolicyPack& pack,
                                               const Obligations* obligations) {
    auto book = detail::makeRulebook(pack);
    if (!book) {
        return gis::fail(gis::ErrorCode::InvalidData, book.error().sentence, pack.id);
    }
    return PackLint(pack, obligations, *book).run();
}

gis::Result<std::vector<LintRemark>> checkPackOver(const PolicyPack& pack,
                                                   const Project& project,
                                                   const gis::Progress& progress) {
    const auto verdicts = classify(project, pack, progress);
    if (!verdicts) {
        return std::unexpected(verdicts.error());
    }
    std::set<std::string> fired;
    std::map<std::string, std::vector<std::string>> together;  // rules -> sites
    LintRemark none{LintSeverity::Warning,
                    0,
                    {},
                    {},
                    {"触发的规则合起来不留任何路径", "the rules that strike them leave no path"}};
    LintRemark gaps{LintSeverity::Warning,
                    0,
                    {},
                    {},
                    {"在范围内，规则已有全部事实，却没有得出路径",
                     "in the scope, every fact is there, and the rules give no path"}};
    for (const Classification& site : *verdicts) {
        for (const TraceStep& step : site.trace) {
            if (step.verdict == Verdict::Pass || step.verdict == Verdict::Warn) {
                fired.insert(step.rule);
            }
        }
        const auto strikes = strikesOn(site, pack);
        if (strikes.size() > 1) {
            std::vector<std::string> rules;
            for (const auto& [left, ids] : strikes) {
                rules.insert(rules.end(), ids.begin(), ids.end());
            }
            together[joined(rules)].push_back(site.siteId);
        }
        if (needsPath(site) && site.allowedPaths.empty()) {
            none.sites.push_back(site.siteId);
        }
        if (site.inScope == Verdict::Pass && !site.proposedPath && site.unknownFacts.empty()) {
            gaps.sites.push_back(site.siteId);
        }
    }
    std::vector<LintRemark> remarks;
    for (const auto& [rules, sites] : together) {
        remarks.push_back({LintSeverity::Note,
                           0,
                           rules,
                           sites,
                           gis::text("{}个厂区同时触发结果不同的规则：{}",
                                     "{} sites are struck by rules with different consequences: {}",
                                     sites.size(),
                                     rules)});
    }
    for (LintRemark* remark : {&none, &gaps}) {
        if (!remark->sites.empty()) {
            remarks.push_back(std::move(*remark));
        }
    }
    for (const Rule& rule : pack.rules) {
        if (!fired.contains(rule.id)) {
            remarks.push_back({LintSeverity::Note,
                               rule.line,
                               rule.id,
                               {},
                               {"在该项目中没有触发", "fires for no site of the project"}});
        }
    }
    return remarks;
}

}  // namespace ruyuan::planner
