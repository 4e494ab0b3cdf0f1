// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/sectors.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const PolicyPack& zhengzhou() {
    static const PolicyPack kPack =
        *parsePolicyPack(*readPolicyText("zhengzhou-2019-37"), "zhengzhou-2019-37.toml");
    return kPack;
}

SectorMatch match(std::string_view code, std::string_view industry, std::string_view product = "") {
    return matchSectors(zhengzhou().sectors, code, industry, product);
}

std::optional<bool> belongs(const SectorMatch& found, std::string_view sector) {
    const auto at = std::ranges::find(zhengzhou().sectors, sector, &Sector::id);
    return found.belongs[static_cast<std::size_t>(at - zhengzhou().sectors.begin())];
}

TEST(Sectors, CodesAreReadInAllTheirForms) {
    EXPECT_EQ(industryCodeOf("C3091"), "3091");
    EXPECT_EQ(industryCodeOf(" c 3091 "), "3091");
    EXPECT_EQ(industryCodeOf("3091 石墨及碳素制品制造"), "3091");
    EXPECT_EQ(industryCodeOf("Ｃ３０１１"), "3011");
    EXPECT_EQ(industryCodeOf("30"), "30");
    EXPECT_EQ(industryCodeOf("石墨及碳素制品制造"), "");
    EXPECT_EQ(industryCodeOf("410122001"), "");
}

struct SectorCase {
    const char* code;
    const char* industry;
    const char* product;
    std::vector<std::string> ids;
};

class SectorTable : public ::testing::TestWithParam<SectorCase> {};

TEST_P(SectorTable, FindsTheSectors) {
    const SectorCase& one = GetParam();
    EXPECT_EQ(match(one.code, one.industry, one.product).ids, one.ids)
        << one.code << " " << one.industry << " " << one.product;
}

INSTANTIATE_TEST_SUITE_P(
    Ledger,
    SectorTable,
    ::testing::Values(
        SectorCase{"C3011", "", "", {"cement"}},
        SectorCase{"C3091", "石墨及碳素制品制造", "", {"carbon"}},
        SectorCase{"", "碳素", "", {"carbon"}},
        SectorCase{"", "炭素制品", "预焙阳极", {"carbon", "aluminium-carbon"}},
        SectorCase{"3021", "水泥制品制造", "", {}},
        SectorCase{"", "", "水泥、水泥制品", {"cement"}},
        SectorCase{"2521", "", "", {"coking"}},
        SectorCase{"3216", "铝冶炼", "电解铝", {"electrolytic-aluminium"}},
        SectorCase{"3216", "铝冶炼", "氧化铝", {"alumina"}},
        SectorCase{"3216", "铝冶炼", "氧化铝、电解铝", {"electrolytic-aluminium", "alumina"}},
        SectorCase{"3252", "铝压延加工", "", {"nonferrous"}},
        SectorCase{"4411", "火力发电", "", {"power"}},
        SectorCase{"4412", "", "", {"power"}},
        SectorCase{"", "power/煤电", "", {"power"}},
        SectorCase{"", "cement/Integrated", "", {"cement"}},
        SectorCase{"2681", "肥皂及洗涤剂制造", "", {}},
        SectorCase{"", "造纸机械", "", {}},
        SectorCase{"", "造纸", "", {"paper"}},
        SectorCase{"2619", "其他基础化学原料", "溶解乙炔", {"chemical"}},
        // Codes that changed their meaning from 2011 to 2017: the name wins.
        SectorCase{"3130", "黑色金属铸造", "", {"foundry"}},
        SectorCase{"3130", "钢压延加工", "", {"steel"}},
        SectorCase{"3140", "铁合金冶炼", "", {"ferroalloy"}},
        SectorCase{"3140", "钢压延加工", "", {"steel"}},
        SectorCase{"3391", "锻件及粉末冶金制品制造", "", {}},
        SectorCase{"3391", "黑色金属铸造", "", {"foundry"}},
        SectorCase{"3071", "卫生陶瓷制品制造", "", {"ceramics"}}));

TEST(Sectors, ACodeThatDependsOnTheYearDecidesNothingWithoutAName) {
    const SectorMatch found = match("3130", "");
    EXPECT_EQ(belongs(found, "steel"), std::nullopt);
    EXPECT_EQ(belongs(found, "foundry"), std::nullopt);
    EXPECT_EQ(belongs(found, "cement"), false);
    EXPECT_EQ(found.listed, std::nullopt);
    EXPECT_THAT(found.note.zh, HasSubstr("3130"));
}

TEST(Sectors, YearsThatAgreeNeedNoName) {
    EXPECT_EQ(belongs(match("4412", ""), "power"), true);
    EXPECT_EQ(belongs(match("3072", ""), "ceramics"), true);
}

TEST(Sectors, ASharedCodeAloneLeavesTheSectorOpen) {
    EXPECT_EQ(belongs(match("3216", "铝冶炼"), "electrolytic-aluminium"), std::nullopt);
    EXPECT_EQ(belongs(match("3216", "铝冶炼", "氧化铝"), "electrolytic-aluminium"), false);
    EXPECT_EQ(belongs(match("3091", ""), "aluminium-carbon"), std::nullopt);
    EXPECT_EQ(belongs(match("3091", "", "石墨电极"), "aluminium-carbon"), false);
}

TEST(Sectors, ATradeThatIsNotListedIsNamed) {
    const SectorMatch found = match("4411", "火力发电");
    EXPECT_EQ(found.listed, false);
    EXPECT_EQ(found.note.zh, "电力不在名单内");
}

TEST(Sectors, NothingSaidIsUnknownAndAProductAloneOnlyAffirms) {
    EXPECT_EQ(match("", "", "").listed, std::nullopt);
    EXPECT_EQ(match("", "", "托盘").listed, std::nullopt);
    EXPECT_EQ(match("", "", "铸件").listed, true);
    EXPECT_EQ(match("", "木材加工", "托盘").listed, false);
}

TEST(Sectors, AShortCodeIsNotEnough) {
    EXPECT_EQ(belongs(match("30", ""), "cement"), std::nullopt);
    EXPECT_EQ(belongs(match("C26", ""), "chemical"), true);
}

TEST(Sectors, APartAndItsWholeAreOneTrade) {
    EXPECT_EQ(match("", "炭素", "预焙阳极").trades, 1);
    EXPECT_EQ(match("3216", "铝冶炼", "氧化铝、电解铝").trades, 2);
}

}  // namespace
}  // namespace ruyuan::planner
