// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/place_system.h"
#include "planner/detail/cell_text.h"
#include "planner/detail/intake_batch.h"

#include <algorithm>
#include <format>

namespace ruyuan::planner::detail {

namespace {

/// A sender's form gains or loses a column now and then.
constexpr double kLikeEnough = 0.9;

std::vector<std::string> headersOf(const Ledger& ledger) {
    std::vector<std::string> headers;
    for (const LedgerColumn& column : ledger.columns) {
        headers.push_back(column.header);
    }
    return headers;
}

/// What is stated goes before what the recipe knows.
std::map<std::string, std::string> joined(std::map<std::string, std::string> stated,
                                          const ImportRecipe& recipe) {
    stated.insert(recipe.columns.begin(), recipe.columns.end());
    return stated;
}

/// Cells as people read them: 经度=113.6，纬度=34.7.
gis::Text told(const RowCells& cells) {
    if (cells.empty()) {
        return {"空白", "blank"};
    }
    gis::Text all;
    for (const auto& [header, cell] : cells) {
        all.zh += (all.zh.empty() ? "" : "，") + header + "=" + cell;
        all.en += (all.en.empty() ? "" : ", ") + header + "=" + cell;
    }
    return all;
}

gis::Text toldPlace(const gis::Geometry& place) {
    if (gis::isEmpty(place)) {
        return {"未知", "nowhere"};
    }
    if (const auto* point = std::get_if<gis::Point>(&place)) {
        const std::string numbers = std::format("{:.6f},{:.6f}", point->x, point->y);
        return {numbers, numbers};
    }
    return {"面", "an area"};
}

}  // namespace

gis::Result<void> Batch::chooseRecipe(const HeaderWords& words) {
    double best = 0;
    const bool seek = !request_.recipe && request_.seekRecipe;
    for (std::size_t i = 0; seek && i < project_.recipes.size(); ++i) {
        auto recipe = parseRecipe(project_.recipes[i].text, project_.recipes[i].name);
        if (!recipe) {
            return std::unexpected(recipe.error());
        }
        if (recipe->content != source_.content) {
            continue;
        }
        const auto ledger = ledgerWith(words, joined(request_.columns, *recipe));
        const double like = ledger ? likeness(*recipe, headersOf(*ledger)) : 0;
        if (like >= kLikeEnough && like > best) {
            best = like;
            request_.recipe = std::move(*recipe);
        }
    }
    if (request_.recipe) {
        request_.columns = joined(request_.columns, *request_.recipe);
        read_.warnings.push_back(
            {gis::text("按导入配方“{}”读取", "read after the recipe \"{}\"", request_.recipe->name),
             source_.file});
    }
    return {};
}

gis::Result<void> Batch::heedRecipe() {
    if (!request_.recipe) {
        return {};
    }
    for (const auto& [field, header] : request_.recipe->columns) {
        const auto chosen = request_.columns.find(field);
        const bool there = std::ranges::any_of(ledger_.columns, [&](const LedgerColumn& column) {
            return normaliseHeader(column.header) == normaliseHeader(header);
        });
        if (!there && chosen != request_.columns.end() && chosen->second == header) {
            request_.columns.erase(chosen);
            misfit(gis::text("配方“{}”中的列“{}”在文件里没有",
                             "the file lacks the column \"{1}\" of the recipe \"{0}\"",
                             request_.recipe->name,
                             header));
        }
    }
    if (request_.recipe->system.empty() || request_.read.crs || request_.offset) {
        return {};
    }
    auto system = gis::readPlaceSystem(request_.recipe->system);
    if (!system) {
        return std::unexpected(system.error());
    }
    request_.read.crs = system->crs;
    request_.offset = system->offset;
    if (system->crs && !read_.layer.crs) {
        read_.layer.crs = system->crs;
        read_.crsSource = "option";
    }
    return {};
}

std::optional<std::size_t> Batch::columnUnder(const std::string& header) const {
    const std::string name = normaliseHeader(header);
    const auto column = std::ranges::find_if(ledger_.columns, [&](const LedgerColumn& one) {
        return normaliseHeader(one.header) == name;
    });
    return column == ledger_.columns.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(column - ledger_.columns.begin()));
}

/// Cells as they are written, before anything is made of them.
void Batch::findRowsOfSteps() {
    if (!request_.recipe || request_.content != Content::Sites) {
        return;
    }
    std::map<std::string, std::optional<std::size_t>> columns;
    RowIndex rows(ledger_.rows.size(), [&](std::size_t row, const std::string& header) {
        const auto [column, isNew] = columns.try_emplace(header);
        if (isNew) {
            column->second = columnUnder(header);
        }
        return column->second ? std::string_view(ledger_.rows[row].cells[*column->second])
                              : std::string_view();
    });
    for (const AddedValue& value : request_.recipe->values) {
        findRowOf(value, rows);
    }
    for (const MovedPlace& place : request_.recipe->places) {
        findRowOf(place, rows);
    }
}

gis::Text Batch::noLongerFits(const gis::Text& step, const gis::Text& why) const {
    return gis::text("配方“{}”的一步不再适用（{}）：{}",
                     "a step of the recipe \"{}\" no longer applies ({}): {}",
                     request_.recipe->name,
                     step,
                     why);
}

/// The one row with these cells; otherwise the step is told to be of no use.
std::optional<std::size_t> Batch::rowOf(const RowCells& cells,
                                        RowIndex& rows,
                                        const gis::Text& step) {
    const auto& found = rows.find(cells);
    if (found.size() == 1) {
        return found.front();
    }
    if (found.empty()) {
        misfit(noLongerFits(
            step, gis::text("文件里没有“{}”的行", "the file has no row with {}", told(cells))));
    } else {
        warn(noLongerFits(step,
                          gis::text("“{}”的行有{}行，不知道是哪一行",
                                    "{1} rows have {0}; which one is meant is not known",
                                    told(cells),
                                    found.size())));
    }
    return std::nullopt;
}

