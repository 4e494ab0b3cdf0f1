// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/raster_tiles.h"

#include "gis/crs.h"
#include "gis/detail/raster_source.h"
#include "gis/platform.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <mutex>
#include <numbers>
#include <string>

namespace ruyuan::gis {

namespace {

constexpr double kHalfWorld = std::numbers::pi * 6378137.0;  // metres, EPSG:3857
constexpr int kFinest = 24;

/// A picture file lent to GDAL as a file in memory while this lives.
class MemoryFile {
public:
    explicit MemoryFile(std::span<const std::byte> bytes)
        : bytes_(reinterpret_cast<const GByte*>(bytes.data()),
                 reinterpret_cast<const GByte*>(bytes.data()) + bytes.size()),
          name_("/vsimem/ruyuan-tile-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))) {
        VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), bytes_.data(), bytes_.size(), FALSE));
    }
    ~MemoryFile() { VSIUnlink(name_.c_str()); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    std::vector<GByte> bytes_;
    std::string name_;
};

std::string utf8Name(const std::filesystem::path& path) {
    return utf8FromPath(path.filename());
}

/// The part of a folder's name that is a number; none for others.
std::optional<int> numberOf(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    if (name.empty() || name.size() > 2 ||
        !std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    return std::stoi(name);
}

}  // namespace

struct RasterTiles::Impl {
    virtual ~Impl() = default;
    [[nodiscard]] virtual Result<std::optional<RasterTile>> tile(TilePlace place) const = 0;
    int finest = 0;
    Box area;
};

namespace {

/// A file that GDAL reads: each thread borrows an open picture, so that none waits for another.
struct FileTiles : RasterTiles::Impl {
    std::string name;
    std::string where;
    std::array<double, 6> place{};
    int width = 0;
    int height = 0;
    mutable std::mutex mutex;
    mutable std::vector<detail::MercatorRaster> free;

    [[nodiscard]] Result<detail::MercatorRaster> borrow() const {
        {
            const std::lock_guard lock(mutex);
            if (!free.empty()) {
                detail::MercatorRaster raster = std::move(free.back());
                free.pop_back();
                return raster;
            }
        }
        return detail::openMercator(name, where);
    }

    [[nodiscard]] Result<std::optional<RasterTile>> tile(TilePlace at) const override {
        const double edge = 2 * kHalfWorld / std::exp2(at.z);
        const double west = at.x * edge - kHalfWorld;
        const double north = kHalfWorld - at.y * edge;
        const detail::RasterWindow window{(west - place[0]) / place[1],
                                          (north - place[3]) / place[5],
                                          edge / place[1],
                                          -edge / place[5]};
        constexpr double kNothing = 1e-3;  // pixels; edges that meet are not quite the same
        if (window.left >= width - kNothing || window.top >= height - kNothing ||
            window.left + window.width <= kNothing || window.top + window.height <= kNothing) {
            return std::nullopt;
        }
        auto raster = borrow();
        if (!raster) {
            return std::unexpected(raster.error());
        }
        auto tile = detail::readWindow(raster->top(), window, where);
        const std::lock_guard lock(mutex);
        free.push_back(std::move(*raster));
        if (!tile) {
            return std::unexpected(tile.error());
        }
        return std::move(*tile);
    }
};

struct FolderTiles : RasterTiles::Impl {
    std::filesystem::path folder;
    TileRows rows = TileRows::FromNorth;

