// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/timeline.h"

#include "planner/detail/verify_inputs.h"
#include "planner/pipeline.h"
#include "planner/sample.h"
#include "planner/spending.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace ruyuan::planner {
namespace {

using gis::makeDate;
using gis::Quarter;

/// Sites S0, S1… with an entry each.
Project planOf(const std::vector<PlanEntry>& entries) {
    Project project;
    project.asOf = makeDate(2019, 7, 1);
    project.plan = Plan();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Site site;
        site.id = "S" + std::to_string(i);
        project.sites.push_back(site);
        Classification classification;
        classification.siteId = site.id;
        project.classifications.push_back(classification);
        project.plan->entries.push_back(entries[i]);
        project.plan->entries.back().siteId = site.id;
    }
    return project;
}

PlanEntry works(Path path, Quarter start, Quarter finish) {
    PlanEntry entry;
    entry.path = path;
    entry.start = start;
    entry.finish = finish;
    return entry;
}

TEST(Timeline, ASiteMovesFromTheFirstDayOfItsWorksToTheLast) {
    // 2020Q1 and Q2: 1 January to 30 June 2020, 182 days.
    const Timeline timeline(planOf({works(Path::Relocation, Quarter(2020, 1), Quarter(2020, 2))}));
    const auto stage = [&](int year, unsigned month, unsigned day) {
        return timeline.at(0, makeDate(year, month, day)).stage;
    };
    EXPECT_EQ(stage(2019, 12, 31), WorksStage::Before);
    EXPECT_EQ(stage(2020, 1, 1), WorksStage::Running);
    EXPECT_EQ(stage(2020, 6, 30), WorksStage::Running);
    EXPECT_EQ(stage(2020, 7, 1), WorksStage::Over);
    EXPECT_DOUBLE_EQ(timeline.at(0, makeDate(2020, 1, 1)).share, 0);
    EXPECT_DOUBLE_EQ(timeline.at(0, makeDate(2020, 4, 1)).share, 91.0 / 182);
    EXPECT_DOUBLE_EQ(timeline.at(0, makeDate(2020, 7, 1)).share, 1);
    EXPECT_EQ(timeline.first(), makeDate(2020, 1, 1));
    EXPECT_EQ(timeline.last(), makeDate(2020, 6, 30));
}

TEST(Timeline, WithoutAPlanNothingHappens) {
    Project project = planOf({works(Path::Closure, Quarter(2020, 1), Quarter(2020, 1))});
    project.plan.reset();
    const Timeline timeline(project);
    EXPECT_EQ(timeline.at(0, makeDate(2025, 1, 1)), SiteOnDay());
    EXPECT_EQ(timeline.countsOn(makeDate(2025, 1, 1)), CountsOnDay());
    EXPECT_FALSE(timeline.first().has_value());
}

TEST(Timeline, AStepIsOverdueFromTheDayAfterItsDeadlineUntilItIsDone) {
    Project project = planOf({works(Path::OnSite, Quarter(2020, 1), Quarter(2020, 2))});
    Task task;
    task.siteId = "S0";
    task.start = makeDate(2019, 7, 1);
    task.finish = makeDate(2019, 8, 20);
    task.deadline = makeDate(2019, 8, 10);
    project.tasks = {task};
    const Timeline timeline(project);
    EXPECT_FALSE(timeline.at(0, makeDate(2019, 8, 10)).overdue);
    EXPECT_TRUE(timeline.at(0, makeDate(2019, 8, 11)).overdue);
    EXPECT_TRUE(timeline.at(0, makeDate(2019, 8, 20)).overdue);
    EXPECT_FALSE(timeline.at(0, makeDate(2019, 8, 21)).overdue);
}

TEST(Timeline, WhatHasNoPathIsOverdueForGood) {
    Project project = planOf({PlanEntry()});
    project.classifications[0].allowedPaths = {Path::OnSite};
    project.classifications[0].proposedPath = Path::OnSite;
    project.classifications[0].dates = {{Path::OnSite, std::nullopt, makeDate(2020, 12, 31), ""}};
    const Timeline timeline(project);
    EXPECT_FALSE(timeline.at(0, makeDate(2020, 12, 31)).overdue);
    EXPECT_TRUE(timeline.at(0, makeDate(2021, 1, 1)).overdue);
    EXPECT_TRUE(timeline.at(0, makeDate(2050, 1, 1)).overdue);
    EXPECT_EQ(timeline.countsOn(makeDate(2021, 1, 1)).unassigned, 1);
}

