// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/column_map.h"

#include "planner/detail/cell_text.h"

#include <algorithm>
#include <array>

namespace ruyuan::planner::detail {
namespace {

/// Behind every synonym: what people see in the sheet comes first.
constexpr int kHiddenRank = 1000;
/// Behind every whole word.
constexpr int kBeginningRank = 500;

/// A last line that says nothing without the lines above it: "承接园区" over "名称".
bool isGeneric(std::string_view line) {
    constexpr std::array<std::string_view, 12> kGeneric{"名称",
                                                        "面积",
                                                        "时间",
                                                        "日期",
                                                        "编号",
                                                        "级别",
                                                        "类别",
                                                        "类型",
                                                        "数量",
                                                        "规模",
                                                        "地址",
                                                        "分类"};
    return std::ranges::contains(kGeneric, line);
}

/// Row numbers of the sender: never a key, never worth a word.
bool isRowNumber(std::string_view header) {
    constexpr std::array<std::string_view, 7> kNumbers{
        "序号", "编号", "no.", "no", "id", "fid", "#"};
    return std::ranges::contains(kNumbers, header);
}

std::string withoutBracketed(std::string text) {
    for (auto open = text.find('('); open != std::string::npos; open = text.find('(')) {
        const auto close = text.find(')', open);
        text.erase(open, close == std::string::npos ? close : close - open + 1);
    }
    return text;
}

gis::Error noSuchField(const std::string& field, const HeaderWords& words) {
    std::string names;
    for (const auto& name : words.fieldNames()) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return gis::fail(gis::ErrorCode::InvalidArgument,
                     gis::text("这类内容没有字段“{}”", "this content has no field \"{}\"", field),
                     field,
                     gis::text("可用字段：{}", "the fields are: {}", names))
        .error();
}

gis::Error noSuchColumn(const std::string& header, const std::vector<LedgerColumn>& columns) {
    std::string names;
    for (const auto& column : columns) {
        if (!column.header.empty()) {
            names += (names.empty() ? "" : ", ") + column.header;
        }
    }
    return gis::fail(gis::ErrorCode::NotFound,
                     gis::text("文件里没有列“{}”", "the file has no column \"{}\"", header),
                     header,
                     gis::text("文件中的列：{}", "its columns are: {}", names))
        .error();
}

std::optional<std::size_t> columnNamed(const std::vector<LedgerColumn>& columns,
                                       const std::string& header) {
    const auto find = [&](auto same) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(columns, same);
        return found == columns.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::size_t>(found - columns.begin()));
    };
    if (const auto exact = find([&](const auto& column) { return column.header == header; })) {
        return exact;
    }
    const std::string plain = normaliseHeader(header);
    return find([&](const auto& column) {
        return normaliseHeader(column.header) == plain || normaliseHeader(column.lower) == plain;
    });
}

}  // namespace

void HeaderWords::add(std::string_view field, std::string_view label, std::string_view synonyms) {
    names_.emplace(field, field);
    names_.emplace(label, field);
    labels_.emplace(field, label);
    int rank = 0;
    const auto learn = [&](std::string_view word) {
        auto& known = meanings_[normaliseHeader(word)];
        if (std::ranges::find(known, field, &Meaning::field) == known.end()) {
            known.push_back({std::string(field), rank});
        }
        ++rank;
    };
    learn(label);
    while (!synonyms.empty()) {
        const auto bar = std::min(synonyms.find('|'), synonyms.size());
        learn(synonyms.substr(0, bar));
        synonyms.remove_prefix(std::min(bar + 1, synonyms.size()));
    }
    learn(field);
}

const std::vector<HeaderWords::Meaning>& HeaderWords::meaningsOf(std::string_view header) const {
    static const std::vector<Meaning> kNone;
    const std::string plain = normaliseHeader(header);
    for (const auto& text : {plain, withoutBracketed(plain)}) {
        if (const auto found = meanings_.find(text); !text.empty() && found != meanings_.end()) {
            return found->second;
        }
    }
    return kNone;
}

