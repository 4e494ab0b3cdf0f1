// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "gis/text.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::planner {

/// What the project itself is called where a scenario may be named.
[[nodiscard]] gis::Text baseName();
/// Whether a name means the project itself: empty, "main" or 现案.
[[nodiscard]] bool meansBase(const std::string& name);

/// The scenario of that name; NotFound lists those there are.
[[nodiscard]] gis::Result<std::size_t> findScenario(const Project& project,
                                                    const std::string& name);

/// The project as a scenario sees it: with the decisions of its parents and its own, and its plan.
/// What rests on decisions (classification, matrix) is cleared when there are any, to be made
/// again. The project itself for meansBase(). It cannot be written back as the project.
[[nodiscard]] gis::Result<Project> seenBy(const Project& project, const std::string& name);

/// The pack with the planning parameters of a scenario and its parents.
[[nodiscard]] gis::Result<PolicyPack> packSeenBy(const Project& project,
                                                 const PolicyPack& pack,
                                                 const std::string& name);

/// A new scenario under @p parent (empty: the project itself). Conflict when the name is taken,
/// InvalidArgument when it is empty or means the project.
[[nodiscard]] gis::Result<void> addScenario(Project& project,
                                            const std::string& name,
                                            const std::string& parent,
                                            const std::string& note);
/// Clears the plans of a scenario and of those that build on it: they rest on what it was.
void scenarioChanged(Project& project, const std::string& name);

[[nodiscard]] gis::Result<void> renameScenario(Project& project,
                                               const std::string& name,
                                               const std::string& newName);
/// Conflict while another scenario builds on it.
[[nodiscard]] gis::Result<void> dropScenario(Project& project, const std::string& name);

/// A site of which two plans say different things.
struct SiteDifference {
    std::size_t site = 0;  ///< into Project::sites
    std::optional<PlanEntry> first;
    std::optional<PlanEntry> second;
};

/// A figure of a plan, for two of them.
struct Figure {
    gis::Text name;
    std::string unit;
    double first = 0;
    double second = 0;
};

struct PlanComparison {
    std::vector<SiteDifference> sites;  ///< path, park, start or finish differ
    std::vector<Figure> figures;
};

/// NotFound when one of the two is not planned.
[[nodiscard]] gis::Result<PlanComparison> comparePlans(const Project& project,
                                                       const std::string& first,
                                                       const std::string& second);

/// What the plans of the project and of all planned scenarios say of one site.
struct SiteRobustness {
    std::size_t site = 0;
    bool robust = true;                     ///< all choose the same path and park
    std::vector<std::string> plans;         ///< the names, "" for the project itself
    std::vector<const PlanEntry*> entries;  ///< per plan; null: it has no entry
};

/// Every site that some plan speaks of. Keeps pointers into the project.
[[nodiscard]] std::vector<SiteRobustness> robustness(const Project& project);

/// What taking a scenario's decision about a site into another comes to.
struct Taking {
    Decision decision;
    std::optional<Decision> overrides;  ///< what was decided there, if another path, park or date
};

/// Puts what @p from decided (itself, or its plan where it decided nothing) about a site into
/// @p into; NotFound when @p from has neither.
[[nodiscard]] gis::Result<Taking> takeDecision(Project& project,
                                               const std::string& from,
                                               const std::string& into,
                                               std::size_t site,
                                               const std::string& document);

}  // namespace ruyuan::planner
