// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/problems/problem_panel.h"

#include "app/common/acting.h"
#include "app/common/mending.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/workspace.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <array>

namespace ruyuan::app {

ProblemPanel::ProblemPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      model_(new ProblemModel(this)),
      kinds_(new QComboBox),
      summary_(new QLabel),
      mend_(new QPushButton(tr("&Mend what is beyond doubt"))),
      copy_(new QPushButton(tr("&Copy"))),
      table_(new QTableView),
      found_(desk.workspace.jobs(), this) {
    layOut();
    connect(&desk_.workspace, &Workspace::projectChanged, this, &ProblemPanel::refresh);
    connect(kinds_, &QComboBox::activated, this, [this] {
        model_->setKind(kinds_->currentData().toString().toStdString());
        showSummary();
    });
    connect(mend_, &QPushButton::clicked, this, &ProblemPanel::mend);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(model_->asText());
    });
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& at) {
        desk_.map.reveal(select(at.row()));
    });
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& at) {
        desk_.map.goTo(select(at.row()));
    });
    showSummary();
}

void ProblemPanel::layOut() {
    kinds_->setAccessibleName(tr("Kind of problem"));
    kinds_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    kinds_->addItem(tr("All kinds"), QString());
    mend_->setToolTip(tr("Sets right what can be told without a doubt; Undo takes it back"));
    copy_->setToolTip(tr("Copy the rows that are shown, for a spreadsheet"));
    table_->setModel(model_);
    table_->setAccessibleName(tr("Problems in the data"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() + 6);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    constexpr std::array kWidths{80, 210, 100, 330, 260, 150};
    for (std::size_t i = 0; i < kWidths.size(); ++i) {
        table_->setColumnWidth(static_cast<int>(i), kWidths[i]);
    }
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* row = new QHBoxLayout;
    row->addWidget(kinds_);
    row->addWidget(summary_, 1);
    row->addWidget(mend_);
    row->addWidget(copy_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addLayout(row);
    column->addWidget(table_, 1);
}

void ProblemPanel::refresh() {
    stale_ = true;
    if (isVisible()) {
        look();
    }
}

void ProblemPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_) {
        look();
    }
}

void ProblemPanel::look() {
    stale_ = false;
    found_.want(
        tr("Looking for problems in the data"),
        [project = desk_.workspace.stored()](const gis::Progress&) -> gis::Result<Found> {
            const auto regions = planner::readRegionNames();
            if (!regions) {
                return std::unexpected(regions.error());
            }
            return Found{project, planner::dataProblems(*project, *regions)};
        },
        [this](gis::Result<Found>& found) { take(found); });
}

void ProblemPanel::take(gis::Result<Found>& found) {
    if (!found) {
        model_->show(std::make_shared<const planner::Project>(), {});
        showSummary();
        summary_->setText(said(found.error()));
        return;
    }
    model_->show(std::move(found->project), std::move(found->problems));
    offerKinds();
    showSummary();
}

/// The kinds that there are, each with its number; the one that is shown stays even when it is
/// empty now.
void ProblemPanel::offerKinds() {
    kinds_->clear();
    kinds_->addItem(tr("All kinds"), QString());
    for (const planner::ProblemKind& kind : planner::problemKinds()) {
        const std::string name(kind.name);
        const auto count =
            std::ranges::count(model_->problems(), name, &planner::DataProblem::kind);
        if (count > 0 || name == model_->kind()) {
            kinds_->addItem(QStringLiteral("%1 (%2)").arg(said(kind.label)).arg(count),
                            fromUtf8(name));
        }
    }
    kinds_->setCurrentIndex(std::max(kinds_->findData(fromUtf8(model_->kind())), 0));
}

void ProblemPanel::showKind(const std::string& kind) {
    model_->setKind(kind);
    offerKinds();
    showSummary();
}

void ProblemPanel::showSummary() {
    std::array<int, 3> grades{};
    for (int row = 0; row < model_->rowCount(); ++row) {
        ++grades[static_cast<std::size_t>(model_->problem(row).grade)];
    }
    if (!desk_.workspace.isOpen()) {
        summary_->setText(tr("Open a project to see what is wrong in its data."));
    } else if (model_->rowCount() == 0) {
        summary_->setText(tr("Nothing is wrong or doubtful here."));
    } else {
        summary_->setText(tr("%1 error(s), %2 to be checked, %3 note(s)")
                              .arg(grades[0])
                              .arg(grades[1])
                              .arg(grades[2]));
    }
    const int remedies = model_->remedies();
    mend_->setEnabled(remedies > 0);
    mend_->setText(remedies > 0 ? tr("&Mend what is beyond doubt (%1)").arg(remedies)
                                : tr("&Mend what is beyond doubt"));
    copy_->setEnabled(model_->rowCount() > 0);
}

Selection ProblemPanel::select(int row) {
    Selection things = model_->things(row);
    if (!things.empty()) {
        desk_.workspace.select(things);
    }
    return things;
}

void ProblemPanel::mend() {
    mend_->setEnabled(false);  // until the list is made anew
    desk_.workspace.edit(
        tr("Mending the data"),
        [kind = model_->kind()](
            const planner::Project& project) -> gis::Result<Workspace::SiteChange> {
            const auto regions = planner::readRegionNames();
            if (!regions) {
                return std::unexpected(regions.error());
            }
            auto problems = planner::dataProblems(project, *regions);
            std::erase_if(problems, [&](const planner::DataProblem& problem) {
                return !kind.empty() && problem.kind != kind;
            });
            auto edits = mendedSites(project, problems);
            if (edits.empty()) {
                return gis::fail(gis::ErrorCode::NotFound,
                                 {"没有可以一并改正的问题", "nothing can be mended at once"});
            }
            auto act = actOf("problems", mendingSentence(edits.size()), kind);
            return Workspace::SiteChange{std::move(edits), std::move(act)};
        },
        [self = QPointer(this)](const gis::Result<void>& mended) {
            if (self && mended) {
                self->desk_.messages.note(tr("Mended; Undo takes it back."));
            } else if (self) {
                self->showSummary();
            }
        });
}

}  // namespace ruyuan::app
