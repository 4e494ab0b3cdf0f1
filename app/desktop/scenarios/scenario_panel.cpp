// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/scenarios/scenario_panel.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/scenarios/scenario_dialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMainWindow>
#include <QMessageBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kName = Qt::UserRole;

/// A site that the plans do not agree on, with what each says.
struct Contested {
    std::string id;
    QString name;
    QStringList said;
};
struct Agreement {
    std::size_t plans = 0;
    std::size_t robust = 0;
    std::vector<Contested> contested;
    PlanTable table;
};

Agreement agreementOf(const planner::Project& project) {
    Agreement agreement;
    agreement.table = planTable(project);
    agreement.plans = agreement.table.plans.size();
    for (const planner::SiteRobustness& one : planner::robustness(project)) {
        if (one.robust) {
            ++agreement.robust;
            continue;
        }
        const planner::Site& site = project.sites[one.site];
        Contested contested{site.id, fromUtf8(site.name), {}};
        for (std::size_t i = 0; i < one.plans.size(); ++i) {
            const auto entry =
                one.entries[i] == nullptr ? std::nullopt : std::optional(*one.entries[i]);
            contested.said << QStringLiteral("%1: %2").arg(said(scenarioLabel(one.plans[i])),
                                                           said(placedText(project, entry)));
        }
        agreement.contested.push_back(std::move(contested));
    }
    return agreement;
}

}  // namespace

ScenarioPanel::ScenarioPanel(Desk& desk, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      workspace_(desk.workspace),
      tree_(new QTreeWidget),
      figures_(new QTableWidget),
      agreement_(new QLabel),
      contested_(new QTreeWidget) {
    auto* column = new QVBoxLayout(this);
    tree_->setHeaderLabels({tr("Scenario"), tr("Objective"), tr("Note")});
    tree_->setAccessibleName(tr("Scenarios"));
    tree_->header()->setStretchLastSection(true);
    addActions();
    auto* buttons = new QHBoxLayout;
    addButtons(buttons);
    column->addLayout(buttons);
    column->addWidget(tree_, 2);
    auto* tabs = new QTabWidget;
    figures_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    figures_->setAccessibleName(tr("Figures of all plans"));
    tabs->addTab(figures_, tr("Figures"));
    auto* robust = new QWidget;
    auto* rows = new QVBoxLayout(robust);
    agreement_->setWordWrap(true);
    rows->addWidget(agreement_);
    contested_->setHeaderHidden(true);
    contested_->setAccessibleName(tr("Sites that the plans do not agree on"));
    rows->addWidget(contested_, 1);
    tabs->addTab(robust, tr("Agreement"));
    column->addWidget(tabs, 3);
    connect(tree_, &QTreeWidget::currentItemChanged, this, &ScenarioPanel::enableActions);
    connect(
        tree_, &QTreeWidget::itemActivated, this, [this] { workspace_.showScenario(chosen()); });
    connect(contested_, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item != nullptr) {
            workspace_.select({{ThingKind::Site, item->data(0, kName).toString().toStdString()}});
        }
    });
    connect(&workspace_, &Workspace::projectChanged, this, &ScenarioPanel::showScenarios);
    connect(&workspace_, &Workspace::projectChanged, this, &ScenarioPanel::showFigures);
    connect(&workspace_, &Workspace::selectionChanged, this, &ScenarioPanel::enableActions);
    showScenarios();
    showFigures();
}

