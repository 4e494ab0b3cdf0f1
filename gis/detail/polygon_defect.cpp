// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/polygon_defect.h"

#include "gis/detail/boost_geometry.h"
#include "gis/detail/nearest_pair.h"
#include "gis/detail/shoelace.h"
#include "gis/overlay.h"

#include <boost/geometry/algorithms/is_valid.hpp>
#include <boost/geometry/strategies/cartesian.hpp>

#include <algorithm>
#include <span>
#include <type_traits>

namespace ruyuan::gis::detail {

namespace {

using Failure = boost::geometry::validity_failure_type;

/// What Boost says about the first failure: its kind and, for some kinds, a place.
class FirstFailure {
public:
    template <Failure Kind, class... Data>
    bool apply(const Data&... data) {
        if (Kind == boost::geometry::no_failure ||
            Kind == boost::geometry::failure_duplicate_points) {
            return true;  // repeated points are no fault in OGC 06-103r4
        }
        kind_ = Kind;
        (remember(data), ...);
        return false;
    }

    [[nodiscard]] Failure kind() const { return kind_; }
    [[nodiscard]] const std::optional<Point>& place() const { return place_; }

private:
    template <class Data>
    void remember(const Data& data) {
        if constexpr (std::is_same_v<Data, Point>) {
            place_ = data;
        } else if constexpr (requires { data.begin()->point; }) {
            if (data.begin() != data.end()) {
                place_ = data.begin()->point;
            }
        }
    }

    Failure kind_ = boost::geometry::no_failure;
    std::optional<Point> place_;
};

template <class Shape>
std::optional<FirstFailure> firstFailure(const Shape& shape) {
    FirstFailure visitor;
    const bool valid =
        boost::geometry::is_valid(shape, visitor, boost::geometry::default_strategy());
    return valid ? std::nullopt : std::optional(visitor);
}

Text sentenceOf(Failure kind) {
    switch (kind) {
        case boost::geometry::failure_few_points:
            return text("环的点数不足（至少三个不同的点）",
                        "a ring has too few points (three different ones are needed)");
        case boost::geometry::failure_wrong_topological_dimension:
            return text("环退化为一条线或一个点，没有面积",
                        "a ring has collapsed to a line or a point and encloses no area");
        case boost::geometry::failure_not_closed:
            return text("环没有闭合", "a ring is not closed");
        case boost::geometry::failure_spikes:
            return text("边界有原路折返的尖刺", "the boundary runs back on itself in a spike");
        case boost::geometry::failure_self_intersections:
            return text("边界自相交", "the boundary crosses itself");
        case boost::geometry::failure_wrong_orientation:
            return text("环的方向不对（外环应为逆时针，内环应为顺时针）",
                        "a ring turns the wrong way (outer rings go counter-clockwise, holes "
                        "clockwise)");
        case boost::geometry::failure_interior_rings_outside:
            return text("内环（洞）不在外环之内", "a hole lies outside its outer ring");
        case boost::geometry::failure_nested_interior_rings:
            return text("内环（洞）套在另一个内环里", "a hole lies inside another hole");
        case boost::geometry::failure_disconnected_interior:
            return text("内环与边界多处相接，把面切成了互不相连的几块",
                        "holes touch the boundary so often that they cut the area into pieces");
        case boost::geometry::failure_intersecting_interiors:
            return text("同一要素的两个部分互相重叠", "two parts of the feature overlap");
        case boost::geometry::no_failure:
        case boost::geometry::failure_duplicate_points:
        case boost::geometry::failure_wrong_corner_order:
        case boost::geometry::failure_invalid_coordinate:
            break;
    }
    return text("坐标无效", "a coordinate is not a number");
}

/// A corner of @p ring in @p area, if there is one.
std::optional<Point> cornerIn(const Ring& ring, const Polygon& area, Location wanted) {
    const MultiPolygon asked{{area}};
    const auto found = std::ranges::find_if(
        ring, [&](const Point& corner) { return locate(corner, asked) == wanted; });
    return found == ring.end() ? std::nullopt : std::optional(*found);
}

/// The ring of a polygon that is faulty by itself, or null.
const Ring* faultyRing(const Polygon& polygon) {
    if (firstFailure(polygon.outer)) {
        return &polygon.outer;
    }
    const auto hole = std::ranges::find_if(polygon.holes, [](const Ring& ring) {
        const auto failure = firstFailure(Ring(ring.rbegin(), ring.rend()));
        return failure.has_value();
    });
    return hole == polygon.holes.end() ? nullptr : &*hole;
}

/// A place for those failures of one polygon for which Boost tells none.
Point placeIn(const Polygon& polygon) {
    const Ring* faulty = faultyRing(polygon);
    if (faulty != nullptr && !faulty->empty()) {
        return faulty->front();
    }
    for (const Ring& hole : polygon.holes) {
        if (const auto corner = cornerIn(hole, {polygon.outer, {}}, Location::Outside)) {
            return *corner;
        }
        for (const Ring& other : polygon.holes) {
            if (&other != &hole) {
                if (const auto corner = cornerIn(hole, {other, {}}, Location::Inside)) {
                    return *corner;
                }
            }
        }
    }
    return polygon.outer.empty() ? Point{} : polygon.outer.front();
}

/// A crossing or touching of two edges of a ring that do not follow each other.
std::optional<Point> meetingPlace(const Ring& ring) {
    std::vector<Box> boxes;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        boxes.emplace_back().add(ring[i - 1]);
        boxes.back().add(ring[i]);
    }
    const SpatialIndex index(boxes);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (const std::size_t other : index.query(boxes[i])) {
            const bool follows = other <= i + 1 || (i == 0 && other + 1 == boxes.size());
            const NearestPair pair =
                nearestPair({ring[i], ring[i + 1]}, {ring[other], ring[other + 1]});
            if (!follows && pair.distance == 0.0) {
                return pair.onA;
            }
        }
    }
    return std::nullopt;
}

