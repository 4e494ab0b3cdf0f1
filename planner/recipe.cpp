// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/recipe.h"

#include "planner/fields.h"
#include "planner/header_row.h"
#include "planner/project.h"

#include <algorithm>
#include <set>

namespace ruyuan::planner {

std::size_t personalSteps(const ImportRecipe& recipe) {
    const auto personal = [](const std::string& field) {
        const FieldSpec<Site>* known = findField<Site>(field);
        return known != nullptr && known->personal;
    };
    const auto cells = std::ranges::count_if(recipe.steps, [&](const CleaningStep& step) {
        return std::ranges::any_of(recipe.columns, [&](const auto& column) {
            return column.second == step.column && personal(column.first);
        });
    });
    return static_cast<std::size_t>(
        cells + std::ranges::count_if(recipe.values, personal, &AddedValue::field));
}

void keepRecipe(Project& project, const ImportRecipe& recipe) {
    const auto known = std::ranges::find(project.recipes, recipe.name, &StoredRecipe::name);
    if (known == project.recipes.end()) {
        project.recipes.push_back({recipe.name, recipeText(recipe)});
    } else {
        known->text = recipeText(recipe);
    }
}

gis::Result<ImportRecipe> findRecipe(const Project& project, std::string_view name) {
    const auto known = std::ranges::find(project.recipes, name, &StoredRecipe::name);
    if (known != project.recipes.end()) {
        return parseRecipe(known->text, known->name);
    }
    std::string names;
    for (const StoredRecipe& recipe : project.recipes) {
        names += (names.empty() ? "" : ", ") + recipe.name;
    }
    return gis::fail(
        gis::ErrorCode::NotFound,
        gis::text(
            "项目里没有名为“{}”的导入配方", "the project has no recipe \"{}\"", std::string(name)),
        {},
        names.empty() ? gis::Text{"先导入一个文件，再用 ruyuan recipe save 保存",
                                  "import a file, then save one with ruyuan recipe save"}
                      : gis::text("现有：{}", "there are: {}", names));
}

double likeness(const ImportRecipe& recipe, const std::vector<std::string>& headers) {
    std::set<std::string> there;
    for (const std::string& header : headers) {
        there.insert(normaliseHeader(header));
    }
    const auto found = std::ranges::count_if(recipe.headers, [&](const std::string& header) {
        return there.contains(normaliseHeader(header));
    });
    return recipe.headers.empty()
               ? 0
               : static_cast<double>(found) / static_cast<double>(recipe.headers.size());
}

}  // namespace ruyuan::planner
