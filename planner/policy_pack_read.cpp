// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/policy_check.h"
#include "planner/detail/toml_table.h"
#include "planner/policy_pack.h"

#include <charconv>
#include <chrono>
#include <utility>

namespace ruyuan::planner {

namespace {

using detail::Faults;
using detail::readAll;
using detail::Table;

std::optional<RuleScope> scopeFromWord(std::string_view word) {
    if (word == "site") {
        return RuleScope::Site;
    }
    return word == "equipment" ? std::optional(RuleScope::Equipment) : std::nullopt;
}

std::optional<Boundary> boundaryFromWord(std::string_view word) {
    if (word == "manual") {
        return Boundary::Manual;
    }
    if (word == "inclusive") {
        return Boundary::Inclusive;
    }
    return word == "exclusive" ? std::optional(Boundary::Exclusive) : std::nullopt;
}

Clause readClause(Table& table) {
    return {.id = table.required("id"),
            .document = table.required("document"),
            .section = table.optional("section"),
            .quote = table.optional("quote"),
            .summary = table.optional("summary"),
            .line = table.line()};
}

Document readDocument(Table& table) {
    return {.id = table.required("id"),
            .title = table.requiredBilingual("title"),
            .issued = table.date("issued"),
            .validUntil = table.date("valid_until"),
            .file = table.optional("file"),
            .source = table.optional("source"),
            .line = table.line()};
}

Section readSection(Table& table) {
    return {.document = table.required("document"),
            .id = table.required("id"),
            .title = table.required("title"),
            .lead = table.optional("lead"),
            .answers = table.optional("answers"),
            .support = table.words("support"),
            .finishBy = table.date("finish_by"),
            .quote = table.optional("quote"),
            .line = table.line()};
}

Sector readSector(Table& table) {
    return {.id = table.required("id"),
            .name = table.requiredBilingual("name"),
            .codes = table.words("codes"),
            .codes2011 = table.words("codes_2011"),
            .excludeCodes = table.words("exclude_codes"),
            .codeDecides = table.flag("code_decides", true),
            .keywords = table.words("keywords"),
            .excludes = table.words("excludes"),
            .partOf = table.optional("part_of"),
            .listed = table.flag("listed", false),
            .chemical = table.flag("chemical", false),
            .clause = table.optional("clause"),
            .line = table.line()};
}

SizeLimit readSizeLimit(Table& table) {
    return {.size = table.requiredWord("size", SizeClass::Unknown, sizeFromWord),
            .employees = table.count("employees", 0),
            .revenue = gis::Money::wan(table.number("revenue_wan", 0))};
}

PathDeadline readDeadline(Table& table) {
    return {.path = table.requiredWord("path", Path::OnSite, pathFromWord),
            .sizes = table.wordList<SizeClass>("sizes", sizeFromWord),
            .condition = table.optional("condition"),
            .startBy = table.date("start_by"),
            .finishBy = table.date("finish_by"),
            .clause = table.required("clause"),
            .note = table.bilingual("note"),
            .line = table.line()};
}

Rule readRule(Table& table) {
    return {
        .id = table.required("id"),
        .clause = table.required("clause"),
        .scope = table.word("scope", RuleScope::Site, scopeFromWord),
        .subject = table.optional("subject"),
        .onList = table.flag("on_list", false),
        .everywhere = table.flag("everywhere", false),
        .condition = table.required("condition"),
        .boundary = table.word("boundary", Boundary::Manual, boundaryFromWord),
        .consequence = table.requiredWord("consequence", Consequence::Note, consequenceFromWord),
        .paths = table.wordList<Path>("paths", pathFromWord),
        .sentence = table.requiredBilingual("sentence"),
        .finishBy = table.date("finish_by"),
        .effectiveFrom = table.date("effective_from"),
        .effectiveTo = table.date("effective_to"),
        .verified = table.flag("verified", true),
        .source = table.optional("source"),
        .line = table.line()};
}

NamedFirm readNamedFirm(Table& table) {
    const std::string path = table.optional("path");
    NamedFirm firm{.name = table.required("name"),
                   .aliases = table.words("aliases"),
                   .path = {},
                   .park = table.optional("park"),
                   .finishBy = table.date("finish_by"),
                   .clause = table.required("clause"),
                   .duties = table.bilingual("duties"),
                   .line = table.line()};
    if (!path.empty()) {
        firm.path = table.word("path", Path::Closure, pathFromWord);
    }
    return firm;
}

std::optional<gis::Money> money(Table& table, std::string_view key) {
    constexpr double kNone = -1;
    const double wan = table.number(key, kNone);
    return wan == kNone ? std::nullopt : std::optional(gis::Money::wan(wan));
}

Subsidy::Tier readTier(Table& table) {
    return {.from = table.number("from", 0), .amount = gis::Money::wan(table.number("wan", 0))};
}

Subsidy readSubsidy(Table& table) {
    return {.id = table.required("id"),
            .name = table.requiredBilingual("name"),
            .clause = table.required("clause"),
            .matter = table.required("matter"),
            .condition = table.required("condition"),
            .base = table.optional("base"),
            .rate = table.number("rate", 0),
            .tiers = readAll<Subsidy::Tier>(table, "tiers", {"分档", "tier"}, readTier),
            .reached = table.optional("reached"),
            .lump = money(table, "wan"),
            .cap = money(table, "cap_wan"),
            .years = table.count("years", 1),
            .caseByCase = table.flag("case_by_case", false),
            .note = table.bilingual("note"),
            .line = table.line()};
}

CheckSetting readCheck(Table& table) {
    CheckSetting check{.check = table.required("check"),
                       .clause = table.required("clause"),
                       .parameters = {},
                       .verified = table.flag("verified", true),
                       .line = table.line()};
    if (const toml::table* parameters = table.table("parameters")) {
        check.parameters =
            Table(*parameters, {check.check, check.check}, table.faults()).everything();
    }
    return check;
}

TaskTemplate readTask(Table& table) {
    TaskTemplate task{.path = table.requiredWord("path", Path::OnSite, pathFromWord),
                      .id = table.required("id"),
                      .name = table.requiredBilingual("name"),
                      .months = table.number("months", 0),
                      .after = table.words("after"),
                      .condition = table.optional("condition"),
                      .onList = table.flag("on_list", false),
                      .inWorks = table.flag("in_works", false),
                      .earthworks = table.flag("earthworks", false),
                      .approvedOn = table.optional("approved_on"),
                      .validYears = table.number("valid_years", 0),
                      .clause = table.optional("clause"),
                      .source = table.optional("source"),
                      .verified = table.flag("verified", false),
                      .line = table.line()};
    if (const double large = table.number("months_large", -1); large >= 0) {
        task.monthsLarge = large;
    }
    return task;
}

Criterion readCriterion(Table& table) {
    return {.id = table.required("id"),
            .name = table.requiredBilingual("name"),
            .measure = table.required("measure"),
            .best = table.number("best", 0),
            .worst = table.number("worst", 1),
            .weight = table.number("weight", 1),
            .source = table.required("source"),
            .verified = table.flag("verified", false),
            .line = table.line()};
}

/// "11-15" as month and day; nothing for anything else.
std::optional<std::pair<int, int>> dayOfYear(const std::string& text) {
    int month = 0;
    int day = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, month);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') {
        return std::nullopt;
    }
    const auto second = std::from_chars(first.ptr + 1, end, day);
    const bool valid = second.ec == std::errc() && second.ptr == end && month > 0 && month <= 12 &&
                       day > 0 && day <= 31 &&
                       std::chrono::month_day(std::chrono::month(static_cast<unsigned>(month)),
                                              std::chrono::day(static_cast<unsigned>(day)))
                           .ok();
    return valid ? std::optional(std::pair(month, day)) : std::nullopt;
}

