// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/read_layer.h"
#include "gis/result.h"
#include "planner/project.h"

#include <filesystem>
#include <map>
#include <string>

namespace ruyuan::planner {

enum class Content { Sites, Equipment, Parks, BuiltUpAreas, Counties, Constraint, Wind };

struct ImportRequest {
    Content content = Content::Sites;
    std::string constraintKind;  ///< for Content::Constraint
    std::filesystem::path file;
    gis::ReadOptions read;
    /// Field name -> column header, where the synonyms do not suffice.
    std::map<std::string, std::string> columns;
};

/// The request for a content named as in project files: "sites", "equipment", "parks", "built-up",
/// "counties", "wind" or "constraint:KIND".
[[nodiscard]] gis::Result<ImportRequest> requestFor(const std::string& content);

struct ImportSummary {
    int rowsUsed = 0;
    int rowsSkipped = 0;
    std::vector<std::string> unusedColumns;  ///< headers that no field recognised
    gis::Warnings warnings;
};

/// Adds a file's rows to the project as sites, equipment, parks, boundaries, a constraint layer or
/// wind roses,
/// and its Source. Columns are recognised by their headers (planner/fields.h), wherever the header
/// row is; numbers by their units; the original row is kept. Rows that cannot be used are listed
/// with the reason in Project::issues. A path named in a ledger becomes a Decision.
/// On error the project is unchanged; so it is when @p progress asks to stop (Cancelled).
[[nodiscard]] gis::Result<ImportSummary> importFile(Project& project,
                                                    const ImportRequest& request,
                                                    const gis::Progress& progress = {});

}  // namespace ruyuan::planner
