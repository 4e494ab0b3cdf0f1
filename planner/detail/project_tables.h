// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/geopackage.h"
#include "gis/result.h"
#include "planner/project.h"

#include <functional>
#include <string>
#include <vector>

namespace ruyuan::planner::detail {

/// One table of a project file with its content.
struct ProjectTable {
    gis::TableInfo info;
    gis::Layer content;
};

/// Gives the content of a table of the file.
using TableReader = std::function<gis::Result<gis::Layer>(const std::string& name)>;

/// The table of sites; rowText() of its rows is what the journal keeps.
[[nodiscard]] gis::Layer sitesTable(const std::vector<Site>& sites);

/// The project itself, its sources and everything imported or decided.
[[nodiscard]] std::vector<ProjectTable> inputTables(const Project& project);
[[nodiscard]] gis::Result<void> readInputTables(const TableReader& read, Project& project);

/// The results of the stages.
[[nodiscard]] std::vector<ProjectTable> resultTables(const Project& project);
[[nodiscard]] gis::Result<void> readResultTables(const TableReader& read, Project& project);

/// What scenarios have of their own.
[[nodiscard]] std::vector<ProjectTable> scenarioTables(const Project& project);
[[nodiscard]] gis::Result<void> readScenarioTables(const TableReader& read, Project& project);

/// All of the above, in this order.
[[nodiscard]] std::vector<ProjectTable> projectTables(const Project& project);

}  // namespace ruyuan::planner::detail
