// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/text.h"
#include "gis/units.h"

namespace ruyuan::maps {

// Sizes as people read them beside the mouse: metres below one kilometre.

/// "640 m", "12.35 km".
[[nodiscard]] gis::Text words(gis::Length length);
/// "1,234.5 亩, 82.30 公顷, 0.823 km²".
[[nodiscard]] gis::Text words(gis::Area area);

}  // namespace ruyuan::maps
