// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

struct Project;
struct Source;

/// A cell that a sender always writes in the same wrong way, and what it means.
struct CleaningStep {
    std::string column;   ///< header
    std::string written;  ///< the cell, without blanks around it; may be empty
    std::string meant;    ///< what is read instead
    std::string firm;     ///< only in the row of this firm, by its name as written; empty: in all
    bool operator==(const CleaningStep&) const = default;
};

/// How the files of one sender are to be read: what a person found out about the first one, for
/// those that follow. Part of a project (Project::recipes) and a file of its own, .toml.
struct ImportRecipe {
    std::string name;                            ///< of the sender, for people: "巩义市工信局月报"
    std::string content;                         ///< as planner::requestFor() takes it
    std::string encoding;                        ///< empty: found anew
    std::string system;                          ///< as stateSystem() takes it; empty: found anew
    std::map<std::string, std::string> columns;  ///< field -> header
    std::vector<std::string> headers;            ///< of all columns, by which a like file is known
    std::vector<CleaningStep> steps;
    bool operator==(const ImportRecipe&) const = default;
};

/// A recipe as its file holds it. InvalidData names line and fault; @p where names the file.
[[nodiscard]] gis::Result<ImportRecipe> parseRecipe(std::string_view toml,
                                                    const std::string& where);
[[nodiscard]] std::string recipeText(const ImportRecipe& recipe);

/// The recipe of a file that was imported: its columns, what was said about its coordinates, and a
/// step for each value that was edited since. NotFound when @p source is none of the project's.
/// Places that were moved, and values in fields without a column, make no steps.
[[nodiscard]] gis::Result<ImportRecipe> recipeOf(const Project& project,
                                                 int source,
                                                 const std::string& name);

/// What a person stated about the coordinates of a source, as stateSystem() takes it; empty where
/// nobody had to, and for a system without an EPSG code.
[[nodiscard]] std::string statedSystem(const Source& source);

/// Puts a recipe into the project, in the place of one of the same name.
void keepRecipe(Project& project, const ImportRecipe& recipe);

/// NotFound tells the names that there are.
[[nodiscard]] gis::Result<ImportRecipe> findRecipe(const Project& project, std::string_view name);

/// The share of a recipe's headers that a table has, 0 to 1.
[[nodiscard]] double likeness(const ImportRecipe& recipe, const std::vector<std::string>& headers);

}  // namespace ruyuan::planner