/// A ring that runs as much one way as the other, like an even figure-eight, has no direction:
/// that it meets itself is the true reason.
std::optional<Defect> defectWithoutDirection(const MultiPolygon& area) {
    for (const Polygon& polygon : area.polygons) {
        if (signedArea(polygon.outer) == 0.0) {
            if (const auto place = meetingPlace(polygon.outer)) {
                return Defect{sentenceOf(boost::geometry::failure_self_intersections), *place};
            }
        }
    }
    return std::nullopt;
}

/// A corner of one part inside another part; the first corner when parts overlap otherwise.
Point placeOfOverlap(const std::vector<Polygon>& parts) {
    for (const Polygon& part : parts) {
        for (const Polygon& other : parts) {
            if (&part != &other) {
                if (const auto corner = cornerIn(part.outer, other, Location::Inside)) {
                    return *corner;
                }
            }
        }
    }
    return parts.front().outer.front();
}

}  // namespace

std::optional<Defect> polygonDefect(const MultiPolygon& area) {
    const auto failure = firstFailure(area.polygons);
    if (!failure) {
        return std::nullopt;
    }
    if (failure->kind() == boost::geometry::failure_wrong_orientation) {
        if (auto defect = defectWithoutDirection(area)) {
            return defect;
        }
    }
    for (const Polygon& polygon : area.polygons) {
        if (const auto own = firstFailure(polygon)) {
            return Defect{sentenceOf(own->kind()), own->place() ? *own->place() : placeIn(polygon)};
        }
    }
    return Defect{sentenceOf(failure->kind()),
                  failure->place() ? *failure->place() : placeOfOverlap(area.polygons)};
}

bool isValid(const MultiPolygon& area) {
    return !firstFailure(area.polygons);
}

}  // namespace ruyuan::gis::detail
