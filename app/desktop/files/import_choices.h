// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

class QComboBox;

namespace ruyuan::app {

/// What a file may hold; data: as planner::requestFor() names it.
void fillContents(QComboBox& box);
/// Of one of these, for people; an unknown one as it is.
[[nodiscard]] QString contentLabel(const std::string& content);
/// Coordinate systems and displacements to choose from or to type; data: as planner::stateSystem()
/// takes it, empty: as the file says.
void fillSystems(QComboBox& box);
/// Data: as gis::ReadOptions::encoding.
void fillEncodings(QComboBox& box);

}  // namespace ruyuan::app
