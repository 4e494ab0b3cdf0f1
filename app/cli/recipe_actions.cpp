// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/recipe_actions.h"

#include "app/cli/opened.h"
#include "app/cli/text_table.h"
#include "app/common/acting.h"
#include "app/common/recipes.h"
#include "gis/platform.h"
#include "gis/wkt.h"
#include "planner/project_file.h"
#include "planner/recipe.h"

#include <nlohmann/json.hpp>

namespace ruyuan::app {

namespace {

using gis::Result;
using gis::Text;
using planner::ImportRecipe;
using planner::Project;
using Json = nlohmann::ordered_json;

/// Changes the recipes of a project as one act; the sentence tells of it.
template <class Change>
ExitStatus changed(const RecipeOptions& options, const Console& console, const Change& change) {
    const auto file = gis::pathFromUtf8(options.project);
    const auto before = planner::readProject(file);
    if (!before) {
        return failed(before.error(), console);
    }
    Project after = *before;
    const Result<Text> sentence = change(after);
    if (!sentence) {
        return failed(sentence.error(), console);
    }
    if (auto done = planner::writeProject(file, *before, after, actOf("recipe", *sentence));
        !done) {
        return failed(done.error(), console);
    }
    console.print(*sentence);
    return ExitStatus::Success;
}

template <class Show>
ExitStatus shown(const RecipeOptions& options, const Console& console, const Show& show) {
    const auto project = planner::readProject(gis::pathFromUtf8(options.project));
    if (!project) {
        return failed(project.error(), console);
    }
    const Result<void> done = show(*project);
    return done ? ExitStatus::Success : failed(done.error(), console);
}

Json stepsJson(const ImportRecipe& recipe) {
    Json steps = Json::array();
    for (const planner::CleaningStep& step : recipe.steps) {
        steps.push_back({{"column", step.column},
                         {"written", step.written},
                         {"meant", step.meant},
                         {"firm", step.firm.empty() ? Json() : Json(step.firm)}});
    }
    return steps;
}

Json valuesJson(const ImportRecipe& recipe) {
    Json values = Json::array();
    for (const planner::AddedValue& value : recipe.values) {
        values.push_back({{"row", value.row}, {"field", value.field}, {"meant", value.meant}});
    }
    return values;
}

Json placesJson(const ImportRecipe& recipe) {
    Json places = Json::array();
    for (const planner::MovedPlace& moved : recipe.places) {
        places.push_back(
            {{"row", moved.row},
             {"written", moved.written},
             {"place", gis::isEmpty(moved.place) ? Json() : Json(gis::toWkt(moved.place))},
             {"accuracy", planner::word(moved.accuracy)}});
    }
    return places;
}

Json recipeJson(const ImportRecipe& recipe) {
    return {{"name", recipe.name},
            {"content", recipe.content},
            {"encoding", recipe.encoding},
            {"system", recipe.system},
            {"columns", recipe.columns},
            {"headers", recipe.headers},
            {"steps", stepsJson(recipe)},
            {"values", valuesJson(recipe)},
            {"places", placesJson(recipe)}};
}

}  // namespace

ExitStatus runRecipeSave(const RecipeOptions& options, const Console& console) {
    return changed(options, console, [&](Project& project) -> Result<Text> {
        const int last = project.sources.empty() ? 0 : project.sources.back().id;
        return saveRecipe(project, options.source == 0 ? last : options.source, options.name);
    });
}

ExitStatus runRecipeList(const RecipeOptions& options, const Console& console) {
    return shown(options, console, [&](const Project& project) -> Result<void> {
        Json all = Json::array();
        std::vector<std::vector<std::string>> rows{{console.say({"名称", "name"}),
                                                    console.say({"内容", "content"}),
                                                    console.say({"列", "columns"}),
                                                    console.say({"清理", "steps"})}};
        for (const planner::StoredRecipe& stored : project.recipes) {
            const auto recipe = planner::parseRecipe(stored.text, stored.name);
            if (!recipe) {
                return std::unexpected(recipe.error());
            }
            all.push_back(recipeJson(*recipe));
            rows.push_back({recipe->name,
                            recipe->content,
                            std::to_string(recipe->columns.size()),
                            std::to_string(recipe->stepCount())});
        }
        if (options.json) {
            console.printRaw(all.dump(2) + "\n");
        } else if (project.recipes.empty()) {
            console.print({"还没有导入配方；导入一个文件后用 ruyuan recipe save 保存",
                           "no recipes yet; import a file, then use ruyuan recipe save"});
        } else {
            console.printRaw(textTable(rows));
        }
        return {};
    });
}

ExitStatus runRecipeShow(const RecipeOptions& options, const Console& console) {
    return shown(options, console, [&](const Project& project) -> Result<void> {
        const auto recipe = planner::findRecipe(project, options.name);
        if (!recipe) {
            return std::unexpected(recipe.error());
        }
        console.printRaw(options.json ? recipeJson(*recipe).dump(2) + "\n"
                                      : planner::recipeText(*recipe));
        return {};
    });
}

ExitStatus runRecipeDrop(const RecipeOptions& options, const Console& console) {
    return changed(
        options, console, [&](Project& project) { return dropRecipe(project, options.name); });
}

ExitStatus runRecipeExport(const RecipeOptions& options, const Console& console) {
    return shown(options, console, [&](const Project& project) -> Result<void> {
        const auto recipe = planner::findRecipe(project, options.name);
        if (!recipe) {
            return std::unexpected(recipe.error());
        }
        if (auto written =
                writeRecipeFile(*recipe, gis::pathFromUtf8(options.file), IfThere::Refuse);
            !written) {
            return written;
        }
        console.print(gis::text("已写出 {}", "wrote {}", options.file));
        if (const std::size_t personal = planner::personalSteps(*recipe); personal > 0) {
            console.warn({gis::text("有 {} 步含联系人或电话，拿到文件的人都能看到",
                                    "{} steps name contacts or phones; whoever gets the file can "
                                    "read them",
                                    personal),
                          options.file});
        }
        return {};
    });
}

ExitStatus runRecipeTake(const RecipeOptions& options, const Console& console) {
    return changed(options, console, [&](Project& project) {
        return readRecipeFile(gis::pathFromUtf8(options.file))
            .transform([&](const ImportRecipe& recipe) { return takeRecipe(project, recipe); });
    });
}

}  // namespace ruyuan::app
