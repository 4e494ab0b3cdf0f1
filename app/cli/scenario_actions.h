// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <string>
#include <vector>

namespace ruyuan::app {

// What the commands about scenarios do.

struct ScenarioOptions {
    std::string project;
    std::string name;
    std::string other;  ///< parent of a new one, new name of an old one
    std::string note;
    std::vector<std::string> parameters{};  ///< NAME=VALUE
    bool json = false;
};
ExitStatus runScenarioList(const ScenarioOptions& options, const Console& console);
ExitStatus runScenarioNew(const ScenarioOptions& options, const Console& console);
ExitStatus runScenarioRename(const ScenarioOptions& options, const Console& console);
ExitStatus runScenarioDrop(const ScenarioOptions& options, const Console& console);
/// Another note, and planning parameters of its own (no value: the pack's again).
ExitStatus runScenarioSet(const ScenarioOptions& options, const Console& console);

struct TakeOptions {
    std::string project;
    std::string from;
    std::string into;
    std::string site;
    std::string document;
    bool replace = false;  ///< also where the other decided otherwise
};
ExitStatus runScenarioTake(const TakeOptions& options, const Console& console);

struct DiffOptions {
    std::string project;
    std::string first;
    std::string second;
    bool json = false;
};
/// `ruyuan diff`: sites whose path, park or dates differ, and the figures of both plans.
ExitStatus runDiff(const DiffOptions& options, const Console& console);

struct RobustOptions {
    std::string project;
    bool json = false;
};
/// `ruyuan robust`: which decisions are the same in every plan, and which are contested.
ExitStatus runRobust(const RobustOptions& options, const Console& console);

}  // namespace ruyuan::app