void readWinter(Table& root, PolicyPack& pack) {
    const toml::table* winter = root.table("winter_break");
    if (winter == nullptr) {
        return;
    }
    Table table(*winter, {"冬季停工 [winter_break]", "[winter_break]"}, root.faults());
    const auto from = dayOfYear(table.required("from"));
    const auto to = dayOfYear(table.required("to"));
    const std::string source = table.required("source");
    if (!from || !to) {
        root.faults().report(table.line(),
                             {"[winter_break]：from 和 to 应写作 11-15（月-日）",
                              "[winter_break]: from and to are written 11-15 (month-day)"});
        return;
    }
    pack.winter = WinterBreak{from->first, from->second, to->first, to->second, source};
    table.finish();
}

void readSizes(Table& root, PolicyPack& pack) {
    pack.sizeLimits = readAll<SizeLimit>(root, "size", {"企业规模", "size class"}, readSizeLimit);
    if (const toml::table* sizes = root.table("sizes")) {
        Table reader(*sizes, {"企业规模 [sizes]", "[sizes]"}, root.faults());
        pack.smallestSize = reader.word("smallest", SizeClass::Micro, sizeFromWord);
        pack.sizeClause = reader.optional("clause");
        pack.sizeWhenUnknown = reader.word("when_unknown", SizeClass::Small, sizeFromWord);
        reader.finish();
    }
}

