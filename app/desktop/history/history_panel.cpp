// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/history/history_panel.h"

#include "app/desktop/history/history_model.h"
#include "app/desktop/language.h"
#include "app/desktop/workspace.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

#include <array>

namespace ruyuan::app {

namespace {

constexpr std::size_t kBlock = 200;

}  // namespace

HistoryPanel::HistoryPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      workspace_(desk.workspace),
      model_(new HistoryModel(this)),
      table_(new QTableView),
      onlySite_(new QCheckBox(tr("Only the selected site"))),
      more_(new QPushButton(tr("Show earlier ones"))),
      copy_(new QPushButton(tr("&Copy"))),
      note_(new QLabel),
      wanted_(kBlock) {
    layOut();
    connect(&workspace_, &Workspace::projectChanged, this, &HistoryPanel::refresh);
    connect(&workspace_, &Workspace::selectionChanged, this, [this] {
        onlySite_->setEnabled(workspace_.selectedSite() != nullptr || onlySite_->isChecked());
        if (onlySite_->isChecked()) {
            refresh();
        }
    });
    connect(onlySite_, &QCheckBox::toggled, this, &HistoryPanel::refresh);
    connect(more_, &QPushButton::clicked, this, [this] {
        wanted_ *= 2;
        refresh();
    });
    connect(copy_, &QPushButton::clicked, this, &HistoryPanel::copy);
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        goTo(index.row());
    });
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* enter = new QShortcut(QKeySequence(key), table_);
        enter->setContext(Qt::WidgetShortcut);
        connect(enter, &QShortcut::activated, this, [this] {
            if (table_->currentIndex().isValid()) {
                goTo(table_->currentIndex().row());
            }
        });
    }
    onlySite_->setEnabled(false);
    refresh();
}

void HistoryPanel::layOut() {
    table_->setModel(model_);
    table_->setAccessibleName(tr("History"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setWordWrap(false);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->hide();
    table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    constexpr std::array kWidths{72, 40, 240, 130, 80, 60, 160};
    for (std::size_t i = 0; i < kWidths.size(); ++i) {
        table_->setColumnWidth(static_cast<int>(i), kWidths[i]);
    }
    table_->horizontalHeader()->setStretchLastSection(true);
    note_->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->addWidget(onlySite_);
    row->addStretch(1);
    row->addWidget(more_);
    row->addWidget(copy_);
    copy_->setToolTip(tr("Copy the rows that are shown, for a spreadsheet"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addLayout(row);
    column->addWidget(note_);
    column->addWidget(table_, 1);
}

std::string HistoryPanel::filteredSite() const {
    const planner::Site* site = workspace_.selectedSite();
    return onlySite_->isChecked() && site != nullptr ? site->id : std::string();
}

void HistoryPanel::refresh() {
    stale_ = true;
    if (isVisible() && !reading_) {
        read();
    }
}

void HistoryPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (stale_ && !reading_) {
        read();
    }
}

void HistoryPanel::read() {
    stale_ = false;
    if (!workspace_.isOpen()) {
        take({}, false);
        return;
    }
    reading_ = true;
    const std::string site = filteredSite();
    workspace_.jobs().start<Read>(
        this,
        tr("Reading the history"),
        [file = workspace_.file(), site, count = wanted_](
            const gis::Progress&) -> gis::Result<Read> {
            Read read;
            auto entries = planner::readJournal(file, count);
            if (!entries) {
                return std::unexpected(entries.error());
            }
            read.entries = std::move(*entries);
            read.all = read.entries.empty() || read.entries.front().number <= 1;
            if (!site.empty()) {
                auto steps = planner::historyOf(file, site);
                if (!steps) {
                    return std::unexpected(steps.error());
                }
                read.steps = std::move(*steps);
            }
            return read;
        },
        [this, ofSite = !site.empty()](gis::Result<Read> read) {
            reading_ = false;
            if (read) {
                take(*read, ofSite);
            } else {
                note_->setText(said(read.error()));
                note_->show();
            }
            if (stale_) {
                refresh();
            }
        });
}

void HistoryPanel::take(const Read& read, bool ofSite) {
    if (ofSite) {
        model_->showSteps(read.steps, read.entries);
    } else {
        model_->showEntries(read.entries);
    }
    more_->setVisible(!read.all && !ofSite);
    copy_->setEnabled(model_->rowCount() > 0);
    QString note;
    if (!workspace_.isOpen()) {
        note = tr("Open a project to see what was done to it.");
    } else if (onlySite_->isChecked() && !ofSite) {
        note = tr("Select one site on the map to see its history alone.");
    } else if (model_->rowCount() == 0) {
        note = tr("Nothing was changed by hand here.");
    }
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void HistoryPanel::goTo(int row) {
    const EntryPlace place = model_->place(row);
    const int steps = place.undoSteps + place.redoSteps;
    if (steps == 0 || workspace_.isChanging()) {
        return;
    }
    if (steps > 1) {
        const QString question = place.undoSteps > 0 ? tr("Undo %n step(s)?", nullptr, steps)
                                                     : tr("Redo %n step(s)?", nullptr, steps);
        const QString where = tr("The project will be as it was after no. %1: %2")
                                  .arg(model_->entry(row).number)
                                  .arg(said(model_->entry(row).act.sentence));
        if (QMessageBox::question(this, question, question + QLatin1String("\n\n") + where) !=
            QMessageBox::Yes) {
            return;
        }
    }
    if (place.undoSteps > 0) {
        workspace_.undo(steps);
    } else {
        workspace_.redo(steps);
    }
}

void HistoryPanel::copy() {
    QGuiApplication::clipboard()->setText(model_->asText());
}

}  // namespace ruyuan::app
