// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/actions.h"
#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/import_preview.h"
#include "app/common/imports.h"
#include "app/common/recipes.h"
#include "gis/platform.h"
#include "planner/fields.h"
#include "planner/project_file.h"
#include "planner/recipe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <format>

namespace ruyuan::app {

using gis::Language;
using gis::Result;
using gis::Text;
using planner::Project;
using Json = nlohmann::ordered_json;

Result<planner::ImportRequest> importRequest(const ImportOptions& options) {
    if (options.contents != 1 || options.file.empty()) {
        return gis::fail(
            gis::ErrorCode::InvalidArgument,
            {"请指明导入一项内容及其文件", "name one content to import, with its file"},
            "import",
            {"例如 --sites 台账.xlsx 或 --constraint red-line=生态红线.geojson",
             "e.g. --sites ledger.xlsx or --constraint red-line=zones.geojson"});
    }
    auto request = planner::requestFor(options.content);
    if (!request) {
        return request;
    }
    request->file = gis::pathFromUtf8(options.file);
    request->read.layer = options.layer;
    request->read.encoding = options.encoding;
    if (!options.crs.empty()) {
        if (auto stated = planner::stateSystem(*request, options.crs); !stated) {
            return std::unexpected(stated.error());
        }
    }
    request->acceptGuesses = options.acceptGuesses;
    request->seekRecipe = !options.noRecipe;
    request->controlPoints = gis::pathFromUtf8(options.controlPoints);
    request->controlLimit = options.controlLimit;
    for (const std::string& pair : options.columns) {
        const std::size_t sign = pair.find('=');
        if (sign == std::string::npos) {
            return gis::fail(gis::ErrorCode::InvalidArgument,
                             gis::text("“{}”应写作 字段=列名", "\"{}\" must be FIELD=COLUMN", pair),
                             "--column");
        }
        request->columns[pair.substr(0, sign)] = pair.substr(sign + 1);
    }
    return request;
}

namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : ", ") + part;
    }
    return all;
}

void printImport(const planner::ImportSummary& summary,
                 const Project& project,
                 const Console& console) {
    for (const gis::Warning& warning : summary.warnings) {
        console.warn(warning);
    }
    console.print(gis::text("{}（见 ruyuan show PROJECT sources）",
                            "{} (see ruyuan show PROJECT sources)",
                            importSentence(project, summary)));
    if (!summary.coordinates.empty()) {
        console.print(gis::text("  {}", "  {}", summary.coordinates));
    }
    if (!summary.unusedColumns.empty()) {
        console.print(
            gis::text("  未识别的列：{}（可用 --column 字段=列名 指定）",
                      "  columns not recognised: {} (name them with --column FIELD=COLUMN)",
                      joined(summary.unusedColumns)));
    }
}

/// "field=column" as label and column.
std::pair<std::string, std::string> columnOf(const std::string& pair, Language language) {
    const std::size_t sign = std::min(pair.find('='), pair.size() - 1);
    const std::string field = pair.substr(0, sign);
    const std::string column = pair.substr(sign + 1);
    if (field == "lon" || field == "lat") {
        return {
            (field == "lon" ? Text{"经度", "longitude"} : Text{"纬度", "latitude"}).in(language),
            column};
    }
    if (const auto* known = planner::findField<planner::Site>(field)) {
        return {known->label().in(language), column};
    }
    const auto* decided = planner::findField<planner::Decision>(field);
    return {decided == nullptr ? field : decided->label().in(language), column};
}

std::string sheetOf(const ImportPreview& preview, int id) {
    const planner::Source* sheet = preview.sheet(id);
    return sheet == nullptr ? std::string() : sheet->layer;
}

