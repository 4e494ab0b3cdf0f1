// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/detail/guess_encoding.h"

#include "gis/detail/decode.h"
#include "gis/detail/encoding.h"

#include <gmock/gmock.h>

namespace ruyuan::gis::detail {
namespace {

using ::testing::HasSubstr;

constexpr const char* kSimplified =
    "企业名称,统一社会信用代码,县区,所属行业,主要产品,产能,从业人员,营业收入,占地面积\n"
    "郑州市鑫磊耐火材料有限公司,,新密市,耐火陶瓷制品制造,高铝砖,年产5万吨,120,3000,35亩\n";
constexpr const char* kTraditional =
    "企業名稱,統一編號,縣市,所屬行業,主要產品,產能,從業人員,營業收入\n"
    "台灣水泥股份有限公司,,台中縣,水泥製造業,水泥,年產五萬噸,一百二十人,三千\n";

std::string encoded(const char* text, const char* encoding) {
    return Recoder::create("UTF-8", encoding)->recode(text).value();
}

Layer layerOf(const std::string& cell) {
    Layer layer;
    Column column({"name", FieldType::Text, {}});
    column.appendText(cell);
    layer.columns.push_back(std::move(column));
    return layer;
}

TEST(GuessEncoding, TellsBig5FromGbByCommonCharacters) {
    DoubleByteVotes simplified;
    simplified.add(encoded(kSimplified, "GB18030"));
    EXPECT_EQ(simplified.best(), "GB18030");
    DoubleByteVotes traditional;
    traditional.add(encoded(kTraditional, "BIG5"));
    EXPECT_EQ(traditional.best(), "BIG5");
    EXPECT_THAT(traditional.samples().zh, HasSubstr("BIG5：“企業名稱”"));
    EXPECT_EQ(DoubleByteVotes().best(), "GB18030");
}

TEST(GuessEncoding, ShowsBothCandidatesOfAFile) {
    Warnings warnings;
    std::string bytes = encoded(kTraditional, "BIG5");
    EXPECT_EQ(decodeFile(bytes, "", "a.csv", warnings), "BIG5");
    EXPECT_EQ(bytes, kTraditional);
    ASSERT_EQ(warnings.size(), 1U);
    EXPECT_THAT(warnings[0].sentence.zh, HasSubstr("GB18030：“"));
}

TEST(GuessEncoding, WhatAFileSaysOfItselfGivesWayToItsBytes) {
    const struct {
        const char* bytes;
        const char* said;
        const char* used;
    } kCases[] = {{"GB18030", "UTF-8", "GB18030"},
                  {"UTF-8", "GBK", "UTF-8"},
                  {"UTF-8", "UTF-8", "UTF-8"},
                  {"GB18030", "GBK", "GBK"}};
    for (const auto& [bytes, said, used] : kCases) {
        Layer layer = layerOf(encoded(kSimplified, bytes));
        Warnings warnings;
        EXPECT_EQ(decodeLayer(layer, said, "a.dbf", warnings, Saying::OfTheFile), used)
            << bytes << " that says " << said;
        EXPECT_EQ(layer.columns[0].textView(0), kSimplified);
        EXPECT_EQ(warnings.empty(), std::string(said) == used);
    }
}

TEST(GuessEncoding, APersonIsBelieved) {
    Layer layer = layerOf(encoded(kSimplified, "UTF-8"));
    Warnings warnings;
    EXPECT_EQ(decodeLayer(layer, "GBK", "a.dbf", warnings), "GBK");
    EXPECT_NE(layer.columns[0].textView(0), kSimplified);
}

}  // namespace
}  // namespace ruyuan::gis::detail
