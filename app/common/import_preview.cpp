// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/import_preview.h"

#include "app/common/cell_text.h"
#include "app/common/imports.h"
#include "gis/crs.h"
#include "planner/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>
#include <iterator>
#include <map>
#include <type_traits>

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

/// What a member that holds one of a few words says; nothing for other members.
template <class Record>
std::optional<gis::Text> wordOf(const Record& record, const planner::FieldSpec<Record>& field) {
    return std::visit(
        [&]<class T>(T Record::* member) -> std::optional<gis::Text> {
            if constexpr (std::is_same_v<T, planner::Accuracy>) {
                return label(record.*member);
            } else if constexpr (std::is_same_v<T, std::optional<planner::SizeClass>> ||
                                 std::is_same_v<T, std::optional<planner::Path>>) {
                return record.*member ? std::optional(label(*(record.*member))) : std::nullopt;
            } else {
                return std::nullopt;
            }
        },
        field.member);
}

template <class Record>
void addUnderstood(const Record& record, PreviewRow& row) {
    for (const planner::FieldSpec<Record>& field : planner::fields<Record>()) {
        const gis::Value value = planner::get(record, field);
        // Ours, not the file's: the numbers that it would get, and the row as written.
        const bool own =
            field.name == "id" || field.name == "site_id" || field.name == "original_row";
        if (!own && !std::holds_alternative<std::monostate>(value)) {
            row.understood.push_back(
                {std::string(field.name),
                 field.label(),
                 wordOf(record, field)
                     .value_or(gis::Text{cellText(value, gis::Language::Chinese),
                                         cellText(value, gis::Language::English)}),
                 std::string(field.unit)});
        }
    }
}

template <class Record>
PreviewRow rowOf(const Record& record) {
    PreviewRow row;
    row.row = record.origin.row;
    row.source = record.origin.source;
    if constexpr (requires { record.originalRow; }) {
        row.written = cellsOf(record.originalRow);
    }
    addUnderstood(record, row);
    if constexpr (requires { record.place; }) {
        row.understood.push_back(
            {"place", {"位置", "place"}, placeText(gis::Geometry(record.place))});
    }
    return row;
}

/// Adds the headers of a row, which is in the order of the file without its blank cells.
void addHeaders(const std::vector<std::pair<std::string, std::string>>& cells,
                std::vector<PreviewColumn>& columns) {
    std::size_t at = 0;
    for (const auto& [header, cell] : cells) {
        const auto known = std::ranges::find(columns, header, &PreviewColumn::header);
        if (known == columns.end()) {
            columns.insert(columns.begin() + static_cast<std::ptrdiff_t>(at), {header, {}});
        } else {
            at = static_cast<std::size_t>(known - columns.begin());
        }
        ++at;
    }
}

/// Adds the records of a source: the first ones as rows, more of them as places and for the order
/// of the columns.
class Collector {
public:
    Collector(const Project& project, std::size_t rows, ImportPreview& preview)
        : project_(project),
          rows_(std::max<std::size_t>(
              1, rows / std::max<std::size_t>(1, preview.summary.sources.size()))),
          preview_(preview) {}

