// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

#include <QString>

class QMenu;

namespace ruyuan::app {

struct Desk;

/// What can be done with a thing that was clicked with the right button; the uppermost of
/// @p things is selected unless it is a part of the selection. @p cell is what the table had under
/// the pointer; empty: nothing.
void fillThingMenu(QMenu& menu,
                   Desk& desk,
                   const std::vector<ThingRef>& things,
                   const QString& cell);

/// Name, id and credit code of things, a line each, for the clipboard.
[[nodiscard]] QString describe(const planner::Project& project, const Selection& things);
/// The name of a thing; its id where it has none.
[[nodiscard]] QString nameOf(const planner::Project& project, const ThingRef& thing);

}  // namespace ruyuan::app
