// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/labels.h"

#include "maps/fonts.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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

/// Where a text of that size may go, the best place first.
std::vector<QRectF> candidates(const LabelWish& wish, QSizeF size) {
    QRectF box(QPointF(), size);
    box.moveCenter(wish.anchor);
    std::vector<QRectF> boxes;
    if (wish.clearance <= 0) {
        boxes = {box, box.translated(0, -size.height()), box.translated(0, size.height())};
    } else {
        for (const Side& side : kSides) {
            boxes.push_back(box.translated(side.x * (wish.clearance + size.width() / 2),
                                           side.y * (wish.clearance + size.height() / 2)));
        }
    }
    for (const QPointF& middle : wish.others) {
        boxes.push_back(box.translated(middle - wish.anchor));
    }
    return boxes;
}

/// Sizes of texts; fonts are made once for each size.
class Ruler {
public:
    [[nodiscard]] QSizeF size(const LabelWish& wish) {
        const QFontMetricsF& metrics = of(wish.pixelSize);
        return {metrics.horizontalAdvance(wish.text) + 2, metrics.height()};
    }
    /// Not larger than size(), without looking at the letters.
    [[nodiscard]] QSizeF least(const LabelWish& wish) {
        const double height = of(wish.pixelSize).height();
        return {std::min(height, 0.2 * wish.pixelSize * static_cast<double>(wish.text.size())),
                height};
    }

private:
    const QFontMetricsF& of(double pixelSize) {
        const auto found = metrics_.find(pixelSize);
        return found != metrics_.end()
                   ? found->second
                   : metrics_.emplace(pixelSize, QFontMetricsF(mapFont(pixelSize))).first->second;
    }
    std::map<double, QFontMetricsF> metrics_;
};

QRectF widened(const QRectF& box) {
    return box.adjusted(-kGap, -kGap, kGap, kGap);
}

}  // namespace

struct TakenBoxes::Cells {
    static constexpr double kEdge = 48.0;  // pixels

    explicit Cells(const QRectF& area)
        : frame(area),
          columns(std::max(1, static_cast<int>(std::ceil(area.width() / kEdge)))),
          rows(std::max(1, static_cast<int>(std::ceil(area.height() / kEdge)))),
          boxes(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {}

    /// Calls @p visit with every cell that a box touches, until it says that this is enough.
    template <class Visit>
    void each(const QRectF& box, Visit visit) const {
        const auto cell = [](double at, int count) {
            return std::clamp(static_cast<int>(std::clamp(at / kEdge, -1.0, 1e6)), 0, count - 1);
        };
        const int left = cell(box.left() - frame.left(), columns);
        const int right = cell(box.right() - frame.left(), columns);
        const int bottom = cell(box.bottom() - frame.top(), rows);
        for (int row = cell(box.top() - frame.top(), rows); row <= bottom; ++row) {
            for (int column = left; column <= right; ++column) {
                if (visit(static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                          static_cast<std::size_t>(column))) {
                    return;
                }
            }
        }
    }

    QRectF frame;
    int columns;
    int rows;
    std::vector<std::vector<QRectF>> boxes;
};

TakenBoxes::TakenBoxes(const QRectF& frame) : cells_(std::make_unique<Cells>(frame)) {}

TakenBoxes::~TakenBoxes() = default;

void TakenBoxes::add(const QRectF& box) {
    if (!box.intersects(cells_->frame)) {
        return;
    }
    cells_->each(box, [&](std::size_t cell) {
        std::vector<QRectF>& boxes = cells_->boxes[cell];
        // Where thousands lie on one another, the last ones tell as much as all.
        if (boxes.empty() || !boxes.back().contains(box)) {
            boxes.push_back(box);
        }
        return false;
    });
}

bool TakenBoxes::touches(const QRectF& box) const {
    bool touched = false;
    cells_->each(box, [&](std::size_t cell) {
        touched = std::ranges::any_of(cells_->boxes[cell],
                                      [&](const QRectF& other) { return other.intersects(box); });
        return touched;
    });
    return touched;
}

std::vector<PlacedLabel> placeLabels(const std::vector<LabelWish>& wishes,
                                     const QRectF& frame,
                                     const std::vector<QRectF>& taken) {
    TakenBoxes used(frame.adjusted(-kGap, -kGap, kGap, kGap));
    for (const QRectF& box : taken) {
        used.add(box);
    }
    return placeLabels(wishes, frame, used);
}

std::vector<PlacedLabel> placeLabels(const std::vector<LabelWish>& wishes,
                                     const QRectF& frame,
                                     TakenBoxes& taken) {
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(
        order, std::greater{}, [&](std::size_t i) { return wishes[i].priority; });
    std::vector<PlacedLabel> placed;
    Ruler ruler;
    const auto fits = [&](const QRectF& box) {
        return frame.contains(box) && !taken.touches(widened(box));
    };
    for (const std::size_t i : order) {
        const LabelWish& wish = wishes[i];
        // Measuring a text takes far longer than seeing that there is no room even for a letter.
        if (std::ranges::none_of(candidates(wish, ruler.least(wish)), fits)) {
            continue;
        }
        const auto boxes = candidates(wish, ruler.size(wish));
        const auto box = std::ranges::find_if(
            boxes, [&](const QRectF& one) { return fits(one) && (!wish.may || wish.may(one)); });
        if (box != boxes.end()) {
            taken.add(*box);
            placed.push_back({wish.text, *box, wish.pixelSize, wish.color});
        }
    }
    return placed;
}

}  // namespace ruyuan::maps
