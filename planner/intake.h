// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/china_offset.h"
#include "gis/progress.h"
#include "gis/read_layer.h"
#include "gis/result.h"
#include "planner/project.h"
#include "planner/recipe.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ruyuan::planner {

enum class Content { Sites, Equipment, Parks, BuiltUpAreas, Counties, Constraint, Wind };

struct ImportRequest {
    Content content = Content::Sites;
    std::string constraintKind;  ///< for Content::Constraint
    std::filesystem::path file;
    gis::ReadOptions read;
    /// Field name -> column header, where the synonyms do not suffice; an empty header: no column.
    std::map<std::string, std::string> columns;
    /// How web maps displaced the coordinates, as somebody stated it. DEFAULT: unset; looked for
    /// (planner/datum_evidence.h).
    std::optional<gis::ChinaOffset> offset;
    /// DEFAULT: false. Takes what is only likely about the coordinates; otherwise that is
    /// Undecided.
    bool acceptGuesses = false;
    /// DEFAULT: empty. A table of points known in the file's own local system and in
    /// ReadOptions::crs (planner/control_points.h); the file is fitted to them.
    std::filesystem::path controlPoints;
    /// The largest residual in metres at which control points are believed.
    double controlLimit = 5;
    /// DEFAULT: unset. How files of this sender are read; what is stated above goes before it.
    /// Unset: the project's recipe whose columns the file has (nine tenths of them), if any.
    std::optional<ImportRecipe> recipe;
    /// DEFAULT: true. False: without the project's recipes.
    bool seekRecipe = true;
};

/// Sets what a person says about the coordinates of a file ("EPSG:4547", "GCJ-02", 百度,
/// "EPSG:3857+GCJ-02"; gis::readPlaceSystem()). A system without a displacement says that there is
/// none.
[[nodiscard]] gis::Result<void> stateSystem(ImportRequest& request, std::string_view words);

/// The request for a content named as in project files: "sites", "equipment", "parks", "built-up",
/// "counties", "wind" or "constraint:KIND".
[[nodiscard]] gis::Result<ImportRequest> requestFor(const std::string& content);

struct ImportSummary {
    std::vector<int> sources;  ///< ids of what was added to Project::sources, one per sheet
    int rowsUsed = 0;
    int rowsSkipped = 0;
    std::vector<std::string> unusedColumns;  ///< headers that no field recognised
    gis::Warnings warnings;
    std::string recipe;  ///< name of the one that was used; empty without one
    /// Columns and steps of the recipe that the file no longer fits, also among the warnings; of a
    /// workbook those that fit none of its sheets.
    std::vector<gis::Text> misfits;
    /// How the coordinates were understood, why, and what was done; empty without coordinates.
    gis::Text coordinates;
};

/// Adds a file's rows to the project as sites, equipment, parks, boundaries, a constraint layer or
/// wind roses,
/// and its Source. Columns are recognised by their headers (planner/fields.h), wherever the header
/// row is; numbers by their units; the original row is kept. Rows that cannot be used are listed
/// with the reason in Project::issues. A path named in a ledger becomes a Decision.
/// What is certain about coordinates is applied and told; what is only likely is Undecided, with
/// the evidence and the option that settles it, unless the request accepts guesses.
/// A workbook whose visible sheets hold like tables (one per county) is imported whole, each sheet
/// as a source of its own; sheets without a known header are left out with a warning; sheets that
/// hold different tables are InvalidArgument unless ReadOptions::layer names one.
/// On error the project is unchanged; so it is when @p progress asks to stop (Cancelled).
[[nodiscard]] gis::Result<ImportSummary> importFile(Project& project,
                                                    const ImportRequest& request,
                                                    const gis::Progress& progress = {});

}  // namespace ruyuan::planner
