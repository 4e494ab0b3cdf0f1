// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/scenarios.h"

#include "planner/pipeline.h"
#include "planner/project_file.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Decision decision(std::string site, Path path, std::string park = "", std::string document = "") {
    Decision made;
    made.siteId = std::move(site);
    made.path = path;
    made.park = std::move(park);
    made.document = std::move(document);
    return made;
}

PlanEntry entry(std::string site, Path path, double wan, std::string park = "") {
    PlanEntry made;
    made.siteId = std::move(site);
    made.path = path;
    made.parkId = std::move(park);
    made.start = gis::Quarter::of(gis::makeDate(2020, 1, 1));
    made.finish = made.start;
    made.cost = gis::Money::wan(wan);
    return made;
}

Plan plan(std::vector<PlanEntry> entries, double objective = 0) {
    Plan made;
    made.entries = std::move(entries);
    made.objective = objective;
    return made;
}

/// Three sites, two parks, and a scenario 乙 on a scenario 甲.
Project city() {
    Project project;
    for (int i = 1; i <= 3; ++i) {
        Site site;
        site.id = std::format("S{}", i);
        site.name = std::format("厂{}", i);
        site.land = gis::Area::mu(10.0 * i);
        project.sites.push_back(site);
    }
    for (const char* id : {"P1", "P2"}) {
        Park park;
        park.id = id;
        park.name = std::string("园区") + id;
        project.parks.push_back(park);
    }
    EXPECT_TRUE(addScenario(project, "甲", "", "先搬"));
    EXPECT_TRUE(addScenario(project, "乙", "甲", ""));
    return project;
}

std::string refused(const gis::Result<void>& done) {
    return done ? std::string() : done.error().sentence.en + " / " + done.error().advice.en;
}

TEST(Scenarios, AreCalledOnceAndNotAsTheProject) {
    Project project = city();
    EXPECT_THAT(refused(addScenario(project, "甲", "", "")), HasSubstr("already"));
    EXPECT_THAT(refused(addScenario(project, "main", "", "")), HasSubstr("cannot be called"));
    EXPECT_THAT(refused(addScenario(project, "", "", "")), HasSubstr("cannot be called"));
    EXPECT_THAT(refused(addScenario(project, "丙", "丁", "")),
                HasSubstr("the scenarios are: 甲、乙"));
    EXPECT_THAT(refused(renameScenario(project, "乙", "甲")), HasSubstr("already"));
    EXPECT_EQ(project.scenarios.size(), 2U);
}

TEST(Scenarios, KeepTheirChildrenWhenRenamedAndAreNotDroppedUnderThem) {
    Project project = city();
    EXPECT_THAT(refused(dropScenario(project, "甲")), HasSubstr("\"乙\" builds on \"甲\""));
    ASSERT_TRUE(renameScenario(project, "甲", "先行"));
    EXPECT_EQ(project.scenarios[1].parent, "先行");
    ASSERT_TRUE(dropScenario(project, "乙"));
    ASSERT_TRUE(dropScenario(project, "先行"));
    EXPECT_TRUE(project.scenarios.empty());
    EXPECT_THAT(refused(dropScenario(project, "甲")), HasSubstr("ruyuan scenario new"));
}

TEST(Scenarios, SeeTheDecisionsOfTheProjectThenOfTheirParentsThenTheirOwn) {
    Project project = city();
    project.decisions = {decision("S1", Path::Closure)};
    project.scenarios[0].decisions = {decision("S1", Path::OnSite)};
    project.scenarios[1].decisions = {decision("S1", Path::Relocation)};
    project.classifications.resize(3);
    const auto paths = [&](const char* name) {
        std::vector<Path> found;
        const auto seen = seenBy(project, name);
        EXPECT_TRUE(seen);
        for (const Decision& one : seen->decisions) {
            found.push_back(*one.path);
        }
        EXPECT_EQ(seen->classifications.empty(), found.size() > 1)
            << "what rests on decisions is made again";
        return found;
    };
    EXPECT_THAT(paths("main"), ElementsAre(Path::Closure));
    EXPECT_THAT(paths("甲"), ElementsAre(Path::Closure, Path::OnSite));
    EXPECT_THAT(paths("乙"), ElementsAre(Path::Closure, Path::OnSite, Path::Relocation));
    EXPECT_FALSE(seenBy(project, "丙"));
    EXPECT_EQ(project.decisions.size(), 1U) << "the project is as it was";
}

