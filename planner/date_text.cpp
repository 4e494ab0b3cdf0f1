// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/date_text.h"

#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

namespace ruyuan::planner {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1949;
constexpr int kLastYear = 2100;
constexpr unsigned kMonths = 12;

struct Parts {
    std::optional<int> year;
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    bool shortYear = false;
    bool lostZero = false;  // "2020.1" may have been 2020.10
};

DateReading refused(gis::Text why) {
    return {std::nullopt, std::move(why)};
}

gis::Date lastDayOf(int y, unsigned m) {
    return std::chrono::sys_days{year{y} / month{m} / std::chrono::last};
}

std::optional<gis::Date> dateOf(int y, unsigned m, std::optional<unsigned> d) {
    if (y < kFirstYear || y > kLastYear || m < 1 || m > kMonths) {
        return std::nullopt;
    }
    if (!d) {
        return lastDayOf(y, m);
    }
    const year_month_day date{year{y}, month{m}, day{*d}};
    return date.ok() ? std::optional<gis::Date>(std::chrono::sys_days{date}) : std::nullopt;
}

// ---- Chinese numerals ----

constexpr std::array<std::string_view, 11> kDigits{
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "零"};

/// 二〇二〇年十二月 as 2020年12月.
std::string withArabicDigits(std::string text) {
    text = detail::replaceAll(std::move(text), "○", "〇");
    for (std::size_t digit = 0; digit < kDigits.size(); ++digit) {
        text = detail::replaceAll(std::move(text), kDigits[digit], std::to_string(digit % 10));
    }
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    constexpr std::string_view kTen = "十";
    for (auto at = text.find(kTen); at != std::string::npos; at = text.find(kTen)) {
        const bool before = at > 0 && isDigit(text[at - 1]);
        const bool after = at + kTen.size() < text.size() && isDigit(text[at + kTen.size()]);
        text.replace(at, kTen.size(), before ? (after ? "" : "0") : (after ? "1" : "10"));
    }
    return text;
}

// ---- numbers and the words after them ----

struct Cursor {
    std::string_view rest;

    bool take(std::string_view word) {
        if (!rest.starts_with(word)) {
            return false;
        }
        rest.remove_prefix(word.size());
        return true;
    }
    std::optional<unsigned> number(std::size_t most) {
        std::size_t length = 0;
        while (length < most && length < rest.size() && rest[length] >= '0' &&
               rest[length] <= '9') {
            ++length;
        }
        unsigned value = 0;
        if (length == 0 ||
            std::from_chars(rest.data(), rest.data() + length, value).ec != std::errc()) {
            return std::nullopt;
        }
        rest.remove_prefix(length);
        return value;
    }
    [[nodiscard]] bool atDigit() const {
        return !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
    }
};

bool takeAnySeparator(Cursor& cursor) {
    return cursor.take("-") || cursor.take("/") || cursor.take(".");
}

/// 2019-6-30, 2019/6, 2019.12.
std::optional<Parts> separatedParts(std::string_view text) {
    Cursor cursor{text};
    Parts parts;
    const auto y = cursor.number(4);
    if (!y || *y < kFirstYear || !takeAnySeparator(cursor)) {
        return std::nullopt;
    }
    const std::size_t before = cursor.rest.size();
    parts.year = static_cast<int>(*y);
    parts.month = cursor.number(2);
    const bool oneDigit = before - cursor.rest.size() == 1;
    if (takeAnySeparator(cursor)) {
        parts.day = cursor.number(2);
    } else {
        parts.lostZero = oneDigit && *parts.month == 1 && text.contains('.');
    }
    if (!parts.month || cursor.atDigit()) {
        return std::nullopt;
    }
    return parts;
}

/// 20191231, 201912, 2019, or a spreadsheet's serial day.
std::optional<gis::Date> plainNumber(std::string_view text) {
    const auto value = detail::wholeNumber(text);
    constexpr double kFirstSerial = 18264;  // 1950-01-01
    constexpr double kLastSerial = 73415;   // 2100-12-31
    constexpr double kMost = 99'999'999;    // eight digits
    if (!value || text.contains('-') || *value > kMost) {
        return std::nullopt;
    }
    const auto whole = static_cast<long>(*value);
    if (text.size() == 8 && !text.contains('.')) {
        return dateOf(static_cast<int>(whole / 10000),
                      static_cast<unsigned>(whole / 100 % 100),
                      static_cast<unsigned>(whole % 100));
    }
    if (text.size() == 6 && !text.contains('.')) {
        return dateOf(static_cast<int>(whole / 100), static_cast<unsigned>(whole % 100), {});
    }
    if (text.size() == 4) {
        return dateOf(static_cast<int>(whole), kMonths, {});
    }
    if (*value >= kFirstSerial && *value <= kLastSerial) {
        // Day 60 of the 1900 system is a day that never was, so 1899-12-30 is day 0 from March
        // 1900.
        return gis::makeDate(1899, 12, 30) + std::chrono::days{whole};
    }
    return std::nullopt;
}

/// The number straight before @p word, up to @p most digits, or nothing.
std::optional<unsigned> numberBefore(std::string_view text,
                                     std::string_view word,
                                     std::size_t most) {
    const auto at = text.find(word);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    std::size_t start = at;
    while (start > 0 && at - start < most && text[start - 1] >= '0' && text[start - 1] <= '9') {
        --start;
    }
    return Cursor{text.substr(start)}.number(most);
}

std::optional<unsigned> quarterIn(std::string_view text) {
    if (const auto quarter = numberBefore(text, "季度", 1)) {
        return quarter;
    }
    const auto at = text.find('q');
    return at == std::string_view::npos ? std::nullopt : Cursor{text.substr(at + 1)}.number(1);
}

/// The month that a half-year, quarter, 年中 or 年底 ends with.
std::optional<unsigned> monthOfWords(std::string_view text) {
    constexpr std::array<std::string_view, 5> kYearEnd{"年底", "年末", "年前", "年内", "下半年"};
    if (text.contains("上半年") || text.contains("年中")) {
        return 6;
    }
    if (const auto quarter = quarterIn(text); quarter && *quarter >= 1 && *quarter <= 4) {
        return *quarter * 3;
    }
    if (detail::containsAny(text, kYearEnd)) {
        return kMonths;
    }
    return std::nullopt;
}

std::optional<unsigned> dayOfWords(std::string_view text) {
    if (text.contains("上旬")) {
        return 10;
    }
    return text.contains("中旬") ? std::optional(20U) : std::nullopt;
}

Parts wordedParts(std::string_view text) {
    Parts parts;
    if (const auto y = numberBefore(text, "年", 4)) {
        parts.shortYear = *y < 100;
        parts.year = static_cast<int>(parts.shortYear ? *y + 2000 : *y);
    }
    if (const auto y = numberBefore(text, "q", 4)) {
        parts.year = static_cast<int>(*y);
    }
    parts.month = numberBefore(text, "月", 2);
    parts.day = numberBefore(text, "日", 2);
    if (!parts.day) {
        parts.day = numberBefore(text, "号", 2);
    }
    if (!parts.month) {
        parts.month = monthOfWords(text);
    }
    if (!parts.day && parts.month) {
        parts.day = dayOfWords(text);
    }
    return parts;
}

std::size_t countOf(std::string_view text, std::string_view word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
        ++count;
    }
    return count;
}

