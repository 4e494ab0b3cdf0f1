// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/picture.h"

#include "maps/looks.h"
#include "tests/maps/support.h"

#include <QBuffer>

#include <gmock/gmock.h>

namespace ruyuan::maps {
namespace {

using test::kEast;
using test::kNorth;
using test::layerOf;
using test::square;
using testing::ElementsAre;

PictureLayer city() {
    return layerOf("建成区", areaLook("built-up"), {square(kEast, kNorth, 20000)}, {"郑州"});
}

PictureLayer sites(std::vector<gis::Geometry> places) {
    return layerOf("退城入园", siteLook("relocation", gis::Language::Chinese), std::move(places));
}

QByteArray png(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

TEST(Picture, IsOfTheSizeAskedFor) {
    PictureOptions options;
    options.width = 801;
    options.height = 603;
    const auto picture = renderPicture({city()}, options);
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->image.size(), QSize(801, 603));
}

TEST(Picture, ShowsFeaturesWhereTheyLie) {
    const auto picture = renderPicture({city(), sites({gis::Point{kEast + 10000, kNorth + 10000}})},
                                       PictureOptions{});
    ASSERT_TRUE(picture);
    const QPointF middle = picture->content.frame.center();
    const double right = 8 / picture->content.metersPerPixel * 1000;
    EXPECT_NE(picture->image.pixelColor(middle.toPoint()),
              picture->image.pixelColor((middle + QPointF(right, 0)).toPoint()));
    EXPECT_EQ(picture->image.pixelColor((middle + QPointF(right, 0)).toPoint()),
              areaLook("built-up").fill);
}

TEST(Picture, HoldsTheWholeExtentInItsFrame) {
    const auto picture = renderPicture({city()}, PictureOptions{});
    ASSERT_TRUE(picture);
    const auto& content = picture->content;
    EXPECT_GE(content.frame.width() * content.metersPerPixel, 20000);
    EXPECT_GE(content.frame.height() * content.metersPerPixel, 20000);
    EXPECT_LE(std::min(content.frame.width(), content.frame.height()) * content.metersPerPixel,
              22000);
}

TEST(Picture, LegendListsOnlyWhatIsDrawn) {
    auto layer = sites({gis::Point{kEast, kNorth}, gis::Point{kEast + 90000, kNorth}});
    layer.categories.push_back({{"关闭退出", "Closure"}, siteLook("closure", {})});
    layer.categories.push_back({{"就地改造", "On site"}, siteLook("on-site", {})});
    layer.categoryOf = {0, 1};
    PictureOptions options;
    options.extent = gis::boundsOf(gis::Geometry{square(kEast - 5000, kNorth - 5000, 10000)});
    const auto picture = renderPicture({layer}, options);
    ASSERT_TRUE(picture);
    EXPECT_THAT(picture->content.legend, ElementsAre(gis::Text{"退城入园", "退城入园"}));
}

TEST(Picture, LegendCountsWhatIsSeen) {
    auto layer = sites({gis::Point{kEast, kNorth},
                        gis::Point{kEast + 1000, kNorth},
                        gis::Point{kEast + 90000, kNorth}});
    layer.counting = Counting::Counted;
    PictureOptions options;
    options.extent = gis::boundsOf(gis::Geometry{square(kEast - 5000, kNorth - 5000, 10000)});
    const auto picture = renderPicture({layer}, options);
    ASSERT_TRUE(picture);
    EXPECT_THAT(picture->content.legend, ElementsAre(gis::Text{"退城入园（2）", "退城入园 (2)"}));
}

TEST(Picture, LabelsDoNotOverlap) {
    std::vector<gis::Geometry> places;
    std::vector<std::string> names;
    for (int i = 0; i < 60; ++i) {
        places.emplace_back(gis::Point{kEast + (i * 7919) % 20000, kNorth + (i * 104729) % 20000});
        names.push_back("示例企业" + std::to_string(i));
    }
    auto layer = sites(places);
    layer.labels = names;
    const auto picture = renderPicture({city(), layer}, PictureOptions{});
    ASSERT_TRUE(picture);
    const auto& labels = picture->content.labels;
    ASSERT_GT(labels.size(), 20U);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        EXPECT_TRUE(picture->content.frame.contains(labels[i].box));
        for (std::size_t j = i + 1; j < labels.size(); ++j) {
            EXPECT_FALSE(labels[i].box.intersects(labels[j].box));
        }
    }
}

TEST(Picture, TheNameOfASmallAreaDoesNotStandInItsNeighbour) {
    // A district of 500 m with counties to its east, north and south.
    const auto counties = [](bool all) {
        std::vector<gis::Geometry> areas{square(kEast, kNorth, 500)};
        std::vector<std::string> names{"上街区"};
        if (all) {
            areas.emplace_back(square(kEast + 500, kNorth - 10000, 20000));
            areas.emplace_back(square(kEast - 19500, kNorth + 500, 20000));
            areas.emplace_back(square(kEast - 19500, kNorth - 20000, 20000));
            names.insert(names.end(), {"", "", ""});
        } else {
            areas.emplace_back(square(kEast + 20000, kNorth, 100));
            areas.emplace_back(square(kEast - 20000, kNorth, 100));
            names.insert(names.end(), {"", ""});
        }
        return layerOf("县界", areaLook("built-up"), std::move(areas), std::move(names));
    };
    for (const bool all : {false, true}) {
        const auto picture = renderPicture({counties(all)}, PictureOptions{});
        ASSERT_TRUE(picture);
        ASSERT_EQ(picture->content.labels.size(), 1U) << all;
        const double middle = picture->content.frame.center().x();  // near the district
        const QRectF box = picture->content.labels[0].box;
        EXPECT_TRUE(all ? box.right() < middle : box.left() > middle) << all;
    }
}

TEST(Picture, PointsToWhatLiesBeyondTheFrame) {
    auto parks =
        layerOf("园区", areaLook("park"), {square(kEast - 220000, kNorth, 2000)}, {"陕州"});
    parks.beyond = Beyond::Pointed;
    const auto picture = renderPicture({city(), parks}, PictureOptions{});
    ASSERT_TRUE(picture);
    ASSERT_EQ(picture->content.pointed.size(), 1U);
    // The park's middle is 229 km west and 9 km south of the city's: 229 km.
    EXPECT_EQ(picture->content.pointed[0].zh, "陕州（图外，距图中心约 229 公里）");
    EXPECT_LT(picture->content.metersPerPixel, 40);  // the frame was not stretched to hold it
    EXPECT_THAT(picture->content.legend, ElementsAre(gis::Text{"建成区", "建成区"}));
}

TEST(Picture, SitesAtOnePlaceStayVisible) {
    const gis::Point place{kEast + 10000, kNorth + 10000};
    const auto count = [&](std::vector<gis::Geometry> places) {
        const auto picture = renderPicture({city(), sites(std::move(places))}, PictureOptions{});
        int pixels = 0;
        const QRect frame = picture->content.frame.toRect().adjusted(2, 2, -2, -2);
        for (int y = frame.top(); y <= frame.bottom(); ++y) {
            for (int x = frame.left(); x <= frame.right(); ++x) {
                pixels += picture->image.pixelColor(x, y) == siteLook("relocation", {}).fill;
            }
        }
        return pixels;
    };
    const int one = count({place});
    EXPECT_GT(count({place, place}), one * 18 / 10);
}

TEST(Picture, TheSameInputGivesTheSameBytes) {
    const std::vector<PictureLayer> layers{city(), sites({gis::Point{kEast, kNorth}})};
    const auto first = renderPicture(layers, PictureOptions{});
    const auto second = renderPicture(layers, PictureOptions{});
    ASSERT_TRUE(first);
    ASSERT_TRUE(second);
    EXPECT_EQ(png(first->image), png(second->image));
}

TEST(Picture, WithoutAnythingToDrawSaysSo) {
    const auto empty = renderPicture({}, PictureOptions{});
    ASSERT_TRUE(empty);
    EXPECT_TRUE(empty->content.legend.empty());
    const QPoint middle = empty->content.frame.center().toPoint();
    bool inked = false;
    for (int x = middle.x() - 200; x < middle.x() + 200; ++x) {
        inked = inked || qGray(empty->image.pixel(x, middle.y())) < 128;
    }
    EXPECT_TRUE(inked);
}

TEST(Picture, RefusesLayersThatAreNotMetric) {
    auto layer = city();
    layer.layer.crs = *gis::Crs::fromEpsg(4490);
    const auto picture = renderPicture({layer}, PictureOptions{});
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, gis::ErrorCode::UnknownCrs);
}

TEST(Picture, RefusesLayersOfDifferentSystems) {
    auto layer = city();
    layer.layer.crs = *gis::Crs::fromEpsg(4546);
    const auto picture = renderPicture({city(), layer}, PictureOptions{});
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, gis::ErrorCode::UnknownCrs);
}

TEST(Picture, RefusesASizeThatCannotHoldAMap) {
    PictureOptions options;
    options.width = 100;
    const auto picture = renderPicture({city()}, options);
    ASSERT_FALSE(picture);
    EXPECT_EQ(picture.error().code, gis::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace ruyuan::maps
