// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/cell_text.h"
#include "planner/detail/unit_text.h"
#include "planner/quantity.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ruyuan::planner {
namespace {

using detail::leadingNumber;
using detail::take;
using detail::takeUnit;

struct TargetUnit {
    Dimension dimension;
    Period period;
    std::string_view words;
};

TargetUnit unitOf(Target target) {
    switch (target) {
        case Target::TonsPerYear:
            return {Dimension::Mass, Period::Year, "t/a"};
        case Target::TonsPerDay:
        case Target::WaterPerDay:
            return {Dimension::Mass, Period::Day, "t/d"};
        case Target::SteamPerHour:
            return {Dimension::Mass, Period::Hour, "t/h"};
        case Target::Mu:
            return {Dimension::Area, Period::None, "亩"};
        case Target::WanYuan:
            return {Dimension::Money, Period::None, "万元"};
        case Target::WanYuanPerMu:
            return {Dimension::MoneyPerArea, Period::None, "万元/亩"};
        case Target::Meters:
            return {Dimension::Length, Period::None, "m"};
        case Target::Persons:
            return {Dimension::Persons, Period::None, "人"};
        case Target::Items:
            break;
    }
    return {Dimension::Items, Period::None, "台"};
}

bool fits(const Unit& unit, Target target) {
    const Dimension wanted = unitOf(target).dimension;
    return unit.dimension == wanted ||
           (target == Target::WaterPerDay && unit.dimension == Dimension::Volume);
}

std::optional<Unit> elsewhere(Target target,
                              std::optional<Unit> headerUnit,
                              std::span<const Unit> tableUnits) {
    if (headerUnit && fits(*headerUnit, target)) {
        return headerUnit;
    }
    const auto found =
        std::ranges::find_if(tableUnits, [&](const Unit& unit) { return fits(unit, target); });
    return found == tableUnits.end() ? std::nullopt : std::optional(*found);
}

/// 万 or 亿 alone counts in the everyday unit: 500万 of money are 500万元.
std::optional<Unit> everydayUnit(const Quantity& quantity, Target target) {
    const TargetUnit own = unitOf(target);
    const double base = own.dimension == Dimension::Money ? detail::kWanPerYuan : 1.0;
    for (const auto& [word, factor] : detail::kMultipliers) {
        if (quantity.writtenUnit == word && own.dimension != Dimension::Area) {
            return Unit{own.dimension, base * factor, own.period};
        }
    }
    return std::nullopt;
}

NumberReading refused(gis::Text why) {
    return {std::nullopt, false, std::move(why)};
}

NumberReading refusedRange(const Quantity& quantity, const std::string& cell) {
    if (std::isinf(quantity.lower) || std::isinf(quantity.upper)) {
        return refused(gis::text("“{}”只给出上限或下限，没有取值",
                                 "\"{}\" gives a limit, not a value; left empty",
                                 cell));
    }
    return refused(gis::text("“{}”是区间（{}～{}），没有代为取值",
                             "\"{}\" is a range ({} to {}); left empty",
                             cell,
                             quantity.lower,
                             quantity.upper));
}

gis::Text approximateRemark(const std::string& cell) {
    return gis::text("“{}”是约数，按所写数值采用", "\"{}\" is approximate; taken as written", cell);
}

NumberReading readSingle(const Quantity& quantity,
                         const std::string& cell,
                         Target target,
                         std::optional<Unit> unit) {
    const TargetUnit own = unitOf(target);
    const bool assumed = !unit;
    if (!unit && quantity.writtenUnit.empty()) {
        unit = Unit{own.dimension, 1, own.period};
    }
    if (!unit || !fits(*unit, target)) {
        return refused(gis::text("“{}”的单位不能换算为{}",
                                 "the unit of \"{}\" does not convert to {}",
                                 cell,
                                 std::string(own.words)));
    }
    if (unit->period != Period::None && own.period != Period::None && unit->period != own.period) {
        return refused(gis::text("“{}”的时间单位不同，不能直接换算为{}",
                                 "\"{}\" is a rate over another period; it does not convert to {}",
                                 cell,
                                 std::string(own.words)));
    }
    NumberReading reading{
        quantity.lower * unit->factor * static_cast<double>(quantity.count), assumed, std::nullopt};
    if (quantity.approximate) {
        reading.remark = approximateRemark(cell);
    }
    return reading;
}

std::optional<NumberReading> refusedAtOnce(const std::vector<Quantity>& amounts,
                                           const std::string& cell) {
    if (amounts.empty()) {
        return refused(gis::text("“{}”不是数值", "\"{}\" is no number", cell));
    }
    if (amounts.size() > 1) {
        return refused(gis::text("“{}”含有{}个数值，没有代为取值",
                                 "\"{}\" holds {} amounts; left empty",
                                 cell,
                                 amounts.size()));
    }
    if (amounts[0].lower != amounts[0].upper) {
        return refusedRange(amounts[0], cell);
    }
    if (amounts[0].lower < 0) {
        return refused(gis::text("“{}”为负数，没有采用", "\"{}\" is negative; left empty", cell));
    }
    return std::nullopt;
}

bool isBare(const Quantity& amount) {
    return !amount.unit && amount.writtenUnit.empty();
}

/// What turns a diameter into metres; @p rest stands behind it. The unit of "Φ4.2×13m" stands
/// behind the length; without one, a mill or kiln of more than 100 is given in millimetres.
double diameterFactor(double diameter, std::string_view rest) {
    while (take(rest, "×") || take(rest, "x") || take(rest, "*")) {
        const auto next = leadingNumber(rest);
        rest.remove_prefix(next ? next->second : 0);
    }
    const auto unit = takeUnit(rest);
    if (unit && unit->dimension == Dimension::Length) {
        return unit->factor;
    }
    constexpr double kLargestInMeters = 100;
    return diameter > kLargestInMeters ? 1e-3 : 1.0;
}

}  // namespace