void ScenarioPanel::addActions() {
    ActionList& actions = desk_.actions;
    actions.add({.id = "scenario.new",
                 .text = tr("&New scenario…"),
                 .tip = tr("Make a scenario on the project or on another scenario"),
                 .icon = "new"},
                [this](bool) { makeNew(); });
    actions.add({.id = "scenario.show",
                 .text = tr("&Show scenario"),
                 .tip = tr("Map, card and plan show the chosen scenario; decisions go into it"),
                 .icon = "eye"},
                [this](bool) { workspace_.showScenario(chosen()); });
    actions.add({.id = "scenario.rename", .text = tr("&Rename scenario…"), .icon = "draw"},
                [this](bool) { rename(); });
    actions.add({.id = "scenario.note", .text = tr("Note of the sc&enario…"), .icon = "info"},
                [this](bool) { editNote(); });
    actions.add({.id = "scenario.delete", .text = tr("&Delete scenario"), .icon = "delete"},
                [this](bool) { remove(); });
    actions.add({.id = "scenario.take",
                 .text = tr("&Take the decision into…"),
                 .tip = tr("Take what the shown scenario does with the selected site into another"),
                 .icon = "copy"},
                [this](bool) { take(); });
    actions.add({.id = "scenario.compare",
                 .text = tr("&Compare plans…"),
                 .tip = tr("Two plans side by side with locked view"),
                 .icon = "compare",
                 .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+D"))}},
                [this](bool) { openComparison(); });
}

/// The project and the chosen scenario; the shown or the first one when none is chosen.
void ScenarioPanel::openComparison() {
    std::string other = chosen().empty() ? workspace_.scenario() : chosen();
    const auto& scenarios = workspace_.stored()->scenarios;
    if (other.empty() && !scenarios.empty()) {
        other = scenarios.front().name;
    }
    if (!comparing_) {
        comparing_ = new CompareWindow(workspace_, &desk_.window);
        comparing_->setAttribute(Qt::WA_DeleteOnClose);
    }
    comparing_->compare({}, other);
    comparing_->show();
    comparing_->raise();
    comparing_->activateWindow();
}

void ScenarioPanel::addButtons(QLayout* layout) {
    for (const char* id : {"scenario.new",
                           "scenario.show",
                           "scenario.rename",
                           "scenario.note",
                           "scenario.delete",
                           "scenario.take",
                           "scenario.compare"}) {
        auto* button = new QToolButton;
        button->setDefaultAction(desk_.actions.find(QString::fromUtf8(id)));
        button->setAutoRaise(true);
        layout->addWidget(button);
    }
    static_cast<QHBoxLayout*>(layout)->addStretch(1);
}

std::string ScenarioPanel::chosen() const {
    const QTreeWidgetItem* item = tree_->currentItem();
    return item == nullptr ? std::string() : item->data(0, kName).toString().toStdString();
}

void ScenarioPanel::choose(const std::string& scenario) {
    for (QTreeWidgetItem* item :
         tree_->findItems(QStringLiteral("*"), Qt::MatchWildcard | Qt::MatchRecursive)) {
        if (item->data(0, kName).toString().toStdString() == scenario) {
            tree_->setCurrentItem(item);
            return;
        }
    }
}

void ScenarioPanel::showScenarios() {
    const std::string before = tree_->currentItem() == nullptr ? workspace_.scenario() : chosen();
    tree_->clear();
    const planner::Project& project = *workspace_.stored();
    if (!workspace_.isOpen()) {
        enableActions();
        return;
    }
    const auto add = [&](QTreeWidgetItem* parent,
                         const std::string& name,
                         const std::string& note,
                         const std::optional<planner::Plan>& plan) {
        auto* item = new QTreeWidgetItem(
            parent,
            {said(scenarioLabel(name)),
             plan ? QString::number(plan->objective, 'f', 1) : tr("not planned"),
             fromUtf8(note)});
        item->setData(0, kName, fromUtf8(name));
        item->setToolTip(2, fromUtf8(note));
        if (name == workspace_.scenario()) {
            QFont font = item->font(0);
            font.setBold(true);
            item->setFont(0, font);
            item->setIcon(0, icon("eye"));
        }
        return item;
    };
    std::map<std::string, QTreeWidgetItem*> items;
    items[{}] = add(tree_->invisibleRootItem(), {}, {}, project.plan);
    std::vector<const planner::Scenario*> left;
    for (const planner::Scenario& scenario : project.scenarios) {
        left.push_back(&scenario);
    }
    // Parents first, whatever their order; what hangs on nothing hangs on the project.
    for (bool more = true; more && !left.empty();) {
        more = std::erase_if(left, [&](const planner::Scenario* one) {
                   const auto parent = items.find(one->parent);
                   if (parent == items.end()) {
                       return false;
                   }
                   items[one->name] = add(parent->second, one->name, one->note, one->plan);
                   return true;
               }) > 0;
    }
    for (const planner::Scenario* one : left) {
        add(items[{}], one->name, one->note, one->plan);
    }
    tree_->expandAll();
    tree_->resizeColumnToContents(0);
    tree_->setCurrentItem(items[{}]);
    choose(before);
    enableActions();
}

void ScenarioPanel::enableActions() {
    const bool open = workspace_.isOpen();
    const bool scenario = open && !chosen().empty();
    const auto enable = [this](const char* id, bool on) {
        desk_.actions.find(QString::fromUtf8(id))->setEnabled(on);
    };
    enable("scenario.new", open);
    enable("scenario.show", open && chosen() != workspace_.scenario());
    enable("scenario.rename", scenario);
    enable("scenario.note", scenario);
    enable("scenario.delete", scenario);
    enable("scenario.take",
           open && workspace_.selectedSite() != nullptr && !workspace_.stored()->scenarios.empty());
    enable("scenario.compare", open);
}

/// Counts beside the window; only what was asked for last is shown.
void ScenarioPanel::showFigures() {
    const int asked = ++counted_;
    workspace_.jobs().start<Agreement>(
        this,
        tr("Comparing the plans"),
        [project = workspace_.stored()](const gis::Progress&) -> gis::Result<Agreement> {
            return agreementOf(*project);
        },
        [this, asked](gis::Result<Agreement> agreement) {
            if (counted_ != asked) {
                return;
            }
            const PlanTable& table = agreement->table;
            figures_->clear();
            figures_->setColumnCount(static_cast<int>(table.plans.size()));
            figures_->setRowCount(static_cast<int>(table.rows.size()));
            for (int c = 0; c < figures_->columnCount(); ++c) {
                figures_->setHorizontalHeaderItem(c,
                                                  new QTableWidgetItem(said(scenarioLabel(
                                                      table.plans[static_cast<std::size_t>(c)]))));
            }
            for (int r = 0; r < figures_->rowCount(); ++r) {
                const PlanTable::Row& row = table.rows[static_cast<std::size_t>(r)];
                const QString unit =
                    row.unit.empty() ? QString() : QStringLiteral(" (%1)").arg(fromUtf8(row.unit));
                figures_->setVerticalHeaderItem(r, new QTableWidgetItem(said(row.name) + unit));
                for (int c = 0; c < figures_->columnCount(); ++c) {
                    auto* cell = new QTableWidgetItem(
                        fromUtf8(figureText(row.values[static_cast<std::size_t>(c)])));
                    cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                    figures_->setItem(r, c, cell);
                }
            }
            contested_->clear();
            agreement_->setText(
                agreement->plans < 2
                    ? tr("Plan at least two scenarios to see what they agree on.")
                    : tr("%1 plans: the same path and park for %2 sites, contested %3")
                          .arg(agreement->plans)
                          .arg(agreement->robust)
                          .arg(agreement->contested.size()));
            for (const Contested& one : agreement->contested) {
                auto* item = new QTreeWidgetItem(
                    contested_, {QStringLiteral("%1 %2").arg(fromUtf8(one.id), one.name)});
                item->setData(0, kName, fromUtf8(one.id));
                for (const QString& words : one.said) {
                    auto* part = new QTreeWidgetItem(item, {words});
                    part->setData(0, kName, fromUtf8(one.id));
                    part->setToolTip(0, words);
                }
            }
        });
}

void ScenarioPanel::perform(const QString& title,
                            std::function<gis::Result<planner::Act>(planner::Project&)> how,
                            const std::string& showAfter) {
    workspace_.perform(
        {title,
         [how = std::move(how)](planner::Project& project, const gis::Progress&) {
             return how(project);
         },
         [self = QPointer<ScenarioPanel>(this), showAfter](const gis::Result<void>& outcome) {
             if (self && outcome && !showAfter.empty()) {
                 self->choose(showAfter);
                 self->workspace_.showScenario(showAfter);
             }
         }});
}

void ScenarioPanel::makeNew() {
    ScenarioDialog dialog(*workspace_.stored(), workspace_.scenario(), &desk_.window);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const std::string name = dialog.name();
    perform(
        tr("Making a scenario"),
        [name, parent = dialog.parentScenario(), note = dialog.note()](planner::Project& project) {
            return makeScenario(project, name, parent, note);
        },
        name);
}

void ScenarioPanel::rename() {
    const std::string name = chosen();
    bool ok = false;
    const std::string wanted = QInputDialog::getText(&desk_.window,
                                                     tr("Rename scenario"),
                                                     tr("New name"),
                                                     QLineEdit::Normal,
                                                     fromUtf8(name),
                                                     &ok)
                                   .trimmed()
                                   .toStdString();
    if (!ok || wanted == name) {
        return;
    }
    const bool shown = name == workspace_.scenario();
    perform(
        tr("Renaming a scenario"),
        [name, wanted](planner::Project& project) { return nameScenario(project, name, wanted); },
        shown ? wanted : std::string());
}

void ScenarioPanel::editNote() {
    const std::string name = chosen();
    const auto& scenarios = workspace_.stored()->scenarios;
    const auto found = std::ranges::find(scenarios, name, &planner::Scenario::name);
    bool ok = false;
    const QString note =
        QInputDialog::getMultiLineText(&desk_.window,
                                       tr("Note of the scenario"),
                                       fromUtf8(name),
                                       found == scenarios.end() ? QString() : fromUtf8(found->note),
                                       &ok);
    if (ok) {
        perform(tr("Noting"),
                [name, note = note.trimmed().toStdString()](planner::Project& project) {
                    return setScenario(project, name, note, {});
                });
    }
}

void ScenarioPanel::remove() {
    perform(tr("Deleting a scenario"),
            [name = chosen()](planner::Project& project) { return deleteScenario(project, name); });
}

void ScenarioPanel::take() {
    const planner::Site* site = workspace_.selectedSite();
    if (site == nullptr) {
        return;
    }
    std::vector<std::string> names;
    QStringList shown;
    if (!workspace_.scenario().empty()) {
        names.emplace_back();
    }
    for (const planner::Scenario& scenario : workspace_.stored()->scenarios) {
        if (scenario.name != workspace_.scenario()) {
            names.push_back(scenario.name);
        }
    }
    for (const std::string& name : names) {
        shown << said(scenarioLabel(name));
    }
    bool ok = false;
    const QString into = QInputDialog::getItem(
        &desk_.window,
        tr("Take a decision"),
        tr("%1: take what %2 does with it into")
            .arg(fromUtf8(site->name), said(scenarioLabel(workspace_.scenario()))),
        shown,
        0,
        false,
        &ok);
    const auto index = shown.indexOf(into);
    if (!ok || index < 0) {
        return;
    }
    const auto& sites = workspace_.stored()->sites;
    const auto at = std::ranges::find(sites, site->id, &planner::Site::id);
    takeFrom({workspace_.scenario(),
              names[static_cast<std::size_t>(index)],
              static_cast<std::size_t>(at - sites.begin()),
              {},
              false});
}

/// Asks before something else is given up there.
void ScenarioPanel::takeFrom(const TakeRequest& request) {
    planner::Project tried = *workspace_.stored();
    TakeRequest wanted = request;
    if (const auto act = takeDecision(tried, request);
        !act && act.error().code == gis::ErrorCode::Conflict) {
        const auto answer =
            QMessageBox::question(&desk_.window,
                                  tr("Decided otherwise"),
                                  tr("%1\nGive that up?").arg(said(act.error().sentence)));
        if (answer != QMessageBox::Yes) {
            return;
        }
        wanted.replace = true;
    }
    perform(tr("Taking a decision"),
            [wanted](planner::Project& project) { return takeDecision(project, wanted); });
}

}  // namespace ruyuan::app
