// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/write_formats.h"
#include "gis/wkt.h"

#include <format>

namespace ruyuan::gis::detail {

namespace {

// RFC 4180. An empty text is written as "", so that it differs from null for those who look.
std::string csvCell(std::string_view text) {
    const bool plain = !text.empty() && text.find_first_of(",\"\r\n") == std::string_view::npos &&
                       text.front() != ' ' && text.back() != ' ';
    if (plain) {
        return std::string(text);
    }
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter == '"' ? "\"\"" : std::string(1, letter);
    }
    return quoted + '"';
}

std::string header(const Layer& layer, const CsvPlaceColumns& place) {
    std::string line;
    for (const std::string& name : {place.x, place.y, place.wkt}) {
        line += name.empty() ? "" : name + ",";
    }
    for (const Column& column : layer.columns) {
        line += csvCell(column.field().name) + ",";
    }
    if (!line.empty()) {
        line.pop_back();
    }
    return line + "\r\n";
}

std::string placeCells(const Layer& layer, std::size_t row) {
    const Geometry& geometry = layer.geometries[row];
    if (const auto* point = std::get_if<Point>(&geometry)) {
        return layer.kind == GeometryKind::Point ? std::format("{},{},", point->x, point->y)
                                                 : csvCell(toWkt(geometry)) + ",";
    }
    if (isEmpty(geometry)) {
        return layer.kind == GeometryKind::Point ? ",," : ",";
    }
    return csvCell(toWkt(geometry)) + ",";
}

std::string line(const Layer& layer, std::size_t row) {
    std::string cells = layer.kind == GeometryKind::None ? "" : placeCells(layer, row);
    for (const Column& column : layer.columns) {
        cells += column.isNull(row) ? "" : csvCell(column.asText(row));
        cells += ',';
    }
    if (!cells.empty()) {
        cells.pop_back();
    }
    return cells + "\r\n";
}

}  // namespace

CsvPlaceColumns csvPlaceColumns(const Layer& layer) {
    switch (layer.kind) {
        case GeometryKind::None:
            return {};
        case GeometryKind::Point:
            return {freeColumnName("X", layer), freeColumnName("Y", layer), {}};
        case GeometryKind::MultiPoint:
        case GeometryKind::Line:
        case GeometryKind::Polygon:
        case GeometryKind::Mixed:
            return {{}, {}, freeColumnName("WKT", layer)};
    }
    return {};
}

Result<void> writeCsv(WriteTask& task) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    TextFile file(task.file(".csv"));
    file.write(kByteOrderMark);
    file.write(header(task.layer, csvPlaceColumns(task.layer)));
    for (std::size_t row = 0; row < task.layer.size(); ++row) {
        if (auto going = task.atRow(row); !going) {
            return going;
        }
        file.write(line(task.layer, row));
    }
    if (task.layer.kind != GeometryKind::None) {
        const std::string crs = task.layer.crs ? task.layer.crs->label() : "?";
        task.warn(text("CSV 不记录坐标系；其中坐标为 {}",
                       "CSV has no place for the coordinate system; its coordinates are in {}",
                       crs));
    }
    return file.close();
}

}  // namespace ruyuan::gis::detail
