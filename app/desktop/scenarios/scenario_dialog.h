// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/project.h"

#include <QDialog>

#include <string>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ruyuan::app {

/// Asks for the name, parent and note of a new scenario. The name has to be free.
class ScenarioDialog : public QDialog {
    Q_OBJECT

public:
    /// @p parentScenario is offered first; its note, too.
    ScenarioDialog(const planner::Project& project,
                   const std::string& parentScenario,
                   QWidget* parent);

    [[nodiscard]] std::string name() const;
    [[nodiscard]] std::string parentScenario() const;
    [[nodiscard]] std::string note() const;

private:
    QLineEdit* name_;
    QComboBox* on_;
    QPlainTextEdit* note_;
    QPushButton* ok_;
};

}  // namespace ruyuan::app
