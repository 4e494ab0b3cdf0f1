// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/toml_table.h"
#include "planner/recipe.h"

#include <sstream>

namespace ruyuan::planner {

namespace {

using detail::Faults;
using detail::Table;

std::map<std::string, std::string> readColumns(const toml::table& table, Faults& faults) {
    std::map<std::string, std::string> columns;
    for (const auto& [field, header] : table) {
        if (const auto text = header.value_exact<std::string>()) {
            columns[std::string(field.str())] = *text;
        } else {
            faults.report(detail::lineOf(header),
                          {"列名须是一段文字", "the header of a column must be text"});
        }
    }
    return columns;
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
    if (const toml::table* columns = root.table("columns")) {
        recipe.columns = readColumns(*columns, faults);
    }
    for (const toml::table* step : root.tables("step")) {
        recipe.steps.push_back(readStep(*step, faults));
    }
    root.finish();
    if (faults.first()) {
        return std::unexpected(*faults.first());
    }
    return recipe;
}

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
    toml::table columns;
    for (const auto& [field, header] : recipe.columns) {
        columns.insert(field, header);
    }
    root.insert("columns", std::move(columns));
    toml::array steps;
    for (const CleaningStep& step : recipe.steps) {
        toml::table one{{"column", step.column}, {"written", step.written}, {"meant", step.meant}};
        if (!step.firm.empty()) {
            one.insert("firm", step.firm);
        }
        steps.push_back(std::move(one));
    }
    if (!steps.empty()) {
        root.insert("step", std::move(steps));
    }
    std::ostringstream text;
    text << root << '\n';
    return text.str();
}

}  // namespace ruyuan::planner
