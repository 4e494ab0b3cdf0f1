// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/unit_text.h"

#include "gis/units.h"
#include "planner/detail/cell_text.h"

namespace ruyuan::planner::detail {
namespace {

struct BaseUnit {
    std::string_view word;
    Dimension dimension;
    double factor;
    Period period = Period::None;
};

constexpr double kMuPerSquareMeter = 1.0 / gis::Area::kSquareMetersPerMu;
constexpr double kMuPerHectare = 15.0;
constexpr double kMuPerSquareKilometer = 1500.0;

// Longer words first where one begins with another.
constexpr std::array kBaseUnits{
    BaseUnit{"平方公里", Dimension::Area, kMuPerSquareKilometer},
    BaseUnit{"平方千米", Dimension::Area, kMuPerSquareKilometer},
    BaseUnit{"km²", Dimension::Area, kMuPerSquareKilometer},
    BaseUnit{"km2", Dimension::Area, kMuPerSquareKilometer},
    BaseUnit{"㎢", Dimension::Area, kMuPerSquareKilometer},
    BaseUnit{"公顷", Dimension::Area, kMuPerHectare},
    BaseUnit{"hm²", Dimension::Area, kMuPerHectare},
    BaseUnit{"hm2", Dimension::Area, kMuPerHectare},
    BaseUnit{"ha", Dimension::Area, kMuPerHectare},
    BaseUnit{"平方米", Dimension::Area, kMuPerSquareMeter},
    BaseUnit{"平米", Dimension::Area, kMuPerSquareMeter},
    BaseUnit{"㎡", Dimension::Area, kMuPerSquareMeter},
    BaseUnit{"m²", Dimension::Area, kMuPerSquareMeter},
    BaseUnit{"m2", Dimension::Area, kMuPerSquareMeter},
    BaseUnit{"亩", Dimension::Area, 1},
    BaseUnit{"立方米", Dimension::Volume, 1},
    BaseUnit{"m³", Dimension::Volume, 1},
    BaseUnit{"m3", Dimension::Volume, 1},
    BaseUnit{"立方", Dimension::Volume, 1},
    BaseUnit{"蒸吨", Dimension::Mass, 1, Period::Hour},
    BaseUnit{"公吨", Dimension::Mass, 1},
    BaseUnit{"吨", Dimension::Mass, 1},
    BaseUnit{"千克", Dimension::Mass, 1e-3},
    BaseUnit{"公斤", Dimension::Mass, 1e-3},
    BaseUnit{"kg", Dimension::Mass, 1e-3},
    BaseUnit{"tpd", Dimension::Mass, 1, Period::Day},
    BaseUnit{"t", Dimension::Mass, 1},
    BaseUnit{"元", Dimension::Money, kWanPerYuan},
    BaseUnit{"公里", Dimension::Length, 1000},
    BaseUnit{"千米", Dimension::Length, 1000},
    BaseUnit{"km", Dimension::Length, 1000},
    BaseUnit{"毫米", Dimension::Length, 1e-3},
    BaseUnit{"mm", Dimension::Length, 1e-3},
    BaseUnit{"厘米", Dimension::Length, 1e-2},
    BaseUnit{"cm", Dimension::Length, 1e-2},
    BaseUnit{"米", Dimension::Length, 1},
    BaseUnit{"m", Dimension::Length, 1},
    BaseUnit{"人", Dimension::Persons, 1},
    BaseUnit{"名", Dimension::Persons, 1},
    BaseUnit{"台(套)", Dimension::Items, 1},
    BaseUnit{"台套", Dimension::Items, 1},
    BaseUnit{"台", Dimension::Items, 1},
    BaseUnit{"套", Dimension::Items, 1},
    BaseUnit{"条", Dimension::Items, 1},
    BaseUnit{"座", Dimension::Items, 1},
};

struct PeriodWord {
    std::string_view word;
    Period period;
};
constexpr std::array kPeriods{
    PeriodWord{"小时", Period::Hour},
    PeriodWord{"h", Period::Hour},
    PeriodWord{"时", Period::Hour},
    PeriodWord{"日", Period::Day},
    PeriodWord{"天", Period::Day},
    PeriodWord{"d", Period::Day},
    PeriodWord{"月", Period::Month},
    PeriodWord{"年", Period::Year},
    PeriodWord{"yr", Period::Year},
    PeriodWord{"y", Period::Year},
    PeriodWord{"a", Period::Year},
};

bool isLetter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Takes the base unit at the start; a Latin unit must not run on into more letters ("mw" is not
/// m).
const BaseUnit* takeBase(std::string_view& text) {
    for (const auto& base : kBaseUnits) {
        if (text.starts_with(base.word) &&
            !(isLetter(base.word.back()) && text.size() > base.word.size() &&
              isLetter(text[base.word.size()]))) {
            text.remove_prefix(base.word.size());
            return &base;
        }
    }
    return nullptr;
}

Period takePeriod(std::string_view& text) {
    std::string_view rest = text;
    if (!take(rest, "/") && !take(rest, "每")) {
        return Period::None;
    }
    take(rest, "每");
    for (const auto& [word, period] : kPeriods) {
        if (take(rest, word)) {
            text = rest;
            return period;
        }
    }
    return Period::None;
}

double takeMultiplier(std::string_view& text) {
    if (text.starts_with("千克") || text.starts_with("千米")) {
        return 1;
    }
    for (const auto& [word, factor] : kMultipliers) {
        if (take(text, word)) {
            return factor;
        }
    }
    return 1;
}

/// Takes "/亩" behind money.
const BaseUnit* takeArea(const Unit& money, std::string_view& text) {
    std::string_view rest = text;
    if (money.dimension != Dimension::Money || !take(rest, "/")) {
        return nullptr;
    }
    const BaseUnit* area = takeBase(rest);
    if (area == nullptr || area->dimension != Dimension::Area) {
        return nullptr;
    }
    text = rest;
    return area;
}

}  // namespace

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

std::optional<Unit> takeUnit(std::string_view& text) {
    std::string_view rest = text;
    const double factor = takeMultiplier(rest);
    const BaseUnit* base = takeBase(rest);
    if (base == nullptr) {
        return std::nullopt;
    }
    Unit unit{base->dimension, base->factor * factor, base->period};
    if (const Period period = takePeriod(rest); period != Period::None) {
        unit.period = period;
    } else if (const BaseUnit* area = takeArea(unit, rest)) {
        unit = {Dimension::MoneyPerArea, unit.factor / area->factor, Period::None};
    }
    text = rest;
    return unit;
}

}  // namespace ruyuan::planner::detail
