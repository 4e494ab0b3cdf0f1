// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/main_window.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/files/drop_files.h"
#include "app/desktop/files/export_dialog.h"
#include "app/desktop/files/import_dialog.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/map/base_map_list.h"
#include "app/desktop/map/bookmarks.h"
#include "app/desktop/map/colouring_actions.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/recipes/recipes_dialog.h"
#include "app/desktop/shell/help_window.h"
#include "app/desktop/shell/jobs_view.h"
#include "app/desktop/shell/look_actions.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/shell/welcome_page.h"
#include "app/desktop/widgets/elided_label.h"
#include "app/desktop/widgets/fit_dialogs.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace ruyuan::app {

namespace {

constexpr int kLayoutVersion = 1;
constexpr int kPlaceWidth = 380;

/// Actions that mean nothing while no project is open.
constexpr const char* kNeedsProject[] = {"project.import",
                                         "project.recipes",
                                         "project.export",
                                         "project.picture",
                                         "project.unplaced",
                                         "project.close",
                                         "draw.merge",
                                         "draw.delete",
                                         "draw.snap",
                                         "view.zoom-in",
                                         "view.zoom-out",
                                         "view.zoom-full",
                                         "view.zoom-selection",
                                         "view.zoom-layer",
                                         "view.bookmark",
                                         "view.show-all-layers",
                                         "view.hide-all-layers",
                                         "view.map-only",
                                         "card.show",
                                         "table.show",
                                         "table.show-selected",
                                         "table.show-in-view",
                                         "table.filter",
                                         "edit.deselect"};

QString layoutKey(const char* what) {
    return QStringLiteral("window/%1").arg(QLatin1StringView(what));
}

QStringList localFiles(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile()) {
            files << url.toLocalFile();
        }
    }
    return files;
}

}  // namespace

MainWindow::MainWindow(Workspace& workspace)
    : workspace_(workspace),
      actions_(new ActionList(this)),
      map_(new MapPanel(workspace)),
      desk_(std::make_unique<Desk>(Desk{workspace, *map_, *actions_, map_->messages(), *this})),
      drops_(new DropFiles(*desk_, this)),
      pages_(new QStackedWidget),
      place_(new QLabel),
      hint_(new ElidedLabel) {
    setObjectName(QStringLiteral("main"));
    setDockNestingEnabled(true);
    setAcceptDrops(true);
    makeActions();
    auto* welcome = new WelcomePage(*desk_);
    welcome_ = welcome;
    pages_->addWidget(scrolled(welcome));
    pages_->addWidget(map_);
    connect(drops_, &DropFiles::told, welcome, &WelcomePage::tell);
    connect(&workspace_, &Workspace::failed, welcome, [welcome](const gis::Error& error) {
        welcome->tell(said(error));
    });
    setCentralWidget(pages_);
    makePanels();
    makeMenus();
    makeStatusBar();
    connect(&workspace_, &Workspace::projectChanged, this, &MainWindow::showProject);
    constexpr QSize kFrame(16, 40);  // what window managers draw around it
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - kFrame));
    restoreLayout();
    showProject();
    if (hidden_) {
        for (const QString& name : QSettings().value(layoutKey("on-top")).toStringList()) {
            if (QDockWidget* panel = dock(name)) {
                hidden_->onTop << panel;
            }
        }
    }
}

MainWindow::~MainWindow() = default;

QDockWidget* MainWindow::dock(const QString& name) const {
    return findChild<QDockWidget*>(name);
}

void MainWindow::makeActions() {
    addProjectActions(*desk_);
    addViewActions();
    addBookmarkActions(*desk_);
    addBaseMaps(*desk_);
    addColouringActions(*desk_);
    addLookActions(*desk_, [this](gis::Language language) { Q_EMIT languageWanted(language); });
    addHelpActions(*desk_);
    actions_->add({.id = "project.import",
                   .text = tr("&Import…"),
                   .icon = "import",
                   .keys = {QKeySequence(QStringLiteral("Ctrl+L"))}},
                  [this](bool) { askAndImport(*desk_); });
    actions_->add({.id = "project.recipes",
                   .text = tr("Import &recipes…"),
                   .tip = tr("How the files of each sender are read: see, save, exchange")},
                  [this](bool) { manageRecipes(workspace_, this); });
    actions_->add({.id = "project.export",
                   .text = tr("&Export…"),
                   .icon = "export",
                   .keys = {QKeySequence(QStringLiteral("Ctrl+Alt+E"))}},
                  [this](bool) { askAndExport(*desk_); });
    actions_->add({.id = "project.picture",
                   .text = tr("Save map as &picture…"),
                   .keys = {QKeySequence::Print}},
                  [this](bool) { askAndSavePicture(*desk_); });
    actions_->add({.id = "project.unplaced", .text = tr("Select sites &without a good place")},
                  [this](bool) { selectUnplaced(); });
}

