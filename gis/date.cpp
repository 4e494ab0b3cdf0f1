// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/date.h"

#include <charconv>
#include <format>

namespace ruyuan::gis {

std::string isoDate(Date date) {
    return std::format("{:%Y-%m-%d}", date);
}

Result<Date> parseIsoDate(std::string_view text) {
    const auto number = [&](std::size_t from, std::size_t count, int& value) {
        const char* first = text.data() + from;
        const auto [end, error] = std::from_chars(first, first + count, value);
        return error == std::errc() && end == first + count;
    };
    int year = 0;
    int month = 0;
    int day = 0;
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        number(0, 4, year) && number(5, 2, month) && number(8, 2, day);
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!shaped || !date.ok()) {
        return fail(ErrorCode::InvalidArgument,
                    gis::text("“{}”不是日期", "\"{}\" is not a date", std::string(text)),
                    {},
                    gis::text("请写成 2019-07-01 的形式", "write it like 2019-07-01"));
    }
    return std::chrono::sys_days{date};
}

Quarter Quarter::of(Date date) {
    const std::chrono::year_month_day day{date};
    return {static_cast<int>(day.year()),
            (static_cast<int>(static_cast<unsigned>(day.month())) + 2) / 3};
}

Date Quarter::firstDay() const {
    return makeDate(year(), static_cast<unsigned>(quarter()) * 3 - 2, 1);
}

Date Quarter::lastDay() const {
    return (*this + 1).firstDay() - std::chrono::days{1};
}

std::string Quarter::label() const {
    return std::format("{}Q{}", year(), quarter());
}

}  // namespace ruyuan::gis
