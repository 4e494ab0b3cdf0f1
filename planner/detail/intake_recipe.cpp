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

void Batch::clean() {
    if (!request_.recipe) {
        return;
    }
    for (const CleaningStep& step : request_.recipe->steps) {
        const auto column = std::ranges::find_if(ledger_.columns, [&](const LedgerColumn& one) {
            return normaliseHeader(one.header) == normaliseHeader(step.column);
        });
        Tally rows;
        for (std::size_t i = 0; column != ledger_.columns.end() && i < ledger_.rows.size(); ++i) {
            LedgerRow& row = ledger_.rows[i];
            std::string& cell =
                row.cells[static_cast<std::size_t>(column - ledger_.columns.begin())];
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

void Batch::misfit(gis::Text sentence) {
    read_.warnings.push_back({sentence, source_.file});
    misfits_.push_back(std::move(sentence));
}

}  // namespace ruyuan::planner::detail
