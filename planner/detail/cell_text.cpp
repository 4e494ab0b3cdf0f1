// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ruyuan::planner::detail {
namespace {

constexpr std::array<std::string_view, 7> kBlanks{
    " ", "\t", "\r", "\n", "\u3000", "\u00a0", "\ufeff"};

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// Whether a blank can begin, or end, with that byte; most cells have none.
bool beginsBlank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r') || byte == '\xE3' || byte == '\xC2' ||
           byte == '\xEF';
}

bool endsBlank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r') || byte == '\x80' || byte == '\xA0' ||
           byte == '\xBF';
}

/// Whether one of the words that stand for nothing can begin with that byte, full-width or not.
bool canSayNothing(char byte) {
    constexpr std::string_view kFirst = "-/\\nN#<";
    constexpr std::string_view kBeyondAscii = "\xE2\xE4\xE6\xEF";  // –, 不, 无, full-width
    return kFirst.contains(byte) || kBeyondAscii.contains(byte);
}

/// The ASCII form of a full-width character, or 0.
char asciiOf(std::string_view character) {
    if (character == "\u3000" || character == "\u00a0") {
        return ' ';
    }
    if (character == "。") {
        return '.';
    }
    if (character.size() != 3 || static_cast<unsigned char>(character[0]) != 0xEF) {
        return 0;
    }
    const unsigned code = 0xF000U | ((static_cast<unsigned char>(character[1]) & 0x3FU) << 6U) |
                          (static_cast<unsigned char>(character[2]) & 0x3FU);
    constexpr unsigned kFirst = 0xFF01;
    constexpr unsigned kLast = 0xFF5E;
    return code >= kFirst && code <= kLast ? static_cast<char>(code - kFirst + '!') : char{0};
}

bool isThousandsSeparator(std::string_view text, std::size_t at) {
    const auto digit = [&](std::size_t place) {
        return place < text.size() && isDigit(text[place]);
    };
    return text[at] == ',' && at > 0 && isDigit(text[at - 1]) && digit(at + 1) && digit(at + 2) &&
           digit(at + 3) && !digit(at + 4);
}

/// Where an exponent that starts at @p at ends, or @p at when there is none.
std::size_t exponentEnd(std::string_view text, std::size_t at) {
    std::size_t end = at;
    if (end >= text.size() || (text[end] != 'e' && text[end] != 'E')) {
        return at;
    }
    ++end;
    if (end < text.size() && (text[end] == '+' || text[end] == '-')) {
        ++end;
    }
    const std::size_t digits = end;
    while (end < text.size() && isDigit(text[end])) {
        ++end;
    }
    return end > digits ? end : at;
}

}  // namespace

std::string_view trim(std::string_view text) {
    for (bool again = true;
         again && !text.empty() && (beginsBlank(text.front()) || endsBlank(text.back()));) {
        again = false;
        for (const auto blank : kBlanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

std::size_t characterLength(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return length;
}

std::string halfWidth(std::string_view text) {
    text = trim(text);
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        if (static_cast<unsigned char>(text.front()) < 0x80U) {
            result += text.front();
            text.remove_prefix(1);
            continue;
        }
        const auto character = text.substr(0, characterLength(text));
        const char ascii = asciiOf(character);
        if (ascii != 0) {
            result += ascii;
        } else {
            result += character;
        }
        text.remove_prefix(character.size());
    }
    return result;
}

std::string squeezed(std::string_view text) {
    std::string result = halfWidth(text);
    std::erase_if(result, [](char letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
    });
    std::ranges::transform(result, result.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return result;
}

std::string replaceAll(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

bool isPlaceholder(std::string_view cell) {
    constexpr std::array<std::string_view, 15> kPlaceholders{"-",
                                                             "--",
                                                             "–",
                                                             "—",
                                                             "——",
                                                             "/",
                                                             "\\",
                                                             "无数据",
                                                             "暂无数据",
                                                             "n/a",
                                                             "#n/a",
                                                             "nan",
                                                             "null",
                                                             "none",
                                                             "<空>"};
    const std::string_view text = trim(cell);
    return !text.empty() && canSayNothing(text.front()) &&
           std::ranges::contains(kPlaceholders, std::string_view(squeezed(text)));
}

bool saysNothing(std::string_view cell) {
    constexpr std::array<std::string_view, 6> kNothing{"", "无", "暂无", "不详", "未知", "不清楚"};
    const std::string_view text = trim(cell);
    if (text.empty()) {
        return true;
    }
    return canSayNothing(text.front()) &&
           (isPlaceholder(text) ||
            std::ranges::contains(kNothing, std::string_view(squeezed(text))));
}

std::optional<std::pair<double, std::size_t>> leadingNumber(std::string_view text) {
    std::string digits;
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        digits += text[0] == '-' ? "-" : "";
        ++at;
    }
    bool point = false;
    bool any = false;
    for (; at < text.size(); ++at) {
        if (isDigit(text[at])) {
            any = true;
        } else if (!point && isThousandsSeparator(text, at)) {
            continue;
        } else if (text[at] == '.' && !point) {
            point = true;
        } else {
            break;
        }
        digits += text[at];
    }
    if (!any) {
        return std::nullopt;
    }
    const std::size_t end = exponentEnd(text, at);
    digits += text.substr(at, end - at);
    double value = 0;
    const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc()) {
        return std::nullopt;
    }
    return std::pair{value, end};
}

std::optional<double> wholeNumber(std::string_view text) {
    const auto number = leadingNumber(text);
    return number && number->second == text.size() ? std::optional(number->first) : std::nullopt;
}

bool containsAny(std::string_view text, std::span<const std::string_view> parts) {
    return std::ranges::any_of(parts, [&](auto part) { return text.contains(part); });
}

}  // namespace ruyuan::planner::detail
