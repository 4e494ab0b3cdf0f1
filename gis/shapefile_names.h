// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/layer.h"
#include "gis/result.h"
#include "gis/write_layer.h"

#include <map>
#include <string>
#include <vector>

namespace ruyuan::gis {

/// How a layer's columns become DBF fields.
struct ShapefileField {
    std::string column;     ///< name in the layer
    std::string alias;      ///< readable name
    std::string shortName;  ///< at most 10 bytes in the encoding, unique ignoring case
    int cutTexts = 0;       ///< cells cut to fit 254 bytes; the full text is beside
};

struct ShapefileLayer {
    Layer layer;  ///< with short names, texts cut on character borders, one geometry kind
    std::vector<ShapefileField> fields;
    /// The column and row of each cut text with its full text, to be written beside as CSV.
    Layer fullTexts;
    DbfEncoding encoding = DbfEncoding::Gbk;  ///< Utf8 when GBK could not hold every character
    Warnings warnings;
};

/// Prepares a layer for ESRI Shapefile: short field names from @p dictionary (column name -> short
/// name) or, for columns not in it, made unique from the column name on a character border; texts
/// cut at 254 bytes on a character border; null numbers as they are (DBF blanks).
/// @pre the layer has one geometry kind; split it first with splitByKind().
[[nodiscard]] Result<ShapefileLayer> shapefileLayer(
    const Layer& layer, const std::map<std::string, std::string>& dictionary, DbfEncoding wanted);

/// One layer per geometry kind (point, multi-point, line, polygon); features without a place are
/// left out and counted in a warning.
[[nodiscard]] std::vector<Layer> splitByKind(const Layer& layer, Warnings& warnings);

/// The field description table (字段说明) that goes beside a shapefile.
[[nodiscard]] Layer fieldDescriptions(const ShapefileLayer& shapefile);

}  // namespace ruyuan::gis
