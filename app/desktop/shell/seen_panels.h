// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QList>
#include <QMainWindow>

namespace ruyuan::app {

/// Which panels of a window are seen, and which of those that share a place lie on top.
struct SeenPanels {
    QList<QDockWidget*> seen;
    QList<QDockWidget*> onTop;
};

/// Which lie on top is known only once the window was shown.
[[nodiscard]] SeenPanels seenPanels(const QMainWindow& window);

/// Hides all panels; their places stay.
void hidePanels(const QMainWindow& window);

/// Shows panels as they were. QMainWindow::restoreState() is no way to do that in a window that is
/// visible: it shows the tab bars of a set that showing one of them replaces (Qt 6.8).
void showPanels(const SeenPanels& panels);

}  // namespace ruyuan::app
