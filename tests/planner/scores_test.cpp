// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/scores.h"

#include "support/site_case.h"

#include <gmock/gmock.h>

#include <random>

namespace ruyuan::planner {
namespace {

using ::testing::ElementsAre;
using tests::SiteCase;

const std::vector<Criterion>& criteria() {
    static const std::vector<Criterion> kCriteria = criteriaOf(tests::zhengzhou());
    return kCriteria;
}

gis::Result<std::vector<double>> weightsWith(const std::map<std::string, double>& changed) {
    return planner::weightsWith(criteria(), changed);
}

std::size_t indexOf(std::string_view id) {
    return static_cast<std::size_t>(std::ranges::find(criteria(), id, &Criterion::id) -
                                    criteria().begin());
}

/// A classified foundry with parks about which random things are known.
struct City {
    explicit City(std::size_t parks, unsigned seed = 7) {
        std::mt19937 engine(seed);
        const auto number = [&](double most) {
            return static_cast<double>(engine() % 1000) / 1000 * most;
        };
        one.site().land = gis::Area::mu(50);
        one.site().sewage = 100;
        one.site().voc = 2;
        one.project.classifications = {one.run()};
        for (std::size_t i = 0; i < parks; ++i) {
            Park park;
            park.id = "P" + std::to_string(i);
            ParkPhase phase;
            phase.opens = gis::makeDate(2019 + static_cast<int>(engine() % 4), 1, 1);
            phase.land = gis::Area::mu(60 + number(400));
            if (engine() % 3 != 0) {
                phase.sewage = 150 + number(2000);
            }
            phase.voc = number(30);
            park.phases = {phase};
            park.industries = {engine() % 2 == 0 ? "铸造" : "化工"};
            park.landPricePerMu = gis::Money::wan(number(40));
            one.project.parks.push_back(park);
            pairs.push_back({0, i, Verdict::Pass, gis::Length::kilometers(number(120)), {}});
        }
    }
    ScoreTable table() const { return ScoreTable::of(one.project, tests::zhengzhou(), pairs); }

    SiteCase one;
    std::vector<SiteParkPair> pairs;
};

TEST(Scores, AreTheSumOfWeightTimesValue) {
    const City city(1);
    const ScoreTable table = city.table();
    const auto weights = *weightsWith({});
    double sum = 0;
    double known = 0;
    for (std::size_t c = 0; c < criteria().size(); ++c) {
        sum += weights[c] * table.value(0, c).value_or(0);
        known += table.value(0, c) ? weights[c] : 0;
    }
    EXPECT_NEAR(table.scores(weights)[0], sum, 1e-9);
    EXPECT_NEAR(table.knownShares(weights)[0], known, 1e-9);
}

TEST(Scores, RunFromTheWorstToTheBestMeasure) {
    City city(3);
    city.pairs[0].distance = gis::Length::kilometers(0);
    city.pairs[1].distance = gis::Length::kilometers(25);
    city.pairs[2].distance = gis::Length::kilometers(250);
    const ScoreTable table = city.table();
    const std::size_t distance = indexOf("distance");
    EXPECT_NEAR(*table.value(0, distance), 1, 1e-6);
    EXPECT_NEAR(*table.value(1, distance), 0.75, 1e-6);
    EXPECT_NEAR(*table.value(2, distance), 0, 1e-6);
    EXPECT_NEAR(*table.measure(1, distance), 25, 1e-9);
}

TEST(Scores, OfWhatIsNotKnownAreNothingAndSaySo) {
    City city(1);
    city.pairs[0].distance.reset();
    const ScoreTable table = city.table();
    EXPECT_FALSE(table.value(0, indexOf("distance")));
    std::map<std::string, double> nothingElse;
    for (const Criterion& criterion : criteria()) {
        nothingElse[criterion.id] = criterion.id == "distance" ? 1 : 0;
    }
    const auto only = *weightsWith(nothingElse);
    EXPECT_EQ(table.scores(only)[0], 0);
    EXPECT_EQ(table.knownShares(only)[0], 0);
}

TEST(Scores, NeverMakeGoodAHardNo) {
    City city(2);
    city.pairs[0].distance = gis::Length::kilometers(0);
    city.pairs[0].verdict = Verdict::Fail;
    const ScoreTable table = city.table();
    const auto scores = table.scores(*weightsWith({}));
    EXPECT_THAT(rankingOf(table, scores, 0), ElementsAre(1));
}

TEST(Scores, TakeWeightsThatAddUpToOneAndRefuseUnknownCriteria) {
    const auto weights = *weightsWith({{"distance", 3}});
    double sum = 0;
    for (const double weight : weights) {
        sum += weight;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    double others = 0;
    for (const Criterion& criterion : criteria()) {
        others += criterion.id == "distance" ? 0 : criterion.weight;
    }
    EXPECT_NEAR(weights[indexOf("distance")], 3 / (3 + others), 1e-12);
    EXPECT_FALSE(weightsWith({{"beauty", 1}}));
    EXPECT_FALSE(weightsWith({{"distance", -1}}));
}

/// The best park when one weight is multiplied and the others make room in proportion.
std::size_t bestWith(const ScoreTable& table,
                     std::vector<double> weights,
                     std::size_t criterion,
                     double factor) {
    const double old = weights[criterion];
    const double now = old * factor;
    for (double& weight : weights) {
        weight *= (1 - now) / (1 - old);
    }
    weights[criterion] = now;
    return rankingOf(table, table.scores(weights), 0).front();
}

TEST(RankStability, AgreesWithTryingEveryWeight) {
    int unstable = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const City city(6, seed);
        const ScoreTable table = city.table();
        const auto weights = *weightsWith({});
        const std::size_t best = rankingOf(table, table.scores(weights), 0).front();
        double nearest = 1;
        for (std::size_t c = 0; c < weights.size(); ++c) {
            for (int step = -200; step <= 200; ++step) {
                const double factor = 1 + step / 1000.0;
                if (bestWith(table, weights, c, factor) != best) {
                    nearest = std::min(nearest, std::abs(factor - 1));
                }
            }
        }
        const RankStability found = rankStability(table, weights, 0, 0.2);
        if (nearest > 0.2) {
            EXPECT_TRUE(found.stable || std::abs(std::abs(found.factor - 1) - 0.2) < 2e-3) << seed;
            continue;
        }
        ++unstable;
        ASSERT_FALSE(found.stable) << seed;
        EXPECT_NEAR(std::abs(found.factor - 1), nearest, 1.1e-3) << seed;
        const double beyond = found.factor + (found.factor > 1 ? 1e-6 : -1e-6);
        EXPECT_EQ(bestWith(table, weights, found.criterion, beyond), found.overtakenBy) << seed;
    }
    EXPECT_GT(unstable, 3);
}

TEST(RankStability, OfASinglePark) {
    const City city(1);
    EXPECT_TRUE(rankStability(city.table(), *weightsWith({}), 0).stable);
}

}  // namespace
}  // namespace ruyuan::planner
