// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/shell/place_text.h"
#include "app/desktop/shell/seen_panels.h"
#include "app/desktop/workspace.h"

#include <QMainWindow>

#include <initializer_list>
#include <memory>
#include <optional>

class QDockWidget;
class QLabel;
class QStackedWidget;

namespace ruyuan::app {

class ActionList;
class CardPanel;
class DropFiles;
class MapPanel;
class WelcomePage;
struct Desk;

/// The window: the map in the middle, panels around it, a welcome page while nothing is open.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Workspace& workspace);
    ~MainWindow() override;

    [[nodiscard]] Desk& desk() const { return *desk_; }
    /// The dock of a panel by its name: "layers", "card", "table"…; null when there is none.
    [[nodiscard]] QDockWidget* dock(const QString& name) const;
    /// Warns on whatever page is shown.
    void tell(const QString& text);
    /// Keeps where everything is, for the next window.
    void keepLayout() const;

Q_SIGNALS:
    /// The user wants the windows in another language.
    void languageWanted(ruyuan::gis::Language language);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makePanels();
    void makeSidePanels();
    void makeLowerPanels();
    void makeActions();
    void addViewActions();
    void makeMenus();
    void makeViewMenu();
    void makeToolBars();
    /// Puts actions into a menu or tool bar by their ids; "-" is a line.
    void fill(QWidget* menu, std::initializer_list<const char*> ids) const;
    void makeStatusBar();
    /// A panel in a dock that can be moved, closed and shown again by its action.
    QDockWidget* addPanel(const char* name,
                          const QString& title,
                          QWidget* panel,
                          Qt::DockWidgetArea area,
                          const char* icon);
    void showProject();
    void selectUnplaced();
    void restoreLayout();
    void showPanels();

    Workspace& workspace_;
    ActionList* actions_;
    MapPanel* map_;
    CardPanel* card_ = nullptr;
    std::unique_ptr<Desk> desk_;
    DropFiles* drops_;
    QStackedWidget* pages_;
    WelcomePage* welcome_ = nullptr;
    QLabel* place_;
    PlaceText placeText_;
    QLabel* hint_;
    std::optional<SeenPanels> hidden_;  ///< those to come back, while none is shown
    QByteArray layout_;                 ///< before they were hidden, for the next start
    QList<QAction*> panelActions_;
};

}  // namespace ruyuan::app
