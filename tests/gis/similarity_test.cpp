// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "gis/similarity.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace ruyuan::gis {
namespace {

/// The definition, with the parameters as surveyors write them, without any shift of the origin.
Point helmert(Point p, double dx, double dy, double degrees, double scale) {
    const double angle = degrees * std::numbers::pi / 180;
    return {dx + scale * (std::cos(angle) * p.x - std::sin(angle) * p.y),
            dy + scale * (std::sin(angle) * p.x + std::cos(angle) * p.y)};
}

std::vector<ControlPoint> marks(int count, double noise, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> at(0, 40'000);
    std::normal_distribution<double> error(0, std::max(noise, 1e-12));
    std::vector<ControlPoint> points;
    for (int i = 0; i < count; ++i) {
        const Point from{at(random), at(random)};
        Point to = helmert(from, 446'000, 3'826'000, 0.35, 1.000012);
        to = {to.x + error(random), to.y + error(random)};
        points.push_back({"K" + std::to_string(i + 1), from, to});
    }
    return points;
}

TEST(Similarity, FindsTheFourParametersAgain) {
    const auto fit = fitSimilarity(marks(5, 0, 1)).value();
    EXPECT_NEAR(fit.similarity.scale(), 1.000012, 1e-12);
    EXPECT_NEAR(fit.similarity.rotation(), 0.35, 1e-10);
    EXPECT_LT(fit.rms, 1e-6);
    EXPECT_EQ(fit.outlier, std::nullopt);
    const Point there = fit.similarity.apply({12'345, 6'789});
    const Point expected = helmert({12'345, 6'789}, 446'000, 3'826'000, 0.35, 1.000012);
    EXPECT_NEAR(there.x, expected.x, 1e-6);
    EXPECT_NEAR(there.y, expected.y, 1e-6);
}

double squares(const Similarity& similarity, std::span<const ControlPoint> points) {
    double sum = 0;
    for (const auto& point : points) {
        const Point image = similarity.apply(point.from);
        sum += std::pow(image.x - point.to.x, 2) + std::pow(image.y - point.to.y, 2);
    }
    return sum;
}

TEST(Similarity, IsTheLeastOfAllNearIt) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto points = marks(6, 0.5, seed);
        const auto fit = fitSimilarity(points).value();
        const double least = squares(fit.similarity, points);
        EXPECT_NEAR(fit.rms, std::sqrt(least / 6), 1e-9);
        for (const double step : {-1.0, 1.0}) {
            Similarity other = fit.similarity;
            other.a += step * 1e-7;
            EXPECT_GT(squares(other, points), least);
            other = fit.similarity;
            other.b += step * 1e-7;
            EXPECT_GT(squares(other, points), least);
            other = fit.similarity;
            other.toCentre.x += step * 1e-2;
            EXPECT_GT(squares(other, points), least);
            other = fit.similarity;
            other.toCentre.y += step * 1e-2;
            EXPECT_GT(squares(other, points), least);
        }
    }
}

TEST(Similarity, NamesTheMarkThatSpoilsIt) {
    auto points = marks(6, 0.02, 3);
    points[4].to.x += 30;
    const auto fit = fitSimilarity(points).value();
    EXPECT_EQ(fit.outlier, 4U);
    EXPECT_EQ(fit.worst, 4U);
    EXPECT_GT(fit.rms, 5);
    EXPECT_LT(fit.rmsWithout, 0.1);
}

TEST(Similarity, NeedsTwoDifferentPoints) {
    const auto one = fitSimilarity(marks(1, 0, 1));
    ASSERT_FALSE(one);
    EXPECT_EQ(one.error().code, ErrorCode::InvalidData);
    EXPECT_TRUE(fitSimilarity(marks(2, 0, 1)));
    EXPECT_FALSE(fitSimilarity({}));
    const std::vector<ControlPoint> same{{"A", {1, 1}, {2, 2}}, {"B", {1, 1}, {3, 3}}};
    EXPECT_FALSE(fitSimilarity(same));
    const std::vector<ControlPoint> collapsed{{"A", {1, 1}, {2, 2}}, {"B", {5, 1}, {2, 2}}};
    EXPECT_FALSE(fitSimilarity(collapsed));
}

}  // namespace
}  // namespace ruyuan::gis
