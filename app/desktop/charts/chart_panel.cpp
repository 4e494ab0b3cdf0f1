// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/charts/chart_panel.h"

#include "app/desktop/charts/bar_chart.h"
#include "app/desktop/language.h"
#include "app/desktop/workspace.h"
#include "planner/utilities.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

#include <algorithm>
#include <map>

namespace ruyuan::app {

void ChartTable::show(Chart chart) {
    beginResetModel();
    chart_ = std::move(chart);
    endResetModel();
}

QString ChartTable::asText() const {
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            text += row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                            : data(index(row, column), Qt::DisplayRole).toString();
            text += QLatin1Char(column + 1 < columnCount() ? '\t' : '\n');
        }
    }
    return text;
}

int ChartTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(chart_.bars.size());
}

int ChartTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid()
               ? 0
               : 1 + static_cast<int>(chart_.series.size()) + (chart_.limit.zh.empty() ? 0 : 1);
}

QVariant ChartTable::data(const QModelIndex& index, int role) const {
    if (role == Qt::TextAlignmentRole && index.column() > 0) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    const ChartBar& bar = chart_.bars[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        return said(bar.label);
    }
    const auto part = static_cast<std::size_t>(index.column() - 1);
    if (part < bar.parts.size()) {
        return chartNumber(bar.parts[part].value);
    }
    return bar.limit ? chartNumber(*bar.limit) : tr("not known");
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    const auto series = static_cast<std::size_t>(section - 1);
    if (section == 0) {
        return said(chart_.title);
    }
    return said(series < chart_.series.size() ? chart_.series[series].name : chart_.limit);
}

ChartPanel::ChartPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      workspace_(desk.workspace),
      chart_(new BarChart),
      model_(new ChartTable(this)),
      view_(new QTableView),
      pages_(new QStackedWidget),
      empty_(new QLabel),
      kind_(new QComboBox),
      park_(new QComboBox),
      resource_(new QComboBox),
      asTable_(new QCheckBox(tr("As a &table"))) {
    layOut();
    connect(&workspace_, &Workspace::projectChanged, this, [this] {
        fillParks();
        refresh();
    });
    for (QComboBox* box : {kind_, park_, resource_}) {
        connect(box, &QComboBox::currentIndexChanged, this, &ChartPanel::refresh);
    }
    connect(asTable_, &QCheckBox::toggled, this, [this] { take(model_->chart()); });
    connect(chart_, &BarChart::chosen, this, &ChartPanel::select);
    connect(view_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        const ChartBar& bar = model_->chart().bars[static_cast<std::size_t>(index.row())];
        const auto part = static_cast<std::size_t>(std::max(0, index.column() - 1));
        if (index.column() > 0 && part < bar.parts.size()) {
            select(bar.parts[part].sites);
        }
    });
    fillParks();
    refresh();
}

void ChartPanel::layOut() {
    kind_->addItem(tr("Paths by county"), static_cast<int>(ChartKind::Paths));
    kind_->addItem(tr("Load of a park"), static_cast<int>(ChartKind::ParkLoad));
    kind_->addItem(tr("Spending by year"), static_cast<int>(ChartKind::Spending));
    kind_->addItem(tr("Lateness by county"), static_cast<int>(ChartKind::Lateness));
    kind_->setAccessibleName(tr("Which chart"));
    park_->setAccessibleName(tr("Park"));
    resource_->setAccessibleName(tr("What of the park"));
    resource_->addItem(tr("Land"), QStringLiteral("land"));
    for (const planner::Utility& utility : planner::utilities()) {
        resource_->addItem(
            said(utility.name),
            QString::fromUtf8(utility.word.data(), static_cast<qsizetype>(utility.word.size())));
    }
    view_->setModel(model_);
    view_->setAccessibleName(tr("Numbers of the chart"));
    view_->verticalHeader()->hide();
    view_->setTabKeyNavigation(false);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setWordWrap(true);
    pages_->addWidget(empty_);
    pages_->addWidget(chart_);
    pages_->addWidget(view_);
    auto* copy = new QPushButton(tr("&Copy data"));
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(model_->asText());
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QComboBox* box : {kind_, park_, resource_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(6);
        row->addWidget(box, 1);
    }
    row->addWidget(asTable_);
    row->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(pages_, 1);
}

