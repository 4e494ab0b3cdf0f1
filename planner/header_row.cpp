// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/header_row.h"

#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace ruyuan::planner {
namespace {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

constexpr std::size_t kSearchedRows = 30;
constexpr std::size_t kMostHeaderLines = 3;

std::size_t filled(const Row& row) {
    return static_cast<std::size_t>(std::ranges::count_if(
        row, [](const std::string& cell) { return !detail::trim(cell).empty(); }));
}

bool isBlank(const std::string& cell) {
    return detail::trim(cell).empty();
}

/// Brackets that hold a unit or a remark to whoever fills in the form.
bool isAside(std::string_view inside) {
    constexpr std::array<std::string_view, 6> kRemarks{
        "必填", "选填", "可选", "下拉", "单位", "填写"};
    return parseUnit(inside).has_value() || detail::containsAny(inside, kRemarks);
}

std::string withoutAsides(std::string text) {
    for (auto open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
        const auto close = text.find(')', open);
        if (close == std::string::npos) {
            break;
        }
        // 台(套) inside a bracket of its own: the outermost pair counts.
        const auto outer = text.find("))", open) == close ? close + 1 : close;
        if (isAside(std::string_view(text).substr(open + 1, outer - open - 1))) {
            text.erase(open, outer - open + 1);
            --open;
        }
    }
    return text;
}

std::string withoutSlashUnit(std::string text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if ((text[at] == '/' || text[at] == '_') &&
            parseUnit(std::string_view(text).substr(at + 1)).has_value()) {
            return text.substr(0, at);
        }
    }
    return text;
}

/// "3.企业名称", "3、企业名称" without the number.
std::string_view withoutNumber(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
        ++digits;
    }
    const auto rest = text.substr(digits);
    for (const std::string_view mark : {".", "、"}) {
        if (digits > 0 && rest.starts_with(mark) && rest.size() > mark.size()) {
            return rest.substr(mark.size());
        }
    }
    return text;
}

// ---- candidates for the header ----

struct Candidate {
    std::size_t first = 0;
    std::size_t lines = 1;
    std::vector<LedgerColumn> columns;
    std::size_t recognised = 0;
    std::size_t units = 0;  // decides between as many recognised: a line of units belongs to it

    [[nodiscard]] bool betterThan(const Candidate& other) const {
        return recognised != other.recognised ? recognised > other.recognised : units > other.units;
    }
};

std::size_t widthOf(const Rows& raw) {
    std::size_t width = 0;
    for (const auto& row : raw) {
        width = std::max(width, row.size());
    }
    return width;
}

const std::string& cellOf(const Row& row, std::size_t column) {
    static const std::string kNone;
    return column < row.size() ? row[column] : kNone;
}

/// A header line whose merged cells are spread to the right, as far as the line below has text and
/// the lines above do not start something else.
Row spread(
    const Rows& raw, std::size_t line, std::size_t first, std::size_t below, std::size_t width) {
    Row texts(width);
    for (std::size_t column = 0; column < width; ++column) {
        texts[column] = detail::trim(cellOf(raw[line], column));
        const bool group =
            column > 0 && texts[column].empty() && !isBlank(cellOf(raw[below], column));
        const bool sameParent =
            line == first || isBlank(cellOf(raw[line - 1], column)) || column == 0;
        if (group && sameParent) {
            texts[column] = texts[column - 1];
        }
    }
    return texts;
}

LedgerColumn columnOf(const std::vector<Row>& lines, std::size_t column) {
    LedgerColumn result;
    std::vector<std::string> parts;
    for (const auto& line : lines) {
        if (!line[column].empty() && (parts.empty() || parts.back() != line[column])) {
            parts.push_back(line[column]);
        }
    }
    for (std::size_t part = 0; part < parts.size(); ++part) {
        result.header += (part > 0 ? "/" : "") + detail::replaceAll(parts[part], "\n", "");
        (part + 1 < parts.size() ? result.upper : result.lower) += parts[part];
        const auto own = parseUnit(parts[part]);
        result.unit = own                         ? own
                      : unitOfHeader(parts[part]) ? unitOfHeader(parts[part])
                                                  : result.unit;
    }
    return result;
}

void makeUnique(std::vector<LedgerColumn>& columns) {
    std::set<std::string> seen;
    for (auto& column : columns) {
        std::string name = column.header;
        for (int copy = 2; !name.empty() && !seen.insert(name).second; ++copy) {
            name = column.header + "_" + std::to_string(copy);
        }
        column.header = name;
    }
}

Candidate candidateAt(const Rows& raw,
                      std::size_t first,
                      std::size_t lines,
                      std::size_t width,
                      const RecognisesHeader& recognises) {
    std::vector<Row> texts;
    for (std::size_t line = first; line < first + lines; ++line) {
        const std::size_t below = std::min(line + 1, first + lines - 1);
        texts.push_back(spread(raw, line, first, below, width));
    }
    Candidate candidate{first, lines, {}, 0, 0};
    for (std::size_t column = 0; column < width; ++column) {
        candidate.columns.push_back(columnOf(texts, column));
        const bool known = recognises(candidate.columns.back());
        candidate.recognised += known ? 1U : 0U;
        candidate.units += known && candidate.columns.back().unit ? 1U : 0U;
    }
    return candidate;
}

