// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/issue_list.h"

#include "app/desktop/icons.h"
#include "app/desktop/language.h"

#include <QHeaderView>

namespace ruyuan::app {

namespace {

constexpr int kMostIssues = 300;  // lines; more are counted
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

void IssueList::add(int row, bool skipped, const QString& what) {
    const int line = rowCount();
    insertRow(line);
    auto* number = new QTableWidgetItem(row > 0 ? QString::number(row) : QStringLiteral("—"));
    number->setData(Qt::UserRole, row);
    number->setIcon(icon(skipped ? "error" : "info"));
    number->setToolTip(skipped ? tr("The row is left out") : QString());
    auto* text = new QTableWidgetItem(what);
    text->setToolTip(what);
    setItem(line, 0, number);
    setItem(line, 1, text);
}

void IssueList::show(const ImportPreview& preview) {
    clearAll();
    const QSignalBlocker silent(this);
    for (const gis::Warning& warning : preview.summary.warnings) {
        add(0, false, said(warning.sentence));
    }
    for (const bool skipped : {true, false}) {
        for (const planner::ImportIssue& issue : preview.issues) {
            if (issue.rowSkipped == skipped && rowCount() < kMostIssues) {
                add(issue.origin.row, skipped, said(issue.sentence));
            }
        }
    }
    const auto all = static_cast<int>(preview.summary.warnings.size() + preview.issues.size());
    if (all > rowCount()) {
        add(0, false, tr("and %n more", nullptr, all - rowCount()));
    }
}

}  // namespace ruyuan::app
