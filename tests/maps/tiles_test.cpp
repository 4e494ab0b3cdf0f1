// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/tiles.h"

#include "maps/detail/tile_cache.h"
#include "maps/detail/tile_queue.h"

#include <QRectF>

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <semaphore>

namespace ruyuan::maps {
namespace {

using detail::TileCache;
using detail::TileQueue;

constexpr TileLevel kWeb{12.0, 0.0, 1.0, 256};

QImage painted(int shade) {
    QImage image(8, 8, QImage::Format_ARGB32_Premultiplied);
    image.fill(qRgb(shade, shade, shade));
    return image;
}

// EPSG Guidance Note 7-2 (2023), Popular Visualisation Pseudo-Mercator: 24°22'54.433"N,
// 100°20'00.000"W is E -11169055.58 m, N 2800000.00 m.
TEST(Mercator, AgreesWithTheGuidanceOfEpsg) {
    const double half = 20037508.342789244;
    const gis::Point world =
        worldOf(gis::Point{-(100 + 20 / 60.0), 24 + 22 / 60.0 + 54.433 / 3600});
    EXPECT_NEAR((world.x * 2 - 1) * half, -11169055.58, 0.01);
    EXPECT_NEAR((1 - world.y * 2) * half, 2800000.00, 0.02);
}

// OpenStreetMap's wiki, "Slippy map tilenames": the tile of 35.6590699°N 139.7006793°E at zoom 18
// is 232798/103246 by its formulas; 郑州 (34.7466°N, 113.6253°E) at zoom 12 by the same ones.
TEST(Tiles, NumbersAreThoseOfWebMaps) {
    const auto numbers = [](double lon, double lat, int zoom) {
        const TileLevel level{static_cast<double>(zoom), 0.0, 1.0, 256};
        const QPointF at = level.toLevel(worldOf(gis::Point{lon, lat}));
        return std::pair(static_cast<int>(at.x() / 256), static_cast<int>(at.y() / 256));
    };
    EXPECT_EQ(numbers(139.7006793, 35.6590699, 18), std::pair(232798, 103246));
    const double n = std::exp2(12);
    const double latitude = 34.7466 * std::acos(-1.0) / 180;
    EXPECT_EQ(
        numbers(113.6253, 34.7466, 12),
        std::pair(static_cast<int>((113.6253 + 180) / 360 * n),
                  static_cast<int>((1 - std::log(std::tan(latitude) + 1 / std::cos(latitude)) /
                                            std::acos(-1.0)) /
                                   2 * n)));
}

TEST(Tiles, CoverTheViewAtAnyZoomAndBearing) {
    for (const double bearing : {0.0, 33.0, 180.0, 271.5}) {
        for (const double zoom : {3.0, 11.37, 17.9}) {
            const Camera camera{{0.815, 0.397}, zoom, bearing, {700, 500}};
            const TileLevel level{zoom, bearing, 1.0, 512};
            const auto keys = tilesInView(level, camera);
            ASSERT_FALSE(keys.empty());
            for (int i = 0; i < 100; ++i) {
                const gis::Point world = camera.toWorld({i * 7.0, i * 37 % 500 * 1.0});
                const QPointF at = level.toLevel(world);
                const bool beyond = world.x < 0 || world.x > 1 || world.y < 0 || world.y > 1;
                EXPECT_TRUE(
                    beyond ||
                    std::ranges::any_of(
                        keys,
                        [&](const TileKey& key) {
                            return key.rect().adjusted(-1e-3, -1e-3, 1e-3, 1e-3).contains(at);
                        }))
                    << bearing << " " << zoom << " " << i;
            }
        }
    }
}

TEST(Tiles, TheOneInTheMiddleComesFirst) {
    const Camera camera{kWeb.toWorld({256 * 3340.5, 256 * 1626.5}), 12.0, 0.0, {1000, 700}};
    const auto keys = tilesInView(kWeb, camera);
    ASSERT_GT(keys.size(), 9U);
    EXPECT_EQ(keys.front().x, 3340);
    EXPECT_EQ(keys.front().y, 1626);
}

TEST(Tiles, ACameraOfATileSeesJustTheTile) {
    for (const double bearing : {0.0, 90.0, 33.0}) {
        const TileKey key{{13.4, bearing, 1.0, 512}, 4100, -77};
        const Camera camera = key.camera();
        const gis::Point corner = key.level.toWorld(key.rect().topLeft());
        EXPECT_NEAR(camera.toPixel(corner).x(), 0, 1e-5) << bearing;
        EXPECT_NEAR(camera.toPixel(corner).y(), 0, 1e-5) << bearing;
        EXPECT_EQ(camera.size, QSizeF(512, 512));
    }
}

TEST(TileCache, DropsWhatWasNotUsedForLongest) {
    TileCache cache(10 * painted(0).sizeInBytes());
    for (int i = 0; i < 20; ++i) {
        cache.tick();
        cache.put({kWeb, i, 0}, painted(i), true);
        EXPECT_NE(cache.find({kWeb, 0, 0}), nullptr);  // used all the time
    }
    EXPECT_LE(cache.bytes(), 10 * painted(0).sizeInBytes());
    EXPECT_EQ(cache.find({kWeb, 5, 0}), nullptr);
    EXPECT_NE(cache.find({kWeb, 19, 0}), nullptr);
}

TEST(TileCache, OnlyTilesWhereSomethingChangedAreOld) {
    TileCache cache(1 << 20);
    for (int x = 0; x < 4; ++x) {
        cache.put({kWeb, 3000 + x, 1600}, painted(x), true);
    }
    const gis::Box box = TileKey{kWeb, 3000, 1600}.box();
    const double inch = (box.max.x - box.min.x) / 16;
    const gis::Point middle{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
    cache.age(gis::Box{{middle.x - inch, middle.y - inch}, {middle.x + inch, middle.y + inch}});
    EXPECT_FALSE(cache.find({kWeb, 3000, 1600})->fresh);
    EXPECT_TRUE(cache.find({kWeb, 3001, 1600})->fresh);
    cache.put({kWeb, 3000, 1600}, painted(9), false);  // a late one of the time before
    EXPECT_EQ(qRed(cache.find({kWeb, 3000, 1600})->image.pixel(0, 0)), 0);
    cache.age(std::nullopt);
    EXPECT_FALSE(cache.find({kWeb, 3003, 1600})->fresh);
}

TEST(TileCache, AncestorsAndChildrenStandInForMissingTiles) {
    TileCache cache(1 << 20);
    const TileKey missing{{12.0, 0.0, 1.0, 256}, 3341, 1626};
    cache.put({{10.0, 0.0, 1.0, 256}, 3341 / 4, 1626 / 4}, painted(10), true);
    auto pieces = detail::standIn(cache, missing);
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0].to, missing.rect());
    EXPECT_EQ(pieces[0].from, QRectF(3341 % 4 * 2, 1626 % 4 * 2, 2, 2));  // 8 pixels wide

