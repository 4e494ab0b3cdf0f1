// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/desktop.h"

#include "app/desktop/desk.h"
#include "app/desktop/graphics.h"
#include "app/desktop/language.h"
#include "app/desktop/map/map_panel.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/look_actions.h"
#include "app/desktop/shell/main_window.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/widgets/fit_dialogs.h"

#include <QApplication>
#include <QSettings>
#include <QStyleFactory>

namespace ruyuan::app {

namespace {

QString languageKey() {
    return QStringLiteral("language");
}

gis::Language storedLanguage(gis::Language fallback) {
    const QString stored = QSettings().value(languageKey()).toString();
    if (stored.isEmpty()) {
        return fallback;
    }
    return stored == QLatin1StringView("en") ? gis::Language::English : gis::Language::Chinese;
}

}  // namespace

Desktop::Desktop(gis::Language fallback) : workspace_(jobs_) {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    applyTheme();
    settleGraphics();
    setLanguage(storedLanguage(fallback));
    new FitDialogs(this);
    makeWindow();
    watchGraphics(window_->desk().map.map(), [this] { tellGraphicsGivenUp(); });
    if (wasGraphicsGivenUp()) {
        // On the welcome page, and beside the map when a project is opened at once.
        tellGraphicsGivenUp();
        connect(&workspace_,
                &Workspace::projectChanged,
                this,
                &Desktop::tellGraphicsGivenUp,
                Qt::SingleShotConnection);
    }
    connect(
        &workspace_, &Workspace::projectChanged, this, [this] { noteOpenFile(workspace_.file()); });
}

Desktop::~Desktop() {
    noteOpenFile({});
}

void Desktop::makeWindow() {
    auto window = std::make_unique<MainWindow>(workspace_);
    connect(
        window.get(),
        &MainWindow::languageWanted,
        this,
        [this](gis::Language language) {
            QSettings().setValue(
                languageKey(),
                language == gis::Language::English ? QStringLiteral("en") : QStringLiteral("zh"));
            setLanguage(language);
            window_->keepLayout();
            makeWindow();
        },
        Qt::QueuedConnection);
    window->show();
    window_ = std::move(window);
}

void Desktop::tellGraphicsGivenUp() {
    window_->tell(
        tr("The map could not be painted as chosen under Settings ‣ Graphics. The choice "
           "was set back to automatic."));
}

void Desktop::open(const std::filesystem::path& file) {
    if (!file.empty()) {
        openFile(workspace_, file);
    }
}

}  // namespace ruyuan::app