    [[nodiscard]] Result<std::optional<RasterTile>> tile(TilePlace at) const override {
        const int row = rows == TileRows::FromNorth ? at.y : (1 << at.z) - 1 - at.y;
        const auto column = folder / std::to_string(at.z) / std::to_string(at.x);
        for (const char* ending : {".png", ".jpg", ".jpeg", ".webp"}) {
            std::ifstream file(column / (std::to_string(row) + ending), std::ios::binary);
            if (!file) {
                continue;
            }
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            auto tile = decodeTile(std::as_bytes(std::span(bytes)));
            if (!tile) {
                return std::unexpected(tile.error());
            }
            return std::move(*tile);
        }
        return std::nullopt;
    }
};

Box lonLatBox(const FileTiles& file) {
    const auto degrees = [](double x, double y) {
        return Point{
            x / kHalfWorld * 180,
            std::atan(std::sinh(y / kHalfWorld * std::numbers::pi)) * 180 / std::numbers::pi};
    };
    Box box;
    box.add(degrees(file.place[0], file.place[3]));
    box.add(degrees(file.place[0] + file.place[1] * file.width,
                    file.place[3] + file.place[5] * file.height));
    return box;
}

}  // namespace

RasterTiles::RasterTiles(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

Result<RasterTiles> RasterTiles::open(const std::filesystem::path& file) {
    auto tiles = std::make_shared<FileTiles>();
    tiles->name = utf8FromPath(file);
    tiles->where = utf8Name(file);
    if (std::error_code error; !std::filesystem::exists(file, error)) {
        return fail(ErrorCode::NotFound, {"没有这个文件", "there is no such file"}, tiles->name);
    }
    auto raster = detail::openMercator(tiles->name, tiles->where);
    if (!raster) {
        return std::unexpected(raster.error());
    }
    GDALDataset& top = raster->top();
    top.GetGeoTransform(tiles->place.data());
    tiles->width = top.GetRasterXSize();
    tiles->height = top.GetRasterYSize();
    const double pixel = tiles->place[1];
    tiles->finest = std::clamp(
        static_cast<int>(std::ceil(std::log2(2 * kHalfWorld / RasterTile::kEdge / pixel) - 0.01)),
        0,
        kFinest);
    tiles->area = lonLatBox(*tiles);
    tiles->free.push_back(std::move(*raster));
    return RasterTiles(std::move(tiles));
}

Result<RasterTiles> RasterTiles::openFolder(const std::filesystem::path& folder, TileRows rows) {
    auto tiles = std::make_shared<FolderTiles>();
    tiles->folder = folder;
    tiles->rows = rows;
    std::error_code error;
    bool any = false;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (const auto zoom = numberOf(entry.path()); zoom && *zoom <= kFinest) {
            tiles->finest = std::max(tiles->finest, *zoom);
            any = true;
        }
    }
    if (!any) {
        return fail(ErrorCode::NotFound,
                    {"文件夹里没有瓦片", "there are no tiles in this folder"},
                    utf8FromPath(folder),
                    {"瓦片应按 级别/列/行.png 存放。", "Tiles lie as ZOOM/COLUMN/ROW.png."});
    }
    return RasterTiles(std::move(tiles));
}

Result<std::optional<RasterTile>> RasterTiles::tile(TilePlace place) const {
    return impl_->tile(place);
}

int RasterTiles::finestZoom() const {
    return impl_->finest;
}

const Box& RasterTiles::area() const {
    return impl_->area;
}

Result<RasterTile> decodeTile(std::span<const std::byte> file) {
    detail::registerGdal();
    const detail::ErrorCapture errors;
    const MemoryFile memory(file);
    const std::array<const char*, 4> drivers{"PNG", "JPEG", "WEBP", nullptr};
    const detail::DatasetHandle raster(GDALDataset::Open(
        memory.name().c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, drivers.data()));
    if (!raster) {
        return detail::gdalFailure(ErrorCode::CannotRead,
                                   {"收到的不是瓦片图像", "what came is no picture of a tile"},
                                   {},
                                   errors);
    }
    GDALDataset* source = raster.get();
    const detail::DatasetHandle coloured = detail::expandColours(*source);
    source = coloured ? coloured.get() : source;
    return detail::readWindow(*source,
                              {0,
                               0,
                               static_cast<double>(source->GetRasterXSize()),
                               static_cast<double>(source->GetRasterYSize())},
                              {});
}

}  // namespace ruyuan::gis
