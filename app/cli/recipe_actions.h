// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <string>

namespace ruyuan::app {

struct RecipeOptions {
    std::string project;
    std::string name;
    int source = 0;    ///< of save; 0: the file imported last
    std::string file;  ///< of export and take
    bool json = false;
};

/// `ruyuan recipe save|list|show|drop|export|take`: how the files of a sender are read
/// (planner/recipe.h). Saving one of a known name replaces it.
ExitStatus runRecipeSave(const RecipeOptions& options, const Console& console);
ExitStatus runRecipeList(const RecipeOptions& options, const Console& console);
ExitStatus runRecipeShow(const RecipeOptions& options, const Console& console);
ExitStatus runRecipeDrop(const RecipeOptions& options, const Console& console);
ExitStatus runRecipeExport(const RecipeOptions& options, const Console& console);
ExitStatus runRecipeTake(const RecipeOptions& options, const Console& console);

}  // namespace ruyuan::app
