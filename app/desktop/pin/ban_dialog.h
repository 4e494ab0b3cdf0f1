// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/project.h"

#include <QDialog>

#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace ruyuan::app {

class GroundFields;

/// Asks which path or park is ruled out for a site, and why; of what is ruled out already, whether
/// it is allowed again.
class BanDialog : public QDialog {
    Q_OBJECT

public:
    /// @p project as the shown scenario sees it.
    BanDialog(const planner::Project& project, const planner::Site& site, QWidget* parent);

    void choosePark(const std::string& id);

    /// What is chosen, with what was entered.
    [[nodiscard]] planner::Ban ban() const;
    /// Whether that is ruled out, and accepting takes it back.
    [[nodiscard]] bool allowsAgain() const;

private:
    void offer(const planner::Project& project, const planner::Ban& subject);
    void check();

    std::vector<planner::Ban> subjects_;        ///< as in the list
    std::vector<const planner::Ban*> inForce_;  ///< per subject; null: not ruled out
    std::vector<planner::Ban> bans_;            ///< of the site
    QComboBox* subject_;
    QLabel* told_;
    GroundFields* ground_;
    QPushButton* ok_;
};

}  // namespace ruyuan::app
