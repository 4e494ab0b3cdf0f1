// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/write_formats.h"

#include <cmath>
#include <format>

namespace ruyuan::gis::detail {

namespace {

std::string jsonText(std::string_view text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
            quoted += letter;
        } else if (static_cast<unsigned char>(letter) < 0x20) {
            quoted += std::format("\\u{:04x}", static_cast<unsigned>(letter));
        } else {
            quoted += letter;
        }
    }
    return quoted + '"';
}

// The fewest digits that read back to the same double, with a point, so that readers take the
// whole column as numbers with decimals.
std::string jsonReal(double value) {
    if (!std::isfinite(value)) {
        return "null";
    }
    std::string digits = std::format("{}", value);
    if (digits.find_first_of(".e") == std::string::npos) {
        digits += ".0";
    }
    return digits;
}

// Nine decimals of a degree are a tenth of a millimetre.
std::string coordinate(double value) {
    std::string digits = std::format("{:.9f}", value);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.back() == '.') {
        digits.pop_back();
    }
    return digits == "-0" ? "0" : digits;
}

std::string jsonOf(const Point& point) {
    return "[" + coordinate(point.x) + "," + coordinate(point.y) + "]";
}

template <class Range, class ToText>
std::string jsonArray(const Range& range, ToText toText) {
    std::string result = "[";
    for (const auto& item : range) {
        result += (result.size() > 1 ? "," : "") + toText(item);
    }
    return result + "]";
}

std::string jsonOf(const std::vector<Point>& points) {
    return jsonArray(points, [](const Point& point) { return jsonOf(point); });
}

std::string jsonOf(const Polygon& polygon) {
    std::string result = "[" + jsonOf(polygon.outer);
    for (const Ring& hole : polygon.holes) {
        result += "," + jsonOf(hole);
    }
    return result + "]";
}

std::string object(const char* type, const std::string& coordinates) {
    return std::format(R"({{"type":"{}","coordinates":{}}})", type, coordinates);
}

std::string jsonOf(const Geometry& geometry) {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        return object("Point", jsonOf(*point));
    }
    if (const auto* points = std::get_if<MultiPoint>(&geometry)) {
        return object("MultiPoint", jsonOf(points->points));
    }
    if (const auto* lines = std::get_if<MultiLine>(&geometry)) {
        return lines->lines.size() == 1
                   ? object("LineString", jsonOf(lines->lines.front()))
                   : object("MultiLineString",
                            jsonArray(lines->lines, [](const Line& line) { return jsonOf(line); }));
    }
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
        return polygons->polygons.size() == 1
                   ? object("Polygon", jsonOf(polygons->polygons.front()))
                   : object("MultiPolygon", jsonArray(polygons->polygons, [](const Polygon& part) {
                                return jsonOf(part);
                            }));
    }
    return "null";
}

std::string jsonCell(const Column& column, std::size_t row) {
    if (column.isNull(row)) {
        return "null";
    }
    switch (column.field().type) {
        case FieldType::Text:
            return jsonText(column.textView(row));
        case FieldType::Date:
            return jsonText(column.asText(row));
        case FieldType::Real:
            return jsonReal(*column.number(row));
        case FieldType::Integer:
        case FieldType::Boolean:
            return column.asText(row);
    }
    return "null";
}

std::string feature(const Layer& layer, std::size_t row, const std::string& geometry) {
    std::string properties;
    for (const Column& column : layer.columns) {
        properties += properties.empty() ? "" : ",";
        properties += jsonText(column.field().name) + ":" + jsonCell(column, row);
    }
    return std::format(
        R"({{"type":"Feature","properties":{{{}}},"geometry":{}}})", properties, geometry);
}

Result<Transformer> toLongitudeLatitude(const Layer& layer) {
    if (!layer.crs) {
        return fail(ErrorCode::UnknownCrs,
                    {"图层没有坐标系，写不成经纬度的 GeoJSON",
                     "the layer has no coordinate system, so it cannot become GeoJSON, which is in "
                     "longitude and latitude"},
                    layer.name,
                    {"请先给图层指定坐标系", "give the layer a coordinate system first"});
    }
    return Transformer::create(*layer.crs, storageCrs());
}

}  // namespace

Result<void> writeGeoJson(WriteTask& task) {
    const Layer& layer = task.layer;
    const bool placed = layer.kind != GeometryKind::None;
    auto transformer =
        placed ? toLongitudeLatitude(layer) : Transformer::create(storageCrs(), storageCrs());
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    TextFile file(task.file(".geojson"));
    file.write(std::format("{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[",
                           jsonText(layer.name.empty() ? task.stem : layer.name)));
    for (std::size_t row = 0; row < layer.size(); ++row) {
        if (auto going = task.atRow(row); !going) {
            return going;
        }
        const auto moved =
            placed ? transformer->apply(layer.geometries[row]) : Result<Geometry>(Geometry{});
        if (!moved) {
            return std::unexpected(moved.error());
        }
        file.write(row == 0 ? "\n" : ",\n");
        file.write(feature(layer, row, jsonOf(*moved)));
    }
    file.write("\n]}\n");
    return file.close();
}

}  // namespace ruyuan::gis::detail
