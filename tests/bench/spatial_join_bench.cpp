// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which of the world's 151,713 facilities lie in one of its 2,143 urban areas: reading both files,
// and indexing and joining them. spatial_join_peer.py compares with GeoPandas in the same run.

#include "gis/overlay.h"
#include "gis/read_layer.h"
#include "tests/support/shared_data.h"

#include <benchmark/benchmark.h>

#include <fstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace ruyuan;
using testing_support::sharedData;

gis::Result<gis::ReadResult> readFacilities() {
    gis::ReadOptions options;
    options.xColumn = "lon";
    options.yColumn = "lat";
    return gis::readLayer(sharedData("plants/real_facilities_merged.csv"), options);
}

gis::Result<gis::ReadResult> readAreas() {
    return gis::readLayer(sharedData("urban/ne_50m/ne_50m_urban_areas.json"));
}

std::vector<gis::Point> pointsOf(const gis::Layer& layer) {
    std::vector<gis::Point> points;
    points.reserve(layer.size());
    for (const gis::Geometry& geometry : layer.geometries) {
        if (const auto* point = std::get_if<gis::Point>(&geometry)) {
            points.push_back(*point);
        }
    }
    return points;
}

std::vector<gis::MultiPolygon> areasOf(gis::Layer layer) {
    std::vector<gis::MultiPolygon> areas;
    areas.reserve(layer.size());
    for (gis::Geometry& geometry : layer.geometries) {
        if (auto* area = std::get_if<gis::MultiPolygon>(&geometry)) {
            areas.push_back(std::move(*area));
        }
    }
    return areas;
}

/// How many points lie in at least one area.
std::size_t pointsInside(const std::vector<std::pair<std::size_t, std::size_t>>& pairs) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        count += i == 0 || pairs[i].first != pairs[i - 1].first ? 1U : 0U;
    }
    return count;
}

/// This program's own peak; getrusage() would count what the parent used before it started us.
double peakMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (double kibibytes = 0; word == "VmHWM:" && status >> kibibytes) {
            return kibibytes / 1024.0;
        }
    }
    return 0;
}

/// Everything from the two files to the pairs.
void readIndexJoin(benchmark::State& state) {
    std::size_t inside = 0;
    for (auto _ : state) {
        const auto facilities = readFacilities();
        auto areas = readAreas();
        if (!facilities || !areas) {
            state.SkipWithError("the data set is not there; set RUYUAN_SHARED_DATA");
            return;
        }
        inside = pointsInside(
            gis::joinPointsToAreas(pointsOf(facilities->layer), areasOf(std::move(areas->layer))));
    }
    state.counters["inside"] = static_cast<double>(inside);
    state.counters["peak_MB"] = peakMegabytes();
}
BENCHMARK(readIndexJoin)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

void readFacilitiesOnly(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(readFacilities());
    }
}
BENCHMARK(readFacilitiesOnly)->Unit(benchmark::kMillisecond)->UseRealTime();

void readAreasOnly(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(readAreas());
    }
}
BENCHMARK(readAreasOnly)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Index and join alone, from plain values in memory.
void indexAndJoin(benchmark::State& state) {
    const auto facilities = readFacilities();
    auto layer = readAreas();
    if (!facilities || !layer) {
        state.SkipWithError("the data set is not there; set RUYUAN_SHARED_DATA");
        return;
    }
    const std::vector<gis::Point> points = pointsOf(facilities->layer);
    const std::vector<gis::MultiPolygon> areas = areasOf(std::move(layer->layer));
    std::size_t inside = 0;
    for (auto _ : state) {
        inside = pointsInside(gis::joinPointsToAreas(points, areas));
    }
    state.counters["inside"] = static_cast<double>(inside);
}
BENCHMARK(indexAndJoin)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

}  // namespace

BENCHMARK_MAIN();
