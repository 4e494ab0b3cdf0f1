// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/progress.h"
#include "gis/result.h"
#include "planner/intake.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ruyuan::app {

/// One row as it stands in the file and as it would stand in the project.
struct PreviewRow {
    int row = 0;                                               ///< as Origin::row
    std::vector<std::pair<std::string, std::string>> written;  ///< header, cell; may be empty
    /// Name of the field, its label and the value as people read it; the place, too.
    struct Understood {
        std::string field;
        gis::Text label;
        gis::Text value;
    };
    std::vector<Understood> understood;
};

/// What an import would do, and why.
struct ImportPreview {
    planner::Source source;
    planner::ImportSummary summary;
    /// What has to be settled before the import runs; the preview takes what is likely.
    std::optional<gis::Error> question;
    std::vector<planner::ImportIssue> issues;
    std::vector<PreviewRow> rows;  ///< the first ones
};

/// Imports into a copy, which is thrown away. Errors as of importInto(), but Undecided becomes the
/// question. @p rows is how many rows are shown.
[[nodiscard]] gis::Result<ImportPreview> previewImport(const planner::Project& project,
                                                       const std::string& content,
                                                       planner::ImportRequest request,
                                                       std::size_t rows,
                                                       const gis::Progress& progress = {});

}  // namespace ruyuan::app
