// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/fields.h"

#include "planner/detail/field_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>

namespace ruyuan::planner {
namespace {

using namespace detail;

template <class Record>
constexpr auto& tableOf() {
    if constexpr (std::is_same_v<Record, Site>) {
        return kSiteFields;
    } else if constexpr (std::is_same_v<Record, Equipment>) {
        return kEquipmentFields;
    } else if constexpr (std::is_same_v<Record, Park>) {
        return kParkFields;
    } else if constexpr (std::is_same_v<Record, ParkPhase>) {
        return kPhaseFields;
    } else if constexpr (std::is_same_v<Record, Decision>) {
        return kDecisionFields;
    } else if constexpr (std::is_same_v<Record, BuiltUpArea>) {
        return kBuiltUpFields;
    } else if constexpr (std::is_same_v<Record, County>) {
        return kCountyFields;
    } else {
        static_assert(std::is_same_v<Record, ConstraintFeature>);
        return kConstraintFields;
    }
}

// Each type of member knows how it becomes a cell and back; from() gives nothing for a cell of
// another type or an unknown word.
template <class T>
struct Cell;

template <>
struct Cell<std::string> {
    static constexpr gis::FieldType kType = gis::FieldType::Text;
    static gis::Value to(const std::string& text) {
        return text.empty() ? gis::Value{} : gis::Value{text};
    }
    static std::optional<std::string> from(const gis::Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text ? std::optional(*text) : std::nullopt;
    }
};

template <>
struct Cell<std::vector<std::string>> {
    static constexpr gis::FieldType kType = gis::FieldType::Text;
    static gis::Value to(const std::vector<std::string>& parts) {
        std::string joined;
        for (const auto& part : parts) {
            joined += (joined.empty() ? "" : "；") + part;
        }
        return Cell<std::string>::to(joined);
    }
    static std::optional<std::vector<std::string>> from(const gis::Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text ? std::optional(splitList(*text)) : std::nullopt;
    }
};

template <>
struct Cell<std::int64_t> {
    static constexpr gis::FieldType kType = gis::FieldType::Integer;
    static gis::Value to(std::int64_t number) { return number; }
    static std::optional<std::int64_t> from(const gis::Value& value) {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number ? std::optional(*number) : std::nullopt;
    }
};

template <>
struct Cell<double> {
    static constexpr gis::FieldType kType = gis::FieldType::Real;
    static gis::Value to(double number) { return number; }
    static std::optional<double> from(const gis::Value& value) {
        if (const auto* number = std::get_if<double>(&value)) {
            return *number;
        }
        const auto* integer = std::get_if<std::int64_t>(&value);
        return integer ? std::optional(static_cast<double>(*integer)) : std::nullopt;
    }
};

template <>
struct Cell<bool> {
    static constexpr gis::FieldType kType = gis::FieldType::Boolean;
    static gis::Value to(bool truth) { return truth; }
    static std::optional<bool> from(const gis::Value& value) {
        if (const auto* truth = std::get_if<bool>(&value)) {
            return *truth;
        }
        const auto* integer = std::get_if<std::int64_t>(&value);
        const bool binary = integer && (*integer == 0 || *integer == 1);
        return binary ? std::optional(*integer == 1) : std::nullopt;
    }
};

template <>
struct Cell<gis::Date> {
    static constexpr gis::FieldType kType = gis::FieldType::Date;
    static gis::Value to(gis::Date date) {
        return date == gis::Date{} ? gis::Value{} : gis::Value{date};
    }
    static std::optional<gis::Date> from(const gis::Value& value) {
        const auto* date = std::get_if<gis::Date>(&value);
        return date ? std::optional(*date) : std::nullopt;
    }
};

template <>
struct Cell<gis::Money> {
    static constexpr gis::FieldType kType = gis::FieldType::Real;
    static gis::Value to(gis::Money money) { return money.wan(); }
    static std::optional<gis::Money> from(const gis::Value& value) {
        const auto number = Cell<double>::from(value);
        return number ? std::optional(gis::Money::wan(*number)) : std::nullopt;
    }
};

template <>
struct Cell<gis::Area> {
    static constexpr gis::FieldType kType = gis::FieldType::Real;
    static constexpr double kStepsPerMu = 1e6;
    static gis::Value to(gis::Area area) {
        return std::round(area.mu() * kStepsPerMu) / kStepsPerMu;
    }
    static std::optional<gis::Area> from(const gis::Value& value) {
        const auto number = Cell<double>::from(value);
        return number ? std::optional(gis::Area::mu(*number)) : std::nullopt;
    }
};

template <class Enum, std::optional<Enum> (*FromWord)(std::string_view)>
struct WordCell {
    static constexpr gis::FieldType kType = gis::FieldType::Text;
    static gis::Value to(Enum value) { return std::string(word(value)); }
    static std::optional<Enum> from(const gis::Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text ? FromWord(*text) : std::nullopt;
    }
};
template <>
struct Cell<SizeClass> : WordCell<SizeClass, sizeFromWord> {};
template <>
struct Cell<Path> : WordCell<Path, pathFromWord> {};
template <>
struct Cell<Accuracy> : WordCell<Accuracy, accuracyFromWord> {};

// The type of a member, without the optional that makes it nullable.
template <class T>
struct Plain {
    using Type = T;
};
template <class T>
struct Plain<std::optional<T>> {
    using Type = T;
};

template <class Record, class T>
using CellOf = Cell<typename Plain<T>::Type>;

template <class Record>
gis::Error wrongValue(const FieldSpec<Record>& field) {
    return gis::fail(
               gis::ErrorCode::InvalidData,
               gis::text("字段“{}”（{}）的值类型不符或不是规定用语",
                         "the value of field \"{}\" ({}) has the wrong type or is no known word",
                         std::string(field.name),
                         field.label()),
               std::string(field.name))
        .error();
}

constexpr std::array<std::string_view, 7> kListSeparators{"；", ";", "、", "，", ",", "/", "\n"};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    return first == std::string_view::npos
               ? std::string_view{}
               : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

std::vector<std::string> splitList(std::string_view text) {
    std::vector<std::string> parts;
    const auto keep = [&](std::string_view part) {
        if (const auto clean = trimmed(part); !clean.empty()) {
            parts.emplace_back(clean);
        }
    };
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto* separator = std::ranges::find_if(
            kListSeparators, [&](auto mark) { return text.substr(at).starts_with(mark); });
        if (separator == kListSeparators.end()) {
            ++at;
            continue;
        }
        keep(text.substr(start, at - start));
        at += separator->size();
        start = at;
    }
    keep(text.substr(start));
    return parts;
}

template <class Record>
std::span<const FieldSpec<Record>> fields() {
    return tableOf<Record>();
}

template <class Record>
const FieldSpec<Record>* findField(std::string_view name) {
    const auto& table = tableOf<Record>();
    const auto* found = std::ranges::find(table, name, &FieldSpec<Record>::name);
    return found == table.end() ? nullptr : found;
}

template <class Record>
gis::FieldType fieldType(const FieldSpec<Record>& field) {
    return std::visit([]<class T>(T Record::*) { return CellOf<Record, T>::kType; }, field.member);
}

template <class Record>
gis::Value get(const Record& record, const FieldSpec<Record>& field) {
    return std::visit(
        [&]<class T>(T Record::* member) -> gis::Value {
            using Type = typename Plain<T>::Type;
            if constexpr (std::is_same_v<T, Type>) {
                return Cell<Type>::to(record.*member);
            } else {
                return record.*member ? Cell<Type>::to(*(record.*member)) : gis::Value{};
            }
        },
        field.member);
}

template <class Record>
gis::Result<void> set(Record& record, const FieldSpec<Record>& field, const gis::Value& value) {
    return std::visit(
        [&]<class T>(T Record::* member) -> gis::Result<void> {
            if (std::holds_alternative<std::monostate>(value)) {
                if constexpr (std::is_same_v<T, Accuracy>) {
                    record.*member = Accuracy::Unplaced;
                } else {
                    record.*member = T{};
                }
                return {};
            }
            auto read = CellOf<Record, T>::from(value);
            if (!read) {
                return std::unexpected(wrongValue(field));
            }
            record.*member = std::move(*read);
            return {};
        },
        field.member);
}

#define RUYUAN_FIELDS_OF(Record)                                              \
    template std::span<const FieldSpec<Record>> fields<Record>();             \
    template const FieldSpec<Record>* findField<Record>(std::string_view);    \
    template gis::FieldType fieldType<Record>(const FieldSpec<Record>&);      \
    template gis::Value get<Record>(const Record&, const FieldSpec<Record>&); \
    template gis::Result<void> set<Record>(Record&, const FieldSpec<Record>&, const gis::Value&);
RUYUAN_FIELDS_OF(Site)
RUYUAN_FIELDS_OF(Equipment)
RUYUAN_FIELDS_OF(Park)
RUYUAN_FIELDS_OF(ParkPhase)
RUYUAN_FIELDS_OF(Decision)
RUYUAN_FIELDS_OF(BuiltUpArea)
RUYUAN_FIELDS_OF(County)
RUYUAN_FIELDS_OF(ConstraintFeature)
#undef RUYUAN_FIELDS_OF

}  // namespace ruyuan::planner
