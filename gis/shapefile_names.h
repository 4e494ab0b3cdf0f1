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
    /// 行 (from 1), 短名, 字段名 and 全文 of each cut text, to be written beside as CSV.
    Layer fullTexts;
    DbfEncoding encoding = DbfEncoding::Gbk;  ///< Utf8 when GBK could not hold every character
    Warnings warnings;
};

/// Prepares a layer for ESRI Shapefile: short field names from @p dictionary (column name -> short
/// name) or, for columns not in it, made from the column name: letters, digits and "_" only, not
/// beginning with a digit, cut on a character border and made unique with "_2", "_3"… Texts are cut
/// at 254 bytes on a character border; null numbers stay null (DBF blanks). Characters that GBK
/// lacks make it UTF-8, with a warning that names up to five of them.
/// InvalidArgument for a Mixed layer: split it first with splitByKind().
[[nodiscard]] Result<ShapefileLayer> shapefileLayer(
    const Layer& layer, const std::map<std::string, std::string>& dictionary, DbfEncoding wanted);

/// One layer per geometry kind that occurs (point, multi-point, line, polygon); features without a
/// place are left out and counted in a warning. A layer declared to be of one kind gives one layer
/// of that kind, also when it is empty; a table comes back as it is.
[[nodiscard]] std::vector<Layer> splitByKind(const Layer& layer, Warnings& warnings);

/// The field description table that goes beside a shapefile: 短名, 字段名, 中文名, 类型, 说明.
[[nodiscard]] Layer fieldDescriptions(const ShapefileLayer& shapefile);

}  // namespace ruyuan::gis
