// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/quantity.h"

#include "gis/units.h"
#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ruyuan::planner {
namespace {

using detail::containsAny;
using detail::leadingNumber;

struct BaseUnit {
    std::string_view word;
    Dimension dimension;
    double factor;
    Period period = Period::None;
};

constexpr double kMuPerSquareMeter = 1.0 / gis::Area::kSquareMetersPerMu;
constexpr double kMuPerHectare = 15.0;
constexpr double kMuPerSquareKilometer = 1500.0;
constexpr double kWanPerYuan = 1e-4;

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

struct Multiplier {
    std::string_view word;
    double factor;
};
constexpr std::array kMultipliers{
    Multiplier{"百万", 1e6}, Multiplier{"万", 1e4}, Multiplier{"亿", 1e8}, Multiplier{"千", 1e3}};

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

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) {
        return false;
    }
    text.remove_prefix(word.size());
    return true;
}

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

/// Takes the unit at the start of squeezed text.
std::optional<Unit> takeUnit(std::string_view& text) {
    std::string_view rest = text;
    double factor = 1;
    for (const auto& multiplier : kMultipliers) {
        if (rest.starts_with(multiplier.word) && !rest.starts_with("千克") &&
            !rest.starts_with("千米")) {
            factor = multiplier.factor;
            rest.remove_prefix(multiplier.word.size());
            break;
        }
    }
    const BaseUnit* base = takeBase(rest);
    if (base == nullptr) {
        return std::nullopt;
    }
    Unit unit{base->dimension, base->factor * factor, base->period};
    if (const Period period = takePeriod(rest); period != Period::None) {
        unit.period = period;
    } else if (unit.dimension == Dimension::Money && rest.starts_with("/")) {
        std::string_view area = rest.substr(1);
        const BaseUnit* per = takeBase(area);
        if (per != nullptr && per->dimension == Dimension::Area) {
            unit = {Dimension::MoneyPerArea, unit.factor / per->factor, Period::None};
            rest = area;
        }
    }
    text = rest;
    return unit;
}

std::string_view withoutBrackets(std::string_view text) {
    while (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
        text = text.substr(1, text.size() - 2);
    }
    return text;
}

// ---- amounts in running text ----

constexpr std::array<std::string_view, 8> kAbout{
    "约", "大约", "近", "左右", "余", "多", "上下", "≈"};
constexpr std::array<std::string_view, 7> kAtLeast{
    "以上", "不少于", "不低于", "≥", ">", "超过", "大于"};
constexpr std::array<std::string_view, 7> kAtMost{
    "以下", "不超过", "不足", "≤", "<", "以内", "小于"};
constexpr std::array<std::string_view, 7> kRangeMarks{"-", "~", "～", "—", "–", "至", "到"};
constexpr std::array<std::string_view, 9> kSeparators{
    "、", ";", ",", "+", "和", "及", "\n", "/", "。"};

std::string_view leadingSeparator(std::string_view text) {
    const auto* found = std::ranges::find_if(
        kSeparators, [&](auto separator) { return text.starts_with(separator); });
    return found == kSeparators.end() ? std::string_view{} : *found;
}

/// Takes the qualifiers and the foreign unit after a number, up to a separator or the next number.
std::string_view takeTail(std::string_view& text) {
    std::size_t at = 0;
    while (at < text.size() && leadingSeparator(text.substr(at)).empty() &&
           !(text[at] >= '0' && text[at] <= '9')) {
        at += detail::characterLength(text.substr(at));
    }
    const auto tail = text.substr(0, at);
    text.remove_prefix(at);
    return tail;
}

struct Scanner {
    std::string_view text;
    std::string_view before;  // words since the last amount
};

/// Takes what makes "100" into "100-120": the upper end of a range.
std::optional<double> takeUpperEnd(std::string_view& text) {
    for (const auto mark : kRangeMarks) {
        std::string_view rest = text;
        if (!take(rest, mark)) {
            continue;
        }
        if (const auto upper = leadingNumber(rest)) {
            rest.remove_prefix(upper->second);
            text = rest;
            return upper->first;
        }
    }
    return std::nullopt;
}

void takeCount(std::string_view& text, Quantity& quantity) {
    std::string_view rest = text;
    if (!take(rest, "×") && !take(rest, "x") && !take(rest, "*")) {
        return;
    }
    const auto each = leadingNumber(rest);
    if (each && quantity.lower >= 1 && quantity.lower == std::floor(quantity.lower)) {
        quantity.count = static_cast<std::int64_t>(quantity.lower);
        quantity.lower = quantity.upper = each->first;
        rest.remove_prefix(each->second);
        text = rest;
    }
}

/// 年产, 日产 before or after the number tell the period of a unit that has none.
void applyPeriodWords(Quantity& quantity) {
    if (!quantity.unit || quantity.unit->period != Period::None) {
        return;
    }
    if (quantity.subject.contains("日产") || quantity.subject.contains("日处理")) {
        quantity.unit->period = Period::Day;
    } else if (quantity.subject.contains("年产") || quantity.subject.contains("年处理")) {
        quantity.unit->period = Period::Year;
    }
}

void applyQualifiers(Quantity& quantity, std::string_view tail) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const std::string around = quantity.subject + " " + std::string(tail);
    quantity.approximate = containsAny(around, kAbout);
    if (containsAny(around, kAtLeast)) {
        quantity.upper = kInfinity;
    } else if (containsAny(around, kAtMost)) {
        quantity.lower = -kInfinity;
    }
}