/// The park that takes most sites first.
void ChartPanel::fillParks() {
    const auto project = workspace_.project();
    std::map<std::string, int> moves;
    if (project->plan) {
        for (const planner::PlanEntry& entry : project->plan->entries) {
            ++moves[entry.parkId];
        }
    }
    std::vector<const planner::Park*> parks;
    for (const planner::Park& park : project->parks) {
        parks.push_back(&park);
    }
    std::ranges::stable_sort(
        parks, std::greater(), [&](const planner::Park* park) { return moves[park->id]; });
    const QSignalBlocker quiet(park_);
    const QString chosen = park_->currentData().toString();
    park_->clear();
    for (const planner::Park* park : parks) {
        park_->addItem(fromUtf8(park->name), fromUtf8(park->id));
    }
    park_->setCurrentIndex(parks.empty() ? -1 : std::max(0, park_->findData(chosen)));
}

void ChartPanel::choose(ChartKind kind) {
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(kind)));
}

void ChartPanel::choosePark(const QString& park, const QString& resource) {
    park_->setCurrentIndex(park_->findData(park));
    resource_->setCurrentIndex(resource_->findData(resource));
}

void ChartPanel::refresh() {
    const bool load = kind_->currentData().toInt() == static_cast<int>(ChartKind::ParkLoad);
    park_->setVisible(load);
    resource_->setVisible(load);
    stale_ = true;
    if (isVisible() && !making_) {
        make();
    }
}

void ChartPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_ && !making_) {
        make();
    }
}

void ChartPanel::make() {
    stale_ = false;
    making_ = true;
    const auto kind = static_cast<ChartKind>(kind_->currentData().toInt());
    const planner::Years years = workspace_.timeline()->years();
    workspace_.jobs().start<Chart>(
        this,
        tr("Counting for a chart"),
        [kind,
         years,
         project = workspace_.project(),
         pack = workspace_.pack(),
         park = park_->currentData().toString().toStdString(),
         resource = resource_->currentData().toString().toStdString()](
            const gis::Progress&) -> gis::Result<Chart> {
            switch (kind) {
                case ChartKind::Paths:
                    return pathsByCounty(*project);
                case ChartKind::Lateness:
                    return latenessByCounty(*project);
                case ChartKind::Spending:
                    return pack ? spendingChart(*project, *pack) : Chart();
                case ChartKind::ParkLoad:
                    return pack ? parkLoadChart(*project,
                                                *pack,
                                                park,
                                                resource,
                                                gis::Quarter(years.first, 1),
                                                gis::Quarter(years.last, 4))
                                : Chart();
            }
            return Chart();
        },
        [this](gis::Result<Chart> chart) {
            making_ = false;
            if (chart) {
                take(*chart);
            }
            if (stale_) {
                refresh();
            }
        });
}

void ChartPanel::take(const Chart& chart) {
    const auto kind = static_cast<ChartKind>(kind_->currentData().toInt());
    const bool planned = workspace_.project()->plan.has_value();
    QString text;
    if (!workspace_.isOpen()) {
        text = tr("Open a project to see its charts.");
    } else if (workspace_.project()->classifications.empty()) {
        text = tr("The sites are not classified yet. Classify them to see charts.");
    } else if (!planned && kind != ChartKind::Paths) {
        text = tr("There is no plan yet. Make one to see this chart.");
    } else if (kind == ChartKind::Lateness) {
        text = tr("Nothing is late.");
    } else {
        text = tr("The plan uses nothing of this.");
    }
    empty_->setText(text);
    model_->show(chart);
    chart_->show(chart);
    pages_->setCurrentIndex(chart.empty() ? 0 : asTable_->isChecked() ? 2 : 1);
}

void ChartPanel::select(const std::vector<std::string>& sites) {
    Selection selection;
    for (const std::string& site : sites) {
        selection.insert({ThingKind::Site, site});
    }
    workspace_.select(std::move(selection));
}

}  // namespace ruyuan::app
