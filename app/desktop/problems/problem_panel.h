// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desk.h"
#include "app/desktop/latest.h"
#include "app/desktop/problems/problem_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace ruyuan::app {

/// What is wrong or doubtful in the data of the open project, with what to do about it. A click
/// selects what it is about and brings it into view; a double click, or Return, goes near. Looks
/// again after each change, while it is seen.
class ProblemPanel : public QWidget {
    Q_OBJECT

public:
    explicit ProblemPanel(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] ProblemModel& model() const { return *model_; }
    [[nodiscard]] QTableView& table() const { return *table_; }
    /// Whether what is shown is what the file has.
    [[nodiscard]] bool isUpToDate() const { return !stale_ && !found_.isBusy(); }
    /// Shows the problems of one kind only; empty: all.
    void showKind(const std::string& kind);
    /// Mends those shown that are beyond doubt, as one act.
    void mend();

    /// Low, for the map above is what people look at.
    [[nodiscard]] QSize sizeHint() const override { return {600, 180}; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Found {
        std::shared_ptr<const planner::Project> project;
        std::vector<planner::DataProblem> problems;
    };
    void layOut();
    void refresh();
    void look();
    void take(gis::Result<Found>& found);
    void offerKinds();
    void showSummary();
    /// Selects what the problem is about.
    Selection select(int row);

    Desk& desk_;
    ProblemModel* model_;
    QComboBox* kinds_;
    QLabel* summary_;
    QPushButton* mend_;
    QPushButton* copy_;
    QTableView* table_;
    bool stale_ = true;
    Latest<Found> found_;
};

}  // namespace ruyuan::app
