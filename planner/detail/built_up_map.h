// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/geometry.h"
#include "gis/overlay.h"
#include "gis/result.h"
#include "gis/spatial_index.h"
#include "planner/detail/ground.h"
#include "planner/detail/shape_index.h"
#include "planner/finding.h"
#include "planner/project.h"

#include <memory>
#include <optional>
#include <vector>

namespace ruyuan::planner::detail {

/// Areas cut into tiles of few vertices, so that an overlay with a small shape costs only what lies
/// under it. Metric coordinates.
class AreaTiles {
public:
    explicit AreaTiles(const std::vector<gis::MultiPolygon>& areas);
    /// Share of @p shape under the areas, 0 to 1. @pre the areas do not overlap.
    [[nodiscard]] gis::Result<double> shareOf(const gis::MultiPolygon& shape) const;

private:
    std::vector<gis::MultiPolygon> tiles_;
    gis::SpatialIndex index_;
};

/// The built-up areas of a project, prepared to tell where a place lies.
class BuiltUpMap {
public:
    [[nodiscard]] static gis::Result<BuiltUpMap> of(const Ground& ground, const Project& project);
    /// Of areas in the working system, with a name each. @pre there is one
    [[nodiscard]] static gis::Result<BuiltUpMap> ofAreas(const gis::Crs& crs,
                                                         std::vector<gis::MultiPolygon> areas,
                                                         std::vector<std::string> names);

    /// Fills what @p result says about the built-up area.
    [[nodiscard]] gis::Result<void> locate(const Footprint& site,
                                           gis::Length reviewDistance,
                                           SiteScreening& result);
    /// The status alone. @pre the site has a place and there is an area
    [[nodiscard]] gis::Result<BuiltUpStatus> statusOf(const Footprint& site);

private:
    struct Side {
        BuiltUpStatus status = BuiltUpStatus::Unknown;
        std::optional<double> share;
        gis::Length depth;  ///< the way the shape would have to move for another answer
    };
    BuiltUpMap() = default;
    /// Whether the position error leaves open on which side a site lies.
    [[nodiscard]] static bool isUncertain(const Footprint& site, const Side& side) {
        return site.error.meters() > 0 && side.depth <= site.error;
    }
    [[nodiscard]] gis::Result<Side> sideOf(const gis::Geometry& shape);
    [[nodiscard]] gis::Result<Side> sideOfCrossing(const gis::MultiPolygon& shape);
    [[nodiscard]] gis::Result<gis::Length> straddlingDepth(const gis::MultiPolygon& shape) const;
    [[nodiscard]] gis::Result<void> name(const gis::Geometry& shape, SiteScreening& result) const;

    gis::Text missing_;  // why nothing can be told
    std::vector<std::string> names_;
    std::vector<gis::MultiPolygon> whole_;    // dissolved
    std::unique_ptr<ShapeIndex> areas_;       // each as approved
    std::unique_ptr<ShapeIndex> wholeIndex_;  // dissolved
    std::unique_ptr<AreaTiles> tiles_;        // made when first needed
};

}  // namespace ruyuan::planner::detail
