// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/overlay.h"

#include "gis/detail/overlay_rungs.h"
#include "gis/detail/shoelace.h"

#include <algorithm>
#include <cmath>
#include <format>
#include <optional>

namespace ruyuan::gis {

namespace {

using detail::Grid;
using detail::Operation;

/// Snapping distances to try, as shares of the extent: 0.1 µm to 0.1 mm over 100 km.
constexpr double kSnapShares[] = {1e-12, 1e-11, 1e-10, 1e-9};
constexpr int kRoundings = 4;
constexpr double kRoundingGrowth = 64;

/// The answer when the boxes do not even touch.
MultiPolygon apart(Operation operation, const MultiPolygon& a, const MultiPolygon& b) {
    switch (operation) {
        case Operation::Intersection:
            return {};
        case Operation::Difference:
            return a;
        case Operation::Union:
            break;
    }
    MultiPolygon both = a;
    both.polygons.insert(both.polygons.end(), b.polygons.begin(), b.polygons.end());
    return both;
}

Result<OverlayResult> climb(Operation operation,
                            const MultiPolygon& a,
                            const MultiPolygon& b,
                            const Box& extent) {
    if (auto area = detail::floatingRung(operation, a, b)) {
        return OverlayResult{std::move(*area), Rung::Floating, 0.0};
    }
    const double size = std::max(extent.max.x - extent.min.x, extent.max.y - extent.min.y);
    for (const double share : kSnapShares) {
        const Grid grid(extent, size * share);
        if (auto area = detail::snappedRung(operation, a, b, grid)) {
            return OverlayResult{std::move(*area), Rung::Snapped, grid.step()};
        }
    }
    double step = detail::readableStep(extent);
    for (int rounding = 0; rounding < kRoundings; ++rounding) {
        const Grid grid(extent, step);
        if (auto area = detail::snapRoundedRung(operation, a, b, grid)) {
            return OverlayResult{std::move(*area), Rung::SnapRounded, grid.step()};
        }
        step = grid.step() * kRoundingGrowth;
    }
    return fail(
        ErrorCode::InvalidGeometry,
        text("两个面的叠置没有得到有效的结果", "the overlay of two areas gave no valid result"),
        std::format("({}, {}) - ({}, {})", extent.min.x, extent.min.y, extent.max.x, extent.max.y),
        text("请检查这一范围内边界的有效性", "check the boundaries in this box for defects"));
}

Result<OverlayResult> overlay(Operation operation, const MultiPolygon& a, const MultiPolygon& b) {
    Box extent = boundsOf(Geometry(a));
    const Box other = boundsOf(Geometry(b));
    if (!extent.intersects(other)) {
        return OverlayResult{apart(operation, a, b), Rung::Floating, 0.0};
    }
    extent.add(other);
    return climb(operation, a, b, extent);
}

/// Halves the list until two are left, so that every area takes part in few unions.
Result<OverlayResult> unionOfRange(std::span<const MultiPolygon> areas) {
    if (areas.size() < 2) {
        return OverlayResult{areas.empty() ? MultiPolygon{} : areas.front(), Rung::Floating, 0.0};
    }
    const auto first = unionOfRange(areas.first(areas.size() / 2));
    const auto second = unionOfRange(areas.subspan(areas.size() / 2));
    if (!first || !second) {
        return first ? second : first;
    }
    auto both = overlay(Operation::Union, first->area, second->area);
    if (both) {
        both->rung = std::max({both->rung, first->rung, second->rung});
        both->tolerance = std::max({both->tolerance, first->tolerance, second->tolerance});
    }
    return both;
}

}  // namespace

Result<OverlayResult> intersection(const MultiPolygon& a, const MultiPolygon& b) {
    return overlay(Operation::Intersection, a, b);
}

Result<OverlayResult> difference(const MultiPolygon& a, const MultiPolygon& b) {
    return overlay(Operation::Difference, a, b);
}

Result<OverlayResult> unionOf(const MultiPolygon& a, const MultiPolygon& b) {
    return overlay(Operation::Union, a, b);
}

Result<OverlayResult> unionOf(std::span<const MultiPolygon> areas) {
    return unionOfRange(areas);
}

Area areaOf(const MultiPolygon& area) {
    return Area::squareMeters(detail::plainArea(area));
}

Result<double> shareInside(const MultiPolygon& of, const MultiPolygon& in) {
    const double whole = detail::plainArea(of);
    if (whole <= 0.0) {
        return 0.0;
    }
    const auto common = intersection(of, in);
    if (!common) {
        return std::unexpected(common.error());
    }
    return std::clamp(detail::plainArea(common->area) / whole, 0.0, 1.0);
}

}  // namespace ruyuan::gis
