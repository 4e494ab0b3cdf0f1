// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/verify.h"

#include "planner/solver.h"
#include "support/plan_instance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ruyuan::planner {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Two sites, one park with 100 亩 in the first year and 150 after it, eight quarters.
Problem twoSites() {
    Problem problem;
    problem.firstQuarter = gis::Quarter(2019, 1);
    problem.quarters = 8;
    problem.maxLate = 2;
    problem.counties = {"新密市"};
    problem.sectors = {"cement"};
    problem.utilities = {"sewage"};
    problem.pollutants = {"PM"};
    const PathOption move{.path = Path::Relocation,
                          .duration = 3,
                          .downtime = 1,
                          .cost = 600,
                          .publicShare = 0.5,
                          .latestStart = 5,
                          .finishBy = 5};
    const PathOption close{
        .path = Path::Closure, .cost = 400, .latestStart = 7, .fixedPenalty = 50};
    ProblemSite site{.id = "S1",
                     .options = {move, close},
                     .parks = {{0, 20, false}},
                     .land = 80,
                     .utilities = {10},
                     .output = 5,
                     .emissions = {40},
                     .exposure = 2,
                     .latePrice = 30};
    problem.sites = {site, site};
    problem.sites[1].id = "S2";
    problem.parks = {{"P1", {{3, 100}, {7, 150}}, {{{7, 25}}}}};
    problem.prices.land = {3};
    problem.prices.utilities = {{4}};
    return problem;
}

constexpr Choice kMoveAt0{Path::Relocation, 0, 0};
constexpr Choice kMoveAt4{Path::Relocation, 0, 4};
constexpr Choice kCloseAt0{Path::Closure, 0, 0};

// Own costs by hand. Moving at 0 ends in 2: 600 + 20 + 2 * 3 = 626. Moving at 4 ends in 6, one
// quarter late: 600 + 20 + 30 + 2 * 7 = 664. Closing at 0: 400 + 50 + 2 * 1 = 452.
TEST(Recount, AddsUpWhatEachSiteCosts) {
    const Problem problem = twoSites();
    EXPECT_DOUBLE_EQ(recount(problem, {kMoveAt0, kCloseAt0}).objective, 626 + 452);
    EXPECT_DOUBLE_EQ(recount(problem, {kMoveAt4, kCloseAt0}).objective, 664 + 452);
}

TEST(Recount, CountsResidualEmissionsAfterTheWorks) {
    Problem problem = twoSites();
    problem.sites[0].options[0].residual = 0.25;
    // 2 * (3 quarters + 0.25 * 5 quarters) instead of 2 * 3.
    EXPECT_DOUBLE_EQ(recount(problem, {kMoveAt0, kCloseAt0}).objective, 626 + 2.5 + 452);
}

// Both in the park: 160 亩, 60 above the first phase and 10 above the second, at 3 each.
TEST(Recount, ChargesLandOnceForEachPhase) {
    const Recount both = recount(twoSites(), {kMoveAt0, kMoveAt0});
    EXPECT_DOUBLE_EQ(both.objective, 2 * 626 + 3 * 60 + 3 * 10);
    EXPECT_THAT(both.exceeded,
                ElementsAre(Recount::Row{"land P1 2019Q1", 160, 100, 3},
                            Recount::Row{"land P1 2020Q1", 160, 150, 3}));
    const Recount later = recount(twoSites(), {kMoveAt0, kMoveAt4});
    EXPECT_DOUBLE_EQ(later.objective, 626 + 664 + 3 * 10);
}

TEST(Recount, CountsUtilitiesFromTheEndOfTheWorks) {
    Problem problem = twoSites();
    problem.parks[0].land.clear();
    problem.parks[0].utilities = {{{5, 10}, {7, 20}}};
    EXPECT_THAT(recount(problem, {kMoveAt0, kMoveAt4}).exceeded, IsEmpty());
    EXPECT_THAT(recount(problem, {kMoveAt0, kMoveAt0}).exceeded,
                ElementsAre(Recount::Row{"sewage P1 2019Q3", 20, 10, 4}));
}

TEST(Recount, CountsSitesAtWorkAndStandingStill) {
    Problem problem = twoSites();
    problem.parks[0].land.clear();
    problem.throughput = {1};
    problem.prices.throughput = 7;
    problem.stoppage = {6};
    problem.prices.stoppage = 11;
    const Choice moveAt1{Path::Relocation, 0, 1};
    // Quarters 1 and 2 have both at work; each stands still in its last quarter only, 2 and 3.
    const Recount shifted = recount(problem, {kMoveAt0, moveAt1});
    EXPECT_THAT(shifted.exceeded,
                ElementsAre(Recount::Row{"throughput 新密市 2019Q2", 2, 1, 7},
                            Recount::Row{"throughput 新密市 2019Q3", 2, 1, 7}));
    const Recount together = recount(problem, {kMoveAt0, kMoveAt0});
    EXPECT_EQ(together.exceeded.size(), 4);
    EXPECT_EQ(together.exceeded.back(), (Recount::Row{"stoppage cement 2019Q3", 10, 6, 11}));
    EXPECT_THAT(recount(problem, {kMoveAt0, kCloseAt0}).exceeded, IsEmpty());
}

