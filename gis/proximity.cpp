// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/proximity.h"

#include "gis/detail/nearest_pair.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <utility>

namespace ruyuan::gis {

namespace {

using detail::IndexedShape;
using detail::NearestPair;

Result<Separation> measured(const Crs& crs, const NearestPair& pair) {
    if (pair.distance == 0.0) {
        return Separation{Length(), pair.onA, pair.onB};
    }
    const auto distance = geodesicDistance(crs, pair.onA, pair.onB);
    if (!distance) {
        return std::unexpected(distance.error());
    }
    return Separation{*distance, pair.onA, pair.onB};
}

double distance(const Box& a, const Box& b) {
    return std::hypot(std::max({0.0, a.min.x - b.max.x, b.min.x - a.max.x}),
                      std::max({0.0, a.min.y - b.max.y, b.min.y - a.max.y}));
}

/// A feature farther than this in the plane is not nearer on the ground. The scale of a
/// Gauss-Krüger projection differs by less than 0.2 % within 400 km of its central meridian.
double reachOf(double planarDistance) {
    constexpr double kScaleDifference = 0.002;
    constexpr double kMillimetre = 0.001;
    return planarDistance * (1.0 + kScaleDifference) + kMillimetre;
}

struct Candidate {
    double least = 0;  // distance of the boxes
    std::size_t index = 0;
    NearestPair pair;
};

}  // namespace

Result<std::optional<Separation>> separation(const Crs& crs, const Geometry& a, const Geometry& b) {
    const IndexedShape shapeA(a);
    const IndexedShape shapeB(b);
    if (shapeA.empty() || shapeB.empty()) {
        return std::nullopt;
    }
    return measured(crs, IndexedShape::nearest(shapeA, shapeB));
}

struct PreparedShape::Impl {
    IndexedShape shape;
};

PreparedShape::PreparedShape(const Geometry& geometry)
    : impl_(std::make_shared<Impl>(IndexedShape(geometry))) {}

bool PreparedShape::empty() const {
    return impl_->shape.empty();
}

Result<std::optional<Separation>> separation(const Crs& crs,
                                             const PreparedShape& a,
                                             const PreparedShape& b) {
    if (a.empty() || b.empty()) {
        return std::nullopt;
    }
    return measured(crs, IndexedShape::nearest(a.impl_->shape, b.impl_->shape));
}

struct NearestSearch::Impl {
    Crs crs;
    std::vector<IndexedShape> shapes;
    SpatialIndex index;  // over the boxes of the shapes

    [[nodiscard]] std::vector<Candidate> candidates(const IndexedShape& place) const;
};

NearestSearch::NearestSearch(const Crs& crs, std::span<const Geometry> features) {
    auto impl = std::make_shared<Impl>(Impl{.crs = crs, .shapes = {}, .index = {}});
    std::vector<Box> boxes;
    impl->shapes.reserve(features.size());
    for (const Geometry& feature : features) {
        impl->shapes.emplace_back(feature);
        boxes.push_back(impl->shapes.back().box());
    }
    impl->index = SpatialIndex(boxes);
    impl_ = std::move(impl);
}

/// The features that may be nearest on the ground, with their nearest points.
std::vector<Candidate> NearestSearch::Impl::candidates(const IndexedShape& place) const {
    std::vector<Candidate> kept;
    double best = std::numeric_limits<double>::infinity();
    const auto consider = [&](double reach) {
        std::vector<Candidate> waiting;
        for (const std::size_t i : index.within(place.box(), reach)) {
            waiting.push_back({distance(shapes[i].box(), place.box()), i, {}});
        }
        std::ranges::stable_sort(waiting, {}, &Candidate::least);
        for (Candidate& candidate : waiting) {
            if (candidate.least > reachOf(best)) {
                break;
            }
            candidate.pair = IndexedShape::nearest(place, shapes[candidate.index]);
            best = std::min(best, candidate.pair.distance);
            kept.push_back(candidate);
        }
    };
    consider(index.nearestDistance(place.box()));
    kept.clear();  // the second search finds them again, in their order
    consider(reachOf(best));
    std::erase_if(kept, [&](const Candidate& each) { return each.pair.distance > reachOf(best); });
    std::ranges::sort(kept, {}, &Candidate::index);
    return kept;
}

Result<std::optional<Nearest>> NearestSearch::nearest(const Geometry& place) const {
    const IndexedShape shape(place);
    std::optional<Nearest> best;
    if (shape.empty() || std::isinf(impl_->index.nearestDistance(shape.box()))) {
        return best;
    }
    for (const Candidate& candidate : impl_->candidates(shape)) {
        auto separation = measured(impl_->crs, candidate.pair);
        if (!separation) {
            return std::unexpected(std::move(separation.error()));
        }
        if (!best || separation->distance < best->separation.distance) {
            best = Nearest{candidate.index, *separation};
        }
    }
    return best;
}

bool NearestSearch::mayReach(const Box& box, Length reach) const {
    return impl_->index.nearestDistance(box) <= reachOf(reach.meters());
}

MultiPolygon circle(Point centre, Length radius) {
    assert(radius.meters() > 0);
    constexpr int kCorners = 72;
    Ring ring;
    ring.reserve(kCorners + 1);
    for (int i = 0; i < kCorners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / kCorners;
        ring.push_back({centre.x + radius.meters() * std::cos(angle),
                        centre.y + radius.meters() * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return {{Polygon{std::move(ring), {}}}};
}

MultiPolygon equivalentCircle(Point centre, Area area) {
    return circle(centre, Length::meters(std::sqrt(area.squareMeters() / std::numbers::pi)));
}

}  // namespace ruyuan::gis
