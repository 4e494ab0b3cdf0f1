// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/labels.h"

#include <gtest/gtest.h>

namespace ruyuan::maps {
namespace {

LabelWish wish(const char16_t* text, QPointF at, int priority = 0) {
    return {QString::fromUtf16(text), at, 8.0, 14.0, Qt::black, priority};
}

TEST(Labels, NeverOverlapEachOtherOrWhatIsTaken) {
    std::vector<LabelWish> wishes;
    for (int i = 0; i < 120; ++i) {
        wishes.push_back(wish(u"示例铸造", {50.0 + (i * 37) % 300, 50.0 + (i * 53) % 200}));
    }
    const QRectF frame(0, 0, 400, 300);
    const std::vector<QRectF> taken{{100, 100, 120, 60}, {0, 0, 50, 50}};
    const auto placed = placeLabels(wishes, frame, taken);
    ASSERT_GT(placed.size(), 10U);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        EXPECT_TRUE(frame.contains(placed[i].box));
        for (const QRectF& box : taken) {
            EXPECT_FALSE(box.intersects(placed[i].box));
        }
        for (std::size_t j = i + 1; j < placed.size(); ++j) {
            EXPECT_FALSE(placed[i].box.intersects(placed[j].box)) << i << " " << j;
        }
    }
}

TEST(Labels, TheMoreImportantNameGetsThePlace) {
    const QRectF tight(0, 0, 100, 30);
    const auto placed =
        placeLabels({wish(u"次要", {10, 15}, 1), wish(u"重要", {10, 15}, 5)}, tight, {});
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_EQ(placed[0].text, QStringLiteral("重要"));
}

TEST(Labels, GoElsewhereWhereTheirPlaceIsTaken) {
    LabelWish county = wish(u"登封市", {100, 100});
    county.clearance = 0;
    county.others = {{100, 110}, {160, 100}, {200, 200}};
    const auto placed = placeLabels({county}, {0, 0, 400, 300}, {QRectF(60, 40, 80, 120)});
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_EQ(placed[0].box.center().toPoint(), QPoint(200, 200));  // (160, 100) is too near
}

TEST(Labels, AreAsWideAsTheirText) {
    const auto placed = placeLabels(
        {wish(u"园", {50, 50}), wish(u"三门峡陕州工业园区", {50, 150})}, {0, 0, 400, 300}, {});
    ASSERT_EQ(placed.size(), 2U);
    EXPECT_NEAR(placed[0].box.width(), 14, 4);       // one Chinese character is a square
    EXPECT_NEAR(placed[1].box.width(), 9 * 14, 10);  // nine of them
}

}  // namespace
}  // namespace ruyuan::maps
