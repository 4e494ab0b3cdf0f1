// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/platform.h"
#include "planner/cell_words.h"
#include "planner/credit_code.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"
#include "planner/detail/ledger_row_text.h"
#include "planner/detail/row_index.h"
#include "planner/fields.h"
#include "planner/recipe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <set>
#include <span>
#include <string_view>

namespace ruyuan::planner {

namespace {

/// The rows of a source as they were read, with the sites that they became.
struct ReadRows {
    std::vector<std::string> headers;
    std::vector<std::map<std::string, std::string>> cells;
    std::vector<const Site*> sites;
};

/// Fields of a source that tell where a row lies.
bool isCoordinate(std::string_view field) {
    return std::ranges::contains(detail::kCoordinateFields, field);
}

ReadRows rowsOf(const Project& project, int source) {
    ReadRows rows;
    for (const Site& site : project.sites) {
        const auto object = nlohmann::ordered_json::parse(site.originalRow, nullptr, false);
        if (site.origin.source != source || !object.is_object()) {
            continue;
        }
        auto& cells = rows.cells.emplace_back();
        rows.sites.push_back(&site);
        for (const auto& [header, cell] : object.items()) {
            cells[header] = cell.is_string() ? cell.get<std::string>() : cell.dump();
            if (!std::ranges::contains(rows.headers, header)) {
                rows.headers.push_back(header);
            }
        }
    }
    return rows;
}

std::pair<std::string, std::string> fieldAndHeader(const std::string& column) {
    const std::size_t sign = std::min(column.find('='), column.size());
    return {column.substr(0, sign), column.substr(std::min(sign + 1, column.size()))};
}

/// Source::crs as stateSystem() takes it; empty for a system without an EPSG code.
std::string systemOf(const Source& source) {
    std::string system;
    constexpr std::string_view kCode = "EPSG:";
    if (const std::size_t at = source.crs.find(kCode); at != std::string::npos) {
        const std::size_t end = source.crs.find_first_not_of("0123456789", at + kCode.size());
        system = source.crs.substr(at, end == std::string::npos ? end : end - at);
    }
    for (const char* offset : {"GCJ-02", "BD-09"}) {
        if (source.crs.contains(offset)) {
            system += (system.empty() ? "" : "+") + std::string(offset);
        }
    }
    return system;
}

/// Whether the rows say all that is needed to know where the file put them: of shapes and of a fit
/// to control points the project keeps only what became of them.
bool knowsPlaces(const Source& source) {
    return detail::isSheet(gis::pathFromUtf8(source.file)) &&
           source.crsSource != "control points" &&
           (source.crs.empty() || !systemOf(source).empty());
}

/// A column that means nothing, so that no two rows say the same: they may differ in columns that
/// are not read.
gis::Column rowMarks(std::size_t rows) {
    gis::Column marks({"marks", gis::FieldType::Text, {}});
    marks.appendText("");
    marks.appendText("原行号标记");
    for (std::size_t row = 0; row < rows; ++row) {
        marks.appendText(std::format("r{}", row));
    }
    return marks;
}

/// The sites that the rows would become if they were imported again, without places where these
/// are not known: in the order of the rows.
std::vector<Site> readAgain(const Project& project, const Source& source, const ReadRows& rows) {
    std::vector<std::string> headers;
    ImportRequest request;
    request.file = source.file;
    request.read.header = gis::HeaderRow::None;
    request.seekRecipe = false;
    const bool places = knowsPlaces(source);
    if (const std::string system = systemOf(source); places && !system.empty()) {
        // It was read in this system before.
        static_cast<void>(stateSystem(request, system));
    }
    std::string units;
    for (const std::string& column : source.columns) {
        const auto [field, header] = fieldAndHeader(column);
        if (findField<Site>(field) != nullptr || (places && isCoordinate(field))) {
            request.columns[field] = header;
            headers.push_back(header);
        } else if (field == detail::kUnitLine) {
            units = "单位：" + header;
        }
    }
    gis::ReadResult read;
    read.layer.name = source.layer;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        gis::Column column({std::format("c{}", i), gis::FieldType::Text, {}});
        column.appendText(i == 0 ? units : "");
        column.appendText(headers[i]);
        for (const auto& cells : rows.cells) {
            const auto cell = cells.find(headers[i]);
            column.appendText(cell == cells.end() ? "" : cell->second);
        }
        read.layer.columns.push_back(std::move(column));
    }
    read.layer.columns.push_back(rowMarks(rows.cells.size()));
    Project again;
    again.asOf = project.asOf;
    again.counties = project.counties;
    const auto done = detail::importRead(again, request, std::move(read), source.hash);
    return done ? std::move(again.sites) : std::vector<Site>{};
}

/// A value as a ledger writes it, so that intake reads it again.
struct Writer {
    std::string_view unit;

    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const std::vector<std::string>& values) const {
        std::string all;
        for (const std::string& value : values) {
            all += (all.empty() ? "" : "、") + value;
        }
        return all;
    }
    std::string operator()(bool value) const { return value ? "是" : "否"; }
    std::string operator()(std::int64_t value) const { return std::format("{}{}", value, unit); }
    std::string operator()(double value) const { return std::format("{}{}", value, unit); }
    std::string operator()(gis::Money value) const { return std::format("{}万元", value.wan()); }
    std::string operator()(gis::Area value) const { return std::format("{}亩", value.mu()); }
    std::string operator()(gis::Date value) const { return gis::isoDate(value); }
    std::string operator()(SizeClass value) const { return label(value).zh; }
    std::string operator()(Path value) const { return label(value).zh; }
    std::string operator()(Accuracy value) const { return label(value).zh; }
    template <class T>
    std::string operator()(const std::optional<T>& value) const {
        return value ? (*this)(*value) : std::string("-");
    }
};

