// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/pipeline.h"

#include "planner/classification.h"
#include "planner/plan_input.h"
#include "planner/plan_words.h"
#include "planner/scenarios.h"
#include "planner/screening.h"
#include "planner/suitability.h"
#include "planner/tasks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace ruyuan::planner {

namespace {

using gis::Progress;
using gis::Result;

struct Request {
    const PolicyPack& pack;
    const PipelineOptions& options;
};

Result<void> runScreening(Project& project, const Request&, const Progress& progress) {
    auto screening = screen(project, {}, progress);
    if (!screening) {
        return std::unexpected(screening.error());
    }
    project.screening = std::move(*screening);
    return {};
}

Result<void> runClassification(Project& project, const Request& request, const Progress& progress) {
    auto classifications = classify(project, request.pack, progress);
    if (!classifications) {
        return std::unexpected(classifications.error());
    }
    project.classifications = std::move(*classifications);
    return {};
}

Result<void> runSuitability(Project& project, const Request& request, const Progress& progress) {
    auto matrix = checkSuitability(project, request.pack, progress);
    if (!matrix) {
        return std::unexpected(matrix.error());
    }
    project.matrix = std::move(*matrix);
    return {};
}

/// The solver's sum against one made independently of it.
Result<void> checkSolution(const Problem& problem, const Solution& solution) {
    constexpr double kTolerance = 1e-6;
    const Recount counted = recount(problem, solution.choices);
    const double difference = std::abs(counted.objective - solution.objective);
    if (counted.violations.empty() &&
        difference <= kTolerance * std::max(1.0, std::abs(solution.objective))) {
        return {};
    }
    return gis::fail(
        gis::ErrorCode::InvalidData,
        gis::text("求解结果复算不符：目标值 {}，复算 {}，违规 {} 处",
                  "the solution does not add up: objective {}, counted {}, {} violations",
                  solution.objective,
                  counted.objective,
                  counted.violations.size()));
}

/// What a plan chose, for each site of the problem; a choice that is none where it says nothing.
std::vector<Choice> choicesOf(const Plan& plan, const Project& project, const PlanInput& input) {
    std::map<std::string_view, const PlanEntry*> entries;
    for (const PlanEntry& entry : plan.entries) {
        entries.emplace(entry.siteId, &entry);
    }
    std::vector<Choice> choices;
    for (const ProblemSite& site : input.problem.sites) {
        const auto found = entries.find(site.id);
        Choice choice;
        if (found != entries.end() && found->second->path) {
            const PlanEntry& entry = *found->second;
            choice.path = entry.path;
            const auto park = std::ranges::find(project.parks, entry.parkId, &Park::id);
            choice.park = park == project.parks.end()
                              ? 0
                              : static_cast<std::size_t>(park - project.parks.begin());
            choice.start = entry.start ? *entry.start - input.problem.firstQuarter : 0;
        }
        choices.push_back(choice);
    }
    return choices;
}

Result<void> runPlan(Project& project, const Request& request, const Progress& progress) {
    auto input = planInput(project, request.pack);
    if (!input) {
        return std::unexpected(input.error());
    }
    SolveOptions options = request.options.solve;
    if (request.options.near) {
        options.near = choicesOf(*request.options.near, project, *input);
    }
    auto solution = solve(input->problem, options, progress);
    if (!solution) {
        return std::unexpected(solution.error());
    }
    if (solution->stopped && !request.options.keepStopped) {
        return gis::fail(gis::ErrorCode::Cancelled, {"排期已停止", "planning was stopped"});
    }
    auto counted = checkSolution(input->problem, *solution);
    if (!counted) {
        return counted;
    }
    project.plan = planInWords(project, *input, *solution);
    auto tasks = tasksOf(project, request.pack);
    if (!tasks) {
        return std::unexpected(tasks.error());
    }
    project.tasks = std::move(*tasks);
    return {};
}

/// All violations in one error: the first few in words, the others counted.
gis::Error violationError(const std::vector<Violation>& violations) {
    constexpr std::size_t kTold = 5;
    gis::Text told;
    for (std::size_t i = 0; i < violations.size() && i < kTold; ++i) {
        told.zh += "\n  " + violations[i].siteId + " " + violations[i].sentence.zh;
        told.en += "\n  " + violations[i].siteId + " " + violations[i].sentence.en;
    }
    return {gis::ErrorCode::InvalidData,
            gis::text("计划未通过独立校验，共 {} 处：{}",
                      "the plan does not hold, {} violations: {}",
                      violations.size(),
                      told),
            {},
            {"请重新运行 ruyuan run；仍不通过说明程序有误",
             "run ruyuan run again; if it persists, the program is wrong"}};
}

Result<void> runVerification(Project& project, const Request& request, const Progress& progress) {
    progress.step(0, {"独立校验", "verifying"});
    auto violations = verifyPlan(project, request.pack);
    if (!violations) {
        return std::unexpected(violations.error());
    }
    if (!violations->empty()) {
        return std::unexpected(violationError(*violations));
    }
    return {};
}

struct StageEntry {
    Stage stage;
    Result<void> (*run)(Project&, const Request&, const Progress&);
    double until;  ///< share of the whole run's time, roughly
};

constexpr std::array kStages{StageEntry{Stage::Screen, runScreening, 0.2},
                             StageEntry{Stage::Classify, runClassification, 0.35},
                             StageEntry{Stage::Suitability, runSuitability, 0.5},
                             StageEntry{Stage::Plan, runPlan, 0.95},
                             StageEntry{Stage::Verify, runVerification, 1.0}};

}  // namespace

