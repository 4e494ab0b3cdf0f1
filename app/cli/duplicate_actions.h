// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

#include <string>

namespace ruyuan::app {

struct DuplicatesOptions {
    std::string project;
    bool json = false;
};

/// `ruyuan duplicates`: clusters of sites that seem to be one, with what says so. Nothing is
/// changed.
ExitStatus runDuplicates(const DuplicatesOptions& options, const Console& console);

}  // namespace ruyuan::app
