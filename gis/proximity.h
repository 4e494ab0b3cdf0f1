// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/crs.h"
#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/units.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>

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

/// A geometry prepared for many separations. Cheap to copy; the geometry need not outlive it.
class PreparedShape {
public:
    explicit PreparedShape(const Geometry& geometry);
    [[nodiscard]] bool empty() const;

private:
    friend Result<std::optional<Separation>> separation(const Crs& crs,
                                                        const PreparedShape& a,
                                                        const PreparedShape& b);
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

/// The same for prepared geometries. May be called from several threads at once.
[[nodiscard]] Result<std::optional<Separation>> separation(const Crs& crs,
                                                           const PreparedShape& a,
                                                           const PreparedShape& b);

struct Nearest {
    std::size_t index = 0;  ///< into the features searched
    Separation separation;
};

/// Features prepared for nearest questions, in a metric system. Every feature that is within 0.2 %
/// and 1 mm of the nearest one in the plane is measured along the ellipsoid; ties are broken by
/// index. Cheap to copy; @p features need not outlive the search.
class NearestSearch {
public:
    NearestSearch(const Crs& crs, std::span<const Geometry> features);

    /// The nearest feature; nothing when there is none or @p place is empty.
    [[nodiscard]] Result<std::optional<Nearest>> nearest(const Geometry& place) const;
    /// Whether the box of some feature lies within @p reach of a box: a quick no to "is anything
    /// that near?". In the plane; scales of up to 0.2 % are allowed for.
    [[nodiscard]] bool mayReach(const Box& box, Length reach) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

/// A circle of that radius as a polygon of 72 corners lying on it, counter-clockwise from the east.
/// Metric coordinates. @pre the radius is positive.
[[nodiscard]] MultiPolygon circle(Point centre, Length radius);

/// The site of a point with a known area: circle() with the radius of the circle of that area, the
/// usual stand-in for a site of unknown outline. @pre the area is positive.
[[nodiscard]] MultiPolygon equivalentCircle(Point centre, Area area);

}  // namespace ruyuan::gis
