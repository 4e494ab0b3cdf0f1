// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/date.h"
#include "gis/text.h"

#include <optional>
#include <string_view>

namespace ruyuan::planner {

struct DateReading {
    std::optional<gis::Date> date;    ///< nothing: empty or not usable
    std::optional<gis::Text> remark;  ///< what was guessed or why there is no date
};

/// Reads a date as ledgers write it: "2019-06-30", "2019/6/30", "2019.12", "2019年12月底前",
/// "202012", "二〇二〇年底", spreadsheet serials of the 1900 system. A year, half-year, quarter or
/// month stands for its last day (「2020年底前」 is 2020-12-31, 「上半年」 06-30), since ledgers
/// state time limits; a ten-day period for its last day. Without a year, @p asOf's is taken, with a
/// remark. Two dates in one cell and words such as 长期 give none, with a remark.
[[nodiscard]] DateReading readDate(std::string_view cell, gis::Date asOf);

}  // namespace ruyuan::planner
