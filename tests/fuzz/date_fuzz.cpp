// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/date_text.h"
#include "tests/fuzz/fuzz_target.h"

namespace ruyuan {

std::vector<std::string_view> fuzz::seeds() {
    return {"2019-06-30",
            "2019年上半年",
            "2020年底前",
            "2020.12",
            "202012",
            "二〇二〇年底",
            "44196",
            "2019/6/30",
            "6月底前",
            "2019年12月31日",
            "20191231",
            "2019年第三季度",
            "2020年12月中旬",
            "长期",
            "２０１９－０７",
            "2019.6-2020.12",
            "2019年7月启动"};
}

}  // namespace ruyuan

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace ruyuan;
    const gis::Date asOf = gis::makeDate(2019, 7, 1);
    const auto reading = planner::readDate(fuzz::textOf(data, size), asOf);
    if (reading.date) {
        // What is written as read is read as the same day.
        fuzz::require(planner::readDate(gis::isoDate(*reading.date), asOf).date == reading.date);
    }
    return 0;
}
