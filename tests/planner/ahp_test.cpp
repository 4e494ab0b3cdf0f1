// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/ahp.h"

#include <gmock/gmock.h>

#include <cmath>

namespace ruyuan::planner {
namespace {

TEST(Ahp, OfAgreeingComparisonsGivesTheWeightsThatMadeThem) {
    const std::vector<double> made{0.5, 0.3, 0.2};
    std::vector<double> comparisons;
    for (const double a : made) {
        for (const double b : made) {
            comparisons.push_back(a / b);
        }
    }
    const auto result = ahp(comparisons);
    ASSERT_TRUE(result);
    for (std::size_t i = 0; i < made.size(); ++i) {
        EXPECT_NEAR(result->weights[i], made[i], 1e-12);
    }
    EXPECT_NEAR(result->lambda, 3, 1e-12);
    EXPECT_NEAR(result->ratio, 0, 1e-12);
    EXPECT_FALSE(result->worst);
}

// For three criteria the principal eigenvector is the geometric mean of each row, and with
// d = a12 a23 a31 the eigenvalue is 1 + d^(1/3) + d^(-1/3) (closed form for n = 3).
TEST(Ahp, OfThreeCriteriaAgreesWithTheClosedForm) {
    const double a = 3;
    const double b = 5;
    const double c = 3;
    const auto result = ahp({1, a, b, 1 / a, 1, c, 1 / b, 1 / c, 1});
    ASSERT_TRUE(result);
    const double d = a * c / b;
    EXPECT_NEAR(result->lambda, 1 + std::cbrt(d) + std::cbrt(1 / d), 1e-10);
    std::vector<double> means{std::cbrt(a * b), std::cbrt(c / a), std::cbrt(1 / (b * c))};
    const double sum = means[0] + means[1] + means[2];
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(result->weights[i], means[i] / sum, 1e-10);
    }
    EXPECT_NEAR(result->ratio, (result->lambda - 3) / 2 / 0.58, 1e-12);
    EXPECT_LT(result->ratio, 0.1);
}

TEST(Ahp, NamesTheWorstComparisonWhereTheyDoNotAgree) {
    // The first is said to be a third of the third, against 3 and 3 along the way.
    const double third = 1.0 / 3;
    const auto result = ahp({1, 3, third, third, 1, 3, 3, third, 1});
    ASSERT_TRUE(result);
    EXPECT_GT(result->ratio, 0.1);
    ASSERT_TRUE(result->worst);
    EXPECT_LT(result->worst->row, result->worst->column);
    EXPECT_NEAR(result->worst->fits,
                result->weights[result->worst->row] / result->weights[result->worst->column],
                1e-12);
}

TEST(Ahp, RefusesWhatIsNoSquareOfReciprocals) {
    EXPECT_FALSE(ahp({}));
    EXPECT_FALSE(ahp({1, 2, 3}));
    const auto wrong = ahp({1, 2, 2, 1});
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().sentence.en, testing::HasSubstr("row 1, column 2"));
    EXPECT_FALSE(ahp({1, -2, -0.5, 1}));
    EXPECT_TRUE(ahp({1, 3, 0.333, 1})) << "as people write a third";
}

}  // namespace
}  // namespace ruyuan::planner
