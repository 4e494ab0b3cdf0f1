// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/constraint_index.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

constexpr int kRingPoints = 16;
// Corners with a ring around them: enough to see a gap as broad as the distance asked about.
constexpr std::size_t kRings = 16;

gis::Result<void> addArea(const Ground& ground,
                          const gis::MultiPolygon& lonLat,
                          const std::string& name,
                          std::vector<gis::MultiPolygon>& areas) {
    if (!ground.reaches(lonLat)) {
        return {};
    }
    auto shape = ground.toMetric(lonLat);
    if (!shape) {
        shape.error().where = name;
        return std::unexpected(std::move(shape.error()));
    }
    areas.push_back(std::get<gis::MultiPolygon>(std::move(*shape)));
    return {};
}

gis::Result<void> addCounties(const Ground& ground,
                              const Project& project,
                              std::vector<gis::MultiPolygon>& areas) {
    for (const County& county : project.counties) {
        if (auto added = addArea(ground, county.place, county.name, areas); !added) {
            return added;
        }
    }
    return {};
}

}  // namespace

gis::Result<ConstraintIndex> ConstraintIndex::of(const Ground& ground,
                                                 const Project& project,
                                                 std::string_view kind,
                                                 const Filter& filter,
                                                 Coverage counties) {
    ConstraintIndex result;
    std::vector<gis::MultiPolygon> own;
    bool everyCounty = false;
    bool found = false;
    for (const ConstraintLayer& layer : project.constraints) {
        if (layer.kind != kind) {
            continue;
        }
        found = true;
        everyCounty = everyCounty || !layer.coverage;
        if (layer.coverage) {
            if (auto added = addArea(ground, *layer.coverage, layer.kind, own); !added) {
                return std::unexpected(std::move(added.error()));
            }
        }
        for (const ConstraintFeature& feature : layer.features) {
            if ((filter && !filter(feature)) || !ground.reaches(feature.place)) {
                continue;
            }
            auto shape = ground.toMetric(feature.place);
            if (!shape) {
                shape.error().where = feature.name;
                return std::unexpected(std::move(shape.error()));
            }
            result.hasLines_ = result.hasLines_ || std::holds_alternative<gis::MultiLine>(*shape);
            result.places_.push_back(std::move(*shape));
            result.features_.push_back(&feature);
        }
    }
    if (found) {
        result.index_ = std::make_unique<ShapeIndex>(ground.crs(), result.places_);
        auto coverage = result.coverageOf(ground, project, std::move(own), everyCounty, counties);
        if (!coverage) {
            return std::unexpected(std::move(coverage.error()));
        }
        result.coverage_ = std::move(*coverage);
    }
    return result;
}

gis::Result<ConstraintIndex::Coverage> ConstraintIndex::coverageOf(
    const Ground& ground,
    const Project& project,
    std::vector<gis::MultiPolygon> own,
    bool everyCounty,
    const Coverage& counties) {
    if (own.empty() && counties != nullptr) {
        return counties;
    }
    if (everyCounty) {
        if (auto added = addCounties(ground, project, own); !added) {
            return std::unexpected(std::move(added.error()));
        }
    }
    return std::make_shared<const gis::PreparedAreas>(own);
}

gis::Result<ConstraintIndex::Coverage> countyCoverage(const Ground& ground,
                                                      const Project& project) {
    std::vector<gis::MultiPolygon> areas;
    if (auto added = addCounties(ground, project, areas); !added) {
        return std::unexpected(std::move(added.error()));
    }
    return std::make_shared<const gis::PreparedAreas>(areas);
}

gis::Result<NearestConstraint> ConstraintIndex::nearest(const gis::Geometry& shape) const {
    NearestConstraint result;
    result.layerMissing = layerMissing();
    if (result.layerMissing) {
        return result;
    }
    result.covered = covers(shape, {});
    auto hit = index_->nearest(shape);
    if (!hit) {
        return std::unexpected(std::move(hit.error()));
    }
    if (*hit) {
        result.feature = features_[(*hit)->shape];
        result.number = (*hit)->shape;
        result.distance = (*hit)->distance;
    }
    return result;
}

bool ConstraintIndex::mayReach(const gis::Geometry& shape, gis::Length reach) const {
    return index_ != nullptr && !gis::isEmpty(shape) && index_->mayReach(shape, reach);
}

gis::Result<gis::Length> ConstraintIndex::depthAt(gis::Point point) const {
    if (layerMissing() || index_->holding(point).empty()) {
        return gis::Length();
    }
    auto hit = index_->nearestOutline(point);
    if (!hit) {
        return std::unexpected(std::move(hit.error()));
    }
    return *hit ? (*hit)->distance : gis::Length();
}

bool ConstraintIndex::covers(const gis::Geometry& shape, gis::Length around) const {
    if (coverage_ == nullptr) {
        return false;
    }
    std::vector<std::size_t> found;
    bool all = true;
    const auto check = [&](const gis::Point& point) {
        coverage_->find(point, found);
        all = all && !found.empty();
        found.clear();
    };
    const std::size_t stride = gis::pointCount(shape) / kRings + 1;
    std::size_t number = 0;
    gis::forEachPoint(shape, [&](const gis::Point& point) {
        check(point);
        const bool rings = around.meters() > 0 && all && number++ % stride == 0;
        for (int i = 0; i < kRingPoints && rings; ++i) {
            const double angle = 2 * std::numbers::pi * i / kRingPoints;
            check({point.x + around.meters() * std::cos(angle),
                   point.y + around.meters() * std::sin(angle)});
        }
    });
    return all;
}

}  // namespace ruyuan::planner::detail
