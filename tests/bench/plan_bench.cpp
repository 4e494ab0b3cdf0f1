// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Solves random cities (support/plan_instance.h) to a gap and prints what that took; with "plain"
// also the model without any reduction, in the same run. Times are processor seconds and, in
// brackets, seconds on the clock. Usage: see kUsage.

#include "planner/solver.h"
#include "planner/verify.h"
#include "support/plan_instance.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <print>
#include <string>
#include <vector>

namespace {

using namespace ruyuan;

constexpr const char* kUsage =
    "plan_bench [reduced|plain|both] [SITES PARKS GAP [SEED...]]\n"
    "Without sizes: 17 sites, 12 parks to 1e-4 and 40 sites, 12 to 15 parks to 1 %, seeds 1-5 and "
    "11-15.\n";
constexpr double kTimeLimit = 120;  // seconds, so that the plain model ends

struct Case {
    std::size_t sites = 0;
    std::size_t parks = 0;
    double gap = 0;
    std::uint64_t seed = 0;
};

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Processor seconds taken; other programs on the machine do not count.
double measure(const Case& c, planner::Formulation formulation) {
    const planner::Problem problem = tests::planInstance(c.sites, c.parks, c.seed);
    planner::SolveOptions options;
    options.gap = c.gap;
    options.nodeLimit = -1;
    options.timeLimit = kTimeLimit;
    options.formulation = formulation;
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t processorStart = std::clock();
    const auto solved = planner::solve(problem, options);
    const double processor =
        static_cast<double>(std::clock() - processorStart) / static_cast<double>(CLOCKS_PER_SEC);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    const bool plain = formulation == planner::Formulation::Plain;
    if (!solved) {
        std::println("{:>4} {:>3} {:>4} {:8} {:7.2f} s ({:7.2f} s)  {}",
                     c.sites,
                     c.parks,
                     c.seed,
                     plain ? "plain" : "reduced",
                     processor,
                     spent.count(),
                     solved.error().sentence.en);
        return processor;
    }
    std::println(
        "{:>4} {:>3} {:>4} {:8} {:7.2f} s ({:7.2f} s) {:>6} nodes {:>6} -> {:>5} columns {:>5} -> "
        "{:>4} "
        "rows  {:12.2f} gap {:7.4f} %{}",
        c.sites,
        c.parks,
        c.seed,
        plain ? "plain" : "reduced",
        processor,
        spent.count(),
        solved->nodes,
        solved->allColumns,
        solved->columns,
        solved->allRows,
        solved->rows,
        solved->objective,
        100 * solved->gap,
        solved->optimal ? "" : "  NOT REACHED");
    std::cout.flush();
    return processor;
}

void measureAll(const std::string& mode, const std::vector<Case>& cases) {
    std::vector<double> reduced;
    std::vector<double> plain;
    for (const Case& c : cases) {
        if (mode != "plain") {
            reduced.push_back(measure(c, planner::Formulation::Reduced));
        }
        if (mode != "reduced") {
            plain.push_back(measure(c, planner::Formulation::Plain));
        }
    }
    for (const auto& [name, times] : {std::pair{"reduced", reduced}, std::pair{"plain", plain}}) {
        if (!times.empty()) {
            std::println("{} sites to {} %, {}: median {:.2f} s, worst {:.2f} s of {} (processor)",
                         cases.front().sites,
                         100 * cases.front().gap,
                         name,
                         median(times),
                         std::ranges::max(times),
                         times.size());
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const std::string mode = arguments.empty() ? "both" : arguments[0];
    if ((mode != "reduced" && mode != "plain" && mode != "both") ||
        (arguments.size() > 1 && arguments.size() < 4)) {
        std::print("{}", kUsage);
        return EXIT_FAILURE;
    }
    std::vector<std::uint64_t> seeds{1, 2, 3, 4, 5, 11, 12, 13, 14, 15};
    if (arguments.size() > 4) {
        seeds.clear();
        for (std::size_t i = 4; i < arguments.size(); ++i) {
            seeds.push_back(std::stoull(arguments[i]));
        }
    }
    std::vector<Case> cases;
    if (arguments.size() > 1) {
        for (const std::uint64_t seed : seeds) {
            cases.push_back({std::stoul(arguments[1]),
                             std::stoul(arguments[2]),
                             std::stod(arguments[3]),
                             seed});
        }
        measureAll(mode, cases);
        return EXIT_SUCCESS;
    }
    for (const std::uint64_t seed : seeds) {
        cases.push_back({17, 12, 1e-4, seed});
    }
    measureAll(mode, cases);
    cases.clear();
    for (const std::uint64_t seed : seeds) {
        cases.push_back({40, 12 + static_cast<std::size_t>(seed) % 4, 1e-2, seed});
    }
    measureAll(mode, cases);
    return EXIT_SUCCESS;
}
