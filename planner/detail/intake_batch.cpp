// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/intake_batch.h"

#include "gis/platform.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/json_text.h"
#include "planner/detail/ledger_row_text.h"

#include <algorithm>

namespace ruyuan::planner::detail {
namespace {

/// How far an import is when its rows have their places.
constexpr double kPlaced = 0.5;

std::string contentWord(const ImportRequest& request) {
    switch (request.content) {
        case Content::Sites:
            return "sites";
        case Content::Equipment:
            return "equipment";
        case Content::Parks:
            return "parks";
        case Content::BuiltUpAreas:
            return "built-up";
        case Content::Counties:
            return "counties";
        case Content::Wind:
            return "wind";
        case Content::Constraint:
            break;
    }
    return "constraint:" + request.constraintKind;
}

std::vector<std::string> cellsOf(const gis::Layer& layer, std::size_t row) {
    std::vector<std::string> cells;
    cells.reserve(layer.columns.size());
    for (const auto& column : layer.columns) {
        cells.push_back(column.asText(row));
    }
    return cells;
}

/// Whether a longer name than this would have been cut to the ten bytes that a DBF has for it; half
/// a character at its end is gone already.
bool mayBeCut(std::string_view name, const gis::ReadResult& read) {
    constexpr std::size_t kMost = 10;
    const std::size_t widest =
        read.encodingUsed == "UTF-8" ? 3 : 2;  // bytes of a Chinese character
    std::size_t bytes = 0;
    for (const char byte : name) {
        const auto code = static_cast<unsigned char>(byte);
        constexpr unsigned char kAscii = 0x80;
        const bool follows = (code & 0xC0U) == kAscii;
        bytes += code < kAscii ? 1 : (follows ? 0 : widest);
    }
    return read.driver == "ESRI Shapefile" && bytes + widest > kMost;
}

/// A layer whose columns have names: shapes, and tables of databases.
Ledger namedLedger(const gis::ReadResult& read) {
    const gis::Layer& layer = read.layer;
    Ledger ledger;
    for (const auto& column : layer.columns) {
        const std::string& alias = column.field().alias;
        const std::string& name = alias.empty() ? column.field().name : alias;
        ledger.columns.push_back({.header = column.field().name,
                                  .upper = {},
                                  .lower = name,
                                  .unit = unitOfHeader(name),
                                  .cut = mayBeCut(name, read)});
    }
    for (std::size_t row = 0; row < layer.size(); ++row) {
        ledger.rows.push_back({static_cast<int>(row) + 1, cellsOf(layer, row)});
    }
    return ledger;
}

gis::Result<Ledger> foundLedger(const gis::Layer& layer,
                                const RecognisesHeader& recognises,
                                const RecognisesHeader& namesRecord) {
    std::vector<std::vector<std::string>> raw;
    raw.reserve(layer.size());
    for (std::size_t row = 0; row < layer.size(); ++row) {
        raw.push_back(cellsOf(layer, row));
    }
    return findHeader(std::move(raw), recognises, namesRecord);
}

/// The fields that a column may mean: those that the person chose it for, else by its header.
std::set<std::string> fieldsMeant(const LedgerColumn& column,
                                  const HeaderWords& words,
                                  const std::map<std::string, std::string>& chosen) {
    std::set<std::string> fields;
    for (const auto& [field, header] : chosen) {
        if (!header.empty() && normaliseHeader(header) == normaliseHeader(column.header)) {
            fields.insert(words.fieldNamed(field));
        }
    }
    if (fields.empty()) {
        for (const auto& meaning : words.meanings(column)) {
            fields.insert(meaning.field);
        }
    }
    return fields;
}

/// Whether the columns are the letters that a reader gives to a table read without a header.
bool isRawTable(const gis::Layer& layer, const ImportRequest& request) {
    return layer.kind == gis::GeometryKind::None && request.read.header == gis::HeaderRow::None;
}

}  // namespace

Batch::Batch(const Project& project,
             const ImportRequest& request,
             gis::ReadResult read,
             gis::SheetLook look,
             gis::Progress progress)
    : project_(project),
      request_(request),
      read_(std::move(read)),
      look_(std::move(look)),
      progress_(std::move(progress)) {
    for (const auto& source : project.sources) {
        source_.id = std::max(source_.id, source.id);
    }
    ++source_.id;
    source_.file = gis::utf8FromPath(request.file.filename());
    source_.layer = read_.layer.name;
    source_.content = contentWord(request);
    source_.encoding = read_.encodingUsed;
    if (auto regions = readRegionNames()) {
        regions_ = std::move(*regions);
    } else {
        read_.warnings.push_back({regions.error().sentence, regions.error().where});
    }
}

gis::Result<Ledger> Batch::ledgerWith(const HeaderWords& words,
                                      const std::map<std::string, std::string>& chosen) const {
    if (!isRawTable(read_.layer, request_)) {
        return namedLedger(read_);
    }
    const auto fieldsOf = [&](const LedgerColumn& column) {
        return fieldsMeant(column, words, chosen);
    };
    return foundLedger(
        read_.layer,
        [&](const LedgerColumn& column) { return !fieldsOf(column).empty(); },
        [&](const LedgerColumn& column) { return fieldsOf(column).contains("name"); });
}

gis::Result<void> Batch::recognise(const HeaderWords& words) {
    if (auto done = chooseRecipe(words); !done) {
        return done;
    }
    auto found = ledgerWith(words, request_.columns);
    if (!found) {
        return std::unexpected(found.error());
    }
    ledger_ = std::move(*found);
    if (auto done = heedRecipe(); !done) {
        return done;
    }
    for (const std::size_t hidden : look_.hiddenColumns) {
        if (hidden < ledger_.columns.size()) {
            ledger_.columns[hidden].hidden = true;
        }
    }
    auto matched = ColumnMap::match(ledger_.columns, words, request_.columns);
    if (!matched) {
        return std::unexpected(matched.error());
    }
    columns_ = std::move(*matched);
    keepOriginals();
    findRowsOfSteps();
    heedHiddenColumns();
    heedCutNames(words);
    heedUncomputed();
    heedUnread();
    blankErrors();
    clean();
    for (auto& skipped : ledger_.skipped) {
        skip(skipped.number, std::move(skipped.reason));
    }
    return {};
}

void Batch::keepOriginals() {
    std::vector<std::string> keys;
    for (const LedgerColumn& column : ledger_.columns) {
        appendJson(keys.emplace_back(), column.header);
    }
    originals_.reserve(ledger_.rows.size());
    for (const LedgerRow& row : ledger_.rows) {
        std::string& object = originals_.emplace_back("{");
        for (std::size_t column = 0; column < ledger_.columns.size(); ++column) {
            if (!trim(row.cells[column]).empty() && !ledger_.columns[column].header.empty()) {
                object += object.size() > 1 ? "," : "";
                object += keys[column];
                object += ':';
                appendJson(object, row.cells[column]);
            }
        }
        object += '}';
    }
}

gis::Result<void> Batch::step(const gis::Progress& stage, std::size_t index) const {
    constexpr std::size_t kRowsPerReport = 256;
    if (index % kRowsPerReport == 0) {
        stage.step(static_cast<double>(index) / static_cast<double>(ledger_.rows.size()),
                   gis::text("导入 {}", "Importing {}", source_.file));
    }
    if (stage.stopRequested()) {
        return gis::fail(gis::ErrorCode::Cancelled,
                         gis::text("已停止导入，项目没有改动。",
                                   "The import was stopped; the project is as it was."),
                         source_.file);
    }
    return {};
}

gis::Result<void> Batch::placing(std::size_t index) const {
    return step(progress_.part(0, kPlaced), index);
}

gis::Result<void> Batch::reached(std::size_t index) const {
    return step(progress_.part(kPlaced, 1), index);
}

std::string Batch::original(const LedgerRow& row) const {
    return originals_[*indexOfRow(row.number)];
}

std::optional<std::size_t> Batch::indexOfRow(int number) const {
    const auto row = std::ranges::lower_bound(ledger_.rows, number, {}, &LedgerRow::number);
    return row == ledger_.rows.end() || row->number != number
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(row - ledger_.rows.begin()));
}

