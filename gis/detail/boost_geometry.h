// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"

#include <boost/geometry/core/closure.hpp>
#include <boost/geometry/core/coordinate_system.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/core/exterior_ring.hpp>
#include <boost/geometry/core/interior_rings.hpp>
#include <boost/geometry/core/point_order.hpp>
#include <boost/geometry/core/ring_type.hpp>
#include <boost/geometry/core/tags.hpp>
#include <boost/geometry/geometries/register/multi_polygon.hpp>
#include <boost/geometry/geometries/register/point.hpp>

#include <vector>

// Lets Boost.Geometry work on our values without a copy: Point, Ring, Polygon, and the polygons of
// a MultiPolygon. A Line has the type of a Ring, so that only one of them can be known to Boost;
// nothing here needs lines. To be included by as few files as possible: the algorithms on top cost
// many seconds to compile.

BOOST_GEOMETRY_REGISTER_POINT_2D(ruyuan::gis::Point, double, boost::geometry::cs::cartesian, x, y)
BOOST_GEOMETRY_REGISTER_MULTI_POLYGON(std::vector<ruyuan::gis::Polygon>)

namespace boost::geometry::traits {

template <>
struct tag<ruyuan::gis::Ring> {
    using type = ring_tag;
};
template <>
struct point_order<ruyuan::gis::Ring> {
    static constexpr order_selector value = counterclockwise;
};
template <>
struct closure<ruyuan::gis::Ring> {
    static constexpr closure_selector value = closed;
};

template <>
struct tag<ruyuan::gis::Polygon> {
    using type = polygon_tag;
};
template <>
struct ring_const_type<ruyuan::gis::Polygon> {
    using type = const ruyuan::gis::Ring&;
};
template <>
struct ring_mutable_type<ruyuan::gis::Polygon> {
    using type = ruyuan::gis::Ring&;
};
template <>
struct interior_const_type<ruyuan::gis::Polygon> {
    using type = const std::vector<ruyuan::gis::Ring>&;
};
template <>
struct interior_mutable_type<ruyuan::gis::Polygon> {
    using type = std::vector<ruyuan::gis::Ring>&;
};
template <>
struct exterior_ring<ruyuan::gis::Polygon> {
    static ruyuan::gis::Ring& get(ruyuan::gis::Polygon& polygon) { return polygon.outer; }
    static const ruyuan::gis::Ring& get(const ruyuan::gis::Polygon& polygon) {
        return polygon.outer;
    }
};
template <>
struct interior_rings<ruyuan::gis::Polygon> {
    static std::vector<ruyuan::gis::Ring>& get(ruyuan::gis::Polygon& polygon) {
        return polygon.holes;
    }
    static const std::vector<ruyuan::gis::Ring>& get(const ruyuan::gis::Polygon& polygon) {
        return polygon.holes;
    }
};

}  // namespace boost::geometry::traits
