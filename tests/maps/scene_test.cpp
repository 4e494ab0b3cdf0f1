// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/scene.h"

#include "maps/detail/inside.h"
#include "maps/detail/point_sprites.h"
#include "maps/detail/projection.h"
#include "maps/looks.h"
#include "maps/scene_tiles.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <random>

namespace ruyuan::maps {
namespace {

double uniform(std::mt19937& random, double from, double to) {
    return from + (to - from) * (static_cast<double>(random()) / 4294967296.0);
}

gis::MultiPolygon disc(gis::Point centre, double radius, int corners) {
    gis::Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return {{{std::move(ring), {}}}};
}

FeatureLayerPtr layerOf(const char* id,
                        const Symbol& symbol,
                        std::vector<gis::Geometry> geometries) {
    PictureLayer look;
    look.layer.crs = gis::storageCrs();
    look.layer.kind = gis::kindOf(geometries);
    look.categories = {{{id, id}, symbol}};
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < geometries.size(); ++i) {
        keys.push_back(std::to_string(i));
        look.labels.push_back("厂区" + std::to_string(i));
    }
    look.categoryOf.assign(geometries.size(), 0);
    look.layer.geometries = std::move(geometries);
    return std::make_shared<const FeatureLayer>(id, std::move(look), std::move(keys));
}

/// Areas and sites around 郑州.
Scene someScene(std::size_t sites, std::size_t areas) {
    std::mt19937 random(3);
    const auto somewhere = [&] {
        return gis::Point{uniform(random, 113.4, 113.9), uniform(random, 34.6, 34.9)};
    };
    std::vector<gis::Geometry> discs;
    for (std::size_t i = 0; i < areas; ++i) {
        discs.emplace_back(disc(somewhere(), uniform(random, 0.002, 0.1), 60));
    }
    std::vector<gis::Geometry> points;
    for (std::size_t i = 0; i < sites; ++i) {
        points.emplace_back(somewhere());
    }
    std::vector<gis::Geometry> moves;
    for (std::size_t i = 0; i < sites / 10; ++i) {
        moves.emplace_back(gis::MultiLine{{{somewhere(), somewhere()}}});
    }
    return Scene({{layerOf("areas", areaLook("red-line"), discs)},
                  {layerOf("moves", provisionalMoveLook(), moves)},
                  {layerOf("sites", siteLook("closure", gis::Language::Chinese), points)}});
}

Camera over(gis::Point lonLat, double zoom, QSizeF size, double bearing = 0) {
    return {worldOf(lonLat), zoom, bearing, size};
}

QImage direct(const Scene& scene, const Camera& camera) {
    QImage image(camera.size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    scene.paint(painter, camera);
    return image;
}

/// The same view put together from tiles; the camera must see whole pixels of the level.
QImage tiled(const Scene& scene, const Camera& camera) {
    const SceneTiles tiles(scene);
    const TileLevel level = tiles.levelFor(camera, 1.0);
    QImage image(camera.size.toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    const QPointF corner =
        level.toLevel(camera.centre) - QPointF(camera.size.width() / 2, camera.size.height() / 2);
    for (const TileKey& key : tilesInView(level, camera)) {
        painter.drawImage((key.rect().topLeft() - corner).toPoint(), tiles.tile(key, {}).image);
    }
    return image;
}

/// The share of pixels whose colours differ by more than @p most of 255.
double differing(const QImage& a, const QImage& b, int most) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            count += std::abs(qRed(p) - qRed(q)) > most || std::abs(qGreen(p) - qGreen(q)) > most ||
                             std::abs(qBlue(p) - qBlue(q)) > most
                         ? 1
                         : 0;
        }
    }
    return static_cast<double>(count) / a.width() / a.height();
}

Camera onWholePixels(Camera camera) {
    const TileLevel level{camera.zoom, camera.bearing, 1.0, 512};
    const QPointF at = level.toLevel(camera.centre);
    camera.centre = level.toWorld({std::round(at.x()), std::round(at.y())});
    return camera;
}

