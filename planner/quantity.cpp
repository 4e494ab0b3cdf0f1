// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/quantity.h"

#include "planner/detail/cell_text.h"
#include "planner/detail/unit_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ruyuan::planner {
namespace {

using detail::containsAny;
using detail::leadingNumber;
using detail::take;
using detail::takeUnit;

std::string_view withoutBrackets(std::string_view text) {
    while (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
        text = text.substr(1, text.size() - 2);
    }
    return text;
}

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
    constexpr double kMost = 1e9;
    const auto each = leadingNumber(rest);
    if (each && quantity.lower >= 1 && quantity.lower <= kMost &&
        quantity.lower == std::floor(quantity.lower)) {
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

/// Takes the upper end of a range, behind the number or behind its unit: "100-120亩",
/// "100亩-120亩".
void takeRange(std::string_view& text, Quantity& quantity) {
    std::string_view afterUnit = text;
    const auto unit = takeUnit(afterUnit);
    if (const auto upper = takeUpperEnd(text)) {
        quantity.upper = *upper;
    } else if (const auto late = unit ? takeUpperEnd(afterUnit) : std::nullopt) {
        quantity.upper = *late;
        text = afterUnit;
    }
}

/// Takes what makes a number approximate in front of its unit: "100多亩".
bool takeAbout(std::string_view& text) {
    const std::string_view before = text;
    while (true) {
        if (take(text, "左右") || take(text, "上下")) {
            continue;
        }
        const auto character = text.substr(0, detail::characterLength(text));
        if (!containsAny(character, kAbout)) {
            return text.size() != before.size();
        }
        text.remove_prefix(character.size());
    }
}

/// Takes a numeral that no unit would: the 万 of "3万余元", the 百 of "3百人".
double takeNumeral(std::string_view& text) {
    constexpr std::pair<std::string_view, double> kNumerals[] = {
        {"百万", 1e6}, {"百", 1e2}, {"千", 1e3}, {"万", 1e4}, {"亿", 1e8}};
    for (const auto& [word, factor] : kNumerals) {
        std::string_view rest = text;
        if (!take(rest, word)) {
            continue;
        }
        if (rest.starts_with("余") || rest.starts_with("多") || word == "百") {
            text = rest;
            return factor;
        }
        break;
    }
    return 1;
}

Quantity takeQuantity(std::string_view& text, std::string_view before) {
    Quantity quantity;
    quantity.subject = detail::trim(before);
    const auto number = leadingNumber(text);
    text.remove_prefix(number->second);
    quantity.lower = quantity.upper = number->first * takeNumeral(text);
    takeCount(text, quantity);
    takeRange(text, quantity);
    const bool about = takeAbout(text);
    const auto unitStart = text;
    quantity.unit = takeUnit(text);
    const auto written = unitStart.substr(0, unitStart.size() - text.size());
    const auto tail = takeTail(text);
    applyQualifiers(quantity, tail);
    quantity.approximate = quantity.approximate || about;
    applyPeriodWords(quantity);
    const bool qualifier =
        containsAny(tail, kAbout) || containsAny(tail, kAtLeast) || containsAny(tail, kAtMost);
    quantity.writtenUnit = quantity.unit ? written : qualifier ? std::string_view{} : tail;
    return quantity;
}

/// Bytes of a character, or of digits that no number can hold ("1E400").
std::size_t lengthOfNoNumber(std::string_view text) {
    const bool digit = text[0] >= '0' && text[0] <= '9';
    return digit ? std::min(text.find_first_not_of("0123456789.eE+-"), text.size())
                 : detail::characterLength(text);
}

bool startsNumber(std::string_view text, std::string_view before) {
    const bool sign = text.size() > 1 && text[0] == '-' && before.empty();
    const char first = text[sign ? 1 : 0];
    return ((first >= '0' && first <= '9') || first == '.') && leadingNumber(text).has_value();
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
            at += separator.empty() ? lengthOfNoNumber(text.substr(at)) : separator.size();
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

}  // namespace ruyuan::planner
