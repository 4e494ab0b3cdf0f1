// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/orientation.h"
#include "gis/overlay.h"
#include "gis/spatial_index.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <thread>

namespace ruyuan::gis {

namespace {

struct Edge {
    Point a;
    Point b;
};

/// What one edge says about a point: it lies on it, a ray to the east crosses it, or nothing.
enum class Crossing : std::uint8_t { None, Crosses, Touches };

/// Each edge owns its lower end only, so that a ray through a corner is counted once.
inline Crossing crossing(Point point, const Edge& edge) {
    const bool aAbove = edge.a.y > point.y;
    const bool bAbove = edge.b.y > point.y;
    if (aAbove == bAbove) {
        if (aAbove || std::max(edge.a.y, edge.b.y) < point.y) {
            return Crossing::None;
        }
        // Level with the edge's upper end, or the edge is horizontal.
        return detail::isOnSegment(point, edge.a, edge.b) ? Crossing::Touches : Crossing::None;
    }
    if (point.x > std::max(edge.a.x, edge.b.x)) {
        return Crossing::None;
    }
    if (point.x < std::min(edge.a.x, edge.b.x)) {
        return Crossing::Crosses;
    }
    const int side = detail::orientation(edge.a, edge.b, point);
    if (side == 0) {
        return Crossing::Touches;
    }
    return (side > 0) == bAbove ? Crossing::Crosses : Crossing::None;
}

template <class Visit>
void forEachEdge(const Polygon& polygon, Visit visit) {
    const auto each = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            visit(Edge{ring[i - 1], ring[i]});
        }
    };
    each(polygon.outer);
    std::ranges::for_each(polygon.holes, each);
}

Location locateInPolygon(Point point, const Polygon& polygon) {
    bool inside = false;
    bool touches = false;
    forEachEdge(polygon, [&](const Edge& edge) {
        const Crossing found = crossing(point, edge);
        touches = touches || found == Crossing::Touches;
        inside = inside != (found == Crossing::Crosses);
    });
    if (touches) {
        return Location::Boundary;
    }
    return inside ? Location::Inside : Location::Outside;
}

}  // namespace

Location locate(Point point, const MultiPolygon& area) {
    Location best = Location::Outside;
    for (const Polygon& polygon : area.polygons) {
        best = std::min(best, locateInPolygon(point, polygon));
        if (best == Location::Inside) {
            break;
        }
    }
    return best;
}

/// Every polygon is cut into horizontal slabs of equal height that list the edges passing through
/// them. Which slabs an edge passes and which slab a point is in are found by the same rounding,
/// so a point meets every edge that is level with it.
struct PreparedAreas::Impl {
    struct Part {
        std::size_t area = 0;
        Box box;
        double slabsPerUnit = 0;
        std::size_t slabCount = 0;
        std::size_t firstSlab = 0;  // into slabStarts

        [[nodiscard]] std::size_t slabOf(double y) const {
            const double slab = (y - box.min.y) * slabsPerUnit;
            const double last = static_cast<double>(slabCount - 1);
            return slab > 0.0 ? static_cast<std::size_t>(std::min(slab, last)) : 0;
        }
    };

    std::vector<Part> parts;
    std::vector<std::size_t> slabStarts;  // into edges; each part has slabCount + 1 of them
    std::vector<Edge> edges;
    SpatialIndex index;  // over the boxes of the parts

    static bool cutIntoSlabs(const Polygon& polygon, Part& part);
    void addPart(std::size_t area, const Polygon& polygon);
    [[nodiscard]] bool holds(const Part& part, Point point) const;
    void find(Point point, std::vector<std::size_t>& found) const;
};

/// Chooses the slabs of a part; false when the polygon has no edge.
bool PreparedAreas::Impl::cutIntoSlabs(const Polygon& polygon, Part& part) {
    constexpr double kEdgesPerSlab = 3;
    constexpr double kEntriesPerEdge = 4;  // so that long edges cannot fill the memory
    double count = 0;
    double climbed = 0;
    forEachEdge(polygon, [&](const Edge& edge) {
        part.box.add(edge.a);
        part.box.add(edge.b);
        climbed += std::abs(edge.b.y - edge.a.y);
        ++count;
    });
    const double height = part.box.max.y - part.box.min.y;
    part.slabCount = 1;
    if (height > 0) {
        const double slabs =
            std::min(count / kEdgesPerSlab, kEntriesPerEdge * count * height / climbed);
        part.slabCount = 1 + static_cast<std::size_t>(slabs);
        part.slabsPerUnit = static_cast<double>(part.slabCount) / height;
    }
    if (!std::isfinite(part.slabsPerUnit)) {
        part.slabCount = 1;
        part.slabsPerUnit = 0;
    }
    return count > 0;
}