/// Whether a row can belong to the header of the row above it: its first texts are blank (cells
/// merged downwards) or repeat what stands above, and none is a number.
bool continuesHeader(const Row& above, const Row& row) {
    const std::size_t width = std::max(above.size(), row.size());
    std::size_t kept = 0;
    for (std::size_t column = 0; column < width; ++column) {
        const auto upper = detail::trim(cellOf(above, column));
        const auto lower = detail::trim(cellOf(row, column));
        if (!lower.empty() && detail::wholeNumber(lower)) {
            return false;
        }
        kept += !upper.empty() && (lower.empty() || lower == upper) ? 1U : 0U;
    }
    return kept > 0 && filled(row) > 0;
}

/// A line between title and header: "填报单位：某局    填报时间：…    单位：万元". The words alone
/// are columns as well; the colon tells.
bool isFormLine(const Row& row) {
    constexpr std::array<std::string_view, 10> kForms{"单位:",
                                                      "填报单位:",
                                                      "填表单位:",
                                                      "报送单位:",
                                                      "编制单位:",
                                                      "填报时间:",
                                                      "填报日期:",
                                                      "填表日期:",
                                                      "填报人:",
                                                      "填表人:"};
    return std::ranges::any_of(row, [&](const std::string& cell) {
        const std::string text = detail::squeezed(cell);
        return std::ranges::any_of(kForms, [&](auto word) { return text.starts_with(word); });
    });
}

std::optional<Candidate> bestCandidate(const Rows& raw, const RecognisesHeader& recognises) {
    const std::size_t width = widthOf(raw);
    std::optional<Candidate> best;
    for (std::size_t first = 0; first < std::min(raw.size(), kSearchedRows); ++first) {
        if (isFormLine(raw[first])) {
            continue;
        }
        for (std::size_t lines = 1; lines <= kMostHeaderLines && first + lines <= raw.size();
             ++lines) {
            if (lines > 1 && !continuesHeader(raw[first + lines - 2], raw[first + lines - 1])) {
                break;
            }
            auto candidate = candidateAt(raw, first, lines, width, recognises);
            if (candidate.recognised > 0 && (!best || candidate.betterThan(*best))) {
                best = std::move(candidate);
            }
        }
    }
    return best;
}

// ---- rows that are no data ----

bool isColumnNumbers(const Row& row) {
    int expected = 0;
    for (const auto& cell : row) {
        std::string text = detail::squeezed(cell);
        std::erase_if(text, [](char letter) { return letter == '(' || letter == ')'; });
        if (text.empty()) {
            continue;
        }
        const auto number = detail::wholeNumber(text);
        if (!number || std::trunc(*number) != expected + 1) {
            return false;
        }
        ++expected;
    }
    return expected > 2;
}

const std::string* firstText(const Row& row) {
    const auto found = std::ranges::find_if_not(row, isBlank);
    return found == row.end() ? nullptr : &*found;
}

bool isTotal(const Row& row) {
    constexpr std::array<std::string_view, 6> kTotals{
        "合计", "小计", "总计", "汇总", "总 计", "共计"};
    std::size_t seen = 0;
    for (const auto& cell : row) {
        if (isBlank(cell)) {
            continue;
        }
        const std::string text = detail::squeezed(cell);
        const bool total = std::ranges::any_of(kTotals, [&](auto word) {
            return text == word || (text.ends_with(word) && text.size() <= word.size() + 12);
        });
        if (total) {
            return true;
        }
        if (++seen == 3) {
            return false;
        }
    }
    return false;
}

bool isFooter(const Row& row) {
    constexpr std::array<std::string_view, 14> kFooters{"填表人",
                                                        "填报人",
                                                        "审核人",
                                                        "填报单位",
                                                        "填表单位",
                                                        "单位负责人",
                                                        "制表",
                                                        "注:",
                                                        "备注:",
                                                        "说明:",
                                                        "填报时间",
                                                        "填报日期",
                                                        "填表日期",
                                                        "分管领导"};
    const std::string* text = firstText(row);
    const std::string clean = text != nullptr ? detail::squeezed(*text) : "";
    return std::ranges::any_of(kFooters, [&](auto word) { return clean.starts_with(word); });
}

bool isRepeatedHeader(const Row& row, const Candidate& header) {
    std::size_t same = 0;
    for (std::size_t column = 0; column < header.columns.size(); ++column) {
        const auto text = detail::trim(cellOf(row, column));
        same += !text.empty() && (text == header.columns[column].lower ||
                                  text == header.columns[column].upper)
                    ? 1U
                    : 0U;
    }
    return same >= 2 && same * 2 > filled(row);
}

