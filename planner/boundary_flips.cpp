// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/boundary_flips.h"

#include "gis/overlay.h"
#include "gis/spatial_index.h"
#include "planner/classification.h"
#include "planner/detail/built_up_map.h"
#include "planner/detail/ground.h"
#include "planner/detail/plan_options.h"
#include "planner/park_ledger.h"
#include "planner/screening.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace ruyuan::planner {

using detail::BuiltUpMap;
using detail::Footprint;
using detail::Ground;
using gis::Box;
using gis::MultiPolygon;
using gis::Result;
using gis::Ring;

namespace {

// A length in the plane differs from the one on the ground by less than this within a study area.
constexpr double kScaleDifference = 0.002;
constexpr double kSlack = 1.0;  // m
// Cutting an area costs about as much as indexing so many corners.
constexpr std::size_t kSmallArea = 4'000;

Box grown(Box box, double by) {
    box.min = {box.min.x - by, box.min.y - by};
    box.max = {box.max.x + by, box.max.y + by};
    return box;
}

std::vector<const Ring*> ringsOf(const MultiPolygon& area) {
    std::vector<const Ring*> rings;
    for (const gis::Polygon& polygon : area.polygons) {
        rings.push_back(&polygon.outer);
        for (const Ring& hole : polygon.holes) {
            rings.push_back(&hole);
        }
    }
    return rings;
}

/// How many corners two rings share at the beginning, and at the end of what is left.
struct Shared {
    std::size_t head = 0;
    std::size_t tail = 0;
};

Shared sharedBy(const Ring& a, const Ring& b) {
    const std::size_t least = std::min(a.size(), b.size());
    Shared shared;
    while (shared.head < least && a[shared.head] == b[shared.head]) {
        ++shared.head;
    }
    while (shared.tail < least - shared.head &&
           a[a.size() - 1 - shared.tail] == b[b.size() - 1 - shared.tail]) {
        ++shared.tail;
    }
    return shared;
}

bool sameStructure(const MultiPolygon& a, const MultiPolygon& b) {
    return std::ranges::equal(
        a.polygons,
        b.polygons,
        {},
        [](const gis::Polygon& one) { return one.holes.size(); },
        [](const gis::Polygon& one) { return one.holes.size(); });
}

/// The box of all edges that only one of the two has. Where they differ, there is one: outside of
/// the box both say the same of every point.
Box changedBox(const MultiPolygon& a, const MultiPolygon& b) {
    Box box;
    if (!sameStructure(a, b)) {
        box.add(gis::boundsOf(a));
        box.add(gis::boundsOf(b));
        return box;
    }
    const auto before = ringsOf(a);
    const auto after = ringsOf(b);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (*before[i] == *after[i]) {
            continue;
        }
        const Shared shared = sharedBy(*before[i], *after[i]);
        for (const Ring* ring : {before[i], after[i]}) {
            const std::size_t first = shared.head > 0 ? shared.head - 1 : 0;
            const std::size_t last = std::min(ring->size() - shared.tail, ring->size() - 1);
            for (std::size_t corner = first; corner <= last; ++corner) {
                box.add((*ring)[corner]);
            }
        }
    }
    return box;
}

bool inBox(const Box& inner, const Box& outer) {
    return inner.min.x >= outer.min.x && inner.max.x <= outer.max.x && inner.min.y >= outer.min.y &&
           inner.max.y <= outer.max.y;
}

MultiPolygon rectangle(const Box& box) {
    return {{gis::Polygon{{{box.min.x, box.min.y},
                           {box.max.x, box.min.y},
                           {box.max.x, box.max.y},
                           {box.min.x, box.max.y},
                           {box.min.x, box.min.y}},
                          {}}}};
}

/// What of an area says something about places in the window; the window's own edge may become an
/// edge of it.
MultiPolygon seenThrough(const Box& window, const MultiPolygon& area) {
    const Box box = gis::boundsOf(gis::Geometry(area));
    if (!box.intersects(window)) {
        return {};
    }
    if (inBox(box, window) || gis::pointCount(gis::Geometry(area)) <= kSmallArea) {
        return area;
    }
    auto part = gis::intersection(area, rectangle(window));
    return part ? std::move(part->area) : area;
}

}  // namespace

struct BoundaryFlips::Impl {
    std::shared_ptr<const Project> project;
    std::optional<std::size_t> area;
    std::optional<Ground> ground;  // nothing: nothing has a place
    std::vector<Footprint> sites;
    std::vector<Box> boxes;  // of the sites with their position error; empty: no usable place
    gis::SpatialIndex index;
    std::vector<MultiPolygon> others;  // the other areas in reach, metric
    MultiPolygon place;                // of the area, longitude and latitude
    MultiPolygon metric;               // the same
    bool reached = false;              // it counts in the study area

