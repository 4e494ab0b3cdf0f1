// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/utilities.h"

#include <array>

namespace ruyuan::planner {

std::span<const Utility> utilities() {
    static const std::array kAll{
        Utility{"sewage",
                {"污水处理", "sewage"},
                "t/d",
                &Site::sewage,
                &ParkPhase::sewage,
                "utility_overrun_price"},
        Utility{"heat",
                {"供热", "steam"},
                "t/h",
                &Site::heat,
                &ParkPhase::heat,
                "utility_overrun_price"},
        Utility{"gas", {"供气", "gas"}, "m3/d", &Site::gas, &ParkPhase::gas, "gas_overrun_price"},
        Utility{"power",
                {"供电", "power"},
                "kVA",
                &Site::power,
                &ParkPhase::power,
                "power_overrun_price"},
        Utility{"water",
                {"供水", "water"},
                "t/d",
                &Site::water,
                &ParkPhase::water,
                "water_overrun_price"},
        Utility{"voc",
                {"VOCs指标", "VOC head-room"},
                "t/a",
                &Site::voc,
                &ParkPhase::voc,
                "emission_overrun_price",
                false},
        Utility{"nox",
                {"氮氧化物指标", "NOx head-room"},
                "t/a",
                &Site::nox,
                &ParkPhase::nox,
                "emission_overrun_price",
                false}};
    return kAll;
}

}  // namespace ruyuan::planner
