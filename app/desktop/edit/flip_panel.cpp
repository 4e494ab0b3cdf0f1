// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/edit/flip_panel.h"

#include "app/desktop/language.h"
#include "planner/project_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace ruyuan::app {

namespace {

QString arrow(const QString& before, const QString& after) {
    return before == after ? after : QStringLiteral("%1 → %2").arg(before, after);
}

QString scopeOf(planner::Verdict inScope) {
    switch (inScope) {
        case planner::Verdict::Pass:
            return FlipModel::tr("in scope");
        case planner::Verdict::Fail:
            return FlipModel::tr("out of scope");
        default:
            return FlipModel::tr("scope not known");
    }
}

QString pathOf(const planner::Classification& site) {
    if (!planner::needsPath(site)) {
        return QStringLiteral("—");
    }
    return site.proposedPath ? said(label(*site.proposedPath)) : FlipModel::tr("open");
}

QString finishOf(const planner::Classification& site) {
    const auto date = planner::needsPath(site) ? planner::proposedDates(site, std::nullopt).finishBy
                                               : std::nullopt;
    return date ? said(*date) : QStringLiteral("—");
}

/// When its works would end at the earliest, and whether that is late.
QString prospectText(const std::optional<planner::FlipProspect>& prospect) {
    if (!prospect) {
        return QStringLiteral("—");
    }
    const QString quarter = fromUtf8(prospect->finish.label());
    if (prospect->lateQuarters > 0) {
        return FlipModel::tr("⚠ %1, %2 quarter(s) late").arg(quarter).arg(prospect->lateQuarters);
    }
    return prospect->finishBy ? FlipModel::tr("%1, in time").arg(quarter) : quarter;
}

QString muText(double mu) {
    return QString::number(mu, 'f', 1);
}

}  // namespace

FlipModel::FlipModel(const FlipList& flips, QObject* parent)
    : QAbstractTableModel(parent), flips_(flips) {}

int FlipModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(flips_.lines().size());
}

int FlipModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlipModel::data(const QModelIndex& index, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const FlipLine& line = flips_.lines()[static_cast<std::size_t>(index.row())];
    const planner::Site& site = flips_.project()->sites[line.site];
    switch (index.column()) {
        case Id:
            return fromUtf8(site.id);
        case Name:
            return fromUtf8(site.name);
        case Place:
            return arrow(said(label(line.before)), said(label(line.after)));
        case Land:
            return site.land ? tr("%1 mu").arg(site.land->mu(), 0, 'f', 1) : QStringLiteral("—");
        default:
            break;
    }
    if (!line.verdict) {
        return QStringLiteral("…");
    }
    const planner::FlipVerdict& verdict = *line.verdict;
    switch (index.column()) {
        case Scope:
            return arrow(scopeOf(verdict.before.inScope), scopeOf(verdict.after.inScope));
        case PathColumn:
            return arrow(pathOf(verdict.before), pathOf(verdict.after));
        case Prospect:
            return prospectText(verdict.prospect);
        default:
            return arrow(finishOf(verdict.before), finishOf(verdict.after));
    }
}

QVariant FlipModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
        case Id:
            return tr("Site");
        case Name:
            return tr("Firm");
        case Place:
            return tr("Built-up area");
        case Scope:
            return tr("Scope");
        case PathColumn:
            return tr("Path");
        case FinishBy:
            return tr("Deadline");
        case Prospect:
            return tr("If begun at once");
        default:
            return tr("Land");
    }
}

void FlipModel::refresh() {
    beginResetModel();
    endResetModel();
}

