// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace ruyuan::gis {

/// A calendar day (proleptic Gregorian), without time or time zone.
using Date = std::chrono::sys_days;

[[nodiscard]] constexpr Date makeDate(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

/// "2019-06-30".
[[nodiscard]] std::string isoDate(Date date);

/// Reads "2019-06-30" exactly; a day that does not exist is an error.
[[nodiscard]] Result<Date> parseIsoDate(std::string_view text);

/// A quarter of a calendar year, the step of every plan.
class Quarter {
public:
    constexpr Quarter() = default;
    /// @p quarter is 1 to 4.
    constexpr Quarter(int year, int quarter) : number_(year * 4 + quarter - 1) {}
    static Quarter of(Date date);

    [[nodiscard]] constexpr int year() const { return number_ / 4; }
    [[nodiscard]] constexpr int quarter() const { return number_ % 4 + 1; }
    [[nodiscard]] Date firstDay() const;
    [[nodiscard]] Date lastDay() const;
    /// "2019Q3".
    [[nodiscard]] std::string label() const;

    constexpr Quarter operator+(int quarters) const { return fromNumber(number_ + quarters); }
    constexpr int operator-(Quarter other) const { return number_ - other.number_; }
    constexpr auto operator<=>(const Quarter&) const = default;

private:
    static constexpr Quarter fromNumber(int number) {
        Quarter quarter;
        quarter.number_ = number;
        return quarter;
    }
    int number_ = 0;  // quarters since year 0
};

}  // namespace ruyuan::gis