void MainWindow::addViewActions() {
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
    actions_->add({.id = "view.map-only",
                   .text = tr("&Map only"),
                   .tip = tr("Hide or show all panels"),
                   .keys = {QKeySequence(QStringLiteral("Ctrl+Tab"))},
                   .checkable = true},
                  [this](bool) { showPanels(); });
}

/// Selects what a planner has to look for before distances mean something.
void MainWindow::selectUnplaced() {
    Selection weak;
    for (const planner::Site& site : workspace_.project()->sites) {
        if (gis::isEmpty(site.place) || site.accuracy == planner::Accuracy::County) {
            weak.insert({ThingKind::Site, site.id});
        }
    }
    map_->messages().note(
        weak.empty() ? tr("Every site has its place.")
                     : tr("Selected %n sites without a place or with that of their county only.",
                          nullptr,
                          static_cast<int>(weak.size())));
    workspace_.select(std::move(weak));
}

void MainWindow::makeStatusBar() {
    // Neither of them makes the window wider than it is.
    place_->setMinimumWidth(std::min(kPlaceWidth, screen()->availableSize().width() / 4));
    statusBar()->addWidget(hint_, 1);
    statusBar()->addPermanentWidget(new JobsLine(workspace_.jobs()));
    statusBar()->addPermanentWidget(place_);
    connect(&map_->map(), &maps::MapWidget::hint, hint_, &QLabel::setText);
    connect(&map_->map(), &maps::MapWidget::hovered, this, [this](gis::Point lonLat) {
        place_->setText(placeText_.of(lonLat));
    });
    connect(&map_->map(), &maps::MapWidget::left, place_, &QLabel::clear);
}

void MainWindow::showProject() {
    placeText_.setProject(workspace_.project());
    const bool open = workspace_.isOpen();
    for (const char* id : kNeedsProject) {
        actions_->find(QString::fromUtf8(id))->setEnabled(open);
    }
    pages_->setCurrentIndex(open ? 1 : 0);
    for (QAction* action : panelActions_) {
        action->setEnabled(open);
    }
    showPanels();
    const QString name = QString::fromStdU16String(workspace_.file().stem().u16string());
    setWindowTitle(open ? QStringLiteral("%1 — %2").arg(name, tr("Ruyuan")) : tr("Ruyuan"));
}

void MainWindow::tell(const QString& text) {
    if (workspace_.isOpen()) {
        map_->messages().warn(text);
    } else {
        welcome_->tell(text);
    }
}

/// Panels are about a project: beside the welcome page they would be empty. They come back as they
/// were with the next project.
void MainWindow::showPanels() {
    const bool on =
        workspace_.isOpen() && !actions_->find(QStringLiteral("view.map-only"))->isChecked();
    if (on && hidden_) {
        app::showPanels(*hidden_);
        hidden_.reset();
    } else if (!on) {
        if (!hidden_) {
            layout_ = saveState(kLayoutVersion);
            hidden_ = seenPanels(*this);
        }
        hidePanels(*this);
    }
}

void MainWindow::keepLayout() const {
    QSettings settings;
    settings.setValue(layoutKey("geometry"), saveGeometry());
    settings.setValue(layoutKey("state"), hidden_ ? layout_ : saveState(kLayoutVersion));
    QStringList onTop;
    for (const QDockWidget* dock : hidden_ ? hidden_->onTop : seenPanels(*this).onTop) {
        onTop << dock->objectName();
    }
    settings.setValue(layoutKey("on-top"), onTop);
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    restoreGeometry(settings.value(layoutKey("geometry")).toByteArray());
    restoreState(settings.value(layoutKey("state")).toByteArray(), kLayoutVersion);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = localFiles(*event->mimeData());
    event->acceptProposedAction();
    // Queued: the program that the files come from waits until this returns.
    QMetaObject::invokeMethod(drops_, [this, files] { drops_->take(files); }, Qt::QueuedConnection);
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
    keepLayout();
    QMainWindow::closeEvent(event);
}

}  // namespace ruyuan::app
