// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/cell_words.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"
#include "planner/detail/ledger_row_text.h"
#include "planner/fields.h"
#include "planner/recipe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <format>
#include <string_view>

namespace ruyuan::planner {

namespace {

/// The rows of a source as they were read, with the sites that they became.
struct ReadRows {
    std::vector<std::string> headers;
    std::vector<std::map<std::string, std::string>> cells;
    std::vector<const Site*> sites;
};

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

/// The sites that the rows would become if they were imported again, without their places: in the
/// order of the rows, fewer where some are not used again.
std::vector<Site> readAgain(const Project& project, const Source& source, const ReadRows& rows) {
    std::vector<std::string> headers;
    ImportRequest request;
    request.file = source.file;
    request.read.header = gis::HeaderRow::None;
    request.seekRecipe = false;
    std::string units;
    for (const std::string& column : source.columns) {
        const auto [field, header] = fieldAndHeader(column);
        if (findField<Site>(field) != nullptr) {
            request.columns[field] = header;
            headers.push_back(header);
        } else if (field == detail::kUnitLine) {
            units = "单位：" + header;
        }
    }
    gis::ReadResult read;
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

void addSteps(const ReadRows& rows,
              std::size_t row,
              const Site& again,
              const ImportRecipe& recipe,
              std::vector<CleaningStep>& steps) {
    const auto cellOf = [&](const std::string& header) {
        const auto cell = rows.cells[row].find(header);
        return cell == rows.cells[row].end() ? std::string()
                                             : std::string(detail::trim(cell->second));
    };
    for (const auto& [name, header] : recipe.columns) {
        const FieldSpec<Site>* field = findField<Site>(name);
        if (field == nullptr || get(*rows.sites[row], *field) == get(again, *field)) {
            continue;
        }
        CleaningStep step{header, cellOf(header), written(*rows.sites[row], *field), {}};
        const auto firm = recipe.columns.find("name");
        if ((step.written.empty() || !isVocabulary(name)) && firm != recipe.columns.end()) {
            step.firm = cellOf(firm->second);
        }
        if (step.written != step.meant && !std::ranges::contains(steps, step)) {
            steps.push_back(std::move(step));
        }
    }
}

}  // namespace

std::string statedSystem(const Source& source) {
    if (source.crsSource != "option" && source.crsSource != "accepted guess") {
        return {};
    }
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
    constexpr int kHeaderLines = 2;  // of the table that readAgain() makes
    for (const Site& again : readAgain(project, *source, rows)) {
        const auto row = static_cast<std::size_t>(again.origin.row - kHeaderLines - 1);
        addSteps(rows, row, again, recipe, recipe.steps);
    }
    return recipe;
}

}  // namespace ruyuan::planner
