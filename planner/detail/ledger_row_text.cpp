// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/ledger_row_text.h"

#include "planner/detail/intake_batch.h"

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
    const auto line = headers_.extract(std::string(kUnitLine));
    std::string_view rest = line ? std::string_view(line.mapped()) : std::string_view();
    while (!rest.empty()) {
        constexpr std::string_view kMark = "、";
        const std::size_t end = std::min(rest.find(kMark), rest.size());
        if (const auto unit = parseUnit(rest.substr(0, end))) {
            tableUnits_.push_back(*unit);
        }
        rest.remove_prefix(std::min(end + kMark.size(), rest.size()));
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

std::optional<Unit> LedgerRowText::headerUnit(const std::string& field) const {
    const std::string* known = header(field);
    return known == nullptr ? std::nullopt : unitOfHeader(*known);
}

std::optional<double> LedgerRowText::number(const std::string& field, std::string_view unit) const {
    const std::string* known = header(field);
    const auto target = targetOf(field, unit);
    if (known == nullptr || !target) {
        return std::nullopt;
    }
    return readNumber(text(*known), *target, headerUnit(field), tableUnits_).value;
}

CapacityReading LedgerRowText::capacity() const {
    const std::string* known = header("capacity");
    return known == nullptr ? CapacityReading()
                            : readCapacity(text(*known), headerUnit("capacity"), tableUnits_);
}

bool LedgerRowText::hasUnitsOf(const LedgerRowText& other, const std::string& field) const {
    return tableUnits_ == other.tableUnits_ && headerUnit(field) == other.headerUnit(field);
}

std::string_view madeFrom(std::string_view field) {
    constexpr std::pair<std::string_view, std::string_view> kReadFrom[] = {
        {"capacity_t_a", "capacity"}, {"capacity_t_d", "capacity"}, {"industry_code", "industry"}};
    for (const auto& [made, from] : kReadFrom) {
        if (made == field) {
            return from;
        }
    }
    return {};
}

std::string columnOf(std::string_view field, const LedgerRowText& row) {
    std::string own(field);
    const std::string_view from = madeFrom(field);
    return row.header(own) == nullptr && !from.empty() ? std::string(from) : own;
}

}  // namespace ruyuan::planner::detail