    Result<void> prepare();
    [[nodiscard]] Result<MultiPolygon> toMetric(const MultiPolygon& other) const;
    [[nodiscard]] std::vector<std::size_t> candidates(const MultiPolygon& after, bool counts) const;
    [[nodiscard]] Box windowOf(const std::vector<std::size_t>& candidates) const;
    [[nodiscard]] Result<std::vector<BuiltUpStatus>> statuses(
        const std::vector<std::size_t>& candidates,
        const Box& window,
        const MultiPolygon* own) const;
};

Result<void> BoundaryFlips::Impl::prepare() {
    auto found = Ground::of(*project);
    if (!found || !*found) {
        return found ? Result<void>() : std::unexpected(std::move(found.error()));
    }
    ground = std::move(*found);
    for (const Site& site : project->sites) {
        auto shape = detail::footprint(*ground, site);
        if (!shape) {
            return std::unexpected(std::move(shape.error()));
        }
        const double reach = shape->error.meters() * (1 + kScaleDifference) + kSlack;
        const Box box = gis::boundsOf(shape->shape);
        boxes.push_back(box.empty() ? box : grown(box, reach));
        sites.push_back(std::move(*shape));
    }
    index = gis::SpatialIndex(boxes);
    for (std::size_t i = 0; i < project->builtUpAreas.size(); ++i) {
        const MultiPolygon& one = project->builtUpAreas[i].place;
        if (!ground->reaches(one)) {
            continue;
        }
        auto shape = ground->toMetric(one);
        if (!shape) {
            return std::unexpected(std::move(shape.error()));
        }
        if (i == area) {
            metric = std::move(std::get<MultiPolygon>(*shape));
            reached = true;
        } else {
            others.push_back(std::move(std::get<MultiPolygon>(*shape)));
        }
    }
    if (area) {
        place = project->builtUpAreas[*area].place;
    }
    return {};
}

/// Transforms only the corners that the area did not have.
Result<MultiPolygon> BoundaryFlips::Impl::toMetric(const MultiPolygon& other) const {
    if (!reached || !sameStructure(place, other)) {
        auto shape = ground->toMetric(other);
        return shape ? Result<MultiPolygon>(std::move(std::get<MultiPolygon>(*shape)))
                     : std::unexpected(std::move(shape.error()));
    }
    const auto known = ringsOf(place);
    const auto knownMetric = ringsOf(metric);
    MultiPolygon result = other;
    std::size_t number = 0;
    const auto change = [&](Ring& ring) -> Result<void> {
        const Shared shared = sharedBy(*known[number], ring);
        const Ring& there = *knownMetric[number++];
        gis::MultiPoint fresh{{ring.begin() + static_cast<std::ptrdiff_t>(shared.head),
                               ring.end() - static_cast<std::ptrdiff_t>(shared.tail)}};
        const auto moved = ground->toMetric(fresh);
        if (!moved) {
            return std::unexpected(moved.error());
        }
        const auto& points = std::get<gis::MultiPoint>(*moved).points;
        std::ranges::copy(
            there.begin(), there.begin() + static_cast<std::ptrdiff_t>(shared.head), ring.begin());
        std::ranges::copy(points, ring.begin() + static_cast<std::ptrdiff_t>(shared.head));
        std::ranges::copy(there.end() - static_cast<std::ptrdiff_t>(shared.tail),
                          there.end(),
                          ring.end() - static_cast<std::ptrdiff_t>(shared.tail));
        return {};
    };
    for (gis::Polygon& polygon : result.polygons) {
        if (auto changed = change(polygon.outer); !changed) {
            return std::unexpected(std::move(changed.error()));
        }
        for (Ring& hole : polygon.holes) {
            if (auto changed = change(hole); !changed) {
                return std::unexpected(std::move(changed.error()));
            }
        }
    }
    return result;
}

std::vector<std::size_t> BoundaryFlips::Impl::candidates(const MultiPolygon& after,
                                                         bool counts) const {
    const bool someBefore = reached || !others.empty();
    const bool someAfter = counts || !others.empty();
    if (someBefore == someAfter) {
        const Box box =
            changedBox(reached ? metric : MultiPolygon(), counts ? after : MultiPolygon());
        return box.empty() ? std::vector<std::size_t>() : index.query(box);
    }
    // There is a first boundary, or none any more: everybody is concerned.
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty()) {
            all.push_back(i);
        }
    }
    return all;
}

