// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/overlay_rungs.h"

#include "gis/detail/arrangement.h"
#include "gis/detail/polygon_defect.h"
#include "gis/detail/shoelace.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

/// How much area may be lost where boundaries move by @p slack and coordinates are rounded.
double allowedLoss(const MultiPolygon& a, const MultiPolygon& b, double slack) {
    constexpr double kRelative = 1e-11;  // of the shoelace sums themselves
    Box extent = boundsOf(Geometry(a));
    extent.add(boundsOf(Geometry(b)));
    const double largest = std::max({std::abs(extent.min.x),
                                     std::abs(extent.min.y),
                                     std::abs(extent.max.x),
                                     std::abs(extent.max.y)});
    const double rounding = 16 * std::numeric_limits<double>::epsilon() * largest;
    return kRelative * (plainArea(a) + plainArea(b)) +
           (perimeter(a) + perimeter(b)) * (slack + rounding);
}

/// The other overlay whose area must complement that of @p operation.
Operation complement(Operation operation) {
    return operation == Operation::Intersection ? Operation::Difference : Operation::Intersection;
}

/// a = (a and b) + (a minus b); a + b = (a or b) + (a and b).
bool areasAddUp(Operation operation,
                const MultiPolygon& result,
                const MultiPolygon& other,
                const MultiPolygon& a,
                const MultiPolygon& b,
                double allowed) {
    const double expected = plainArea(a) + (operation == Operation::Union ? plainArea(b) : 0.0);
    return std::abs(plainArea(result) + plainArea(other) - expected) <= allowed;
}

MultiPolygon snapped(const MultiPolygon& area, const Grid& grid) {
    constexpr std::size_t kFewestPoints = 4;
    const auto snapRing = [&](const Ring& ring) {
        Ring moved;
        for (const Point& point : ring) {
            const Point corner = grid.place(grid.snap(point));
            if (moved.empty() || moved.back() != corner) {
                moved.push_back(corner);
            }
        }
        return moved.size() < kFewestPoints ? Ring{} : moved;
    };
    MultiPolygon result;
    for (const Polygon& polygon : area.polygons) {
        Polygon moved{snapRing(polygon.outer), {}};
        for (const Ring& hole : polygon.holes) {
            if (Ring ring = snapRing(hole); !ring.empty()) {
                moved.holes.push_back(std::move(ring));
            }
        }
        if (!moved.outer.empty()) {
            result.polygons.push_back(std::move(moved));
        }
    }
    return result;
}

bool belongs(Operation operation, bool inA, bool inB) {
    switch (operation) {
        case Operation::Intersection:
            return inA && inB;
        case Operation::Difference:
            return inA && !inB;
        case Operation::Union:
            break;
    }
    return inA || inB;
}

}  // namespace

std::optional<MultiPolygon> floatingRung(Operation operation,
                                         const MultiPolygon& a,
                                         const MultiPolygon& b,
                                         double slack) {
    auto result = floatingOverlay(operation, a, b);
    if (!result || !isValid(*result)) {
        return std::nullopt;
    }
    const auto other = floatingOverlay(complement(operation), a, b);
    if (!other || !areasAddUp(operation, *result, *other, a, b, allowedLoss(a, b, slack))) {
        return std::nullopt;
    }
    return result;
}

std::optional<MultiPolygon> snappedRung(Operation operation,
                                        const MultiPolygon& a,
                                        const MultiPolygon& b,
                                        const Grid& grid) {
    const MultiPolygon movedA = snapped(a, grid);
    const MultiPolygon movedB = snapped(b, grid);
    if (!isValid(movedA) || !isValid(movedB)) {
        return std::nullopt;
    }
    return floatingRung(operation, movedA, movedB);
}

std::optional<MultiPolygon> snapRoundedRung(Operation operation,
                                            const MultiPolygon& a,
                                            const MultiPolygon& b,
                                            const Grid& grid) {
    const std::array operands{a, b};
    const auto inside = [operation](Windings windings) {
        return belongs(operation, windings[0] > 0, windings[1] > 0);
    };
    for (const Corners corners : {Corners::Original, Corners::Snapped}) {
        MultiPolygon result = arrange(operands, grid, corners, inside);
        if (isValid(result)) {
            return result;
        }
    }
    return std::nullopt;
}

}  // namespace ruyuan::gis::detail
