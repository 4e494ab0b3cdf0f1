// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <string>
#include <vector>

namespace ruyuan::app {

struct DuplicatesOptions {
    std::string project;
    bool json = false;
};

/// `ruyuan duplicates`: clusters of sites that seem to be one, with what says so. Nothing is
/// changed.
ExitStatus runDuplicates(const DuplicatesOptions& options, const Console& console);

struct MergeOptions {
    std::string project;
    std::vector<std::string> sites;  ///< ids; the first stays
    std::string reason;
    bool json = false;
};

/// `ruyuan merge`: makes one site of several that tell of the same (planner/merge_sites.h), as one
/// act, and lists where they differed.
ExitStatus runMerge(const MergeOptions& options, const Console& console);

}  // namespace ruyuan::app
