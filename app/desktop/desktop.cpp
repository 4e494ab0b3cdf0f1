// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/desktop.h"

#include "app/desktop/graphics.h"
#include "app/desktop/language.h"
#include "app/desktop/shell/look_actions.h"
#include "app/desktop/shell/main_window.h"
#include "app/desktop/shell/project_actions.h"

#include <QApplication>
#include <QSettings>
#include "app/desktop/widgets/fit_dialogs.h"
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
    makeWindow();
    connect(
        &workspace_, &Workspace::projectChanged, this, [this] { noteOpenFile(workspace_.file()); });
    new FitDialogs(this);
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
            makeWindow();
        },
        Qt::QueuedConnection);
    window->show();
    window_ = std::move(window);
}

void Desktop::open(const std::filesystem::path& file) {
    if (!file.empty()) {
        openFile(workspace_, file);
    }
}

}  // namespace ruyuan::app
