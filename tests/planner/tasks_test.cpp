// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/tasks.h"

#include "planner/detail/task_network.h"
#include "support/site_case.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace ruyuan::planner {
namespace {

using gis::makeDate;
using testing::HasSubstr;

TEST(TaskNetwork, FollowsTheLongestChain) {
    using detail::Step;
    const std::vector<Step> steps{
        {.days = 10, .after = {}, .from = {}, .until = {}},
        {.days = 30, .after = {0}, .from = {}, .until = {}},
        {.days = 5, .after = {0}, .from = {}, .until = {}},
        {.days = 1, .after = {1, 2}, .from = {}, .until = makeDate(2020, 3, 31)},
        {.days = 0, .after = {3}, .from = {}, .until = {}}};
    const auto dates = detail::datesOf(steps, makeDate(2020, 1, 1), {});
    EXPECT_EQ(dates[0].finish, makeDate(2020, 1, 10));
    EXPECT_EQ(dates[1].start, makeDate(2020, 1, 11));
    EXPECT_EQ(dates[1].finish, makeDate(2020, 2, 9));
    EXPECT_EQ(dates[3].start, makeDate(2020, 2, 10));
    EXPECT_EQ(dates[4].start, dates[3].finish);
    EXPECT_FALSE(dates[4].latestStart) << "nothing is asked of it";
    EXPECT_EQ(dates[3].latestStart, makeDate(2020, 3, 31));
    EXPECT_EQ(dates[1].latestStart, makeDate(2020, 3, 1));
    EXPECT_EQ(dates[2].latestStart, makeDate(2020, 3, 26));
    EXPECT_EQ(dates[0].latestStart, makeDate(2020, 2, 20));
}

TEST(TaskNetwork, EarthworksRestInWinter) {
    const WinterBreak winter{11, 15, 3, 15, "封土"};
    EXPECT_TRUE(detail::inBreak(winter, makeDate(2019, 11, 15)));
    EXPECT_TRUE(detail::inBreak(winter, makeDate(2020, 1, 1)));
    EXPECT_TRUE(detail::inBreak(winter, makeDate(2020, 3, 15)));
    EXPECT_FALSE(detail::inBreak(winter, makeDate(2020, 3, 16)));
    EXPECT_FALSE(detail::inBreak(winter, makeDate(2019, 11, 14)));
    const auto laid = [&](gis::Date begin, std::int64_t days, gis::Date until) {
        const std::vector<detail::Step> one{
            {.days = days, .after = {}, .from = {}, .until = until, .rests = true}};
        return detail::datesOf(one, begin, winter)[0];
    };
    const auto inWinter = laid(makeDate(2019, 12, 1), 10, makeDate(2020, 12, 31));
    EXPECT_EQ(inWinter.start, makeDate(2020, 3, 16));
    EXPECT_EQ(inWinter.finish, makeDate(2020, 3, 25));
    EXPECT_EQ(inWinter.latestStart, makeDate(2020, 11, 5));  // the tenth day is 11-14
    const auto across = laid(makeDate(2019, 11, 10), 10, makeDate(2020, 3, 20));
    EXPECT_EQ(across.finish, makeDate(2020, 3, 20));  // five days before, five after
    EXPECT_EQ(across.latestStart, makeDate(2019, 11, 10));
}

/// A relocation planned for 2020Q3 to 2022Q1.
struct Planned {
    explicit Planned(Path path = Path::Relocation) {
        Classification classification;
        classification.siteId = one.site().id;
        classification.size = SizeClass::Small;
        classification.dates = {
            {Path::Relocation, makeDate(2019, 12, 31), makeDate(2022, 12, 31), "P-3a"},
            {Path::OnSite, makeDate(2019, 6, 30), makeDate(2020, 12, 31), "P-1"},
            {Path::Closure, {}, makeDate(2020, 12, 31), "P-4"}};
        one.project.classifications = {classification};
        PlanEntry entry;
        entry.siteId = one.site().id;
        entry.path = path;
        entry.start = gis::Quarter(2020, 3);
        entry.finish = gis::Quarter(2022, 1);
        Plan plan;
        plan.entries = {entry};
        one.project.plan = plan;
    }
    std::map<std::string, Task> tasks() {
        std::map<std::string, Task> byId;
        const auto made = tasksOf(one.project, tests::zhengzhou());
        EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().sentence.en);
        for (const Task& task : made.value_or(std::vector<Task>())) {
            byId.emplace(task.id, task);
        }
        return byId;
    }
    tests::SiteCase one;
};