TEST(SceneTiles, TogetherAreThePictureThatIsPaintedAtOnce) {
    const Scene scene = someScene(300, 40);
    for (const double zoom : {10.0, 11.3, 14.0, 17.0}) {
        for (const double bearing : {0.0, 30.0}) {
            const Camera camera = onWholePixels(over({113.65, 34.75}, zoom, {900, 640}, bearing));
            const QImage whole = direct(scene, camera);
            EXPECT_GT(differing(whole, direct(Scene(), camera), 8), zoom < 15 ? 0.02 : 0.0);
            EXPECT_LT(differing(whole, tiled(scene, camera), 48), 0.002) << zoom << " " << bearing;
        }
    }
}

TEST(SceneTiles, AScaledScreenHasTilesOfItsPixels) {
    const Scene scene = someScene(50, 5);
    const SceneTiles tiles(scene);
    const Camera camera = over({113.65, 34.75}, 12.0, {800, 600});
    for (const double ratio : {1.0, 1.25, 1.5, 2.0}) {
        const TileLevel level = tiles.levelFor(camera, ratio);
        const QImage image = tiles.tile(tilesInView(level, camera).front(), {}).image;
        EXPECT_EQ(image.width(), static_cast<int>(512 * ratio));
    }
}

TEST(Scene, PicksWhatAComparisonWithEveryFeatureFinds) {
    const Scene scene = someScene(400, 0);
    const Camera camera = over({113.65, 34.75}, 12.0, {1000, 700});
    const auto& sites = *scene.find("sites")->features;
    const double reach = 6;
    const double radius = std::max(reach, siteLook("closure", gis::Language::Chinese).size / 2);
    int found = 0;
    for (int i = 0; i < 500; ++i) {
        const QPointF pixel(i * 13 % 1000, i * 29 % 700);
        std::vector<std::pair<double, std::size_t>> expected;
        for (std::size_t site = 0; site < sites.size(); ++site) {
            const QPointF away = camera.toPixel(sites.anchor(site)) - pixel;
            const double distance = std::hypot(away.x(), away.y());
            if (distance <= radius) {
                expected.emplace_back(distance, site);
            }
        }
        std::ranges::sort(expected);
        std::vector<std::size_t> picked;
        for (const Hit& hit : scene.at(camera, pixel, reach)) {
            if (scene.layers()[hit.layer].features->id() == "sites") {
                picked.push_back(hit.feature);
            }
        }
        ASSERT_EQ(picked.size(), expected.size());
        for (std::size_t k = 0; k < picked.size(); ++k) {
            EXPECT_EQ(picked[k], expected[k].second);
        }
        found += static_cast<int>(picked.size());
    }
    EXPECT_GT(found, 10);
}

TEST(Scene, AHiddenFeatureIsNeitherPaintedNorPicked) {
    const Scene scene = someScene(1, 0);
    auto layers = scene.layers();
    layers.back().hidden = {"0"};
    const Scene hidden(layers);
    const auto& sites = *scene.find("sites")->features;
    Camera camera = over({113.65, 34.75}, 12.0, {200, 200});
    camera.centre = sites.anchor(0);
    EXPECT_EQ(scene.at(camera, {100, 100}, 4).size(), 1U);
    EXPECT_TRUE(hidden.at(camera, {100, 100}, 4).empty());
    EXPECT_EQ(differing(direct(hidden, camera), direct(Scene(), camera), 0), 0);
    EXPECT_GT(differing(direct(scene, camera), direct(Scene(), camera), 0), 0);
}

TEST(Scene, OnlyWhereSomethingIsHiddenDoesItDiffer) {
    const Scene scene = someScene(20, 3);
    EXPECT_TRUE(differenceOf(scene, scene)->empty());
    auto layers = scene.layers();
    layers.back().hidden = {"7"};
    EXPECT_EQ(differenceOf(scene, Scene(layers)), layers.back().features->bounds(7));
    layers.back().opacity = 0.5;
    EXPECT_FALSE(differenceOf(scene, Scene(layers)).has_value());
}

