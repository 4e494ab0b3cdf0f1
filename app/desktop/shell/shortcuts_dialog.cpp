// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/shortcuts_dialog.h"

#include "app/desktop/action_list.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ruyuan::app {

namespace {

QString nameOf(const QAction* action) {
    return action->text().remove(QLatin1Char('&'));
}

QString keysOf(const QAction* action) {
    return QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(ActionList& actions, QWidget* parent)
    : QDialog(parent),
      actions_(actions),
      filter_(new QLineEdit),
      list_(new QTreeWidget),
      keys_(new QKeySequenceEdit),
      told_(new QLabel) {
    setWindowTitle(tr("Keyboard shortcuts"));
    filter_->setPlaceholderText(tr("Filter by name or key"));
    filter_->setClearButtonEnabled(true);
    list_->setHeaderLabels({tr("Action"), tr("Keys")});
    list_->setRootIsDecorated(false);
    list_->setSortingEnabled(true);
    list_->sortByColumn(0, Qt::AscendingOrder);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setStretchLastSection(false);
    list_->setAccessibleName(windowTitle());
    keys_->setMaximumSequenceLength(1);
    keys_->setClearButtonEnabled(true);
    keys_->setAccessibleName(tr("New key"));
    auto* set = new QPushButton(tr("&Assign"));
    auto* usual = new QPushButton(tr("Back to the &usual one"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("New key:")));
    row->addWidget(keys_, 1);
    row->addWidget(set);
    row->addWidget(usual);
    auto* column = new QVBoxLayout(this);
    column->addWidget(filter_);
    column->addWidget(list_, 1);
    column->addLayout(row);
    column->addWidget(told_);
    column->addWidget(new QLabel(
        tr("On the map: the wheel zooms, the middle button or Space with the mouse moves it,\n"
           "arrows move it, Page up and Page down zoom, Esc takes a gesture back.")));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(filter_, &QLineEdit::textChanged, this, &ShortcutsDialog::fill);
    connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(set, &QPushButton::clicked, this, &ShortcutsDialog::assign);
    connect(usual, &QPushButton::clicked, this, &ShortcutsDialog::restore);
    resize(620, 560);
    fill();
}

void ShortcutsDialog::fill() {
    const QAction* current = currentAction();
    list_->clear();
    for (const QAction* action : actions_.all()) {
        const QString name = nameOf(action);
        const QString keys = keysOf(action);
        const QString wanted = filter_->text();
        if (!name.contains(wanted, Qt::CaseInsensitive) &&
            !keys.contains(wanted, Qt::CaseInsensitive)) {
            continue;
        }
        auto* item = new QTreeWidgetItem(list_, {name, keys});
        item->setData(0, Qt::UserRole, action->objectName());
        if (action == current) {
            list_->setCurrentItem(item);
        }
    }
}

QAction* ShortcutsDialog::currentAction() const {
    const QTreeWidgetItem* item = list_->currentItem();
    return item != nullptr ? actions_.find(item->data(0, Qt::UserRole).toString()) : nullptr;
}

void ShortcutsDialog::showCurrent() {
    const QAction* action = currentAction();
    keys_->setKeySequence(action != nullptr ? action->shortcut() : QKeySequence());
    told_->clear();
}

void ShortcutsDialog::assign() {
    QAction* action = currentAction();
    if (action == nullptr) {
        told_->setText(tr("Choose an action first."));
        return;
    }
    const QKeySequence key = keys_->keySequence();
    if (const QAction* other = key.isEmpty() ? nullptr : actions_.conflicting(action, key)) {
        told_->setText(tr("%1 already belongs to “%2”; give that another key first.")
                           .arg(key.toString(QKeySequence::NativeText), nameOf(other)));
        return;
    }
    actions_.setKeys(action, key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
    fill();
}

void ShortcutsDialog::restore() {
    if (QAction* action = currentAction()) {
        actions_.setKeys(action, actions_.usualKeys(action));
        fill();
        showCurrent();
    }
}

}  // namespace ruyuan::app
