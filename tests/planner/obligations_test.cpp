// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/obligations.h"

#include "support/site_case.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::SiteCase;

const Obligations& zhengzhouAsks() {
    static const Obligations kAsks = *readObligations(
        *readPolicyText("zhengzhou-2019-37"), "zhengzhou-2019-37.toml", tests::zhengzhou());
    return kAsks;
}

SiteProgress progressOn(SiteCase& one, Path path) {
    one.decide(path);
    one.project.classifications = {one.run()};
    return progressOf(one.project, tests::zhengzhou(), zhengzhouAsks())->at(0);
}

TEST(Obligations, HoldTheTenPartsOfACountysPlanInTheDocumentsOrder) {
    std::vector<std::string> names;
    for (const PlanPart& part : zhengzhouAsks().planParts) {
        names.push_back(part.name.zh);
    }
    EXPECT_THAT(names,
                ElementsAre("实施范围",
                            "工作目标",
                            "进度安排",
                            "组织方式",
                            "职责分工",
                            "资金筹措",
                            "承接园区",
                            "职工安置",
                            "补偿标准",
                            "保障措施"));
    EXPECT_EQ(zhengzhouAsks().countyPlanDue, gis::makeDate(2019, 6, 25));
}

TEST(Obligations, HoldTheCitysFiguresWithTheirBaseYears) {
    const auto find = [](std::string_view id) {
        return *std::ranges::find(zhengzhouAsks().indicators, id, &Indicator::id);
    };
    EXPECT_EQ(find("energy").target, 23);
    EXPECT_EQ(find("energy").baseYear, 2015);
    EXPECT_EQ(find("metals").target, 12);
    EXPECT_EQ(find("metals").baseYear, 2013);
    EXPECT_EQ(find("coal").comparison, "about");
    EXPECT_EQ(find("nev").target, 80);
    EXPECT_EQ(zhengzhouAsks().indicators.size(), 10U);
}

TEST(PolicyTraps, Trap27TheReportOfTheTwentyFifthIsOfTheSameMonth) {
    EXPECT_EQ(nextReport(zhengzhouAsks(), gis::makeDate(2019, 7, 1)), gis::makeDate(2019, 7, 25));
    EXPECT_EQ(nextReport(zhengzhouAsks(), gis::makeDate(2019, 7, 25)), gis::makeDate(2019, 7, 25));
    EXPECT_EQ(nextReport(zhengzhouAsks(), gis::makeDate(2019, 7, 26)), gis::makeDate(2019, 8, 25));
    // What is due on the last day of the year is seen in January's report.
    EXPECT_EQ(nextReport(zhengzhouAsks(), gis::makeDate(2020, 12, 31)), gis::makeDate(2021, 1, 25));
}

TEST(Obligations, RemindSoManyWorkingDaysBeforeTheReport) {
    EXPECT_EQ(zhengzhouAsks().reminderWorkingDays, 5);
    // 2019-07-25 is a Thursday: back over a weekend to the Thursday before.
    EXPECT_EQ(workingDaysBefore(gis::makeDate(2019, 7, 25), 5), gis::makeDate(2019, 7, 18));
    EXPECT_EQ(workingDaysBefore(gis::makeDate(2019, 8, 25), 1), gis::makeDate(2019, 8, 23));
    EXPECT_EQ(workingDaysBefore(gis::makeDate(2019, 8, 25), 0), gis::makeDate(2019, 8, 25));
}

TEST(PolicyTraps, Trap28DoneMeansSomethingElseOnEachPath) {
    SiteCase upgraded;
    upgraded.site().acceptancePassed = true;
    EXPECT_EQ(progressOn(upgraded, Path::OnSite).done, Verdict::Pass);
    SiteCase moved;
    moved.site().newPlantRunning = true;
    moved.site().oldEquipmentRemoved = false;
    EXPECT_EQ(progressOn(moved, Path::Relocation).done, Verdict::Fail);
    moved.site().oldEquipmentRemoved = true;
    EXPECT_EQ(progressOn(moved, Path::Relocation).done, Verdict::Pass);
    SiteCase stopped;
    stopped.site().productionStopped = true;
    stopped.site().oldEquipmentRemoved = false;
    EXPECT_EQ(progressOn(stopped, Path::Closure).done, Verdict::Fail) << "stopping is not enough";
    SiteCase chemical;
    chemical.site().productionStopped = true;
    chemical.site().oldEquipmentRemoved = true;
    chemical.site().hazardousChemicals = true;
    const SiteProgress unsurveyed = progressOn(chemical, Path::Closure);
    EXPECT_EQ(unsurveyed.done, Verdict::Unknown);
    EXPECT_THAT(unsurveyed.missing, ElementsAre("soil_survey_done"));
}

TEST(Progress, IsThatOfThePathDecidedLast) {
    SiteCase changed;
    changed.site().acceptancePassed = true;
    changed.site().productionStopped = true;
    changed.site().oldEquipmentRemoved = false;
    EXPECT_EQ(progressOn(changed, Path::OnSite).done, Verdict::Pass);
    EXPECT_EQ(progressOn(changed, Path::Closure).done, Verdict::Fail);
}

TEST(Progress, IsOverdueOnlyAfterTheDeadline) {
    SiteCase one;
    one.project.asOf = gis::makeDate(2020, 12, 31);
    EXPECT_FALSE(progressOn(one, Path::OnSite).overdue);
    one.project.asOf = gis::makeDate(2021, 1, 1);
    EXPECT_TRUE(progressOn(one, Path::OnSite).overdue);
    one.site().acceptancePassed = true;
    EXPECT_FALSE(progressOn(one, Path::OnSite).overdue);
}

TEST(CountyPlan, SaysWhatTheProjectGivesAndWhatTheCountyHasToWrite) {
    SiteCase one;
    one.site().county = "荥阳市";
    one.project.classifications = {one.run()};
    const auto findings = countyPlan(one.project, zhengzhouAsks(), "荥阳");
    const auto of = [&](std::string_view part) {
        return *std::ranges::find(findings, part, &PlanPartFinding::part);
    };
    EXPECT_EQ(findings.size(), 10U);
    EXPECT_EQ(of("scope").verdict, Verdict::Pass);
    EXPECT_EQ(of("schedule").verdict, Verdict::Unknown);
    EXPECT_EQ(of("funding").verdict, Verdict::Unknown);
    EXPECT_THAT(of("funding").sentence.zh, HasSubstr("须由县里写明"));
    EXPECT_THAT(countyPlan(one.project, zhengzhouAsks(), "登封")[0].sentence.zh,
                HasSubstr("没有涉及的厂区"));
}

TEST(Obligations, NameTheLineOfAConditionThatDoesNotHoldTogether) {
    const auto wrong = readObligations(
        "[[done]]\npath = \"closure\"\ncondition = \"no_such_fact\"\nclause = \"D-CLOSURE\"\n"
        "sentence = { zh = \"a\", en = \"b\" }\n",
        "pack.toml",
        tests::zhengzhou());
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().where, HasSubstr("pack.toml:1"));
    EXPECT_THAT(wrong.error().sentence.en, HasSubstr("no_such_fact"));
}

}  // namespace
}  // namespace ruyuan::planner
