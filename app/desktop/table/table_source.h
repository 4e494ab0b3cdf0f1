// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "gis/geometry.h"
#include "gis/text.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::app {

enum class CellKind { Text, Number, Date, Truth };

/// A column of a table: asks the project itself, so that 200,000 rows cost no memory of their own.
struct TableColumn {
    std::string id;  ///< stable, for settings and filters
    gis::Text title;
    std::string unit;
    CellKind kind = CellKind::Text;
    bool usual = true;  ///< shown unless the user chose otherwise
    /// Of text columns: the text of a row; @p room holds it where it has to be made.
    std::function<std::string_view(std::size_t row, std::string& room)> text{};
    /// Of the others: a number, days since 1970, 0 or 1; NaN: not known.
    std::function<double(std::size_t row)> number{};
    /// Other names in filters, separated by '|' (FieldSpec::synonyms).
    std::string_view also{};

    [[nodiscard]] gis::Text heading() const;
};

/// The rows of a table over an immutable project; threads may read it together.
struct TableSource {
    std::vector<TableColumn> columns{};
    std::size_t rows = 0;
    ThingKind kind = ThingKind::Site;  ///< of the things that rows are about
    /// Id of the thing that a row is about; empty: none. Several rows may be about one.
    std::function<std::string_view(std::size_t row)> key{};
    /// Where the thing is, longitude and latitude; nothing: it has no place.
    std::function<std::optional<gis::Point>(std::size_t row)> place{};

    [[nodiscard]] std::optional<std::size_t> column(std::string_view id) const;
};
using TableSourcePtr = std::shared_ptr<const TableSource>;

/// A cell for people: dates as 2019-06-30, truths as words, numbers to ten digits; nothing where
/// nothing is known. @p room as of TableColumn::text.
[[nodiscard]] std::string_view cellOf(const TableColumn& column,
                                      std::size_t row,
                                      gis::Language language,
                                      std::string& room);

}  // namespace ruyuan::app