TEST(Spending, IsSpreadOverTheQuartersOfWork) {
    Project project = planOf({works(Path::OnSite, Quarter(2019, 4), Quarter(2020, 3)),
                              works(Path::Closure, Quarter(2022, 1), Quarter(2022, 1))});
    project.plan->entries[0].cost = gis::Money::wan(400);
    project.plan->entries[1].cost = gis::Money::wan(50);
    PolicyPack pack;
    pack.planParameters = {{"on_site_public_share", 0.25}, {"closure_public_share", 1.0}};
    const auto years = spendingByYear(project, pack).value();
    ASSERT_EQ(years.size(), 4U);
    EXPECT_EQ(years[0].year, 2019);
    EXPECT_DOUBLE_EQ(years[0].publicWan, 25);
    EXPECT_DOUBLE_EQ(years[0].privateWan, 75);
    EXPECT_DOUBLE_EQ(years[1].publicWan + years[1].privateWan, 300);
    EXPECT_EQ(years[2].year, 2021);
    EXPECT_DOUBLE_EQ(years[2].publicWan + years[2].privateWan, 0);
    EXPECT_DOUBLE_EQ(years[3].publicWan, 50);
    EXPECT_EQ(years[3].sites, std::vector<std::string>{"S1"});
}

struct TimelineOfSample : ::testing::Test {
    static const Project& project() {
        static const Project kProject = [] {
            auto made = sampleProject("zhengzhou").value();
            runStages(made, pack(), Stage::Screen, Stage::Plan).value();
            return made;
        }();
        return kProject;
    }
    static const PolicyPack& pack() {
        static const PolicyPack kPack = [] {
            const auto made = sampleProject("zhengzhou").value();
            return parsePolicyPack(made.policyText, made.policyName).value();
        }();
        return kPack;
    }
};

TEST_F(TimelineOfSample, CountsOfEveryQuarterAreThoseOfThePlanCountedOneByOne) {
    const Timeline timeline(project());
    for (Quarter quarter(2019, 1); quarter <= Quarter(2025, 4); quarter = quarter + 1) {
        CountsOnDay expected;
        for (const PlanEntry& entry : project().plan->entries) {
            if (!entry.path) {
                ++expected.unassigned;
            } else if (quarter < *entry.start) {
                ++expected.waiting;
            } else if (quarter <= *entry.finish) {
                ++expected.running[static_cast<std::size_t>(*entry.path)];
            } else {
                ++expected.over[static_cast<std::size_t>(*entry.path)];
            }
        }
        for (const gis::Date day : {quarter.firstDay(), quarter.lastDay()}) {
            CountsOnDay counts = timeline.countsOn(day);
            counts.overdue = 0;
            EXPECT_EQ(counts, expected) << quarter.label();
        }
    }
}

TEST_F(TimelineOfSample, OverdueDaysAreThoseBetweenADeadlineAndItsEnd) {
    const Timeline timeline(project());
    for (gis::Date day = makeDate(2019, 7, 1); day < makeDate(2024, 1, 1);
         day += std::chrono::days(17)) {
        for (std::size_t i = 0; i < project().sites.size(); ++i) {
            const std::string& id = project().sites[i].id;
            bool overdue = false;
            for (const Task& task : project().tasks) {
                overdue |= task.siteId == id && task.deadline && *task.deadline < day &&
                           day <= task.finish;
            }
            for (const PlanEntry& entry : project().plan->entries) {
                for (const PathDates& dates : project().classifications[i].dates) {
                    overdue |= entry.siteId == id && dates.path == entry.path && dates.finishBy &&
                               *dates.finishBy < day && day <= entry.finish->lastDay();
                }
            }
            EXPECT_EQ(timeline.at(i, day).overdue, overdue) << id << " " << gis::isoDate(day);
        }
    }
}

