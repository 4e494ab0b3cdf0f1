// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/import_preview.h"

#include <QTableWidget>

namespace ruyuan::app {

/// What an import would have to say of its file and of its rows, those that it leaves out first.
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
    void add(int row, bool skipped, const QString& what);
};

}  // namespace ruyuan::app
