// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "planner/detail/presolve.h"

#include "planner/verify.h"
#include "support/small_problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace ruyuan::planner::detail {
namespace {

std::vector<Choice> choicesOf(const ColumnModel& model, const Selection& selection) {
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < selection.size(); ++i) {
        choices.push_back(model.sites[i][selection[i]].choice);
    }
    return choices;
}

/// Every selection of a small model.
std::vector<Selection> allSelections(const ColumnModel& model) {
    std::vector<Selection> all{{}};
    for (const std::vector<Column>& columns : model.sites) {
        std::vector<Selection> longer;
        for (const Selection& selection : all) {
            for (std::size_t j = 0; j < columns.size(); ++j) {
                longer.push_back(selection);
                longer.back().push_back(j);
            }
        }
        all = std::move(longer);
    }
    return all;
}

class EverySmallModel : public testing::TestWithParam<std::uint32_t> {};

TEST_P(EverySmallModel, CostsWhatTheRecountSays) {
    const Problem problem = tests::smallProblem(2, GetParam());
    const ColumnModel model = enumerateColumns(problem);
    for (const Selection& selection : allSelections(model)) {
        const Recount recounted = recount(problem, choicesOf(model, selection));
        EXPECT_TRUE(recounted.violations.empty());
        EXPECT_NEAR(objectiveOf(model, selection), recounted.objective, 1e-5);
    }
}

TEST_P(EverySmallModel, HasAColumnForEachPossibleChoiceAndNoOther) {
    const Problem problem = tests::smallProblem(2, GetParam());
    const ColumnModel model = enumerateColumns(problem);
    for (std::size_t i = 0; i < problem.sites.size(); ++i) {
        EXPECT_EQ(model.sites[i].size(), tests::possibleChoices(problem, i).size());
    }
}

TEST_P(EverySmallModel, KeepsTheCheapestSelectionAndAllCostsWhenReduced) {
    const Problem problem = tests::smallProblem(3, GetParam());
    ColumnModel model = enumerateColumns(problem);
    reduce(model);
    double cheapest = 1e300;
    for (const Selection& selection : allSelections(model)) {
        const double objective = objectiveOf(model, selection);
        cheapest = std::min(cheapest, objective);
        EXPECT_NEAR(objective, recount(problem, choicesOf(model, selection)).objective, 1e-5);
    }
    EXPECT_NEAR(cheapest, tests::cheapestOfAll(problem).objective, 1e-5);
}

TEST_P(EverySmallModel, IsBoundedFromBelowAtAnyPrices) {
    const Problem problem = tests::smallProblem(3, GetParam());
    const ColumnModel model = enumerateColumns(problem);
    const double cheapest = tests::cheapestOfAll(problem).objective;
    for (const double share : {0.0, 0.3, 1.0}) {
        std::vector<double> prices;
        for (const LimitRow& row : model.rows) {
            prices.push_back(share * row.price);
        }
        EXPECT_LE(lagrangianBound(model, prices), cheapest + 1e-6);
        ColumnModel fixed = model;
        fixByReducedCost(fixed, prices, cheapest + 1e-6);
        double left = 1e300;
        for (const Selection& selection : allSelections(fixed)) {
            left = std::min(left, objectiveOf(fixed, selection));
        }
        EXPECT_NEAR(left, cheapest, 1e-5);
    }
}

INSTANTIATE_TEST_SUITE_P(Presolve, EverySmallModel, testing::Range(1U, 21U));

// Two columns that differ by 3 in cost and 1 in use of a row at price 2: the dearer one loses even
// if every unit has to be paid for. At price 4 both stay.
TEST(Presolve, RemovesAColumnOnlyWhenPayingForTheExcessIsCheaper) {
    for (const double price : {2.0, 4.0}) {
        ColumnModel model;
        model.rows = {{1, price}};
        const Column cheap{{}, 10, {{0, 1}}};
        const Column dear{{}, 13, {}};
        model.sites = {{cheap, dear}, {cheap, dear}};
        reduce(model);
        EXPECT_EQ(model.columnCount(), price < 3 ? 2 : 4);
    }
}

TEST(Presolve, DropsARowThatCannotBeExceeded) {
    ColumnModel model;
    model.rows = {{2, 100}};
    model.sites = {{{{}, 10, {{0, 1}}}, {{}, 11, {}}}, {{{}, 10, {{0, 1}}}, {{}, 11, {}}}};
    reduce(model);
    EXPECT_TRUE(model.rows.empty());
    EXPECT_EQ(model.columnCount(), 2);
}

}  // namespace
}  // namespace ruyuan::planner::detail