TEST(Scenarios, WhatChangesInTheProjectReachesThemUnlessTheyDecideOtherwise) {
    Project project = city();
    project.scenarios[0].decisions = {decision("S1", Path::OnSite)};
    project.sites[1].employees = 77;
    project.decisions.push_back(decision("S2", Path::Closure));
    const Project seen = *seenBy(project, "乙");
    EXPECT_EQ(seen.sites[1].employees, 77);
    EXPECT_EQ(seen.decisions.front().siteId, "S2");
    EXPECT_EQ(seen.decisions.back().siteId, "S1");
}

TEST(Scenarios, SetPlanningParametersOverThoseOfTheirParents) {
    Project project = city();
    project.scenarios[0].parameters = {{"discount_rate", 0.05}, {"horizon", 8}};
    project.scenarios[1].parameters = {{"discount_rate", 0.02}};
    PolicyPack pack;
    pack.planParameters = {{"discount_rate", 0.08}};
    EXPECT_EQ(packSeenBy(project, pack, "")->planParameters.at("discount_rate"), 0.08);
    EXPECT_EQ(packSeenBy(project, pack, "甲")->planParameters.at("discount_rate"), 0.05);
    EXPECT_EQ(packSeenBy(project, pack, "乙")->planParameters.at("discount_rate"), 0.02);
    EXPECT_EQ(packSeenBy(project, pack, "乙")->planParameters.at("horizon"), 8);
}

TEST(Scenarios, LosePlansThatRestOnWhatChanged) {
    Project project = city();
    ASSERT_TRUE(addScenario(project, "丙", "", ""));
    const auto planAll = [&] {
        for (Scenario& scenario : project.scenarios) {
            scenario.plan = Plan{};
        }
    };
    const auto planned = [&] {
        std::vector<std::string> names;
        for (const Scenario& scenario : project.scenarios) {
            if (scenario.plan) {
                names.push_back(scenario.name);
            }
        }
        return names;
    };
    planAll();
    scenarioChanged(project, "乙");
    EXPECT_THAT(planned(), ElementsAre("甲", "丙"));
    planAll();
    scenarioChanged(project, "甲");
    EXPECT_THAT(planned(), ElementsAre("丙"));
    planAll();
    inputsChanged(project, Stage::Screen);
    EXPECT_THAT(planned(), ElementsAre());
}

TEST(Scenarios, AreComparedSiteBySiteAndFigureByFigure) {
    Project project = city();
    project.plan = plan({entry("S1", Path::Closure, 10),
                         entry("S2", Path::Relocation, 200, "P1"),
                         entry("S3", Path::Relocation, 300, "P1")},
                        510);
    project.scenarios[0].plan = plan({entry("S1", Path::Closure, 12),
                                      entry("S2", Path::Relocation, 220, "P2"),
                                      entry("S3", Path::OnSite, 40)},
                                     272);
    const auto comparison = comparePlans(project, "main", "甲");
    ASSERT_TRUE(comparison);
    ASSERT_EQ(comparison->sites.size(), 2U) << "S1 costs more, and does the same";
    EXPECT_EQ(comparison->sites[0].site, 1U);
    EXPECT_EQ(comparison->sites[0].first->parkId, "P1");
    EXPECT_EQ(comparison->sites[0].second->parkId, "P2");
    EXPECT_EQ(comparison->sites[1].second->path, Path::OnSite);
    const auto figure = [&](const char* name) {
        for (const Figure& one : comparison->figures) {
            if (one.name.zh == name) {
                return std::pair(one.first, one.second);
            }
        }
        ADD_FAILURE() << name;
        return std::pair(-1.0, -1.0);
    };
    EXPECT_EQ(figure("费用合计"), std::pair(510.0, 272.0));
    EXPECT_EQ(figure("腾退占地"), std::pair(50.0, 20.0));
    EXPECT_EQ(figure(label(Path::Relocation).zh.c_str()), std::pair(2.0, 1.0));
    EXPECT_EQ(figure("目标值"), std::pair(510.0, 272.0));

    const auto unplanned = comparePlans(project, "甲", "乙");
    ASSERT_FALSE(unplanned);
    EXPECT_THAT(unplanned.error().sentence.en, HasSubstr("no plan of \"乙\""));
}