/// "一、重点企业", "（二）其他": what counts sections, not records.
bool countsSections(std::string_view cell) {
    constexpr std::string_view kNumerals = "一二三四五六七八九十";
    const std::string clean = detail::squeezed(cell);
    std::string_view text = clean;
    const bool bracket = text.starts_with("(");
    text.remove_prefix(bracket ? 1 : 0);
    std::size_t numerals = 0;
    while (!text.empty() && kNumerals.contains(text.substr(0, detail::characterLength(text)))) {
        text.remove_prefix(detail::characterLength(text));
        ++numerals;
    }
    return numerals > 0 && text.starts_with(bracket ? ")" : "、");
}

/// A row with one text in a wide table; a lone name of a record is a record with little known.
bool isSectionTitle(const Row& row, const Candidate& header, const RecognisesHeader& namesRecord) {
    if (filled(row) != 1 || header.columns.size() <= 2) {
        return false;
    }
    const auto column =
        static_cast<std::size_t>(std::ranges::find_if_not(row, isBlank) - row.begin());
    return countsSections(row[column]) || column >= header.columns.size() ||
           !namesRecord(header.columns[column]);
}

gis::Text totalsReason() {
    return {"合计行，未导入", "a row of totals; left out"};
}

gis::Text footerReason() {
    return {"表尾说明，未导入", "a footer; left out"};
}

gis::Text repeatedHeaderReason() {
    return {"重复的表头，未导入", "a repeated header; left out"};
}

std::optional<gis::Text> whyNoData(const Row& row,
                                   const Candidate& header,
                                   const RecognisesHeader& namesRecord) {
    if (isTotal(row)) {
        return totalsReason();
    }
    if (isFooter(row)) {
        return footerReason();
    }
    if (isRepeatedHeader(row, header)) {
        return repeatedHeaderReason();
    }
    if (isSectionTitle(row, header, namesRecord)) {
        return gis::text("只有一个单元格有内容（“{}”），视为分节标题，未导入",
                         "only one cell has text (\"{}\"): taken as a section title and left out",
                         std::string(detail::trim(*firstText(row))));
    }
    return std::nullopt;
}

/// "单位：万元、亩" above the header, as separate texts.
std::vector<std::string> unitsAbove(const Rows& raw, std::size_t header) {
    std::vector<std::string> units;
    for (std::size_t line = 0; line < header; ++line) {
        for (const auto& cell : raw[line]) {
            std::string text = detail::squeezed(cell);
            const auto at = text.find("单位:");
            const bool unitLine =
                at != std::string::npos && !text.contains("填报单位") && !text.contains("填表单位");
            if (!unitLine) {
                continue;
            }
            text.erase(0, at + std::string_view("单位:").size());
            for (const std::string_view mark : {"、", ";", "，"}) {
                text = detail::replaceAll(std::move(text), mark, ",");
            }
            for (std::size_t start = 0; start <= text.size();) {
                const auto comma = std::min(text.find(',', start), text.size());
                if (std::string unit = text.substr(start, comma - start); parseUnit(unit)) {
                    units.push_back(std::move(unit));
                }
                start = comma + 1;
            }
        }
    }
    return units;
}

}  // namespace

std::string normaliseHeader(std::string_view header) {
    std::string text = detail::squeezed(header);
    for (const std::string_view mark : {"*", "※", "★", "\u200b"}) {
        text = detail::replaceAll(std::move(text), mark, "");
    }
    text = withoutSlashUnit(withoutAsides(std::string(withoutNumber(text))));
    while (text.ends_with(':')) {
        text.pop_back();
    }
    return text;
}

bool isPartOfForm(const gis::Text& reason) {
    return reason == totalsReason() || reason == footerReason() || reason == repeatedHeaderReason();
}

gis::Result<Ledger> findHeader(Rows raw,
                               const RecognisesHeader& recognises,
                               const RecognisesHeader& namesRecord) {
    auto header = bestCandidate(raw, recognises);
    if (!header) {
        return gis::fail(
            gis::ErrorCode::InvalidData,
            gis::text("前{}行里没有认得的表头",
                      "none of the first {} rows is a known header",
                      std::min(raw.size(), kSearchedRows)),
            {},
            gis::text("请检查工作表，或用 --column 字段=列名 指明",
                      "check the sheet, or name the columns with --column FIELD=COLUMN"));
    }
    Ledger ledger;
    for (const std::string& unit : unitsAbove(raw, header->first)) {
        ledger.tableUnits.push_back(*parseUnit(unit));
        ledger.unitLine += (ledger.unitLine.empty() ? "" : "、") + unit;
    }
    bool first = true;
    for (std::size_t line = header->first + header->lines; line < raw.size(); ++line) {
        Row& row = raw[line];
        if (filled(row) == 0 || (first && isColumnNumbers(row))) {
            continue;
        }
        first = false;
        const int number = static_cast<int>(line) + 1;
        if (auto why = whyNoData(row, *header, namesRecord)) {
            ledger.skipped.push_back({number, std::move(*why)});
            continue;
        }
        LedgerRow data{number, std::move(row)};
        data.cells.resize(header->columns.size());
        ledger.rows.push_back(std::move(data));
    }
    makeUnique(header->columns);
    ledger.columns = std::move(header->columns);
    return ledger;
}

}  // namespace ruyuan::planner