// 300 of public cost over quarters 2, 3 of 2019 and 0 of 2020: two thirds, one third.
TEST(Recount, SpreadsPublicCostOverCalendarYears) {
    Problem problem = twoSites();
    problem.cityShare = 0.6;
    problem.cityBudget = {100, 50};
    problem.countyBudget = {{70, 50}};
    problem.prices.budget = 2;
    const Choice moveAt2{Path::Relocation, 0, 2};
    EXPECT_THAT(recount(problem, {moveAt2, kCloseAt0}).exceeded,
                ElementsAre(Recount::Row{"city budget 2019", 120, 100, 2},
                            Recount::Row{"city budget 2020", 60, 50, 2},
                            Recount::Row{"county budget 新密市 2019", 80, 70, 2}));
}

TEST(Recount, CountsEmissionsAtTheNamedQuarters) {
    Problem problem = twoSites();
    problem.emissionQuarters = {1, 2};
    problem.emissionLimit = {{{30, 30}}};
    problem.prices.emission = 5;
    // At quarter 1 the moving site still emits its 40, at 2 its works are done.
    EXPECT_THAT(recount(problem, {kMoveAt0, kCloseAt0}).exceeded,
                ElementsAre(Recount::Row{"emission 新密市 PM 2019Q2", 40, 30, 5}));
}

TEST(Recount, ChargesAnUnassignedSiteForTheWholeHorizon) {
    Problem problem = twoSites();
    problem.sites[0].unassignedPrice = 1000;
    EXPECT_DOUBLE_EQ(recount(problem, {Choice{}, kCloseAt0}).objective, 1000 + 2 * 8 + 452);
}

struct WrongChoice {
    const char* name;
    Choice choice;
    const char* says;
};

class EveryWrongChoice : public testing::TestWithParam<WrongChoice> {};

TEST_P(EveryWrongChoice, IsNamed) {
    const Recount wrong = recount(twoSites(), {kMoveAt0, GetParam().choice});
    ASSERT_EQ(wrong.violations.size(), 1);
    EXPECT_EQ(wrong.violations[0].siteId, "S2");
    EXPECT_THAT(wrong.violations[0].sentence.en, testing::HasSubstr(GetParam().says));
    EXPECT_THAT(wrong.violations[0].sentence.zh, testing::HasSubstr("厂区 S2"));
}

INSTANTIATE_TEST_SUITE_P(
    Recount,
    EveryWrongChoice,
    testing::Values(WrongChoice{"path", {Path::OnSite, 0, 0}, "cannot take the path"},
                    WrongChoice{"park", {Path::Relocation, 1, 0}, "cannot move to park"},
                    WrongChoice{"before", {Path::Closure, 0, -1}, "leave the horizon"},
                    WrongChoice{"after", {Path::Relocation, 0, 6}, "leave the horizon"},
                    WrongChoice{"unassigned", {}, "although one is possible"}),
    [](const auto& wrong) { return std::string(wrong.param.name); });

TEST(Recount, HoldsDecisions) {
    Problem problem = twoSites();
    problem.sites[0].pinnedPath = Path::Closure;
    problem.sites[1].pinnedStart = 3;
    const Recount wrong = recount(problem, {kMoveAt0, kMoveAt0});
    EXPECT_EQ(wrong.violations.size(), 2);
    EXPECT_THAT(recount(problem, {kCloseAt0, {Path::Closure, 0, 3}}).violations, IsEmpty());
}

TEST(Recount, NamesAMissingSite) {
    EXPECT_EQ(recount(twoSites(), {kMoveAt0}).violations.size(), 1);
}

// Nothing that one site could do instead makes an optimal plan cheaper.
TEST(Recount, FindsNoCheaperNeighbourOfAnOptimalPlan) {
    const Problem problem = tests::planInstance(17, 12, 2);
    const gis::Result<Solution> solution = solve(problem);
    ASSERT_TRUE(solution);
    int worse = 0;
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        for (const int shift : {-1, 1}) {
            std::vector<Choice> changed = solution->choices;
            changed[i].start += shift;
            const Recount other = recount(problem, changed);
            if (other.violations.empty()) {
                EXPECT_GE(other.objective, solution->bound - 1e-6);
                ++worse;
            }
        }
    }
    EXPECT_GT(worse, 10);
}

}  // namespace
}  // namespace ruyuan::planner
