// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/raster_tiles.h"

#include "gis/crs.h"
#include "tests/support/temporary_folder.h"

#include <gdal_priv.h>
#include <gdal_utils.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <thread>

namespace ruyuan::gis {
namespace {

using Pixel = std::array<int, 4>;

constexpr double kHalf = 20037508.342789244;
constexpr TilePlace kTile{12, 3340, 1626};  // 郑州

double westOf(TilePlace place) {
    return place.x * 2 * kHalf / std::exp2(place.z) - kHalf;
}
double northOf(TilePlace place) {
    return kHalf - place.y * 2 * kHalf / std::exp2(place.z);
}
double pixelOf(TilePlace place) {
    return 2 * kHalf / std::exp2(place.z) / 256;
}

Pixel at(const RasterTile& tile, int x, int y) {
    Pixel pixel{};
    for (std::size_t i = 0; i < 4; ++i) {
        pixel[i] =
            tile.rgba[(static_cast<std::size_t>(y) * 256 + static_cast<std::size_t>(x)) * 4 + i];
    }
    return pixel;
}

/// What the picture below has at a pixel.
Pixel painted(int x, int y) {
    return {x % 256, y % 256, (x / 16 + y / 16) % 2 * 200, 255};
}

/// Pictures of 512 x 512 pixels whose upper left tile is kTile, by GDAL alone.
class Raster {
public:
    explicit Raster(const std::filesystem::path& file,
                    int bands = 3,
                    GDALDataType type = GDT_Byte) {
        GDALAllRegister();
        dataset_.reset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
            file.string().c_str(), 512, 512, bands, type, nullptr));
        for (int band = 1; band <= bands; ++band) {
            std::vector<std::uint8_t> bytes;
            for (int y = 0; y < 512; ++y) {
                for (int x = 0; x < 512; ++x) {
                    bytes.push_back(static_cast<std::uint8_t>(
                        painted(x, y)[static_cast<std::size_t>(band) - 1]));
                }
            }
            EXPECT_EQ(
                dataset_->GetRasterBand(band)->RasterIO(
                    GF_Write, 0, 0, 512, 512, bytes.data(), 512, 512, GDT_Byte, 0, 0, nullptr),
                CE_None);
        }
    }
    void place(int epsg, std::array<double, 6> transform) {
        OGRSpatialReference reference;
        reference.importFromEPSG(epsg);
        dataset_->SetSpatialRef(&reference);
        dataset_->SetGeoTransform(transform.data());
    }
    [[nodiscard]] GDALDataset& dataset() { return *dataset_; }
    void close() { dataset_.reset(); }

private:
    GDALDatasetUniquePtr dataset_;
};

void writeMercator(const std::filesystem::path& file) {
    Raster raster(file);
    raster.place(3857, {westOf(kTile), pixelOf(kTile), 0, northOf(kTile), 0, -pixelOf(kTile)});
}

void expectPainted(const RasterTile& tile, int left, int top) {
    for (int i = 0; i < 256; i += 5) {
        const int y = i * 7 % 256;
        EXPECT_EQ(at(tile, i, y), painted(left + i, top + y)) << i << " " << y;
    }
}

TEST(RasterTiles, TilesOfAGeoTiffAreItsPixels) {
    const testing::TemporaryFolder folder;
    writeMercator(folder / "影像.tif");
    const auto tiles = RasterTiles::open(folder / "影像.tif");
    ASSERT_TRUE(tiles) << tiles.error().sentence.en;
    EXPECT_EQ(tiles->finestZoom(), 12);
    expectPainted(*tiles->tile(kTile).value(), 0, 0);
    expectPainted(*tiles->tile({12, kTile.x + 1, kTile.y + 1}).value(), 256, 256);
    EXPECT_FALSE(tiles->tile({12, kTile.x + 2, kTile.y}).value().has_value());
    EXPECT_FALSE(tiles->tile({12, kTile.x, kTile.y - 1}).value().has_value());
}

TEST(RasterTiles, BesideThePictureATileIsTransparent) {
    const testing::TemporaryFolder folder;
    writeMercator(folder / "a.tif");
    const auto parent = RasterTiles::open(folder / "a.tif")->tile({10, kTile.x / 4, kTile.y / 4});
    ASSERT_TRUE(parent && *parent);
    // 3340 % 4 is 0 and 1626 % 4 is 2: the lower left quarter of the left half.
    EXPECT_EQ(at(**parent, 10, 138)[3], 255);
    EXPECT_EQ(at(**parent, 10, 120)[3], 0);
    EXPECT_EQ(at(**parent, 200, 200)[3], 0);
}