TEST(Scene, LabelsOfThousandsOfSitesNeitherOverlapNorTakeLong) {
    const Scene scene = someScene(30'000, 10);
    for (const double zoom : {9.0, 13.0, 16.0}) {
        const auto labels = scene.labels(over({113.65, 34.75}, zoom, {1280, 800}), {});
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t j = i + 1; j < labels.size(); ++j) {
                ASSERT_FALSE(labels[i].box.intersects(labels[j].box)) << zoom;
            }
        }
        EXPECT_TRUE(zoom < 16 || labels.size() > 3);
    }
}

TEST(Scene, AnAreaIsNamedWithinItselfThoughSitesCoverItsMiddle) {
    // A county like a horseshoe, open to the east, with sites all over its western side.
    const gis::Ring ring{{113, 34},
                         {114, 34},
                         {114, 34.3},
                         {113.3, 34.3},
                         {113.3, 34.7},
                         {114, 34.7},
                         {114, 35},
                         {113, 35},
                         {113, 34}};
    const gis::MultiPolygon county{{gis::Polygon{ring, {}}}};
    std::vector<gis::Geometry> sites;
    for (int i = 0; i < 400; ++i) {
        sites.emplace_back(gis::Point{113.02 + 0.03 * (i % 20), 34.02 + 0.05 * (i / 20)});
    }
    PointSymbol symbol;
    symbol.size = 16;
    const Scene scene({{layerOf("county", AreaSymbol(), {county})},
                       {layerOf("sites", symbol, std::move(sites))}});
    const Camera camera = over({113.5, 34.5}, 9.5, {1280, 800});
    const auto labels = scene.labels(camera, {});
    const auto named = std::ranges::find(labels, QStringLiteral("厂区0"), &PlacedLabel::text);
    ASSERT_NE(named, labels.end());
    gis::Geometry world = county;
    gis::forEachPoint(world, [](gis::Point& point) { point = worldOf(point); });
    const QPointF middle = named->box.center();
    for (const double x : {named->box.left() + 1, middle.x(), named->box.right() - 1}) {
        EXPECT_TRUE(
            detail::isInside(camera.toWorld({x, middle.y()}), std::get<gis::MultiPolygon>(world)));
    }
}