std::string written(const Site& site, const FieldSpec<Site>& field) {
    return std::visit([&](auto member) { return Writer{field.unit}(site.*member); }, field.member);
}

/// Fields of which a sender's words mean the same in every row.
bool isVocabulary(std::string_view field) {
    constexpr std::array<std::string_view, 5> kFields{
        "county", "industry", "industry_code", "declared_size", "accuracy"};
    return std::ranges::contains(kFields, field);
}

/// Makes the steps of a recipe, row by row.
class StepMaker {
public:
    StepMaker(const Project& project,
              const Source& source,
              const ReadRows& rows,
              ImportRecipe& into)
        : project_(project),
          source_(source),
          rows_(rows),
          recipe_(into),
          index_(rows.cells.size(), [this](std::size_t row, const std::string& header) {
              return cellOf(row, header);
          }) {
        addFieldsOf(source.replaces, earlier_);
    }

    /// @param again  what the row says without the edits
    void add(std::size_t row, const Site& again) {
        const bool moved = knowsPlaces(source_) && isMoved(rows_.sites[row]->place, again.place);
        addCells(row, again, moved);
        addValues(row, again);
        if (moved) {
            addPlace(row);
        }
    }

private:
    [[nodiscard]] std::string_view cellOf(std::size_t row, const std::string& header) const {
        const auto cell = rows_.cells[row].find(header);
        return cell == rows_.cells[row].end() ? std::string_view() : detail::trim(cell->second);
    }

    /// The fields that a source and the earlier versions of the same ledger have columns for.
    void addFieldsOf(int source, std::set<std::string, std::less<>>& fields) const {
        std::set<int> seen;
        while (seen.insert(source).second) {
            const auto found = std::ranges::find(project_.sources, source, &Source::id);
            if (found == project_.sources.end()) {
                return;
            }
            for (const std::string& column : found->columns) {
                fields.insert(fieldAndHeader(column).first);
            }
            source = found->replaces;
        }
    }

    /// Whether the value of a field without a column comes from somewhere else all the same: an
    /// earlier version of the ledger, or a row that was merged into this one.
    [[nodiscard]] bool isKnown(const Site& site, const std::string& field) const {
        auto others = earlier_;
        for (const MergedRow& merged : project_.mergedRows) {
            if (merged.siteId == site.id) {
                addFieldsOf(merged.origin.source, others);
            }
        }
        return others.contains(field) || others.contains(detail::madeFrom(field));
    }

    static bool isMoved(const gis::Geometry& now, const gis::Geometry& read) {
        constexpr double kSame = 1e-7;  // degrees: a centimetre, far above rounding
        const auto* a = std::get_if<gis::Point>(&now);
        const auto* b = std::get_if<gis::Point>(&read);
        return a != nullptr && b != nullptr
                   ? std::abs(a->x - b->x) > kSame || std::abs(a->y - b->y) > kSame
                   : now != read;
    }

    void addCells(std::size_t row, const Site& again, bool moved) {
        const Site& site = *rows_.sites[row];
        for (const auto& [name, header] : recipe_.columns) {
            const FieldSpec<Site>* field = findField<Site>(name);
            // How well a place is known goes with the place.
            const bool goesElsewhere = name == "accuracy" && (moved || !knowsPlaces(source_));
            if (field == nullptr || goesElsewhere || get(site, *field) == get(again, *field)) {
                continue;
            }
            CleaningStep step{header, std::string(cellOf(row, header)), written(site, *field), {}};
            const auto firm = recipe_.columns.find("name");
            if ((step.written.empty() || !isVocabulary(name)) && firm != recipe_.columns.end()) {
                step.firm = cellOf(row, firm->second);
            }
            if (step.written != step.meant && !std::ranges::contains(recipe_.steps, step)) {
                recipe_.steps.push_back(std::move(step));
            }
        }
    }

