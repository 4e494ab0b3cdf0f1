// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/platform.h"
#include "gis/result.h"
#include "planner/classification_result.h"
#include "planner/fields.h"
#include "planner/finding.h"
#include "planner/plan.h"

#include <algorithm>
#include <compare>
#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace ruyuan::planner::detail {

// How records become rows of a project file and come back: each column is bound once to a member,
// and the same list of bindings writes and reads.

/// What a member looks like in a cell, and back. Specialised for every type that records have.
template <class T>
struct Cell;

template <>
struct Cell<std::string> {
    static constexpr auto kType = gis::FieldType::Text;
    /// Empty is null.
    static gis::Value to(const std::string& value) {
        return value.empty() ? gis::Value{} : gis::Value{value};
    }
    static bool from(const gis::Value& cell, std::string& value) {
        const auto* text = std::get_if<std::string>(&cell);
        value = text == nullptr ? std::string() : *text;
        return true;
    }
};

template <std::same_as<bool> T>
struct Cell<T> {
    static constexpr auto kType = gis::FieldType::Boolean;
    static gis::Value to(bool value) { return value; }
    static bool from(const gis::Value& cell, bool& value) {
        const auto* stored = std::get_if<bool>(&cell);
        value = stored != nullptr && *stored;
        return stored != nullptr;
    }
};

template <std::integral T>
    requires(!std::same_as<T, bool>)
struct Cell<T> {
    static constexpr auto kType = gis::FieldType::Integer;
    static gis::Value to(T value) { return static_cast<std::int64_t>(value); }
    static bool from(const gis::Value& cell, T& value) {
        const auto* stored = std::get_if<std::int64_t>(&cell);
        value = stored == nullptr ? T{} : static_cast<T>(*stored);
        return stored != nullptr;
    }
};

template <>
struct Cell<double> {
    static constexpr auto kType = gis::FieldType::Real;
    static gis::Value to(double value) { return value; }
    static bool from(const gis::Value& cell, double& value) {
        const auto* stored = std::get_if<double>(&cell);
        value = stored == nullptr ? 0.0 : *stored;
        return stored != nullptr;
    }
};

template <>
struct Cell<gis::Date> {
    static constexpr auto kType = gis::FieldType::Date;
    static gis::Value to(gis::Date value) { return value; }
    static bool from(const gis::Value& cell, gis::Date& value) {
        const auto* stored = std::get_if<gis::Date>(&cell);
        value = stored == nullptr ? gis::Date{} : *stored;
        return stored != nullptr;
    }
};

/// A quarter is stored as its first day.
template <>
struct Cell<gis::Quarter> {
    static constexpr auto kType = gis::FieldType::Date;
    static gis::Value to(gis::Quarter value) { return value.firstDay(); }
    static bool from(const gis::Value& cell, gis::Quarter& value) {
        const auto* stored = std::get_if<gis::Date>(&cell);
        value = stored == nullptr ? gis::Quarter{} : gis::Quarter::of(*stored);
        return stored != nullptr;
    }
};

/// 万元.
template <>
struct Cell<gis::Money> {
    static constexpr auto kType = gis::FieldType::Real;
    static gis::Value to(gis::Money value) { return value.wan(); }
    static bool from(const gis::Value& cell, gis::Money& value) {
        const auto* stored = std::get_if<double>(&cell);
        value = stored == nullptr ? gis::Money{} : gis::Money::wan(*stored);
        return stored != nullptr;
    }
};

/// Metres.
template <>
struct Cell<gis::Length> {
    static constexpr auto kType = gis::FieldType::Real;
    static gis::Value to(gis::Length value) { return value.meters(); }
    static bool from(const gis::Value& cell, gis::Length& value) {
        const auto* stored = std::get_if<double>(&cell);
        value = stored == nullptr ? gis::Length{} : gis::Length::meters(*stored);
        return stored != nullptr;
    }
};

