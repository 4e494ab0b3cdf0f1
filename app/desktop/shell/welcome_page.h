// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ruyuan::app {

struct Desk;

/// What the window shows while nothing is open: the sample, a new project, opening, recent files.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(Desk& desk, QWidget* parent = nullptr);

private:
    void showRecent();

    Desk& desk_;
    QVBoxLayout* recent_;
};

}  // namespace ruyuan::app
