// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "planner/intake.h"
#include "planner/pipeline.h"

#include <optional>
#include <string>
#include <vector>

namespace ruyuan::app {

// What the commands do, apart from how they are spelled.

struct NewOptions {
    std::string project;
    std::string policy = "zhengzhou-2019-37";
    std::string asOf;
    std::string sample;  ///< a bundled city to start from; then policy and date are its own
};
ExitStatus runNew(const NewOptions& options, const Console& console);

struct SetOptions {
    std::string project;
    std::string asOf;    ///< empty: stays
    std::string policy;  ///< name or .toml file; empty: stays
};
/// `ruyuan set`: another as-of date or policy pack; results that rest on them are cleared.
ExitStatus runSet(const SetOptions& options, const Console& console);

struct ImportOptions {
    std::string project;
    int contents = 0;     ///< how many were named; exactly one makes sense
    std::string content;  ///< as planner::requestFor() names it
    std::string file;
    std::string layer;
    std::string crs;
    std::string encoding;
    std::vector<std::string> columns;  ///< FIELD=COLUMN
    bool preview = false;              ///< only show what would happen
    bool json = false;                 ///< of a preview
    bool acceptGuesses = false;        ///< what is only likely about the coordinates
    std::string recipe{};              ///< name or file; empty: found by the headers
    bool noRecipe = false;
    std::string controlPoints{};                                  ///< table of control points
    double controlLimit = planner::ImportRequest().controlLimit;  ///< m
};
/// What an import asks of intake.
[[nodiscard]] gis::Result<planner::ImportRequest> importRequest(const ImportOptions& options);
ExitStatus runImport(const ImportOptions& options, const Console& console);

struct StageOptions {
    std::string project;
    planner::Stage first = planner::Stage::Screen;
    planner::Stage last = planner::Stage::Verify;
    double gap = planner::SolveOptions().gap;
    std::int64_t nodes = planner::SolveOptions().nodeLimit;
    std::string scenario{};  ///< empty: the project itself
};
ExitStatus runStages(const StageOptions& options, const Console& console);

struct ExportCommandOptions {
    std::string project;
    std::string directory;
    std::string format = "shapefile";
    std::string encoding = "gbk";
    std::string personal = "omit";  ///< as planner::word(PersonalData) names it
};
ExitStatus runExport(const ExportCommandOptions& options, const Console& console);

struct ShowOptions {
    std::string project;
    std::string what;
    bool json = false;
    std::string site{};      ///< findings of this site only
    std::string park{};      ///< findings about this park only
    std::string verdict{};   ///< findings with this outcome only
    std::string scenario{};  ///< plan and tasks of this scenario
};
ExitStatus runShow(const ShowOptions& options, const Console& console);

ExitStatus runPolicyList(const Console& console);
ExitStatus runPolicyShow(const std::string& pack, const Console& console);

struct PolicyFactsOptions {
    std::string pack;  ///< empty: the facts of every pack
    bool json = false;
};
/// `ruyuan policy facts`: name, meaning, unit, type, origin, what settles it, and who uses it.
ExitStatus runPolicyFacts(const PolicyFactsOptions& options, const Console& console);

struct PolicyChecksOptions {
    bool json = false;
};
/// `ruyuan policy checks`: id, layer, test, threshold, source and severity of every check.
ExitStatus runPolicyChecks(const PolicyChecksOptions& options, const Console& console);

}  // namespace ruyuan::app
