// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/floating_overlay.h"

#include "gis/detail/boost_geometry.h"

#include <boost/geometry/algorithms/difference.hpp>
#include <boost/geometry/algorithms/intersection.hpp>
#include <boost/geometry/algorithms/union.hpp>
#include <boost/geometry/strategies/cartesian.hpp>

namespace ruyuan::gis::detail {

std::optional<MultiPolygon> floatingOverlay(Operation operation,
                                            const MultiPolygon& a,
                                            const MultiPolygon& b) {
    MultiPolygon result;
    try {
        switch (operation) {
            case Operation::Intersection:
                boost::geometry::intersection(a.polygons, b.polygons, result.polygons);
                break;
            case Operation::Difference:
                boost::geometry::difference(a.polygons, b.polygons, result.polygons);
                break;
            case Operation::Union:
                boost::geometry::union_(a.polygons, b.polygons, result.polygons);
                break;
        }
    } catch (const boost::geometry::exception&) {
        return std::nullopt;
    }
    return result;
}

}  // namespace ruyuan::gis::detail
