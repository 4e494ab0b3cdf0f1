// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/gantt/gantt_rows.h"

#include <QAbstractTableModel>
#include <QWidget>

class QLabel;
class QTableView;

namespace ruyuan::app {

/// Steps by the day on which they have to start, as a table.
class MustStartModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { County, Name, Step, By, Left, Float, Start, Deadline, Clause, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::vector<MustStart> steps);
    [[nodiscard]] const std::vector<MustStart>& steps() const { return steps_; }
    /// All rows with their header, cells apart by tabs.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    std::vector<MustStart> steps_;
};

/// 督办清单: the table with a line above that counts, and a button that copies.
class MustStartView : public QWidget {
    Q_OBJECT

public:
    explicit MustStartView(QWidget* parent = nullptr);

    [[nodiscard]] MustStartModel& model() const { return *model_; }
    [[nodiscard]] QTableView& table() const { return *table_; }
    void show(std::vector<MustStart> steps);

Q_SIGNALS:
    void selected(const std::string& siteId);
    void activated(const std::string& siteId);

private:
    MustStartModel* model_;
    QTableView* table_;
    QLabel* note_;
};

}  // namespace ruyuan::app
