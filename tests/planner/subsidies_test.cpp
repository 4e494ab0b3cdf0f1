// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/subsidies.h"

#include "support/site_case.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::SiteCase;

/// A site within the validity of the opinions of 2022-06-02.
SiteCase inForce() {
    SiteCase one;
    one.project.asOf = gis::makeDate(2023, 1, 1);
    return one;
}

std::vector<SubsidyFinding> run(const SiteCase& one) {
    return *subsidiesOf(one.project, tests::zhengzhou());
}

const SubsidyFinding* item(const std::vector<SubsidyFinding>& findings, std::string_view id) {
    const auto found = std::ranges::find(findings, id, &SubsidyFinding::subsidy);
    return found == findings.end() ? nullptr : &*found;
}

std::optional<double> wan(const SiteCase& one, std::string_view id) {
    const std::vector<SubsidyFinding> findings = run(one);
    const SubsidyFinding* found = item(findings, id);
    return found == nullptr || found->verdict != Verdict::Pass || !found->amount
               ? std::nullopt
               : std::optional(found->amount->wan());
}

SiteCase earning(double revenue, double before) {
    SiteCase one = inForce();
    one.site().ecoIndustry = true;
    one.site().revenue = gis::Money::wan(revenue);
    one.site().revenuePeakBefore = gis::Money::wan(before);
    return one;
}

TEST(Subsidies, OfRevenueFollowTheFiveTiersOfTheDocument) {
    EXPECT_EQ(wan(earning(4999.99, 0), "J-1"), std::nullopt);
    EXPECT_EQ(wan(earning(5000, 4000), "J-1"), 30);
    EXPECT_EQ(wan(earning(10000, 9999), "J-1"), 50);
    EXPECT_EQ(wan(earning(50000, 49999), "J-1"), 100);
    EXPECT_EQ(wan(earning(100000, 99999), "J-1"), 200);
    EXPECT_EQ(wan(earning(500000, 499999), "J-1"), 300);
}

TEST(Subsidies, OfATierReachedBeforeAreNotPaidAgain) {
    EXPECT_EQ(wan(earning(60000, 50000), "J-1"), std::nullopt);
}

TEST(Subsidies, OfSeveralTiersAtOnceArePaidForTheHighestAndTheSumIsTold) {
    const SiteCase one = earning(60000, 3000);
    EXPECT_EQ(wan(one, "J-1"), 100);
    EXPECT_THAT(item(run(one), "J-1")->sentence.zh, HasSubstr("若逐档累加为180万元"));
}

TEST(Subsidies, OfRevenueAskForTheHistoryThatFirstTimeNeeds) {
    SiteCase one = earning(60000, 0);
    one.site().revenuePeakBefore.reset();
    const auto findings = run(one);
    EXPECT_EQ(item(findings, "J-1")->verdict, Verdict::Unknown);
    EXPECT_THAT(item(findings, "J-1")->missing, ElementsAre("revenue_peak_before_wan"));
}

SiteCase upgrading(const char* kind, double equipment, double investment, double benefit) {
    SiteCase one = inForce();
    one.site().projectKind = kind;
    one.site().projectDone = true;
    one.site().equipmentSoftware = gis::Money::wan(equipment);
    one.site().projectInvestment = gis::Money::wan(investment);
    one.site().projectBenefit = benefit;
    return one;
}

TEST(Subsidies, OfUpgradesAreFifteenPercentOfEquipmentAndSoftwareUpTo500) {
    EXPECT_EQ(wan(upgrading("节能", 1000, 9000, 10), "J-2"), 150) << "not of the whole investment";
    EXPECT_EQ(wan(upgrading("节能", 1000, 9000, 9.99), "J-2"), std::nullopt);
    EXPECT_EQ(wan(upgrading("减排", 4000, 9000, 20), "J-2"), 500);
}

TEST(Subsidies, OfSolarPowerAndRedMudNeedAnInvestmentOf2000AndStopAt1000) {
    EXPECT_EQ(wan(upgrading("赤泥综合利用", 1000, 2000, 0), "J-3"), 120);
    EXPECT_EQ(wan(upgrading("光伏发电", 1000, 1999.99, 0), "J-3"), std::nullopt);
    EXPECT_EQ(wan(upgrading("光伏发电", 20000, 30000, 0), "J-3"), 1000);
}

TEST(Subsidies, OfStoresArePaidByTheKilowattHourForThreeYears) {
    SiteCase one = inForce();
    one.site().projectKind = "储能";
    one.site().projectDone = true;
    one.site().storageCapacity = 1000;
    one.site().generated = 320000;
    EXPECT_EQ(wan(one, "J-4"), 16) << "0.5 yuan for each of 320 000 kWh";
    EXPECT_EQ(item(run(one), "J-4")->years, 3);
    one.site().storageCapacity = 999;
    EXPECT_EQ(wan(one, "J-4"), std::nullopt);
}

