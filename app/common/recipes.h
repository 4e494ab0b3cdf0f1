// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/intake.h"
#include "planner/recipe.h"

#include <filesystem>
#include <string>

namespace ruyuan::app {

/// Keeps how a source was read as a recipe of the project, in the place of one of that name; the
/// sentence is for the journal. Errors as of planner::recipeOf(), and InvalidArgument for a blank
/// name.
[[nodiscard]] gis::Result<gis::Text> saveRecipe(planner::Project& project,
                                                int source,
                                                const std::string& name);
/// Takes a recipe from elsewhere into the project, in the place of one of its name.
[[nodiscard]] gis::Text takeRecipe(planner::Project& project, const planner::ImportRecipe& recipe);
/// NotFound as of planner::findRecipe(); a recipe that cannot be read any more is dropped as well.
[[nodiscard]] gis::Result<gis::Text> dropRecipe(planner::Project& project, const std::string& name);

/// NotFound or CannotRead without a readable file, InvalidData when it is no recipe.
[[nodiscard]] gis::Result<planner::ImportRecipe> readRecipeFile(const std::filesystem::path& file);
enum class IfThere { Refuse, Replace };
/// CannotWrite; a file that was there is then as it was.
[[nodiscard]] gis::Result<void> writeRecipeFile(const planner::ImportRecipe& recipe,
                                                const std::filesystem::path& file,
                                                IfThere ifThere);

/// Reads a file after a recipe that a person named; what the request states already goes before.
void readAfter(planner::ImportRequest& request, planner::ImportRecipe recipe);

/// The file that a project imported last with all columns that the recipe names; empty: none.
[[nodiscard]] std::string lastFileLike(const planner::Project& project,
                                       const planner::ImportRecipe& recipe);

}  // namespace ruyuan::app
