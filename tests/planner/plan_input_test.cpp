// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/plan_input.h"

#include "planner/parameters.h"
#include "planner/plan_words.h"
#include "planner/solver.h"
#include "planner/spending.h"
#include "planner/suitability.h"
#include "planner/tasks.h"
#include "planner/verify.h"
#include "support/ground.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <random>

namespace ruyuan::planner {
namespace {

using gis::makeDate;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

PolicyPack pack() {
    PolicyPack result;
    Sector foundry;
    foundry.id = "foundry";
    foundry.name = {"铸造", "foundry"};
    foundry.keywords = {"铸造"};
    result.sectors.push_back(foundry);
    for (const char* id : {"X40", "X43"}) {
        CheckSetting setting;
        setting.check = id;
        result.checks.push_back(setting);
    }
    return result;
}

/// Inside scope, small, may only move; dates of 37号.
void addSite(Project& project, double x, double mu) {
    Site site;
    site.id = std::format("S{:04}", project.sites.size() + 1);
    site.name = "厂" + site.id;
    site.place = tests::placeAt(std::format("POINT({} 0)", x));
    site.accuracy = Accuracy::Surveyed;
    site.land = gis::Area::mu(mu);
    site.employees = 100;
    project.sites.push_back(site);
    Classification classification;
    classification.siteId = site.id;
    classification.inScope = Verdict::Pass;
    classification.size = SizeClass::Small;
    classification.sectors = {"foundry"};
    classification.allowedPaths = {Path::Relocation};
    classification.proposedPath = Path::Relocation;
    classification.dates = {{Path::OnSite, makeDate(2019, 6, 30), makeDate(2020, 12, 31), ""},
                            {Path::Relocation, makeDate(2019, 12, 31), makeDate(2022, 12, 31), ""},
                            {Path::Closure, {}, makeDate(2020, 12, 31), ""}};
    project.classifications.push_back(classification);
    SiteScreening screening;
    screening.siteId = site.id;
    screening.builtUp = BuiltUpStatus::Inside;
    screening.responsible = "某县";
    project.screening.push_back(screening);
}

void addPark(Project& project, std::string name, double x, std::vector<ParkPhase> phases) {
    Park park;
    park.id = std::format("P{:03}", project.parks.size() + 1);
    park.name = std::move(name);
    park.place = tests::placeAt(std::format("POINT({} 0)", x));
    park.accuracy = Accuracy::Surveyed;
    park.industries = {"铸造"};
    park.phases = std::move(phases);
    project.parks.push_back(park);
}

ParkPhase phase(gis::Date opens, double mu) {
    return {opens, gis::Area::mu(mu), {}, {}};
}

Project emptyProject() {
    Project project;
    project.asOf = makeDate(2019, 7, 1);
    return project;
}

void check(Project& project) {
    auto matrix = checkSuitability(project, pack());
    ASSERT_TRUE(matrix.has_value());
    project.matrix = *matrix;
}

PlanInput inputOf(Project& project) {
    check(project);
    auto input = planInput(project, pack());
    EXPECT_TRUE(input.has_value());
    return input ? *input : PlanInput();
}

/// The plan, after a recount that must find nothing wrong.
Plan planOf(Project& project) {
    const PlanInput input = inputOf(project);
    auto solution = solve(input.problem);
    EXPECT_TRUE(solution.has_value());
    if (!solution) {
        return {};
    }
    const Recount recounted = recount(input.problem, solution->choices);
    EXPECT_THAT(recounted.violations, IsEmpty());
    EXPECT_NEAR(recounted.objective, solution->objective, 1e-6 * (1 + recounted.objective));
    return planInWords(project, input, *solution);
}

std::string reasons(const PlanEntry& entry) {
    std::string all;
    for (const gis::Text& reason : entry.reasons) {
        EXPECT_FALSE(reason.zh.empty());
        all += reason.en + "\n";
    }
    return all;
}

const gis::Date kLongAgo = makeDate(2015, 1, 1);

TEST(PlanInput, HoldsSitesInScopePerhapsInScopeOrDecided) {
    Project project = emptyProject();
    addPark(project, "甲园", 1000, {phase(kLongAgo, 500)});
    for (int i = 0; i < 4; ++i) {
        addSite(project, 0, 10);
    }
    project.classifications[1].inScope = Verdict::Unknown;
    project.classifications[1].unknownFacts = {"heavy_polluter"};
    project.classifications[2].inScope = Verdict::Fail;
    project.classifications[3].inScope = Verdict::Fail;
    project.classifications[3].decided = true;
    const PlanInput input = inputOf(project);
    ASSERT_EQ(input.problem.sites.size(), 3U);
    EXPECT_EQ(input.problem.sites[1].id, "S0002");
    EXPECT_EQ(input.problem.sites[2].id, "S0004");
    EXPECT_THAT(input.sites[1].restsOn, ElementsAre("heavy_polluter"));
}

TEST(PlanInput, TurnsDatesIntoQuartersFromTheAsOfDate) {
    Project project = emptyProject();
    addPark(project, "甲园", 1000, {phase(kLongAgo, 500)});
    addSite(project, 0, 10);
    project.classifications[0].allowedPaths = {Path::OnSite, Path::Relocation, Path::Closure};
    const PlanInput input = inputOf(project);
    const ParameterValues values;
    const Problem& problem = input.problem;
    EXPECT_EQ(problem.firstQuarter.label(), "2019Q3");
    EXPECT_GE(problem.quarters, 26);  // to 2025Q4
    const PathOption& onSite = problem.sites[0].options[0];
    const int lag = static_cast<int>(values("on_site_preparation", SizeClass::Small));
    EXPECT_EQ(onSite.startBy, lag - 1);  // launch was due in the quarter before
    EXPECT_EQ(onSite.latestStart, lag);
    EXPECT_EQ(onSite.finishBy, 5);  // 2020Q4
    const PathOption& relocation = problem.sites[0].options[1];
    EXPECT_EQ(relocation.finishBy, 13);  // 2022Q4
    EXPECT_EQ(relocation.startBy,
              1 + static_cast<int>(values("relocation_preparation", SizeClass::Small)));
    const PathOption& closure = problem.sites[0].options[2];
    EXPECT_FALSE(closure.startBy);
    EXPECT_EQ(closure.latestStart, problem.quarters - closure.duration);
}

TEST(PlanInput, HoldsAClosureToItsLaunchDateWhereThePolicyGivesOne) {
    Project project = emptyProject();
    addSite(project, 0, 10);
    project.classifications[0].allowedPaths = {Path::Closure};
    project.classifications[0].dates = {
        {Path::Closure, makeDate(2019, 12, 31), makeDate(2020, 12, 31), ""}};
    const PlanInput input = inputOf(project);
    const PathOption& closure = input.problem.sites[0].options[0];
    EXPECT_EQ(closure.startBy, 1);  // 2019Q4
    EXPECT_EQ(closure.latestStart, 1);
}

TEST(PlanInput, ReachesToTheLastDateOfThePolicy) {
    Project project = emptyProject();
    PolicyPack longer = pack();
    PathDeadline deadline;
    deadline.finishBy = makeDate(2030, 3, 31);
    longer.deadlines = {deadline};
    const gis::Result<PlanInput> input = planInput(project, longer);
    ASSERT_TRUE(input.has_value());
    EXPECT_EQ(input->problem.quarters, 43);  // 2019Q3 to 2030Q1
}

TEST(PlanInput, OpensLandWithThePhases) {
    Project project = emptyProject();
    addSite(project, 0, 10);
    addPark(project,
            "甲园",
            1000,
            {phase(kLongAgo, 50), phase(makeDate(2021, 4, 1), 30), phase(makeDate(2022, 2, 1), 5)});
    addPark(project,
            "乙园",
            1000,
            {phase(makeDate(2020, 1, 1), 50), {makeDate(2021, 1, 1), {}, {}, {}}});
    const Problem problem = inputOf(project).problem;
    ASSERT_EQ(problem.parks[0].land.size(), 3U);
    EXPECT_EQ(problem.parks[0].land[0].last, 6);  // 2021Q1
    EXPECT_NEAR(problem.parks[0].land[0].open, 50, 1e-9);
    EXPECT_EQ(problem.parks[0].land[1].last, 10);  // 2022Q1: opens within it, counts from Q2
    EXPECT_NEAR(problem.parks[0].land[1].open, 80, 1e-9);
    EXPECT_EQ(problem.parks[0].land[2].last, problem.quarters - 1);
    EXPECT_NEAR(problem.parks[0].land[2].open, 85, 1e-9);
    EXPECT_THAT(problem.parks[1].land, IsEmpty());  // not known
}

TEST(PlanInput, UnknownLandTakesTheUsualValueAndIsProvisional) {
    Project project = emptyProject();
    addPark(project, "甲园", 1000, {phase(kLongAgo, 500)});
    addSite(project, 0, 10);
    project.sites[0].land.reset();
    EXPECT_EQ(inputOf(project).problem.sites[0].land,
              ParameterValues()("usual_land", SizeClass::Small));
    const Plan plan = planOf(project);
    EXPECT_TRUE(plan.entries[0].provisional);
    EXPECT_THAT(plan.entries[0].restsOn, testing::Contains("land"));
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("missing facts: the park's land, land"));
}

TEST(PlanInput, FindsParksByNameOrPartOfIt) {
    Project project = emptyProject();
    addPark(project, "三门峡市陕州区工业园区", 0, {});
    addPark(project, "荥阳新材料产业园", 0, {});
    addPark(project, "荥阳健康产业园", 0, {});
    EXPECT_EQ(parkByName(project, "三门峡陕州工业园区"), 0U);
    EXPECT_EQ(parkByName(project, "荥阳新材料产业园（一期）"), 1U);
    EXPECT_EQ(parkByName(project, "荥阳新材料"), 1U);
    EXPECT_EQ(parkByName(project, "荥阳"), std::nullopt);
    EXPECT_EQ(parkByName(project, ""), std::nullopt);
}

TEST(Plan, ABindingCapacitySendsTheSecondSiteToTheNextPark) {
    Project project = emptyProject();
    addPark(project, "近园", 5000, {phase(kLongAgo, 40)});
    addPark(project, "远园", 60000, {phase(kLongAgo, 40)});
    addSite(project, 0, 30);
    addSite(project, 0, 30);
    project.sites[1].employees = 500;  // its workers' way counts for more, so it gets the near one
    const Plan plan = planOf(project);
    EXPECT_EQ(plan.status, PlanStatus::Optimal);
    EXPECT_EQ(plan.entries[0].parkId, "P002");
    EXPECT_EQ(plan.entries[1].parkId, "P001");
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("近园 would cost less, but of its 40.0 mu"));
    EXPECT_THAT(reasons(plan.entries[1]), HasSubstr("远园 would cost"));
    EXPECT_THAT(plan.overruns, IsEmpty());
}

