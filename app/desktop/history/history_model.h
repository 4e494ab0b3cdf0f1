// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/history/history_states.h"
#include "planner/project_file.h"

#include <QAbstractTableModel>

#include <vector>

namespace ruyuan::app {

/// Entries of the journal, the newest first, or the changes of one thing.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Mark, Number, What, Time, Who, Role, Reason, ColumnCount };

    explicit HistoryModel(QObject* parent = nullptr);

    /// The last entries, oldest first.
    void showEntries(std::vector<planner::JournalEntry> entries);
    /// Changes of one thing, oldest first; @p entries as above, for what became of them.
    void showSteps(const std::vector<planner::HistoryStep>& steps,
                   const std::vector<planner::JournalEntry>& entries);

    [[nodiscard]] const planner::JournalEntry& entry(int row) const;
    [[nodiscard]] const EntryPlace& place(int row) const;
    /// The row of an entry; -1: not shown.
    [[nodiscard]] int rowOf(std::int64_t number) const;
    /// All rows with their header, cells apart by tabs.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        planner::JournalEntry entry;
        EntryPlace place;
        QString what;
    };
    [[nodiscard]] QString textOf(const Row& row, int column) const;

    std::vector<Row> rows_;
};

}  // namespace ruyuan::app
