// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/gantt/must_start_view.h"

#include "app/desktop/language.h"

#include <QClipboard>
#include <QFont>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <array>

namespace ruyuan::app {

namespace {

QString textOf(const MustStart& step, int column) {
    switch (column) {
        case MustStartModel::County:
            return step.county.empty() ? MustStartModel::tr("County not known")
                                       : fromUtf8(step.county);
        case MustStartModel::Name:
            return fromUtf8(step.site);
        case MustStartModel::Step:
            return said(step.step);
        case MustStartModel::By:
            return said(step.by);
        case MustStartModel::Left:
            return QString::number(step.daysLeft);
        case MustStartModel::Float:
            return step.floatDays < 0 ? MustStartModel::tr("%1 (late)").arg(step.floatDays)
                                      : QString::number(step.floatDays);
        case MustStartModel::Start:
            return said(step.start);
        case MustStartModel::Deadline:
            return step.deadline ? said(*step.deadline) : QString();
        case MustStartModel::Clause:
            return fromUtf8(step.clause);
        default:
            return {};
    }
}

}  // namespace

void MustStartModel::show(std::vector<MustStart> steps) {
    beginResetModel();
    steps_ = std::move(steps);
    endResetModel();
}

QString MustStartModel::asText() const {
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        for (int column = 0; column < ColumnCount; ++column) {
            QString cell = row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                                   : textOf(steps_[static_cast<std::size_t>(row)], column);
            cell.replace(QLatin1Char('\n'), QLatin1Char(' '));
            text += cell + QLatin1Char(column + 1 < ColumnCount ? '\t' : '\n');
        }
    }
    return text;
}

int MustStartModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(steps_.size());
}

int MustStartModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MustStartModel::data(const QModelIndex& index, int role) const {
    const MustStart& step = steps_[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        return textOf(step, index.column());
    }
    if (role == Qt::TextAlignmentRole && (index.column() == Left || index.column() == Float)) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (role == Qt::FontRole && step.floatDays < 0) {
        QFont font;
        font.setBold(true);
        return font;
    }
    return {};
}

QVariant MustStartModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case County:
            return tr("County");
        case Name:
            return tr("Site");
        case Step:
            return tr("Step");
        case By:
            return tr("Must start by");
        case Left:
            return tr("Days left");
        case Float:
            return tr("Float, days");
        case Start:
            return tr("Planned start");
        case Deadline:
            return tr("Deadline");
        case Clause:
            return tr("Clause");
        default:
            return {};
    }
}

MustStartView::MustStartView(QWidget* parent)
    : QWidget(parent), model_(new MustStartModel(this)), table_(new QTableView), note_(new QLabel) {
    table_->setModel(model_);
    table_->setAccessibleName(tr("Steps by the day on which they have to start"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->verticalHeader()->hide();
    constexpr std::array kWidths{90, 220, 120, 100, 76, 90, 100, 100, 90};
    for (std::size_t i = 0; i < kWidths.size(); ++i) {
        table_->setColumnWidth(static_cast<int>(i), kWidths[i]);
    }
    table_->horizontalHeader()->setStretchLastSection(true);
    auto* copy = new QPushButton(tr("&Copy"));
    copy->setToolTip(tr("Copy the list for a spreadsheet"));
    auto* row = new QHBoxLayout;
    row->addWidget(note_, 1);
    row->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addLayout(row);
    column->addWidget(table_, 1);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(model_->asText());
    });
    const auto siteAt = [this](const QModelIndex& index) {
        return model_->steps()[static_cast<std::size_t>(index.row())].siteId;
    };
    connect(table_->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this, siteAt](const QModelIndex& index) {
                if (index.isValid()) {
                    Q_EMIT selected(siteAt(index));
                }
            });
    connect(table_, &QTableView::doubleClicked, this, [this, siteAt](const QModelIndex& index) {
        Q_EMIT activated(siteAt(index));
    });
}

void MustStartView::show(std::vector<MustStart> steps) {
    const auto late =
        std::ranges::count_if(steps, [](const MustStart& step) { return step.floatDays < 0; });
    note_->setText(
        steps.empty()
            ? tr("No step has to start by a day: plan first, or change the filter.")
            : tr("%1 steps, of which %2 can no longer end in time").arg(steps.size()).arg(late));
    model_->show(std::move(steps));
}

}  // namespace ruyuan::app
