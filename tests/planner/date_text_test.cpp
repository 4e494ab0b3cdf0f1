// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/date_text.h"

#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

enum class Remark { No, Yes };

struct Case {
    const char* cell;
    const char* date;  // empty: none
    Remark remark = Remark::No;
};

class DateText : public testing::TestWithParam<Case> {};

TEST_P(DateText, IsReadAsLedgersMeanIt) {
    const auto& [cell, date, remark] = GetParam();
    const auto reading = readDate(cell, gis::makeDate(2019, 7, 1));
    EXPECT_EQ(reading.date ? gis::isoDate(*reading.date) : "", date) << cell;
    EXPECT_EQ(reading.remark.has_value(), remark == Remark::Yes)
        << cell << (reading.remark ? reading.remark->zh : "");
}

INSTANTIATE_TEST_SUITE_P(Ledger,
                         DateText,
                         testing::Values(Case{"2019-06-30", "2019-06-30"},
                                         Case{"2019/6/30", "2019-06-30"},
                                         Case{"2019.6.30", "2019-06-30"},
                                         Case{"2019.12", "2019-12-31"},
                                         Case{"2019/2", "2019-02-28"},
                                         Case{"2020-02", "2020-02-29"},
                                         Case{"2019-06-30 00:00:00", "2019-06-30"},
                                         Case{"2019年12月底", "2019-12-31"},
                                         Case{"2019年12月底前", "2019-12-31"},
                                         Case{"2020年底前", "2020-12-31"},
                                         Case{"２０２０年底前", "2020-12-31"},
                                         Case{"2019年上半年", "2019-06-30"},
                                         Case{"2019年上半年启动", "2019-06-30"},
                                         Case{"2020年下半年", "2020-12-31"},
                                         Case{"2020年6月", "2020-06-30"},
                                         Case{"2020 年 6 月 5 日前", "2020-06-05"},
                                         Case{"2022年", "2022-12-31"},
                                         Case{"2022", "2022-12-31"},
                                         Case{"2022年度", "2022-12-31"},
                                         Case{"2020年第三季度", "2020-09-30"},
                                         Case{"2020年一季度", "2020-03-31"},
                                         Case{"2020Q2", "2020-06-30"},
                                         Case{"2020年3月中旬", "2020-03-20"},
                                         Case{"2020年3月下旬", "2020-03-31"},
                                         Case{"202012", "2020-12-31"},
                                         Case{"20201105", "2020-11-05"},
                                         Case{"二〇二〇年十二月", "2020-12-31"},
                                         Case{"二○二五年底", "2025-12-31"},
                                         Case{"二〇一九年二十月", "", Remark::Yes},
                                         Case{"43646", "2019-06-30"},
                                         Case{
                                             "1466666666666666666666666666666687", "", Remark::Yes},
                                         Case{"43646.5", "2019-06-30"}));

INSTANTIATE_TEST_SUITE_P(NeedsCare,
                         DateText,
                         testing::Values(Case{"6月底前", "2019-06-30", Remark::Yes},
                                         Case{"年底前", "2019-12-31", Remark::Yes},
                                         Case{"上半年", "2019-06-30", Remark::Yes},
                                         Case{"20年底", "2020-12-31", Remark::Yes},
                                         Case{"2020.1", "2020-01-31", Remark::Yes},
                                         Case{"2019-2020年", "", Remark::Yes},
                                         Case{"2019年6月至2020年底", "", Remark::Yes},
                                         Case{"6月启动，12月完成", "", Remark::Yes},
                                         Case{"2019-02-30", "", Remark::Yes},
                                         Case{"2019年13月", "", Remark::Yes},
                                         Case{"长期", "", Remark::Yes},
                                         Case{"已完成", "", Remark::Yes},
                                         Case{"12.5", "", Remark::Yes},
                                         Case{"", ""},
                                         Case{" — ", ""},
                                         Case{"暂无", ""}));

}  // namespace
}  // namespace ruyuan::planner
