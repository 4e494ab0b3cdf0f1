// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ruyuan::gis {

/// Lets the calling thread work only where others leave time (in gis/platform.cpp).
void lowerThreadPriority();

}  // namespace ruyuan::gis