    void collect() {
        add(project_.sites);
        add(project_.equipment);
        add(project_.parks);
        add(project_.builtUpAreas);
        add(project_.counties);
        for (const planner::ConstraintLayer& layer : project_.constraints) {
            add(layer.features);
        }
        // A path that the ledger names becomes a decision.
        for (const planner::Decision& decision : project_.decisions) {
            const auto row = std::ranges::find_if(preview_.rows, [&](const PreviewRow& one) {
                return one.row == decision.origin.row && one.source == decision.origin.source;
            });
            if (row != preview_.rows.end()) {
                addUnderstood(decision, *row);
            }
        }
    }

private:
    template <class Record>
    void add(const std::vector<Record>& records) {
        for (const Record& record : records) {
            if (!std::ranges::contains(preview_.summary.sources, record.origin.source)) {
                continue;
            }
            if (std::size_t& shown = shown_[record.origin.source]; shown < rows_) {
                ++shown;
                preview_.rows.push_back(rowOf(record));
            }
            if constexpr (requires { record.originalRow; }) {
                constexpr int kEnough = 300;  // a column blank in all of them stands anywhere
                if (asked_++ < kEnough) {
                    addHeaders(cellsOf(record.originalRow), preview_.columns);
                }
            }
            if constexpr (requires { record.place; }) {
                addPlace(record.origin.row, gis::Geometry(record.place));
            }
        }
    }
    void addPlace(int row, const gis::Geometry& place) {
        const gis::Box box = gis::boundsOf(place);
        if (const auto* areas = std::get_if<gis::MultiPolygon>(&place)) {
            for (const gis::Polygon& polygon : areas->polygons) {
                addEdge(polygon.outer);
            }
        } else if (const auto* lines = std::get_if<gis::MultiLine>(&place)) {
            std::ranges::for_each(lines->lines, [this](const gis::Line& line) { addEdge(line); });
        }
        if (!box.empty() && preview_.places.size() < kPreviewPlaces) {
            preview_.places.push_back(
                {row, {(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2}});
        }
    }

    void addEdge(const gis::Line& line) {
        if (points_ + line.size() <= kPreviewPoints) {
            points_ += line.size();
            preview_.edges.push_back(line);
        }
    }

    const Project& project_;
    std::size_t rows_;  // of each sheet
    std::map<int, std::size_t> shown_;
    ImportPreview& preview_;
    int asked_ = 0;
    std::size_t points_ = 0;
};

/// How the places of a source had been displaced, as its system says.
gis::ChinaOffset offsetOf(const planner::Source& source) {
    for (const auto offset : {gis::ChinaOffset::Gcj02, gis::ChinaOffset::Bd09}) {
        if (source.crs.ends_with(gis::name(offset))) {
            return offset;
        }
    }
    return gis::ChinaOffset::None;
}

void addWritten(ImportPreview& preview) {
    if (preview.source.crsSource == "control points") {
        return;  // a local system of its own: nothing to compare with
    }
    const gis::ChinaOffset offset = offsetOf(preview.source);
    preview.offset = offset;
    for (PreviewPlace& place : preview.places) {
        place.asWritten = gis::displaced(offset, place.place);
    }
    if (offset == gis::ChinaOffset::None || preview.places.empty()) {
        return;
    }
    constexpr std::size_t kEnough = 200;  // displacements of a city are alike
    std::vector<double> meters;
    for (std::size_t i = 0; i < std::min(kEnough, preview.places.size()); ++i) {
        const PreviewPlace& place = preview.places[i];
        if (const auto length =
                gis::geodesicDistance(gis::storageCrs(), *place.asWritten, place.place)) {
            meters.push_back(length->meters());
        }
    }
    if (!meters.empty()) {
        const auto middle = meters.begin() + static_cast<std::ptrdiff_t>(meters.size() / 2);
        std::ranges::nth_element(meters, middle);
        preview.shift = gis::Length::meters(*middle);
    }
}

/// Boundaries keep no rows as written: the file is asked again for those that are shown.
void addCells(const planner::ImportRequest& request,
              ImportPreview& preview,
              const gis::Progress& progress) {
    if (preview.rows.empty() || !preview.rows.front().written.empty()) {
        return;
    }
    const auto read = gis::readLayer(request.file, request.read, progress);
    if (!read) {
        return;
    }
    for (PreviewRow& row : preview.rows) {
        const auto index = static_cast<std::size_t>(std::max(row.row, 1) - 1);
        for (const gis::Column& column : read->layer.columns) {
            if (index < column.size() && !column.asText(index).empty()) {
                row.written.emplace_back(column.field().name, column.asText(index));
            }
        }
        addHeaders(row.written, preview.columns);
    }
}

/// Tells the columns what they were understood as, and adds those that no row has shown.
void giveFields(ImportPreview& preview) {
    std::vector<PreviewColumn>& columns = preview.columns;
    const auto named = [&](const std::string& header) -> PreviewColumn& {
        const auto known = std::ranges::find(columns, header, &PreviewColumn::header);
        return known == columns.end() ? columns.emplace_back(header) : *known;
    };
    for (const std::string& pair : preview.source.columns) {
        const std::size_t sign = pair.find('=');
        // The units of a line above the header are no column.
        if (sign != std::string::npos && !pair.starts_with("units=")) {
            named(pair.substr(sign + 1)).fields.push_back(pair.substr(0, sign));
        }
    }
    for (const std::string& header : preview.summary.unusedColumns) {
        named(header);
    }
}

/// Imports, and where something is not decided takes what is likely, or else the numbers as they
/// stand.
gis::Result<Imported> importAnyhow(Project& copy,
                                   const std::string& content,
                                   planner::ImportRequest request,
                                   ImportPreview& preview,
                                   const gis::Progress& progress) {
    const auto undecided = [](const gis::Result<Imported>& imported) {
        return !imported && imported.error().code == gis::ErrorCode::Undecided;
    };
    auto imported = importInto(copy, content, request, progress);
    if (!undecided(imported)) {
        return imported;
    }
    preview.question = imported.error();
    if (!request.acceptGuesses) {
        request.acceptGuesses = true;
        imported = importInto(copy, content, request, progress);
        preview.acceptable = !undecided(imported);
    }
    if (undecided(imported)) {
        request.offset = gis::ChinaOffset::None;
        imported = importInto(copy, content, request, progress);
    }
    return imported;
}

}  // namespace

const planner::Source* ImportPreview::sheet(int id) const {
    const auto found = std::ranges::find(sheets, id, &planner::Source::id);
    return found == sheets.end() ? nullptr : &*found;
}

gis::Result<ImportPreview> previewImport(const Project& project,
                                         const std::string& content,
                                         planner::ImportRequest request,
                                         std::size_t rows,
                                         const gis::Progress& progress) {
    constexpr double kImported = 0.8;
    ImportPreview preview;
    Project copy = project;
    auto imported = importAnyhow(copy, content, request, preview, progress.part(0, kImported));
    if (!imported) {
        return std::unexpected(imported.error());
    }
    preview.summary = std::move(imported->summary);
    preview.source = copy.sources.back();
    std::ranges::copy_if(
        copy.sources, std::back_inserter(preview.sheets), [&](const planner::Source& source) {
            return std::ranges::contains(preview.summary.sources, source.id);
        });
    std::ranges::copy_if(
        copy.issues, std::back_inserter(preview.issues), [&](const planner::ImportIssue& issue) {
            return std::ranges::contains(preview.summary.sources, issue.origin.source);
        });
    Collector(copy, rows, preview).collect();
    addCells(request, preview, progress.part(kImported, 1));
    addWritten(preview);
    giveFields(preview);
    return preview;
}

}  // namespace ruyuan::app
