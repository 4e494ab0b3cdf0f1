// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/arrangement.h"

#include "gis/detail/ring_builder.h"
#include "gis/detail/sweep.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <utility>
#include <vector>

namespace ruyuan::gis::detail {

namespace {

std::vector<GridEdge> gridEdges(std::span<const MultiPolygon> operands, const Grid& grid) {
    std::vector<GridEdge> edges;
    const auto add = [&](const Ring& ring, int operand) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const GridEdge edge{grid.snap(ring[i - 1]), grid.snap(ring[i]), operand};
            if (edge.from != edge.to) {
                edges.push_back(edge);
            }
        }
    };
    for (std::size_t operand = 0; operand < operands.size(); ++operand) {
        for (const Polygon& polygon : operands[operand].polygons) {
            add(polygon.outer, static_cast<int>(operand));
            for (const Ring& hole : polygon.holes) {
                add(hole, static_cast<int>(operand));
            }
        }
    }
    return edges;
}

std::vector<BoundaryEdge> boundaryOf(const std::vector<NodedEdge>& edges, const Inside& inside) {
    std::vector<Windings> above(edges.size());
    std::vector<BoundaryEdge> boundary;
    for (const EdgeAbove& step : sweep(edges)) {
        const NodedEdge& edge = edges[step.edge];
        const Windings below = step.below == kNoEdge ? Windings{} : above[step.below];
        above[step.edge] = {below[0] + edge.rise[0], below[1] + edge.rise[1]};
        const bool insideBelow = inside(below);
        if (insideBelow != inside(above[step.edge])) {
            boundary.push_back({edge, insideBelow ? InsideOf::Below : InsideOf::Above});
        }
    }
    return boundary;
}

/// Gives grid corners back as places of the plane.
class CornerPlaces {
public:
    CornerPlaces(std::span<const MultiPolygon> operands, const Grid& grid, Corners corners)
        : grid_(grid) {
        if (corners == Corners::Snapped) {
            return;
        }
        for (const MultiPolygon& operand : operands) {
            forEachPoint(Geometry(operand), [&](const Point& point) {
                originals_.emplace_back(grid.snap(point), point);
            });
        }
        std::ranges::stable_sort(originals_, {}, &std::pair<GridPoint, Point>::first);
    }

    [[nodiscard]] Point of(GridPoint corner) const {
        const auto found =
            std::ranges::equal_range(originals_, corner, {}, &std::pair<GridPoint, Point>::first);
        const bool single = !found.empty() && std::ranges::all_of(found, [&](const auto& entry) {
            return entry.second == found.front().second;
        });
        return single ? found.front().second : grid_.place(corner);
    }

    [[nodiscard]] Ring of(const std::vector<GridPoint>& corners) const {
        Ring ring;
        ring.reserve(corners.size());
        for (const GridPoint corner : corners) {
            ring.push_back(of(corner));
        }
        return ring;
    }

private:
    Grid grid_;
    std::vector<std::pair<GridPoint, Point>> originals_;
};

}  // namespace

MultiPolygon arrange(std::span<const MultiPolygon> operands,
                     const Grid& grid,
                     Corners corners,
                     const Inside& inside) {
    assert(operands.size() <= std::tuple_size_v<Windings>);
    const std::vector<GridEdge> edges = gridEdges(operands, grid);
    const CornerPlaces places(operands, grid, corners);
    MultiPolygon result;
    for (const GridPolygon& built : buildPolygons(boundaryOf(node(edges), inside))) {
        Polygon polygon;
        polygon.outer = places.of(built.outer);
        for (const std::vector<GridPoint>& hole : built.holes) {
            polygon.holes.push_back(places.of(hole));
        }
        result.polygons.push_back(std::move(polygon));
    }
    return result;
}

}  // namespace ruyuan::gis::detail