void PreparedAreas::Impl::addPart(std::size_t area, const Polygon& polygon) {
    Part part;
    part.area = area;
    if (!cutIntoSlabs(polygon, part)) {
        return;
    }
    part.firstSlab = slabStarts.size();
    std::vector<std::size_t> ends(part.slabCount + 1, 0);  // first counts, then ends of slabs
    const auto eachSlab = [&](const Edge& edge, auto visit) {
        const std::size_t last = part.slabOf(std::max(edge.a.y, edge.b.y));
        for (std::size_t slab = part.slabOf(std::min(edge.a.y, edge.b.y)); slab <= last; ++slab) {
            visit(slab);
        }
    };
    forEachEdge(polygon, [&](const Edge& edge) {
        eachSlab(edge, [&](std::size_t slab) { ++ends[slab + 1]; });
    });
    ends[0] = edges.size();
    for (std::size_t slab = 1; slab < ends.size(); ++slab) {
        ends[slab] += ends[slab - 1];
    }
    slabStarts.insert(slabStarts.end(), ends.begin(), ends.end());
    edges.resize(ends.back());
    forEachEdge(polygon, [&](const Edge& edge) {
        eachSlab(edge, [&](std::size_t slab) { edges[ends[slab]++] = edge; });
    });
    parts.push_back(part);
}

bool PreparedAreas::Impl::holds(const Part& part, Point point) const {
    const std::size_t slab = part.firstSlab + part.slabOf(point.y);
    bool inside = false;
    for (std::size_t i = slabStarts[slab]; i < slabStarts[slab + 1]; ++i) {
        const Crossing found = crossing(point, edges[i]);
        if (found == Crossing::Touches) {
            return true;
        }
        inside = inside != (found == Crossing::Crosses);
    }
    return inside;
}

void PreparedAreas::Impl::find(Point point, std::vector<std::size_t>& found) const {
    index.query(Box{point, point}, found);  // parts, ascending, hence areas ascending
    std::size_t kept = 0;
    for (const std::size_t candidate : found) {
        const Part& part = parts[candidate];
        const bool known = kept > 0 && found[kept - 1] == part.area;
        if (!known && holds(part, point)) {
            found[kept++] = part.area;
        }
    }
    found.resize(kept);
}

PreparedAreas::PreparedAreas(std::span<const MultiPolygon> areas)
    : impl_(std::make_unique<Impl>()) {
    std::vector<Box> boxes;
    for (std::size_t area = 0; area < areas.size(); ++area) {
        for (const Polygon& polygon : areas[area].polygons) {
            impl_->addPart(area, polygon);
        }
    }
    boxes.reserve(impl_->parts.size());
    for (const Impl::Part& part : impl_->parts) {
        boxes.push_back(part.box);
    }
    impl_->index = SpatialIndex(boxes);
}

PreparedAreas::PreparedAreas(PreparedAreas&&) noexcept = default;
PreparedAreas& PreparedAreas::operator=(PreparedAreas&&) noexcept = default;
PreparedAreas::~PreparedAreas() = default;

void PreparedAreas::find(Point point, std::vector<std::size_t>& found) const {
    impl_->find(point, found);
}

std::vector<std::pair<std::size_t, std::size_t>> joinPointsToAreas(
    std::span<const Point> points, std::span<const MultiPolygon> areas) {
    using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;
    // Below this a thread costs more than it saves.
    constexpr std::size_t kPointsPerThread = 5'000;
    const std::size_t threads = std::clamp<std::size_t>(
        points.size() / kPointsPerThread, 1, std::max(1U, std::thread::hardware_concurrency()));
    const PreparedAreas prepared(areas);
    std::vector<Pairs> results(threads);
    const auto work = [&](std::size_t thread) {
        Pairs pairs;
        std::vector<std::size_t> found;
        const std::size_t end = points.size() * (thread + 1) / threads;
        for (std::size_t i = points.size() * thread / threads; i < end; ++i) {
            prepared.find(points[i], found);
            for (const std::size_t area : found) {
                pairs.emplace_back(i, area);
            }
        }
        results[thread] = std::move(pairs);
    };
    {
        std::vector<std::jthread> workers;
        for (std::size_t thread = 1; thread < threads; ++thread) {
            workers.emplace_back(work, thread);
        }
        work(0);
    }
    Pairs joined = std::move(results.front());
    for (std::size_t thread = 1; thread < threads; ++thread) {
        joined.insert(joined.end(), results[thread].begin(), results[thread].end());
    }
    return joined;
}

}  // namespace ruyuan::gis
