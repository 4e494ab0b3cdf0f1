// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/spreadsheet.h"

#include "gis/detail/table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <utility>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

constexpr std::size_t kDateLength = 10;  // "2019/06/30", as GDAL writes a date cell

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool isGdalDate(std::string_view cell) {
    constexpr std::string_view kForm = "dddd/dd/dd";
    return cell.size() >= kDateLength &&
           std::ranges::equal(cell.substr(0, kDateLength), kForm, [](char letter, char form) {
               return form == 'd' ? isDigit(letter) : letter == form;
           });
}

bool isGdalDateTime(std::string_view cell) {
    constexpr std::string_view kForm = " dd:dd:dd";
    return isGdalDate(cell) && cell.size() >= kDateLength + kForm.size() &&
           std::ranges::equal(
               cell.substr(kDateLength, kForm.size()), kForm, [](char letter, char form) {
                   return form == 'd' ? isDigit(letter) : letter == form;
               });
}

std::string isoForm(std::string_view cell) {
    std::string iso(cell);
    iso[4] = '-';
    iso[7] = '-';
    constexpr std::string_view kMidnight = " 00:00:00";
    if (std::string_view(iso).substr(kDateLength).starts_with(kMidnight)) {
        iso.resize(kDateLength);
    }
    return iso;
}

// Sixteen digits and more with a point are a binary fraction written out; a code has no point.
bool isNoisyNumber(std::string_view cell) {
    constexpr std::ptrdiff_t kMostDigits = 15;  // what spreadsheets show
    const bool exponent = cell.contains("E-") || cell.contains("e-");
    return !cell.empty() && (cell.contains('.') || exponent) &&
           (exponent || std::ranges::count_if(cell, isDigit) > kMostDigits) &&
           cell.find_first_not_of("0123456789.-+eE") == std::string_view::npos;
}

std::string plainForm(std::string_view cell) {
    double number = 0.0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc{} || end != cell.data() + cell.size()) {
        return std::string(cell);
    }
    const std::string shown = std::format("{:.15g}", number);
    return shown.contains('e') && std::abs(number) < 1.0 && std::abs(number) > 1e-12
               ? std::format("{:.12f}", number)
               : shown;
}

Column tidyColumn(const Column& column, Field field, std::size_t rows) {
    Column tidy(std::move(field));
    tidy.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        if (column.isNull(row) || column.textView(row).empty()) {
            tidy.appendNull();
        } else {
            tidy.appendText(tidyCell(column.textView(row)));
        }
    }
    return tidy;
}

std::size_t rowsWithText(const Layer& layer) {
    std::size_t rows = layer.size();
    const auto isBlank = [&](const Column& column) { return column.textView(rows - 1).empty(); };
    while (rows > 0 && std::ranges::all_of(layer.columns, isBlank)) {
        --rows;
    }
    return rows;
}

}  // namespace

std::string tidyCell(std::string_view cell) {
    if (isGdalDateTime(cell) || (isGdalDate(cell) && cell.size() == kDateLength)) {
        return isoForm(cell);
    }
    return isNoisyNumber(cell) ? plainForm(cell) : std::string(cell);
}

void tidySpreadsheet(Layer& layer, HeaderRow header) {
    const std::size_t rows = rowsWithText(layer);
    for (std::size_t i = 0; i < layer.columns.size(); ++i) {
        Field field = layer.columns[i].field();
        if (header == HeaderRow::None) {
            field.name = columnLetters(i);
        }
        layer.columns[i] = tidyColumn(layer.columns[i], std::move(field), rows);
    }
}

}  // namespace ruyuan::gis::detail
