// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/table_source.h"

#include "gis/date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ruyuan::app {

namespace {

constexpr int kDigits = 10;

void putNumber(double number, std::string& room) {
    std::array<char, 40> digits{};
    const auto end = std::to_chars(
        digits.data(), digits.data() + digits.size(), number, std::chars_format::general, kDigits);
    room.assign(digits.data(), end.ptr);
    if (room.find('e') != std::string::npos) {
        const auto plain = std::to_chars(
            digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, 0);
        if (plain.ec == std::errc() && std::abs(number) >= 1) {
            room.assign(digits.data(), plain.ptr);
        }
    }
}

}  // namespace

gis::Text TableColumn::heading() const {
    return unit.empty() ? title : gis::text("{}（{}）", "{} ({})", title, unit);
}

std::optional<std::size_t> TableSource::column(std::string_view id) const {
    const auto found = std::ranges::find(columns, id, &TableColumn::id);
    return found == columns.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - columns.begin()));
}

std::string_view cellOf(const TableColumn& column,
                        std::size_t row,
                        gis::Language language,
                        std::string& room) {
    if (column.kind == CellKind::Text) {
        return column.text(row, room);
    }
    const double number = column.number(row);
    if (std::isnan(number)) {
        return {};
    }
    switch (column.kind) {
        case CellKind::Truth:
            room = (number != 0 ? gis::Text{"是", "yes"} : gis::Text{"否", "no"}).in(language);
            break;
        case CellKind::Date:
            room = gis::isoDate(gis::Date(std::chrono::days(static_cast<int>(number))));
            break;
        case CellKind::Number:
        case CellKind::Text:
            putNumber(number, room);
            break;
    }
    return room;
}

}  // namespace ruyuan::app
