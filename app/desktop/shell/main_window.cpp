// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/main_window.h"

#include "app/desktop/action_list.h"
#include "app/desktop/charts/chart_panel.h"
#include "app/desktop/desk.h"
#include "app/desktop/gantt/gantt_panel.h"
#include "app/desktop/history/history_panel.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/map/colouring_actions.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/jobs_view.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/shell/welcome_page.h"
#include "app/desktop/time/time_bar.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>

namespace ruyuan::app {

namespace {

constexpr int kLayoutVersion = 1;
constexpr int kPlaceWidth = 330;

QString layoutKey(const char* what) {
    return QStringLiteral("window/%1").arg(QLatin1StringView(what));
}

}  // namespace

MainWindow::MainWindow(Workspace& workspace)
    : workspace_(workspace),
      actions_(new ActionList(this)),
      map_(new MapPanel(workspace)),
      desk_(std::make_unique<Desk>(Desk{workspace, *map_, *actions_, map_->messages(), *this})),
      pages_(new QStackedWidget),
      place_(new QLabel),
      hint_(new QLabel) {
    setObjectName(QStringLiteral("main"));
    setDockNestingEnabled(true);
    makeActions();
    auto* welcome = new WelcomePage(*desk_);
    pages_->addWidget(welcome);
    pages_->addWidget(map_);
    setCentralWidget(pages_);
    makePanels();
    makeMenus();
    makeStatusBar();
    connect(&workspace_, &Workspace::projectChanged, this, &MainWindow::showProject);
    resize(1280, 800);
    restoreLayout();
    showProject();
}

MainWindow::~MainWindow() = default;

QDockWidget* MainWindow::dock(const QString& name) const {
    return findChild<QDockWidget*>(name);
}

QDockWidget* MainWindow::addPanel(const char* name,
                                  const QString& title,
                                  QWidget* panel,
                                  Qt::DockWidgetArea area,
                                  const char* iconName) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QString::fromUtf8(name));
    dock->setWidget(panel);
    panel->setAccessibleName(title);
    addDockWidget(area, dock);
    QAction* toggle = dock->toggleViewAction();
    toggle->setIcon(icon(iconName));
    return dock;
}

void MainWindow::makePanels() {
    map_->addBelow(new TimeBar(*desk_));
    addPanel("gantt", tr("Gantt"), new GanttPanel(*desk_), Qt::BottomDockWidgetArea, "gantt")
        ->hide();
    addPanel("charts", tr("Charts"), new ChartPanel(*desk_), Qt::BottomDockWidgetArea, "chart")
        ->hide();
    tabifyDockWidget(dock(QStringLiteral("gantt")), dock(QStringLiteral("charts")));
    addPanel("history", tr("History"), new HistoryPanel(*desk_), Qt::RightDockWidgetArea, "history")
        ->hide();
    addPanel("jobs",
             tr("Work in progress"),
             new JobsView(workspace_.jobs()),
             Qt::BottomDockWidgetArea,
             "jobs")
        ->hide();
}

