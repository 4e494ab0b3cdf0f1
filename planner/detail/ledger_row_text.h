// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/model.h"

#include <map>
#include <string>
#include <string_view>

namespace ruyuan::planner::detail {

/// The columns of a ledger and the texts of one of its rows, as they were read.
class LedgerRowText {
public:
    LedgerRowText(const Source& source, const Site& site);

    /// Header of the column that a field was read from; null when the ledger has none.
    [[nodiscard]] const std::string* header(const std::string& field) const;
    /// The cell under that header; empty when it was blank.
    [[nodiscard]] std::string text(const std::string& header) const;

private:
    std::map<std::string, std::string> texts_;    // by header
    std::map<std::string, std::string> headers_;  // by field
};

/// The field whose column a field without one is read from: 年产能 from 产能.
[[nodiscard]] std::string columnOf(std::string_view field, const LedgerRowText& row);

}  // namespace ruyuan::planner::detail