TEST(Tasks, LieBetweenLaunchAndAcceptance) {
    Planned planned;
    auto tasks = planned.tasks();
    EXPECT_EQ(tasks["launch"].finish, makeDate(2019, 12, 31));
    EXPECT_EQ(tasks["launch"].deadline, makeDate(2019, 12, 31));
    EXPECT_FALSE(tasks["launch"].late);
    EXPECT_GT(tasks["agreement"].start, tasks["launch"].finish);
    EXPECT_GE(tasks["construction-start"].start, makeDate(2020, 7, 1)) << "not before the plan";
    EXPECT_GT(tasks["trial"].start, tasks["installation"].finish);
    EXPECT_EQ(tasks["acceptance"].deadline, makeDate(2022, 12, 31));
    for (const auto& [id, task] : tasks) {
        if (id != "launch" && task.latestStart) {
            EXPECT_EQ(task.floatDays, (*task.latestStart - task.start).count()) << id;
        }
    }
}

TEST(Tasks, TellByWhenTheyMustStart) {
    Planned planned;
    const auto early = planned.tasks();
    EXPECT_GE(early.at("eia").floatDays, 0);
    planned.one.project.classifications[0].dates[0].finishBy = makeDate(2021, 6, 30);
    const auto tight = planned.tasks();
    EXPECT_LT(tight.at("eia").floatDays, early.at("eia").floatDays);
    EXPECT_TRUE(tight.at("acceptance").late);
    EXPECT_LT(*tight.at("acceptance").floatDays, 0);
    EXPECT_EQ(tight.at("eia").start, early.at("eia").start) << "a date does not hasten the work";
}

TEST(Tasks, AreLateWhenTheLaunchDateHasPassed) {
    Planned planned;
    planned.one.project.asOf = makeDate(2020, 1, 2);
    EXPECT_TRUE(planned.tasks().at("launch").late);
}

TEST(Tasks, DependOnTheFactsOfTheSite) {
    Planned planned;
    planned.one.site().hazardousChemicals = true;
    EXPECT_FALSE(planned.tasks().contains("safety")) << "a foundry";
    planned.one.trade("化学原料制造", "化工产品");
    EXPECT_TRUE(planned.tasks().contains("safety"));
    planned.one.site().hazardousChemicals = false;
    EXPECT_FALSE(planned.tasks().contains("safety"));
    planned.one.site().hazardousChemicals.reset();
    EXPECT_TRUE(planned.tasks().contains("safety")) << "what may be needed is laid out";
}

// 环评法 第二十四条: more than five years from approval to the start of the works.
TEST(Tasks, Trap33AnOldAssessmentIsDoneAgain) {
    Planned planned(Path::OnSite);
    EXPECT_TRUE(planned.tasks().contains("eia"));
    planned.one.site().eiaDate = makeDate(2015, 7, 2);  // works start on 2020-07-01
    EXPECT_FALSE(planned.tasks().contains("eia"));
    EXPECT_GT(planned.tasks().at("design").start, planned.tasks().at("filing").finish);
    planned.one.site().eiaDate = makeDate(2015, 6, 29);
    ASSERT_TRUE(planned.tasks().contains("eia"));
    EXPECT_THAT(planned.tasks().at("eia").note.zh, HasSubstr("超过 5 年"));
    Planned moving(Path::Relocation);
    moving.one.site().eiaDate = makeDate(2020, 1, 1);
    EXPECT_TRUE(moving.tasks().contains("eia")) << "another place needs an assessment of its own";
}

// 42号令 names six trades; others are surveyed only as key units.
TEST(Tasks, Trap29OnlyTheTradesOfTheOrderAreSurveyed) {
    Planned planned(Path::Closure);
    EXPECT_FALSE(planned.tasks().contains("soil-survey")) << "a foundry, on no list";
    planned.one.site().soilKeyUnit = true;
    EXPECT_TRUE(planned.tasks().contains("soil-survey"));
}

TEST(Tasks, SayWhenUsualDurationsGoBeyondThePlan) {
    Planned planned;
    planned.one.project.plan->entries[0].finish = gis::Quarter(2020, 4);
    EXPECT_THAT(planned.tasks().at("acceptance").note.zh, HasSubstr("晚于计划完成"));
}

TEST(TaskTemplates, ThatDoNotHoldTogetherAreRefused) {
    const auto text = readPolicyText("zhengzhou-2019-37");
    ASSERT_TRUE(text.has_value());
    const auto refused = [&](const std::string& task) {
        const auto pack = parsePolicyPack(
            *text +
                "\n[[task]]\npath = \"closure\"\nid = \"x\"\nname = { zh = \"甲\", en = \"a\" }\n" +
                task,
            "p.toml");
        return pack ? std::string() : pack.error().sentence.en;
    };
    EXPECT_EQ(refused("months = 1\n"), "");
    EXPECT_THAT(refused("months = -1\n"), HasSubstr("below zero"));
    EXPECT_THAT(refused("after = [\"nothing\"]\n"), HasSubstr("'nothing'"));
    EXPECT_THAT(refused("approved_on = \"eia_date\"\n"), HasSubstr("valid_years"));
    EXPECT_THAT(refused("approved_on = \"land_mu\"\nvalid_years = 5\n"), HasSubstr("is a date"));
    EXPECT_THAT(refused("condition = \"moon\"\n"), HasSubstr("moon"));
}

}  // namespace
}  // namespace ruyuan::planner
