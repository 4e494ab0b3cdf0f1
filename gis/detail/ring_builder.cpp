// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/ring_builder.h"

#include "gis/detail/sweep.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <map>
#include <numeric>

namespace ruyuan::gis::detail {

namespace {

/// A boundary edge with the region on its left. Its number is that of the boundary edge.
struct Directed {
    GridPoint from;
    GridPoint to;
};

/// Whether the direction from @p centre to @p a comes before that to @p b, counter-clockwise from
/// the east.
bool comesBefore(GridPoint centre, GridPoint a, GridPoint b) {
    const auto half = [&](GridPoint point) {  // 0: [0°, 180°), 1: [180°, 360°)
        return point.y < centre.y || (point.y == centre.y && point.x < centre.x) ? 1 : 0;
    };
    const int halfA = half(a);
    const int halfB = half(b);
    return halfA != halfB ? halfA < halfB : cross(centre, a, b) > 0;
}

using Ring = std::vector<std::size_t>;  // edges in order

class RingBuilder {
public:
    explicit RingBuilder(std::span<const BoundaryEdge> edges) : ringOf_(edges.size(), 0) {
        for (const BoundaryEdge& boundary : edges) {
            noded_.push_back(boundary.edge);
            const NodedEdge& edge = boundary.edge;
            directed_.push_back(boundary.side == InsideOf::Above ? Directed{edge.left, edge.right}
                                                                 : Directed{edge.right, edge.left});
        }
        sortLeaving();
        traceAll();
    }

    std::vector<GridPolygon> polygons() const {
        const std::vector<std::size_t> shells = shellOfRings();
        std::vector<GridPolygon> polygons(rings_.size());
        for (std::size_t ring = 0; ring < rings_.size(); ++ring) {
            if (shells[ring] == ring) {
                polygons[ring].outer = corners(rings_[ring]);
            } else {
                polygons[shells[ring]].holes.push_back(corners(rings_[ring]));
            }
        }
        std::erase_if(polygons, [](const GridPolygon& polygon) { return polygon.outer.empty(); });
        return polygons;
    }

private:
    /// Edges ordered by where they start and, at one corner, counter-clockwise.
    void sortLeaving() {
        leaving_.resize(directed_.size());
        std::iota(leaving_.begin(), leaving_.end(), std::size_t{0});
        std::ranges::sort(leaving_, [&](std::size_t i, std::size_t j) {
            const Directed& a = directed_[i];
            const Directed& b = directed_[j];
            return a.from != b.from ? a.from < b.from : comesBefore(a.from, a.to, b.to);
        });
    }

    std::span<const std::size_t> leaving(GridPoint corner) const {
        const auto range = std::ranges::equal_range(
            leaving_, corner, {}, [&](std::size_t edge) { return directed_[edge].from; });
        return {range.begin(), range.end()};
    }

    /// The edge after @p edge around its region: the first one clockwise from the way back.
    std::size_t next(std::size_t edge) const {
        const Directed& arrived = directed_[edge];
        const auto choices = leaving(arrived.to);
        assert(!choices.empty());
        const auto after = std::ranges::partition_point(choices, [&](std::size_t choice) {
            return comesBefore(arrived.to, directed_[choice].to, arrived.from);
        });
        return after == choices.begin() ? choices.back() : *std::prev(after);
    }

    void traceAll() {
        std::vector<bool> traced(directed_.size(), false);
        for (const std::size_t start : leaving_) {
            Ring way;
            for (std::size_t edge = start; !traced[edge]; edge = next(edge)) {
                traced[edge] = true;
                way.push_back(edge);
            }
            cutAtRepeatedCorners(way);
        }
    }

    void cutAtRepeatedCorners(const Ring& way) {
        Ring path;
        std::map<GridPoint, std::size_t> starts;  // corner -> place of the edge leaving it in path
        for (const std::size_t edge : way) {
            starts[directed_[edge].from] = path.size();
            path.push_back(edge);
            const auto closed = starts.find(directed_[edge].to);
            if (closed != starts.end()) {
                const auto first = path.begin() + static_cast<std::ptrdiff_t>(closed->second);
                Ring ring(first, path.end());
                path.erase(first, path.end());
                for (const std::size_t member : ring) {
                    starts.erase(directed_[member].from);
                    ringOf_[member] = rings_.size();
                }
                rings_.push_back(std::move(ring));
            }
        }
        assert(path.empty());
    }

    bool isShell(const Ring& ring) const {
        const GridPoint origin = directed_[ring.front()].from;
        Int128 area = 0;
        for (const std::size_t edge : ring) {
            area += cross(origin, directed_[edge].from, directed_[edge].to);
        }
        return area > 0;
    }

    /// For every ring the shell it belongs to; a shell belongs to itself. Below the first corner
    /// of a hole lies an edge of its shell, or of a hole of the same shell that starts further
    /// left.
    std::vector<std::size_t> shellOfRings() const {
        constexpr std::size_t kUnknown = static_cast<std::size_t>(-1);
        std::vector<std::size_t> shells(rings_.size(), kUnknown);
        for (const EdgeAbove& step : sweep(noded_)) {
            const std::size_t ring = ringOf_[step.edge];
            if (shells[ring] == kUnknown) {
                const bool shell = step.below == kNoEdge || isShell(rings_[ring]);
                shells[ring] = shell ? ring : shells[ringOf_[step.below]];
            }
        }
        return shells;
    }

    std::vector<GridPoint> corners(const Ring& ring) const {
        std::vector<GridPoint> corners;
        corners.reserve(ring.size() + 1);
        for (const std::size_t edge : ring) {
            corners.push_back(directed_[edge].from);
        }
        corners.push_back(corners.front());
        return corners;
    }

    std::vector<NodedEdge> noded_;
    std::vector<Directed> directed_;
    std::vector<std::size_t> leaving_;
    std::vector<Ring> rings_;
    std::vector<std::size_t> ringOf_;
};

}  // namespace

std::vector<GridPolygon> buildPolygons(std::span<const BoundaryEdge> edges) {
    return RingBuilder(edges).polygons();
}

}  // namespace ruyuan::gis::detail