NumberReading readNumber(std::string_view cell,
                         Target target,
                         std::optional<Unit> headerUnit,
                         std::span<const Unit> tableUnits) {
    if (detail::saysNothing(cell)) {
        return {};
    }
    const std::string shown(detail::trim(cell));
    const auto amounts = parseQuantities(cell);
    if (const auto no = refusedAtOnce(amounts, shown)) {
        return *no;
    }
    const Quantity& amount = amounts[0];
    auto unit = amount.unit;
    if (!unit) {
        unit = everydayUnit(amount, target);
    }
    if (!unit && amount.writtenUnit.empty()) {
        unit = elsewhere(target, headerUnit, tableUnits);
    }
    return readSingle(amount, shown, target, unit);
}

CapacityReading readCapacity(std::string_view cell,
                             std::optional<Unit> headerUnit,
                             std::span<const Unit> tableUnits) {
    if (detail::saysNothing(cell)) {
        return {};
    }
    const std::string shown(detail::trim(cell));
    auto amounts = parseQuantities(cell);
    for (auto& amount : amounts) {
        if (isBare(amount)) {
            amount.unit = headerUnit ? headerUnit : elsewhere(Target::TonsPerYear, {}, tableUnits);
        }
    }
    if (!amounts.empty() && std::ranges::all_of(amounts, isBare)) {
        return {std::nullopt,
                std::nullopt,
                gis::text("产能“{}”没有单位，按原文保留，未折算",
                          "capacity \"{}\" has no unit; kept as text, not converted",
                          shown)};
    }
    std::erase_if(amounts, [](const Quantity& amount) {
        return !amount.unit || amount.unit->dimension != Dimension::Mass;
    });
    if (amounts.empty()) {
        return {};
    }
    if (const auto no = refusedAtOnce(amounts, shown)) {
        return {std::nullopt, std::nullopt, no->remark};
    }
    const bool daily = amounts[0].unit->period == Period::Day;
    const auto reading = readSingle(
        amounts[0], shown, daily ? Target::TonsPerDay : Target::TonsPerYear, amounts[0].unit);
    return daily ? CapacityReading{std::nullopt, reading.value, reading.remark}
                 : CapacityReading{reading.value, std::nullopt, reading.remark};
}

std::optional<double> diameterIn(std::string_view specification) {
    const std::string text = detail::squeezed(specification);
    constexpr std::array<std::string_view, 6> kSigns{"φ", "Φ", "ф", "ø", "⌀", "直径"};
    for (const auto sign : kSigns) {
        const auto at = text.find(sign);
        if (at == std::string::npos) {
            continue;
        }
        std::string_view rest = std::string_view(text).substr(at + sign.size());
        const auto number = leadingNumber(rest);
        if (number) {
            rest.remove_prefix(number->second);
            return number->first * diameterFactor(number->first, rest);
        }
    }
    return std::nullopt;
}

}  // namespace ruyuan::planner
