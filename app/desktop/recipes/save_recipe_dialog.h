// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/project.h"

#include <QDialog>

#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ruyuan::app {

/// Asks how a recipe is to be called and of which imported file it is; the latest one is offered
/// first.
class SaveRecipeDialog : public QDialog {
    Q_OBJECT

public:
    explicit SaveRecipeDialog(const planner::Project& project, QWidget* parent = nullptr);

    /// As Source::id.
    [[nodiscard]] int source() const;
    [[nodiscard]] std::string name() const;

private:
    void proposeName();
    void check();

    std::vector<std::string> taken_;
    QComboBox* source_;
    QLineEdit* name_;
    QLabel* note_;
    QPushButton* ok_;
};

}  // namespace ruyuan::app
