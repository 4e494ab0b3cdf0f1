// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"
#include "planner/model.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::planner {

struct Project;

/// A cell that a sender always writes in the same wrong way, and what it means.
struct CleaningStep {
    std::string column;   ///< header
    std::string written;  ///< the cell, without blanks around it; may be empty
    std::string meant;    ///< what is read instead
    std::string firm;     ///< only in the row of this firm, by its name as written; empty: in all
    bool operator==(const CleaningStep&) const = default;
};

/// Cells of a row by header, without blanks around them; none are blank.
using RowCells = std::map<std::string, std::string>;

/// A value for which the sender's files have no column.
struct AddedValue {
    RowCells row;       ///< that tell the row from all others of its file
    std::string field;  ///< FieldSpec::name, of Site
    std::string meant;  ///< as a ledger writes it: "45人"
    bool operator==(const AddedValue&) const = default;
};

/// A site that does not lie where the sender's files say.
struct MovedPlace {
    RowCells row;         ///< as for an added value
    RowCells written;     ///< its coordinates there; the step is for rows that still say just that
    gis::Geometry place;  ///< EPSG:4490; nothing: it is not known where
    Accuracy accuracy = Accuracy::Unplaced;
    bool operator==(const MovedPlace&) const = default;
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
    std::vector<AddedValue> values{};
    std::vector<MovedPlace> places{};
    bool operator==(const ImportRecipe&) const = default;

    [[nodiscard]] std::size_t stepCount() const {
        return steps.size() + values.size() + places.size();
    }
};

/// A recipe as its file holds it. InvalidData names line and fault; @p where names the file.
[[nodiscard]] gis::Result<ImportRecipe> parseRecipe(std::string_view toml,
                                                    const std::string& where);
[[nodiscard]] std::string recipeText(const ImportRecipe& recipe);

/// The recipe of a file that was imported: its columns, what was said about its coordinates, and a
/// step for each value and each place that was edited since. NotFound when @p source is none of the
/// project's. Places make steps only where the file is a sheet (of a shape nobody knows later what
/// it was) whose coordinates can be read again: not those fitted to control points, or of a system
/// without an EPSG code.
[[nodiscard]] gis::Result<ImportRecipe> recipeOf(const Project& project,
                                                 int source,
                                                 const std::string& name);

/// What a person stated about the coordinates of a source, as stateSystem() takes it; empty where
/// nobody had to, and for a system without an EPSG code.
[[nodiscard]] std::string statedSystem(const Source& source);

/// How many steps tell of persons (FieldSpec::personal): whoever gets the recipe can read them.
[[nodiscard]] std::size_t personalSteps(const ImportRecipe& recipe);

/// Puts a recipe into the project, in the place of one of the same name.
void keepRecipe(Project& project, const ImportRecipe& recipe);

/// NotFound tells the names that there are.
[[nodiscard]] gis::Result<ImportRecipe> findRecipe(const Project& project, std::string_view name);

/// The share of a recipe's headers that a table has, 0 to 1.
[[nodiscard]] double likeness(const ImportRecipe& recipe, const std::vector<std::string>& headers);

}  // namespace ruyuan::planner
