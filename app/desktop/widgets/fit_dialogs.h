// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>

class QDialog;
class QWidget;

namespace ruyuan::app {

/// A widget that may be made smaller than it would like, and is scrolled then.
[[nodiscard]] QWidget* scrolled(QWidget* content);

/// Makes a dialog that needs more than @p room scroll, its buttons apart, and bounds its size. Does
/// nothing with one that fits.
void fitDialog(QDialog& dialog, QSize room);

/// Fits every dialog of the program into its screen when it is shown: at 200 % a screen has a
/// quarter of the room. Lives as long as the application is used.
class FitDialogs : public QObject {
    Q_OBJECT

public:
    explicit FitDialogs(QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace ruyuan::app
