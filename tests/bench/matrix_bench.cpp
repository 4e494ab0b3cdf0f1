// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the site x park matrix of a large city takes, and new weights for its scores; see
// README.md.

#include "planner/constraint_kinds.h"
#include "planner/scores.h"
#include "planner/suitability.h"

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <numbers>
#include <random>

namespace {

using namespace ruyuan;
using namespace ruyuan::planner;

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Random places around Zhengzhou.
class Dice {
public:
    double between(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(engine_);
    }
    bool one(int of) { return std::uniform_int_distribution<int>(1, of)(engine_) == 1; }
    gis::Point place() { return {between(112.75, 114.2), between(34.3, 34.95)}; }
    /// A star-shaped polygon of so many corners; the radius in degrees.
    gis::MultiPolygon area(int corners, double radius) {
        const gis::Point middle = place();
        gis::Ring ring;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            const double reach = radius * between(0.6, 1.0);
            ring.push_back(
                {middle.x + reach * std::cos(angle), middle.y + reach * std::sin(angle)});
        }
        ring.push_back(ring.front());
        return {{gis::Polygon{ring, {}}}};
    }

private:
    std::mt19937 engine_{7};
};

Site site(Dice& dice, std::size_t number) {
    Site one;
    one.id = std::format("S{:05}", number);
    one.place = dice.place();
    one.accuracy = Accuracy::Gps;
    if (!dice.one(5)) {
        one.land = gis::Area::mu(dice.between(5, 300));
    }
    one.sewage = dice.between(1, 500);
    one.voc = dice.between(0, 20);
    one.nox = dice.between(0, 50);
    one.usesCoal = dice.one(3);
    if (dice.one(10)) {
        one.hygieneDistance = dice.between(50, 800);
        one.hygieneDistanceSource = "环评批复";
    }
    return one;
}

Park park(Dice& dice, std::size_t number) {
    Park one;
    one.id = std::format("P{:03}", number);
    one.place = dice.area(60, 0.02);
    one.accuracy = Accuracy::Digitised;
    one.industries = {dice.one(2) ? "铸造" : "化工", "水泥"};
    one.riskGrade = dice.one(2) ? "A" : "C";
    for (int i = 0; i < 3; ++i) {
        ParkPhase phase;
        phase.opens = gis::makeDate(2019 + i, 1, 1);
        phase.land = gis::Area::mu(dice.between(100, 1500));
        phase.sewage = dice.between(100, 20000);
        phase.voc = dice.between(5, 100);
        phase.nox = dice.between(5, 300);
        one.phases.push_back(phase);
    }
    return one;
}

Project city(std::size_t sites, std::size_t parks, std::size_t layers, const PolicyPack& pack) {
    Dice dice;
    Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    for (std::size_t i = 0; i < sites; ++i) {
        project.sites.push_back(site(dice, i));
        Classification classification;
        classification.siteId = project.sites.back().id;
        classification.inScope = Verdict::Pass;
        classification.size = dice.one(2) ? SizeClass::Small : SizeClass::Large;
        classification.sectors = {pack.sectors[i % pack.sectors.size()].id};
        project.classifications.push_back(classification);
    }
    for (std::size_t i = 0; i < parks; ++i) {
        project.parks.push_back(park(dice, i));
    }
    County county;
    county.place = {{gis::Polygon{
        {{112.6, 34.2}, {114.4, 34.2}, {114.4, 35.1}, {112.6, 35.1}, {112.6, 34.2}}, {}}}};
    project.counties.push_back(county);
    for (const ConstraintKind& kind : constraintKinds()) {
        if (project.constraints.size() == layers) {
            break;
        }
        ConstraintLayer layer;
        layer.kind = kind.word;
        for (int i = 0; i < 200; ++i) {
            ConstraintFeature feature;
            feature.name = std::format("{} {}", kind.word, i);
            feature.grade = dice.one(2) ? "一级" : "重点管控单元";
            feature.place = dice.area(80, 0.01);
            feature.population = dice.between(50, 5000);
            layer.features.push_back(std::move(feature));
        }
        project.constraints.push_back(std::move(layer));
    }
    return project;
}

}  // namespace

int main(int count, char** arguments) {
    const auto number = [&](int at, std::size_t otherwise) {
        return count > at ? static_cast<std::size_t>(std::atoll(arguments[at])) : otherwise;
    };
    const auto text = readPolicyText("zhengzhou-2019-37");
    const auto pack = parsePolicyPack(text.value_or(""), "zhengzhou-2019-37");
    if (!pack) {
        std::fprintf(stderr, "%s\n", pack.error().sentence.en.c_str());
        return 1;
    }
    Project project = city(number(1, 10000), number(2, 60), number(3, 20), *pack);
    auto begin = std::chrono::steady_clock::now();
    auto matrix = checkSuitability(project, *pack);
    const double whole = secondsSince(begin);
    if (!matrix) {
        std::fprintf(stderr, "%s\n", matrix.error().sentence.en.c_str());
        return 1;
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu sites, %zu parks, %zu layers, %zu checks: %.2f s, peak %ld MB\n",
                project.sites.size(),
                project.parks.size(),
                project.constraints.size(),
                matrix->checks.size(),
                whole,
                usage.ru_maxrss / 1024);
    project.matrix = std::move(*matrix);
    std::vector<SiteParkPair> pairs = pairsOf(project);
    constexpr std::size_t kSites = 1000;
    std::erase_if(pairs, [](const SiteParkPair& pair) { return pair.site >= kSites; });
    begin = std::chrono::steady_clock::now();
    const ScoreTable table = ScoreTable::of(project, *pack, pairs);
    const double measuring = secondsSince(begin);
    std::size_t first = 0;
    begin = std::chrono::steady_clock::now();
    constexpr int kChanges = 20;
    for (int i = 0; i < kChanges; ++i) {
        const auto weights = weightsWith(table.criteria(), {{"distance", 0.1 * (i + 1)}});
        const std::vector<double> scores = table.scores(*weights);
        for (const auto& ranking : rankingsOf(table, scores)) {
            first += ranking.second.empty() ? 0 : ranking.second.front();
        }
    }
    std::printf("%zu pairs: measured in %.0f ms, new weights in %.1f ms (checksum %zu)\n",
                pairs.size(),
                measuring * 1000,
                secondsSince(begin) * 1000 / kChanges,
                first);
}
