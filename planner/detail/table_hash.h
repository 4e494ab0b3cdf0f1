// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner::detail {

/// A hash of a table's rows in their order that follows a change of few rows by hashing only those
/// rows and their neighbours: the sum, modulo 2^256, of the SHA-256 of each row together with the
/// row before it (an additive hash over neighbours). It does not depend on keys. Tables in which
/// rows are repeated can be put into another order with the same neighbours; such an order is not
/// told apart. It finds damage and edits outside the journal; it is no defence against somebody who
/// computes hashes anew, as no chain without a signature is.
class TableHash {
public:
    TableHash() = default;
    /// Of the rows of a whole table.
    explicit TableHash(const gis::Layer& table);
    /// Of all rows of a table, as rowText() gives them.
    explicit TableHash(const std::vector<std::string>& rows);
    /// From text(); nothing when it is no such hash.
    [[nodiscard]] static std::optional<TableHash> fromText(std::string_view text);

    /// Row @p row now follows @p before (empty: it is the first), or no longer does. Rows as
    /// rowText() gives them.
    void add(std::string_view before, std::string_view row);
    void subtract(std::string_view before, std::string_view row);

    /// 64 hexadecimal digits.
    [[nodiscard]] std::string text() const;

    bool operator==(const TableHash&) const = default;

private:
    std::array<std::uint32_t, 8> words_{};  // the least significant first
};

}  // namespace ruyuan::planner::detail
