// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/look_actions.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/graphics.h"
#include "app/desktop/language.h"
#include "app/desktop/shell/shortcuts_dialog.h"

#include <QActionGroup>
#include <QApplication>
#include <QMainWindow>
#include <QPalette>
#include <QSettings>
#include <QStatusBar>
#include <QStyleHints>

namespace ruyuan::app {

namespace {

constexpr int kTold = 10'000;  // ms

QString themeKey() {
    return QStringLiteral("theme");
}

struct Theme {
    const char* action;
    const char* setting;
    Qt::ColorScheme scheme;
};
constexpr Theme kThemes[] = {{"settings.theme-system", "", Qt::ColorScheme::Unknown},
                             {"settings.theme-light", "light", Qt::ColorScheme::Light},
                             {"settings.theme-dark", "dark", Qt::ColorScheme::Dark}};

Qt::ColorScheme chosenScheme() {
    const QString setting = QSettings().value(themeKey()).toString();
    for (const Theme& theme : kThemes) {
        if (setting == QLatin1StringView(theme.setting)) {
            return theme.scheme;
        }
    }
    return Qt::ColorScheme::Unknown;
}

/// A palette for platforms that do not bring one (Fusion alone asks the platform).
QPalette paletteOf(bool dark) {
    const QColor window = dark ? QColor(0x2b, 0x2d, 0x30) : QColor(0xf3, 0xf3, 0xf3);
    const QColor base = dark ? QColor(0x1e, 0x1f, 0x22) : QColor(Qt::white);
    const QColor text = dark ? QColor(0xe6, 0xe6, 0xe6) : QColor(0x1c, 0x1c, 0x1c);
    const QColor faint = dark ? QColor(0x8a, 0x8d, 0x91) : QColor(0x76, 0x76, 0x76);
    const QColor accent = dark ? QColor(0x3d, 0x85, 0xc6) : QColor(0x1f, 0x6f, 0xb5);
    const QColor button = dark ? QColor(0x3a, 0x3d, 0x41) : QColor(0xea, 0xea, 0xea);
    QPalette palette(button, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::AlternateBase,
                     dark ? QColor(0x26, 0x28, 0x2b) : QColor(0xf5, 0xf7, 0xfa));
    palette.setColor(QPalette::ToolTipBase,
                     dark ? QColor(0x3a, 0x3d, 0x41) : QColor(0xff, 0xff, 0xe1));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Link, dark ? QColor(0x6c, 0xb2, 0xf0) : QColor(0x0b, 0x5c, 0xad));
    palette.setColor(QPalette::LinkVisited, palette.color(QPalette::Link));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, faint);
    }
    return palette;
}

/// How the map is painted from the next start on.
void addGraphicsActions(Desk& desk) {
    const struct {
        const char* id;
        QString text;
        QString tip;
        GraphicsChoice choice;
    } ways[] = {
        {"settings.graphics-auto",
         QObject::tr("&Automatic"),
         QObject::tr("By the graphics card where a working one is found, else in software"),
         GraphicsChoice::Automatic},
        {"settings.graphics-opengl",
         QObject::tr("&OpenGL"),
         QObject::tr("By OpenGL in any case; a start that fails with it sets this back"),
         GraphicsChoice::OpenGl},
        {"settings.graphics-software",
         QObject::tr("&Software"),
         QObject::tr("Without the graphics card; slower on large screens, works everywhere"),
         GraphicsChoice::Software}};
    auto* group = new QActionGroup(&desk.window);
    for (const auto& way : ways) {
        QAction* action = desk.actions.add(
            {.id = way.id, .text = way.text, .tip = way.tip, .checkable = true},
            [&desk, choice = way.choice](bool) {
                chooseGraphics(choice);
                desk.window.statusBar()->showMessage(
                    QObject::tr("The map is painted so from the next start on."), kTold);
            });
        action->setChecked(chosenGraphics() == way.choice);
        if (isGraphicsStated()) {
            action->setEnabled(false);
            action->setStatusTip(QObject::tr(
                "An environment variable (QT_QUICK_BACKEND or QSG_RHI_BACKEND) says how "
                "the map is painted"));
        }
        group->addAction(action);
    }
}

}  // namespace

void applyTheme() {
    QStyleHints* hints = QApplication::styleHints();
    const Qt::ColorScheme chosen = chosenScheme();
    hints->setColorScheme(chosen);
    const bool dark =
        chosen == Qt::ColorScheme::Dark ||
        (chosen == Qt::ColorScheme::Unknown && hints->colorScheme() == Qt::ColorScheme::Dark);
    QApplication::setPalette(paletteOf(dark));
}

void addLookActions(Desk& desk, std::function<void(gis::Language)> setLanguage) {
    auto* languages = new QActionGroup(&desk.window);
    const struct {
        const char* id;
        QString text;
        gis::Language language;
    } tongues[] = {{"settings.language-zh", QStringLiteral("中文(&C)"), gis::Language::Chinese},
                   {"settings.language-en", QStringLiteral("&English"), gis::Language::English}};
    for (const auto& tongue : tongues) {
        QAction* action =
            desk.actions.add({.id = tongue.id, .text = tongue.text, .checkable = true},
                             [setLanguage, wanted = tongue.language](bool) {
                                 if (wanted != language()) {
                                     setLanguage(wanted);
                                 }
                             });
        action->setChecked(language() == tongue.language);
        languages->addAction(action);
    }
    auto* themes = new QActionGroup(&desk.window);
    const QString names[] = {
        QObject::tr("As the &system"), QObject::tr("&Light"), QObject::tr("&Dark")};
    for (std::size_t i = 0; i < std::size(kThemes); ++i) {
        QAction* action =
            desk.actions.add({.id = kThemes[i].action, .text = names[i], .checkable = true},
                             [setting = kThemes[i].setting](bool) {
                                 QSettings().setValue(themeKey(), QString::fromUtf8(setting));
                                 applyTheme();
                             });
        action->setChecked(chosenScheme() == kThemes[i].scheme);
        themes->addAction(action);
    }
    addGraphicsActions(desk);
    desk.actions.add({.id = "settings.shortcuts",
                      .text = QObject::tr("&Keyboard shortcuts…"),
                      .icon = "keyboard"},
                     [&desk](bool) { ShortcutsDialog(desk.actions, &desk.window).exec(); });
}

}  // namespace ruyuan::app