Json previewJson(const ImportPreview& preview, Language language) {
    Json columns = Json::array();
    for (const std::string& pair : preview.source.columns) {
        const std::size_t sign = std::min(pair.find('='), pair.size() - 1);
        columns.push_back({{"field", pair.substr(0, sign)}, {"column", pair.substr(sign + 1)}});
    }
    Json issues = Json::array();
    for (const planner::ImportIssue& issue : preview.issues) {
        issues.push_back({{"sheet", sheetOf(preview, issue.origin.source)},
                          {"row", issue.origin.row},
                          {"field", issue.field},
                          {"row_skipped", issue.rowSkipped},
                          {"sentence", issue.sentence.in(language)}});
    }
    Json rows = Json::array();
    for (const PreviewRow& row : preview.rows) {
        Json written = Json::object();
        for (const auto& [header, cell] : row.written) {
            written[header] = cell;
        }
        Json understood = Json::object();
        for (const PreviewRow::Understood& one : row.understood) {
            understood[one.field] = one.value.in(language);
        }
        rows.push_back({{"sheet", sheetOf(preview, row.source)},
                        {"row", row.row},
                        {"written", std::move(written)},
                        {"understood", std::move(understood)}});
    }
    Json warnings = Json::array();
    for (const gis::Warning& warning : preview.summary.warnings) {
        warnings.push_back(warning.sentence.in(language));
    }
    return {{"file", preview.source.file},
            {"layer", preview.source.layer},
            {"encoding", preview.source.encoding},
            {"crs", preview.source.crs},
            {"crs_source", preview.source.crsSource},
            {"coordinates", preview.summary.coordinates.in(language)},
            {"question",
             preview.question ? Json{{"sentence", preview.question->sentence.in(language)},
                                     {"advice", preview.question->advice.in(language)}}
                              : Json()},
            {"rows_used", preview.summary.rowsUsed},
            {"rows_skipped", preview.summary.rowsSkipped},
            {"columns", std::move(columns)},
            {"unused_columns", preview.summary.unusedColumns},
            {"warnings", std::move(warnings)},
            {"issues", std::move(issues)},
            {"rows", std::move(rows)}};
}

/// The first rows, each field beside the cell that it comes from; their sheets where there are
/// several.
std::string rowsText(const ImportPreview& preview, Language language) {
    std::vector<std::vector<std::string>> table{{Text{"行", "row"}.in(language),
                                                 Text{"字段", "field"}.in(language),
                                                 Text{"列", "column"}.in(language),
                                                 Text{"文件中", "in the file"}.in(language),
                                                 Text{"理解为", "understood as"}.in(language)}};
    const bool several = preview.sheets.size() > 1;
    if (several) {
        table.front().insert(table.front().begin(), Text{"工作表", "sheet"}.in(language));
    }
    for (const PreviewRow& row : preview.rows) {
        const planner::Source* sheet = preview.sheet(row.source);
        const auto& columns = (sheet == nullptr ? preview.source : *sheet).columns;
        for (const PreviewRow::Understood& one : row.understood) {
            const auto column = std::ranges::find_if(columns, [&](const std::string& pair) {
                return pair.starts_with(one.field + "=");
            });
            const std::string header =
                column == columns.end() ? std::string() : column->substr(one.field.size() + 1);
            const auto cell =
                std::ranges::find(row.written, header, &std::pair<std::string, std::string>::first);
            table.push_back({std::to_string(row.row),
                             one.label.in(language),
                             header,
                             cell == row.written.end() ? std::string() : cell->second,
                             one.value.in(language)});
            if (several) {
                table.back().insert(table.back().begin(), sheetOf(preview, row.source));
            }
        }
    }
    return textTable(table);
}

