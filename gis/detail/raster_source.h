// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private: pictures through GDAL.

#include "gis/detail/gdal.h"
#include "gis/raster_tiles.h"

#include <string>

namespace ruyuan::gis::detail {

/// A picture in EPSG:3857 with bands of bytes, made from another one where that is needed. For one
/// thread at a time.
struct MercatorRaster {
    DatasetHandle source;
    DatasetHandle bytes;   ///< null when the source has bytes already
    DatasetHandle warped;  ///< null when it is in EPSG:3857 already

    [[nodiscard]] GDALDataset& top() const { return warped ? *warped : bytes ? *bytes : *source; }
};
[[nodiscard]] Result<MercatorRaster> openMercator(const std::string& name,
                                                  const std::string& where);

/// Colour tables and numbers wider than a byte become bytes: tables as colours, numbers stretched
/// between the least and the greatest. Null when the picture has bytes already.
[[nodiscard]] DatasetHandle expandColours(GDALDataset& source);

/// A window of a picture, given in its pixels and lines, as a tile. Parts outside are transparent.
struct RasterWindow {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};
[[nodiscard]] Result<RasterTile> readWindow(GDALDataset& raster,
                                            const RasterWindow& window,
                                            const std::string& where);

}  // namespace ruyuan::gis::detail
