// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <string>

namespace ruyuan::app {

// What the commands about duties and reports do.

struct ProgressOptions {
    std::string project;
    bool json = false;
};
ExitStatus runProgress(const ProgressOptions& options, const Console& console);

struct CountyPlanOptions {
    std::string project;
    std::string county;  ///< a part of its name; empty: all
    bool json = false;
};
ExitStatus runCountyPlan(const CountyPlanOptions& options, const Console& console);

ExitStatus runPolicyIndicators(const std::string& pack, const Console& console);

}  // namespace ruyuan::app
