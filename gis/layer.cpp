// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/layer.h"

#include <cassert>
#include <format>

namespace ruyuan::gis {

Column::Column(Field field) : field_(std::move(field)) {}

void Column::reserve(std::size_t rows) {
    present_.reserve(rows);
    switch (field_.type) {
        case FieldType::Text:
            ends_.reserve(rows);
            break;
        case FieldType::Real:
            reals_.reserve(rows);
            break;
        case FieldType::Integer:
        case FieldType::Boolean:
        case FieldType::Date:
            integers_.reserve(rows);
            break;
    }
}

void Column::appendText(std::string_view value) {
    assert(field_.type == FieldType::Text);
    present_.push_back(true);
    bytes_.append(value);
    ends_.push_back(bytes_.size());
}

void Column::appendNull() {
    if (present_.empty()) {
        ++leadingNulls_;
        return;
    }
    present_.push_back(false);
    switch (field_.type) {
        case FieldType::Text:
            ends_.push_back(bytes_.size());
            break;
        case FieldType::Real:
            reals_.push_back(0.0);
            break;
        case FieldType::Integer:
        case FieldType::Boolean:
        case FieldType::Date:
            integers_.push_back(0);
            break;
    }
}

void Column::append(const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        appendNull();
        return;
    }
    if (field_.type == FieldType::Text) {
        appendText(std::get<std::string>(value));
        return;
    }
    present_.push_back(true);
    if (field_.type == FieldType::Real) {
        const auto* integer = std::get_if<std::int64_t>(&value);
        reals_.push_back(integer != nullptr ? static_cast<double>(*integer)
                                            : std::get<double>(value));
    } else if (field_.type == FieldType::Integer) {
        integers_.push_back(std::get<std::int64_t>(value));
    } else if (field_.type == FieldType::Boolean) {
        integers_.push_back(std::get<bool>(value) ? 1 : 0);
    } else {
        integers_.push_back(std::get<Date>(value).time_since_epoch().count());
    }
}

std::string_view Column::textView(std::size_t row) const {
    assert(field_.type == FieldType::Text);
    if (row < leadingNulls_) {
        return {};
    }
    const std::size_t stored = row - leadingNulls_;
    const std::size_t begin = stored == 0 ? 0 : ends_[stored - 1];
    return std::string_view(bytes_).substr(begin, ends_[stored] - begin);
}

std::optional<double> Column::number(std::size_t row) const {
    assert(field_.type == FieldType::Integer || field_.type == FieldType::Real);
    if (isNull(row)) {
        return std::nullopt;
    }
    const std::size_t stored = row - leadingNulls_;
    return field_.type == FieldType::Real ? reals_[stored] : static_cast<double>(integers_[stored]);
}

Value Column::value(std::size_t row) const {
    if (isNull(row)) {
        return {};
    }
    const std::size_t stored = row - leadingNulls_;
    switch (field_.type) {
        case FieldType::Text:
            return std::string(textView(row));
        case FieldType::Real:
            return reals_[stored];
        case FieldType::Integer:
            return integers_[stored];
        case FieldType::Boolean:
            return integers_[stored] != 0;
        case FieldType::Date:
            return Date{std::chrono::days{integers_[stored]}};
    }
    return {};
}

std::string Column::asText(std::size_t row) const {
    const Value cell = value(row);
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*integer);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return std::format("{}", *real);
    }
    if (const auto* boolean = std::get_if<bool>(&cell)) {
        return *boolean ? "true" : "false";
    }
    if (const auto* date = std::get_if<Date>(&cell)) {
        return isoDate(*date);
    }
    return {};
}

std::size_t Layer::size() const {
    return columns.empty() ? geometries.size() : columns.front().size();
}

const Column* Layer::find(std::string_view wanted) const {
    for (const Column& column : columns) {
        if (column.field().name == wanted) {
            return &column;
        }
    }
    return nullptr;
}

Box Layer::extent() const {
    Box box;
    for (const Geometry& geometry : geometries) {
        box.add(boundsOf(geometry));
    }
    return box;
}

GeometryKind kindOf(const std::vector<Geometry>& geometries) {
    constexpr GeometryKind kKinds[] = {GeometryKind::None,
                                       GeometryKind::Point,
                                       GeometryKind::MultiPoint,
                                       GeometryKind::Line,
                                       GeometryKind::Polygon};
    GeometryKind kind = GeometryKind::None;
    for (const Geometry& geometry : geometries) {
        const GeometryKind own = kKinds[geometry.index()];
        if (own == GeometryKind::None || own == kind) {
            continue;
        }
        if (kind != GeometryKind::None) {
            return GeometryKind::Mixed;
        }
        kind = own;
    }
    return kind;
}

}  // namespace ruyuan::gis