TEST(Subsidies, OfGreenTitlesAndCataloguesAndExhibitions) {
    SiteCase one = inForce();
    one.site().greenTitle = "绿色工厂";
    one.site().greenTitleLevel = "国家级";
    one.site().greenTitleFirst = true;
    one.site().catalogueProducts = 2;
    one.site().ecoIndustry = true;
    one.site().exhibitionCost = gis::Money::wan(90);
    EXPECT_EQ(wan(one, "J-5a"), 100);
    EXPECT_EQ(wan(one, "J-5b"), std::nullopt);
    EXPECT_EQ(wan(one, "J-6"), 100);
    EXPECT_EQ(wan(one, "J-8"), 63);
    one.site().exhibitionCost = gis::Money::wan(150);
    EXPECT_EQ(wan(one, "J-8"), 100);
    one.site().greenTitleFirst = false;
    EXPECT_EQ(wan(one, "J-5a"), std::nullopt);
}

TEST(PolicyTraps, Trap08SubsidiesEndWithTheValidityOfTheirDocument) {
    SiteCase one = upgrading("节能", 1000, 9000, 10);
    one.project.asOf = gis::makeDate(2022, 6, 2);
    EXPECT_EQ(wan(one, "J-2"), 150);
    one.project.asOf = gis::makeDate(2022, 6, 1);
    EXPECT_EQ(wan(one, "J-2"), std::nullopt);
    one.project.asOf = gis::makeDate(2025, 6, 1);
    EXPECT_EQ(wan(one, "J-2"), 150);
    one.project.asOf = gis::makeDate(2026, 11, 25);
    const auto findings = run(one);
    EXPECT_EQ(item(findings, "J-2")->verdict, Verdict::Fail);
    EXPECT_THAT(item(findings, "J-2")->sentence.zh, HasSubstr("不在政策有效期内"));
}

TEST(PolicyTraps, Trap09TheHigherCountsOnOneMatterAndDifferentMattersAddUp) {
    SiteCase one = upgrading("节能、光伏", 2000, 5000, 12);
    one.site().greenTitle = "绿色工厂";
    one.site().greenTitleLevel = "省级";
    one.site().greenTitleFirst = true;
    const auto findings = run(one);
    EXPECT_EQ(item(findings, "J-2")->verdict, Verdict::Pass);
    EXPECT_EQ(item(findings, "J-3")->verdict, Verdict::Warn) << "240 on the same matter as 300";
    EXPECT_EQ(dueTo(findings, "S1").wan(), 300 + 50);
}

TEST(Subsidies, SayNothingOfFirmsThatTheyDoNotConcern) {
    EXPECT_TRUE(run(inForce()).empty());
}

/// Two sites, each with an exhibition that costs so much.
SiteCase twoExhibitors(double first, double second) {
    SiteCase one = inForce();
    one.site().ecoIndustry = true;
    one.site().exhibitionCost = gis::Money::wan(first);
    one.site().creditCode = "91410100MA40000000";
    one.project.sites.push_back(one.site());
    one.project.sites[1].id = "S2";
    one.project.sites[1].exhibitionCost = gis::Money::wan(second);
    one.project.screening.push_back(one.screening());
    one.project.screening[1].siteId = "S2";
    return one;
}

// J-8: at most 100 for a firm in a year, 70 % of the cost.
TEST(PolicyTraps, Trap9ACapHoldsForTheFirmNotForEachOfItsSites) {
    SiteCase one = twoExhibitors(100, 80);
    auto findings = run(one);
    EXPECT_EQ(dueTo(findings, "S1").wan(), 70);
    EXPECT_EQ(dueTo(findings, "S2").wan(), 30) << "56 asked for, 30 left";
    one.project.sites[1].creditCode = "91410100MA40000001";
    findings = run(one);
    EXPECT_EQ(dueTo(findings, "S2").wan(), 56) << "another firm";
}

TEST(PolicyTraps, Trap34OneProjectOfSeveralSitesCountsOnce) {
    SiteCase one = twoExhibitors(50, 50);
    auto findings = run(one);
    EXPECT_EQ(dueTo(findings, "S1").wan(), 35);
    EXPECT_EQ(dueTo(findings, "S2").wan(), 0);
    EXPECT_THAT(findings.back().sentence.zh, HasSubstr("按同一项目只计一次"));
    one.project.sites[1].creditCode = "91410100MA40000001";
    EXPECT_EQ(dueTo(run(one), "S2").wan(), 35) << "two firms apart";
    one.project.sites[0].place = gis::Point{113.6, 34.7};
    one.project.sites[1].place = gis::Point{113.6, 34.7};
    EXPECT_EQ(dueTo(run(one), "S2").wan(), 0) << "two firms on one parcel";
}

}  // namespace
}  // namespace ruyuan::planner
