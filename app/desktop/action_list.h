// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace ruyuan::app {

/// Every action of the window by a stable id, with a shortcut that people may change. Menus, tool
/// bars, the list of shortcuts and the locator take their actions from here.
class ActionList : public QObject {
    Q_OBJECT

public:
    explicit ActionList(QWidget* window);

    struct Spec {
        const char* id =
            nullptr;    ///< stable, e.g. "view.zoom-full"; the part before the dot groups
        QString text;   ///< with & for the menu
        QString tip{};  ///< one sentence; empty: the text
        const char* icon = nullptr;  ///< name in resources/icons; null: none
        QList<QKeySequence> keys{};  ///< first one is shown
        bool checkable = false;
    };
    /// Adds an action to the window. @pre the id is new
    QAction* add(const Spec& spec, std::function<void(bool checked)> trigger);
    /// Null when there is none.
    [[nodiscard]] QAction* find(const QString& id) const;
    [[nodiscard]] std::vector<QAction*> all() const;

    /// Other shortcuts than the usual ones, kept in the settings of the user. Empty list: none.
    void setKeys(QAction* action, const QList<QKeySequence>& keys);
    [[nodiscard]] QList<QKeySequence> usualKeys(const QAction* action) const;
    /// The action that already has one of these keys, other than @p action; null: none.
    [[nodiscard]] QAction* conflicting(const QAction* action, const QKeySequence& key) const;

private:
    struct Entry {
        QAction* action;
        QList<QKeySequence> usual;
    };
    QWidget* window_;
    std::vector<Entry> entries_;
};

}  // namespace ruyuan::app