TEST(Plan, ALaterPhaseDelaysTheWorks) {
    Project project = emptyProject();
    addPark(project, "近园", 5000, {phase(makeDate(2021, 1, 1), 40)});
    addSite(project, 0, 30);
    const Plan plan = planOf(project);
    EXPECT_EQ(plan.entries[0].start->label(), "2021Q1");
    EXPECT_EQ(plan.entries[0].lateQuarters, 0);
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("cannot start earlier"));
}

TEST(Plan, HonoursDecisionsAndTellsWhatSpeaksAgainstThem) {
    Project project = emptyProject();
    addPark(project, "近园", 5000, {phase(kLongAgo, 40)});
    addPark(project, "远方产业园", 60000, {phase(kLongAgo, 40)});
    project.parks[1].bannedIndustries = {"铸造"};
    addSite(project, 0, 30);
    Decision decision;
    decision.siteId = "S0001";
    decision.path = Path::Relocation;
    decision.park = "远方产业园";
    decision.start = makeDate(2020, 5, 1);
    decision.by = "某县政府";
    decision.document = "某政〔2020〕1号";
    project.decisions.push_back(decision);
    const Plan plan = planOf(project);
    EXPECT_EQ(plan.entries[0].parkId, "P002");
    EXPECT_EQ(plan.entries[0].start->label(), "2020Q2");
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("decided by 某县政府"));
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("fails a check"));
}

