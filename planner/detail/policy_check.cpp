// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/policy_check.h"

#include "planner/checks/registry.h"
#include "planner/conditions.h"
#include "planner/detail/rulebook.h"
#include "planner/facts.h"
#include "planner/scores.h"

#include <algorithm>
#include <format>
#include <set>

namespace ruyuan::planner::detail {

namespace {

constexpr std::array kSizes{SizeClass::Unknown,
                            SizeClass::Micro,
                            SizeClass::Small,
                            SizeClass::Medium,
                            SizeClass::Large,
                            SizeClass::ExtraLarge};

/// Runs the checks in order and remembers the first fault.
class Checker {
public:
    Checker(const PolicyPack& pack, const std::string& file) : pack_(pack), file_(file) {}

    gis::Result<void> run() {
        checkIds();
        checkDocuments();
        checkSectors();
        checkSizes();
        checkDeadlines();
        checkRules();
        checkFirmsAndSubsidies();
        checkSettings();
        checkExpressions();
        if (error_) {
            return std::unexpected(*error_);
        }
        return {};
    }

private:
    void report(int line, gis::Text sentence) {
        if (!error_) {
            error_ = packError(file_, line, std::move(sentence));
        }
    }

    template <class Item>
    void checkUnique(const std::vector<Item>& items, const gis::Text& what) {
        std::set<std::string> seen;
        for (const Item& item : items) {
            if (!seen.insert(item.id).second) {
                report(item.line,
                       gis::text("{} {} 重复出现", "{} {} appears twice", what, item.id));
            }
        }
    }

    void checkIds() {
        checkUnique(pack_.clauses, {"条款", "clause"});
        checkUnique(pack_.sectors, {"行业", "sector"});
        checkUnique(pack_.rules, {"规则", "rule"});
    }

    void checkDocuments() {
        checkUnique(pack_.documents, {"文件", "document"});
        const auto check = [&](const gis::Text& what, const std::string& document, int line) {
            if (!pack_.documents.empty() && pack_.document(document) == nullptr) {
                report(line,
                       gis::text("{}：政策包中没有文件“{}”",
                                 "{}: the pack has no document '{}'",
                                 what,
                                 document));
            }
        };
        for (const Clause& clause : pack_.clauses) {
            check(gis::text("条款 {}", "clause {}", clause.id), clause.document, clause.line);
            if (clause.quote.empty() && clause.summary.empty()) {
                report(clause.line,
                       gis::text("条款 {}：原文（quote）和大意（summary）至少要有一种",
                                 "clause {}: a quote or a summary is needed",
                                 clause.id));
            }
        }
        for (const Section& section : pack_.sections) {
            check(gis::text("章节 {}", "section {}", section.id), section.document, section.line);
        }
    }

    void checkClause(const gis::Text& what, const std::string& clause, int line) {
        if (pack_.clause(clause) == nullptr) {
            report(
                line,
                gis::text(
                    "{}：政策包中没有条款“{}”", "{}: the pack has no clause '{}'", what, clause));
        }
    }

    void checkSectors() {
        for (const Sector& sector : pack_.sectors) {
            const gis::Text what = gis::text("行业 {}", "sector {}", sector.id);
            if (!sector.clause.empty()) {
                checkClause(what, sector.clause, sector.line);
            }
            if (sector.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") !=
                std::string::npos) {
                report(sector.line,
                       gis::text("{}：id 只能用小写字母、数字和连字符",
                                 "{}: an id has small letters, digits and hyphens only",
                                 what));
            }
            if (!sector.partOf.empty() && pack_.sector(sector.partOf) == nullptr) {
                report(sector.line,
                       gis::text(
                           "{}：没有行业“{}”", "{}: there is no sector '{}'", what, sector.partOf));
            }
            if (sector.codes.empty() && sector.keywords.empty()) {
                report(sector.line,
                       gis::text("{}：行业代码和关键词至少要有一种",
                                 "{}: codes or keywords are needed",
                                 what));
            }
        }
    }

    void checkSizes() {
        for (std::size_t i = 1; i < pack_.sizeLimits.size(); ++i) {
            if (pack_.sizeLimits[i - 1].size <= pack_.sizeLimits[i].size) {
                report(0,
                       {"企业规模应从大到小排列", "size classes should be listed largest first"});
            }
        }
    }

