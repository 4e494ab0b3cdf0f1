// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "gis/date.h"
#include "gis/geometry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ruyuan::gis {

enum class FieldType { Text, Integer, Real, Boolean, Date };

struct Field {
    std::string name;
    FieldType type = FieldType::Text;
    std::string alias;  ///< readable name, often Chinese; empty when there is none

    bool operator==(const Field&) const = default;
};

/// One cell; std::monostate is null.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool, Date>;

/// The values of one field, one per feature, stored by type without an allocation per cell.
class Column {
public:
    explicit Column(Field field);

    [[nodiscard]] const Field& field() const { return field_; }
    [[nodiscard]] std::size_t size() const { return leadingNulls_ + present_.size(); }
    [[nodiscard]] bool isNull(std::size_t row) const {
        return row < leadingNulls_ || !present_[row - leadingNulls_];
    }
    /// The first row that is not null, or size().
    [[nodiscard]] std::size_t leadingNulls() const { return leadingNulls_; }
    [[nodiscard]] Value value(std::size_t row) const;
    /// The cell as people would write it ("12.5", "2019-06-30"); empty for null.
    [[nodiscard]] std::string asText(std::size_t row) const;
    /// The cell of a Text column, without a copy; empty for null. Valid until the next append.
    [[nodiscard]] std::string_view textView(std::size_t row) const;
    /// The cell of an Integer or Real column.
    [[nodiscard]] std::optional<double> number(std::size_t row) const;

    /// @pre @p value is null or of the column's type (an integer may go into a Real column).
    void append(const Value& value);
    void appendNull();
    void appendText(std::string_view value);
    void reserve(std::size_t rows);

    bool operator==(const Column&) const = default;

private:
    Field field_;
    std::size_t leadingNulls_ = 0;  // for which nothing is stored: most columns are empty
    std::vector<bool> present_;
    std::string bytes_;                   // Text: all cells one after the other
    std::vector<std::size_t> ends_;       // Text: where each ends in bytes_
    std::vector<std::int64_t> integers_;  // Integer, Boolean, Date (days since 1970-01-01)
    std::vector<double> reals_;           // Real
};

enum class GeometryKind { None, Point, MultiPoint, Line, Polygon, Mixed };

/// Features with a shape and attributes, or a plain table when kind is None. Without a CRS the
/// coordinates may not be used for anything but display.
struct Layer {
    std::string name;
    GeometryKind kind = GeometryKind::None;
    std::optional<Crs> crs;
    std::vector<Column> columns;       ///< all of the same size
    std::vector<Geometry> geometries;  ///< empty for a table, otherwise one per feature

    [[nodiscard]] std::size_t size() const;
    /// The column of that name (exact), or null.
    [[nodiscard]] const Column* find(std::string_view name) const;
    [[nodiscard]] Box extent() const;
};

/// The kind that holds all of these geometries (empty ones do not count).
[[nodiscard]] GeometryKind kindOf(const std::vector<Geometry>& geometries);

}  // namespace ruyuan::gis
