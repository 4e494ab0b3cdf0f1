// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geometry.h"
#include "gis/overlay.h"
#include "gis/validity.h"
#include "gis/wkt.h"

#include <functional>
#include <random>
#include <string_view>
#include <variant>

namespace ruyuan::testing_support {

using namespace gis;

inline MultiPolygon area(std::string_view wkt) {
    return std::get<MultiPolygon>(*fromWkt(wkt));
}

/// A closed walk over the corners of a small lattice: it crosses itself, runs along itself, turns
/// back and repeats points, which is all that can be wrong with a ring.
inline Ring wildRing(std::mt19937& random, int points, int lattice) {
    std::uniform_int_distribution<int> corner(0, lattice);
    Ring ring;
    for (int i = 0; i < points; ++i) {
        ring.push_back({double(corner(random)), double(corner(random))});
    }
    ring.push_back(ring.front());
    return ring;
}

/// A valid area full of degenerate places: pinched corners, holes that touch, collinear edges.
inline MultiPolygon knottyArea(std::mt19937& random, int points, int lattice) {
    while (true) {
        const Geometry wild = MultiPolygon{{Polygon{wildRing(random, points, lattice), {}}}};
        const auto repaired = repair(wild);
        if (repaired && !*repaired) {
            return std::get<MultiPolygon>(wild);
        }
        if (repaired && std::holds_alternative<MultiPolygon>((*repaired)->geometry)) {
            return std::get<MultiPolygon>((*repaired)->geometry);
        }
    }
}

/// Points of the lattice's square that lie on no line through two of its corners.
inline std::vector<Point> samplePoints(std::mt19937& random, int count, double size) {
    std::uniform_real_distribution<double> place(-0.5, size + 0.5);
    std::vector<Point> points;
    for (int i = 0; i < count; ++i) {
        points.push_back({place(random), place(random)});
    }
    return points;
}

}  // namespace ruyuan::testing_support
