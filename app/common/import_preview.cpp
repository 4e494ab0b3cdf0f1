// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/import_preview.h"

#include "app/common/cell_text.h"
#include "app/common/imports.h"
#include "planner/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <iterator>

namespace ruyuan::app {

namespace {

using planner::Project;

/// Header and cell of each column, from a record's originalRow.
std::vector<std::pair<std::string, std::string>> cellsOf(const std::string& originalRow) {
    std::vector<std::pair<std::string, std::string>> cells;
    const auto row = nlohmann::ordered_json::parse(originalRow, nullptr, false);
    if (row.is_object()) {
        for (const auto& [header, cell] : row.items()) {
            cells.emplace_back(header, cell.is_string() ? cell.get<std::string>() : cell.dump());
        }
    }
    return cells;
}

gis::Text placeText(const gis::Geometry& place) {
    if (gis::isEmpty(place)) {
        return {"没有位置", "none"};
    }
    if (const auto* point = std::get_if<gis::Point>(&place)) {
        const std::string text = std::format("{:.6f}, {:.6f}", point->x, point->y);
        return {text, text};
    }
    const gis::Box box = gis::boundsOf(place);
    return gis::text("{:.6f}, {:.6f} 至 {:.6f}, {:.6f}",
                     "{:.6f}, {:.6f} to {:.6f}, {:.6f}",
                     box.min.x,
                     box.min.y,
                     box.max.x,
                     box.max.y);
}

template <class Record>
PreviewRow rowOf(const Record& record) {
    PreviewRow row;
    row.row = record.origin.row;
    if constexpr (requires { record.originalRow; }) {
        row.written = cellsOf(record.originalRow);
    }
    for (const planner::FieldSpec<Record>& field : planner::fields<Record>()) {
        const gis::Value value = planner::get(record, field);
        // Ours, not the file's: the number that it would get, and the row as written.
        const bool own = field.name == "id" || field.name == "original_row";
        if (!own && !std::holds_alternative<std::monostate>(value)) {
            row.understood.push_back({std::string(field.name),
                                      field.label(),
                                      {cellText(value, gis::Language::Chinese),
                                       cellText(value, gis::Language::English)}});
        }
    }
    if constexpr (requires { record.place; }) {
        row.understood.push_back(
            {"place", {"位置", "place"}, placeText(gis::Geometry(record.place))});
    }
    return row;
}

template <class Record>
void addRows(const std::vector<Record>& records,
             int source,
             std::size_t most,
             std::vector<PreviewRow>& rows) {
    for (const Record& record : records) {
        if (record.origin.source == source && rows.size() < most) {
            rows.push_back(rowOf(record));
        }
    }
}

}  // namespace

gis::Result<ImportPreview> previewImport(const Project& project,
                                         const std::string& content,
                                         planner::ImportRequest request,
                                         std::size_t rows,
                                         const gis::Progress& progress) {
    ImportPreview preview;
    Project copy = project;
    auto imported = importInto(copy, content, request, progress);
    if (!imported && imported.error().code == gis::ErrorCode::Undecided) {
        preview.question = imported.error();
        request.acceptGuesses = true;
        imported = importInto(copy, content, request, progress);
    }
    if (!imported) {
        return std::unexpected(imported.error());
    }
    preview.summary = std::move(imported->summary);
    preview.source = copy.sources.back();
    const int id = preview.source.id;
    std::ranges::copy_if(
        copy.issues, std::back_inserter(preview.issues), [id](const planner::ImportIssue& issue) {
            return issue.origin.source == id;
        });
    addRows(copy.sites, id, rows, preview.rows);
    addRows(copy.equipment, id, rows, preview.rows);
    addRows(copy.parks, id, rows, preview.rows);
    addRows(copy.builtUpAreas, id, rows, preview.rows);
    addRows(copy.counties, id, rows, preview.rows);
    for (const planner::ConstraintLayer& layer : copy.constraints) {
        addRows(layer.features, id, rows, preview.rows);
    }
    return preview;
}

}  // namespace ruyuan::app
