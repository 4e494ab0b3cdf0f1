// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/ledger_row_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace ruyuan::planner::detail {

LedgerRowText::LedgerRowText(const Source& source, const Site& site) {
    const auto row = nlohmann::json::parse(site.originalRow, nullptr, false);
    if (row.is_object()) {
        for (const auto& [header, cell] : row.items()) {
            if (cell.is_string()) {
                texts_[header] = cell.get<std::string>();
            }
        }
    }
    for (const std::string& column : source.columns) {
        const std::size_t sign = column.find('=');
        headers_[column.substr(0, sign)] = column.substr(std::min(sign + 1, column.size()));
    }
}

const std::string* LedgerRowText::header(const std::string& field) const {
    const auto found = headers_.find(field);
    return found == headers_.end() ? nullptr : &found->second;
}

std::string LedgerRowText::text(const std::string& header) const {
    const auto found = texts_.find(header);
    return found == texts_.end() ? std::string() : found->second;
}

std::string columnOf(std::string_view field, const LedgerRowText& row) {
    constexpr std::pair<std::string_view, std::string_view> kReadFrom[] = {
        {"capacity_t_a", "capacity"}, {"capacity_t_d", "capacity"}, {"industry_code", "industry"}};
    std::string own(field);
    if (row.header(own) == nullptr) {
        for (const auto& [made, from] : kReadFrom) {
            if (made == field) {
                return std::string(from);
            }
        }
    }
    return own;
}

}  // namespace ruyuan::planner::detail
