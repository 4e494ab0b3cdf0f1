// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/model.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// How often the wind blows FROM each of 16 directions, north first, clockwise.
struct WindRose {
    std::string station;
    std::string years;
    std::string season;                ///< 全年, 春季, 夏季, 秋季, 冬季
    std::array<double, 16> percent{};  ///< sum with calm: 100
    double calm = 0;                   ///< C, percent
    std::optional<double> speed{};     ///< mean, m/s
    Origin origin{};
};

/// The names of the directions as files write them: N, NNE, NE…
[[nodiscard]] const std::array<std::string, 16>& windDirections();

/// The rose of a season (全年 when empty); null when there is none.
[[nodiscard]] const WindRose* roseOf(const std::vector<WindRose>& roses,
                                     const std::string& season = {});

/// The share of the time, 0 to 1, in which the wind carries what a source emits to a receptor at
/// that azimuth (degrees from north, clockwise): the wind blows from the opposite direction.
/// Between the 16 directions the frequency is shared linearly. Calm hours count for every direction
/// alike.
[[nodiscard]] double shareBlownTo(const WindRose& rose, double azimuthDegrees);

/// The direction from which the wind blows least often (最小频率风向), in whose upwind a polluter
/// belongs (GB 50187: 全年最小频率风向的上风侧).
[[nodiscard]] std::size_t rarestDirection(const WindRose& rose);

}  // namespace ruyuan::planner
