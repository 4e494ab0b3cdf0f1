// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_data.h"
#include "app/desktop/desk.h"

#include <QAbstractTableModel>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;
class QTableView;

namespace ruyuan::app {

class BarChart;

/// The numbers of a chart as a table: a row for each bar.
class ChartTable : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(Chart chart);
    [[nodiscard]] const Chart& chart() const { return chart_; }
    /// All rows with their header, cells apart by tabs.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    Chart chart_;
};

enum class ChartKind { Paths, ParkLoad, Spending, Lateness };

/// One of the charts of the plan, drawn or as a table; choosing a bar selects its sites.
class ChartPanel : public QWidget {
    Q_OBJECT

public:
    explicit ChartPanel(Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] BarChart& chart() const { return *chart_; }
    [[nodiscard]] ChartTable& table() const { return *model_; }
    void choose(ChartKind kind);
    /// @p park is an id; @p resource is "land" or a word of utilities().
    void choosePark(const QString& park, const QString& resource);
    /// Whether what is shown is what project and choices ask for.
    [[nodiscard]] bool isUpToDate() const { return !stale_ && !making_; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void fillParks();
    void refresh();
    void make();
    void take(const Chart& chart);
    void select(const std::vector<std::string>& sites);

    Workspace& workspace_;
    BarChart* chart_;
    ChartTable* model_;
    QTableView* view_;
    QStackedWidget* pages_;
    QLabel* empty_;
    QComboBox* kind_;
    QComboBox* park_;
    QComboBox* resource_;
    QCheckBox* asTable_;
    bool stale_ = true;
    bool making_ = false;
};

}  // namespace ruyuan::app
