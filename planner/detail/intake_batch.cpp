// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/intake_batch.h"

#include "gis/platform.h"
#include "gis/validity.h"
#include "planner/detail/cell_text.h"

#include <nlohmann/json.hpp>

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
        case Content::Constraint:
            break;
    }
    return "constraint:" + request.constraintKind;
}

std::vector<std::string> cellsOf(const gis::Layer& layer, std::size_t row) {
    std::vector<std::string> cells;
    for (const auto& column : layer.columns) {
        cells.push_back(column.asText(row));
    }
    return cells;
}

/// A layer whose columns have names: shapes, and tables of databases.
Ledger namedLedger(const gis::Layer& layer) {
    Ledger ledger;
    for (const auto& column : layer.columns) {
        const std::string& alias = column.field().alias;
        const std::string& name = alias.empty() ? column.field().name : alias;
        ledger.columns.push_back({column.field().name, {}, name, unitOfHeader(name)});
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
    return findHeader(raw, recognises, namesRecord);
}

/// The fields that a column may mean: those that the person chose it for, else by its header.
std::set<std::string> fieldsMeant(const LedgerColumn& column,
                                  const HeaderWords& words,
                                  const std::map<std::string, std::string>& chosen) {
    std::set<std::string> fields;
    for (const auto& [field, header] : chosen) {
        if (normaliseHeader(header) == normaliseHeader(column.header)) {
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
             gis::Progress progress)
    : project_(project), request_(request), read_(std::move(read)), progress_(std::move(progress)) {
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

gis::Result<void> Batch::recognise(const HeaderWords& words) {
    if (isRawTable(read_.layer, request_)) {
        const auto fieldsOf = [&](const LedgerColumn& column) {
            return fieldsMeant(column, words, request_.columns);
        };
        auto found = foundLedger(
            read_.layer,
            [&](const LedgerColumn& column) { return !fieldsOf(column).empty(); },
            [&](const LedgerColumn& column) { return fieldsOf(column).contains("name"); });
        if (!found) {
            return std::unexpected(found.error());
        }
        ledger_ = std::move(*found);
    } else {
        ledger_ = namedLedger(read_.layer);
    }
    auto matched = ColumnMap::match(ledger_.columns, words, request_.columns);
    if (!matched) {
        return std::unexpected(matched.error());
    }
    columns_ = std::move(*matched);
    keepOriginals();
    for (auto& skipped : ledger_.skipped) {
        skip(skipped.number, std::move(skipped.reason));
    }
    return {};
}

void Batch::keepOriginals() {
    for (std::size_t index = 0; index < ledger_.rows.size(); ++index) {
        const LedgerRow& row = ledger_.rows[index];
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        for (std::size_t column = 0; column < ledger_.columns.size(); ++column) {
            if (!trim(row.cells[column]).empty() && !ledger_.columns[column].header.empty()) {
                object[ledger_.columns[column].header] = row.cells[column];
            }
        }
        originals_.push_back(
            object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
        indexOfRow_[row.number] = index;
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

gis::Result<void> Batch::reached(std::size_t index) const {
    return step(progress_.part(kPlaced, 1), index);
}

std::string Batch::original(const LedgerRow& row) const {
    return originals_[indexOfRow_.at(row.number)];
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

// ---- places ----

gis::Result<void> Batch::place() {
    places_.assign(ledger_.rows.size(), {});
    return hasShapes() ? placeShapes() : placeCells();
}

gis::Geometry Batch::repaired(gis::Geometry shape, int row) {
    const auto repair = gis::repair(shape);
    if (!repair) {
        note(row, "place", repair.error().sentence);
        return {};
    }
    if (!*repair) {
        return shape;
    }
    note(row,
         "place",
         gis::text("图形有误（{}），{}",
                   "invalid shape ({}): {}",
                   (*repair)->defect.sentence,
                   (*repair)->sentence));
    return (*repair)->geometry;
}

gis::Result<void> Batch::placeShapes() {
    const auto& layer = read_.layer;
    const auto crs = gis::requireCrs(layer, source_.file);
    if (!crs) {
        return std::unexpected(crs.error());
    }
    source_.crs = crs->label();
    source_.crsSource = read_.crsSource;
    const auto transformer = gis::Transformer::create(*crs, gis::storageCrs());
    if (!transformer) {
        return std::unexpected(transformer.error());
    }
    for (std::size_t index = 0; index < places_.size(); ++index) {
        if (auto go = step(progress_.part(0, kPlaced), index); !go) {
            return go;
        }
        const auto& shape = layer.geometries[index];
        const int row = ledger_.rows[index].number;
        if (gis::isEmpty(shape)) {
            continue;
        }
        // A transformation is only defined where CGCS2000 is; asking elsewhere would be an error.
        const bool near = !crs->isGeographic() || touchesChina(gis::boundsOf(shape));
        auto moved = near ? transformer->apply(repaired(shape, row)) : gis::Geometry{};
        if (!near || !moved || (!gis::isEmpty(*moved) && !touchesChina(gis::boundsOf(*moved)))) {
            abroad_.insert(row);
        } else {
            places_[index] = std::move(*moved);
        }
    }
    return {};
}

std::optional<RawPlace> Batch::rawPlace(const LedgerRow& row) {
    const auto both = cell(row, "lon_lat");
    if (const auto pair = readCoordinatePair(both)) {
        return RawPlace{pair->first, pair->second};
    }
    const bool parts = columns_.has("lon_degrees") && columns_.has("lat_degrees");
    const auto number = [&](const std::string& axis) {
        return parts ? degreesFromParts(cell(row, axis + "_degrees"),
                                        cell(row, axis + "_minutes"),
                                        cell(row, axis + "_seconds"))
                     : readCoordinate(cell(row, axis));
    };
    const auto first = number("lon");
    const auto second = number("lat");
    if (first && second) {
        return RawPlace{*first, *second};
    }
    std::string written(both);
    for (const std::string_view field : {"lon", "lat", "lon_degrees", "lat_degrees"}) {
        const auto text = cell(row, field);
        if (!saysNothing(text)) {
            written += (written.empty() ? "" : ", ") + std::string(text);
        }
    }
    if (!saysNothing(written)) {
        note(row.number,
             "place",
             gis::text("坐标“{}”不完整或不能识别，未定位",
                       "coordinates \"{}\" are incomplete or not understood; not "
                       "placed",
                       written));
    }
    return std::nullopt;
}

void Batch::warnOfPackedDegrees() {
    for (const std::string_view field : {"lon", "lat"}) {
        std::vector<std::string> cells;
        for (const auto& row : ledger_.rows) {
            cells.emplace_back(cell(row, field));
        }
        if (looksLikePackedDegrees(cells)) {
            note(
                ledger_.rows.front().number,
                field,
                gis::text(
                    "列“{}”可能是“度.分秒”写法（如 113.4012 为 "
                    "113°40′12″），已按十进制度采用，请核实",
                    "column \"{}\" may be degrees.minutes-seconds (113.4012 for 113°40′12″); taken "
                    "as decimal degrees, please check",
                    columns_.column(field)->header));
        }
    }
}

gis::Result<void> Batch::placeCells() {
    std::vector<std::optional<RawPlace>> raw;
    for (std::size_t index = 0; index < ledger_.rows.size(); ++index) {
        if (auto go = step(progress_.part(0, kPlaced), index); !go) {
            return go;
        }
        raw.push_back(rawPlace(ledger_.rows[index]));
    }
    if (std::ranges::none_of(raw, [](const auto& place) { return place.has_value(); })) {
        return {};
    }
    const auto placed = placeRows(raw, request_.read.crs);
    if (!placed) {
        return std::unexpected(placed.error());
    }
    source_.crs = placed->crs;
    source_.crsSource = placed->crsSource;
    for (const auto& [index, remark] : placed->remarks) {
        note(ledger_.rows[index].number, "place", remark);
    }
    for (std::size_t index = 0; index < places_.size(); ++index) {
        if (placed->places[index]) {
            places_[index] = *placed->places[index];
        }
    }
    warnOfPackedDegrees();
    return {};
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
    noteAbroad();
    noteLeftOut();
    noteAssumedUnits();
    source_.hash = hash;
    source_.columns = columns_.description();
    std::ranges::stable_sort(
        issues_, {}, [](const ImportIssue& issue) { return issue.origin.row; });
    ImportSummary summary{source_.rowsUsed, source_.rowsSkipped, columns_.unused(), read_.warnings};
    project.sources.push_back(std::move(source_));
    project.issues.insert(project.issues.end(),
                          std::make_move_iterator(issues_.begin()),
                          std::make_move_iterator(issues_.end()));
    return summary;
}

void addCoordinateWords(HeaderWords& words) {
    words.add(
        "lon",
        "经度",
        "中心经度|东经|lng|lon|long|longitude|x|x坐标|企业中心经度|厂区经度|横坐标|e|jd|经度坐标|"
        "企业经度|经度(e)|经度(°)|地理位置经度|中心点经度|center_lon");
    words.add(
        "lat",
        "纬度",
        "中心纬度|北纬|lat|latitude|y|y坐标|企业中心纬度|厂区纬度|纵坐标|n|wd|纬度坐标|企业纬度|"
        "纬度(n)|纬度(°)|地理位置纬度|中心点纬度|center_lat");
    words.add("lon_lat",
              "坐标",
              "经纬度|经纬度坐标|地理坐标|中心坐标|坐标(经度,纬度)|经度,纬度|经度纬度|位置坐标|"
              "coordinates|中心点坐标|厂区坐标");
    const auto parts = [&](const std::string& axis, const std::string& name) {
        struct Part {
            std::string_view field;
            std::string_view sign;
        };
        for (const auto& [field, sign] :
             {Part{"degrees", "度"}, Part{"minutes", "分"}, Part{"seconds", "秒"}}) {
            std::string synonyms;
            for (const std::string_view prefix : {"企业中心", "中心", "企业", ""}) {
                synonyms += std::string(synonyms.empty() ? "" : "|") + std::string(prefix) + name +
                            std::string(sign) + "|" + std::string(prefix) + name + "_" +
                            std::string(sign);
            }
            words.add(axis + "_" + std::string(field),
                      name + "(" + std::string(sign) + ")",
                      synonyms + "|企业中心" + name + "(" + std::string(sign) + ")|中心" + name +
                          "(" + std::string(sign) + ")");
        }
    };
    parts("lon", "经度");
    parts("lat", "纬度");
}

}  // namespace ruyuan::planner::detail
