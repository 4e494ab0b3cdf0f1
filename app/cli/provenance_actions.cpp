// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/cells.h"
#include "app/cli/journal_actions.h"
#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/verdict_words.h"
#include "gis/platform.h"
#include "planner/project_file.h"
#include "planner/provenance.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>

namespace ruyuan::app {

namespace {

using gis::Language;
using gis::Text;
using planner::FieldProvenance;
using planner::HistoryStep;
using planner::SiteProvenance;
using Json = nlohmann::ordered_json;

/// Where a site comes from, and what was done to its values since.
struct Found {
    planner::Site site;
    SiteProvenance provenance;
    std::optional<planner::JournalEntry> imported;
    std::vector<HistoryStep> steps;
    /// Rows that were merged into the site, as "file:row name".
    std::vector<std::pair<planner::MergedRow, std::string>> merged;

    [[nodiscard]] std::vector<const HistoryStep*> editsOf(const std::string& field) const {
        std::vector<const HistoryStep*> edits;
        for (const HistoryStep& step : steps) {
            if (step.table == "sites" && step.field == field) {
                edits.push_back(&step);
            }
        }
        return edits;
    }
};

gis::Result<Found> find(const SourceOptions& options) {
    const auto file = gis::pathFromUtf8(options.project);
    const auto project = planner::readProject(file);
    if (!project) {
        return std::unexpected(project.error());
    }
    const auto site = findSite(*project, options.site);
    if (!site) {
        return std::unexpected(site.error());
    }
    const std::string& id = project->sites[*site].id;
    auto steps = planner::historyOf(file, id);
    if (!steps) {
        return std::unexpected(steps.error());
    }
    Found found{
        project->sites[*site], planner::provenanceOf(*project, *site, *steps), {}, *steps, {}};
    for (const planner::MergedRow& row : project->mergedRows) {
        const auto source =
            std::ranges::find(project->sources, row.origin.source, &planner::Source::id);
        if (row.siteId == id) {
            found.merged.emplace_back(
                row, source == project->sources.end() ? std::string() : source->file);
        }
    }
    if (!options.field.empty()) {
        const auto meant = [&](const FieldProvenance& one) {
            return one.field == options.field || one.label.zh == options.field ||
                   one.column == options.field;
        };
        auto& fields = found.provenance.fields;
        std::erase_if(fields, [&](const FieldProvenance& one) { return !meant(one); });
        if (fields.empty()) {
            return gis::fail(
                gis::ErrorCode::NotFound,
                gis::text(
                    "{} 没有“{}”的值", "{} has no value of \"{}\"", found.site.id, options.field),
                {},
                {"不写字段可列出全部", "without a field all are listed"});
        }
    }
    if (found.provenance.source) {
        auto imported = planner::entryOfSource(file, found.provenance.source->id);
        if (!imported) {
            return std::unexpected(imported.error());
        }
        found.imported = std::move(*imported);
    }
    return found;
}

/// The column, with its file and row where that is not the one of the heading.
std::string columnText(const FieldProvenance& one, Language language) {
    return one.earlier
               ? gis::text("{}（{} 第 {} 行）", "{} ({}, row {})", one.column, one.file, one.row)
                     .in(language)
               : one.column;
}

std::string editsText(const std::vector<const HistoryStep*>& edits) {
    std::string text;
    for (const HistoryStep* edit : edits) {
        text += (text.empty() ? "" : "；") + std::format("{} {}：{} → {}",
                                                         edit->entry.act.time,
                                                         edit->entry.act.who,
                                                         edit->before,
                                                         edit->after);
    }
    return text;
}

Json foundJson(const Found& found) {
    Json fields = Json::array();
    for (const FieldProvenance& one : found.provenance.fields) {
        Json edits = Json::array();
        for (const HistoryStep* edit : found.editsOf(one.field)) {
            edits.push_back({{"time", edit->entry.act.time},
                             {"who", edit->entry.act.who},
                             {"reason", edit->entry.act.reason},
                             {"before", edit->before},
                             {"after", edit->after}});
        }
        fields.push_back({{"field", one.field},
                          {"value", cellJson(one.value)},
                          {"unit", one.unit},
                          {"column", one.column.empty() ? Json() : Json(one.column)},
                          {"text", one.text},
                          {"file", one.column.empty() ? Json() : Json(one.file)},
                          {"row", one.column.empty() ? Json() : Json(one.row)},
                          {"edits", edits}});
    }
    Json merged = Json::array();
    for (const auto& [row, file] : found.merged) {
        merged.push_back(
            {{"site", row.mergedId},
             {"name", row.name},
             {"file", file},
             {"row", row.origin.row},
             {"cells", row.originalRow.empty() ? Json() : Json::parse(row.originalRow)}});
    }
    const auto& source = found.provenance.source;
    return {{"site", found.site.id},
            {"file", source ? Json(source->file) : Json()},
            {"layer", source ? Json(source->layer) : Json()},
            {"row", source ? Json(found.provenance.row) : Json()},
            {"sha256", source ? Json(source->hash) : Json()},
            {"crs", source ? Json(source->crs) : Json()},
            {"imported", source ? Json(found.imported->act.time) : Json()},
            {"imported_by", source ? Json(found.imported->act.who) : Json()},
            {"fields", fields},
            {"merged", merged}};
}

}  // namespace

ExitStatus runSource(const SourceOptions& options, const Console& console) {
    const auto found = find(options);
    if (!found) {
        return failed(found.error(), console);
    }
    if (options.json) {
        console.printRaw(foundJson(*found).dump(2) + "\n");
        return ExitStatus::Success;
    }
    const Language language = console.language();
    std::vector<std::vector<std::string>> rows{{Text{"字段", "field"}.in(language),
                                                Text{"现值", "value"}.in(language),
                                                Text{"单位", "unit"}.in(language),
                                                Text{"来源的列", "column"}.in(language),
                                                Text{"原文", "as written"}.in(language),
                                                Text{"之后的修改", "edited since"}.in(language)}};
    for (const FieldProvenance& one : found->provenance.fields) {
        rows.push_back({one.label.in(language),
                        cellText(one.value, language),
                        one.unit,
                        columnText(one, language),
                        one.text,
                        editsText(found->editsOf(one.field))});
    }
    console.print(sourceText(found->site, found->provenance, found->imported));
    for (const auto& [row, file] : found->merged) {
        console.print(gis::text("并入：{} {}（{} 第 {} 行）",
                                "merged: {} {} ({}, row {})",
                                row.mergedId,
                                row.name,
                                file,
                                row.origin.row));
    }
    console.printRaw('\n' + textTable(rows));
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