void Batch::fillDown(std::string_view field, Fill fill) {
    const LedgerColumn* column = columns_.column(field);
    if (column == nullptr) {
        return;
    }
    const auto index = static_cast<std::size_t>(
        std::ranges::find(ledger_.columns, column->header, &LedgerColumn::header) -
        ledger_.columns.begin());
    std::size_t blanks = 0;
    bool repeated = false;
    for (std::size_t row = 0; row < ledger_.rows.size(); ++row) {
        const auto text = trim(ledger_.rows[row].cells[index]);
        blanks += text.empty() ? 1U : 0U;
        repeated = repeated ||
                   (row > 0 && !text.empty() && text == trim(ledger_.rows[row - 1].cells[index]));
    }
    // Merged cells leave one text per group: many blanks, and never the same text twice in a row.
    const bool merged = !repeated && blanks * 3 >= ledger_.rows.size();
    if (blanks == 0 || (fill == Fill::WhenMerged && !merged)) {
        return;
    }
    int firstFilled = 0;
    int count = 0;
    for (std::size_t row = 1; row < ledger_.rows.size(); ++row) {
        std::string& text = ledger_.rows[row].cells[index];
        const std::string& above = ledger_.rows[row - 1].cells[index];
        if (trim(text).empty() && !trim(above).empty()) {
            text = above;
            firstFilled = firstFilled == 0 ? ledger_.rows[row].number : firstFilled;
            ++count;
        }
    }
    if (count > 0) {
        note(firstFilled,
             field,
             gis::text(
                 "列“{}”有{}行空白，按合并单元格取上一行的内容",
                 "column \"{}\" is blank in {} rows; taken from the row above, as merged cells",
                 column->header,
                 count));
    }
}

