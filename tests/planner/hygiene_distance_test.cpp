// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/hygiene_distance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace ruyuan::planner {
namespace {

struct Row {
    double a, b, c, d;
};

/// The right side of GB/T 39499's formula as it is printed, for L up to 1000 m and class I.
double allowed(const Row& k, double area, double length) {
    const double r = std::sqrt(area / std::numbers::pi);
    return 1 / k.a * std::pow(k.b * std::pow(length, k.c) + 0.25 * r * r, 0.5) *
           std::pow(length, k.d);
}

TEST(HygieneDistance, SolvesTheFormula) {
    const Row calm{400, 0.010, 1.85, 0.78};
    const Row breeze{700, 0.021, 1.85, 0.84};
    const Row wind{530, 0.021, 1.85, 0.84};
    for (const auto& [row, speed] : {std::pair{calm, 1.5}, {breeze, 3.0}, {wind, 5.0}}) {
        for (const double length : {20.0, 63.0, 150.0, 480.0, 950.0}) {
            const double area = 2500;
            const double rate = allowed(row, area, length) * 0.9;  // kg/h at 0.9 mg/m3
            const auto found = hygieneDistance({rate, 0.9, area, speed});
            ASSERT_TRUE(found.has_value());
            EXPECT_NEAR(found->meters(), length, 1e-6 * length) << speed;
        }
    }
}

TEST(HygieneDistance, WithoutAWindSpeedTheLongestCounts) {
    const FugitiveRelease release{0.5, 0.9, 2500, {}};
    double longest = 0;
    for (const double speed : {1.0, 3.0, 6.0}) {
        longest = std::max(longest, hygieneDistance({0.5, 0.9, 2500, speed})->meters());
    }
    EXPECT_DOUBLE_EQ(hygieneDistance(release)->meters(), longest);
    EXPECT_FALSE(hygieneDistance({0, 0.9, 2500, 1.0}).has_value());
    EXPECT_FALSE(hygieneDistance({1, 0.9, -1, 1.0}).has_value());
}

TEST(HygieneDistance, GrowsWithTheRelease) {
    double before = 0;
    for (double rate = 0.01; rate < 500; rate *= 1.3) {
        const double length = hygieneDistance({rate, 0.9, 2500, 2.5})->meters();
        EXPECT_GE(length, before) << rate;
        before = length;
    }
}

// 级差: 50 m up to 100 m, 100 m up to 1000 m, 200 m beyond, always upward.
TEST(HygieneDistance, IsRoundedUpToItsSteps) {
    const auto stepped = [](double meters) {
        return steppedDistance(gis::Length::meters(meters)).meters();
    };
    EXPECT_EQ(stepped(3), 50);
    EXPECT_EQ(stepped(50), 50);
    EXPECT_EQ(stepped(50.1), 100);
    EXPECT_EQ(stepped(100), 100);
    EXPECT_EQ(stepped(101), 200);
    EXPECT_EQ(stepped(999), 1000);
    EXPECT_EQ(stepped(1001), 1200);
}

TEST(ProtectionDistance, Trap16GoesByOrderOfTrust) {
    const gis::Length usual = gis::Length::meters(100);
    Site site;
    EXPECT_EQ(protectionDistance(site, {}, usual).distance.meters(), 100);
    EXPECT_FALSE(protectionDistance(site, {}, usual).verified);
    site.hygieneDistance = 300;  // nobody says where from
    EXPECT_EQ(protectionDistance(site, {}, usual).distance.meters(), 300);
    EXPECT_FALSE(protectionDistance(site, {}, usual).verified);
    site.fugitiveRate = 0.05;
    site.fugitiveLimit = 0.9;
    site.unitArea = 2500;
    const double computed = protectionDistance(site, 2.5, usual).distance.meters();
    EXPECT_NE(computed, 300);
    EXPECT_FALSE(protectionDistance(site, 2.5, usual).verified);
    site.hygieneDistanceSource = "标准";
    EXPECT_EQ(protectionDistance(site, 2.5, usual).distance.meters(), 300);
    EXPECT_TRUE(protectionDistance(site, 2.5, usual).verified);
    site.hygieneDistanceSource = "环评批复";
    EXPECT_EQ(protectionDistance(site, 2.5, usual).basis.zh, "环评批复");
}

}  // namespace
}  // namespace ruyuan::planner