TEST(Plan, ADecidedPathOutsideTheRulesIsPlannedAndTold) {
    Project project = emptyProject();
    addSite(project, 0, 30);
    Decision decision;
    decision.siteId = "S0001";
    decision.path = Path::Closure;
    project.decisions.push_back(decision);
    const Plan plan = planOf(project);
    EXPECT_EQ(plan.entries[0].path, Path::Closure);
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("not among those that the rules allow"));
    // The classification may list it all the same, and says in its trace what is wrong with it.
    Classification& site = project.classifications[0];
    site.allowedPaths.push_back(Path::Closure);
    TraceStep step;
    step.rule = "decision";
    step.verdict = Verdict::Warn;
    step.sentence = {"与规则不一致", "at odds with the rules"};
    site.trace.push_back(step);
    EXPECT_THAT(reasons(planOf(project).entries[0]), HasSubstr("at odds with the rules"));
}

TEST(Plan, ADecidedParkThatIsNotThereLeavesTheSiteUnassigned) {
    Project project = emptyProject();
    addPark(project, "近园", 5000, {phase(kLongAgo, 40)});
    addSite(project, 0, 30);
    Decision decision;
    decision.siteId = "S0001";
    decision.path = Path::Relocation;
    decision.park = "三门峡陕州工业园区";
    project.decisions.push_back(decision);
    const Plan plan = planOf(project);
    EXPECT_FALSE(plan.entries[0].path);
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("is not in the project"));
}

