// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/decide.h"

#include "planner/park_fit.h"
#include "planner/pipeline.h"
#include "planner/scenarios.h"

namespace ruyuan::planner {

using gis::Result;

namespace {

/// The decisions of the project itself or of a scenario.
Result<std::vector<Decision>*> decisionsIn(Project& project, const std::string& scenario) {
    if (meansBase(scenario)) {
        return &project.decisions;
    }
    const auto index = findScenario(project, scenario);
    if (!index) {
        return std::unexpected(index.error());
    }
    return &project.scenarios[*index].decisions;
}

void decisionsChanged(Project& project, const std::string& scenario) {
    if (meansBase(scenario)) {
        inputsChanged(project, Stage::Classify);
    } else {
        scenarioChanged(project, scenario);
    }
}

}  // namespace

Result<void> decide(Project& project, const std::string& scenario, Decision decision) {
    auto decisions = decisionsIn(project, scenario);
    if (!decisions) {
        return std::unexpected(decisions.error());
    }
    (*decisions)->push_back(std::move(decision));
    decisionsChanged(project, scenario);
    return {};
}

Result<void> undecide(Project& project, const std::string& scenario, const std::string& siteId) {
    auto decisions = decisionsIn(project, scenario);
    if (!decisions) {
        return std::unexpected(decisions.error());
    }
    const auto about = [&](const Decision& decision) { return decision.siteId == siteId; };
    if (std::erase_if(**decisions, about) == 0) {
        const gis::Text there = meansBase(scenario) ? baseName() : gis::Text{scenario, scenario};
        return gis::fail(gis::ErrorCode::NotFound,
                         gis::text("{} 在“{}”中没有决定可以撤销",
                                   "nothing is decided about {} in \"{}\" itself",
                                   siteId,
                                   there));
    }
    decisionsChanged(project, scenario);
    return {};
}

Result<ParkVerdict> parkVerdict(const Project& project,
                                const PolicyPack& pack,
                                std::size_t site,
                                std::size_t park) {
    const Matrix::Row* row = matrixRow(project.matrix, site, park);
    if (row == nullptr) {
        return ParkVerdict{};
    }
    const auto words = Findings::of(project, pack);
    if (!words) {
        return std::unexpected(words.error());
    }
    return verdictInWords(*words, *row);
}

}  // namespace ruyuan::planner
