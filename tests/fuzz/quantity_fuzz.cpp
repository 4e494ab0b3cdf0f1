// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/quantity.h"
#include "tests/fuzz/fuzz_target.h"

#include <cmath>

namespace ruyuan {

std::vector<std::string_view> fuzz::seeds() {
    return {"18万吨/年",
            "4.35亿元",
            "3百余人",
            "约320人",
            "100-120亩",
            "2条Φ4.2×13m",
            "年产水泥100万吨；熟料50万吨",
            "5000t/d",
            "４，３５０万元",
            "不足20人",
            "占地面积（公顷）",
            "营业收入/万元",
            "30亩以上",
            "2台（套）",
            "1,234.5",
            "22222222222222222222222*2",
            "-5亩"};
}

}  // namespace ruyuan

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ruyuan;
    using planner::Target;
    const std::string_view text = fuzz::textOf(data, size);
    const auto finite = [](const std::optional<double>& value) {
        return !value || (std::isfinite(*value) && *value >= 0);
    };
    const auto unit = planner::unitOfHeader(text);
    for (const Target target :
         {Target::TonsPerYear, Target::Mu, Target::WanYuan, Target::Persons}) {
        fuzz::require(finite(planner::readNumber(text, target, unit).value));
    }
    const auto capacity = planner::readCapacity(text, unit);
    fuzz::require(finite(capacity.perYear) && finite(capacity.perDay));
    (void)planner::diameterIn(text);
    return 0;
}
