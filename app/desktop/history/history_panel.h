// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desk.h"
#include "planner/project_file.h"

#include <QWidget>

#include <cstddef>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace ruyuan::app {

class HistoryModel;

/// The journal of the open project, the newest entry first; a click leads back, or on, to the
/// project as it was after that entry. Reads the file only while it is seen.
class HistoryPanel : public QWidget {
    Q_OBJECT

public:
    explicit HistoryPanel(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QTableView& table() const { return *table_; }
    [[nodiscard]] HistoryModel& model() const { return *model_; }
    /// Whether what is shown is what the file has.
    [[nodiscard]] bool isUpToDate() const { return !stale_ && !reading_; }

    /// Undoes or redoes as many steps as lead to that row's state; asks when there are several.
    void goTo(int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Read {
        std::vector<planner::JournalEntry> entries;
        std::vector<planner::HistoryStep> steps;
        bool all = true;
    };
    void layOut();
    void refresh();
    void read();
    void take(const Read& read, bool ofSite);
    void copy();
    [[nodiscard]] std::string filteredSite() const;

    Workspace& workspace_;
    HistoryModel* model_;
    QTableView* table_;
    QCheckBox* onlySite_;
    QPushButton* more_;
    QPushButton* copy_;
    QLabel* note_;
    std::size_t wanted_;
    bool stale_ = true;
    bool reading_ = false;
};

}  // namespace ruyuan::app