void readGeneralDeadline(Table& root, PolicyPack& pack) {
    const toml::table* general = root.table("general_deadline");
    if (general == nullptr) {
        return;
    }
    Table reader(*general, {"总体期限", "general deadline"}, root.faults());
    const std::optional<gis::Date> finishBy = reader.date("finish_by");
    pack.generalDeadline = GeneralDeadline{.finishBy = finishBy.value_or(gis::Date{}),
                                           .clause = reader.required("clause")};
    reader.finish();
}

PolicyPack readPack(Table& root) {
    PolicyPack pack;
    pack.id = root.required("id");
    pack.title = root.requiredBilingual("title");
    pack.jurisdiction = root.required("jurisdiction");
    pack.issued = root.date("issued").value_or(gis::Date{});
    pack.documents = readAll<Document>(root, "document", {"文件", "document"}, readDocument);
    pack.sections = readAll<Section>(root, "section", {"章节", "section"}, readSection);
    pack.clauses = readAll<Clause>(root, "clause", {"条款", "clause"}, readClause);
    pack.sectors = readAll<Sector>(root, "sector", {"行业", "sector"}, readSector);
    readSizes(root, pack);
    pack.deadlines = readAll<PathDeadline>(root, "deadline", {"期限", "deadline"}, readDeadline);
    readGeneralDeadline(root, pack);
    pack.rules = readAll<Rule>(root, "rule", {"规则", "rule"}, readRule);
    pack.namedFirms =
        readAll<NamedFirm>(root, "named_firm", {"点名企业", "named firm"}, readNamedFirm);
    pack.subsidies = readAll<Subsidy>(root, "subsidy", {"奖补", "subsidy"}, readSubsidy);
    if (const toml::table* rules = root.table("subsidies")) {
        Table reader(*rules, {"奖补 [subsidies]", "[subsidies]"}, root.faults());
        pack.sameMatterClause = reader.required("same_matter_clause");
        reader.finish();
    }
    pack.checks = readAll<CheckSetting>(root, "check", {"检查", "check"}, readCheck);
    pack.criteria = readAll<Criterion>(root, "criterion", {"准则", "criterion"}, readCriterion);
    pack.tasks = readAll<TaskTemplate>(root, "task", {"任务", "task"}, readTask);
    readWinter(root, pack);
    if (const toml::table* texts = root.table("texts")) {
        pack.texts = Table(*texts, {"判定说明 [texts]", "[texts]"}, root.faults()).bilinguals();
    }
    if (const toml::table* plan = root.table("plan")) {
        pack.planParameters = Table(*plan, {"计划参数 [plan]", "[plan]"}, root.faults()).numbers();
    }
    root.leave({// read by planner/obligations.h
                "done",
                "plan_part",
                "indicator",
                "reporting"});
    root.finish();
    return pack;
}

}  // namespace

gis::Result<PolicyPack> parsePolicyPack(std::string_view toml, const std::string& name) {
    const gis::Result<toml::table> parsed = detail::parseToml(toml, name);
    if (!parsed) {
        return std::unexpected(parsed.error());
    }
    Faults faults(name);
    Table root(*parsed, {"政策包", "policy pack"}, faults);
    PolicyPack pack = readPack(root);
    if (faults.first()) {
        return std::unexpected(*faults.first());
    }
    if (const gis::Result<void> fits = detail::checkPolicyPack(pack, name); !fits) {
        return std::unexpected(fits.error());
    }
    return pack;
}

}  // namespace ruyuan::planner
