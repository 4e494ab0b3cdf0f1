// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/result.h"
#include "gis/text.h"
#include "planner/model.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ruyuan::planner {

/// A member of a record, with its type.
template <class Record>
using Member = std::variant<std::string Record::*,
                            std::vector<std::string> Record::*,
                            std::optional<std::int64_t> Record::*,
                            std::optional<double> Record::*,
                            std::optional<bool> Record::*,
                            bool Record::*,
                            std::optional<gis::Date> Record::*,
                            gis::Date Record::*,
                            std::optional<gis::Money> Record::*,
                            std::optional<gis::Area> Record::*,
                            std::optional<SizeClass> Record::*,
                            std::optional<Path> Record::*,
                            Accuracy Record::*>;

/// One field of a record, declared once: intake recognises its columns, the project file and the
/// exports name theirs, and `show` prints it, all from here.
template <class Record>
struct FieldSpec {
    std::string_view name;       ///< stable, for files and machine output: "credit_code"
    std::string_view zh;         ///< label for people, without the unit: 统一社会信用代码
    std::string_view en;         ///< label for people: "credit code"
    std::string_view unit;       ///< of the stored number: "t/a", "亩", "万元"…; empty: none
    std::string_view shortName;  ///< shapefile column, pinyin initials, at most 10 ASCII bytes
    /// Column headers that mean this field, besides the label, separated by '|'. Compared after
    /// normaliseHeader() (planner/header_row.h). Empty: not read from ledgers.
    std::string_view synonyms;
    Member<Record> member;
    /// Tells of a person: who gets an export reads it only when asked for
    /// (planner/personal_data.h).
    bool personal = false;

    [[nodiscard]] gis::Text label() const { return {std::string(zh), std::string(en)}; }
};

/// Every field of a record in display order, except its place (`place`), its origin and, for
/// parks, the phases. Names are unique in a record, short names also over Site and Decision
/// together, which share an export.
///
/// Defined for Site, Equipment, Park, ParkPhase, Decision, BuiltUpArea, County, ConstraintFeature.
template <class Record>
[[nodiscard]] std::span<const FieldSpec<Record>> fields();

/// The field of that name, or null.
template <class Record>
[[nodiscard]] const FieldSpec<Record>* findField(std::string_view name);

/// The column type that get() fills: Text for strings, lists and enumerations (their words), Real
/// for numbers, money and areas.
template <class Record>
[[nodiscard]] gis::FieldType fieldType(const FieldSpec<Record>& field);

/// The value as a cell, in FieldSpec::unit: money as 万元, areas as 亩 to six decimals (7 cm²),
/// lists joined with "；", enumerations as their words. Empty strings and lists, nothing, unknown
/// and the date 1970-01-01 of a required date are null.
template <class Record>
[[nodiscard]] gis::Value get(const Record& record, const FieldSpec<Record>& field);

/// The reverse of get(): set(get(x)) leaves x as it was, for areas that are multiples of 1e-6 亩
/// (all that intake makes). An integer is taken for a real, 0 and 1 for a truth value. InvalidData,
/// naming the field, for a value of another type or an unknown word; the record is unchanged.
template <class Record>
[[nodiscard]] gis::Result<void> set(Record& record,
                                    const FieldSpec<Record>& field,
                                    const gis::Value& value);

/// The parts of a list as ledgers write it: separated by ； ; 、 ， , / or line breaks, trimmed,
/// without empty ones. get() joins with "；".
[[nodiscard]] std::vector<std::string> splitList(std::string_view text);

}  // namespace ruyuan::planner
