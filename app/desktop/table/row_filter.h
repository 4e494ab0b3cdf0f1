// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/table/table_source.h"
#include "gis/progress.h"

#include <string>
#include <vector>

namespace ruyuan::app {

// The filter line: words and conditions with blanks between them, all of which have to hold.
//
//     水泥             some visible column contains it, whatever its case
//     "two words"      with blanks in it
//     county:荥阳      that column contains it; by id, header or the beginning of a title
//     employees>=300   > >= < <= = of numbers and dates; 是 and 否 of truths; = is the whole text
//     employees=       nothing is known
//
// Full-width ：＞＜＝ and quotation marks count as the plain ones.

/// One part of a filter line.
struct RowCondition {
    enum class Test { Contains, Equal, Less, LessEqual, Greater, GreaterEqual, Blank };
    Test test = Test::Contains;
    std::vector<std::size_t> columns;  ///< one of which has to hold
    std::string text{};                ///< in small letters
    double number = 0;                 ///< of a test of numbers

    [[nodiscard]] bool holds(const TableSource& source,
                             std::size_t row,
                             gis::Language language,
                             std::string& room) const;
};

struct RowFilter {
    std::vector<RowCondition> conditions;
    std::vector<std::string> unknownColumns;  ///< named but not there; taken as words

    [[nodiscard]] bool holds(const TableSource& source,
                             std::size_t row,
                             gis::Language language,
                             std::string& room) const;
};

/// @p visible are the columns in which plain words are looked for.
[[nodiscard]] RowFilter parseFilter(std::string_view line,
                                    const TableSource& source,
                                    const std::vector<std::size_t>& visible,
                                    gis::Language language);

/// All rows in the order of a column: numbers by value, texts as the language orders them (Chinese
/// by pinyin, digits by value), what is not known last; equal ones as they stand. Cancelled.
[[nodiscard]] gis::Result<std::vector<std::uint32_t>> sortedRows(const TableSource& source,
                                                                 std::size_t column,
                                                                 bool descending,
                                                                 gis::Language language,
                                                                 const gis::Progress& progress);

/// What a table shows of its source.
struct RowWish {
    std::string filter;
    std::vector<std::size_t> visible;
    std::shared_ptr<const Selection> only{};  ///< only rows about these things; null: all
    std::optional<gis::Box> view{};           ///< only rows in it, longitude and latitude
    gis::Language language = gis::Language::Chinese;
};
struct ShownRows {
    std::vector<std::uint32_t> rows;  ///< into the source
    std::vector<std::string> unknownColumns;
};
/// Those of @p order that @p wish asks for; null order: as they stand.
[[nodiscard]] gis::Result<ShownRows> shownRows(const TableSource& source,
                                               const std::vector<std::uint32_t>* order,
                                               const RowWish& wish,
                                               const gis::Progress& progress);

/// Whether @p text contains @p small, of which Latin letters are small.
[[nodiscard]] bool containsFolded(std::string_view text, std::string_view small);
[[nodiscard]] std::string smallLetters(std::string_view text);

}  // namespace ruyuan::app
