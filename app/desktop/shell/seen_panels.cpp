// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/seen_panels.h"

#include <QTabBar>

namespace ruyuan::app {

SeenPanels seenPanels(const QMainWindow& window) {
    SeenPanels panels;
    QStringList titlesOnTop;
    for (const QTabBar* tabs : window.findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
        titlesOnTop << tabs->tabText(tabs->currentIndex());
    }
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        if (!dock->isHidden()) {
            panels.seen << dock;
            if (titlesOnTop.contains(dock->windowTitle())) {
                panels.onTop << dock;
            }
        }
    }
    return panels;
}

void hidePanels(const QMainWindow& window) {
    for (QDockWidget* dock : window.findChildren<QDockWidget*>()) {
        dock->hide();
    }
}

void showPanels(const SeenPanels& panels) {
    for (QDockWidget* dock : panels.seen) {
        dock->show();
    }
    for (QDockWidget* dock : panels.onTop) {
        dock->raise();
    }
}

}  // namespace ruyuan::app
