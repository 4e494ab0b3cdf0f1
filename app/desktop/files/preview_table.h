// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/import_fields.h"
#include "app/common/import_preview.h"

#include <QHeaderView>
#include <QTableWidget>

class QComboBox;
class QStandardItemModel;

namespace ruyuan::app {

/// A header whose sections hold a choice under their name.
class FieldHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit FieldHeader(QWidget* parent = nullptr);

    /// One for each section from the first on; null: none. Takes them over, in place of those
    /// before.
    void setBoxes(std::vector<QComboBox*> boxes);
    /// Puts them where their sections are; to be called when the view has scrolled.
    void placeBoxes();
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void updateGeometries() override;

private:
    [[nodiscard]] int boxHeight() const;

    std::vector<QComboBox*> boxes_;
};

/// The first rows of a file as they are written, and under each cell what was understood where
/// that is something else. Above each column the field that it was taken for, to be chosen anew;
/// fields that no column holds (the place, amounts that were worked out) stand at the right.
class PreviewTable : public QTableWidget {
    Q_OBJECT

public:
    explicit PreviewTable(QWidget* parent = nullptr);

    void show(const ImportPreview& preview, const std::vector<ImportField>& fields);
    void clearAll();
    /// Selects the row with that number in the file; false when it is not among those shown.
    bool pickRow(int row);
    /// The choice above the column with that header; null when there is none.
    [[nodiscard]] QComboBox* fieldBox(const QString& header) const;

Q_SIGNALS:
    /// The person gives a column to a field; an empty one: to none.
    void fieldChosen(const QString& header, const QString& field);

private:
    void offer(const ImportPreview& preview, const std::vector<ImportField>& fields);
    void fillRow(int at, const PreviewRow& row, const ImportPreview& preview);

    FieldHeader* header_;
    QStandardItemModel* choices_;
    std::vector<std::string> derived_;  ///< fields without a column
    std::vector<QComboBox*> boxes_;     ///< by column
};

}  // namespace ruyuan::app
