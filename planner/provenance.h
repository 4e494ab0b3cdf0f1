// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/text.h"
#include "planner/project.h"
#include "planner/project_file.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// One value of a site beside the cell that it was read from.
struct FieldProvenance {
    std::string field;  ///< of Site, or "place"
    gis::Text label;
    std::string unit;
    gis::Value value;    ///< as it is now; a place as "lon,lat" or a word
    std::string column;  ///< header in the source; empty: it was not read from there
    std::string text;    ///< the cell, as written
    /// Where the cell is: in an earlier version of the ledger when the present one lacks the
    /// column.
    std::string file{};
    int row = 0;
    bool earlier = false;
};

/// Where the values of a site come from. What was edited since is told by historyOf().
struct SiteProvenance {
    std::optional<Source> source;         ///< none: entered by hand
    int row = 0;                          ///< in the source's file
    std::vector<FieldProvenance> fields;  ///< every field with a value or a cell of its own
};

/// @param steps  what historyOf() tells of the site: its rows in earlier versions of the ledger
/// @pre site < project.sites.size()
[[nodiscard]] SiteProvenance provenanceOf(const Project& project,
                                          std::size_t site,
                                          const std::vector<HistoryStep>& steps);

/// A place in a word or two: longitude and latitude (EPSG:4490) to six decimals, "polygon", or "".
[[nodiscard]] std::string placeText(const gis::Geometry& place);

}  // namespace ruyuan::planner
