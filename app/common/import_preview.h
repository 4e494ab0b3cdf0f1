// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/china_offset.h"
#include "gis/geometry.h"
#include "gis/progress.h"
#include "gis/result.h"
#include "gis/units.h"
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
    int source = 0;                                            ///< as Origin::source: of its sheet
    std::vector<std::pair<std::string, std::string>> written;  ///< header, cell; no blank cells
    /// Name of the field, its label, the value as people read it and its unit; the place, too.
    /// Fields without a value are left out.
    struct Understood {
        std::string field;
        gis::Text label;
        gis::Text value;
        std::string unit{};
    };
    std::vector<Understood> understood;
};

/// A column of the file and the fields that it was understood as; none: not used.
struct PreviewColumn {
    std::string header;
    std::vector<std::string> fields;
};

/// Where a row would lie, as longitude and latitude in EPSG:4490; of a shape, the middle of its
/// bounds.
struct PreviewPlace {
    int row = 0;
    gis::Point place;
    /// Where its numbers put it when no web map had displaced them; nothing: that is not known.
    std::optional<gis::Point> asWritten{};
};

/// What an import would do, and why.
struct ImportPreview {
    planner::Source source;  ///< the last of several sheets
    planner::ImportSummary summary;
    /// What has to be settled before the import runs; the preview takes what is likely.
    std::optional<gis::Error> question;
    /// Whether ImportRequest::acceptGuesses settles the question; otherwise only a stated system
    /// does, and the preview takes the numbers as they stand.
    bool acceptable = false;
    std::vector<planner::ImportIssue> issues;
    std::vector<PreviewColumn> columns;   ///< in the order of the file, as far as its rows tell it
    std::vector<PreviewRow> rows;         ///< the first ones of each sheet
    std::vector<planner::Source> sheets;  ///< what the rows are from: one, or those of a workbook

    /// The sheet of a row (PreviewRow::source); null when there is none of that id.
    [[nodiscard]] const planner::Source* sheet(int id) const;
    std::vector<PreviewPlace> places;  ///< of the first kPreviewPlaces rows with a place
    /// The edges of those that are lines or areas, of the first kPreviewPoints points.
    std::vector<gis::Line> edges;
    /// How web maps had displaced them; nothing: not known.
    std::optional<gis::ChinaOffset> offset;
    /// By how much web maps had displaced the places, in the middle; nothing: not at all, or not
    /// known.
    std::optional<gis::Length> shift;
};

inline constexpr std::size_t kPreviewPlaces = 2000;
inline constexpr std::size_t kPreviewPoints = 100'000;

/// Imports into a copy, which is thrown away. Errors as of importInto(), but Undecided becomes the
/// question. @p rows is how many rows are shown: of several sheets the same share of each, one at
/// least.
[[nodiscard]] gis::Result<ImportPreview> previewImport(const planner::Project& project,
                                                       const std::string& content,
                                                       planner::ImportRequest request,
                                                       std::size_t rows,
                                                       const gis::Progress& progress = {});

}  // namespace ruyuan::app
