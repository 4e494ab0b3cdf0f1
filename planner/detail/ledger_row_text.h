// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/model.h"
#include "planner/quantity.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner::detail {

/// What stands for a field where Source::columns tells of the line of units above the table.
constexpr std::string_view kUnitLine = "units";

/// The columns of a ledger and the texts of one of its rows, as they were read.
class LedgerRowText {
public:
    LedgerRowText(const Source& source, const Site& site);

    /// Header of the column that a field was read from; null when the ledger has none.
    [[nodiscard]] const std::string* header(const std::string& field) const;
    /// The cell under that header; empty when it was blank.
    [[nodiscard]] std::string text(const std::string& header) const;
    /// The number that intake makes of the cell of a field of that unit (FieldSpec::unit), by the
    /// units that cell, header and table state; nothing when there is none or it is not measured.
    [[nodiscard]] std::optional<double> number(const std::string& field,
                                               std::string_view unit) const;
    /// The same of the column of capacities.
    [[nodiscard]] CapacityReading capacity() const;
    /// Whether the column of a field is under the same units in both rows.
    [[nodiscard]] bool hasUnitsOf(const LedgerRowText& other, const std::string& field) const;

private:
    [[nodiscard]] std::optional<Unit> headerUnit(const std::string& field) const;

    std::vector<Unit> tableUnits_;
    std::map<std::string, std::string> texts_;    // by header
    std::map<std::string, std::string> headers_;  // by field
};

/// The field that a field is read from where it has no column: 年产能 from 产能; empty for most.
[[nodiscard]] std::string_view madeFrom(std::string_view field);

/// The field whose column a field without one is read from: 年产能 from 产能.
[[nodiscard]] std::string columnOf(std::string_view field, const LedgerRowText& row);

}  // namespace ruyuan::planner::detail
