// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maps/measures.h"

#include <cmath>
#include <format>
#include <string>

namespace ruyuan::maps {

namespace {

constexpr double kSquareMetersPerKm2 = 1e6;
constexpr double kShortKilometers = 100;

/// As many decimals as somebody measuring on a map can mean.
std::string rounded(double value) {
    const double size = std::abs(value);
    return std::format("{:.{}f}", value, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
}

}  // namespace

gis::Text words(gis::Length length) {
    const double meters = length.meters();
    if (meters < 1000) {
        const std::string text = std::format("{:.{}f}", meters, meters < kShortKilometers ? 1 : 0);
        return gis::text("{} 米", "{} m", text);
    }
    const std::string text = std::format("{:.2f}", length.kilometers());
    return gis::text("{} 公里", "{} km", text);
}

gis::Text words(gis::Area area) {
    return gis::text("{} 亩 / {} 公顷 / {} 平方公里",
                     "{} mu / {} ha / {} km²",
                     rounded(area.mu()),
                     rounded(area.hectares()),
                     rounded(area.squareMeters() / kSquareMetersPerKm2));
}

}  // namespace ruyuan::maps
