// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/detail/constraint_index.h"

#include <cmath>
#include <numbers>
#include <utility>

namespace ruyuan::planner::detail {

namespace {

constexpr int kRingPoints = 16;

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

gis::Result<void> addCoverage(const Ground& ground,
                              const Project& project,
                              const ConstraintLayer& layer,
                              std::vector<gis::MultiPolygon>& areas) {
    if (layer.coverage) {
        return addArea(ground, *layer.coverage, layer.kind, areas);
    }
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
                                                 const Filter& filter) {
    ConstraintIndex result;
    std::vector<gis::Geometry> shapes;
    std::vector<gis::MultiPolygon> coverage;
    bool found = false;
    for (const ConstraintLayer& layer : project.constraints) {
        if (layer.kind != kind) {
            continue;
        }
        found = true;
        if (auto added = addCoverage(ground, project, layer, coverage); !added) {
            return std::unexpected(std::move(added.error()));
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
            shapes.push_back(std::move(*shape));
            result.features_.push_back(&feature);
        }
    }
    if (found) {
        result.index_ = std::make_unique<ShapeIndex>(ground.crs(), shapes);
        result.coverage_ = std::make_unique<gis::PreparedAreas>(coverage);
    }
    return result;
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
        result.distance = (*hit)->distance;
    }
    return result;
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
    gis::forEachPoint(shape, [&](const gis::Point& point) {
        check(point);
        for (int i = 0; i < kRingPoints && around.meters() > 0; ++i) {
            const double angle = 2 * std::numbers::pi * i / kRingPoints;
            check({point.x + around.meters() * std::cos(angle),
                   point.y + around.meters() * std::sin(angle)});
        }
    });
    return all;
}

}  // namespace ruyuan::planner::detail