Box BoundaryFlips::Impl::windowOf(const std::vector<std::size_t>& candidates) const {
    Box window;
    for (const std::size_t site : candidates) {
        window.add(boxes[site]);
    }
    return window.empty() ? window : grown(window, kSlack);
}

Result<std::vector<BuiltUpStatus>> BoundaryFlips::Impl::statuses(
    const std::vector<std::size_t>& candidates, const Box& window, const MultiPolygon* own) const {
    if (others.empty() && own == nullptr) {
        return std::vector<BuiltUpStatus>(candidates.size(), BuiltUpStatus::Unknown);
    }
    std::vector<MultiPolygon> areas;
    const auto see = [&](const MultiPolygon& each) {
        MultiPolygon part = seenThrough(window, each);
        if (!part.polygons.empty()) {
            areas.push_back(std::move(part));
        }
    };
    std::ranges::for_each(others, see);
    if (own != nullptr) {
        see(*own);
    }
    if (areas.empty()) {
        return std::vector<BuiltUpStatus>(candidates.size(), BuiltUpStatus::Outside);
    }
    auto map = BuiltUpMap::ofAreas(
        ground->crs(), std::move(areas), std::vector<std::string>(others.size() + 1));
    if (!map) {
        return std::unexpected(std::move(map.error()));
    }
    std::vector<BuiltUpStatus> result;
    for (const std::size_t site : candidates) {
        auto status = map->statusOf(sites[site]);
        if (!status) {
            return std::unexpected(std::move(status.error()));
        }
        result.push_back(*status);
    }
    return result;
}

Result<BoundaryFlips> BoundaryFlips::of(std::shared_ptr<const Project> project,
                                        std::optional<std::size_t> area) {
    auto impl = std::make_shared<Impl>();
    impl->project = std::move(project);
    impl->area = area;
    if (auto ready = impl->prepare(); !ready) {
        return std::unexpected(std::move(ready.error()));
    }
    BoundaryFlips flips;
    flips.impl_ = std::move(impl);
    return flips;
}

const std::shared_ptr<const Project>& BoundaryFlips::project() const {
    return impl_->project;
}

std::optional<std::size_t> BoundaryFlips::area() const {
    return impl_->area;
}

Result<std::vector<BoundaryFlip>> BoundaryFlips::flipsOf(const MultiPolygon& place) const {
    if (!impl_->ground) {
        return std::vector<BoundaryFlip>();
    }
    const bool counts = !place.polygons.empty() && impl_->ground->reaches(place);
    Result<MultiPolygon> metric = counts ? impl_->toMetric(place) : Result<MultiPolygon>();
    if (!metric) {
        return std::unexpected(std::move(metric.error()));
    }
    const std::vector<std::size_t> candidates = impl_->candidates(*metric, counts);
    const Box window = impl_->windowOf(candidates);
    const auto before =
        impl_->statuses(candidates, window, impl_->reached ? &impl_->metric : nullptr);
    const auto after = impl_->statuses(candidates, window, counts ? &*metric : nullptr);
    if (!before || !after) {
        return std::unexpected(before ? after.error() : before.error());
    }
    std::vector<BoundaryFlip> flips;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if ((*before)[i] != (*after)[i]) {
            flips.push_back({candidates[i], (*before)[i], (*after)[i]});
        }
    }
    return flips;
}

