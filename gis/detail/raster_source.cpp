// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/raster_source.h"

#include <gdal_utils.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ruyuan::gis::detail {

namespace {

constexpr const char* kWarpError = "0.125";  // pixels
constexpr int kEdge = RasterTile::kEdge;
constexpr std::size_t kPixels = std::size_t{kEdge} * kEdge;

struct TranslateFree {
    void operator()(GDALTranslateOptions* options) const { GDALTranslateOptionsFree(options); }
};

struct WarpFree {
    void operator()(GDALWarpAppOptions* options) const { GDALWarpAppOptionsFree(options); }
};

std::unexpected<Error> unreadable(const std::string& where, const ErrorCapture& errors) {
    return gdalFailure(ErrorCode::CannotRead,
                       {"不能读取这幅影像或瓦片", "this picture or tile cannot be read"},
                       where,
                       errors);
}

const Crs& mercator() {
    static const Crs kMercator = *Crs::fromEpsg(3857);
    return kMercator;
}

/// Null when the picture lies in EPSG:3857, north up.
Result<DatasetHandle> asMercator(GDALDataset& raster,
                                 const std::string& where,
                                 const ErrorCapture& errors) {
    const OGRSpatialReference* reference = raster.GetSpatialRef();
    std::array<double, 6> place{};
    if (reference == nullptr || raster.GetGeoTransform(place.data()) != CE_None) {
        return fail(ErrorCode::UnknownCrs,
                    {"影像没有坐标系或位置", "the picture has no coordinate system or place"},
                    where,
                    {"请用带坐标的 GeoTIFF，或先在 GIS 中配准。",
                     "Use a GeoTIFF with coordinates, or georeference it in a GIS first."});
    }
    const Crs crs = CrsAccess::fromSpatialReference(*reference);
    if (crs.isSame(mercator()) && place[2] == 0 && place[4] == 0 && place[5] < 0) {
        return DatasetHandle();
    }
    if (const auto way = Transformer::create(crs, mercator()); !way) {
        return std::unexpected(way.error());
    }
    CPLStringList words;
    for (const char* word :
         {"-of", "VRT", "-t_srs", "EPSG:3857", "-r", "bilinear", "-et", kWarpError, "-dstalpha"}) {
        words.AddString(word);
    }
    const std::unique_ptr<GDALWarpAppOptions, WarpFree> options(
        GDALWarpAppOptionsNew(words.List(), nullptr));
    GDALDatasetH source = GDALDataset::ToHandle(&raster);
    DatasetHandle warped(
        GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, options.get(), nullptr)));
    if (!warped) {
        return unreadable(where, errors);
    }
    return warped;
}

/// A window cut to the picture, and the part of the tile that it fills.
struct Cut {
    double left, top, width, height;  // of the picture
    int x, y, columns, rows;          // of the tile
};

Cut cut(const RasterWindow& window, int width, int height) {
    const double across = window.width / kEdge;
    const double down = window.height / kEdge;
    const auto first = [](double from, double step) {
        return std::clamp(static_cast<int>(std::ceil(-from / step - 0.5)), 0, kEdge);
    };
    const auto last = [](double from, double step, int size) {
        return std::clamp(static_cast<int>(std::floor((size - from) / step + 0.5)), 0, kEdge);
    };
    Cut part{};
    part.x = first(window.left, across);
    part.y = first(window.top, down);
    part.columns = last(window.left, across, width) - part.x;
    part.rows = last(window.top, down, height) - part.y;
    part.left = std::max(0.0, window.left + part.x * across);
    part.top = std::max(0.0, window.top + part.y * down);
    part.width = std::min(part.columns * across, width - part.left);
    part.height = std::min(part.rows * down, height - part.top);
    return part;
}

bool read(GDALRasterBand& band, const Cut& part, std::uint8_t* into, int step) {
    GDALRasterIOExtraArg how;
    INIT_RASTERIO_EXTRA_ARG(how);
    how.eResampleAlg = GRIORA_Bilinear;
    how.bFloatingPointWindowValidity = TRUE;
    how.dfXOff = part.left;
    how.dfYOff = part.top;
    how.dfXSize = part.width;
    how.dfYSize = part.height;
    const int left = static_cast<int>(part.left);
    const int top = static_cast<int>(part.top);
    const int right =
        std::min(band.GetXSize(), static_cast<int>(std::ceil(part.left + part.width)));
    const int bottom =
        std::min(band.GetYSize(), static_cast<int>(std::ceil(part.top + part.height)));
    return band.RasterIO(GF_Read,
                         left,
                         top,
                         std::max(1, right - left),
                         std::max(1, bottom - top),
                         into,
                         part.columns,
                         part.rows,
                         GDT_Byte,
                         step,
                         GSpacing{4} * kEdge,
                         &how) == CE_None;
}

}  // namespace

DatasetHandle expandColours(GDALDataset& source) {
    GDALRasterBand& band = *source.GetRasterBand(1);
    std::vector<std::string> words{"-of", "VRT"};
    if (band.GetColorTable() != nullptr) {
        words.insert(words.end(), {"-expand", "rgba"});
    } else if (band.GetRasterDataType() != GDT_Byte) {
        words.insert(words.end(), {"-ot", "Byte", "-scale", "-a_nodata", "none"});
        if (source.GetRasterCount() == 2 || source.GetRasterCount() > 4) {
            words.insert(words.end(), {"-b", "1"});
        }
    } else {
        return nullptr;
    }
    CPLStringList list;
    for (const std::string& word : words) {
        list.AddString(word.c_str());
    }
    const std::unique_ptr<GDALTranslateOptions, TranslateFree> options(
        GDALTranslateOptionsNew(list.List(), nullptr));
    return DatasetHandle(
        GDALDataset::FromHandle(GDALTranslate("", &source, options.get(), nullptr)));
}

Result<MercatorRaster> openMercator(const std::string& name, const std::string& where) {
    registerGdal();
    const ErrorCapture errors;
    MercatorRaster raster;
    raster.source.reset(GDALDataset::Open(name.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
    if (!raster.source || raster.source->GetRasterCount() == 0) {
        return unreadable(where, errors);
    }
    raster.bytes = expandColours(*raster.source);
    auto warped = asMercator(raster.bytes ? *raster.bytes : *raster.source, where, errors);
    if (!warped) {
        return std::unexpected(warped.error());
    }
    raster.warped = std::move(*warped);
    return raster;
}

Result<RasterTile> readWindow(GDALDataset& raster,
                              const RasterWindow& window,
                              const std::string& where) {
    const ErrorCapture errors;
    RasterTile tile{std::vector<std::uint8_t>(kPixels * 4, 0)};
    const Cut part = cut(window, raster.GetRasterXSize(), raster.GetRasterYSize());
    if (part.columns <= 0 || part.rows <= 0) {
        return tile;
    }
    const bool grey = raster.GetRasterCount() < 3;
    std::uint8_t* start = tile.rgba.data() + (std::ptrdiff_t{part.y} * kEdge + part.x) * 4;
    for (int channel = 0; channel < 3; ++channel) {
        if (!read(*raster.GetRasterBand(grey ? 1 : channel + 1), part, start + channel, 4)) {
            return unreadable(where, errors);
        }
    }
    if (!read(*raster.GetRasterBand(1)->GetMaskBand(), part, start + 3, 4)) {
        return unreadable(where, errors);
    }
    return tile;
}

}  // namespace ruyuan::gis::detail
