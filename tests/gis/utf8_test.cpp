// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/utf8.h"

#include <gtest/gtest.h>

namespace ruyuan::gis {
namespace {

TEST(Utf8, HoldsWholeCharactersOnly) {
    for (const char* good :
         {"", "plain ascii, long enough", "郑州市", "\U00023C97", "\u07FF\uFFFD"}) {
        EXPECT_TRUE(isUtf8(good)) << good;
    }
    // Overlong forms, a surrogate, above U+10FFFF, lone and missing continuations (RFC 3629).
    for (const char* bad : {"\xC0\x80",
                            "\xE0\x80\x80",
                            "\xF0\x80\x80\x80",
                            "\xED\xA0\x80",
                            "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80",
                            "\x80",
                            "\xE9\x83",
                            "\xE9\x83q",
                            "eight by\xFFtes"}) {
        EXPECT_FALSE(isUtf8(bad)) << bad;
    }
}

TEST(Utf8, EndsBeforeTheFirstFault) {
    EXPECT_EQ(validUtf8Prefix("plain ascii \xE9\x83"), 12U);
    EXPECT_EQ(validUtf8Prefix("郑\xFF州"), 3U);
}

TEST(Utf8, TellsTheLengthOfACharacter) {
    EXPECT_EQ(utf8CharacterLength(""), 0U);
    EXPECT_EQ(utf8CharacterLength("a郑"), 1U);
    EXPECT_EQ(utf8CharacterLength("郑a"), 3U);
    EXPECT_EQ(utf8CharacterLength("\x80"), 0U);
}

}  // namespace
}  // namespace ruyuan::gis
