// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/fields.h"
#include "planner/header_row.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner::detail {

/// The headers under which the fields of a content are known, in their normalised form, each with
/// the fields it means and its rank among the synonyms of that field (0: the label).
class HeaderWords {
public:
    /// Adds a field; @p synonyms are separated by '|'.
    void add(std::string_view field, std::string_view label, std::string_view synonyms);

    template <class Record>
    void addFields() {
        for (const auto& field : fields<Record>()) {
            if (!field.synonyms.empty()) {
                add(field.name, field.zh, field.synonyms);
            }
        }
    }

    struct Meaning {
        std::string field;
        int rank = 0;
    };
    /// What a column's header means, whole first, then its last line, then the lines above it; of
    /// one that was cut, what it begins.
    [[nodiscard]] std::vector<Meaning> meanings(const LedgerColumn& column) const;
    /// What one line means.
    [[nodiscard]] const std::vector<Meaning>& meaningsOf(std::string_view header) const;
    /// The field that a header means of which only the beginning is left; none when words of
    /// several fields begin like that.
    [[nodiscard]] std::vector<Meaning> meaningsOfBeginning(std::string_view beginning) const;

    /// The stable name of a field given by that or by its label; empty when there is none.
    [[nodiscard]] std::string fieldNamed(std::string_view nameOrLabel) const;
    /// The label of a field in Chinese.
    [[nodiscard]] std::string_view labelOf(std::string_view field) const;
    [[nodiscard]] std::vector<std::string> fieldNames() const;

private:
    std::map<std::string, std::vector<Meaning>, std::less<>> meanings_;
    std::map<std::string, std::string, std::less<>> names_;   // name and label -> name
    std::map<std::string, std::string, std::less<>> labels_;  // by name
};

/// Which column of a ledger holds which field.
class ColumnMap {
public:
    /// Gives every field its best column; @p chosen (field -> header, or "" for none) comes first.
    /// InvalidArgument
    /// for a field, NotFound for a column that does not exist.
    [[nodiscard]] static gis::Result<ColumnMap> match(
        const std::vector<LedgerColumn>& columns,
        const HeaderWords& words,
        const std::map<std::string, std::string>& chosen);

    [[nodiscard]] bool has(std::string_view field) const { return columns_.contains(field); }
    /// The cell of that field; empty when no column holds it, and for "-", "/", 无数据 and the
    /// like.
    [[nodiscard]] std::string_view cell(const LedgerRow& row, std::string_view field) const;
    [[nodiscard]] const LedgerColumn* column(std::string_view field) const;
    /// "field=column" for each field, by field.
    [[nodiscard]] std::vector<std::string> description() const;
    /// Headers that mean nothing, without row numbers and blank headers.
    [[nodiscard]] std::vector<std::string> unused() const;
    /// For columns whose meaning another part of intake knows (park phases).
    void markUsed(std::size_t column) { used_[column] = true; }

private:
    std::vector<LedgerColumn> ledger_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::vector<bool> used_;
};

}  // namespace ruyuan::planner::detail