std::vector<HeaderWords::Meaning> HeaderWords::meanings(const LedgerColumn& column) const {
    const auto& whole = meaningsOf(column.upper + column.lower);
    if (whole.empty() && column.cut) {
        return meaningsOfBeginning(column.lower);
    }
    if (column.upper.empty() || !whole.empty()) {
        return whole;
    }
    const auto& upper = meaningsOf(column.upper);
    const auto& lower = meaningsOf(column.lower);
    const bool lowerCounts = !lower.empty() && !parseUnit(column.lower) &&
                             (upper.empty() || !isGeneric(normaliseHeader(column.lower)));
    return lowerCounts ? lower : upper;
}

std::vector<HeaderWords::Meaning> HeaderWords::meaningsOfBeginning(
    std::string_view beginning) const {
    const std::string plain = normaliseHeader(beginning);
    std::vector<Meaning> found;
    for (auto word = meanings_.lower_bound(plain);
         !plain.empty() && word != meanings_.end() && word->first.starts_with(plain);
         ++word) {
        for (const Meaning& meaning : word->second) {
            if (found.empty()) {
                found.push_back({meaning.field, kBeginningRank});
            } else if (found.front().field != meaning.field) {
                return {};
            }
        }
    }
    return found;
}

std::string_view HeaderWords::labelOf(std::string_view field) const {
    const auto found = labels_.find(field);
    return found == labels_.end() ? field : std::string_view(found->second);
}

std::string HeaderWords::fieldNamed(std::string_view nameOrLabel) const {
    const auto found = names_.find(nameOrLabel);
    return found == names_.end() ? std::string{} : found->second;
}

std::vector<std::string> HeaderWords::fieldNames() const {
    std::vector<std::string> names;
    for (const auto& [word, name] : names_) {
        if (word == name) {
            names.push_back(name);
        }
    }
    return names;
}

gis::Result<ColumnMap> ColumnMap::match(const std::vector<LedgerColumn>& columns,
                                        const HeaderWords& words,
                                        const std::map<std::string, std::string>& chosen) {
    ColumnMap map;
    map.ledger_ = columns;
    map.used_.resize(columns.size());
    std::map<std::string, int, std::less<>> ranks;
    for (const auto& [name, header] : chosen) {
        const std::string field = words.fieldNamed(name);
        if (field.empty()) {
            return std::unexpected(noSuchField(name, words));
        }
        if (header.empty()) {
            ranks[field] = -1;  // no column shall be it
            continue;
        }
        const auto column = columnNamed(columns, header);
        if (!column) {
            return std::unexpected(noSuchColumn(header, columns));
        }
        map.columns_[field] = *column;
        map.used_[*column] = true;
        ranks[field] = -1;
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (map.used_[column]) {
            continue;
        }
        for (const auto& [field, wordRank] : words.meanings(columns[column])) {
            const int rank = wordRank + (columns[column].hidden ? kHiddenRank : 0);
            const auto known = ranks.find(field);
            if (known == ranks.end() || rank < known->second) {
                ranks[field] = rank;
                map.columns_[field] = column;
            }
        }
    }
    for (const auto& [field, column] : map.columns_) {
        map.used_[column] = true;
    }
    return map;
}

std::string_view ColumnMap::cell(const LedgerRow& row, std::string_view field) const {
    const auto found = columns_.find(field);
    if (found == columns_.end() || isPlaceholder(row.cells[found->second])) {
        return {};
    }
    return trim(row.cells[found->second]);
}

const LedgerColumn* ColumnMap::column(std::string_view field) const {
    const auto found = columns_.find(field);
    return found == columns_.end() ? nullptr : &ledger_[found->second];
}

std::vector<std::string> ColumnMap::description() const {
    std::vector<std::string> lines;
    for (const auto& [field, column] : columns_) {
        lines.push_back(field + "=" + ledger_[column].header);
    }
    return lines;
}

std::vector<std::string> ColumnMap::unused() const {
    std::vector<std::string> headers;
    for (std::size_t column = 0; column < ledger_.size(); ++column) {
        const std::string& header = ledger_[column].header;
        if (!used_[column] && !header.empty() && !isRowNumber(squeezed(header))) {
            headers.push_back(header);
        }
    }
    return headers;
}

}  // namespace ruyuan::planner::detail
