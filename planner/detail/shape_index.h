// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "gis/crs.h"
#include "gis/geometry.h"
#include "gis/overlay.h"
#include "gis/proximity.h"
#include "gis/result.h"
#include "gis/units.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace ruyuan::planner::detail {

/// Shapes of any kind prepared for many questions. Boundaries are cut into short pieces with a
/// box each, so that a city's boundary of 10^5 vertices costs no more than what is near. Metric
/// coordinates.
class ShapeIndex {
public:
    struct Hit {
        std::size_t shape = 0;  ///< into the shapes given
        gis::Length distance;
    };

    ShapeIndex(const gis::Crs& crs, std::span<const gis::Geometry> shapes);

    /// The nearest shape, zero when one holds or crosses the other; ties go to the lowest index.
    [[nodiscard]] gis::Result<std::optional<Hit>> nearest(const gis::Geometry& place) const;
    /// The nearest outline, also for places inside.
    [[nodiscard]] gis::Result<std::optional<Hit>> nearestOutline(const gis::Geometry& place) const;
    /// The shapes with an area that hold the point, ascending.
    [[nodiscard]] std::vector<std::size_t> holding(gis::Point point) const;
    /// Whether some shape may lie within @p reach of the place; false is certain.
    [[nodiscard]] bool mayReach(const gis::Geometry& place, gis::Length reach) const;

private:
    std::vector<gis::Geometry> pieces_;
    std::vector<std::size_t> pieceOwner_;
    std::vector<std::size_t> areaOwner_;
    std::unique_ptr<gis::NearestSearch> search_;
    std::unique_ptr<gis::PreparedAreas> areas_;
};

/// The polygons with everything that overlaps or touches made one, so that a boundary between two
/// of them is no boundary any more.
[[nodiscard]] gis::Result<std::vector<gis::MultiPolygon>> dissolve(
    std::span<const gis::MultiPolygon> areas);

}  // namespace ruyuan::planner::detail
