// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/crs.h"
#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/units.h"
#include "planner/model.h"
#include "planner/project.h"

#include <optional>

namespace ruyuan::planner::detail {

/// The metric system of a project's study area and the way into it.
class Ground {
public:
    /// The working system at the middle (median, so that one stray place does not move it) of the
    /// sites, else of the built-up areas, else of the parks. Nothing when none has a place between
    /// 73.5 and 136.5 degrees east.
    [[nodiscard]] static gis::Result<std::optional<Ground>> of(const Project& project);

    [[nodiscard]] const gis::Crs& crs() const { return crs_; }
    /// Whether a place is near enough to the study area to count there.
    [[nodiscard]] bool reaches(const gis::Geometry& lonLat) const;
    /// Longitude and latitude to the working system.
    [[nodiscard]] gis::Result<gis::Geometry> toMetric(const gis::Geometry& lonLat) const;

private:
    Ground(gis::Crs crs, gis::Transformer transformer, gis::Box reach)
        : crs_(std::move(crs)), transformer_(std::move(transformer)), reach_(reach) {}

    gis::Crs crs_;
    gis::Transformer transformer_;
    gis::Box reach_;  // longitude and latitude
};

/// A site or park as it stands on the ground.
struct Footprint {
    /// In the working system: the polygon, the circle of the known area, or the bare point;
    /// std::monostate when it has no usable place.
    gis::Geometry shape;
    gis::Length error;  ///< how far the true place may be
    gis::Text note;     ///< why there is no usable place
};

[[nodiscard]] gis::Result<Footprint> footprint(const Ground& ground, const Site& site);
[[nodiscard]] gis::Result<Footprint> footprint(const Ground& ground, const Park& park);

/// Any point of a shape (the first one stored). @pre not empty.
[[nodiscard]] gis::Point anyPoint(const gis::Geometry& shape);

}  // namespace ruyuan::planner::detail
