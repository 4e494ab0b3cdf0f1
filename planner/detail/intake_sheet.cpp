// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ruyuan::planner::detail {

namespace {

struct CellPlace {
    std::size_t column = 0;  ///< from 0
    int row = 0;             ///< from 1
};

/// "AB12": column 27, row 12.
CellPlace placeOfCell(std::string_view reference) {
    constexpr std::size_t kLetters = 26;
    std::size_t column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
        column = column * kLetters + static_cast<std::size_t>(reference[at] - 'A' + 1);
    }
    CellPlace place{column - 1, 0};
    std::from_chars(reference.data() + at, reference.data() + reference.size(), place.row);
    return place;
}

/// What spreadsheets show where a formula fails (ECMA-376, part 1, 18.17.2.7).
bool isErrorValue(std::string_view cell) {
    constexpr std::array<std::string_view, 9> kErrors{"#DIV/0!",
                                                      "#N/A",
                                                      "#NAME?",
                                                      "#NULL!",
                                                      "#NUM!",
                                                      "#REF!",
                                                      "#VALUE!",
                                                      "#SPILL!",
                                                      "#GETTING_DATA"};
    return cell.starts_with('#') && std::ranges::contains(kErrors, cell);
}

}  // namespace

void Batch::heedHiddenColumns() {
    std::string headers;
    for (const LedgerColumn& column : ledger_.columns) {
        if (column.hidden && !column.header.empty()) {
            headers += (headers.empty() ? "" : "、") + column.header;
        }
    }
    if (!headers.empty()) {
        read_.warnings.push_back(
            {gis::text("工作表里隐藏的列也已读入：{}；与看得见的列同义时，以看得见的为准",
                       "hidden columns were read, too: {}; where a visible column means the same, "
                       "the visible one counts",
                       headers),
             source_.file});
    }
}

void Batch::heedCutNames(const HeaderWords& words) {
    gis::Text read;
    for (const LedgerColumn& column : ledger_.columns) {
        if (!column.cut || !words.meaningsOf(column.lower).empty()) {
            continue;
        }
        for (const auto& meaning : words.meaningsOfBeginning(column.lower)) {
            const LedgerColumn* used = columns_.column(meaning.field);
            const bool chosen = request_.columns.contains(meaning.field);
            if (used != nullptr && used->header == column.header && !chosen) {
                const std::string comma = read.zh.empty() ? "" : "、";
                read.zh += comma + column.header + "→" + std::string(words.labelOf(meaning.field));
                read.en += comma + column.header + "→" + meaning.field;
            }
        }
    }
    if (!read.zh.empty()) {
        warn(gis::text("字段名被 DBF 的 10 字节截断，按开头读作：{}",
                       "field names cut to the ten bytes of a DBF are read by their beginnings: {}",
                       read));
    }
}

void Batch::heedUncomputed() {
    std::map<std::size_t, Tally> byColumn;
    for (const std::string& reference : look_.uncomputed) {
        const CellPlace cell = placeOfCell(reference);
        if (cell.column < ledger_.columns.size() && indexOfRow(cell.row)) {
            byColumn[cell.column].add(cell.row);
        }
    }
    for (const auto& [column, rows] : byColumn) {
        note(
            rows.firstRow,
            {},
            gis::text("列“{}”有{}个公式单元格没有保存计算结果，按空白采用；请用表格软件打开并保存"
                      "后重新导入",
                      "column \"{}\" has {} formulas whose results were not saved; taken as blank. "
                      "Open and save the file in a spreadsheet program, then import it again",
                      ledger_.columns[column].header,
                      rows.count));
    }
}

void Batch::heedUnread() {
    if (look_.unread > 0) {
        read_.warnings.push_back(
            {gis::text(
                 "工作表里有一行连续重复了一万次以上，从该行起有{}行没有读入；请用表格软件删去"
                 "重复的填充行，或另存为 .xlsx 后重新导入",
                 "a row of the sheet is repeated more than 10,000 times; from it on {} rows "
                 "were not read. Delete what was filled down in a spreadsheet program, or save "
                 "the file as .xlsx, then import it again",
                 look_.unread),
             source_.file});
    }
}

void Batch::blankErrors() {
    for (LedgerRow& row : ledger_.rows) {
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            if (isErrorValue(trim(row.cells[column]))) {
                note(row.number,
                     {},
                     gis::text("列“{}”的公式出错（{}），按空白采用",
                               "the formula in column \"{}\" failed ({}); taken as blank",
                               ledger_.columns[column].header,
                               std::string(trim(row.cells[column]))));
                row.cells[column].clear();
            }
        }
    }
}

std::string Batch::countyOfSheet() const {
    if (columns_.has("county")) {
        return {};
    }
    const std::string name = squeezed(source_.layer);
    const RegionName* region = findRegion(name, regions_);
    // "高新技术企业" begins with a short name and means no county.
    const bool named = region != nullptr && (name.contains(region->name) ||
                                             std::ranges::contains(region->shortNames, name));
    if (auto known = projectCounty(named ? region->name : name, project_.counties, regions_)) {
        return *known;
    }
    return named ? region->name : std::string();
}

}  // namespace ruyuan::planner::detail
