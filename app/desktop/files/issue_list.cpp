// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/issue_list.h"

#include "app/desktop/icons.h"
#include "app/desktop/language.h"

#include <QHeaderView>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kMostIssues = 300;   // lines; more are counted
constexpr int kMostMisfits = 100;  // of them, so that rows are told as well
constexpr int kRowWidth = 64;

}  // namespace

IssueList::IssueList(QWidget* parent) : QTableWidget(0, 2, parent) {
    setHorizontalHeaderLabels({tr("Row"), tr("What it is about")});
    setAccessibleName(tr("Problems of the file"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setColumnWidth(0, kRowWidth);
    connect(this, &QTableWidget::currentCellChanged, this, [this](int line) {
        if (line >= 0) {
            Q_EMIT rowPicked(item(line, 0)->data(Qt::UserRole).toInt());
        }
    });
}

void IssueList::clearAll() {
    const QSignalBlocker silent(this);
    setRowCount(0);
}

void IssueList::add(int row, const char* sign, const QString& what, const QString& why) {
    const int line = rowCount();
    insertRow(line);
    auto* number = new QTableWidgetItem(row > 0 ? QString::number(row) : QStringLiteral("—"));
    number->setData(Qt::UserRole, row);
    number->setIcon(icon(sign));
    number->setToolTip(why);
    auto* text = new QTableWidgetItem(what);
    text->setToolTip(what);
    setItem(line, 0, number);
    setItem(line, 1, text);
}

void IssueList::show(const ImportPreview& preview) {
    clearAll();
    const QSignalBlocker silent(this);
    const planner::ImportSummary& summary = preview.summary;
    const auto isMisfit = [&](const gis::Warning& warning) {
        return std::ranges::contains(summary.misfits, warning.sentence);
    };
    for (const bool misfits : {true, false}) {
        for (const gis::Warning& warning : summary.warnings) {
            if (isMisfit(warning) == misfits &&
                rowCount() < (misfits ? kMostMisfits : kMostIssues)) {
                add(0,
                    misfits ? "warning" : "info",
                    said(warning.sentence),
                    misfits ? tr("The recipe does not fit here") : QString());
            }
        }
    }
    for (const bool skipped : {true, false}) {
        for (const planner::ImportIssue& issue : preview.issues) {
            if (issue.rowSkipped == skipped && rowCount() < kMostIssues) {
                add(issue.origin.row,
                    skipped ? "error" : "info",
                    said(issue.sentence),
                    skipped ? tr("The row is left out") : QString());
            }
        }
    }
    const auto all = static_cast<int>(summary.warnings.size() + preview.issues.size());
    if (all > rowCount()) {
        add(0, "info", tr("and %n more", nullptr, all - rowCount()));
    }
}

}  // namespace ruyuan::app
