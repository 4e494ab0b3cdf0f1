// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

#include <QAbstractTableModel>

namespace ruyuan::app {

/// Every planning parameter with the value in force. In a scenario the values can be edited (as
/// `ruyuan scenario set` does; an empty cell takes the value from below again); of the project
/// itself they are the policy pack's.
class ParameterModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Sentence, Value, Unit, From, ColumnCount };

    explicit ParameterModel(Workspace& workspace, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation way, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    [[nodiscard]] QString origin(int row) const;

    Workspace& workspace_;
};

}  // namespace ruyuan::app
