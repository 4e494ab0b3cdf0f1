// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/table/table_source.h"

#include <QAbstractTableModel>

#include <cstdint>
#include <memory>
#include <vector>

namespace ruyuan::app {

/// The rows and columns of a source that a table shows, in its order.
class TableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit TableModel(gis::Language language, QObject* parent = nullptr);

    [[nodiscard]] const TableSourcePtr& source() const { return source_; }
    /// Columns of the source, from left to right.
    [[nodiscard]] const std::vector<std::size_t>& columns() const { return columns_; }
    /// Rows of the source, from top to bottom.
    [[nodiscard]] const std::vector<std::uint32_t>& rows() const { return rows_; }

    void show(TableSourcePtr source,
              std::vector<std::size_t> columns,
              std::vector<std::uint32_t> rows);

    [[nodiscard]] std::optional<ThingRef> thing(int row) const;
    [[nodiscard]] QString cell(int row, int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    gis::Language language_;
    TableSourcePtr source_;
    std::vector<std::size_t> columns_;
    std::vector<std::uint32_t> rows_;
};

/// Rows of a source as text that Excel, WPS and LibreOffice take from the clipboard: tabs between
/// cells, a header, and what looks like a number but is a code (91410100…, 0610) or like a formula
/// written so that it stays text.
[[nodiscard]] std::string tabbedText(const TableSource& source,
                                     const std::vector<std::size_t>& columns,
                                     const std::vector<std::uint32_t>& rows,
                                     gis::Language language);

}  // namespace ruyuan::app
