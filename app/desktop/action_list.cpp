// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/action_list.h"

#include "app/desktop/icons.h"

#include <QSettings>
#include <QWidget>

#include <algorithm>
#include <cassert>

namespace ruyuan::app {

namespace {

QString settingOf(const QAction* action) {
    return QStringLiteral("shortcuts/") + action->objectName();
}

QString tipWithKey(const QAction* action, const QString& tip) {
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    return key.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, key);
}

}  // namespace

ActionList::ActionList(QWidget* window) : QObject(window), window_(window) {}

QAction* ActionList::add(const Spec& spec, std::function<void(bool)> trigger) {
    assert(find(QString::fromUtf8(spec.id)) == nullptr);
    auto* action = new QAction(spec.text, this);
    action->setObjectName(QString::fromUtf8(spec.id));
    action->setCheckable(spec.checkable);
    if (spec.icon != nullptr) {
        action->setIcon(icon(spec.icon));
    }
    const QSettings settings;
    const QVariant own = settings.value(settingOf(action));
    action->setShortcuts(own.isValid() ? QKeySequence::listFromString(own.toString()) : spec.keys);
    QString tip = spec.tip.isEmpty() ? spec.text : spec.tip;
    tip.remove(QLatin1Char('&'));
    action->setStatusTip(tip);
    action->setToolTip(tipWithKey(action, tip));
    connect(action, &QAction::triggered, this, std::move(trigger));
    window_->addAction(action);
    entries_.push_back({action, spec.keys});
    return action;
}

QAction* ActionList::find(const QString& id) const {
    for (const Entry& entry : entries_) {
        if (entry.action->objectName() == id) {
            return entry.action;
        }
    }
    return nullptr;
}

std::vector<QAction*> ActionList::all() const {
    std::vector<QAction*> actions;
    for (const Entry& entry : entries_) {
        actions.push_back(entry.action);
    }
    return actions;
}

void ActionList::setKeys(QAction* action, const QList<QKeySequence>& keys) {
    action->setShortcuts(keys);
    action->setToolTip(tipWithKey(action, action->statusTip()));
    QSettings settings;
    if (keys == usualKeys(action)) {
        settings.remove(settingOf(action));
    } else {
        settings.setValue(settingOf(action), QKeySequence::listToString(keys));
    }
}

QList<QKeySequence> ActionList::usualKeys(const QAction* action) const {
    const auto found = std::ranges::find(entries_, action, &Entry::action);
    return found == entries_.end() ? QList<QKeySequence>() : found->usual;
}

QAction* ActionList::conflicting(const QAction* action, const QKeySequence& key) const {
    for (const Entry& entry : entries_) {
        if (entry.action != action && entry.action->shortcuts().contains(key)) {
            return entry.action;
        }
    }
    return nullptr;
}

}  // namespace ruyuan::app
