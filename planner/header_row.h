// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "gis/text.h"
#include "planner/quantity.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

/// A header as it is compared: half width, lower case, without blanks, leading numbers
/// ("3.企业名称"), asterisks, trailing colons and units, in brackets or behind a slash.
[[nodiscard]] std::string normaliseHeader(std::string_view header);

/// A column of a ledger under a header of one to three lines.
struct LedgerColumn {
    std::string header;        ///< as shown to people, lines joined with "/"; unique in the ledger
    std::string upper;         ///< all lines but the last; empty for one line
    std::string lower;         ///< the last line
    std::optional<Unit> unit;  ///< from any of the lines
    bool hidden = false;       ///< in the spreadsheet; see gis/workbook.h
    bool cut = false;          ///< by what the format allows: may be the beginning of a longer one
};

struct LedgerRow {
    int number = 0;                  ///< 1-based, as a spreadsheet shows it
    std::vector<std::string> cells;  ///< one per column
};

struct SkippedRow {
    int number = 0;
    gis::Text reason;
};

/// Whether a row was left out as a part of the form and not as a record: totals, a footer, a
/// repeated header. @p reason as of SkippedRow.
[[nodiscard]] bool isPartOfForm(const gis::Text& reason);

/// A table with its header found and everything that is no data set aside.
struct Ledger {
    std::vector<LedgerColumn> columns;
    std::vector<LedgerRow> rows;
    std::vector<SkippedRow> skipped;  ///< totals, footers, repeated headers and section titles
    std::vector<Unit> tableUnits;     ///< from a line such as "单位：万元、亩"
    std::string unitLine;             ///< these units as written: "万元、亩"
};

/// Whether a header means a field, or the field that is asked for.
using RecognisesHeader = std::function<bool(const LedgerColumn&)>;

/// Finds the header among the first 30 rows: the one to three lines under which most columns are
/// recognised. Title and unit lines above it are passed over; the cells of a merged header (only
/// its first cell has text) spread to the right. A row of column numbers below the header is left
/// out, blank rows are ignored, total rows (合计, 小计…), footers (填表人, 注：…), section titles
/// and repeated headers are listed as skipped; a lone text is a section title unless it stands in a
/// column whose header @p namesRecord accepts and is not numbered (一、…). InvalidData when no row
/// holds a known header. @p raw are all rows of the sheet, the first being number 1.
[[nodiscard]] gis::Result<Ledger> findHeader(std::vector<std::vector<std::string>> raw,
                                             const RecognisesHeader& recognises,
                                             const RecognisesHeader& namesRecord);

}  // namespace ruyuan::planner
