// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which panels, menus and tool bars the window has, and where.

#include "app/desktop/action_list.h"
#include "app/desktop/card/card_panel.h"
#include "app/desktop/charts/chart_panel.h"
#include "app/desktop/desk.h"
#include "app/desktop/edit/edit_tools.h"
#include "app/desktop/edit/flip_panel.h"
#include "app/desktop/gantt/gantt_panel.h"
#include "app/desktop/history/history_panel.h"
#include "app/desktop/icons.h"
#include "app/desktop/layers/layers_panel.h"
#include "app/desktop/locator/locator_box.h"
#include "app/desktop/map/bookmarks.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/pin/pinning.h"
#include "app/desktop/pin/why_panel.h"
#include "app/desktop/problems/problem_panel.h"
#include "app/desktop/scenarios/scenario_panel.h"
#include "app/desktop/shell/checklist.h"
#include "app/desktop/shell/jobs_view.h"
#include "app/desktop/shell/main_window.h"
#include "app/desktop/solve/solve_panel.h"
#include "app/desktop/table/table_panel.h"
#include "app/desktop/time/time_bar.h"
#include "app/desktop/widgets/fit_dialogs.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QTimer>
#include <QToolBar>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr int kLeastPanel = 120;  // pixels; two of them and a map fit beside each other in 640

/// Seen at once, and no larger than what it stands before.
void bringForward(QMainWindow& window, QDockWidget* dock) {
    dock->raise();
    for (const QDockWidget* other : window.tabifiedDockWidgets(dock)) {
        if (window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea && other->isVisible()) {
            QTimer::singleShot(0, dock, [&window, dock, height = other->height()] {
                window.resizeDocks({dock}, {height}, Qt::Vertical);
            });
        }
    }
}

/// The keyboard goes to the first thing in a panel that takes it.
void focusIn(QWidget& panel) {
    for (QWidget* child : panel.findChildren<QWidget*>()) {
        if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->isVisible() &&
            child->isEnabled()) {
            child->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    panel.setFocus(Qt::ShortcutFocusReason);
}

}  // namespace

QDockWidget* MainWindow::addPanel(const char* name,
                                  const QString& title,
                                  QWidget* panel,
                                  Qt::DockWidgetArea area,
                                  const char* iconName) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QString::fromUtf8(name));
    QWidget* inner = scrolled(panel);
    inner->setMinimumWidth(std::min(kLeastPanel, panel->minimumSizeHint().width()));
    dock->setWidget(inner);
    panel->setAccessibleName(title);
    QDockWidget* first = nullptr;
    for (QDockWidget* other : findChildren<QDockWidget*>()) {
        if (other != dock && dockWidgetArea(other) == area) {
            first = other;
        }
    }
    addDockWidget(area, dock);
    if (first != nullptr) {
        tabifyDockWidget(first, dock);
    }
    dock->toggleViewAction()->setIcon(icon(iconName));
    panelActions_ << dock->toggleViewAction()
                  << actions_->add({.id = ("panel." + std::string(name)).c_str(),
                                    .text = tr("Panel: %1").arg(title),
                                    .icon = iconName},
                                   [this, dock](bool) {
                                       dock->show();
                                       bringForward(*this, dock);
                                       focusIn(*dock->widget());
                                   });
    connect(dock->toggleViewAction(), &QAction::triggered, dock, [this, dock](bool on) {
        if (on) {
            bringForward(*this, dock);
        }
    });
    return dock;
}

void MainWindow::makePanels() {
    auto* layers = new LayersPanel(*desk_);
    layers->addActions();
    addPanel("layers", tr("Layers"), layers, Qt::LeftDockWidgetArea, "layers");
    makeSidePanels();
    makeLowerPanels();
    new LocatorBox(*desk_);
    map_->addBelow(new TimeBar(*desk_));
    setTabPosition(Qt::RightDockWidgetArea, QTabWidget::North);
}

void MainWindow::makeSidePanels() {
    constexpr auto kSide = Qt::RightDockWidgetArea;
    auto* pinning = new Pinning(*desk_);
    card_ = new CardPanel(*desk_);
    QDockWidget* card = addPanel("card", tr("Site card"), card_, kSide, "card");
    addPanel("plan", tr("Planning"), new SolvePanel(*desk_), kSide, "solve");
    addPanel("why", tr("Why this park"), new WhyPanel(*desk_, *pinning), kSide, "pin");
    addPanel("scenarios", tr("Scenarios"), new ScenarioPanel(*desk_), kSide, "scenario");
    addPanel("history", tr("History"), new HistoryPanel(*desk_), kSide, "history");
    card->raise();
}

void MainWindow::makeLowerPanels() {
    constexpr auto kBelow = Qt::BottomDockWidgetArea;
    auto* table = new TablePanel(*desk_);
    connect(table, &TablePanel::activated, card_, [card = card_](const ThingRef& thing) {
        card->open(thing, true);
    });
    connect(table, &TablePanel::menuWanted, card_, &CardPanel::showMenu);
    auto* edit = new EditTools(*desk_);
    QDockWidget* flips = addPanel("flips",
                                  tr("Entering and leaving"),
                                  new FlipPanel(workspace_, edit->flips()),
                                  kBelow,
                                  "compare");
    connect(edit, &EditTools::boundaryTouched, flips, [flips] {
        flips->show();
        flips->raise();
    });
    const QDockWidget* const others[] = {
        flips,
        addPanel("table", tr("Table"), table, kBelow, "table"),
        addPanel("problems", tr("Problems"), new ProblemPanel(*desk_), kBelow, "warning"),
        addPanel("gantt", tr("Gantt"), new GanttPanel(*desk_), kBelow, "gantt"),
        addPanel("charts", tr("Charts"), new ChartPanel(*desk_), kBelow, "chart"),
        addPanel("jobs", tr("Work in progress"), new JobsView(workspace_.jobs()), kBelow, "jobs")};
    for (const QDockWidget* dock : others) {
        this->dock(dock->objectName())->hide();
    }
}