template <class Enum>
std::optional<Enum> enumFromWord(std::string_view word);
template <>
inline std::optional<Consequence> enumFromWord<Consequence>(std::string_view word) {
    return consequenceFromWord(word);
}
template <>
inline std::optional<Path> enumFromWord<Path>(std::string_view word) {
    return pathFromWord(word);
}
template <>
inline std::optional<SizeClass> enumFromWord<SizeClass>(std::string_view word) {
    return sizeFromWord(word);
}
template <>
inline std::optional<Verdict> enumFromWord<Verdict>(std::string_view word) {
    return verdictFromWord(word);
}
template <>
inline std::optional<PlanStatus> enumFromWord<PlanStatus>(std::string_view word) {
    return planStatusFromWord(word);
}
template <>
inline std::optional<BuiltUpStatus> enumFromWord<BuiltUpStatus>(std::string_view word) {
    return builtUpStatusFromWord(word);
}

/// Enumerations are stored as their words.
template <class Enum>
    requires std::is_enum_v<Enum>
struct Cell<Enum> {
    static constexpr auto kType = gis::FieldType::Text;
    static gis::Value to(Enum value) { return std::string(word(value)); }
    static bool from(const gis::Value& cell, Enum& value) {
        const auto* text = std::get_if<std::string>(&cell);
        const auto read = text == nullptr ? std::nullopt : enumFromWord<Enum>(*text);
        value = read.value_or(Enum{});
        return read.has_value();
    }
};

/// Lists are stored one item a line; an empty list is null.
template <class Item>
struct Cell<std::vector<Item>> {
    static constexpr auto kType = gis::FieldType::Text;
    static gis::Value to(const std::vector<Item>& items) {
        std::string lines;
        for (const Item& item : items) {
            const gis::Value cell = Cell<Item>::to(item);
            const auto* text = std::get_if<std::string>(&cell);
            lines += (&item == &items.front() ? "" : "\n") + (text == nullptr ? "" : *text);
        }
        return items.empty() ? gis::Value{} : gis::Value{lines};
    }
    static bool from(const gis::Value& cell, std::vector<Item>& items) {
        items.clear();
        const auto* text = std::get_if<std::string>(&cell);
        bool good = true;
        for (std::size_t begin = 0; text != nullptr && begin <= text->size();) {
            const std::size_t end = std::min(text->find('\n', begin), text->size());
            Item item;
            good = Cell<Item>::from(text->substr(begin, end - begin), item) && good;
            items.push_back(std::move(item));
            begin = end + 1;
        }
        return good;
    }
};

template <class T>
struct Cell<std::optional<T>> {
    static constexpr auto kType = Cell<T>::kType;
    static gis::Value to(const std::optional<T>& value) {
        return value ? Cell<T>::to(*value) : gis::Value{};
    }
    static bool from(const gis::Value& cell, std::optional<T>& value) {
        value.reset();
        return std::holds_alternative<std::monostate>(cell) || Cell<T>::from(cell, value.emplace());
    }
};

template <class Row>
struct Binding {
    gis::Field field;
    std::function<gis::Value(const Row&)> get;
    /// False when the cell cannot be what the column holds.
    std::function<bool(Row&, const gis::Value&)> set;
};

template <class Row>
using Bindings = std::vector<Binding<Row>>;

/// @p member may belong to a base of Row.
template <class Row, class Base, class T>
    requires std::derived_from<Row, Base>
Binding<Row> boundColumn(std::string name, std::string alias, T Base::* member) {
    return {
        {std::move(name), Cell<T>::kType, std::move(alias)},
        [member](const Row& row) { return Cell<T>::to(row.*member); },
        [member](Row& row, const gis::Value& cell) { return Cell<T>::from(cell, row.*member); }};
}

