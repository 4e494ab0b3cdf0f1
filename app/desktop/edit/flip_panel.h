// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/edit/flip_list.h"

#include <QAbstractTableModel>
#include <QWidget>

class QLabel;
class QTableView;

namespace ruyuan::app {

/// The lines of a FlipList as a table.
class FlipModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Id, Name, Place, Scope, PathColumn, FinishBy, Prospect, Land, ColumnCount };
    explicit FlipModel(const FlipList& flips, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation, int role) const override;
    void refresh();

private:
    const FlipList& flips_;
};

/// Which sites enter or leave while a built-up boundary is drawn, and what that does to them. A
/// double click selects the site.
class FlipPanel : public QWidget {
    Q_OBJECT

public:
    FlipPanel(Workspace& workspace, FlipList& flips, QWidget* parent = nullptr);

    /// Low, for the map above is what people look at.
    [[nodiscard]] QSize sizeHint() const override { return {600, 170}; }

private:
    void show();
    [[nodiscard]] QString rulesText() const;
    [[nodiscard]] QString planText() const;

    FlipList& flips_;
    FlipModel* model_;
    QLabel* summary_;
    QTableView* table_;
};

}  // namespace ruyuan::app