void MainWindow::fill(QWidget* menu, std::initializer_list<const char*> ids) const {
    for (const char* id : ids) {
        if (*id == '-') {
            auto* line = new QAction(menu);
            line->setSeparator(true);
            menu->addAction(line);
        } else {
            menu->addAction(actions_->find(QString::fromUtf8(id)));
        }
    }
}

void MainWindow::makeMenus() {
    fill(menuBar()->addMenu(tr("&Project")),
         {"project.new",
          "project.open",
          "project.sample",
          "-",
          "project.import",
          "project.recipes",
          "project.export",
          "project.picture",
          "-",
          "project.close",
          "project.quit"});
    fill(menuBar()->addMenu(tr("&Edit")),
         {"edit.undo",
          "edit.redo",
          "-",
          "edit.select-all",
          "edit.deselect",
          "select.polygon",
          "project.unplaced",
          "-",
          "site.decide",
          "decide.together",
          "site.withdraw"});
    makeViewMenu();
    fill(menuBar()->addMenu(tr("&Draw")),
         {"draw.built-up",
          "draw.park",
          "draw.constraint",
          "draw.new-site",
          "draw.site",
          "-",
          "draw.vertices",
          "draw.reshape",
          "draw.split",
          "draw.merge",
          "draw.delete",
          "-",
          "draw.snap",
          "-",
          "measure.line",
          "measure.area"});
    fill(menuBar()->addMenu(tr("P&lan")),
         {"plan.run",
          "plan.run-all",
          "plan.stop",
          "plan.check",
          "-",
          "tool.pin",
          "decide.stay",
          "decide.transform",
          "decide.close",
          "decide.rule-out",
          "decide.take-back",
          "plan.follow",
          "-",
          "scenario.new",
          "scenario.show",
          "scenario.rename",
          "scenario.note",
          "scenario.delete",
          "scenario.take",
          "scenario.compare"});
    QMenu* settings = menuBar()->addMenu(tr("&Settings"));
    fill(settings->addMenu(tr("&Language")), {"settings.language-zh", "settings.language-en"});
    fill(settings->addMenu(tr("&Colours")),
         {"settings.theme-system", "settings.theme-light", "settings.theme-dark"});
    fill(settings->addMenu(tr("&Graphics (from the next start)")),
         {"settings.graphics-auto", "settings.graphics-opengl", "settings.graphics-software"});
    fill(settings, {"settings.shortcuts"});
    fill(menuBar()->addMenu(tr("&Help")), {"help.contents", "help.about"});
    makeToolBars();
}

void MainWindow::makeViewMenu() {
    QMenu* view = menuBar()->addMenu(tr("&View"));
    fill(view,
         {"view.zoom-in",
          "view.zoom-out",
          "view.zoom-full",
          "view.zoom-selection",
          "view.zoom-layer",
          "view.locate",
          "-",
          "view.bookmark",
          "view.bookmarks"});
    view->addMenu(bookmarkMenu(*desk_));
    view->addSeparator();
    fill(view, {"map.base-maps", "view.show-all-layers", "view.hide-all-layers"});
    fill(view->addMenu(tr("S&ymbols of sites")),
         {"map.colour-by-path",
          "map.colour-by-county",
          "map.colour-by-sector",
          "map.colour-by-status"});
    fill(view->addMenu(tr("&Time")),
         {"time.bar", "-", "time.whole-plan", "time.play", "time.step-back", "time.step-forward"});
    view->addSeparator();
    fill(view,
         {"card.show", "table.show", "table.show-selected", "table.show-in-view", "table.filter"});
    QMenu* panels = view->addMenu(tr("&Panels"));
    QMenu* visits = view->addMenu(tr("&Go to panel"));
    for (const QDockWidget* dock : findChildren<QDockWidget*>()) {
        panels->addAction(dock->toggleViewAction());
        visits->addAction(actions_->find(QStringLiteral("panel.") + dock->objectName()));
    }
    view->addSeparator();
    fill(view, {"view.map-only", "view.full-screen"});
}

void MainWindow::makeToolBars() {
    const auto bar =
        [this](const char* name, const QString& title, std::initializer_list<const char*> ids) {
            QToolBar* made = addToolBar(title);
            made->setObjectName(QString::fromUtf8(name));
            fill(made, ids);
            return made;
        };
    bar("main-tools",
        tr("Main tools"),
        {"project.open",
         "project.import",
         "-",
         "edit.undo",
         "edit.redo",
         "-",
         "view.zoom-in",
         "view.zoom-out",
         "view.zoom-full",
         "view.zoom-selection",
         "view.locate"});
    bar("drawing-tools",
        tr("Drawing"),
        {"draw.built-up",
         "draw.new-site",
         "draw.vertices",
         "draw.reshape",
         "draw.split",
         "draw.merge",
         "draw.snap",
         "measure.line",
         "measure.area",
         "select.polygon"});
    QToolBar* planning =
        bar("planning-tools",
            tr("Planning"),
            {"tool.pin", "plan.run", "scenario.compare", "-", "card.show", "table.show"});
    for (const char* name : {"problems", "gantt", "charts"}) {
        planning->addAction(dock(QString::fromUtf8(name))->toggleViewAction());
    }
    addToolBarBreak();
    QToolBar* steps = bar("steps", tr("Steps"), {});
    steps->addWidget(new Checklist(*desk_));
}

}  // namespace ruyuan::app
