// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the flip list takes while a corner of a built-up boundary is dragged; see README.md.

#include "gis/edit_geometry.h"
#include "planner/boundary_flips.h"
#include "planner/pipeline.h"
#include "planner/sample.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <format>
#include <memory>
#include <numbers>
#include <random>

namespace {

using namespace ruyuan;
using namespace ruyuan::planner;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

class Dice {
public:
    double between(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(engine_);
    }

private:
    std::mt19937 engine_{7};
};

/// A city of that many sites inside and around a boundary of that many corners.
std::shared_ptr<Project> city(Dice& dice, std::size_t sites, std::size_t corners) {
    auto project = std::make_shared<Project>(sampleProject("zhengzhou").value());
    const Site model = project->sites.front();
    project->sites.clear();
    project->equipment.clear();
    project->decisions.clear();
    project->constraints.clear();
    for (std::size_t i = 0; i < sites; ++i) {
        Site site = model;
        site.id = std::format("S{:05}", i);
        site.place = gis::Point{dice.between(113.3, 113.9), dice.between(34.55, 34.95)};
        site.accuracy = i % 3 == 0 ? Accuracy::Geocoded : Accuracy::Gps;
        site.land = gis::Area::mu(dice.between(5, 300));
        project->sites.push_back(std::move(site));
    }
    gis::Ring ring;
    for (std::size_t i = 0; i < corners; ++i) {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(corners);
        const double reach = 0.15 + 0.02 * std::sin(9 * angle) + dice.between(0, 0.0005);
        ring.push_back({113.6 + reach * std::cos(angle), 34.75 + reach * std::sin(angle)});
    }
    ring.push_back(ring.front());
    project->builtUpAreas.resize(1);
    project->builtUpAreas[0].place = {{{ring, {}}}};
    return project;
}

void measure(std::size_t sites, std::size_t corners) {
    Dice dice;
    auto project = city(dice, sites, corners);
    const auto pack = parsePolicyPack(project->policyText, project->policyName).value();
    auto begin = Clock::now();
    project->screening.clear();
    if (!runStages(*project, pack, Stage::Screen, Stage::Classify)) {
        std::puts("the stages failed");
        return;
    }
    std::printf("%zu sites, %zu corners: screening and classifying all %.0f ms\n",
                sites,
                corners,
                millisecondsSince(begin));
    begin = Clock::now();
    const auto flips = BoundaryFlips::of(project, 0).value();
    std::printf("  made ready in %.0f ms\n", millisecondsSince(begin));
    std::vector<double> times;
    std::vector<double> verdictTimes;
    std::size_t flipped = 0;
    for (int drag = 0; drag < 100; ++drag) {
        gis::MultiPolygon place = project->builtUpAreas[0].place;
        const auto corner =
            static_cast<std::size_t>(dice.between(0, static_cast<double>(corners) - 1));
        const gis::VertexRef at{0, 0, corner};
        const gis::Point old = gis::vertexOf(place, at);
        const double by = dice.between(0.7, 1.3);
        gis::setVertex(place, at, {113.6 + (old.x - 113.6) * by, 34.75 + (old.y - 34.75) * by});
        begin = Clock::now();
        const auto found = flips.flipsOf(place).value();
        times.push_back(millisecondsSince(begin));
        begin = Clock::now();
        const auto verdicts = verdictsOf(flips, pack, found, place).value();
        verdictTimes.push_back(millisecondsSince(begin));
        flipped += verdicts.size();
    }
    std::ranges::sort(times);
    std::ranges::sort(verdictTimes);
    std::printf(
        "  flips of a drag: median %.1f ms, worst %.1f ms (%.1f sites flip); "
        "their verdicts: median %.1f ms, worst %.1f ms\n",
        times[50],
        times.back(),
        static_cast<double>(flipped) / 100,
        verdictTimes[50],
        verdictTimes.back());
}

}  // namespace

int main(int count, char** values) {
    const auto argument = [&](int i, std::size_t otherwise) {
        return count > i ? static_cast<std::size_t>(std::atoll(values[i])) : otherwise;
    };
    measure(argument(1, 20'000), argument(2, 2'000));
}
