// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/row_text.h"

#include "gis/wkt.h"
#include "planner/detail/json_text.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

using Json = nlohmann::json;

/// Puts cells one behind the other.
class RowWriter {
public:
    void addNull() { ++nulls_; }
    /// The row, to which the next cell is to be added.
    std::string& next() {
        closeNulls();
        separate();
        return row_;
    }
    std::string finish() {
        closeNulls();
        return std::move(row_ += ']');
    }

private:
    void separate() { row_ += row_.size() > 1 ? "," : ""; }
    void closeNulls() {
        if (nulls_ > 0) {
            separate();
            row_ += '[' + std::to_string(nulls_) + ']';
            nulls_ = 0;
        }
    }

    std::string row_ = "[";
    std::size_t nulls_ = 0;
};

void addCell(RowWriter& row, const gis::Column& column, std::size_t at) {
    const bool number = column.field().type == gis::FieldType::Real && !column.isNull(at);
    if (column.isNull(at) || (number && !std::isfinite(*column.number(at)))) {
        row.addNull();
        return;
    }
    switch (column.field().type) {
        case gis::FieldType::Text:
            appendJson(row.next(), column.textView(at));
            return;
        case gis::FieldType::Real:
            row.next() += Json(*column.number(at)).dump();
            return;
        case gis::FieldType::Integer:
            row.next() += std::to_string(std::get<std::int64_t>(column.value(at)));
            return;
        case gis::FieldType::Boolean:
            row.next() += std::get<bool>(column.value(at)) ? "true" : "false";
            return;
        case gis::FieldType::Date:
            appendJson(row.next(), gis::isoDate(std::get<gis::Date>(column.value(at))));
            return;
    }
}

bool isNulls(const Json& cell) {
    constexpr std::int64_t kMost = 100'000;  // more columns than any table
    return cell.is_array() && cell.size() == 1 && cell[0].is_number_integer() &&
           cell[0].get<std::int64_t>() > 0 && cell[0].get<std::int64_t>() <= kMost;
}

/// The cells of a row's text, nulls spelled out; nothing when it is none.
std::optional<Json> cellsOf(std::string_view text) {
    const Json row = Json::parse(text, nullptr, false);
    if (!row.is_array()) {
        return std::nullopt;
    }
    Json cells = Json::array();
    for (const Json& cell : row) {
        if (isNulls(cell)) {
            cells.insert(cells.end(), cell[0].get<std::size_t>(), nullptr);
        } else {
            cells.push_back(cell);
        }
    }
    return cells;
}

// WKT has one word for a point and for a group of one point.
constexpr std::string_view kGroupOfOne = "GROUP ";

std::string placeText(const gis::Geometry& place) {
    const auto* group = std::get_if<gis::MultiPoint>(&place);
    return (group != nullptr && group->points.size() == 1 ? std::string(kGroupOfOne) : "") +
           gis::toWkt(place);
}

gis::Result<gis::Geometry> placeOf(std::string_view text) {
    if (!text.starts_with(kGroupOfOne)) {
        return gis::fromWkt(text);
    }
    auto point = gis::fromWkt(text.substr(kGroupOfOne.size()));
    if (!point) {
        return point;
    }
    const auto* alone = std::get_if<gis::Point>(&*point);
    return alone == nullptr ? std::move(*point) : gis::Geometry(gis::MultiPoint{{*alone}});
}

gis::Error unreadable(const std::string& table) {
    return {gis::ErrorCode::InvalidData,
            gis::text("修改记录中表“{}”的一行无法识别",
                      "a row of table \"{}\" in the journal cannot be read",
                      table),
            {},
            {}};
}

bool fits(const Json& cell, gis::FieldType type) {
    switch (type) {
        case gis::FieldType::Text:
        case gis::FieldType::Date:
            return cell.is_null() || cell.is_string();
        case gis::FieldType::Integer:
            return cell.is_null() || cell.is_number_integer();
        case gis::FieldType::Real:
            return cell.is_null() || cell.is_number();
        case gis::FieldType::Boolean:
            return cell.is_null() || cell.is_boolean();
    }
    return false;
}

gis::Result<gis::Value> cellOf(const Json& cell, gis::FieldType type, const std::string& table) {
    if (!fits(cell, type)) {
        return std::unexpected(unreadable(table));
    }
    if (cell.is_null()) {
        return gis::Value();
    }
    switch (type) {
        case gis::FieldType::Text:
            return gis::Value(cell.get<std::string>());
        case gis::FieldType::Integer:
            return gis::Value(cell.get<std::int64_t>());
        case gis::FieldType::Real:
            return gis::Value(cell.get<double>());
        case gis::FieldType::Boolean:
            return gis::Value(cell.get<bool>());
        case gis::FieldType::Date:
            break;
    }
    const auto date = gis::parseIsoDate(cell.get<std::string>());
    return date ? gis::Result<gis::Value>(gis::Value(*date))
                : gis::Result<gis::Value>(std::unexpected(unreadable(table)));
}

}  // namespace

std::string rowText(const gis::Layer& layer, std::size_t row) {
    RowWriter text;
    for (const gis::Column& column : layer.columns) {
        addCell(text, column, row);
    }
    if (isPlaced(layer)) {
        appendJson(text.next(), placeText(layer.geometries[row]));
    }
    return text.finish();
}

gis::Result<void> appendRow(gis::Layer& table, std::string_view text) {
    const bool placed = isPlaced(table);
    const auto row = cellsOf(text);
    const std::size_t columns = table.columns.size();
    if (!row || row->size() != columns + (placed ? 1 : 0) ||
        (placed && !(*row)[columns].is_string())) {
        return std::unexpected(unreadable(table.name));
    }
    for (std::size_t c = 0; c < columns; ++c) {
        auto cell = cellOf((*row)[c], table.columns[c].field().type, table.name);
        if (!cell) {
            return std::unexpected(std::move(cell.error()));
        }
        table.columns[c].append(*cell);
    }
    if (placed) {
        auto place = placeOf((*row)[columns].get<std::string>());
        if (!place) {
            return std::unexpected(std::move(place.error()));
        }
        table.geometries.push_back(std::move(*place));
    }
    return {};
}

std::string shortRow(const std::string& text) {
    const auto cells = text.contains("null") ? cellsOf(text) : std::nullopt;
    if (!cells) {
        return text;
    }
    RowWriter row;
    for (const Json& cell : *cells) {
        if (cell.is_null()) {
            row.addNull();
        } else if (cell.is_string()) {
            appendJson(row.next(), cell.get_ref<const std::string&>());
        } else {
            row.next() += cell.dump();
        }
    }
    return row.finish();
}

std::string fullRow(const std::string& text) {
    const auto cells = cellsOf(text);
    return cells ? cells->dump() : text;
}

}  // namespace ruyuan::planner::detail
