// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/map/layer_builder.h"

namespace ruyuan::app {

/// Adds the layers "moves" and "sites" of a project, as far as they have features.
void addSiteLayers(LayerBuilder& builder,
                   const planner::Project& project,
                   gis::Language language,
                   const ScreenOptions& options);

}  // namespace ruyuan::app
