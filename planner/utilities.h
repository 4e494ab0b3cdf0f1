// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "planner/model.h"

#include <optional>
#include <span>
#include <string_view>

namespace ruyuan::planner {

/// Something that a park's phases bring and its sites use up together.
struct Utility {
    std::string_view word;  ///< "sewage"
    gis::Text name;
    std::string_view unit;
    std::optional<double> Site::* needs;
    std::optional<double> ParkPhase::* adds;
    std::string_view price;  ///< planning parameter: of one unit too much
    bool network = true;     ///< false: head-room for emissions
};

/// Sewage, steam, gas, power, water, then head-room for VOCs and NOx.
[[nodiscard]] std::span<const Utility> utilities();

}  // namespace ruyuan::planner
