// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/deciding.h"
#include "app/desktop/workspace.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ruyuan::app {

class GroundFields;

/// The form in which a decision about a site is entered, into the scenario that is shown when there
/// is one. Refused, it stays open with what was typed. The window stays usable beside it.
class DecideDialog : public QDialog {
    Q_OBJECT

public:
    DecideDialog(Workspace& workspace, const planner::Site& site, QWidget* parent = nullptr);

    [[nodiscard]] DecisionEntry entry() const;
    void setEntry(const DecisionEntry& entry);
    /// Why the last attempt was refused; empty: it was not.
    [[nodiscard]] QString fault() const;
    void decideNow();

private:
    void makeForm(const planner::Site& site);
    void offerParks(const planner::Site& site);
    void showFault(const gis::Error& error);

    Workspace& workspace_;
    const planner::Site site_;  ///< as it was when the form was opened
    const std::string scenario_;
    QComboBox* path_;
    QComboBox* park_;
    QLineEdit* start_;
    QLineEdit* finish_;
    QLineEdit* by_;
    GroundFields* ground_;
    QLineEdit* attachment_;
    QLineEdit* date_;
    QLabel* fault_;
    QPushButton* ok_;
};

/// Puts a decision into the project, or the scenario; where the project was classified, it is
/// classified with it again, so that its verdict is seen at once.
[[nodiscard]] Change decisionChange(const planner::Decision& decision, const std::string& scenario);
[[nodiscard]] Change withdrawal(const std::string& siteId,
                                const std::string& scenario,
                                const std::string& reason);
/// Screens, classifies and checks the project again.
[[nodiscard]] Change judgement();

}  // namespace ruyuan::app
