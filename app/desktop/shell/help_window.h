// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ruyuan::app {

struct Desk;

/// The help of the desktop (resources/help) beside the window.
class HelpWindow : public QDialog {
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent = nullptr);
};

/// Adds "help.contents" (F1) and "help.about".
void addHelpActions(Desk& desk);

}  // namespace ruyuan::app
