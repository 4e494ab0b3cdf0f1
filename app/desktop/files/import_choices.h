// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QComboBox;

namespace ruyuan::app {

/// What a file may hold; data: as planner::requestFor() names it.
void fillContents(QComboBox& box);
/// Coordinate systems and displacements to choose from or to type; data: as planner::stateSystem()
/// takes it, empty: as the file says.
void fillSystems(QComboBox& box);
/// Data: as gis::ReadOptions::encoding.
void fillEncodings(QComboBox& box);

}  // namespace ruyuan::app