/// "2019年6月至2020年底", "2019-2020年", "6月启动，12月完成".
bool holdsTwoDates(std::string_view text) {
    const std::size_t halves = countOf(text, "半年");
    if (countOf(text, "年") > halves + 1 || countOf(text, "月") > 1) {
        return true;
    }
    Cursor cursor{text};
    const auto first = cursor.number(4);
    return first && *first >= kFirstYear && takeAnySeparator(cursor) && cursor.number(4) >= 100U;
}

/// Without a time of day: "2019-06-30 00:00:00", "2019-06-30T08:00".
std::string_view withoutTime(std::string_view cell) {
    const auto clock = cell.find(':');
    const auto gap = clock == std::string_view::npos ? clock : cell.find_last_of(" T", clock);
    return cell.substr(0, gap);
}

DateReading finish(const Parts& parts, const std::string& shown, gis::Date asOf) {
    const int asOfYear = static_cast<int>(year_month_day{asOf}.year());
    const int y = parts.year.value_or(asOfYear);
    const auto date = dateOf(y, parts.month.value_or(kMonths), parts.day);
    if (!date) {
        return refused(gis::text("“{}”不是有效日期", "\"{}\" is not a valid date", shown));
    }
    if (!parts.year) {
        return {date,
                gis::text("“{}”没有年份，按基准日期所在的{}年采用",
                          "\"{}\" has no year; {}, the year of the as-of date, was taken",
                          shown,
                          y)};
    }
    if (parts.shortYear) {
        return {date,
                gis::text("“{}”的年份按{}年采用", "the year of \"{}\" was taken as {}", shown, y)};
    }
    if (parts.lostZero) {
        return {date,
                gis::text("“{}”按{}年1月采用；如原为“{}.10”（10月），请改为文本",
                          "\"{}\" was taken as January {}; if it was \"{}.10\" (October), enter "
                          "it as text",
                          shown,
                          y,
                          y)};
    }
    return {date, std::nullopt};
}

}  // namespace

DateReading readDate(std::string_view cell, gis::Date asOf) {
    if (detail::saysNothing(cell)) {
        return {};
    }
    const std::string shown(detail::trim(cell));
    std::string text = withArabicDigits(detail::squeezed(withoutTime(cell)));
    text = detail::replaceAll(std::move(text), "年度", "年");
    if (const auto date = plainNumber(text)) {
        return {date, std::nullopt};
    }
    if (holdsTwoDates(text)) {
        return refused(gis::text("“{}”含有不止一个日期，没有代为取值",
                                 "\"{}\" holds more than one date; left empty",
                                 shown));
    }
    if (const auto parts = separatedParts(text)) {
        return finish(*parts, shown, asOf);
    }
    const Parts parts = wordedParts(text);
    if (!parts.year && !parts.month) {
        return refused(gis::text("“{}”不是日期", "\"{}\" is not a date", shown));
    }
    return finish(parts, shown, asOf);
}

}  // namespace ruyuan::planner
