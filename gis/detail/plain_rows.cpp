// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/plain_rows.h"

#include "gis/detail/gdal.h"

#include <ogrsf_frmts.h>
#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { ::sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

std::string quoted(std::string_view name) {
    std::string result = "\"";
    for (const char letter : name) {
        result += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    }
    return result + '"';
}

// GDAL's own statement, so that the rows come in the same order.
std::string selection(OGRLayer& table, const std::string& where) {
    const std::string_view place = table.GetGeometryColumn();
    std::string columns = "m." + quoted(table.GetFIDColumn());
    if (!place.empty()) {
        columns += ", m." + quoted(place);
    }
    for (const OGRFieldDefn* field : table.GetLayerDefn()->GetFields()) {
        columns += ", m." + quoted(field->GetNameRef());
    }
    const std::string condition = where.empty() ? "" : " WHERE (" + where + ")";
    return "SELECT " + columns + " FROM " + quoted(table.GetName()) + " m" + condition;
}

/// Whether the table's columns are what we make.
bool isPlain(OGRLayer& table) {
    for (const OGRFieldDefn* field : table.GetLayerDefn()->GetFields()) {
        OGRFieldDefn made("", OFTString);
        setFieldType(made, fieldTypeOf(*field));
        if (field->GetType() != made.GetType() || field->GetSubType() != made.GetSubType()) {
            return false;
        }
    }
    const bool placed = kindOfType(table.GetGeomType()) != GeometryKind::None;
    return *table.GetFIDColumn() != '\0' && placed == (*table.GetGeometryColumn() != '\0');
}

/// "2019-06-30" and nothing else.
std::optional<Date> dateOf(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00";
    if (text.size() != kForm.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (kForm[i] == '0' ? !digit : text[i] != kForm[i]) {
            return std::nullopt;
        }
    }
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (const char letter : text.substr(from, count)) {
            value = 10 * value + (letter - '0');
        }
        return value;
    };
    const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                          std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(number(8, 2)))};
    return day.ok() ? std::optional<Date>(day) : std::nullopt;
}

/// What a GeoPackage puts before a geometry: "GP", version, flags, system, and perhaps its extent.
std::optional<std::size_t> headerSize(std::string_view blob) {
    constexpr std::size_t kFixed = 8;
    constexpr std::size_t kExtents[] = {0, 32, 48, 48, 64};  // by their kind
    if (blob.size() < kFixed || blob[0] != 'G' || blob[1] != 'P' || blob[2] != 0) {
        return std::nullopt;
    }
    const auto flags = static_cast<unsigned char>(blob[3]);
    const std::size_t kind = (flags >> 1U) & 7U;
    const bool littleEndian = (flags & 1U) != 0;
    const bool emptyOrExtended = (flags & 0xF0U) != 0;
    if (!littleEndian || emptyOrExtended || kind >= std::size(kExtents)) {
        return std::nullopt;
    }
    return kFixed + kExtents[kind];
}

/// A point without height, as which most places are stored.
std::optional<Point> pointOf(std::string_view wkb) {
    constexpr std::string_view kPointBegin("\x01\x01\x00\x00\x00", 5);
    if (std::endian::native != std::endian::little || !wkb.starts_with(kPointBegin) ||
        wkb.size() != kPointBegin.size() + 2 * sizeof(double)) {
        return std::nullopt;
    }
    double axes[2];
    std::memcpy(axes, wkb.data() + kPointBegin.size(), sizeof axes);
    if (!std::isfinite(axes[0]) || !std::isfinite(axes[1])) {
        return std::nullopt;
    }
    return Point{axes[0], axes[1]};
}

std::optional<Geometry> geometryOf(std::string_view blob) {
    const auto header = headerSize(blob);
    if (!header || blob.size() < *header) {
        return std::nullopt;
    }
    const std::string_view wkb = blob.substr(*header);
    if (const auto point = pointOf(wkb)) {
        return Geometry{*point};
    }
    OGRGeometry* read = nullptr;
    const OGRErr error = OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &read, wkb.size());
    const std::unique_ptr<OGRGeometry> geometry(read);
    if (error != OGRERR_NONE || geometry == nullptr) {
        return std::nullopt;
    }
    GeometryChanges changes;
    return fromOgr(*geometry, changes);
}

