// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/coordinates.h"
#include "tests/fuzz/fuzz_target.h"

#include <cmath>

namespace ruyuan {

std::vector<std::string_view> fuzz::seeds() {
    return {"113.67",
            "113°40′12.5″",
            "113度40分12.5秒",
            "E113°40'12\"",
            "东经113.67",
            "１１３．６７",
            "38465661.65",
            "113.67,34.75",
            "东经113.67 北纬34.75",
            "N34°45′10″，E113°40′12″",
            "113:40:12",
            "-0.5"};
}

}  // namespace ruyuan

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ruyuan;
    const std::string_view text = fuzz::textOf(data, size);
    if (const auto one = planner::readCoordinate(text)) {
        fuzz::require(std::isfinite(one->value));
    }
    if (const auto both = planner::readCoordinatePair(text)) {
        fuzz::require(std::isfinite(both->first.value) && std::isfinite(both->second.value));
    }
    const std::size_t third = text.size() / 3;
    const auto parts = planner::degreesFromParts(
        text.substr(0, third), text.substr(third, third), text.substr(2 * third));
    fuzz::require(!parts || std::isfinite(parts->value));
    return 0;
}
