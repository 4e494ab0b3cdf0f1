// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/solver.h"

#include "planner/detail/columns.h"
#include "planner/verify.h"
#include "support/plan_instance.h"
#include "support/small_problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <stop_token>
#include <thread>

namespace ruyuan::planner {
namespace {

Solution solved(const Problem& problem, const SolveOptions& options = {}) {
    gis::Result<Solution> solution = solve(problem, options);
    EXPECT_TRUE(solution) << solution.error().sentence.en;
    return solution.value_or(Solution{});
}

class EverySmallProblem : public testing::TestWithParam<std::uint32_t> {};

TEST_P(EverySmallProblem, IsSolvedToTheCheapestOfAllCombinations) {
    const Problem problem = tests::smallProblem(3, GetParam());
    const tests::BruteForce cheapest = tests::cheapestOfAll(problem);
    const Solution solution = solved(problem, {.gap = 0});
    const Recount recounted = recount(problem, solution.choices);
    EXPECT_TRUE(recounted.violations.empty());
    EXPECT_NEAR(recounted.objective, cheapest.objective, 1e-5);
    EXPECT_NEAR(solution.objective, cheapest.objective, 1e-5);
    EXPECT_NEAR(solution.bound, cheapest.objective, 1e-4);
}

TEST_P(EverySmallProblem, IsSolvedAlikeWithoutReductions) {
    const Problem problem = tests::smallProblem(4, GetParam() + 1000);
    const Solution reduced = solved(problem, {.gap = 0});
    const Solution plain = solved(problem, {.gap = 0, .formulation = Formulation::Plain});
    EXPECT_NEAR(reduced.objective, plain.objective, 1e-5);
    EXPECT_LE(reduced.columns, plain.columns);
    EXPECT_EQ(plain.columns, plain.allColumns);
}

INSTANTIATE_TEST_SUITE_P(Solver, EverySmallProblem, testing::Range(1U, 41U));

TEST(Solver, SolvesTheCityOf17SitesToOptimality) {
    const Problem problem = tests::planInstance(17, 12, 1);
    const Solution solution = solved(problem);
    EXPECT_TRUE(solution.optimal);
    EXPECT_LE(solution.gap, 1e-4);
    EXPECT_LE(solution.bound, solution.objective);
    const Recount recounted = recount(problem, solution.choices);
    EXPECT_TRUE(recounted.violations.empty());
    EXPECT_NEAR(recounted.objective, solution.objective, 1e-6 * solution.objective);
}

TEST(Solver, GivesTheSameBytesTwice) {
    const Problem problem = tests::planInstance(25, 6, 3, 0.7);
    const Solution first = solved(problem, {.gap = 1e-3});
    const Solution second = solved(problem, {.gap = 1e-3});
    EXPECT_EQ(first.choices, second.choices);
    EXPECT_EQ(first.objective, second.objective);
    EXPECT_EQ(first.bound, second.bound);
    EXPECT_EQ(first.nodes, second.nodes);
}

TEST(Solver, GivesTheSamePlanForSitesInAnotherOrder) {
    const Problem problem = tests::planInstance(25, 6, 3, 0.7);
    Problem turned = problem;
    std::ranges::reverse(turned.sites);
    const Solution first = solved(problem, {.gap = 1e-3});
    Solution second = solved(turned, {.gap = 1e-3});
    std::ranges::reverse(second.choices);
    EXPECT_EQ(first.choices, second.choices);
    EXPECT_EQ(first.objective, second.objective);
}

TEST(Solver, LeavesASiteWithoutOptionsUnassigned) {
    Problem problem = tests::smallProblem(3, 7);
    problem.sites[1].options.clear();
    problem.sites[1].unassignedPrice.reset();
    const Solution solution = solved(problem);
    EXPECT_FALSE(solution.choices[1].path);
    EXPECT_TRUE(recount(problem, solution.choices).violations.empty());
}

TEST(Solver, LeavesASiteUnassignedWhenThatIsCheaper) {
    Problem problem;
    problem.counties = {"A"};
    problem.sectors = {"cement"};
    PathOption closure{.path = Path::Closure, .cost = 100, .latestStart = 27};
    problem.sites.push_back({.id = "S1", .options = {closure}, .unassignedPrice = 99});
    EXPECT_FALSE(solved(problem).choices[0].path);
    problem.sites[0].unassignedPrice = 101;
    EXPECT_EQ(solved(problem).choices[0].path, Path::Closure);
}

TEST(Solver, KeepsADecidedStartThatIsTooLate) {
    Problem problem;
    problem.counties = {"A"};
    problem.sectors = {"cement"};
    PathOption upgrade{.duration = 2, .cost = 100, .latestStart = 3, .finishBy = 7};
    problem.sites.push_back({.id = "S1", .options = {upgrade}, .latePrice = 10, .pinnedStart = 20});
    const Solution solution = solved(problem);
    EXPECT_EQ(solution.choices[0], (Choice{Path::OnSite, 0, 20}));
    EXPECT_DOUBLE_EQ(solution.objective, 100 + 10 * (21 - 7));
}

TEST(Solver, SolvesAProblemWithoutSites) {
    const Solution solution = solved({});
    EXPECT_TRUE(solution.optimal);
    EXPECT_TRUE(solution.choices.empty());
    EXPECT_EQ(solution.objective, 0);
}

TEST(Solver, ReturnsTheBestSoFarWhenStopped) {
    const Problem problem = tests::planInstance(60, 8, 2, 0.5);
    std::stop_source stop;
    auto running = std::async(std::launch::async, [&] {
        return solve(problem, {.gap = 0, .nodeLimit = -1}, {{}, stop.get_token()});
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const auto asked = std::chrono::steady_clock::now();
    stop.request_stop();
    const gis::Result<Solution> solution = running.get();
    const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - asked;
    ASSERT_TRUE(solution);
    EXPECT_TRUE(solution->stopped);
    EXPECT_FALSE(solution->optimal);
    EXPECT_TRUE(recount(problem, solution->choices).violations.empty());
    EXPECT_LT(waited.count(), 5);
}

TEST(Solver, StopsBeforeTheFirstStepWithAPlan) {
    std::stop_source stop;
    stop.request_stop();
    const Problem problem = tests::planInstance(17, 12, 1);
    const gis::Result<Solution> solution = solve(problem, {}, {{}, stop.get_token()});
    ASSERT_TRUE(solution);
    EXPECT_TRUE(solution->stopped);
    EXPECT_TRUE(recount(problem, solution->choices).violations.empty());
}

TEST(Solver, KeepsTheNodeLimit) {
    const Problem problem = tests::planInstance(17, 12, 4);
    const Solution solution = solved(problem, {.gap = 0, .nodeLimit = 1});
    EXPECT_LE(solution.nodes, 1);
    EXPECT_LE(solution.bound, solution.objective);
}

TEST(Solver, RefusesListsThatDoNotFit) {
    Problem problem = tests::smallProblem(2, 1);
    problem.throughput = {1};
    ASSERT_FALSE(solve(problem));
    EXPECT_EQ(solve(problem).error().code, gis::ErrorCode::InvalidArgument);
    problem = tests::smallProblem(2, 1);
    problem.parks[0].land = {{3, 20}, {5, 10}};
    ASSERT_FALSE(solve(problem));
    EXPECT_EQ(solve(problem).error().where, "P1");
}

TEST(Solver, RunsInTwoThreadsAtOnce) {
    const Problem problem = tests::planInstance(17, 12, 1);
    auto other = std::async(std::launch::async, [&] { return solved(problem); });
    const Solution here = solved(problem);
    EXPECT_EQ(here.choices, other.get().choices);
}

// The model's description counts the rows of these sizes; one row per site is among them.
TEST(PlanInstance, HasAsManyRowsAsTheModelDescribes) {
    const auto rows = [](std::size_t sites, std::size_t parks) {
        return detail::enumerateColumns(tests::planInstance(sites, parks, 1)).rows.size() + sites;
    };
    EXPECT_EQ(rows(100, 10), 1005);
    EXPECT_EQ(rows(300, 20), 1295);
}

}  // namespace
}  // namespace ruyuan::planner