/// Takes the rows of a statement into a layer.
class PlainRows {
public:
    PlainRows(sqlite3_stmt& statement, Layer& layer) : statement_(statement), layer_(layer) {}

    /// False when there is something that only GDAL can judge.
    bool take() {
        int state = ::sqlite3_step(&statement_);
        while (state == SQLITE_ROW && takeRow()) {
            state = ::sqlite3_step(&statement_);
        }
        return state == SQLITE_DONE;
    }

private:
    bool takeRow() {
        int at = 1;  // behind the key
        if (layer_.kind != GeometryKind::None && !takePlace(at++)) {
            return false;
        }
        return std::ranges::all_of(layer_.columns,
                                   [&](Column& column) { return takeCell(column, at++); });
    }
    bool takePlace(int at) {
        const int type = ::sqlite3_column_type(&statement_, at);
        if (type == SQLITE_NULL) {
            layer_.geometries.emplace_back();
            return true;
        }
        auto place = type == SQLITE_BLOB ? geometryOf(blob(at)) : std::nullopt;
        if (place) {
            layer_.geometries.push_back(std::move(*place));
        }
        return place.has_value();
    }
    bool takeCell(Column& column, int at) {
        switch (::sqlite3_column_type(&statement_, at)) {
            case SQLITE_NULL:
                column.appendNull();
                return true;
            case SQLITE_TEXT:
                return takeText(column, at);
            case SQLITE_INTEGER:
                return takeInteger(column, ::sqlite3_column_int64(&statement_, at));
            case SQLITE_FLOAT:
                if (column.field().type != FieldType::Real) {
                    return false;
                }
                column.append(::sqlite3_column_double(&statement_, at));
                return true;
            default:
                return false;
        }
    }
    bool takeText(Column& column, int at) {
        const std::string_view text = textOf(at);
        if (column.field().type == FieldType::Text && !text.contains('\0')) {
            column.appendText(text);
            return true;
        }
        const auto date = column.field().type == FieldType::Date ? dateOf(text) : std::nullopt;
        if (date) {
            column.append(*date);
        }
        return date.has_value();
    }
    static bool takeInteger(Column& column, std::int64_t value) {
        if (column.field().type == FieldType::Integer) {
            column.append(value);
            return true;
        }
        const bool truth = column.field().type == FieldType::Boolean && (value == 0 || value == 1);
        if (truth) {
            column.append(value == 1);
        }
        return truth;
    }
    [[nodiscard]] std::string_view blob(int at) const {
        return view(::sqlite3_column_blob(&statement_, at), at);
    }
    [[nodiscard]] std::string_view textOf(int at) const {
        return view(::sqlite3_column_text(&statement_, at), at);
    }
    [[nodiscard]] std::string_view view(const void* data, int at) const {
        const auto size = static_cast<std::size_t>(::sqlite3_column_bytes(&statement_, at));
        return data == nullptr ? std::string_view()
                               : std::string_view(static_cast<const char*>(data), size);
    }

    sqlite3_stmt& statement_;
    Layer& layer_;
};

}  // namespace

bool readPlainRows(sqlite3& database, OGRLayer& table, const std::string& where, Layer& layer) {
    const ErrorCapture quiet;  // GDAL tells what is wrong when it reads the table then
    if (!isPlain(table)) {
        return false;
    }
    sqlite3_stmt* prepared = nullptr;
    const std::string text = selection(table, where);
    const int state = ::sqlite3_prepare_v2(&database, text.c_str(), -1, &prepared, nullptr);
    const Statement statement(prepared);
    return state == SQLITE_OK && statement != nullptr && PlainRows(*statement, layer).take();
}

}  // namespace ruyuan::gis::detail