/// A sentence takes two columns, NAME_zh and NAME_en.
template <class Row, class Base>
void bindText(Bindings<Row>& bindings,
              const std::string& name,
              const std::string& alias,
              gis::Text Base::* member) {
    const auto half = [&](const char* suffix, const char* language, std::string gis::Text::* part) {
        bindings.push_back(
            {{name + suffix, gis::FieldType::Text, alias + language},
             [member, part](const Row& row) { return Cell<std::string>::to(row.*member.*part); },
             [member, part](Row& row, const gis::Value& cell) {
                 return Cell<std::string>::from(cell, row.*member.*part);
             }});
    };
    half("_zh", "（中）", &gis::Text::zh);
    half("_en", "（英）", &gis::Text::en);
}

/// Several sentences: one a line in each of the two columns.
template <class Row, class Base>
void bindTexts(Bindings<Row>& bindings,
               const std::string& name,
               const std::string& alias,
               std::vector<gis::Text> Base::* member) {
    using Lines = Cell<std::vector<std::string>>;
    const auto half = [&](const char* suffix, const char* language, std::string gis::Text::* part) {
        bindings.push_back({{name + suffix, gis::FieldType::Text, alias + language},
                            [member, part](const Row& row) {
                                std::vector<std::string> lines;
                                for (const gis::Text& text : row.*member) {
                                    lines.push_back(text.*part);
                                }
                                return Lines::to(lines);
                            },
                            [member, part](Row& row, const gis::Value& cell) {
                                std::vector<std::string> lines;
                                const bool good = Lines::from(cell, lines);
                                (row.*member).resize(std::max((row.*member).size(), lines.size()));
                                for (std::size_t i = 0; i < lines.size(); ++i) {
                                    (row.*member)[i].*part = lines[i];
                                }
                                return good;
                            }});
    };
    half("_zh", "（中）", &gis::Text::zh);
    half("_en", "（英）", &gis::Text::en);
}

/// The columns of planner/fields.h.
template <class Row>
Bindings<Row> bindFields() {
    Bindings<Row> bindings;
    for (const FieldSpec<Row>& field : fields<Row>()) {
        std::string alias(field.zh);
        if (!field.unit.empty()) {
            alias += "（" + std::string(field.unit) + "）";
        }
        bindings.push_back({{std::string(field.name), fieldType(field), alias},
                            [&field](const Row& row) { return get(row, field); },
                            [&field](Row& row, const gis::Value& cell) {
                                return set(row, field, cell).has_value();
                            }});
    }
    return bindings;
}

template <class Row>
    requires requires(Row row) { row.origin; }
void bindOrigin(Bindings<Row>& bindings) {
    const auto part = [&](const char* name, const char* alias, int Origin::* member) {
        bindings.push_back({{name, gis::FieldType::Integer, alias},
                            [member](const Row& row) { return Cell<int>::to(row.origin.*member); },
                            [member](Row& row, const gis::Value& cell) {
                                return Cell<int>::from(cell, row.origin.*member);
                            }});
    };
    part("source", "来源编号", &Origin::source);
    part("source_row", "来源行号", &Origin::row);
}

template <class Row>
gis::Layer toLayer(const std::string& name,
                   const std::vector<Row>& rows,
                   const Bindings<Row>& bindings) {
    gis::Layer layer;
    layer.name = name;
    for (const Binding<Row>& binding : bindings) {
        gis::Column column(binding.field);
        column.reserve(rows.size());
        for (const Row& row : rows) {
            column.append(binding.get(row));
        }
        layer.columns.push_back(std::move(column));
    }
    return layer;
}

/// Whether a null cell says nothing that a new row does not say already.
template <class Row>
bool nullIsNew(const Binding<Row>& binding) {
    Row row;
    const gis::Value null;
    return binding.get(row) == null && binding.set(row, null) && binding.get(row) == null;
}

/// As many new records. Those of a large project fill more memory than all else.
template <class Row>
std::vector<Row> newRows(std::size_t count) {
    std::vector<Row> rows;
    rows.reserve(count);
    gis::expectToFill(rows.data(), count * sizeof(Row));
    rows.resize(count);
    return rows;
}

/// A cell that makes no sense: by its column, then by its row.
struct BadCell {
    std::size_t binding = 0;
    std::size_t row = 0;