TEST(Plan, WithoutAParkASiteIsUnassignedWithReasons) {
    Project project = emptyProject();
    addPark(project, "小园", 5000, {phase(kLongAgo, 20)});
    addSite(project, 0, 30);
    const Plan plan = planOf(project);
    EXPECT_FALSE(plan.entries[0].path);
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("no park can take it"));
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("小园: 30.0 mu needed"));
}

TEST(Plan, ALateAsOfDateMakesThingsLateButNotImpossible) {
    Project project = emptyProject();
    project.asOf = makeDate(2026, 11, 22);
    addPark(project, "近园", 5000, {phase(kLongAgo, 40)});
    addSite(project, 0, 30);
    const Plan plan = planOf(project);
    EXPECT_EQ(plan.entries[0].path, Path::Relocation);
    EXPECT_EQ(plan.entries[0].start->label(), "2026Q4");
    EXPECT_GT(plan.entries[0].lateQuarters, 15);
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("can no longer be in time"));
}

TEST(Plan, AYearlyBudgetSpreadsTheWorksAndWhatDoesNotFitIsTold) {
    Project project = emptyProject();
    addPark(project, "近园", 5000, {phase(kLongAgo, 100)});
    addSite(project, 0, 30);
    addSite(project, 100, 30);
    check(project);
    // By the parameters a small relocation takes four quarters and costs the public a share.
    PolicyPack rich = pack();
    const ParameterValues values;
    const double each =
        values("relocation_cost", SizeClass::Small) * values("relocation_public_share");
    ASSERT_GT(each, 0);
    const auto planned = [&](double budget, double price) {
        rich.planParameters["yearly_budget"] = budget;
        rich.planParameters["budget_overrun_price"] = price;
        const auto input = planInput(project, rich);
        const auto solution = solve(input->problem);
        EXPECT_THAT(recount(input->problem, solution->choices).violations, IsEmpty());
        project.plan = planInWords(project, *input, *solution);
        double most = 0;
        const auto years = spendingByYear(project, rich).value();
        for (const YearSpending& year : years) {
            most = std::max(most, year.publicWan);
        }
        return most;
    };
    EXPECT_EQ(yearlyBudget(pack()).value(), std::nullopt);
    EXPECT_NEAR(planned(0, 1e6), each, 1e-6);  // both at once, over the end of a year
    EXPECT_THAT(project.plan->overruns, IsEmpty());
    EXPECT_LE(planned(0.75 * each, 1e6), 0.75 * each + 1e-6);
    EXPECT_EQ(yearlyBudget(rich).value(), 0.75 * each);
    EXPECT_THAT(project.plan->overruns, IsEmpty());
    planned(0.1 * each, 1);  // cheaper than leaving a site without a path
    ASSERT_THAT(project.plan->overruns, Not(IsEmpty()));
    EXPECT_THAT(project.plan->overruns[0].sentence.zh, HasSubstr("年财政投入（万元）：需要"));
    EXPECT_THAT(project.plan->overruns[0].sentence.en, HasSubstr("public money of 20"));
}

