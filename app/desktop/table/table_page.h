// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/latest.h"
#include "app/desktop/table/row_filter.h"
#include "app/desktop/table/table_model.h"

#include <QTableView>
#include <QWidget>

#include <map>

class QItemSelection;
class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;

namespace ruyuan::app {

struct Desk;

/// Knows whether the user's last gesture began a new selection or changed the one there was.
class RowView : public QTableView {
    Q_OBJECT

public:
    using QTableView::QTableView;
    [[nodiscard]] bool beganAnew() const { return beganAnew_; }
    void selectAll() override;

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                         const QEvent* event) const override;

private:
    mutable bool beganAnew_ = true;
};

/// One table with its filter line. Sorting and filtering run beside the window; the selection is
/// the one of the workspace.
class TablePage : public QWidget {
    Q_OBJECT

public:
    /// @p name is stable, for settings.
    TablePage(Desk& desk, const char* name, QWidget* parent = nullptr);

    /// Another source; filter and order stay.
    void setSource(TableSourcePtr source);
    /// Told instead of the count while there is no source or it is not all.
    void setRemark(const QString& remark);

    [[nodiscard]] const TableModel& model() const { return *model_; }
    [[nodiscard]] RowView& view() const { return *view_; }
    [[nodiscard]] QLineEdit& filterLine() const { return *filter_; }
    /// "12 / 17".
    [[nodiscard]] QString status() const;

    void setOnlySelected(bool on);
    void setOnlyInView(bool on);
    void selectAll();
    /// Selected rows, all when none is, as text for spreadsheets onto the clipboard.
    void copyRows();
    void chooseColumns();
    void setColumns(std::vector<std::size_t> columns);

Q_SIGNALS:
    /// A row was double-clicked or Enter pressed on it.
    void activated(const ruyuan::app::ThingRef& thing);
    void menuWanted(const std::vector<ruyuan::app::ThingRef>& things,
                    const QString& cell,
                    QPoint global);

private:
    void makeView();
    QWidget* makeTools();
    void connectView();
    void sortBy(int section, Qt::SortOrder order);
    void refresh();
    void take(ShownRows shown);
    void showSelection();
    void pickFromWorkspace();
    void scrollToSelection();
    void selectionMade(const QItemSelection& added, const QItemSelection& gone);
    void showStatus();
    void keepColumns();
    void showHeader();
    void takeOrderOfColumns();
    [[nodiscard]] const TableColumn& columnAt(int section) const;
    [[nodiscard]] RowWish wish() const;
    [[nodiscard]] std::vector<std::uint32_t> pickedRows() const;

    using Order = std::shared_ptr<const std::vector<std::uint32_t>>;
    struct Answer {
        Order order;
        ShownRows shown;
    };

    Desk& desk_;
    const QString name_;
    TableModel* model_;
    RowView* view_;
    QLineEdit* filter_;
    QToolButton* onlySelected_;
    QToolButton* onlyInView_;
    QLabel* status_;
    QTimer* soon_;
    TableSourcePtr source_;
    std::vector<std::size_t> columns_;
    std::map<std::string, int> widths_;  ///< of columns by id, where somebody set one
    std::string sortId_;
    bool descending_ = false;
    Order order_;  ///< of all rows, by sortId_; null: as they stand
    std::shared_ptr<const Selection> only_;
    QString remark_;
    QStringList unknownColumns_;
    bool syncing_ = false;
    Latest<Answer> rows_;
    Latest<std::string> copying_;
};

}  // namespace ruyuan::app
