// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ruyuan::gis::detail {

namespace {

/// The smallest power of two that is not below @p value.
double powerOfTwoFrom(double value) {
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent);  // in [0.5, 1)
    return std::ldexp(1.0, mantissa > 0.5 ? exponent : exponent - 1);
}

double sideOf(const Box& extent) {
    return std::max(extent.max.x - extent.min.x, extent.max.y - extent.min.y);
}

double finestStep(const Box& extent) {
    constexpr int kCellBits = 39;
    const double side = sideOf(extent);
    const double largest = std::max({std::abs(extent.min.x),
                                     std::abs(extent.min.y),
                                     std::abs(extent.max.x),
                                     std::abs(extent.max.y)});
    // Twice the spacing of doubles at the largest coordinate, so that a corner beyond it is exact.
    const double spacing = largest * std::numeric_limits<double>::epsilon() * 2;
    return std::max({std::ldexp(side, -kCellBits), spacing, std::ldexp(1.0, -1000)});
}

}  // namespace

Grid::Grid(const Box& extent, double step)
    : step_(powerOfTwoFrom(std::max(step, finestStep(extent)))) {
    origin_ = {std::floor(extent.min.x / step_) * step_, std::floor(extent.min.y / step_) * step_};
}

GridPoint Grid::snap(Point point) const {
    return {static_cast<std::int64_t>(std::llround((point.x - origin_.x) / step_)),
            static_cast<std::int64_t>(std::llround((point.y - origin_.y) / step_))};
}

Point Grid::place(GridPoint point) const {
    return {origin_.x + static_cast<double>(point.x) * step_,
            origin_.y + static_cast<double>(point.y) * step_};
}

double readableStep(const Box& extent) {
    constexpr double kMargin = 2;
    return kMargin *
           std::sqrt(std::numeric_limits<double>::epsilon() * std::max(1.0, sideOf(extent)));
}

}  // namespace ruyuan::gis::detail
