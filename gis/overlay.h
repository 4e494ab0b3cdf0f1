// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/units.h"

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace ruyuan::gis {

/// Where a point lies; the boundary itself is Boundary.
enum class Location { Inside, Boundary, Outside };

[[nodiscard]] Location locate(Point point, const MultiPolygon& area);

/// A polygon layer prepared for many point-in-polygon questions: edges are indexed, so that one
/// question costs O(log n) instead of O(n). Equal to locate() for every point.
class PreparedAreas {
public:
    explicit PreparedAreas(std::span<const MultiPolygon> areas);
    PreparedAreas(PreparedAreas&&) noexcept;
    PreparedAreas& operator=(PreparedAreas&&) noexcept;
    ~PreparedAreas();

    /// Indices of the areas that hold the point (inside or on the boundary), ascending.
    void find(Point point, std::vector<std::size_t>& found) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Pairs (point, area) for every area that holds the point, ordered by point, then area; uses the
/// machine's cores. Works in any system, also in longitude and latitude (planar edges).
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> joinPointsToAreas(
    std::span<const Point> points, std::span<const MultiPolygon> areas);

/// How an overlay was reached. Each rung is tried after the one before gave an invalid result.
enum class Rung { Floating, Snapped, SnapRounded };

struct OverlayResult {
    MultiPolygon area;
    Rung rung = Rung::Floating;
    double tolerance = 0;  ///< snapping distance used, in units of the coordinates
};

/// @pre valid input (see gis/validity.h); touching parts share no area. The result is valid or the
/// first rung's error is returned. area(a) = area(a and b) + area(a minus b) within the tolerance.
[[nodiscard]] Result<OverlayResult> intersection(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] Result<OverlayResult> difference(const MultiPolygon& a, const MultiPolygon& b);
[[nodiscard]] Result<OverlayResult> unionOf(const MultiPolygon& a, const MultiPolygon& b);
/// The union of many, for coverages.
[[nodiscard]] Result<OverlayResult> unionOf(std::span<const MultiPolygon> areas);

/// By the shoelace rule; @pre the coordinates are metric.
[[nodiscard]] Area areaOf(const MultiPolygon& area);
/// Share of @p of that lies in @p in, 0 to 1; 0 when @p of has no area.
[[nodiscard]] Result<double> shareInside(const MultiPolygon& of, const MultiPolygon& in);

}  // namespace ruyuan::gis