TEST(Scene, TheNameOfASmallAreaDoesNotStandInItsNeighbour) {
    const auto box = [](double west, double south, double east, double north) {
        const gis::Ring ring{
            {west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
        return gis::MultiPolygon{{gis::Polygon{ring, {}}}};
    };
    // A district of 18 pixels with a county to its east, north and south.
    const std::vector<gis::Geometry> areas{box(113.5, 34.5, 113.55, 34.55),
                                           box(113.55, 34, 115, 35),
                                           box(112, 34.55, 113.55, 35),
                                           box(112, 34, 113.55, 34.5)};
    const Camera camera = over({113.5, 34.5}, 9, {1280, 800});
    const auto labels = Scene({{layerOf("counties", AreaSymbol(), areas)}}).labels(camera, {});
    const auto named = std::ranges::find(labels, QStringLiteral("厂区0"), &PlacedLabel::text);
    ASSERT_NE(named, labels.end());
    EXPECT_LT(named->box.right(), camera.toPixel(worldOf(gis::Point{113.5, 34.5})).x());
    const auto alone = std::vector<gis::Geometry>{areas.front()};
    const auto right = Scene({{layerOf("counties", AreaSymbol(), alone)}}).labels(camera, {});
    EXPECT_GT(right.at(0).box.left(), camera.toPixel(worldOf(gis::Point{113.55, 34.5})).x());
}

TEST(Scene, ALineAcrossTheWholeProvinceIsDashedTheSameOnEveryTile) {
    const Scene scene({{layerOf("moves",
                                LineSymbol{.color = Qt::black, .width = 2, .dash = Dash::Dashed},
                                {gis::MultiLine{{{{111.0, 34.75}, {116.0, 34.7501}}}}})}});
    const Camera camera = onWholePixels(over({113.5, 34.75005}, 16.0, {1200, 200}));
    EXPECT_LT(differing(direct(scene, camera), tiled(scene, camera), 64), 0.001);
    EXPECT_GT(differing(direct(scene, camera), direct(Scene(), camera), 64), 0.002);
}

/// The mean colour of a square of pixels.
std::array<double, 3> meanColour(const QImage& image, QPoint from, int size) {
    std::array<double, 3> sum{};
    for (int y = from.y(); y < from.y() + size; ++y) {
        for (int x = from.x(); x < from.x() + size; ++x) {
            const QRgb pixel = image.pixel(x, y);
            sum[0] += qRed(pixel);
            sum[1] += qGreen(pixel);
            sum[2] += qBlue(pixel);
        }
    }
    for (double& part : sum) {
        part /= size * size;
    }
    return sum;
}

TEST(Scene, AnAreaTooSmallForHatchesHasTheirMeanColour) {
    AreaSymbol symbol;
    symbol.fill = QColor(250, 240, 200);
    symbol.hatchColor = QColor(20, 90, 30);
    const gis::Point centre{113.5, 34.7};
    for (const Hatch hatch : {Hatch::None, Hatch::Rising, Hatch::Crossed}) {
        symbol.hatch = hatch;
        const Scene scene({{layerOf("area", symbol, {disc(centre, 0.05, 60)})}});
        const double pixelsPerDegree = 256 * std::exp2(8) / 360.0;
        const double fitted = 8 + std::log2(5.0 / (0.1 * pixelsPerDegree));  // 5 pixels across
        const QImage small = direct(scene, over(centre, fitted, {64, 64}));
        const QImage large = direct(scene, over(centre, fitted + 7, {256, 256}));
        const auto near = meanColour(small, {31, 31}, 2);
        const auto wide = meanColour(large, {58, 58}, 140);
        for (std::size_t part = 0; part < 3; ++part) {
            EXPECT_NEAR(near[part], wide[part], 6) << static_cast<int>(hatch);
        }
    }
}

TEST(PointSprites, FewPointsAreAllSeenAndOfManyTheUpperOnes) {
    const std::vector<QPointF> few(20, QPointF(5, 5));
    EXPECT_EQ(detail::seenOf(few, std::vector<float>(20, 10)).size(), 20U);

    std::vector<QPointF> many(5000, QPointF(5, 5));
    std::vector<float> sizes(5000, 10);
    sizes[17] = 30;                // a large one below shows around the small ones
    many[18] = QPointF(100, 100);  // alone
    EXPECT_EQ(detail::seenOf(many, sizes), (std::vector<std::size_t>{17, 18, 4999}));
}

TEST(Clipping, KeepsAreasAndPlacesOnLines) {
    const QRectF box(0, 0, 100, 100);
    const QPolygonF ring{{-50, 50}, {50, -50}, {150, 50}, {50, 150}};  // a diamond around it
    const QPolygonF clipped = detail::clippedRing(ring, box);
    double twice = 0;
    for (qsizetype i = 0; i < clipped.size(); ++i) {
        const QPointF a = clipped[i];
        const QPointF b = clipped[(i + 1) % clipped.size()];
        twice += a.x() * b.y() - b.x() * a.y();
    }
    EXPECT_NEAR(std::abs(twice) / 2, 100 * 100, 1e-6);

    const auto parts =
        detail::clippedLine({{-30, 50}, {50, 50}, {50, 150}, {60, 150}, {60, 60}}, box);
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].points, (QPolygonF{{0, 50}, {50, 50}, {50, 100}}));
    EXPECT_DOUBLE_EQ(parts[0].start, 30);
    EXPECT_EQ(parts[1].points, (QPolygonF{{60, 100}, {60, 60}}));
    EXPECT_DOUBLE_EQ(parts[1].start, 80 + 100 + 10 + 50);
}

}  // namespace
}  // namespace ruyuan::maps
