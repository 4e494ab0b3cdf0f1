// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/spatial_index.h"
#include "gis/units.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ruyuan::gis {

/// The nearest points of two geometries and the distance between them.
struct Separation {
    Length distance;  ///< along the ellipsoid; zero when they touch or overlap
    Point onA;
    Point onB;
};

/// Boundary to boundary: zero when one holds the other. Both in the metric @p crs. The nearest
/// pair is found in the plane, its distance measured along the ellipsoid, so that a park in the
/// next zone is as far as it really is (the plane is wrong by 0.8 m per km at 255 km from the
/// central meridian). Nothing when one of them is empty.
[[nodiscard]] Result<std::optional<Separation>> separation(const Crs& crs,
                                                           const Geometry& a,
                                                           const Geometry& b);

struct Nearest {
    std::size_t index = 0;  ///< into the features searched
    Separation separation;
};

/// Features prepared for nearest questions, in a metric system. Ties are broken by index.
class NearestSearch {
public:
    /// Keeps a reference: @p features must outlive the search.
    NearestSearch(const Crs& crs, std::span<const Geometry> features);

    /// The nearest feature; nothing when there is none or @p place is empty.
    [[nodiscard]] Result<std::optional<Nearest>> nearest(const Geometry& place) const;

private:
    Crs crs_;
    std::span<const Geometry> features_;
    std::vector<Box> boxes_;
    SpatialIndex index_;
};

/// A circle of that radius as a polygon of 72 corners lying on it, counter-clockwise from the east.
/// Metric coordinates.
[[nodiscard]] MultiPolygon circle(Point centre, Length radius);

/// The site of a point with a known area: the circle of that area (domain rule for point sites).
[[nodiscard]] MultiPolygon equivalentCircle(Point centre, Area area);

}  // namespace ruyuan::gis
