// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/write_formats.h"
#include "gis/platform.h"
#include "gis/read_layer.h"
#include "gis/wkt.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <format>
#include <utility>

namespace ruyuan::gis {

namespace {

namespace fs = std::filesystem;

/// One comparison of a layer with what was read back.
class Comparison {
public:
    Comparison(const Layer& expected, const Layer& found, const WriteOptions& options)
        : expected_(expected), found_(found), options_(options) {}

    std::vector<Text> differences();

private:
    bool compareCounts();
    void compareNames();
    void compareCells(std::size_t column);
    void comparePlaces();
    void compareCrs();

    [[nodiscard]] bool sameCell(const Column& expected,
                                const Column& found,
                                std::size_t row,
                                double tolerance) const;
    [[nodiscard]] std::string textAsKept(std::string_view text) const;
    [[nodiscard]] double toleranceFor(const Column& column) const;

    const Layer& expected_;
    const Layer& found_;
    WriteOptions options_;
    std::vector<Text> differences_;
};

bool holdsShapes(VectorFormat format) {
    return format != VectorFormat::Xlsx;
}

const std::string& nameInFile(const Column& column, VectorFormat format) {
    return format == VectorFormat::Xlsx ? detail::xlsxHeading(column) : column.field().name;
}

std::optional<double> numberOf(const Column& column, std::size_t row) {
    if (column.isNull(row)) {
        return std::nullopt;
    }
    const FieldType type = column.field().type;
    if (type == FieldType::Integer || type == FieldType::Real) {
        return column.number(row);
    }
    const std::string text = column.asText(row);
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

std::optional<bool> truthOf(const Column& column, std::size_t row) {
    const std::string text = column.asText(row);
    for (const char* yes : {"true", "1", "是"}) {
        if (text == yes) {
            return true;
        }
    }
    for (const char* no : {"false", "0", "否"}) {
        if (text == no) {
            return false;
        }
    }
    return std::nullopt;
}

// A DBF fills up with blanks, and GDAL leaves out those on both sides.
std::string withoutOuterBlanks(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

std::string Comparison::textAsKept(std::string_view text) const {
    switch (options_.format) {
        case VectorFormat::Shapefile:
            return withoutOuterBlanks(text);
        case VectorFormat::Xlsx:
            return std::string(detail::xlsxText(text));
        case VectorFormat::GeoPackage:
        case VectorFormat::GeoJson:
        case VectorFormat::Csv:
            break;
    }
    return std::string(text);
}

double Comparison::toleranceFor(const Column& column) const {
    if (options_.format == VectorFormat::Shapefile && column.field().type == FieldType::Real) {
        return 0.5000001 *
               std::pow(10.0, -detail::dbfColumn(column, options_.dbfEncoding).decimals);
    }
    return 0.0;
}

bool Comparison::sameCell(const Column& expected,
                          const Column& found,
                          std::size_t row,
                          double tolerance) const {
    const bool nullIsEmpty =
        options_.format != VectorFormat::GeoPackage && options_.format != VectorFormat::GeoJson;
    const Value value = expected.value(row);
    const bool nothing = found.isNull(row) || (nullIsEmpty && found.asText(row).empty());
    if (std::holds_alternative<std::monostate>(value)) {
        return nothing;
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        const std::string kept = textAsKept(*text);
        return kept.empty() && nullIsEmpty ? nothing
                                           : !found.isNull(row) && found.asText(row) == kept;
    }
    if (const auto* real = std::get_if<double>(&value)) {
        const bool held = options_.format == VectorFormat::Shapefile ? detail::fitsDbf(*real)
                                                                     : std::isfinite(*real);
        const std::optional<double> number = numberOf(found, row);
        // A spreadsheet shows 15 digits.
        const double rounding =
            options_.format == VectorFormat::Xlsx ? std::abs(*real) * 1e-14 : tolerance;
        return held ? number && std::abs(*number - *real) <= rounding : nothing;
    }
    if (const auto* truth = std::get_if<bool>(&value)) {
        return truthOf(found, row) == *truth;
    }
    // Integers and dates, however the reader typed them.
    return expected.asText(row) == found.asText(row);
}

bool Comparison::compareCounts() {
    if (expected_.size() != found_.size()) {
        differences_.push_back(text("写出 {} 个要素，读回 {} 个",
                                    "{} features written, {} read back",
                                    expected_.size(),
                                    found_.size()));
    }
    if (expected_.columns.size() != found_.columns.size()) {
        differences_.push_back(text("写出 {} 个字段，读回 {} 个",
                                    "{} fields written, {} read back",
                                    expected_.columns.size(),
                                    found_.columns.size()));
    }
    return differences_.empty();
}

void Comparison::compareNames() {
    for (std::size_t i = 0; i < expected_.columns.size(); ++i) {
        const std::string& wanted = nameInFile(expected_.columns[i], options_.format);
        const std::string& found = found_.columns[i].field().name;
        if (wanted != found) {
            differences_.push_back(text("字段名“{}”读回为“{}”",
                                        "field name \"{}\" was read back as \"{}\"",
                                        wanted,
                                        found));
        }
    }
}

void Comparison::compareCells(std::size_t column) {
    const Column& expected = expected_.columns[column];
    const Column& found = found_.columns[column];
    const double tolerance = toleranceFor(expected);
    std::size_t count = 0;
    std::size_t first = 0;
    for (std::size_t row = 0; row < expected.size(); ++row) {
        if (!sameCell(expected, found, row, tolerance)) {
            first = count == 0 ? row : first;
            ++count;
        }
    }
    if (count > 0) {
        differences_.push_back(
            text("字段“{}”有 {} 处不同；第 {} 行写出“{}”，读回“{}”",
                 "field \"{}\" differs in {} places; in row {} \"{}\" was written and \"{}\" read",
                 expected.field().name,
                 count,
                 first + 1,
                 expected.asText(first),
                 found.asText(first)));
    }
}

bool isClose(const Point& a, const Point& b, double tolerance) {
    return std::abs(a.x - b.x) <= tolerance && std::abs(a.y - b.y) <= tolerance;
}

bool samePoints(const std::vector<Point>& a, const std::vector<Point>& b, double tolerance) {
    return std::ranges::equal(
        a, b, [&](const Point& p, const Point& q) { return isClose(p, q, tolerance); });
}

// Formats differ in which way round a ring goes.
bool sameRing(const Ring& a, const Ring& b, double tolerance) {
    return samePoints(a, b, tolerance) || samePoints(a, Ring(b.rbegin(), b.rend()), tolerance);
}

bool samePolygon(const Polygon& a, const Polygon& b, double tolerance) {
    return sameRing(a.outer, b.outer, tolerance) &&
           std::ranges::equal(a.holes, b.holes, [&](const Ring& p, const Ring& q) {
               return sameRing(p, q, tolerance);
           });
}

bool sameShape(const Geometry& a, const Geometry& b, double tolerance) {
    if (pointCount(a) == 0 || pointCount(b) == 0) {
        return pointCount(a) == pointCount(b);
    }
    if (a.index() != b.index()) {
        return false;
    }
    if (const auto* point = std::get_if<Point>(&a)) {
        return isClose(*point, std::get<Point>(b), tolerance);
    }
    if (const auto* points = std::get_if<MultiPoint>(&a)) {
        return samePoints(points->points, std::get<MultiPoint>(b).points, tolerance);
    }
    if (const auto* lines = std::get_if<MultiLine>(&a)) {
        return std::ranges::equal(
            lines->lines, std::get<MultiLine>(b).lines, [&](const Line& p, const Line& q) {
                return samePoints(p, q, tolerance);
            });
    }
    return std::ranges::equal(
        std::get<MultiPolygon>(a).polygons,
        std::get<MultiPolygon>(b).polygons,
        [&](const Polygon& p, const Polygon& q) { return samePolygon(p, q, tolerance); });
}

void Comparison::comparePlaces() {
    // GeoJSON rounds to nine decimals of a degree.
    const double tolerance = options_.format == VectorFormat::GeoJson ? 0.6e-9 : 0.0;
    std::size_t count = 0;
    std::size_t first = 0;
    for (std::size_t row = 0; row < expected_.geometries.size(); ++row) {
        const bool same = row < found_.geometries.size() &&
                          sameShape(expected_.geometries[row], found_.geometries[row], tolerance);
        if (!same) {
            first = count == 0 ? row : first;
            ++count;
        }
    }
    if (count > 0) {
        differences_.push_back(text("{} 个要素的图形不同，第一个在第 {} 行",
                                    "the shapes of {} features differ, the first in row {}",
                                    count,
                                    first + 1));
    }
    const Box wanted = expected_.extent();
    const Box found = found_.extent();
    const bool sameExtent = wanted.empty() ? found.empty()
                                           : isClose(wanted.min, found.min, tolerance) &&
                                                 isClose(wanted.max, found.max, tolerance);
    if (!sameExtent) {
        differences_.push_back(text(
            "范围不同：写出 {:.9g},{:.9g} 至 {:.9g},{:.9g}，读回 {:.9g},{:.9g} 至 {:.9g},{:.9g}",
            "the extents differ: {:.9g},{:.9g} to {:.9g},{:.9g} written, {:.9g},{:.9g} to "
            "{:.9g},{:.9g} read back",
            wanted.min.x,
            wanted.min.y,
            wanted.max.x,
            wanted.max.y,
            found.min.x,
            found.min.y,
            found.max.x,
            found.max.y));
    }
}

void Comparison::compareCrs() {
    const bool same = expected_.crs.has_value() == found_.crs.has_value() &&
                      (!expected_.crs || expected_.crs->isSame(*found_.crs));
    if (!same) {
        const auto label = [](const std::optional<Crs>& crs) { return crs ? crs->label() : "-"; };
        differences_.push_back(text("坐标系不同：写出 {}，读回 {}",
                                    "the coordinate systems differ: {} written, {} read back",
                                    label(expected_.crs),
                                    label(found_.crs)));
    }
}

std::vector<Text> Comparison::differences() {
    if (!compareCounts()) {
        return differences_;
    }
    compareNames();
    for (std::size_t i = 0; i < expected_.columns.size(); ++i) {
        compareCells(i);
    }
    if (expected_.kind != GeometryKind::None && holdsShapes(options_.format)) {
        comparePlaces();
        compareCrs();
    }
    return std::move(differences_);
}

fs::path fileOf(const fs::path& directory,
                const std::string& stem,
                VectorFormat format,
                GeometryKind kind) {
    const auto withSuffix = [&](const char* suffix) {
        return directory / pathFromUtf8(stem + suffix);
    };
    switch (format) {
        case VectorFormat::GeoPackage:
            return withSuffix(".gpkg");
        case VectorFormat::Shapefile:
            return withSuffix(kind == GeometryKind::None ? ".dbf" : ".shp");
        case VectorFormat::GeoJson:
            return withSuffix(".geojson");
        case VectorFormat::Csv:
            return withSuffix(".csv");
        case VectorFormat::Xlsx:
            return withSuffix(".xlsx");
    }
    return {};
}

Result<void> takeWktColumn(Layer& layer, const std::string& name, GeometryKind kind) {
    const auto column = std::ranges::find(
        layer.columns, name, [](const Column& each) { return each.field().name; });
    if (column == layer.columns.end()) {
        return {};
    }
    for (std::size_t row = 0; row < column->size(); ++row) {
        const std::string text = column->asText(row);
        auto geometry = text.empty() ? Result<Geometry>(Geometry{}) : fromWkt(text);
        if (!geometry) {
            return std::unexpected(geometry.error());
        }
        layer.geometries.push_back(std::move(*geometry));
    }
    layer.kind = kind;
    layer.columns.erase(column);
    return {};
}

// CSV has no types, shapes or CRS of its own; what was said on writing is said again on reading.
Result<Layer> readCsvBack(const Layer& expected, const fs::path& file) {
    const detail::CsvPlaceColumns place = detail::csvPlaceColumns(expected);
    ReadOptions options;
    options.xColumn = place.x;
    options.yColumn = place.y;
    options.crs = expected.crs;
    auto read = readLayer(file, options);
    if (!read) {
        return std::unexpected(read.error());
    }
    Layer layer = std::move(read->layer);
    std::erase_if(layer.columns, [&](const Column& column) {
        return !place.x.empty() &&
               (column.field().name == place.x || column.field().name == place.y);
    });
    if (!place.wkt.empty()) {
        if (auto taken = takeWktColumn(layer, place.wkt, expected.kind); !taken) {
            return std::unexpected(taken.error());
        }
        layer.crs = expected.crs;
    }
    return layer;
}

Result<Layer> readBack(const Layer& expected, const fs::path& file, VectorFormat format) {
    if (format == VectorFormat::Csv) {
        return readCsvBack(expected, file);
    }
    auto read = readLayer(file);
    return read ? Result<Layer>(std::move(read->layer)) : std::unexpected(read.error());
}

// The layer as GeoJSON holds it: longitude and latitude, taken for WGS 84.
Result<Layer> inLongitudeLatitude(const Layer& layer, const std::optional<Crs>& found) {
    Layer moved = layer;
    if (layer.kind == GeometryKind::None) {
        return moved;
    }
    if (!layer.crs) {
        return fail(ErrorCode::UnknownCrs,
                    {"图层没有坐标系，无法与经纬度比较",
                     "without a coordinate system the layer cannot be compared with longitude and "
                     "latitude"},
                    layer.name);
    }
    auto transformer = Transformer::create(*layer.crs, storageCrs());
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    for (Geometry& geometry : moved.geometries) {
        auto place = transformer->apply(geometry);
        if (!place) {
            return std::unexpected(place.error());
        }
        geometry = std::move(*place);
    }
    moved.crs = storageCrs();
    if (auto wgs84 = Crs::fromEpsg(4326); wgs84 && found && found->isSame(*wgs84)) {
        moved.crs = *found;
    }
    return moved;
}

}  // namespace

Result<std::vector<Text>> compareWithFile(const Layer& layer,
                                          const fs::path& directory,
                                          const std::string& stem,
                                          const WriteOptions& options) {
    const fs::path file = fileOf(directory, stem, options.format, layer.kind);
    const auto found = readBack(layer, file, options.format);
    if (!found) {
        return std::unexpected(found.error());
    }
    if (options.format != VectorFormat::GeoJson) {
        return Comparison(layer, *found, options).differences();
    }
    const auto expected = inLongitudeLatitude(layer, found->crs);
    if (!expected) {
        return std::unexpected(expected.error());
    }
    return Comparison(*expected, *found, options).differences();
}

}  // namespace ruyuan::gis
