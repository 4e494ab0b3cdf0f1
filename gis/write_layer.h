// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/progress.h"
#include "gis/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ruyuan::gis {

enum class VectorFormat { GeoPackage, Shapefile, GeoJson, Csv, Xlsx };

/// The encoding of a shapefile's texts. Gbk suits old software in Chinese offices: language byte
/// 77 (CP936) and no .cpg; Utf8 writes a .cpg.
enum class DbfEncoding { Gbk, Utf8 };

struct WriteOptions {
    VectorFormat format = VectorFormat::GeoPackage;
    /// DEFAULT: Gbk, the common denominator of receivers in China; shapefile only. A layer with
    /// characters outside GBK is written as UTF-8 instead, with a warning naming them.
    DbfEncoding dbfEncoding = DbfEncoding::Gbk;
};

/// What was written, and how it differs from the layer where the format made it differ.
struct WriteResult {
    std::vector<std::filesystem::path> files;
    Warnings warnings;  ///< texts cut, encoding changed, types mapped
};

/// Writes a layer into the folder @p directory as @p stem plus the format's suffixes. Existing
/// files of that stem are replaced only after the new ones are whole. GeoJSON is written in
/// longitude and latitude (RFC 7946, nine decimals); CSV starts with a UTF-8 byte order mark so
/// that Excel and WPS read it, has X and Y columns for points and WKT for other shapes; XLSX has
/// the alias row as header, and no shapes (a warning says so). Shapefile rules are those of
/// gis/shapefile_names.h: @pre its field names are unique and at most 10 bytes in the encoding; use
/// shapefileLayer() first.
[[nodiscard]] Result<WriteResult> writeLayer(const Layer& layer,
                                             const std::filesystem::path& directory,
                                             const std::string& stem,
                                             const WriteOptions& options,
                                             const Progress& progress = {});

/// Re-reads what writeLayer() wrote and compares with the layer: feature count, every text and
/// number (as far as the format can hold them), nulls, extent, CRS. Empty when all agree.
[[nodiscard]] Result<std::vector<Text>> compareWithFile(const Layer& layer,
                                                        const std::filesystem::path& directory,
                                                        const std::string& stem,
                                                        const WriteOptions& options);

}  // namespace ruyuan::gis
