// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/planning_acts.h"
#include "app/desktop/scenarios/compare_window.h"
#include "app/desktop/scenarios/plan_table.h"
#include "app/desktop/workspace.h"

#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QTableWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace ruyuan::app {

struct Desk;

/// 情景: the scenarios under the project itself, with what can be done to them, the figures of all
/// plans, and which sites all plans agree on.
class ScenarioPanel : public QWidget {
    Q_OBJECT

public:
    explicit ScenarioPanel(Desk& desk, QWidget* parent = nullptr);

    /// The scenario chosen in the tree; empty: the project itself.
    [[nodiscard]] std::string chosen() const;
    void choose(const std::string& scenario);

    /// The window that compares plans; null while there is none.
    [[nodiscard]] CompareWindow* comparing() const { return comparing_; }

private:
    void addActions();
    void addButtons(QLayout* layout);
    void showScenarios();
    void showFigures();
    void showRobust();
    void enableActions();
    void makeNew();
    void rename();
    void editNote();
    void remove();
    void take();
    void openComparison();
    void takeFrom(const TakeRequest& request);
    void perform(const QString& title,
                 std::function<gis::Result<planner::Act>(planner::Project&)> how,
                 const std::string& showAfter = {});

    Desk& desk_;
    Workspace& workspace_;
    QTreeWidget* tree_;
    QTableWidget* figures_;
    QLabel* agreement_;
    QTreeWidget* contested_;
    QPointer<CompareWindow> comparing_;
    int counted_ = 0;
};

}  // namespace ruyuan::app