TEST_F(TimelineOfSample, LandAtTheEndOfEveryQuarterIsThatOfTheSitesThatHaveBegun) {
    const auto inputs = detail::VerifyInputs::of(project(), pack()).value();
    int used = 0;
    for (const Park& park : project().parks) {
        const auto ledger = parkLedger(project(), pack(), park);
        for (const QuarterLoad& load :
             loadsOf(ledger, "land", Quarter(2019, 1), Quarter(2025, 4))) {
            double land = 0;
            double open = 0;
            bool known = true;
            for (const PlanEntry& entry : project().plan->entries) {
                const Site* site = inputs.site(entry.siteId);
                if (entry.parkId == park.id && entry.start <= load.quarter && site->land) {
                    land += inputs.land(*site);
                }
            }
            for (const ParkPhase& phase : park.phases) {
                if (phase.opens <= load.quarter.lastDay()) {
                    known = known && phase.land;
                    open += phase.land ? phase.land->mu() : 0;
                }
            }
            EXPECT_NEAR(load.used, land, 1e-9) << park.id << load.quarter.label();
            used += land > 0 ? 1 : 0;
            ASSERT_EQ(load.capacity.has_value(), known);
            if (known) {
                EXPECT_NEAR(*load.capacity, open, 1e-9);
            }
        }
    }
    EXPECT_GT(used, 10);
}

TEST_F(TimelineOfSample, SpendingOfAllYearsIsThePlansMoney) {
    double sum = 0;
    double ours = 0;
    const auto years = spendingByYear(project(), pack()).value();
    for (const YearSpending& year : years) {
        sum += year.publicWan + year.privateWan;
        ours += year.publicWan;
    }
    const auto inputs = detail::VerifyInputs::of(project(), pack()).value();
    double expected = 0;
    double expectedOurs = 0;
    for (const PlanEntry& entry : project().plan->entries) {
        if (!entry.path) {
            continue;
        }
        expected += entry.cost.wan();
        const Site& site = *inputs.site(entry.siteId);
        double cost = inputs.ofPath(*entry.path, "cost", site);
        if (*entry.path == Path::Closure) {
            cost += inputs.employees(site) * inputs.values()("closure_cost_per_employee");
        }
        std::string name(word(*entry.path));
        std::ranges::replace(name, '-', '_');
        expectedOurs += cost * inputs.values()(name + "_public_share");
    }
    EXPECT_NEAR(sum, expected, 1e-6 * expected);
    EXPECT_NEAR(ours, expectedOurs, 1e-4 * expected);
}

TEST_F(TimelineOfSample, TheSliderGoesThroughTheYearsOfThePolicy) {
    const Years years = Timeline(project()).years();
    EXPECT_EQ(years.first, 2019);
    EXPECT_EQ(years.last, 2025);
}

TEST_F(TimelineOfSample, BeginningsAreTheStartsOfThePlan) {
    std::map<gis::Date, int> expected;
    for (const PlanEntry& entry : project().plan->entries) {
        if (entry.start) {
            ++expected[entry.start->firstDay()];
        }
    }
    const Timeline timeline(project());
    ASSERT_EQ(timeline.beginnings().size(), expected.size());
    for (const Beginning& beginning : timeline.beginnings()) {
        EXPECT_EQ(beginning.sites, expected[beginning.day]);
    }
}

TEST_F(TimelineOfSample, MilestonesCountTheSitesOfEachDate) {
    int dated = 0;
    const Timeline timeline(project());
    for (const Milestone& milestone : timeline.milestones()) {
        dated += milestone.start ? 0 : milestone.sites;
        EXPECT_FALSE(milestone.paths.empty());
    }
    int expected = 0;
    for (const PlanEntry& entry : project().plan->entries) {
        for (const Classification& site : project().classifications) {
            const auto path = entry.path ? entry.path : site.proposedPath;
            for (const PathDates& dates : site.dates) {
                expected +=
                    site.siteId == entry.siteId && dates.path == path && dates.finishBy ? 1 : 0;
            }
        }
    }
    EXPECT_EQ(dated, expected);
}

}  // namespace
}  // namespace ruyuan::planner
