// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTreeWidget;

namespace ruyuan::app {

class ActionList;

/// Every action with its keys, which can be changed here; a key that is taken is told, not stolen.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(ActionList& actions, QWidget* parent = nullptr);

private:
    void fill();
    void showCurrent();
    void assign();
    void restore();
    [[nodiscard]] QAction* currentAction() const;

    ActionList& actions_;
    QLineEdit* filter_;
    QTreeWidget* list_;
    QKeySequenceEdit* keys_;
    QLabel* told_;
};

}  // namespace ruyuan::app