void clearResults(Project& project, Stage from) {
    if (from <= Stage::Screen) {
        project.screening.clear();
    }
    if (from <= Stage::Classify) {
        project.classifications.clear();
    }
    if (from <= Stage::Suitability) {
        project.matrix = {};
    }
    if (from <= Stage::Plan) {
        project.plan.reset();
        project.tasks.clear();
    }
}

void inputsChanged(Project& project, Stage from) {
    clearResults(project, from);
    for (Scenario& scenario : project.scenarios) {
        scenario.plan.reset();
    }
}

Result<void> runStages(Project& project,
                       const PolicyPack& pack,
                       Stage first,
                       Stage last,
                       const PipelineOptions& options,
                       const Progress& progress) {
    Project working = project;
    clearResults(working, first);
    const Request request{pack, options};
    double from = 0;
    for (const StageEntry& entry : kStages) {
        if (entry.stage >= first && entry.stage <= last) {
            auto done = entry.run(working, request, progress.part(from, entry.until));
            if (!done) {
                return done;
            }
            const bool solved = entry.stage >= Stage::Plan && options.keepStopped;
            if (progress.stopRequested() && !solved) {
                return gis::fail(gis::ErrorCode::Cancelled, {"运行已停止", "the run was stopped"});
            }
        }
        from = entry.until;
    }
    project = std::move(working);
    return {};
}

Result<void> runStagesIn(Project& project,
                         const PolicyPack& pack,
                         const std::string& scenario,
                         Stage first,
                         Stage last,
                         const PipelineOptions& options,
                         const Progress& progress) {
    if (meansBase(scenario)) {
        return runStages(project, pack, first, last, options, progress);
    }
    auto seen = seenBy(project, scenario);
    auto seenPack = packSeenBy(project, pack, scenario);
    if (!seen || !seenPack) {
        return std::unexpected(seen ? seenPack.error() : seen.error());
    }
    if (auto done = runStages(*seen, *seenPack, first, last, options, progress); !done) {
        return done;
    }
    project.scenarios[*findScenario(project, scenario)].plan = std::move(seen->plan);
    return {};
}

Stage firstToRun(const Project& project) {
    if (project.screening.size() != project.sites.size()) {
        return Stage::Screen;
    }
    if (project.classifications.size() != project.sites.size()) {
        return Stage::Classify;
    }
    return project.matrix.rows.empty() ? Stage::Suitability : Stage::Plan;
}

Result<Project> shownBy(const Project& project,
                        const PolicyPack& pack,
                        const std::string& scenario,
                        const Progress& progress) {
    auto seen = seenBy(project, scenario);
    if (!seen || seen->screening.empty() || meansBase(scenario)) {
        return seen;
    }
    const auto seenPack = packSeenBy(project, pack, scenario);
    if (!seenPack) {
        return std::unexpected(seenPack.error());
    }
    if (seen->classifications.empty()) {
        auto plan = std::move(seen->plan);
        auto done = runStages(*seen, *seenPack, Stage::Classify, Stage::Classify, {}, progress);
        if (!done) {
            return std::unexpected(done.error());
        }
        seen->plan = std::move(plan);
    }
    if (seen->plan) {
        auto tasks = tasksOf(*seen, *seenPack);
        if (!tasks) {
            return std::unexpected(tasks.error());
        }
        seen->tasks = std::move(*tasks);
    }
    return seen;
}

}  // namespace ruyuan::planner
