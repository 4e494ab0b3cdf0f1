// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ruyuan::app {

class MessageBar;
struct Desk;

/// What the window shows while nothing is open: the sample, a new project, opening, recent files.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(Desk& desk, QWidget* parent = nullptr);

    /// Says what went wrong or has to be done first, until a project is open.
    void tell(const QString& text);

private:
    void showRecent();

    Desk& desk_;
    MessageBar* messages_;
    QVBoxLayout* recent_;
};

}  // namespace ruyuan::app
