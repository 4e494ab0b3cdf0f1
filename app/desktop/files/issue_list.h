// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/import_preview.h"

#include <QTableWidget>

namespace ruyuan::app {

/// What an import would have to say of its file and of its rows: first what of the recipe no longer
/// fits, of the rows those that are left out before others.
class IssueList : public QTableWidget {
    Q_OBJECT

public:
    explicit IssueList(QWidget* parent = nullptr);

    void show(const ImportPreview& preview);
    void clearAll();

Q_SIGNALS:
    /// A line about that row of the file was chosen.
    void rowPicked(int row);

private:
    void add(int row, const char* sign, const QString& what, const QString& why = {});
};

}  // namespace ruyuan::app
