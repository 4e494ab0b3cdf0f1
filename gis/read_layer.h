// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/progress.h"
#include "gis/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::gis {

/// Whether a table's first row names the columns. Ledgers have title rows above the header: they
/// are read with None (columns "A", "B"…, every row is data) and planner/intake finds the header.
enum class HeaderRow { FirstRow, None };

struct ReadOptions {
    /// Which layer or sheet; empty: the only one, otherwise an error that lists them.
    std::string layer;
    /// DEFAULT: unset. Overrides what the file says; for files without a CRS or with a wrong one.
    std::optional<Crs> crs;
    /// DEFAULT: empty. "GBK", "UTF-8"…; empty: .cpg, then the DBF language byte, then strict UTF-8,
    /// then GB18030, with a warning whenever it was guessed.
    std::string encoding;
    /// DEFAULT: FirstRow. For CSV and spreadsheets only.
    HeaderRow header = HeaderRow::FirstRow;
    /// DEFAULT: all. Columns to read, by name; others are not even parsed where the format allows.
    std::optional<std::vector<std::string>> columns;
    /// DEFAULT: empty. Columns with east or longitude and north or latitude that give a table a
    /// point geometry (both or none).
    std::string xColumn;
    std::string yColumn;
};

/// What was read, and how it was understood.
struct ReadResult {
    Layer layer;
    Warnings warnings;         ///< skipped, repaired or guessed, each with its place
    std::string driver;        ///< GDAL's short name of the format
    std::string encodingUsed;  ///< "UTF-8", "GBK"…; empty when the format has no choice
    std::string crsSource;     ///< "file", "option" or empty when the layer has none
};

/// Names of the layers or sheets of a source.
[[nodiscard]] Result<std::vector<std::string>> layerNames(const std::filesystem::path& source);

/// Reads a vector or table source through GDAL: shapefile, GeoPackage, GeoJSON, KML, FlatGeobuf,
/// CSV, XLSX, ODS, FileGDB. The source is opened read-only and never changed (no .qix, no journal,
/// no lock file beside it).
///
/// CSV and spreadsheet cells are always text, never guessed to be numbers, so that codes keep their
/// zeros; a spreadsheet cell with a number or date arrives as its plain text ("410122", "0.5",
/// "2019-06-30").
/// Curves are linearised, Z and M dropped with a warning. Coordinates are in traditional order.
[[nodiscard]] Result<ReadResult> readLayer(const std::filesystem::path& source,
                                           const ReadOptions& options = {},
                                           const Progress& progress = {});

/// The system of a layer; UnknownCrs when it has none, with advice that lists what its numbers may
/// be and how to say it. @p where names the source for the message.
[[nodiscard]] Result<Crs> requireCrs(const Layer& layer, const std::string& where);

}  // namespace ruyuan::gis