    for (int child = 0; child < 4; ++child) {
        cache.put({{13.0, 0.0, 1.0, 256}, 6682 + child % 2, 3252 + child / 2}, painted(90), true);
    }
    pieces = detail::standIn(cache, missing);  // the nearer zoom
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(qRed(pieces[0].image.pixel(0, 0)), 90);
    EXPECT_EQ(pieces[0].to.size(), QSizeF(128, 128));
    EXPECT_EQ(pieces[0].to.topLeft(), missing.rect().topLeft());
}

/// Gives tiles when it is allowed to.
class SlowSource : public TileSource {
public:
    [[nodiscard]] TileLevel levelFor(const Camera&, double) const override { return kWeb; }
    [[nodiscard]] TileAnswer tile(const TileKey& key, const std::stop_token&) const override {
        started.release();
        allowed.acquire();
        ++made;
        return {painted(key.x), false, {}};
    }
    mutable std::counting_semaphore<> started{0};
    mutable std::counting_semaphore<> allowed{0};
    mutable std::atomic<int> made{0};
};

TEST(TileQueue, ForgetsWhatIsNoLongerWanted) {
    const auto source = std::make_shared<SlowSource>();
    TileQueue queue(1, [] {});
    queue.setSource(source);
    queue.ask({{kWeb, 1, 0}, {kWeb, 2, 0}, {kWeb, 3, 0}});
    source->started.acquire();  // 1 is in work
    queue.ask({{kWeb, 4, 0}, {kWeb, 1, 0}});
    source->allowed.release(10);
    ASSERT_TRUE(queue.waitUntilIdle(std::chrono::seconds(30)));
    std::vector<int> columns;
    for (const auto& done : queue.take()) {
        columns.push_back(done.key.x);
        EXPECT_TRUE(done.current);
    }
    EXPECT_EQ(columns, (std::vector{1, 4}));
    EXPECT_EQ(source->made, 2);
}

TEST(TileQueue, ALateTileOfAnEarlierSourceIsKnownAsSuch) {
    const auto before = std::make_shared<SlowSource>();
    const auto after = std::make_shared<SlowSource>();
    after->allowed.release(10);
    TileQueue queue(1, [] {});
    queue.setSource(before);
    queue.ask({{kWeb, 1, 0}});
    before->started.acquire();
    queue.setSource(after);
    queue.ask({{kWeb, 1, 0}});
    before->allowed.release();
    ASSERT_TRUE(queue.waitUntilIdle(std::chrono::seconds(30)));
    const auto done = queue.take();
    ASSERT_EQ(done.size(), 2U);
    EXPECT_FALSE(done[0].current);
    EXPECT_TRUE(done[1].current);
    EXPECT_TRUE(queue.isIdle());
}

}  // namespace
}  // namespace ruyuan::maps
