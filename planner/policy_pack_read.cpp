// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/policy_check.h"
#include "planner/policy_pack.h"

#include <toml++/toml.hpp>

#include <format>
#include <set>

namespace ruyuan::planner {

namespace {

/// Keeps the first fault of a pack, so that readers need not stop at every value.
class Faults {
public:
    explicit Faults(std::string file) : file_(std::move(file)) {}

    void report(int line, gis::Text sentence) {
        if (!first_) {
            first_ = detail::packError(file_, line, std::move(sentence));
        }
    }
    [[nodiscard]] const std::optional<gis::Error>& first() const { return first_; }

private:
    std::string file_;
    std::optional<gis::Error> first_;
};

int lineOf(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

/// Reads the values of one table and reports what is missing, of the wrong type or of no meaning.
class Table {
public:
    /// @p what names the table in messages: 规则 E-C.
    Table(const toml::table& table, gis::Text what, Faults& faults)
        : table_(table), what_(std::move(what)), faults_(faults) {}

    [[nodiscard]] int line() const { return lineOf(table_); }
    [[nodiscard]] Faults& faults() const { return faults_; }

    [[nodiscard]] std::string required(std::string_view key) {
        const std::string value = optional(key);
        if (value.empty()) {
            missing(key);
        }
        return value;
    }

    [[nodiscard]] std::string optional(std::string_view key) {
        const toml::node* found = node(key);
        if (found == nullptr) {
            return {};
        }
        if (const auto value = found->value_exact<std::string>()) {
            return *value;
        }
        wrongType(key, *found, {"一段文字", "text"});
        return {};
    }

    [[nodiscard]] std::vector<std::string> words(std::string_view key) {
        const toml::node* found = node(key);
        if (found == nullptr) {
            return {};
        }
        std::vector<std::string> values;
        if (const toml::array* array = found->as_array()) {
            for (const toml::node& item : *array) {
                if (const auto value = item.value_exact<std::string>()) {
                    values.push_back(*value);
                }
            }
            if (values.size() == array->size()) {
                return values;
            }
        }
        wrongType(key, *found, {"一列文字", "a list of texts"});
        return {};
    }

    [[nodiscard]] bool flag(std::string_view key, bool otherwise) {
        const toml::node* found = node(key);
        if (found == nullptr) {
            return otherwise;
        }
        if (const auto value = found->value_exact<bool>()) {
            return *value;
        }
        wrongType(key, *found, {"true 或 false", "true or false"});
        return otherwise;
    }

    [[nodiscard]] double number(std::string_view key, double otherwise) {
        const toml::node* found = node(key);
        if (found == nullptr) {
            return otherwise;
        }
        if (const auto value = found->value<double>(); value && found->is_number()) {
            return *value;
        }
        wrongType(key, *found, {"数字", "a number"});
        return otherwise;
    }

    [[nodiscard]] std::optional<gis::Date> date(std::string_view key) {
        const toml::node* found = node(key);
        if (found == nullptr) {
            return std::nullopt;
        }
        if (const auto value = found->value_exact<toml::date>()) {
            return gis::makeDate(value->year, value->month, value->day);
        }
        wrongType(
            key, *found, {"日期（如 2019-06-30，不加引号）", "a date (2019-06-30, no quotes)"});
        return std::nullopt;
    }

    /// A table {zh = "…", en = "…"}.
    [[nodiscard]] gis::Text bilingual(std::string_view key) {
        const toml::table* both = table(key);
        if (both == nullptr) {
            return {};
        }
        Table reader(*both, what_, faults_);
        gis::Text value{reader.required("zh"), reader.required("en")};
        reader.finish();
        return value;
    }

    [[nodiscard]] gis::Text requiredBilingual(std::string_view key) {
        gis::Text value = bilingual(key);
        if (value.empty()) {
            missing(key);
        }
        return value;
    }

    [[nodiscard]] const toml::table* table(std::string_view key) {
        const toml::node* found = node(key);
        if (found != nullptr && !found->is_table()) {
            wrongType(key, *found, {"一个表", "a table"});
            return nullptr;
        }
        return found == nullptr ? nullptr : found->as_table();
    }

    /// The tables of [[key]], or none.
    [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key) {
        std::vector<const toml::table*> values;
        const toml::node* found = node(key);
        if (found == nullptr) {
            return values;
        }
        const toml::array* array = found->as_array();
        if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
            wrongType(key, *found, {"若干个 [[表]]", "[[tables]]"});
            return values;
        }
        for (const toml::node& item : *array) {
            values.push_back(item.as_table());
        }
        return values;
    }

    /// The value of one of a set of words, read with pathFromWord and the like.
    template <class Value, class FromWord>
    [[nodiscard]] Value word(std::string_view key, Value otherwise, FromWord fromWord) {
        const std::string written = optional(key);
        return written.empty() ? otherwise : meaning(key, written, otherwise, fromWord);
    }
    template <class Value, class FromWord>
    [[nodiscard]] Value requiredWord(std::string_view key, Value otherwise, FromWord fromWord) {
        const std::string written = required(key);
        return written.empty() ? otherwise : meaning(key, written, otherwise, fromWord);
    }
    template <class Value, class FromWord>
    [[nodiscard]] std::vector<Value> wordList(std::string_view key, FromWord fromWord) {
        std::vector<Value> values;
        for (const std::string& written : words(key)) {
            values.push_back(meaning(key, written, Value{}, fromWord));
        }
        return values;
    }

    /// Every key of the table as text, for values whose meaning others know.
    [[nodiscard]] std::map<std::string, std::string> everything() {
        std::map<std::string, std::string> values;
        for (const auto& [key, value] : table_) {
            const std::string name(key.str());
            asked_.insert(name);
            if (const auto text = value.value_exact<std::string>()) {
                values[name] = *text;
            } else if (const auto whole = value.value_exact<int64_t>()) {
                values[name] = std::format("{}", *whole);
            } else if (const auto real = value.value_exact<double>()) {
                values[name] = std::format("{}", *real);
            } else {
                wrongType(name, value, {"文字或数字", "text or a number"});
            }
        }
        return values;
    }

    [[nodiscard]] std::map<std::string, double> numbers() {
        std::map<std::string, double> values;
        for (const auto& [key, value] : table_) {
            values[std::string(key.str())] = number(key.str(), 0);
        }
        return values;
    }

    /// Reports keys that nobody asked for: a misspelt key must not pass in silence.
    void finish() const {
        for (const auto& [key, value] : table_) {
            if (!asked_.contains(key.str())) {
                report(static_cast<int>(key.source().begin.line),
                       gis::text("没有“{}”这个键", "there is no key '{}'", std::string(key.str())));
            }
        }
    }

private:
    void report(int line, const gis::Text& reason) const {
        faults_.report(line, gis::text("{}：{}", "{}: {}", what_, reason));
    }

    const toml::node* node(std::string_view key) {
        asked_.emplace(key);
        return table_.get(key);
    }

    void wrongType(std::string_view key, const toml::node& found, const gis::Text& expected) const {
        report(lineOf(found),
               gis::text("“{}”应为{}", "'{}' should be {}", std::string(key), expected));
    }

    void missing(std::string_view key) const {
        report(line(), gis::text("缺少“{}”", "'{}' is missing", std::string(key)));
    }

    template <class Value, class FromWord>
    Value meaning(std::string_view key,
                  const std::string& written,
                  Value otherwise,
                  FromWord fromWord) {
        if (const std::optional<Value> value = fromWord(written)) {
            return *value;
        }
        report(lineOf(*node(key)),
               gis::text("“{}”不能是“{}”", "'{}' cannot be '{}'", std::string(key), written));
        return otherwise;
    }

    const toml::table& table_;
    gis::Text what_;
    Faults& faults_;
    std::set<std::string, std::less<>> asked_;
};

std::optional<Consequence> consequenceFromWord(std::string_view word) {
    if (word == "in-scope") {
        return Consequence::InScope;
    }
    if (word == "forbid") {
        return Consequence::Forbid;
    }
    if (word == "require") {
        return Consequence::Require;
    }
    if (word == "prefer") {
        return Consequence::Prefer;
    }
    return word == "note" ? std::optional(Consequence::Note) : std::nullopt;
}

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
            .quote = table.required("quote"),
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
            .employees = static_cast<std::int64_t>(table.number("employees", 0)),
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
        .condition = table.required("condition"),
        .boundary = table.word("boundary", Boundary::Manual, boundaryFromWord),
        .consequence = table.requiredWord("consequence", Consequence::Note, consequenceFromWord),
        .paths = table.wordList<Path>("paths", pathFromWord),
        .sentence = table.requiredBilingual("sentence"),
        .effectiveFrom = table.date("effective_from"),
        .effectiveTo = table.date("effective_to"),
        .verified = table.flag("verified", true),
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
    return {.path = table.requiredWord("path", Path::OnSite, pathFromWord),
            .id = table.required("id"),
            .name = table.requiredBilingual("name"),
            .from = table.number("from", 0),
            .to = table.number("to", 1),
            .clause = table.optional("clause"),
            .verified = table.flag("verified", false),
            .line = table.line()};
}

/// The id of a table, for messages about its other values.
std::string nameOf(const toml::table& table) {
    for (const char* key : {"id", "check", "path", "size"}) {
        if (const auto value = table[key].value<std::string>()) {
            return " " + *value;
        }
    }
    return {};
}

template <class Item>
std::vector<Item> readAll(Table& parent,
                          std::string_view key,
                          const gis::Text& what,
                          Item (*read)(Table&)) {
    std::vector<Item> items;
    for (const toml::table* table : parent.tables(key)) {
        Table reader(*table, gis::text("{}{}", "{}{}", what, nameOf(*table)), parent.faults());
        items.push_back(read(reader));
        reader.finish();
    }
    return items;
}

void readSizes(Table& root, PolicyPack& pack) {
    pack.sizeLimits = readAll<SizeLimit>(root, "size", {"企业规模", "size class"}, readSizeLimit);
    if (const toml::table* sizes = root.table("sizes")) {
        Table reader(*sizes, {"企业规模 [sizes]", "[sizes]"}, root.faults());
        pack.smallestSize = reader.word("smallest", SizeClass::Micro, sizeFromWord);
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
    pack.clauses = readAll<Clause>(root, "clause", {"条款", "clause"}, readClause);
    pack.sectors = readAll<Sector>(root, "sector", {"行业", "sector"}, readSector);
    readSizes(root, pack);
    pack.deadlines = readAll<PathDeadline>(root, "deadline", {"期限", "deadline"}, readDeadline);
    readGeneralDeadline(root, pack);
    pack.rules = readAll<Rule>(root, "rule", {"规则", "rule"}, readRule);
    pack.checks = readAll<CheckSetting>(root, "check", {"检查", "check"}, readCheck);
    pack.tasks = readAll<TaskTemplate>(root, "task", {"任务", "task"}, readTask);
    if (const toml::table* plan = root.table("plan")) {
        pack.planParameters = Table(*plan, {"计划参数 [plan]", "[plan]"}, root.faults()).numbers();
    }
    root.finish();
    return pack;
}

gis::Result<toml::table> parseToml(std::string_view toml, const std::string& name) {
    try {
        return toml::parse(toml, name);
    } catch (const toml::parse_error& error) {
        return std::unexpected(detail::packError(
            name,
            static_cast<int>(error.source().begin.line),
            gis::text(
                "不是有效的 TOML：{}", "not valid TOML: {}", std::string(error.description()))));
    }
}

}  // namespace

gis::Result<PolicyPack> parsePolicyPack(std::string_view toml, const std::string& name) {
    const gis::Result<toml::table> parsed = parseToml(toml, name);
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
