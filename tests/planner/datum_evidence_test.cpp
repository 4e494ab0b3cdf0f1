// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/datum_evidence.h"

#include "gis/crs.h"
#include "planner/system_proposal.h"

#include <gtest/gtest.h>

#include <random>

namespace ruyuan::planner {
namespace {

using gis::ChinaOffset;

TEST(DatumWords, AreFoundInHeadersAndFileNames) {
    const std::pair<const char*, std::pair<Datum, bool>> kCases[] = {
        {"经度（GCJ-02）", {Datum::Gcj02, true}},
        {"gcj02_lng", {Datum::Gcj02, true}},
        {"火星坐标", {Datum::Gcj02, true}},
        {"BD09经度", {Datum::Bd09, true}},
        {"国家2000坐标", {Datum::Cgcs2000, true}},
        {"CGCS 2000", {Datum::Cgcs2000, true}},
        {"WGS-84", {Datum::Wgs84, true}},
        {"西安80坐标", {Datum::Xian1980, true}},
        {"北京54", {Datum::Beijing1954, true}},
        {"高德导出.csv", {Datum::Gcj02, false}},
        {"百度地图拾取", {Datum::Bd09, false}},
        {"天地图", {Datum::Cgcs2000, false}},
        {"手持GPS", {Datum::Wgs84, false}}};
    for (const auto& [text, expected] : kCases) {
        const auto mentions = datumMentions(text);
        ASSERT_EQ(mentions.size(), 1U) << text;
        EXPECT_EQ(mentions[0].datum, expected.first) << text;
        EXPECT_EQ(mentions[0].outright, expected.second) << text;
    }
    for (const char* text : {"经度", "2000年台账.xlsx", "企业台账2020.csv", "1980年", ""}) {
        EXPECT_TRUE(datumMentions(text).empty()) << text;
    }
}

constexpr gis::Point kZhengzhou{113.6250, 34.7466};

TEST(Residuals, AreDistancesAlongTheEarth) {
    const gis::Point shifted = gis::displaced(ChinaOffset::Gcj02, kZhengzhou);
    const auto residuals = residualsTo(shifted, kZhengzhou);
    const double geodesic = gis::geodesicDistance(gis::storageCrs(), shifted, kZhengzhou)->meters();
    EXPECT_NEAR(residuals[0], geodesic, geodesic * 1e-3);
    EXPECT_LT(residuals[1], 1e-5);
    EXPECT_GT(residuals[2], 400);
}

TEST(Residuals, ToAnAreaAreToItsOutline) {
    const gis::MultiPolygon square{{{{{113, 34}, {114, 34}, {114, 35}, {113, 35}, {113, 34}}, {}}}};
    const double geodesic =
        gis::geodesicDistance(gis::storageCrs(), {113.01, 34.5}, {113, 34.5})->meters();
    EXPECT_NEAR(residualsTo({113.01, 34.5}, square)[0], geodesic, 1);
    EXPECT_NEAR(residualsTo({112.99, 34.5}, square)[0], geodesic, 1);
}

/// Places displaced in one way, each off by up to @p error degrees besides.
OffsetEvidence measured(ChinaOffset offset, int count, double error) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> spread(-0.3, 0.3);
    std::uniform_real_distribution<double> off(-error, error);
    OffsetEvidence evidence;
    for (int i = 0; i < count; ++i) {
        const gis::Point trusted{kZhengzhou.x + spread(random), kZhengzhou.y + spread(random)};
        gis::Point given = gis::displaced(offset, trusted);
        given = {given.x + off(random), given.y + off(random)};
        evidence.residuals.push_back(residualsTo(given, trusted));
    }
    return evidence;
}

TEST(OffsetJudgement, FollowsFiveTrustedPlaces) {
    for (const ChinaOffset offset : kChinaOffsets) {
        const auto judged = judgeOffset(measured(offset, 5, 0.0003));
        EXPECT_EQ(judged.offset, offset);
        EXPECT_EQ(judged.certainty, Certainty::Certain) << judged.reason.zh;
        EXPECT_EQ(judgeOffset(measured(offset, 4, 0)).certainty, Certainty::Unsaid);
    }
}

TEST(OffsetJudgement, IsOpenWhenTrustedPlacesFitNothing) {
    const auto judged = judgeOffset(measured(ChinaOffset::Gcj02, 20, 0.05));
    EXPECT_EQ(judged.certainty, Certainty::Open) << judged.reason.zh;
}

TEST(OffsetJudgement, TakesMakersForGuessesAndDatumsForStatements) {
    OffsetEvidence evidence;
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Unsaid);
    evidence.mentions = datumMentions("百度经度");
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Likely);
    EXPECT_EQ(judgeOffset(evidence).offset, ChinaOffset::Bd09);
    evidence.mentions = datumMentions("bd09经度");
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Certain);
    evidence.mentions = datumMentions("手持GPS");
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Certain);
    EXPECT_EQ(judgeOffset(evidence).offset, ChinaOffset::None);
    evidence.mentions = {};
    evidence.webMapColumns = true;
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Likely);
    EXPECT_EQ(judgeOffset(evidence).offset, ChinaOffset::Gcj02);
}