Quantity takeQuantity(std::string_view& text, std::string_view before) {
    Quantity quantity;
    quantity.subject = detail::trim(before);
    const auto number = leadingNumber(text);
    quantity.lower = quantity.upper = number->first;
    text.remove_prefix(number->second);
    takeCount(text, quantity);
    std::string_view afterLowerUnit = text;
    const auto lowerUnit = takeUnit(afterLowerUnit);  // "100亩-120亩"
    if (const auto upper = takeUpperEnd(text)) {
        quantity.upper = *upper;
    } else if (const auto late = lowerUnit ? takeUpperEnd(afterLowerUnit) : std::nullopt) {
        quantity.upper = *late;
        text = afterLowerUnit;
    }
    while (containsAny(text.substr(0, detail::characterLength(text)), kAbout) ||
           text.starts_with("左右") || text.starts_with("上下")) {  // "100多亩"
        quantity.approximate = true;
        text.remove_prefix(text.starts_with("左右") || text.starts_with("上下")
                               ? std::string_view("左右").size()
                               : detail::characterLength(text));
    }
    const auto unitStart = text;
    quantity.unit = takeUnit(text);
    const auto tail = takeTail(text);
    const bool approximate = quantity.approximate;
    applyQualifiers(quantity, tail);
    quantity.approximate = quantity.approximate || approximate;
    applyPeriodWords(quantity);
    quantity.writtenUnit =
        std::string(quantity.unit ? unitStart.substr(0, unitStart.size() - text.size()) : tail);
    if (!quantity.unit &&
        (containsAny(tail, kAbout) || containsAny(tail, kAtLeast) || containsAny(tail, kAtMost))) {
        quantity.writtenUnit.clear();
    }
    return quantity;
}

bool startsNumber(std::string_view text, std::string_view before) {
    const bool sign = text.size() > 1 && text[0] == '-' && before.empty();
    const char first = text[sign ? 1 : 0];
    return (first >= '0' && first <= '9') || (first == '.' && leadingNumber(text).has_value());
}

// ---- amounts for a field ----

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
    const double base = own.dimension == Dimension::Money ? kWanPerYuan : 1.0;
    for (const auto& [word, factor] : kMultipliers) {
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

}  // namespace

std::optional<Unit> parseUnit(std::string_view text) {
    const std::string clean = detail::squeezed(text);
    std::string_view rest = withoutBrackets(clean);
    take(rest, "单位");
    take(rest, ":");
    rest = withoutBrackets(rest);
    const auto unit = takeUnit(rest);
    return unit && rest.empty() ? unit : std::nullopt;
}

std::optional<Unit> unitOfHeader(std::string_view header) {
    const std::string clean = detail::halfWidth(header);
    const std::string_view text = clean;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') {
            const auto close = text.find(')', at);
            const auto inside = text.substr(
                at + 1, close == std::string_view::npos ? std::string_view::npos : close - at - 1);
            if (const auto unit = parseUnit(inside)) {
                return unit;
            }
        } else if (text[at] == '/' || text[at] == ' ' || text[at] == '\n' || text[at] == ':' ||
                   text[at] == '_') {
            if (const auto unit = parseUnit(text.substr(at + 1))) {
                return unit;
            }
        }
    }
    return std::nullopt;
}

std::vector<Quantity> parseQuantities(std::string_view cell) {
    const std::string clean = detail::squeezed(cell);
    std::string_view text = clean;
    std::vector<Quantity> found;
    std::size_t start = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!startsNumber(text.substr(at), text.substr(start, at - start))) {
            const auto separator = leadingSeparator(text.substr(at));
            at += separator.empty() ? detail::characterLength(text.substr(at)) : separator.size();
            start = separator.empty() ? start : at;
            continue;
        }
        std::string_view rest = text.substr(at);
        found.push_back(takeQuantity(rest, text.substr(start, at - start)));
        at = start = text.size() - rest.size();
    }
    const bool anyUnit = std::ranges::any_of(
        found, [](const Quantity& quantity) { return quantity.unit.has_value(); });
    if (anyUnit) {
        std::erase_if(found, [](const Quantity& quantity) { return !quantity.unit; });
    }
    return found;
}

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
        if (!amount.unit && amount.writtenUnit.empty()) {
            amount.unit = headerUnit ? headerUnit : elsewhere(Target::TonsPerYear, {}, tableUnits);
        }
    }
    const bool naked = !amounts.empty() && std::ranges::all_of(amounts, [](const Quantity& amount) {
        return !amount.unit && amount.writtenUnit.empty();
    });
    if (naked) {
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
        if (!number) {
            continue;
        }
        // The unit of "Φ4.2×13m" stands behind the length; without one, a mill or kiln of more than
        // 100 is given in millimetres.
        rest.remove_prefix(number->second);
        while (!rest.empty() && (take(rest, "×") || take(rest, "x") || take(rest, "*"))) {
            const auto next = leadingNumber(rest);
            rest.remove_prefix(next ? next->second : 0);
        }
        const auto unit = takeUnit(rest);
        constexpr double kLargestInMeters = 100;
        const double factor = unit && unit->dimension == Dimension::Length ? unit->factor
                              : number->first > kLargestInMeters           ? 1e-3
                                                                           : 1.0;
        return number->first * factor;
    }
    return std::nullopt;
}

}  // namespace ruyuan::planner
