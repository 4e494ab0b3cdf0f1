// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/detail/policy_check.h"

#include <toml++/toml.hpp>

#include <format>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner::detail {

/// Keeps the first fault of a pack, so that readers need not stop at every value.
class Faults {
public:
    explicit Faults(std::string file) : file_(std::move(file)) {}

    void report(int line, gis::Text sentence) {
        if (!first_) {
            first_ = packError(file_, line, std::move(sentence));
        }
    }
    [[nodiscard]] const std::optional<gis::Error>& first() const { return first_; }

private:
    std::string file_;
    std::optional<gis::Error> first_;
};

inline int lineOf(const toml::node& node) {
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

    /// A count of people or years: a whole number that is not below zero.
    [[nodiscard]] int count(std::string_view key, int otherwise) {
        const toml::node* found = node(key);
        if (found == nullptr) {
            return otherwise;
        }
        if (const auto value = found->value_exact<std::int64_t>();
            value && *value >= 0 && *value <= std::numeric_limits<int>::max()) {
            return static_cast<int>(*value);
        }
        wrongType(key, *found, {"不小于零的整数", "a whole number not below zero"});
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

    /// Every key of the table as a table {zh = "…", en = "…"}.
    [[nodiscard]] std::map<std::string, gis::Text> bilinguals() {
        std::map<std::string, gis::Text> values;
        for (const auto& [key, value] : table_) {
            values[std::string(key.str())] = requiredBilingual(key.str());
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

    /// Keys that somebody else reads.
    void leave(std::initializer_list<std::string_view> keys) {
        for (const std::string_view key : keys) {
            asked_.emplace(key);
        }
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

/// The id of a table, for messages about its other values.
inline std::string idOf(const toml::table& table) {
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
        Table reader(*table, gis::text("{}{}", "{}{}", what, idOf(*table)), parent.faults());
        items.push_back(read(reader));
        reader.finish();
    }
    return items;
}

/// InvalidData names the line when the text is not TOML.
inline gis::Result<toml::table> parseToml(std::string_view toml, const std::string& name) {
    try {
        return toml::parse(toml, name);
    } catch (const toml::parse_error& error) {
        return std::unexpected(packError(
            name,
            static_cast<int>(error.source().begin.line),
            gis::text(
                "不是有效的 TOML：{}", "not valid TOML: {}", std::string(error.description()))));
    }
}

}  // namespace ruyuan::planner::detail