FlipPanel::FlipPanel(Workspace& workspace, FlipList& flips, QWidget* parent)
    : QWidget(parent),
      flips_(flips),
      model_(new FlipModel(flips, this)),
      summary_(new QLabel),
      table_(new QTableView) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    summary_->setWordWrap(true);
    // The table below does not jump while verdicts come and go.
    summary_->setMinimumHeight(3 * summary_->fontMetrics().lineSpacing());
    summary_->setAlignment(Qt::AlignTop);
    column->addWidget(summary_);
    column->addWidget(table_, 1);
    constexpr int kLeastTable = 60;  // a heading and a row: else the panel scrolls as a whole
    table_->setMinimumHeight(kLeastTable);
    table_->setModel(model_);
    table_->setAccessibleName(tr("Sites that enter or leave"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setColumnWidth(FlipModel::Name, 240);
    table_->setColumnWidth(FlipModel::Place, 170);
    table_->setColumnWidth(FlipModel::Scope, 170);
    table_->setColumnWidth(FlipModel::PathColumn, 190);
    table_->setColumnWidth(FlipModel::FinishBy, 190);
    table_->setColumnWidth(FlipModel::Prospect, 170);
    connect(table_, &QTableView::activated, this, [this, &workspace](const QModelIndex& index) {
        const auto row = static_cast<std::size_t>(index.row());
        if (row < flips_.lines().size()) {
            const std::size_t site = flips_.lines()[row].site;
            workspace.select({{ThingKind::Site, flips_.project()->sites[site].id}});
        }
    });
    connect(&flips_, &FlipList::changed, this, &FlipPanel::show);
    show();
}

void FlipPanel::show() {
    model_->refresh();
    if (flips_.lines().empty()) {
        summary_->setText(
            tr("Draw a built-up area or drag one of its corners: the sites that enter or leave "
               "are listed here."));
        return;
    }
    const FlipTotals& totals = flips_.totals();
    QStringList told{tr("%1 enter (%2 mu of land), %3 leave, %4 become uncertain")
                         .arg(totals.enter)
                         .arg(muText(totals.landEntering.mu()))
                         .arg(totals.leave)
                         .arg(totals.unclear)};
    if (totals.judged) {
        told << rulesText() << planText();
        told.removeAll(QString());
    } else {
        told << QStringLiteral("…");
    }
    summary_->setText(told.join(QLatin1Char('\n')));
}

/// Deadlines and lateness.
QString FlipPanel::rulesText() const {
    const FlipTotals& totals = flips_.totals();
    QStringList told{tr("As of %1: %2 more need a path, %3 need none any more")
                         .arg(said(flips_.project()->asOf))
                         .arg(totals.needPath)
                         .arg(totals.needNone)};
    if (!totals.deadlines.empty()) {
        QStringList days;
        for (const auto& [day, count] : totals.deadlines) {
            days << tr("%1 by %2").arg(count).arg(said(day));
        }
        told << tr("deadlines: %1").arg(days.join(tr(", ")));
    }
    if (totals.withoutDate > 0) {
        told << tr("%1 without a deadline").arg(totals.withoutDate);
    }
    if (totals.late > 0) {
        told << tr("⚠ %1 late even if begun at once (%2 past the deadline already)")
                    .arg(totals.late)
                    .arg(totals.overdue);
    } else if (totals.needPath > 0) {
        told << tr("none is late if begun at once");
    }
    return told.join(tr("; "));
}

/// What the plan, if there is one, and the parks would have to take.
QString FlipPanel::planText() const {
    const FlipTotals& totals = flips_.totals();
    QStringList told;
    if (flips_.project()->plan && totals.needPath + totals.needNone > 0) {
        told << tr("%1 of them are not in the plan, %2 in it need no path any more")
                    .arg(totals.unplanned)
                    .arg(totals.planFreed);
    }
    if (totals.landMoving > 0) {
        const auto left = flips_.landLeft();
        told << (left ? tr("those that would move need %1 mu in parks, which have %2 mu left")
                            .arg(muText(totals.landMoving), muText(*left))
                      : tr("those that would move need %1 mu in parks")
                            .arg(muText(totals.landMoving)));
    }
    return told.join(tr("; "));
}

}  // namespace ruyuan::app
