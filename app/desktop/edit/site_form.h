// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planner/policy_pack.h"
#include "planner/project.h"

#include <QDialog>

#include <memory>
#include <string>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ruyuan::app {

/// Asks what has to be known of a site that was drawn: name and county, and credit code and sector
/// where they are known. Tells at once what is wrong with the code, and whose it is already.
class SiteForm : public QDialog {
    Q_OBJECT

public:
    /// @p place is longitude and latitude; the county that it lies in is proposed.
    SiteForm(std::shared_ptr<const planner::Project> project,
             std::shared_ptr<const planner::PolicyPack> pack,
             gis::Point place,
             QWidget* parent = nullptr);

    struct Answer {
        planner::Site site;  ///< without an id
        bool anotherOfFirm = false;
    };
    [[nodiscard]] Answer answer() const;

private:
    void offerCounties(gis::Point place);
    void offerSectors(const planner::PolicyPack* pack);
    void check();

    std::shared_ptr<const planner::Project> project_;
    const gis::Point place_;
    QLineEdit* name_;
    QLineEdit* code_;
    QComboBox* county_;
    QComboBox* sector_;
    QCheckBox* another_;
    QLabel* fault_;
    QPushButton* ok_;
};

}  // namespace ruyuan::app
