// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <string>

namespace ruyuan::app {

struct ScoreOptions {
    std::string project;
    std::string site;     ///< empty: every site that may move
    std::string weights;  ///< "distance=0.3,land=0.1"
    std::string ahp;      ///< CSV of pairwise comparisons
    bool json = false;
};

/// `ruyuan scores`: the parks of each site by score, with what each criterion gives, what is known,
/// and whether the first stays first.
ExitStatus runScores(const ScoreOptions& options, const Console& console);

}  // namespace ruyuan::app