void MainWindow::makeActions() {
    addProjectActions(*desk_);
    addColouringActions(*desk_);
    const auto map = [this]() -> maps::MapWidget& { return map_->map(); };
    actions_->add({.id = "view.zoom-in",
                   .text = tr("Zoom &in"),
                   .icon = "zoom-in",
                   .keys = {QKeySequence(QStringLiteral("Ctrl+Alt++")), QKeySequence::ZoomIn}},
                  [map](bool) { map().zoomBy(1); });
    actions_->add({.id = "view.zoom-out",
                   .text = tr("Zoom &out"),
                   .icon = "zoom-out",
                   .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+-")), QKeySequence::ZoomOut}},
                  [map](bool) { map().zoomBy(-1); });
    actions_->add({.id = "view.zoom-full",
                   .text = tr("Zoom to &everything"),
                   .icon = "zoom-full",
                   .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+F"))}},
                  [this](bool) { map_->zoomToAll(); });
    actions_->add({.id = "view.zoom-selection",
                   .text = tr("Zoom to &selection"),
                   .icon = "zoom-selection",
                   .keys = {QKeySequence(QStringLiteral("Ctrl+J"))}},
                  [this](bool) { map_->zoomTo(workspace_.selection()); });
    actions_->add({.id = "edit.deselect",
                   .text = tr("&Deselect all"),
                   .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+A"))}},
                  [this](bool) { workspace_.select({}); });
    actions_->add(
        {.id = "view.full-screen",
         .text = tr("&Full screen"),
         .keys = {QKeySequence(Qt::Key_F11)},
         .checkable = true},
        [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
}

void MainWindow::makeMenus() {
    const auto fill = [this](QMenu* menu, std::initializer_list<const char*> ids) {
        for (const char* id : ids) {
            if (*id == '-') {
                menu->addSeparator();
            } else {
                menu->addAction(actions_->find(QString::fromUtf8(id)));
            }
        }
    };
    fill(menuBar()->addMenu(tr("&Project")),
         {"project.new", "project.open", "project.sample", "-", "project.close", "project.quit"});
    fill(menuBar()->addMenu(tr("&Edit")), {"edit.undo", "edit.redo", "-", "edit.deselect"});
    QMenu* view = menuBar()->addMenu(tr("&View"));
    fill(view,
         {"view.zoom-in",
          "view.zoom-out",
          "view.zoom-full",
          "view.zoom-selection",
          "-",
          "view.full-screen"});
    fill(view->addMenu(tr("S&ymbols of sites")),
         {"map.colour-by-path",
          "map.colour-by-county",
          "map.colour-by-sector",
          "map.colour-by-status"});
    fill(view->addMenu(tr("&Time")),
         {"time.bar", "-", "time.whole-plan", "time.play", "time.step-back", "time.step-forward"});
    QMenu* panels = view->addMenu(tr("&Panels"));
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        panels->addAction(dock->toggleViewAction());
    }
    QToolBar* bar = addToolBar(tr("Main tools"));
    bar->setObjectName(QStringLiteral("main-tools"));
    for (const char* id : {"project.open",
                           "edit.undo",
                           "edit.redo",
                           "view.zoom-in",
                           "view.zoom-out",
                           "view.zoom-full",
                           "view.zoom-selection"}) {
        bar->addAction(actions_->find(QString::fromUtf8(id)));
    }
}

void MainWindow::makeStatusBar() {
    place_->setMinimumWidth(kPlaceWidth);
    statusBar()->addWidget(hint_, 1);
    statusBar()->addPermanentWidget(new JobsLine(workspace_.jobs()));
    statusBar()->addPermanentWidget(place_);
    connect(&map_->map(), &maps::MapWidget::hint, hint_, &QLabel::setText);
    connect(&map_->map(), &maps::MapWidget::hovered, this, [this](gis::Point lonLat) {
        place_->setText(
            QStringLiteral("%1°, %2°").arg(lonLat.x, 0, 'f', 5).arg(lonLat.y, 0, 'f', 5));
    });
    connect(&map_->map(), &maps::MapWidget::left, place_, &QLabel::clear);
}

void MainWindow::showProject() {
    const bool open = workspace_.isOpen();
    pages_->setCurrentIndex(open ? 1 : 0);
    const QString name = QString::fromStdU16String(workspace_.file().stem().u16string());
    setWindowTitle(open ? QStringLiteral("%1 — %2").arg(name, tr("Ruyuan")) : tr("Ruyuan"));
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    restoreGeometry(settings.value(layoutKey("geometry")).toByteArray());
    restoreState(settings.value(layoutKey("state")).toByteArray(), kLayoutVersion);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!workspace_.jobs().running().empty()) {
        const auto answer = QMessageBox::question(
            this,
            tr("Something is still running"),
            tr("Stop what is running and quit? What is finished is in the file already."));
        if (answer != QMessageBox::Yes) {
            event->ignore();
            return;
        }
        workspace_.jobs().stopAll();
    }
    QSettings settings;
    settings.setValue(layoutKey("geometry"), saveGeometry());
    settings.setValue(layoutKey("state"), saveState(kLayoutVersion));
    QMainWindow::closeEvent(event);
}

}  // namespace ruyuan::app