void printPreview(const ImportPreview& preview, const Console& console) {
    const planner::Source& source = preview.source;
    const auto line = [&](const Text& text) { console.print(text); };
    line(gis::text("{}：编码 {}，采用 {} 行，未采用 {} 行，问题 {} 条；这是预览，没有写入",
                   "{}: encoding {}, {} rows used, {} skipped, {} issues; a preview, nothing is "
                   "written",
                   source.file,
                   source.encoding.empty() ? "—" : source.encoding,
                   preview.summary.rowsUsed,
                   preview.summary.rowsSkipped,
                   preview.issues.size()));
    if (!preview.summary.coordinates.empty()) {
        line(preview.summary.coordinates);
    }
    for (const gis::Warning& warning : preview.summary.warnings) {
        console.warn(warning);
    }
    std::vector<std::string> columns;
    for (const std::string& pair : source.columns) {
        const auto [field, column] = columnOf(pair, console.language());
        columns.push_back(std::format("{} ← {}", field, column));
    }
    line(gis::text("列：{}", "columns: {}", joined(columns)));
    if (!preview.summary.unusedColumns.empty()) {
        line(gis::text("未识别的列：{}（可用 --column 字段=列名 指定）",
                       "columns not recognised: {} (name them with --column FIELD=COLUMN)",
                       joined(preview.summary.unusedColumns)));
    }
    if (!preview.rows.empty()) {
        console.printRaw(rowsText(preview, console.language()));
    }
    constexpr std::size_t kTold = 20;
    for (std::size_t i = 0; i < std::min(kTold, preview.issues.size()); ++i) {
        const planner::ImportIssue& issue = preview.issues[i];
        line(gis::text(
            "{}第 {} 行：{}",
            "{}row {}: {}",
            preview.sheets.size() > 1
                ? gis::text("工作表“{0}”", "sheet \"{0}\", ", sheetOf(preview, issue.origin.source))
                : Text{},
            issue.origin.row,
            issue.sentence));
    }
    if (preview.issues.size() > kTold) {
        line(gis::text(
            "另有 {} 条，见 --json", "{} more, see --json", preview.issues.size() - kTold));
    }
}

/// @return Undecided where something has to be settled first
ExitStatus showPreview(const Project& project,
                       const ImportOptions& options,
                       planner::ImportRequest request,
                       const Console& console) {
    constexpr std::size_t kRows = 3;
    const auto preview =
        previewImport(project, options.content, std::move(request), kRows, console.progress());
    if (!preview) {
        return failed(preview.error(), console);
    }
    if (options.json) {
        console.printRaw(previewJson(*preview, console.language()).dump(2) + "\n");
    } else {
        printPreview(*preview, console);
    }
    return preview->question ? failed(*preview->question, console) : ExitStatus::Success;
}

}  // namespace

namespace {

/// The recipe that was named: one of the project's, or a file.
Result<void> takeNamed(const Project& project,
                       const std::string& named,
                       planner::ImportRequest& request) {
    if (named.empty()) {
        return {};
    }
    auto recipe = planner::findRecipe(project, named);
    if (!recipe && std::filesystem::is_regular_file(gis::pathFromUtf8(named))) {
        recipe = readRecipeFile(gis::pathFromUtf8(named));
    }
    if (!recipe) {
        return std::unexpected(recipe.error());
    }
    readAfter(request, std::move(*recipe));
    return {};
}

/// Imports; what is only likely is asked on a terminal, and elsewhere refused with its evidence.
Result<Imported> importOrAsk(Project& project,
                             const ImportOptions& options,
                             planner::ImportRequest request,
                             const Console& console) {
    auto imported = importInto(project, options.content, request, console.progress());
    if (imported || imported.error().code != gis::ErrorCode::Undecided || !console.canAsk()) {
        return imported;
    }
    console.error(imported.error());
    if (!console.confirm({"采用上述判断吗？", "Take this as it is?"})) {
        return imported;
    }
    request.acceptGuesses = true;
    return importInto(project, options.content, request, console.progress());
}

}  // namespace

ExitStatus runImport(const ImportOptions& options, const Console& console) {
    auto request = importRequest(options);
    if (!request) {
        return failed(request.error(), console);
    }
    const auto file = gis::pathFromUtf8(options.project);
    auto project = planner::readProject(file);
    if (!project) {
        return failed(project.error(), console);
    }
    if (auto taken = takeNamed(*project, options.recipe, *request); !taken) {
        return failed(taken.error(), console);
    }
    if (options.preview) {
        return showPreview(*project, options, std::move(*request), console);
    }
    const Project before = *project;
    auto imported = importOrAsk(*project, options, std::move(*request), console);
    if (!imported) {
        return failed(imported.error(), console);
    }
    auto written = planner::writeProject(file, before, *project, imported->act);
    if (!written) {
        return failed(written.error(), console);
    }
    printImport(imported->summary, *project, console);
    return ExitStatus::Success;
}

}  // namespace ruyuan::app
