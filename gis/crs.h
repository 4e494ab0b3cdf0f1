// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/result.h"
#include "gis/units.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ruyuan::gis {

/// A coordinate reference system. An immutable value, cheap to copy. Axes are always in the
/// traditional GIS order (east or longitude first), whatever the authority says.
class Crs {
public:
    [[nodiscard]] static Result<Crs> fromEpsg(int code);
    /// "EPSG:4547", WKT or a PROJ string.
    [[nodiscard]] static Result<Crs> fromText(std::string_view text);

    /// The EPSG code, when one is known or can be identified without doubt.
    [[nodiscard]] std::optional<int> epsg() const;
    [[nodiscard]] std::string name() const;
    /// "EPSG:4547 CGCS2000 / 3-degree Gauss-Kruger CM 114E", or the name alone.
    [[nodiscard]] std::string label() const;
    [[nodiscard]] std::string wkt() const;
    [[nodiscard]] bool isGeographic() const;
    /// Projected, in metres.
    [[nodiscard]] bool isMetric() const;
    /// The same system, whatever the wording and axis order of the definitions.
    [[nodiscard]] bool isSame(const Crs& other) const;

private:
    struct Impl;
    explicit Crs(std::shared_ptr<const Impl> impl);
    friend class Transformer;
    friend struct CrsAccess;  // gis/detail/gdal.h
    std::shared_ptr<const Impl> impl_;
};

/// Changes coordinates from one system to another with PROJ, using only operations of known
/// accuracy: a "ballpark" transformation (which ignores the datum) is refused. WGS 84 and CGCS2000
/// are taken as equal (they differ by less than 1 m in China; the project labels them apart).
class Transformer {
public:
    /// NoTransformation when only a ballpark exists, e.g. Beijing 1954 to CGCS2000 in Henan.
    [[nodiscard]] static Result<Transformer> create(const Crs& from, const Crs& to);

    /// In place; on error nothing is changed. A point outside the operation's area is an error.
    [[nodiscard]] Result<void> apply(std::span<Point> points) const;
    [[nodiscard]] Result<Point> apply(Point point) const;
    [[nodiscard]] Result<Geometry> apply(const Geometry& geometry) const;

private:
    struct Impl;
    explicit Transformer(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> impl_;  // not to be shared between threads: create one per thread
};

/// CGCS2000 as longitude and latitude, EPSG:4490: how a project stores every place.
[[nodiscard]] const Crs& storageCrs();

/// The metric CGCS2000 3-degree Gauss-Krüger system (no zone prefix) whose central meridian is
/// nearest to the middle of a study area given in longitude and latitude; EPSG:4547 for Zhengzhou.
/// InvalidArgument outside 73.5-136.5°E, where CGCS2000 has no zone.
[[nodiscard]] Result<Crs> workingCrs(const Box& lonLatArea);

/// A system that coordinates without one may be in, with the reason to think so.
struct CrsCandidate {
    Crs crs;
    Text reason;
};
/// Candidates by the range of the numbers (longitude/latitude, 3-degree and 6-degree zones with
/// and without prefix, Web Mercator), best first. Beijing 1954, Xian 1980 and CGCS2000 cannot be
/// told apart from numbers: all three are named.
[[nodiscard]] std::vector<CrsCandidate> candidateCrs(const Box& extent);

/// The shortest way along the ellipsoid of @p crs between two points given in that system
/// (Karney 2013, as in PROJ), whatever zone they lie in. @pre both can be unprojected.
[[nodiscard]] Result<Length> geodesicDistance(const Crs& crs, Point a, Point b);

}  // namespace ruyuan::gis
