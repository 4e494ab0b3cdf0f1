// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "app/common/deciding.h"

#include <string>

namespace ruyuan::app {

// What the commands about single verdicts do.

struct ExplainOptions {
    std::string project;
    std::string site;  ///< id or a part of the name that only one has
    bool json = false;
};
ExitStatus runExplain(const ExplainOptions& options, const Console& console);

struct SubsidyOptions {
    std::string project;
    std::string site;  ///< empty: all
    bool json = false;
};
ExitStatus runSubsidies(const SubsidyOptions& options, const Console& console);

struct PolicyCheckOptions {
    std::string pack;
    std::string project;  ///< empty: the pack alone
    bool json = false;
};
/// InvalidData when a remark is an error.
ExitStatus runPolicyCheck(const PolicyCheckOptions& options, const Console& console);

struct PolicyDiffOptions {
    std::string before;
    std::string after;
    std::string project;
    bool json = false;
};
ExitStatus runPolicyDiff(const PolicyDiffOptions& options, const Console& console);

}  // namespace ruyuan::app