    void checkDeadlines() {
        for (const PathDeadline& deadline : pack_.deadlines) {
            const gis::Text what = gis::text("期限 {}", "deadline {}", label(deadline.path));
            checkClause(what, deadline.clause, deadline.line);
            if (deadline.startBy && deadline.finishBy && *deadline.startBy > *deadline.finishBy) {
                report(deadline.line,
                       gis::text("{}：启动晚于完成", "{}: it starts after it is finished", what));
            }
        }
        if (pack_.generalDeadline) {
            checkClause({"总体期限", "general deadline"}, pack_.generalDeadline->clause, 0);
        }
        for (const Path path : kAllPaths) {
            checkEverySizeHasDates(path);
        }
    }

    void checkEverySizeHasDates(Path path) {
        for (const SizeClass size : kSizes) {
            const bool dated = std::ranges::any_of(pack_.deadlines, [&](const PathDeadline& one) {
                return one.path == path && one.condition.empty() &&
                       (one.sizes.empty() || std::ranges::contains(one.sizes, size));
            });
            if (!dated && size != SizeClass::Unknown) {
                report(0,
                       gis::text("{}路径没有{}企业的期限",
                                 "path {} has no dates for size class {}",
                                 label(path),
                                 label(size)));
            }
        }
    }

    void checkRules() {
        for (const Rule& rule : pack_.rules) {
            const gis::Text what = gis::text("规则 {}", "rule {}", rule.id);
            checkClause(what, rule.clause, rule.line);
            const bool choosesPaths = rule.consequence == Consequence::Forbid ||
                                      rule.consequence == Consequence::Require ||
                                      rule.consequence == Consequence::Prefer;
            if (choosesPaths == rule.paths.empty()) {
                report(rule.line,
                       choosesPaths ? gis::text("{}：缺少“paths”", "{}: 'paths' is missing", what)
                                    : gis::text("{}：这种结果没有“paths”",
                                                "{}: this consequence has no 'paths'",
                                                what));
            }
            if (rule.consequence == Consequence::Eliminate && rule.scope != RuleScope::Equipment) {
                report(rule.line,
                       gis::text("{}：淘汰（eliminate）只能按装备判定",
                                 "{}: only equipment can be eliminated",
                                 what));
            }
            const bool siteOnly =
                rule.consequence == Consequence::InScope || rule.consequence == Consequence::Prefer;
            if (siteOnly && rule.scope == RuleScope::Equipment) {
                report(rule.line,
                       gis::text("{}：范围和优先次序只能按厂区判定",
                                 "{}: scope and preference are asked of sites only",
                                 what));
            }
        }
    }

    void checkFirmsAndSubsidies() {
        for (const NamedFirm& firm : pack_.namedFirms) {
            checkClause(
                gis::text("点名企业 {}", "named firm {}", firm.name), firm.clause, firm.line);
        }
        for (const std::string* clause : {&pack_.sizeClause, &pack_.sameMatterClause}) {
            if (!clause->empty()) {
                checkClause({"[sizes] 或 [subsidies]", "[sizes] or [subsidies]"}, *clause, 0);
            }
        }
        checkUnique(pack_.subsidies, {"奖补", "subsidy"});
        const FactTable facts(pack_.sectors);
        for (const Subsidy& subsidy : pack_.subsidies) {
            const gis::Text what = gis::text("奖补 {}", "subsidy {}", subsidy.id);
            checkClause(what, subsidy.clause, subsidy.line);
            for (const std::string& fact : {subsidy.base, subsidy.reached}) {
                if (!fact.empty() && !facts.index(fact)) {
                    report(subsidy.line,
                           gis::text("{}：没有事实“{}”", "{}: there is no fact '{}'", what, fact));
                }
            }
            const bool needsBase = subsidy.rate > 0 || !subsidy.tiers.empty();
            const bool pays = needsBase || subsidy.lump || subsidy.caseByCase;
            if (!pays || (needsBase && subsidy.base.empty())) {
                report(subsidy.line,
                       gis::text("{}：应写 rate 或 tiers（及 base）、wan、case_by_case 之一",
                                 "{}: rate or tiers (with base), wan or case_by_case is needed",
                                 what));
            }
        }
    }

