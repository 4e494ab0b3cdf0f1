// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/encoding.h"

#include <gtest/gtest.h>

#include <string>

namespace ruyuan::gis::detail {
namespace {

TEST(Gbk, HoldsCommonCharacters) {
    // 名称 in code page 936.
    EXPECT_EQ(toGbk("名称"), "\xC3\xFB\xB3\xC6");
    EXPECT_EQ(toGbk("ascii"), "ascii");
}

TEST(Gbk, LacksRareOnes) {
    EXPECT_FALSE(toGbk("㛃"));
    EXPECT_EQ(charactersOutsideGbk("张㛃与𣲗及㛃"), "㛃𣲗");
    EXPECT_EQ(charactersOutsideGbk("统一社会信用代码"), "");
}

TEST(Recoder, IsStrictUnlessAskedToReplace) {
    const auto recoder = Recoder::create("GB18030", "UTF-8");
    ASSERT_TRUE(recoder);
    EXPECT_EQ(recoder->recode("\xD6\xA3\xD6\xDD"), "郑州");
    EXPECT_FALSE(recoder->recode("\xD6\xA3\xFF"));
    std::size_t replaced = 0;
    EXPECT_EQ(recoder->recodeLossy("\xD6\xA3\xFFx", replaced), "郑\uFFFDx");
    EXPECT_EQ(replaced, 1U);
    EXPECT_EQ(Recoder::create("UTF-8", "UTF-8")->recodeLossy("郑\xF6\xA2\xB8\x9A", replaced),
              "郑\uFFFD\uFFFD\uFFFD\uFFFD")
        << "above U+10FFFF";
    EXPECT_FALSE(Recoder::create("klingon", "UTF-8"));
}

TEST(Recoder, HasNoLimitOfLength) {
    const auto recoder = Recoder::create("GB18030", "UTF-8");
    std::string bytes;
    std::string expected;
    for (int i = 0; i < 1000; ++i) {
        bytes += "x\xD6\xA3";
        expected += "x郑";
    }
    EXPECT_EQ(recoder->recode(bytes), expected);
}

TEST(EncodingName, KnowsTheSpellings) {
    for (const char* spelling : {"cp936", "GBK", "gb2312", "LDID/77", "936"}) {
        EXPECT_EQ(encodingName(spelling), "GBK") << spelling;
    }
    EXPECT_EQ(encodingName("utf8"), "UTF-8");
    EXPECT_EQ(encodingName("utf-8"), "UTF-8");
}

}  // namespace
}  // namespace ruyuan::gis::detail