TEST(RasterTiles, MBTilesAndGeoPackagesGiveTheSameTiles) {
    const testing::TemporaryFolder folder;
    writeMercator(folder / "a.tif");
    const GDALDatasetUniquePtr source(GDALDataset::Open((folder / "a.tif").string().c_str()));
    for (const auto& [driver, name] :
         {std::pair("MBTILES", "a.mbtiles"), std::pair("GPKG", "a.gpkg")}) {
        CPLStringList words;
        for (const char* word : {"-of", driver, "-co", "TILE_FORMAT=PNG"}) {
            words.AddString(word);
        }
        auto* options = GDALTranslateOptionsNew(words.List(), nullptr);
        GDALClose(GDALTranslate((folder / name).string().c_str(),
                                GDALDataset::ToHandle(source.get()),
                                options,
                                nullptr));
        GDALTranslateOptionsFree(options);
        const auto tiles = RasterTiles::open(folder / name);
        ASSERT_TRUE(tiles) << name << tiles.error().sentence.en;
        expectPainted(*tiles->tile(kTile).value(), 0, 0);
    }
}

TEST(RasterTiles, AnotherSystemIsBroughtToItsPlace) {
    const testing::TemporaryFolder folder;
    {
        Raster raster(folder / "gk.tif");  // 10 m pixels around 465 km E, 3846 km N of EPSG:4547
        raster.place(4547, {462440, 10, 0, 3848560, 0, -10});
    }
    const auto tiles = RasterTiles::open(folder / "gk.tif");
    ASSERT_TRUE(tiles) << tiles.error().sentence.en;
    const auto toMercator = Transformer::create(*Crs::fromEpsg(4547), *Crs::fromEpsg(3857)).value();
    int compared = 0;
    for (int column = 8; column < 512; column += 16) {  // middles of the checks
        for (int row = 8; row < 512; row += 16) {
            const Point place =
                toMercator.apply(Point{462440 + column * 10.0, 3848560 - row * 10.0}).value();
            const double x = (place.x + kHalf) / pixelOf({13, 0, 0});
            const double y = (kHalf - place.y) / pixelOf({13, 0, 0});
            const auto tile =
                tiles->tile({13, static_cast<int>(x / 256), static_cast<int>(y / 256)});
            ASSERT_TRUE(tile && *tile);
            const Pixel pixel = at(**tile, static_cast<int>(x) % 256, static_cast<int>(y) % 256);
            EXPECT_EQ(pixel[3], 255);
            EXPECT_NEAR(pixel[2], painted(column, row)[2], 2) << column << " " << row;
            ++compared;
        }
    }
    EXPECT_EQ(compared, 32 * 32);
}

TEST(RasterTiles, APictureWithoutAPlaceIsRefusedWithAdvice) {
    const testing::TemporaryFolder folder;
    Raster(folder / "scan.tif").close();
    const auto tiles = RasterTiles::open(folder / "scan.tif");
    ASSERT_FALSE(tiles);
    EXPECT_EQ(tiles.error().code, ErrorCode::UnknownCrs);
    EXPECT_FALSE(tiles.error().advice.empty());
    EXPECT_EQ(RasterTiles::open(folder / "none.tif").error().code, ErrorCode::NotFound);
    EXPECT_EQ(RasterTiles::openFolder(folder.path(), TileRows::FromNorth).error().code,
              ErrorCode::NotFound);
}

TEST(RasterTiles, ThreadsReadTogether) {
    const testing::TemporaryFolder folder;
    writeMercator(folder / "a.tif");
    const auto tiles = RasterTiles::open(folder / "a.tif").value();
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                const auto tile = tiles.tile({12, kTile.x + i % 2, kTile.y});
                ASSERT_TRUE(tile && *tile);
                EXPECT_EQ(at(**tile, 9, 9), painted(9 + i % 2 * 256, 9));
            }
        });
    }
}

TEST(DecodeTile, AnythingElseThanAPictureIsAnError) {
    const std::string page = "<html>key is not valid</html>";
    EXPECT_FALSE(decodeTile(std::as_bytes(std::span(page))).has_value());
    EXPECT_FALSE(decodeTile({}).has_value());
}

}  // namespace
}  // namespace ruyuan::gis
