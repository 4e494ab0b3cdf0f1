// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/row_index.h"

#include "planner/detail/cell_text.h"

namespace ruyuan::planner::detail {

namespace {

constexpr char kBetweenCells = '\x1f';

}  // namespace

const std::vector<std::size_t>& RowIndex::find(const RowCells& cells) {
    std::vector<std::string> headers;
    std::string wanted;
    for (const auto& [header, cell] : cells) {
        headers.push_back(header);
        wanted += cell;
        wanted += kBetweenCells;
    }
    const auto [index, isNew] = byHeaders_.try_emplace(headers);
    for (std::size_t row = 0; isNew && row < rows_; ++row) {
        std::string key;
        for (const std::string& header : headers) {
            key += trim(cellOf_(row, header));
            key += kBetweenCells;
        }
        index->second[key].push_back(row);
    }
    static const std::vector<std::size_t> kNone;
    const auto found = index->second.find(wanted);
    return found == index->second.end() ? kNone : found->second;
}

}  // namespace ruyuan::planner::detail
