// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;

namespace ruyuan::app {

class ActionList;
class MapPanel;
class MessageBar;
class Workspace;

/// What every panel of the window is given. All of it outlives the panels.
struct Desk {
    Workspace& workspace;
    MapPanel& map;
    ActionList& actions;
    MessageBar& messages;
    QMainWindow& window;
};

}  // namespace ruyuan::app
