// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/credit_code.h"

#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

// Published codes of well-known companies (Tencent, Alibaba, Huawei).
TEST(CreditCode, AcceptsPublishedCodes) {
    for (const char* code : {"9144030071526726XG", "91330100799655058B", "914403001922038216"}) {
        EXPECT_EQ(creditCodeCheckDigit(std::string_view(code).substr(0, 17)), code[17]) << code;
        EXPECT_FALSE(creditCodeDefect(code)) << code;
    }
}

TEST(CreditCode, NamesEveryKindOfDefect) {
    struct Case {
        const char* code;
        const char* word;
    };
    for (const auto& [code, word] : {Case{"9144030071526726XH", "校验位"},
                                     Case{"9144030071526726X", "18位"},
                                     Case{"9144030071526726IG", "字符"},
                                     Case{"9.1E+17", "科学计数"},
                                     Case{"9E+17", "科学计数"},
                                     Case{"410122000000123000", "前15位"},
                                     Case{"", "18位"}}) {
        const auto defect = creditCodeDefect(code);
        ASSERT_TRUE(defect) << code;
        EXPECT_TRUE(defect->zh.contains(word)) << defect->zh;
        EXPECT_FALSE(defect->en.empty());
    }
}

TEST(CreditCode, FindsEveryChangedCharacterAndSwap) {
    const std::string code = "91330100799655058B";
    for (std::size_t at = 0; at < 17; ++at) {
        std::string changed = code;
        changed[at] = changed[at] == '7' ? '8' : '7';
        EXPECT_TRUE(creditCodeDefect(changed)) << changed;
    }
}

TEST(CreditCode, AcceptsOldOrganisationAndLicenceNumbers) {
    EXPECT_FALSE(creditCodeDefect("71526726-X"));
    EXPECT_FALSE(creditCodeDefect("410122000001234"));
}

TEST(CreditCode, IsComparedInUpperCaseHalfWidthWithoutBlanks) {
    EXPECT_EQ(normaliseCreditCode(" ９１３３0100 799655058b "), "91330100799655058B");
}

}  // namespace
}  // namespace ruyuan::planner