TEST(Plan, UndecidedSitesTakeTheProposedPathUnlessItIsMuchDearer) {
    Project project = emptyProject();
    addSite(project, 0, 30);
    Classification& site = project.classifications[0];
    site.allowedPaths = {Path::OnSite, Path::Closure};
    site.proposedPath = Path::OnSite;
    EXPECT_EQ(planOf(project).entries[0].path, Path::OnSite);
    site.proposedPath.reset();
    site.unsettledPaths = {Path::OnSite};
    site.unknownFacts = {"can_meet_standard"};
    const Plan plan = planOf(project);
    EXPECT_EQ(plan.entries[0].path, Path::OnSite);
    EXPECT_THAT(plan.entries[0].restsOn, ElementsAre("can_meet_standard"));
    EXPECT_THAT(reasons(plan.entries[0]), HasSubstr("least costly"));
}

/// Sites and parks at random, with every kind of gap in the data.
Project randomProject(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    Project project = emptyProject();
    for (int p = 0; p < 3; ++p) {
        addPark(project,
                std::format("园{}", p),
                1000.0 * pick(60),
                {phase(kLongAgo, 10.0 * pick(8)), phase(makeDate(2020 + pick(3), 1, 1), 40)});
        if (pick(3) == 0) {
            project.parks.back().industries.clear();
        }
    }
    for (int i = 0; i < 7; ++i) {
        addSite(project, 1000.0 * pick(30), 5.0 + pick(40));
        Classification& site = project.classifications.back();
        site.size = static_cast<SizeClass>(pick(6));
        site.allowedPaths.clear();
        for (const Path path : {Path::OnSite, Path::Relocation, Path::Closure}) {
            if (pick(2) == 0) {
                site.allowedPaths.push_back(path);
            }
        }
        site.proposedPath.reset();
        if (pick(4) == 0) {
            project.sites.back().land.reset();
        }
        if (pick(3) == 0) {
            Decision decision;
            decision.siteId = site.siteId;
            decision.path = pick(2) == 0 ? Path::Relocation : Path::OnSite;
            decision.park = pick(2) == 0 ? "园1" : "";
            if (pick(2) == 0) {
                decision.start = makeDate(2019 + pick(3), 1, 1);
                decision.finish = makeDate(2021 + pick(3), 12, 31);
            }
            project.decisions.push_back(decision);
        }
    }
    return project;
}

TEST(Plan, EveryPlanPassesTheRecountAndComesOutTheSameTwice) {
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        Project project = randomProject(seed);
        const Plan first = planOf(project);
        const Plan second = planOf(project);
        ASSERT_EQ(first.entries.size(), project.sites.size());
        for (std::size_t i = 0; i < first.entries.size(); ++i) {
            const PlanEntry& entry = first.entries[i];
            EXPECT_EQ(entry.siteId, project.sites[i].id);
            EXPECT_EQ(entry.path, second.entries[i].path);
            EXPECT_EQ(entry.parkId, second.entries[i].parkId);
            EXPECT_EQ(entry.start, second.entries[i].start);
            EXPECT_EQ(entry.reasons, second.entries[i].reasons);
            EXPECT_FALSE(entry.reasons.empty());
            EXPECT_EQ(entry.path.has_value(), entry.start.has_value());
        }
        EXPECT_EQ(first.objective, second.objective);
    }
}

}  // namespace
}  // namespace ruyuan::planner
