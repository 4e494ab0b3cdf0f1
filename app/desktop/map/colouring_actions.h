// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ruyuan::app {

struct Desk;

/// Adds "map.colour-by-path" and the like, of which one is checked.
void addColouringActions(Desk& desk);

}  // namespace ruyuan::app
