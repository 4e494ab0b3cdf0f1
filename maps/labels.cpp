// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/labels.h"

#include "maps/fonts.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <numeric>

namespace ruyuan::maps {

namespace {

constexpr double kGap = 2.0;

struct Side {
    double x;
    double y;
};
constexpr std::array kSides{Side{1, 0},
                            Side{-1, 0},
                            Side{0, -1},
                            Side{0, 1},
                            Side{1, -1},
                            Side{1, 1},
                            Side{-1, -1},
                            Side{-1, 1}};

std::vector<QRectF> candidates(const LabelWish& wish) {
    const QFontMetricsF metrics(mapFont(wish.pixelSize));
    const QSizeF size(metrics.horizontalAdvance(wish.text) + 2, metrics.height());
    QRectF box(QPointF(), size);
    box.moveCenter(wish.anchor);
    if (wish.clearance <= 0) {
        return {box, box.translated(0, -size.height()), box.translated(0, size.height())};
    }
    std::vector<QRectF> boxes;
    for (const Side& side : kSides) {
        boxes.push_back(box.translated(side.x * (wish.clearance + size.width() / 2),
                                       side.y * (wish.clearance + size.height() / 2)));
    }
    return boxes;
}

bool isFree(const QRectF& box, const std::vector<QRectF>& taken) {
    const QRectF wide = box.adjusted(-kGap, -kGap, kGap, kGap);
    return std::ranges::none_of(taken, [&](const QRectF& other) { return other.intersects(wide); });
}

}  // namespace

std::vector<PlacedLabel> placeLabels(const std::vector<LabelWish>& wishes,
                                     const QRectF& frame,
                                     const std::vector<QRectF>& taken) {
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, std::greater{}, [&](std::size_t i) { return wishes[i].priority; });
    std::vector<QRectF> used = taken;
    std::vector<PlacedLabel> placed;
    for (const std::size_t i : order) {
        const LabelWish& wish = wishes[i];
        for (const QRectF& box : candidates(wish)) {
            if (frame.contains(box) && isFree(box, used)) {
                used.push_back(box);
                placed.push_back({wish.text, box, wish.pixelSize, wish.color});
                break;
            }
        }
    }
    return placed;
}

}  // namespace ruyuan::maps