void Batch::findRowOf(const AddedValue& step, RowIndex& rows) {
    const gis::Text label = findField<Site>(step.field)->label();
    const gis::Text what = gis::text("补“{}”为“{}”", "{} set to \"{}\"", label, step.meant);
    const auto row = rowOf(step.row, rows, what);
    if (row && columns_.has(step.field)) {
        warn(noLongerFits(what,
                          gis::text("文件现在有这一列（“{}”）",
                                    "the file now has a column of its own, \"{}\"",
                                    columns_.column(step.field)->header)));
    } else if (row) {
        addedValues_[*row].push_back(&step);
        note(ledger_.rows[*row].number,
             step.field,
             gis::text("按配方补“{}”为“{}”，文件没有这一列",
                       "{} was set to \"{}\" after the recipe; the file has no such column",
                       label,
                       step.meant));
    }
}

RowCells Batch::coordinatesOf(std::size_t row) const {
    RowCells cells;
    for (const LedgerColumn& column : ledger_.columns) {
        const bool tells = std::ranges::any_of(kCoordinateFields, [&](std::string_view field) {
            const LedgerColumn* known = columns_.column(field);
            return known != nullptr && known->header == column.header;
        });
        const auto cell = trim(
            ledger_.rows[row].cells[static_cast<std::size_t>(&column - ledger_.columns.data())]);
        if (tells && !cell.empty()) {
            cells[normaliseHeader(column.header)] = cell;
        }
    }
    return cells;
}

void Batch::findRowOf(const MovedPlace& step, RowIndex& rows) {
    const gis::Text what = gis::text("位置改为“{}”", "moved to {}", toldPlace(step.place));
    const auto row = rowOf(step.row, rows, what);
    if (!row) {
        return;
    }
    RowCells written;
    for (const auto& [header, cell] : step.written) {
        written[normaliseHeader(header)] = cell;
    }
    const RowCells now = coordinatesOf(*row);
    const bool shape = hasShapes() && !gis::isEmpty(read_.layer.geometries[*row]);
    if (shape || now != written) {
        warn(
            noLongerFits(what,
                         gis::text("“{}”的坐标已不是当时的“{}”，而是“{}”",
                                   "the coordinates of the row with {} were {} then and are {} now",
                                   told(step.row),
                                   told(written),
                                   shape ? gis::Text{"图形", "a shape"} : told(now))));
        return;
    }
    movedPlaces_[*row] = &step;
    note(ledger_.rows[*row].number,
         "place",
         gis::text("按配方把位置由“{}”改为“{}”",
                   "moved from {} to {} after the recipe",
                   told(written),
                   toldPlace(step.place)));
}

void Batch::addValues(Site& site, const LedgerRow& row) {
    const auto found = addedValues_.find(static_cast<std::size_t>(&row - ledger_.rows.data()));
    if (found == addedValues_.end()) {
        return;
    }
    for (const AddedValue* value : found->second) {
        fillField(site, *findField<Site>(value->field), value->meant, row, *this);
    }
}

const MovedPlace* Batch::movedPlace(const LedgerRow& row) const {
    const auto found = movedPlaces_.find(static_cast<std::size_t>(&row - ledger_.rows.data()));
    return found == movedPlaces_.end() ? nullptr : found->second;
}

/// After the coordinates of all rows are understood: what was moved is no sign of what they are.
void Batch::movePlaces() {
    for (const auto& [row, moved] : movedPlaces_) {
        places_[row] = moved->place;
    }
}

void Batch::clean() {
    if (!request_.recipe) {
        return;
    }
    for (const CleaningStep& step : request_.recipe->steps) {
        const auto column = columnUnder(step.column);
        Tally rows;
        for (std::size_t i = 0; column && i < ledger_.rows.size(); ++i) {
            LedgerRow& row = ledger_.rows[i];
            std::string& cell = row.cells[*column];
            const bool ofFirm = step.firm.empty() || columns_.cell(row, "name") == step.firm;
            if (ofFirm && trim(cell) == step.written) {
                cell = step.meant;
                rows.add(row.number);
            }
        }
        if (rows.count > 0) {
            note(rows.firstRow,
                 {},
                 gis::text("按配方把列“{}”的“{}”读作“{}”（{}行）",
                           "column \"{}\": \"{}\" was read as \"{}\" after the recipe ({} rows)",
                           step.column,
                           step.written,
                           step.meant,
                           rows.count));
        } else {
            misfit(gis::text(
                "配方“{}”的一步不再适用：列“{}”{}里没有{}",
                "a step of the recipe \"{}\" no longer applies: column \"{}\"{} has no {}",
                request_.recipe->name,
                step.column,
                step.firm.empty() ? gis::Text{} : gis::text("（{}）", " ({})", step.firm),
                step.written.empty() ? gis::Text{"空白格", "blank cell"}
                                     : gis::text("“{}”", "\"{}\"", step.written)));
        }
    }
}

void Batch::warn(gis::Text sentence) {
    read_.warnings.push_back({std::move(sentence), source_.file});
}

/// What need not fit this sheet when it fits another of the workbook.
void Batch::misfit(gis::Text sentence) {
    warn(sentence);
    misfits_.push_back(std::move(sentence));
}

}  // namespace ruyuan::planner::detail