    auto operator<=>(const BadCell&) const = default;
};

/// How a column fills a member.
template <class Row>
struct Filling {
    const Binding<Row>& binding;
    const gis::Column& column;
    bool skipNulls;  ///< most cells of a ledger are empty
};

/// Fills the rows from @p begin to before @p end; the first bad cell of them.
template <class Row>
std::optional<BadCell> fillRows(const std::vector<Filling<Row>>& fillings,
                                std::vector<Row>& rows,
                                std::size_t begin,
                                std::size_t end) {
    constexpr std::size_t kBlock = 64;  // so many stay in the processor's cache for every column
    std::optional<BadCell> worst;
    for (; begin < end; begin += kBlock) {
        const std::size_t blockEnd = std::min(begin + kBlock, end);
        const std::size_t columns = worst ? worst->binding : fillings.size();
        for (std::size_t b = 0; b < columns; ++b) {
            const auto& [binding, column, skipNulls] = fillings[b];
            std::size_t i = skipNulls ? std::max(begin, column.leadingNulls()) : begin;
            while (i < blockEnd &&
                   ((skipNulls && column.isNull(i)) || binding.set(rows[i], column.value(i)))) {
                ++i;
            }
            if (i < blockEnd) {
                worst = BadCell{b, i};
                break;
            }
        }
    }
    return worst;
}

/// The same of all rows, by several threads.
template <class Row>
std::optional<BadCell> fillRows(const std::vector<Filling<Row>>& fillings, std::vector<Row>& rows) {
    constexpr std::size_t kRowsPerThread = 10'000;
    const std::size_t threads = std::clamp<std::size_t>(
        rows.size() / kRowsPerThread, 1, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::optional<BadCell>> bad(threads);
    const auto work = [&](std::size_t thread) {
        bad[thread] = fillRows(
            fillings, rows, rows.size() * thread / threads, rows.size() * (thread + 1) / threads);
    };
    {
        std::vector<std::jthread> helpers;
        for (std::size_t thread = 1; thread < threads; ++thread) {
            helpers.emplace_back(work, thread);
        }
        work(0);
    }
    std::erase(bad, std::nullopt);
    return bad.empty() ? std::nullopt : std::ranges::min(bad);
}

/// InvalidData, naming table and column, for a column that is missing or a cell that makes no
/// sense.
/// @param rows  new records, as many as the layer has rows
template <class Row>
gis::Result<std::vector<Row>> fromLayer(const gis::Layer& layer,
                                        const Bindings<Row>& bindings,
                                        std::vector<Row> rows) {
    std::vector<Filling<Row>> fillings;
    for (const Binding<Row>& binding : bindings) {
        const gis::Column* column = layer.find(binding.field.name);
        if (column == nullptr) {
            break;
        }
        fillings.push_back({binding, *column, nullIsNew(binding)});
    }
    if (const auto bad = fillRows(fillings, rows)) {
        const gis::Column& column = fillings[bad->binding].column;
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("项目文件的表“{}”第 {} 行，列“{}”的值“{}”无法识别",
                                   "project file, table \"{}\", row {}: column \"{}\" cannot "
                                   "hold \"{}\"",
                                   layer.name,
                                   bad->row + 1,
                                   column.field().name,
                                   column.asText(bad->row)));
    }
    if (fillings.size() < bindings.size()) {
        return gis::fail(gis::ErrorCode::InvalidData,
                         gis::text("项目文件的表“{}”缺少列“{}”",
                                   "table \"{}\" of the project file lacks the column \"{}\"",
                                   layer.name,
                                   bindings[fillings.size()].field.name));
    }
    return rows;
}

template <class Row>
gis::Result<std::vector<Row>> fromLayer(const gis::Layer& layer, const Bindings<Row>& bindings) {
    return fromLayer(layer, bindings, newRows<Row>(layer.size()));
}

}  // namespace ruyuan::planner::detail
