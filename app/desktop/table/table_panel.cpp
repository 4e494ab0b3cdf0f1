// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/table_panel.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/language.h"
#include "planner/suitability.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr std::size_t kMostFindings = 200'000;  // beyond, only those of what is selected

/// Findings of all sites, or of the selected ones where all would be too many.
struct FindingsWish {
    ProjectPtr project;
    std::shared_ptr<const planner::PolicyPack> pack;
    Selection only;  ///< empty: all
};

gis::Result<TableSourcePtr> findings(const FindingsWish& wish,
                                     gis::Language language,
                                     const gis::Progress& progress) {
    std::vector<planner::Finding> all;
    std::vector<std::pair<std::string, std::string>> parts;
    for (const ThingRef& thing : wish.only) {
        if (thing.kind == ThingKind::Site) {
            parts.emplace_back(thing.id, "");
        } else if (thing.kind == ThingKind::Park) {
            parts.emplace_back("", thing.id);
        }
    }
    if (wish.only.empty()) {
        parts.emplace_back();
    }
    for (const auto& [site, park] : parts) {
        if (progress.stopRequested() || all.size() > kMostFindings) {
            break;
        }
        auto some = planner::findingsOf(*wish.project, *wish.pack, site, park);
        if (!some) {
            return std::unexpected(some.error());
        }
        std::ranges::move(*some, std::back_inserter(all));
    }
    return findingTable(wish.project, std::move(all), language);
}

bool areTooMany(const planner::Project& project) {
    return project.matrix.cells.size() > kMostFindings;
}

}  // namespace

TablePanel::TablePanel(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), tabs_(new QTabWidget) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs_);
    tabs_->setDocumentMode(true);
    addPages();
    addActions();
    connect(tabs_, &QTabWidget::currentChanged, this, &TablePanel::fill);
    connect(&desk_.workspace, &Workspace::projectChanged, this, &TablePanel::fill);
    connect(&desk_.workspace, &Workspace::selectionChanged, this, [this] {
        if (current() == Tab::Findings && areTooMany(*desk_.workspace.project())) {
            filled_[static_cast<std::size_t>(Tab::Findings)].reset();
            fill();
        }
    });
}

void TablePanel::addPages() {
    const std::array<std::pair<const char*, QString>, kTabs> pages{
        std::pair{"sites", tr("Sites")},
        std::pair{"parks", tr("Parks")},
        std::pair{"findings", tr("Findings")},
        std::pair{"tasks", tr("Tasks")},
        std::pair{"overruns", tr("Plan overruns")}};
    for (std::size_t i = 0; i < kTabs; ++i) {
        auto* page = new TablePage(desk_, pages[i].first);
        pages_[i] = page;
        sources_[i] = std::make_unique<Latest<TableSourcePtr>>(desk_.workspace.jobs(), this);
        tabs_->addTab(page, pages[i].second);
        connect(page, &TablePage::activated, this, &TablePanel::activated);
        connect(page, &TablePage::menuWanted, this, &TablePanel::menuWanted);
    }
}