    void addValues(std::size_t row, const Site& again) {
        const Site& site = *rows_.sites[row];
        for (const FieldSpec<Site>& field : fields<Site>()) {
            const std::string name(field.name);
            if (name == "id" || name == "original_row" || name == "accuracy" ||
                recipe_.columns.contains(name)) {
                continue;
            }
            const gis::Value value = get(site, field);
            if (!std::holds_alternative<std::monostate>(value) && value != get(again, field) &&
                !isKnown(site, name)) {
                recipe_.values.push_back({keyOf(row), name, written(site, field)});
            }
        }
    }

    void addPlace(std::size_t row) {
        MovedPlace step{.row = keyOf(row),
                        .written = {},
                        .place = rows_.sites[row]->place,
                        .accuracy = rows_.sites[row]->accuracy};
        for (const auto& [field, header] : recipe_.columns) {
            if (const auto cell = cellOf(row, header); isCoordinate(field) && !cell.empty()) {
                step.written[header] = cell;
            }
        }
        recipe_.places.push_back(std::move(step));
    }

    /// The cells of these fields; nothing where one of them says nothing.
    [[nodiscard]] RowCells cellsOf(std::size_t row, std::span<const std::string_view> names) const {
        RowCells cells;
        for (const std::string_view name : names) {
            const auto column = recipe_.columns.find(std::string(name));
            const auto cell =
                column == recipe_.columns.end() ? std::string_view() : cellOf(row, column->second);
            if (detail::saysNothing(cell) ||
                (name == "credit_code" && creditCodeDefect(normaliseCreditCode(cell)))) {
                return {};
            }
            cells[column->second] = cell;
        }
        return cells;
    }

    /// The fewest cells that tell a row from the others; in the end all that it has.
    [[nodiscard]] RowCells keyOf(std::size_t row) {
        using Names = std::vector<std::string_view>;
        static const std::vector<Names> kKeys{{"credit_code"},
                                              {"name"},
                                              {"credit_code", "name"},
                                              {"name", "address"},
                                              {"credit_code", "address"},
                                              {"name", "product"}};
        for (const Names& names : kKeys) {
            const RowCells cells = cellsOf(row, names);
            if (!cells.empty() && index_.find(cells).size() == 1) {
                return cells;
            }
        }
        RowCells all;
        for (const auto& [header, cell] : rows_.cells[row]) {
            if (const auto clean = detail::trim(cell); !clean.empty()) {
                all[header] = clean;
            }
        }
        return all;
    }

    const Project& project_;
    const Source& source_;
    const ReadRows& rows_;
    ImportRecipe& recipe_;
    detail::RowIndex index_;
    std::set<std::string, std::less<>> earlier_;  // fields of earlier versions of the ledger
};

}  // namespace

std::string statedSystem(const Source& source) {
    if (source.crsSource != "option" && source.crsSource != "accepted guess") {
        return {};
    }
    return systemOf(source);
}

gis::Result<ImportRecipe> recipeOf(const Project& project, int id, const std::string& name) {
    const auto source = std::ranges::find(project.sources, id, &Source::id);
    if (source == project.sources.end()) {
        return gis::fail(
            gis::ErrorCode::NotFound,
            gis::text("项目里没有编号为 {} 的来源", "the project has no source {}", id),
            {},
            {"用 ruyuan show PROJECT sources 查看", "see ruyuan show PROJECT sources"});
    }
    ImportRecipe recipe{.name = name,
                        .content = source->content,
                        .encoding = source->encoding,
                        .system = statedSystem(*source),
                        .columns = {},
                        .headers = {},
                        .steps = {}};
    for (const std::string& column : source->columns) {
        const auto [field, header] = fieldAndHeader(column);
        if (field != detail::kUnitLine) {
            recipe.columns[field] = header;
            recipe.headers.push_back(header);
        }
    }
    if (source->content != "sites") {
        return recipe;
    }
    const ReadRows rows = rowsOf(project, id);
    for (const std::string& header : rows.headers) {
        if (!std::ranges::contains(recipe.headers, header)) {
            recipe.headers.push_back(header);
        }
    }
    StepMaker steps(project, *source, rows, recipe);
    constexpr int kHeaderLines = 2;  // of the table that readAgain() makes
    for (const Site& again : readAgain(project, *source, rows)) {
        const auto row = static_cast<std::size_t>(again.origin.row - kHeaderLines - 1);
        steps.add(row, again);
    }
    return recipe;
}

}  // namespace ruyuan::planner
