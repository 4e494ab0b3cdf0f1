// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/site_case.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

using tests::datesOf;
using tests::SiteCase;

const PolicyPack& luoyang() {
    static const PolicyPack kPack =
        *parsePolicyPack(*readPolicyText("luoyang-2019"), "luoyang-2019.toml");
    return kPack;
}

TEST(LuoyangPack, HasTheDatesThatWerePublished) {
    SiteCase small;
    const Classification result = small.run(luoyang());
    EXPECT_EQ(datesOf(result, Path::OnSite).finishBy, gis::makeDate(2019, 12, 31));
    EXPECT_EQ(datesOf(result, Path::Closure).finishBy, gis::makeDate(2019, 12, 31));
    EXPECT_EQ(datesOf(result, Path::Relocation).finishBy, gis::makeDate(2020, 6, 30));
    SiteCase large;
    large.site().employees = 1200;
    large.site().revenue = gis::Money::wan(90000);
    EXPECT_EQ(datesOf(large.run(luoyang()), Path::Relocation).finishBy,
              gis::makeDate(2023, 12, 31));
}

TEST(LuoyangPack, ListsTradesThatZhengzhouDoesNot) {
    for (const auto& [industry, product] : {std::pair{"耐火材料制品制造", "耐火砖"},
                                            std::pair{"铅锌冶炼", "铅冶炼"},
                                            std::pair{"煤炭开采和洗选业", "洗煤"}}) {
        SiteCase one;
        one.trade(industry, product);
        EXPECT_EQ(one.run(luoyang()).inScope, Verdict::Pass) << industry;
        EXPECT_EQ(one.run().inScope, Verdict::Fail) << industry;
    }
}

TEST(LuoyangPack, UpgradesWhatItCanElseMovesElseCloses) {
    SiteCase one;
    EXPECT_EQ(one.run(luoyang()).proposedPath, Path::OnSite);
    one.site().canMeetStandard = false;
    EXPECT_EQ(one.run(luoyang()).proposedPath, Path::Relocation);
    one.site().willingToMove = false;
    one.site().conversionProject = false;
    EXPECT_EQ(one.run(luoyang()).proposedPath, Path::Closure);
}

TEST(LuoyangPack, SaysWhichCountyTakesATradeInPrinciple) {
    const auto told = [](const char* industry, const char* product, bool canMeetStandard) {
        SiteCase one;
        one.trade(industry, product);
        one.site().canMeetStandard = canMeetStandard;
        std::string sentences;
        for (const TraceStep& step : one.run(luoyang()).trace) {
            if (step.clause == "L-PARKS" && step.verdict == Verdict::Pass) {
                sentences += step.sentence.zh;
            }
        }
        return sentences;
    };
    EXPECT_THAT(told("耐火材料制品制造", "耐火砖", false), ::testing::HasSubstr("伊川县、汝阳县"));
    EXPECT_THAT(told("平板玻璃制造", "浮法玻璃", false), ::testing::HasSubstr("伊川县、汝阳县"));
    EXPECT_THAT(told("黑色金属铸造", "铸件", false), ::testing::HasSubstr("宜阳县"));
    EXPECT_THAT(told("铅锌冶炼", "铅冶炼", false), ::testing::HasSubstr("宜阳县"));
    EXPECT_THAT(told("有机化学原料制造", "甲醇", false), ::testing::HasSubstr("孟津华阳"));
    EXPECT_EQ(told("水泥制造", "水泥", false), "") << "the plan names no county for it";
    EXPECT_EQ(told("黑色金属铸造", "铸件", true), "") << "what can be upgraded stays";
}

TEST(LuoyangPack, KnowsNothingOfZhengzhousRules) {
    SiteCase one;
    one.trade("石墨及碳素制品制造", "铝用炭素");
    one.site().capacityPerYear = 50000;
    one.site().independentPlant = true;
    EXPECT_EQ(one.run(luoyang()).proposedPath, Path::OnSite);
    EXPECT_EQ(one.run().proposedPath, Path::Closure);
}

}  // namespace
}  // namespace ruyuan::planner
