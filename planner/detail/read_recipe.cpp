// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/wkt.h"
#include "planner/coordinates.h"
#include "planner/detail/toml_table.h"
#include "planner/fields.h"
#include "planner/recipe.h"

#include <sstream>

namespace ruyuan::planner {

namespace {

using detail::Faults;
using detail::Table;

/// A field of sites that people fill; where a site lies is a step of its own.
bool mayAdd(const std::string& field) {
    return findField<Site>(field) != nullptr && field != "id" && field != "original_row" &&
           field != "accuracy";
}

/// Headers or fields with a text each.
RowCells readTexts(const toml::table* table, Faults& faults) {
    RowCells texts;
    if (table == nullptr) {
        return texts;
    }
    for (const auto& [key, value] : *table) {
        if (const auto text = value.value_exact<std::string>()) {
            texts[std::string(key.str())] = *text;
        } else {
            faults.report(detail::lineOf(value), {"须是一段文字", "this must be text"});
        }
    }
    return texts;
}

/// The cells by which a step knows its row: without any it would be for all of them.
RowCells readRow(Table& step, Faults& faults) {
    RowCells row = readTexts(step.table("row"), faults);
    if (row.empty()) {
        faults.report(step.line(),
                      {"缺少 row：须写明是哪一行，如 row = { \"企业名称\" = \"甲厂\" }",
                       "there is no row: name cells of the row that is meant, such as row = { "
                       "\"企业名称\" = \"甲厂\" }"});
    }
    return row;
}

AddedValue readValue(const toml::table& table, Faults& faults) {
    Table step(table, {"[[value]]", "[[value]]"}, faults);
    AddedValue read{.row = readRow(step, faults),
                    .field = step.required("field"),
                    .meant = step.required("meant")};
    if (!read.field.empty() && !mayAdd(read.field)) {
        faults.report(step.line(),
                      gis::text("厂区没有可以补上的字段“{}”",
                                "sites have no field \"{}\" that could be added",
                                read.field));
    }
    step.finish();
    return read;
}

MovedPlace readPlace(const toml::table& table, Faults& faults) {
    Table step(table, {"[[place]]", "[[place]]"}, faults);
    MovedPlace read{.row = readRow(step, faults),
                    .written = readTexts(step.table("written"), faults),
                    .place = {}};
    const std::string wkt = step.optional("place");
    const std::string accuracy = step.optional("accuracy");
    step.finish();
    if (wkt.empty()) {
        return read;
    }
    auto place = gis::fromWkt(wkt);
    if (!place) {
        faults.report(step.line(), place.error().sentence);
    } else if (!touchesChina(gis::boundsOf(*place))) {
        faults.report(step.line(),
                      {"位置须为中国境内的经纬度（经度在前）",
                       "the place has to be longitude and latitude, in this order, in China"});
    } else {
        read.place = std::move(*place);
    }
    const auto known = accuracyFromWord(accuracy);
    if (known && *known != Accuracy::Unplaced) {
        read.accuracy = *known;
    } else {
        faults.report(
            step.line(),
            gis::text("没有“{}”这种定位精度", "there is no accuracy \"{}\" of a place", accuracy));
    }
    return read;
}

CleaningStep readStep(const toml::table& table, Faults& faults) {
    Table step(table, {"[[step]]", "[[step]]"}, faults);
    CleaningStep read{.column = step.required("column"),
                      .written = step.optional("written"),
                      .meant = step.required("meant"),
                      .firm = step.optional("firm")};
    step.finish();
    return read;
}

}  // namespace

gis::Result<ImportRecipe> parseRecipe(std::string_view toml, const std::string& where) {
    const auto parsed = detail::parseToml(toml, where);
    if (!parsed) {
        return std::unexpected(parsed.error());
    }
    Faults faults(where);
    Table root(*parsed, {"导入配方", "recipe"}, faults);
    ImportRecipe recipe;
    recipe.name = root.required("name");
    recipe.content = root.required("content");
    recipe.encoding = root.optional("encoding");
    recipe.system = root.optional("system");
    recipe.headers = root.words("headers");
    recipe.columns = readTexts(root.table("columns"), faults);
    for (const toml::table* step : root.tables("step")) {
        recipe.steps.push_back(readStep(*step, faults));
    }
    for (const toml::table* value : root.tables("value")) {
        recipe.values.push_back(readValue(*value, faults));
    }
    for (const toml::table* place : root.tables("place")) {
        recipe.places.push_back(readPlace(*place, faults));
    }
    root.finish();
    if (faults.first()) {
        return std::unexpected(*faults.first());
    }
    return recipe;
}

namespace {

toml::table tableOf(const std::map<std::string, std::string>& texts) {
    toml::table table;
    for (const auto& [key, text] : texts) {
        table.insert(key, text);
    }
    return table;
}

toml::table inlineTableOf(const RowCells& cells) {
    toml::table table = tableOf(cells);
    table.is_inline(true);
    return table;
}

toml::table stepTable(const CleaningStep& step) {
    toml::table one{{"column", step.column}, {"written", step.written}, {"meant", step.meant}};
    if (!step.firm.empty()) {
        one.insert("firm", step.firm);
    }
    return one;
}

toml::table valueTable(const AddedValue& value) {
    return toml::table{
        {"row", inlineTableOf(value.row)}, {"field", value.field}, {"meant", value.meant}};
}

toml::table placeTable(const MovedPlace& moved) {
    toml::table one{{"row", inlineTableOf(moved.row)}, {"written", inlineTableOf(moved.written)}};
    if (!gis::isEmpty(moved.place)) {
        one.insert("place", gis::toWkt(moved.place));
        one.insert("accuracy", word(moved.accuracy));
    }
    return one;
}

/// Adds the steps of one kind, each a table under that key.
template <class Step>
void addTables(toml::table& root,
               const char* key,
               const std::vector<Step>& steps,
               toml::table (*table)(const Step&)) {
    toml::array all;
    for (const Step& step : steps) {
        all.push_back(table(step));
    }
    if (!all.empty()) {
        root.insert(key, std::move(all));
    }
}

}  // namespace

std::string recipeText(const ImportRecipe& recipe) {
    toml::table root{{"name", recipe.name}, {"content", recipe.content}};
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty()) {
            root.insert(key, text);
        }
    };
    add("encoding", recipe.encoding);
    add("system", recipe.system);
    toml::array headers;
    for (const std::string& header : recipe.headers) {
        headers.push_back(header);
    }
    root.insert("headers", std::move(headers));
    root.insert("columns", tableOf(recipe.columns));
    addTables(root, "step", recipe.steps, stepTable);
    addTables(root, "value", recipe.values, valueTable);
    addTables(root, "place", recipe.places, placeTable);
    std::ostringstream text;
    text << root << '\n';
    return text.str();
}

}  // namespace ruyuan::planner
