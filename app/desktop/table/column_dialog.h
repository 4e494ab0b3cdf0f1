// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/table/table_source.h"

#include <QDialog>

class QListWidget;

namespace ruyuan::app {

/// Which columns a table shows: a list with a line that narrows it down.
class ColumnDialog : public QDialog {
    Q_OBJECT

public:
    ColumnDialog(const TableSource& source,
                 const std::vector<std::size_t>& shown,
                 QWidget* parent = nullptr);

    /// Those shown before in their order, then new ones; never empty.
    [[nodiscard]] std::vector<std::size_t> chosen() const;

private:
    std::vector<std::size_t> before_;
    QListWidget* list_;
};

/// The columns that a source shows unless somebody chose others.
[[nodiscard]] std::vector<std::size_t> usualColumns(const TableSource& source);
/// @p ids as columns of a source, those that it has; the usual ones when none is left.
[[nodiscard]] std::vector<std::size_t> columnsOf(const TableSource& source, const QStringList& ids);
[[nodiscard]] QStringList idsOf(const TableSource& source, const std::vector<std::size_t>& columns);

}  // namespace ruyuan::app
