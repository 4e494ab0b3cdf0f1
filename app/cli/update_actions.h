// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/actions.h"

#include <string>
#include <vector>

namespace ruyuan::app {

struct UpdateOptions {
    ImportOptions ledger;
    int replaces = 0;                 ///< Source::id; 0: found by itself
    std::vector<std::string> accept;  ///< keys, or "all"; empty: only shows what differs
    std::string document;
    std::string reason;
    bool json = false;
};
/// `ruyuan update`: what a newer ledger changes, and with --accept the change itself.
ExitStatus runUpdate(const UpdateOptions& options, const Console& console);

}  // namespace ruyuan::app
