// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/spatial_index.h"

#include <queue>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace ruyuan::gis {

namespace {

/// Children of a node. 16 boxes are 512 bytes, eight cache lines, which is quick to scan.
constexpr std::size_t kFanout = 16;
/// The curve's resolution per axis, in bits.
constexpr int kCurveBits = 16;

/// Place along the Hilbert curve of the cell (x, y).
std::uint64_t hilbert(std::uint32_t x, std::uint32_t y) {
    constexpr std::uint32_t kSide = std::uint32_t{1} << kCurveBits;
    std::uint64_t place = 0;
    for (std::uint32_t s = kSide / 2; s > 0; s /= 2) {
        const std::uint32_t rx = (x & s) > 0 ? 1 : 0;
        const std::uint32_t ry = (y & s) > 0 ? 1 : 0;
        place += std::uint64_t{s} * s * ((3 * rx) ^ ry);
        if (ry == 0) {
            if (rx == 1) {
                x = kSide - 1 - x;
                y = kSide - 1 - y;
            }
            std::swap(x, y);
        }
    }
    return place;
}

std::uint32_t curveCell(double value, double from, double to) {
    constexpr double kLast = (1 << kCurveBits) - 1;
    const double share = to > from ? (value - from) / (to - from) : 0.0;
    return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * kLast);
}

bool usable(const Box& box) {
    return !box.empty() && std::isfinite(box.min.x) && std::isfinite(box.min.y) &&
           std::isfinite(box.max.x) && std::isfinite(box.max.y);
}

/// Box::intersects() without a call and without branches: the index does little else.
inline bool touch(const Box& a, const Box& b) {
    return ((a.min.x <= b.max.x) & (b.min.x <= a.max.x) & (a.min.y <= b.max.y) &
            (b.min.y <= a.max.y)) != 0;
}

double distance(const Box& a, const Box& b) {
    const double dx = std::max({0.0, a.min.x - b.max.x, b.min.x - a.max.x});
    const double dy = std::max({0.0, a.min.y - b.max.y, b.min.y - a.max.y});
    return std::sqrt(dx * dx + dy * dy);
}

/// The indices of the usable boxes in the order of the Hilbert curve through their centres.
std::vector<std::size_t> alongCurve(std::span<const Box> boxes) {
    Box extent;
    for (const Box& box : boxes) {
        if (usable(box)) {
            extent.add(box);
        }
    }
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    keys.reserve(boxes.size());
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (usable(boxes[i])) {
            const double x = boxes[i].min.x / 2 + boxes[i].max.x / 2;
            const double y = boxes[i].min.y / 2 + boxes[i].max.y / 2;
            keys.emplace_back(hilbert(curveCell(x, extent.min.x, extent.max.x),
                                      curveCell(y, extent.min.y, extent.max.y)),
                              i);
        }
    }
    std::ranges::sort(keys);
    std::vector<std::size_t> order(keys.size());
    std::ranges::transform(keys, order.begin(), &std::pair<std::uint64_t, std::size_t>::second);
    return order;
}

}  // namespace

SpatialIndex::SpatialIndex(std::span<const Box> boxes) : items_(alongCurve(boxes)) {
    if (items_.empty()) {
        return;
    }
    nodes_.reserve(items_.size() + items_.size() / (kFanout - 1) + 8);
    for (const std::size_t item : items_) {
        nodes_.push_back(boxes[item]);
    }
    levelStarts_.push_back(0);
    while (nodes_.size() - levelStarts_.back() > 1) {
        const std::size_t start = levelStarts_.back();
        const std::size_t end = nodes_.size();
        levelStarts_.push_back(end);
        for (std::size_t child = start; child < end; child += kFanout) {
            Box parent;
            for (std::size_t i = child; i < std::min(child + kFanout, end); ++i) {
                parent.add(nodes_[i]);
            }
            nodes_.push_back(parent);
        }
    }
}

template <class Accept, class Found>
void SpatialIndex::visit(Accept accept, Found found) const {
    if (nodes_.empty() || !accept(nodes_.back())) {
        return;
    }
    struct Step {
        std::size_t level;
        std::size_t node;
    };
    // A path down keeps at most kFanout waiting nodes per level, and 16 levels hold 2^64 items.
    std::array<Step, kFanout * 17> waiting;
    std::size_t count = 0;
    waiting[count++] = {levelStarts_.size() - 1, nodes_.size() - 1};
    while (count > 0) {
        const Step step = waiting[--count];
        if (step.level == 0) {
            found(items_[step.node]);
            continue;
        }
        const std::size_t start = levelStarts_[step.level - 1];
        const std::size_t first = start + (step.node - levelStarts_[step.level]) * kFanout;
        const std::size_t last = std::min(first + kFanout, levelStarts_[step.level]);
        for (std::size_t child = first; child < last; ++child) {
            if (accept(nodes_[child])) {
                if (step.level == 1) {
                    found(items_[child]);
                } else {
                    waiting[count++] = {step.level - 1, child};
                }
            }
        }
    }
}

std::vector<std::size_t> SpatialIndex::query(const Box& box) const {
    std::vector<std::size_t> found;
    query(box, found);
    return found;
}

void SpatialIndex::query(const Box& box, std::vector<std::size_t>& found) const {
    found.clear();
    if (box.empty()) {
        return;
    }
    visit([&](const Box& node) { return touch(node, box); },
          [&](std::size_t item) { found.push_back(item); });
    std::ranges::sort(found);
}

std::vector<std::size_t> SpatialIndex::within(const Box& box, double reach) const {
    std::vector<std::size_t> found;
    if (!box.empty()) {
        visit([&](const Box& node) { return distance(node, box) <= reach; },
              [&](std::size_t item) { found.push_back(item); });
        std::ranges::sort(found);
    }
    return found;
}

double SpatialIndex::nearestDistance(const Box& box) const {
    struct Step {
        double distance;
        std::size_t level;
        std::size_t node;
        bool operator>(const Step& other) const { return distance > other.distance; }
    };
    if (nodes_.empty() || box.empty()) {
        return std::numeric_limits<double>::infinity();
    }
    std::priority_queue<Step, std::vector<Step>, std::greater<>> waiting;
    waiting.push({distance(nodes_.back(), box), levelStarts_.size() - 1, nodes_.size() - 1});
    while (waiting.top().level > 0) {
        const Step step = waiting.top();
        waiting.pop();
        const std::size_t start = levelStarts_[step.level - 1];
        const std::size_t first = start + (step.node - levelStarts_[step.level]) * kFanout;
        const std::size_t last = std::min(first + kFanout, levelStarts_[step.level]);
        for (std::size_t child = first; child < last; ++child) {
            waiting.push({distance(nodes_[child], box), step.level - 1, child});
        }
    }
    return waiting.top().distance;
}

}  // namespace ruyuan::gis
