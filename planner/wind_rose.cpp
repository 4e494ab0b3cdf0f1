// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/wind_rose.h"

#include <algorithm>
#include <cmath>

namespace ruyuan::planner {

const std::array<std::string, 16>& windDirections() {
    static const std::array<std::string, 16> kNames{"N",
                                                    "NNE",
                                                    "NE",
                                                    "ENE",
                                                    "E",
                                                    "ESE",
                                                    "SE",
                                                    "SSE",
                                                    "S",
                                                    "SSW",
                                                    "SW",
                                                    "WSW",
                                                    "W",
                                                    "WNW",
                                                    "NW",
                                                    "NNW"};
    return kNames;
}

const WindRose* roseOf(const std::vector<WindRose>& roses, const std::string& season) {
    const auto found =
        std::ranges::find(roses, season.empty() ? "全年" : season, &WindRose::season);
    return found == roses.end() ? nullptr : &*found;
}

double shareBlownTo(const WindRose& rose, double azimuthDegrees) {
    constexpr double kSector = 360.0 / 16;
    constexpr double kPercent = 100;
    const double from = std::fmod(std::fmod(azimuthDegrees + 180, 360) + 360, 360) / kSector;
    const auto below = static_cast<std::size_t>(std::floor(from)) % rose.percent.size();
    const double above = from - std::floor(from);
    const double blown =
        rose.percent[below] * (1 - above) + rose.percent[(below + 1) % rose.percent.size()] * above;
    return (blown + rose.calm / static_cast<double>(rose.percent.size())) / kPercent;
}

std::size_t rarestDirection(const WindRose& rose) {
    return static_cast<std::size_t>(std::ranges::min_element(rose.percent) - rose.percent.begin());
}

}  // namespace ruyuan::planner
