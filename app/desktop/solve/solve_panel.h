// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/solve/plan_result.h"
#include "app/desktop/solve/solve_run.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace ruyuan::app {

struct Desk;

/// 排期: on which day and by which policy is judged, the parameters, running with its chart, and
/// what came out, each line of which selects the sites that it is about.
class SolvePanel : public QWidget {
    Q_OBJECT

public:
    explicit SolvePanel(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] SolveRun& run() const { return *run_; }
    /// The lines about the plan that are shown.
    [[nodiscard]] const std::vector<ResultLine>& result() const { return result_; }

private:
    [[nodiscard]] QWidget* makeBasis();
    [[nodiscard]] QWidget* makeButtons();
    [[nodiscard]] QWidget* makeParameters();
    [[nodiscard]] QTreeWidget* makeResult();
    void addActions();
    void showBasis();
    void showRun();
    void showResult();
    void applyBasis();
    void check();
    void tellOutcome(bool planned);

    Desk& desk_;
    Workspace& workspace_;
    SolveRun* run_;
    QLabel* what_ = nullptr;
    QDateEdit* asOf_ = nullptr;
    QComboBox* policy_ = nullptr;
    QPushButton* apply_ = nullptr;
    QPushButton* start_ = nullptr;
    QPushButton* stop_ = nullptr;
    QTabWidget* tabs_ = nullptr;
    QTreeWidget* tree_ = nullptr;
    std::vector<ResultLine> result_;
};

}  // namespace ruyuan::app