void TablePanel::addActions() {
    desk_.actions.add({.id = "table.show",
                       .text = tr("&Table of sites"),
                       .tip = tr("Show the table of sites"),
                       .icon = "table",
                       .keys = {QKeySequence(Qt::Key_F6)}},
                      [this](bool) {
                          show(Tab::Sites);
                          page(Tab::Sites).setOnlySelected(false);
                          page(Tab::Sites).setOnlyInView(false);
                      });
    desk_.actions.add({.id = "table.show-selected",
                       .text = tr("Table of what is &selected"),
                       .tip = tr("Show the table of the selected sites only"),
                       .keys = {QKeySequence(Qt::SHIFT | Qt::Key_F6)}},
                      [this](bool) {
                          show(Tab::Sites);
                          page(Tab::Sites).setOnlySelected(true);
                      });
    desk_.actions.add({.id = "table.show-in-view",
                       .text = tr("Table of what is in &view"),
                       .tip = tr("Show the table of the sites in the map's view only"),
                       .keys = {QKeySequence(Qt::CTRL | Qt::Key_F6)}},
                      [this](bool) {
                          show(Tab::Sites);
                          page(Tab::Sites).setOnlyInView(true);
                      });
    desk_.actions.add({.id = "table.filter",
                       .text = tr("&Filter the table"),
                       .tip = tr("Go to the filter line of the table"),
                       .icon = "filter",
                       .keys = {QKeySequence(QStringLiteral("Ctrl+F"))}},
                      [this](bool) {
                          raise();
                          page(current()).filterLine().setFocus();
                          page(current()).filterLine().selectAll();
                      });
    desk_.actions.add({.id = "edit.select-all",
                       .text = tr("Select &all"),
                       .tip = tr("Select every row of the table, or every site of the project"),
                       .keys = {QKeySequence(QKeySequence::SelectAll)}},
                      [this](bool) {
                          if (isAncestorOf(QApplication::focusWidget())) {
                              page(current()).selectAll();
                              return;
                          }
                          Selection all;
                          for (const planner::Site& site : desk_.workspace.project()->sites) {
                              all.insert(all.end(), ThingRef{ThingKind::Site, site.id});
                          }
                          desk_.workspace.select(std::move(all));
                      });
}

TablePanel::Tab TablePanel::current() const {
    return static_cast<Tab>(tabs_->currentIndex());
}

void TablePanel::raise() {
    if (auto* dock = desk_.window.findChild<QDockWidget*>(QStringLiteral("table"))) {
        dock->show();
        dock->raise();
    }
}

void TablePanel::show(Tab tab) {
    raise();
    tabs_->setCurrentIndex(static_cast<int>(tab));
    page(tab).view().setFocus();
}

void TablePanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fill();
}

/// Makes the source of the page on top, unless it is there; the others wait until somebody looks.
void TablePanel::fill() {
    const ProjectPtr project = desk_.workspace.project();
    const auto at = static_cast<std::size_t>(tabs_->currentIndex());
    if (!isVisible() || filled_[at] == project) {
        return;
    }
    filled_[at] = project;
    if (current() == Tab::Findings) {
        fillFindings(project);
        return;
    }
    using Make = TableSourcePtr (*)(const ProjectPtr&, gis::Language);
    constexpr std::array<Make, kTabs> kMakers{
        siteTable, parkTable, nullptr, taskTable, overrunTable};
    sources_[at]->want(
        tr("Filling a table"),
        [make = kMakers[at], project, words = language()](
            const gis::Progress&) -> gis::Result<TableSourcePtr> { return make(project, words); },
        [this, at](gis::Result<TableSourcePtr>& source) {
            pages_[at]->setSource(std::move(*source));
        });
}

void TablePanel::fillFindings(const ProjectPtr& project) {
    TablePage& findingsPage = page(Tab::Findings);
    FindingsWish wish{project, desk_.workspace.pack(), {}};
    const bool some = areTooMany(*project);
    if (some) {
        wish.only = desk_.workspace.selection();
    }
    if (!wish.pack || project->matrix.rows.empty() || (some && wish.only.empty())) {
        findingsPage.setSource(findingTable(project, {}, language()));
        findingsPage.setRemark(some ? tr("too many to show: select sites or a park")
                                    : tr("not checked yet"));
        return;
    }
    findingsPage.setRemark(tr("computing…"));
    sources_[static_cast<std::size_t>(Tab::Findings)]->want(
        tr("Putting findings into words"),
        [wish, words = language()](const gis::Progress& progress) {
            return findings(wish, words, progress);
        },
        [this, some](gis::Result<TableSourcePtr>& source) {
            TablePage& filled = page(Tab::Findings);
            if (source) {
                filled.setSource(std::move(*source));
                filled.setRemark(some ? tr("of what is selected") : QString());
            } else {
                filled.setRemark(said(source.error().sentence));
            }
        });
}

}  // namespace ruyuan::app
