// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/map/bookmarks.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/map/map_panel.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QListWidget>
#include <QMainWindow>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <vector>

namespace ruyuan::app {

namespace {

struct Bookmark {
    QString name;
    maps::Camera camera;
};

QString key() {
    return QStringLiteral("bookmarks");
}

std::vector<Bookmark> stored() {
    QSettings settings;
    std::vector<Bookmark> all;
    const int count = settings.beginReadArray(key());
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        Bookmark bookmark;
        bookmark.name = settings.value(QStringLiteral("name")).toString();
        bookmark.camera.centre =
            maps::worldOf(gis::Point{settings.value(QStringLiteral("longitude")).toDouble(),
                                     settings.value(QStringLiteral("latitude")).toDouble()});
        bookmark.camera.zoom = settings.value(QStringLiteral("zoom")).toDouble();
        all.push_back(std::move(bookmark));
    }
    settings.endArray();
    return all;
}

void store(const std::vector<Bookmark>& all) {
    QSettings settings;
    settings.remove(key());
    settings.beginWriteArray(key());
    for (std::size_t i = 0; i < all.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        const gis::Point place = maps::lonLatOf(all[i].camera.centre);
        settings.setValue(QStringLiteral("name"), all[i].name);
        settings.setValue(QStringLiteral("longitude"), place.x);
        settings.setValue(QStringLiteral("latitude"), place.y);
        settings.setValue(QStringLiteral("zoom"), all[i].camera.zoom);
    }
    settings.endArray();
}

void askAndKeep(Desk& desk) {
    bool given = false;
    const QString name = QInputDialog::getText(&desk.window,
                                               QObject::tr("New bookmark"),
                                               QObject::tr("Name of this view:"),
                                               QLineEdit::Normal,
                                               {},
                                               &given)
                             .trimmed();
    if (!given || name.isEmpty()) {
        return;
    }
    auto all = stored();
    std::erase_if(all, [&](const Bookmark& bookmark) { return bookmark.name == name; });
    all.push_back({name, desk.map.map().camera()});
    store(all);
}

void showList(Desk& desk) {
    QDialog dialog(&desk.window);
    dialog.setWindowTitle(QObject::tr("Bookmarks"));
    auto* list = new QListWidget;
    list->setAccessibleName(dialog.windowTitle());
    for (const Bookmark& bookmark : stored()) {
        list->addItem(bookmark.name);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* go = buttons->addButton(QObject::tr("&Go there"), QDialogButtonBox::ActionRole);
    QPushButton* remove = buttons->addButton(QObject::tr("&Remove"), QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(list);
    column->addWidget(buttons);
    const auto visit = [&desk, list] {
        const auto all = stored();
        if (const int row = list->currentRow(); row >= 0) {
            desk.map.map().setCamera(all[static_cast<std::size_t>(row)].camera);
        }
    };
    QObject::connect(go, &QPushButton::clicked, &dialog, visit);
    QObject::connect(list, &QListWidget::itemActivated, &dialog, visit);
    QObject::connect(remove, &QPushButton::clicked, &dialog, [list] {
        if (const int row = list->currentRow(); row >= 0) {
            auto all = stored();
            all.erase(all.begin() + row);
            store(all);
            delete list->takeItem(row);
        }
    });
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    dialog.exec();
}

}  // namespace

void addBookmarkActions(Desk& desk) {
    desk.actions.add({.id = "view.bookmark",
                      .text = QObject::tr("New &bookmark…"),
                      .icon = "bookmark",
                      .keys = {QKeySequence(QStringLiteral("Ctrl+B"))}},
                     [&desk](bool) { askAndKeep(desk); });
    desk.actions.add({.id = "view.bookmarks",
                      .text = QObject::tr("Book&marks…"),
                      .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+B"))}},
                     [&desk](bool) { showList(desk); });
}

QMenu* bookmarkMenu(Desk& desk) {
    auto* menu = new QMenu(QObject::tr("Go to book&mark"), &desk.window);
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, &desk] {
        menu->clear();
        for (const Bookmark& bookmark : stored()) {
            menu->addAction(bookmark.name, menu, [&desk, camera = bookmark.camera] {
                desk.map.map().setCamera(camera);
            });
        }
        if (menu->isEmpty()) {
            menu->addAction(QObject::tr("No bookmarks yet"))->setEnabled(false);
        }
    });
    return menu;
}

}  // namespace ruyuan::app
