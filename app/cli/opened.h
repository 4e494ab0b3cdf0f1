// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "planner/obligations.h"
#include "planner/policy_pack.h"
#include "planner/project.h"

#include <string>

namespace ruyuan::app {

/// A project with its own policy pack.
struct Opened {
    planner::Project project;
    planner::PolicyPack pack;
};

/// What a command needs of a project that it opens.
enum class Needs { Nothing, Screening, Classification };

/// Opens a project for reading and screens it when that is needed and not there; NotFound when it
/// has to be classified first.
[[nodiscard]] gis::Result<Opened> openProject(const std::string& file,
                                              Needs needs,
                                              const Console& console);

/// The site of that id, or the only one whose name holds @p idOrName; NotFound lists what is near.
[[nodiscard]] gis::Result<std::size_t> findSite(const planner::Project& project,
                                                const std::string& idOrName);

/// A pack by name or file; "project" is the one of @p project, when that is given.
[[nodiscard]] gis::Result<planner::PolicyPack> openPack(const std::string& name,
                                                        const planner::Project* project = nullptr);

/// A pack with what it asks of governments beside its rules.
struct PackWithObligations {
    planner::PolicyPack pack;
    planner::Obligations obligations;
};
/// As openPack(); InvalidArgument for "project" without a project.
[[nodiscard]] gis::Result<PackWithObligations> openPackWithObligations(
    const std::string& name, const planner::Project* project = nullptr);

/// Tells an error on the console and gives its exit status.
ExitStatus failed(const gis::Error& error, const Console& console);

}  // namespace ruyuan::app