namespace {

/// What the rules ask about the sites of @p flips, and no more.
Project partOf(const Project& project, std::span<const BoundaryFlip> flips) {
    Project part;
    part.policyName = project.policyName;
    part.policyText = project.policyText;
    part.asOf = project.asOf;
    part.builtUpAreas = project.builtUpAreas;
    std::set<std::string> ids;
    for (const BoundaryFlip& flip : flips) {
        part.sites.push_back(project.sites[flip.site]);
        ids.insert(part.sites.back().id);
    }
    const auto concerned = [&](const auto& record) { return ids.contains(record.siteId); };
    std::ranges::copy_if(project.equipment, std::back_inserter(part.equipment), concerned);
    std::ranges::copy_if(project.decisions, std::back_inserter(part.decisions), concerned);
    std::ranges::copy_if(project.bans, std::back_inserter(part.bans), concerned);
    return part;
}

/// The built-up part of the screening as it would be.
Result<void> screenAnew(Project& part, const Project& project) {
    auto ground = Ground::of(project);
    if (!ground || !*ground) {
        return ground ? Result<void>() : std::unexpected(std::move(ground.error()));
    }
    auto map = BuiltUpMap::of(**ground, part);
    if (!map) {
        return std::unexpected(std::move(map.error()));
    }
    for (std::size_t i = 0; i < part.sites.size(); ++i) {
        SiteScreening& result = part.screening[i];
        result.builtUp = BuiltUpStatus::Unknown;
        result.shareInside.reset();
        result.distanceToBoundary.reset();
        auto shape = detail::footprint(**ground, part.sites[i]);
        if (!shape) {
            return std::unexpected(std::move(shape.error()));
        }
        if (gis::isEmpty(shape->shape)) {
            continue;
        }
        if (auto located = map->locate(*shape, ScreeningOptions().reviewDistance, result);
            !located) {
            return located;
        }
    }
    return {};
}

/// The screening of the sites before, taken from the project when it has one.
Result<void> screenBefore(Project& part,
                          const Project& project,
                          std::span<const BoundaryFlip> flips) {
    if (project.screening.size() == project.sites.size()) {
        for (const BoundaryFlip& flip : flips) {
            part.screening.push_back(project.screening[flip.site]);
        }
        return {};
    }
    part.counties = project.counties;
    part.constraints = project.constraints;
    auto screened = screen(part);
    if (!screened) {
        return std::unexpected(std::move(screened.error()));
    }
    part.screening = std::move(*screened);
    return {};
}

int leastLateness(const PathOption& option) {
    const int end = option.earliestStart + option.duration - 1;
    return std::max({0,
                     option.startBy ? option.earliestStart - *option.startBy : 0,
                     option.finishBy ? end - *option.finishBy : 0});
}

std::optional<FlipProspect> prospectOf(const Project& part,
                                       const detail::OptionMaker& maker,
                                       std::size_t index) {
    const Classification& site = part.classifications[index];
    if (!needsPath(site)) {
        return std::nullopt;
    }
    const auto [options, land] = maker.paths(index);
    const PathOption* best = nullptr;
    for (const PathOption& option : options) {
        if (site.proposedPath && option.path != *site.proposedPath) {
            continue;
        }
        if (best == nullptr || leastLateness(option) < leastLateness(*best)) {
            best = &option;
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    const auto dates = std::ranges::find(site.dates, best->path, &PathDates::path);
    return FlipProspect{
        .path = best->path,
        .finishBy = dates == site.dates.end() ? std::nullopt : dates->finishBy,
        .finish = gis::Quarter::of(part.asOf) + (best->earliestStart + best->duration - 1),
        .lateQuarters = leastLateness(*best),
        .land = best->path == Path::Relocation ? land : 0};
}

}  // namespace

std::optional<double> landLeftInParks(const Project& project, const PolicyPack& pack) {
    std::optional<double> left;
    for (const Park& park : project.parks) {
        std::optional<double> last;
        for (const LedgerLine& line : parkLedger(project, pack, park)) {
            last = line.resource == "land" && line.remaining() ? line.remaining() : last;
        }
        if (last) {
            left = left.value_or(0) + std::max(0.0, *last);
        }
    }
    return left;
}

Result<std::vector<FlipVerdict>> verdictsOf(const BoundaryFlips& boundary,
                                            const PolicyPack& pack,
                                            std::span<const BoundaryFlip> flips,
                                            const MultiPolygon& place) {
    std::vector<FlipVerdict> verdicts;
    if (flips.empty()) {
        return verdicts;
    }
    const Project& project = *boundary.project();
    Project part = partOf(project, flips);
    if (auto screened = screenBefore(part, project, flips); !screened) {
        return std::unexpected(std::move(screened.error()));
    }
    const auto before = classify(part, pack);
    if (boundary.area()) {
        part.builtUpAreas[*boundary.area()].place = place;
    } else {
        part.builtUpAreas.push_back({});
        part.builtUpAreas.back().place = place;
    }
    if (auto screened = screenAnew(part, project); !screened) {
        return std::unexpected(std::move(screened.error()));
    }
    const auto after = classify(part, pack);
    if (!before || !after) {
        return std::unexpected(before ? after.error() : before.error());
    }
    const auto values = ParameterValues::with(pack.planParameters);
    if (!values) {
        return std::unexpected(values.error());
    }
    part.classifications = *after;
    const detail::OptionMaker maker(part, pack, *values, gis::Quarter::of(part.asOf));
    for (std::size_t i = 0; i < flips.size(); ++i) {
        verdicts.push_back({flips[i].site, (*before)[i], (*after)[i], prospectOf(part, maker, i)});
    }
    return verdicts;
}

}  // namespace ruyuan::planner
