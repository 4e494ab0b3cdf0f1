// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/decision_outlook.h"
#include "app/desktop/latest.h"
#include "app/desktop/workspace.h"

#include <QDialog>

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace ruyuan::app {

class GroundFields;

/// The form in which one decision, or one ban, is entered for several sites. It lists those that
/// cannot have it with the reason before anything is done; what may be overruled is asked for. The
/// window stays usable beside it; the form goes when another project or scenario is shown.
class TogetherDialog : public QDialog {
    Q_OBJECT

public:
    /// Makes the change and reports how it went.
    using Perform =
        std::function<void(std::function<gis::Result<planner::Act>(planner::Project&)> change,
                           std::function<void(const gis::Result<void>&)> done)>;

    /// @p sites are ids.
    TogetherDialog(Workspace& workspace,
                   std::vector<std::string> sites,
                   Perform perform,
                   QWidget* parent = nullptr);
    ~TogetherDialog() override;

    /// Chooses what is decided or ruled out; only kind, path and park count.
    void choose(const TogetherEntry& entry);
    void decideNow();

    /// Why the last attempt was refused; empty: it was not.
    [[nodiscard]] QString fault() const;
    /// Whether it is known who can have it.
    [[nodiscard]] bool isReady() const { return ready_; }
    /// Ids of those that get it as things are chosen now.
    [[nodiscard]] std::vector<std::string> takers() const;

private:
    struct Asked;

    void makeForm();
    void offerSubjects();
    void subjectChosen();
    void ask();
    void showOutlook();
    void showRefused(const Insistence& insistence);
    void projectChanged();
    void enableButton();
    void showFault(const gis::Error& error);
    [[nodiscard]] gis::Result<TogetherEntry> entry() const;
    [[nodiscard]] Insistence insistence() const;
    [[nodiscard]] int count(Objection kind) const;

    Workspace& workspace_;
    const std::vector<std::string> sites_;
    const std::string scenario_;
    const std::filesystem::path file_;
    const Perform perform_;
    std::vector<TogetherEntry> subjects_;  ///< as in the list
    Latest<std::shared_ptr<const Asked>> asking_;
    std::shared_ptr<const Asked> asked_;
    bool ready_ = false;

    QFormLayout* form_;
    QComboBox* subject_;
    QComboBox* park_;
    QLineEdit* start_;
    QLineEdit* finish_;
    GroundFields* ground_;
    QLabel* summary_;
    QTreeWidget* refused_;
    QCheckBox* replace_;
    QCheckBox* againstRules_;
    QLabel* fault_;
    QPushButton* ok_;
};

}  // namespace ruyuan::app