void Batch::note(int row, std::string_view field, gis::Text sentence) {
    issues_.push_back({{source_.id, row}, std::string(field), false, std::move(sentence)});
}

void Batch::skip(int row, gis::Text reason) {
    issues_.push_back({{source_.id, row}, {}, true, std::move(reason)});
    ++source_.rowsSkipped;
}

void Batch::Tally::add(int row) {
    firstRow = count == 0 ? row : firstRow;
    ++count;
}

void Batch::leaveOut(int row, NoUse why) {
    leftOut_[abroad_.contains(row) ? NoUse::Abroad : why].add(row);
    ++source_.rowsSkipped;
}

void Batch::unitAssumed(int row, std::string_view field, std::string_view unit) {
    Assumed& assumed = assumed_[std::string(field)];
    assumed.rows.add(row);
    assumed.unit = unit;
}

void Batch::noteAbroad() {
    if (abroad_.empty() || leftOut_.contains(NoUse::Abroad)) {
        return;
    }
    note(*abroad_.begin(),
         "place",
         gis::text("{}个图形不在中国范围内（自第{}个起），没有采用其位置",
                   "{} shapes do not lie in China (from feature {} on); their places were not used",
                   abroad_.size(),
                   *abroad_.begin()));
}

void Batch::noteLeftOut() {
    const auto sentence = [](NoUse why, const Tally& rows) {
        switch (why) {
            case NoUse::Abroad:
                return gis::text("{}个图形不在中国范围内（自第{}个起），未导入",
                                 "{} shapes do not lie in China (from feature {} on); left out",
                                 rows.count,
                                 rows.firstRow);
            case NoUse::NoShape:
                return gis::text("{}个要素没有可用的图形（自第{}个起），未导入",
                                 "{} features have no usable shape (from feature {} on); left out",
                                 rows.count,
                                 rows.firstRow);
            case NoUse::NotArea:
                break;
        }
        return gis::text("{}个要素不是面，不能作为边界（自第{}个起），未导入",
                         "{} features are no polygons and no boundary (from feature {} on); "
                         "left out",
                         rows.count,
                         rows.firstRow);
    };
    for (const auto& [why, rows] : leftOut_) {
        issues_.push_back({{source_.id, rows.firstRow}, "place", true, sentence(why, rows)});
    }
}

void Batch::noteAssumedUnits() {
    for (const auto& [field, assumed] : assumed_) {
        note(assumed.rows.firstRow,
             field,
             gis::text("列“{}”没有写单位，{}行按“{}”采用，请核实",
                       "column \"{}\" states no unit; {} rows were taken as {}, please check",
                       columns_.column(field) == nullptr ? field : columns_.column(field)->header,
                       assumed.rows.count,
                       assumed.unit));
    }
}

ImportSummary Batch::finish(Project& project, const std::string& hash) {
    const auto again = std::ranges::find_if(project.sources, [&](const Source& source) {
        const bool otherSheet = source.file == source_.file && source.layer != source_.layer;
        return source.hash == hash && source.content == source_.content && !otherSheet;
    });
    if (again != project.sources.end()) {
        read_.warnings.push_back(
            {gis::text("同样的文件已作为来源 {}（{}）导入过；如非有意，请用 ruyuan undo 撤销",
                       "the same file was imported before, as source {} ({}); ruyuan undo takes it "
                       "back",
                       again->id,
                       again->file),
             source_.file});
    }
    noteAbroad();
    noteLeftOut();
    noteAssumedUnits();
    source_.hash = hash;
    source_.columns = columns_.description();
    if (!ledger_.unitLine.empty()) {
        source_.columns.push_back(std::string(kUnitLine) + "=" + ledger_.unitLine);
    }
    std::ranges::stable_sort(
        issues_, {}, [](const ImportIssue& issue) { return issue.origin.row; });
    ImportSummary summary{{source_.id},
                          source_.rowsUsed,
                          source_.rowsSkipped,
                          columns_.unused(),
                          read_.warnings,
                          request_.recipe ? request_.recipe->name : std::string(),
                          std::move(misfits_),
                          std::move(coordinates_)};
    project.sources.push_back(std::move(source_));
    project.issues.insert(project.issues.end(),
                          std::make_move_iterator(issues_.begin()),
                          std::make_move_iterator(issues_.end()));
    return summary;
}

}  // namespace ruyuan::planner::detail
