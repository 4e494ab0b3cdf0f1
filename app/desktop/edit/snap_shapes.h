// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "gis/snap.h"

#include <vector>

namespace ruyuan::app {

/// Everything of a project that drawing can snap to, and whose it is.
struct SnapShapes {
    explicit SnapShapes(const planner::Project& project);

    std::vector<ThingRef> things;  ///< by the shapes of the index
    gis::SnapIndex index;
};

}  // namespace ruyuan::app
