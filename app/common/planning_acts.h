// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/journal.h"
#include "planner/pipeline.h"
#include "planner/project.h"
#include "planner/scenarios.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ruyuan::app {

// What planners do to a project, each as one act for the journal. Command line and desktop do the
// same by calling these; a scenario is named, empty or 现案 for the project itself.

/// The pack's name with the beginning of the hash of its text, which policy show prints whole.
[[nodiscard]] std::string packWithHash(const planner::Project& project);

/// The name of a scenario, or 现案.
[[nodiscard]] gis::Text scenarioLabel(const std::string& scenario);

struct RunRequest {
    std::string scenario;
    planner::Stage first = planner::Stage::Screen;
    planner::Stage last = planner::Stage::Verify;
    planner::PipelineOptions options;
};
/// Runs stages; in a scenario it keeps the plan only.
[[nodiscard]] gis::Result<planner::Act> runActs(planner::Project& project,
                                                const planner::PolicyPack& pack,
                                                const RunRequest& request,
                                                const gis::Progress& progress = {});

/// The policy packs that come with the program, by their names.
[[nodiscard]] std::vector<std::string> policyNames();

/// Another as-of date or policy pack (name or file), or both.
[[nodiscard]] gis::Result<planner::Act> setBasis(planner::Project& project,
                                                 std::optional<gis::Date> asOf,
                                                 const std::string& policy);

[[nodiscard]] gis::Result<planner::Act> makeScenario(planner::Project& project,
                                                     const std::string& name,
                                                     const std::string& parent,
                                                     const std::string& note);
[[nodiscard]] gis::Result<planner::Act> nameScenario(planner::Project& project,
                                                     const std::string& name,
                                                     const std::string& newName);
[[nodiscard]] gis::Result<planner::Act> deleteScenario(planner::Project& project,
                                                       const std::string& name);
/// A note where one is given, and planning parameters; no value: the one from below again. NotFound
/// when a parameter to give up is not set, InvalidArgument for one that does not exist or is out of
/// its range.
[[nodiscard]] gis::Result<planner::Act> setScenario(
    planner::Project& project,
    const std::string& name,
    const std::optional<std::string>& note,
    const std::map<std::string, std::optional<double>>& parameters);

struct TakeRequest {
    std::string from;
    std::string into;
    std::size_t site = 0;
    std::string document;
    bool replace = false;  ///< also where the other decided otherwise
};
/// Conflict, saying what is decided there, when that would be given up and replace is false.
[[nodiscard]] gis::Result<planner::Act> takeDecision(planner::Project& project,
                                                     const TakeRequest& request);

/// What follows a change of decisions: classifies and checks again where that had been done, and
/// plans again, as near to @p before as may be, when @p plan is wanted. Gives the sites that do
/// something else than before; none when nothing was planned before or is now.
[[nodiscard]] gis::Result<std::vector<planner::SiteDifference>> settleDecisions(
    planner::Project& project,
    const planner::Project& before,
    const std::string& scenario,
    bool plan,
    const gis::Progress& progress = {});

/// Path, park and dates of a decision.
[[nodiscard]] gis::Text decisionText(const planner::Decision& decision);
/// Path, park and dates of an entry of a plan; "not planned" when there is none.
[[nodiscard]] gis::Text placedText(const planner::Project& project,
                                   const std::optional<planner::PlanEntry>& entry);

}  // namespace ruyuan::app
