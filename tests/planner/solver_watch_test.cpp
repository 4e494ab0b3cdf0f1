// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/pipeline.h"
#include "planner/sample.h"
#include "planner/solver.h"
#include "planner/verify.h"
#include "support/plan_instance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stop_token>
#include <vector>

namespace ruyuan::planner {
namespace {

// Of sums of some hundred thousand, added up in another order.
constexpr double kRounding = 1e-4;

std::vector<SolveState> watched(const Problem& problem, SolveOptions options, Solution& solution) {
    std::vector<SolveState> states;
    options.watch = [&](const SolveState& state) { states.push_back(state); };
    solution = solve(problem, options).value();
    return states;
}

class WatchedSearch : public testing::TestWithParam<Formulation> {};

TEST_P(WatchedSearch, NeverGetsWorseAndNeverPassesItsBound) {
    Solution solution;
    const auto states = watched(
        tests::planInstance(25, 6, 3, 0.7), {.gap = 1e-3, .formulation = GetParam()}, solution);
    ASSERT_GE(states.size(), 2U);
    for (std::size_t i = 0; i < states.size(); ++i) {
        const SolveState& now = states[i];
        if (now.objective && now.bound) {
            EXPECT_LE(*now.bound, *now.objective + kRounding);
            EXPECT_NEAR(*now.gap, (*now.objective - *now.bound) / std::abs(*now.objective), 1e-12);
        }
        if (i > 0 && states[i - 1].objective) {
            EXPECT_LE(*now.objective, *states[i - 1].objective);
        }
        if (i > 0 && states[i - 1].bound) {
            EXPECT_GE(*now.bound, *states[i - 1].bound - kRounding);
        }
    }
    EXPECT_NEAR(*states.back().objective, solution.objective, kRounding);
    EXPECT_NEAR(*states.back().bound, solution.bound, 1e-3 * solution.objective);
}

INSTANTIATE_TEST_SUITE_P(Solver,
                         WatchedSearch,
                         testing::Values(Formulation::Reduced, Formulation::Plain));

TEST(WatchingASearch, DoesNotChangeItsResult) {
    const Problem problem = tests::planInstance(25, 6, 3, 0.7);
    Solution told;
    watched(problem, {.gap = 1e-3}, told);
    const Solution untold = solve(problem, {.gap = 1e-3}).value();
    EXPECT_EQ(told.choices, untold.choices);
    EXPECT_EQ(told.bound, untold.bound);
    EXPECT_EQ(told.nodes, untold.nodes);
}

TEST(StoppingASearch, AtItsFirstPlanKeepsThatPlan) {
    const Problem problem = tests::planInstance(40, 8, 5, 0.5);
    std::stop_source stop;
    SolveOptions options{.gap = 0};
    options.watch = [&](const SolveState& state) {
        if (state.objective) {
            stop.request_stop();
        }
    };
    const Solution solution = solve(problem, options, gis::Progress({}, stop.get_token())).value();
    EXPECT_TRUE(solution.stopped);
    EXPECT_TRUE(std::isfinite(solution.bound));
    const Recount counted = recount(problem, solution.choices);
    EXPECT_TRUE(counted.violations.empty());
    EXPECT_NEAR(counted.objective, solution.objective, 1e-6 * std::abs(solution.objective));
    EXPECT_LE(solution.bound, solution.objective);
}

TEST(StoppingASearch, BeforeItBeganStillGivesAPlanWithABound) {
    const Problem problem = tests::planInstance(17, 12, 1);
    std::stop_source stop;
    stop.request_stop();
    const Solution solution = solve(problem, {}, gis::Progress({}, stop.get_token())).value();
    const Solution best = solve(problem).value();
    EXPECT_TRUE(recount(problem, solution.choices).violations.empty());
    EXPECT_TRUE(std::isfinite(solution.bound));
    EXPECT_LE(solution.bound, best.objective + kRounding);
}

TEST(StoppingThePlanning, KeepsAPlanThatHoldsOnlyWhenAskedTo) {
    const Project before = [] {
        Project project = sampleProject("zhengzhou").value();
        const auto pack = parsePolicyPack(project.policyText, project.policyName).value();
        runStages(project, pack, Stage::Screen, Stage::Suitability).value();
        return project;
    }();
    const auto pack = parsePolicyPack(before.policyText, before.policyName).value();
    for (const bool keep : {true, false}) {
        std::stop_source stop;
        PipelineOptions options;
        options.solve.gap = 0;
        options.keepStopped = keep;
        options.solve.watch = [&](const SolveState& state) {
            if (state.objective) {
                stop.request_stop();
            }
        };
        Project project = before;
        const auto done = runStages(project,
                                    pack,
                                    Stage::Plan,
                                    Stage::Verify,
                                    options,
                                    gis::Progress({}, stop.get_token()));
        EXPECT_EQ(done.has_value(), keep);
        ASSERT_EQ(project.plan.has_value(), keep);
        if (keep) {
            EXPECT_EQ(project.plan->status, PlanStatus::Limited);
            EXPECT_TRUE(verifyPlan(project, pack).value().empty());
        }
    }
}

TEST(StayingNearAPlan, GivesThatPlanAgainWhileItIsGoodEnough) {
    const Problem problem = tests::planInstance(25, 6, 3, 0.7);
    const Solution first = solve(problem, {.gap = 0.05}).value();
    SolveOptions options{.gap = 0.05};
    options.near = first.choices;
    EXPECT_EQ(solve(problem, options).value().choices, first.choices);
}

TEST(StayingNearAPlan, NeverCostsMoreThanTheGap) {
    const Problem problem = tests::planInstance(25, 6, 3, 0.7);
    const Solution best = solve(problem, {.gap = 0}).value();
    SolveOptions options{.gap = 0.01};
    options.near = std::vector<Choice>(problem.sites.size());  // no option of any site
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        options.near[i] = {problem.sites[i].options.back().path, 0, 0};
    }
    const Solution near = solve(problem, options).value();
    EXPECT_LE(near.gap, 0.01 + 1e-9);
    EXPECT_GE(near.objective, best.objective - kRounding);
    EXPECT_LE(near.objective, best.objective / (1 - 0.01) + kRounding);
    EXPECT_NEAR(
        recount(problem, near.choices).objective, near.objective, kRounding * best.objective);
}

TEST(StayingNearAPlan, RefusesAPlanOfOtherSites) {
    SolveOptions options;
    options.near = {Choice{}};
    EXPECT_EQ(solve(tests::planInstance(5, 3, 1), options).error().code,
              gis::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace ruyuan::planner