TEST(OffsetJudgement, IsOpenWhenSignsContradict) {
    OffsetEvidence evidence = measured(ChinaOffset::None, 10, 0.0002);
    evidence.mentions = datumMentions("高德");  // exported there, converted since
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Certain);
    EXPECT_EQ(judgeOffset(evidence).offset, ChinaOffset::None);
    evidence.mentions = datumMentions("gcj02_lng");
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Open);
    evidence = {};
    evidence.mentions = datumMentions("高德");
    evidence.mentions.push_back(datumMentions("百度").front());
    EXPECT_EQ(judgeOffset(evidence).certainty, Certainty::Open);
}

// ---- systems that nobody stated ----

const gis::Box kCity{{112.7, 34.2}, {114.3, 35.0}};
// The control point of 郑州: Krüger's series to n^6.
constexpr double kNorth = 3846545.194;
constexpr double kEast = 465661.650;

std::optional<int> codeOf(const std::optional<SystemProposal>& proposal) {
    return proposal ? proposal->crs.epsg() : std::nullopt;
}

TEST(SystemProposal, ReadsZonesAndFitsMeridiansToTheProject) {
    const std::vector<gis::Point> prefixed{{38e6 + kEast, kNorth}};
    const std::vector<gis::Point> plain{{kEast, kNorth}};
    const std::vector<gis::Point> sixDegrees{{19'740'397.5, 3'849'621.1}};
    EXPECT_EQ(codeOf(proposeSystem(prefixed, {}, kCity)), 4526);
    EXPECT_EQ(codeOf(proposeSystem(prefixed, {}, {})), 4526);
    EXPECT_EQ(codeOf(proposeSystem(sixDegrees, {}, kCity)), 4497);
    EXPECT_EQ(codeOf(proposeSystem(plain, {}, kCity)), 4547);
    EXPECT_EQ(proposeSystem(plain, {}, kCity)->certainty, Certainty::Likely);
    EXPECT_FALSE(proposeSystem(plain, {}, {})) << "no meridian without a project";
    EXPECT_EQ(codeOf(proposeSystem(plain, {}, {{119.2, 34.3}, {120.2, 35}})), 4549);
    EXPECT_FALSE(proposeSystem(prefixed, {}, {{120, 30}, {121, 31}}));
}

TEST(SystemProposal, TellsDatumsApartByWordsOnly) {
    const std::vector<gis::Point> prefixed{{38e6 + kEast, kNorth}};
    const auto with = [&](const char* words) {
        return proposeSystem(prefixed, datumMentions(words), kCity);
    };
    EXPECT_EQ(with("")->certainty, Certainty::Likely);
    EXPECT_EQ(with("国家2000")->certainty, Certainty::Certain);
    EXPECT_EQ(codeOf(with("国家2000")), 4526);
    EXPECT_EQ(codeOf(with("西安80")), 2362);
    EXPECT_EQ(codeOf(with("北京54")), 2414);
    EXPECT_FALSE(with("西安80转国家2000"));
}

TEST(SystemProposal, KnowsWebMercatorAndDegrees) {
    const std::vector<gis::Point> mercator{{12'648'677, 4'129'510}};
    EXPECT_EQ(codeOf(proposeSystem(mercator, {}, kCity)), 3857);
    EXPECT_FALSE(proposeSystem(mercator, {}, {}));
    const std::vector<gis::Point> degrees{kZhengzhou};
    EXPECT_EQ(codeOf(proposeSystem(degrees, {}, kCity)), 4490);
    EXPECT_FALSE(proposeSystem(degrees, {}, {}));
    EXPECT_FALSE(proposeSystem({}, {}, kCity));
}

}  // namespace
}  // namespace ruyuan::planner