TEST(Scenarios, DecisionsTheSameInEveryPlanAreRobust) {
    Project project = city();
    EXPECT_TRUE(robustness(project).empty());
    project.plan = plan({entry("S1", Path::Closure, 1), entry("S2", Path::Relocation, 1, "P1")});
    project.scenarios[0].plan =
        plan({entry("S1", Path::Closure, 9), entry("S2", Path::Relocation, 1, "P2")});
    const auto all = robustness(project);
    ASSERT_EQ(all.size(), 2U) << "no plan speaks of S3, and 乙 has none";
    EXPECT_THAT(all[0].plans, ElementsAre("", "甲"));
    EXPECT_TRUE(all[0].robust);
    EXPECT_FALSE(all[1].robust);
    EXPECT_EQ(all[1].entries[1]->parkId, "P2");
}

TEST(Scenarios, ADecisionIsTakenOverWithItsReasonsAndAConflictIsTold) {
    Project project = city();
    project.scenarios[0].decisions = {
        decision("S1", Path::Relocation, "园区P1", "郑工信〔2020〕1号")};
    project.scenarios[0].plan = plan({entry("S2", Path::Relocation, 5, "P2")});
    project.plan = Plan{};

    const auto own = takeDecision(project, "甲", "main", 0, "");
    ASSERT_TRUE(own);
    EXPECT_FALSE(own->overrides);
    EXPECT_EQ(project.decisions.back().document, "郑工信〔2020〕1号");
    EXPECT_FALSE(project.plan) << "it rests on what was decided";

    const auto planned = takeDecision(project, "甲", "main", 1, "会议纪要");
    EXPECT_FALSE(planned) << "its plan was cleared with the project's";

    project.scenarios[0].plan = plan({entry("S2", Path::Relocation, 5, "P2")});
    const auto again = takeDecision(project, "甲", "main", 1, "会议纪要");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->decision.park, "园区P2");
    EXPECT_EQ(again->decision.start, gis::makeDate(2020, 1, 1));
    EXPECT_EQ(again->decision.document, "会议纪要");

    project.decisions = {decision("S1", Path::Closure, "", "县政府决定")};
    const auto conflict = takeDecision(project, "甲", "main", 0, "");
    ASSERT_TRUE(conflict);
    ASSERT_TRUE(conflict->overrides);
    EXPECT_EQ(conflict->overrides->document, "县政府决定");

    EXPECT_THAT(takeDecision(project, "甲", "main", 2, "").error().sentence.en,
                HasSubstr("neither a decision nor a plan"));
}

TEST(Scenarios, AreInTheFileAsTheyWere) {
    const Act act{"new", {"建", "made"}, "李四", "", "2026-01-01T00:00:00Z", ""};
    const testing::TemporaryFolder folder;
    const auto file = folder / "情景.gpkg";
    Project project = city();
    project.asOf = gis::makeDate(2019, 7, 1);
    project.scenarios[0].decisions = {decision("S1", Path::Relocation, "园区P1", "文"),
                                      decision("S1", Path::Closure)};
    project.scenarios[0].parameters = {{"discount_rate", 0.1 + 0.2}};
    project.scenarios[1].plan = plan({entry("S2", Path::Relocation, 5.5, "P2")}, 1.0 / 3);
    project.scenarios[1].plan->overruns = {{"land P1", {"超", "over"}, 3.5}};
    ASSERT_TRUE(createProject(file, project, act));
    const auto read = readProject(file);
    ASSERT_TRUE(read) << read.error().sentence.en;
    ASSERT_EQ(read->scenarios.size(), 2U);
    const Scenario& first = read->scenarios[0];
    EXPECT_EQ(first.note, "先搬");
    ASSERT_EQ(first.decisions.size(), 2U);
    EXPECT_EQ(first.decisions[0].document, "文");
    EXPECT_EQ(first.decisions[1].path, Path::Closure);
    EXPECT_EQ(first.parameters.at("discount_rate"), 0.1 + 0.2);
    EXPECT_FALSE(first.plan);
    const Scenario& second = read->scenarios[1];
    EXPECT_EQ(second.parent, "甲");
    ASSERT_TRUE(second.plan);
    EXPECT_EQ(second.plan->objective, 1.0 / 3);
    ASSERT_EQ(second.plan->entries.size(), 1U);
    EXPECT_EQ(second.plan->entries[0].parkId, "P2");
    EXPECT_EQ(second.plan->entries[0].cost, gis::Money::wan(5.5));
    ASSERT_EQ(second.plan->overruns.size(), 1U);
    EXPECT_EQ(second.plan->overruns[0].amount, 3.5);
    EXPECT_TRUE(verifyJournal(file)->empty());
}

}  // namespace
}  // namespace ruyuan::planner