    void checkSettings() {
        for (const CheckSetting& check : pack_.checks) {
            const gis::Text what = gis::text("检查 {}", "check {}", check.check);
            checkClause(what, check.clause, check.line);
            if (const auto valid = validateCheck(check); !valid) {
                report(check.line, gis::text("{}：{}", "{}: {}", what, valid.error().sentence));
            }
        }
        for (const TaskTemplate& task : pack_.tasks) {
            const gis::Text what = gis::text("任务 {}", "task {}", task.id);
            if (!task.clause.empty()) {
                checkClause(what, task.clause, task.line);
            }
            checkTask(task, what);
        }
        checkCriteria();
    }

    void checkTask(const TaskTemplate& task, const gis::Text& what) {
        constexpr double kMostYears = 100;
        const auto lasts = [](double years) { return years >= 0 && years <= kMostYears; };
        if (!lasts(task.months / 12) || !lasts(task.monthsLarge.value_or(0) / 12) ||
            !lasts(task.validYears)) {
            report(task.line,
                   gis::text("{}：工期不能为负，也不能超过{:.0f}年",
                             "{}: durations are not below zero nor above {:.0f} years",
                             what,
                             kMostYears));
        }
        for (const std::string& before : task.after) {
            const bool earlier = std::ranges::any_of(pack_.tasks, [&](const TaskTemplate& other) {
                return other.path == task.path && other.id == before && other.line < task.line;
            });
            if (!earlier) {
                report(task.line,
                       gis::text("{}：after 中的“{}”应是同一路径中写在它前面的任务",
                                 "{}: '{}' in after has to be a task of the path written before it",
                                 what,
                                 before));
            }
        }
        const FactTable facts(pack_.sectors);
        const auto fact = facts.index(task.approvedOn);
        if (!task.approvedOn.empty() &&
            (!fact || facts.facts()[*fact].type != FactType::Date || task.validYears <= 0)) {
            report(task.line,
                   gis::text("{}：approved_on 应是一个日期事实，并给出 valid_years",
                             "{}: approved_on has to be a fact that is a date, with valid_years",
                             what));
        }
        if (!task.condition.empty()) {
            Conditions conditions(facts);
            if (const auto compiled = conditions.compile(task.condition); !compiled) {
                report(task.line, gis::text("{}：{}", "{}: {}", what, compiled.error().sentence));
            }
        }
    }

    void checkCriteria() {
        checkUnique(pack_.criteria, {"准则", "criterion"});
        for (const Criterion& criterion : pack_.criteria) {
            const gis::Text what = gis::text("准则 {}", "criterion {}", criterion.id);
            if (measure(criterion.measure) == nullptr) {
                std::string known;
                for (const Measure& one : measures()) {
                    known += (known.empty() ? "" : ", ") + std::string(one.id);
                }
                report(criterion.line,
                       gis::text("{}：没有度量“{}”，可用：{}",
                                 "{}: there is no measure '{}'; there are: {}",
                                 what,
                                 criterion.measure,
                                 known));
            }
            if (criterion.best == criterion.worst || criterion.weight < 0) {
                report(criterion.line,
                       gis::text("{}：best 与 worst 不能相同，weight 不能为负",
                                 "{}: best and worst differ, and no weight is below zero",
                                 what));
            }
        }
    }

    void checkExpressions() {
        if (const auto book = makeRulebook(pack_); !book) {
            report(book.error().line, book.error().sentence);
        }
    }

    const PolicyPack& pack_;
    const std::string& file_;
    std::optional<gis::Error> error_;
};

}  // namespace

gis::Error packError(const std::string& file, int line, gis::Text sentence) {
    return {.code = gis::ErrorCode::InvalidData,
            .sentence = gis::text("政策包有误：{}", "The policy pack is wrong: {}", sentence),
            .where = line > 0 ? std::format("{}:{}", file, line) : file,
            .advice = {"请改正该处后重试。", "Correct that place and try again."}};
}

gis::Result<void> checkPolicyPack(const PolicyPack& pack, const std::string& file) {
    return Checker(pack, file).run();
}

}  // namespace ruyuan::planner::detail
