// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/widgets/fit_dialogs.h"

#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileDialog>
#include <QLayout>
#include <QMessageBox>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ruyuan::app {

namespace {

constexpr int kFrame = 40;  // pixels that a title bar and a window's edges may take

/// Takes the buttons out of the layout that they are in; null: there are none.
QDialogButtonBox* takeButtons(QDialog& dialog, QLayout& layout) {
    auto* buttons = dialog.findChild<QDialogButtonBox*>(Qt::FindDirectChildrenOnly);
    QList<QLayout*> layouts = layout.findChildren<QLayout*>();
    layouts << &layout;
    for (QLayout* one : layouts) {
        if (buttons != nullptr && one->indexOf(buttons) >= 0) {
            one->removeWidget(buttons);
            return buttons;
        }
    }
    return nullptr;
}

}  // namespace

QWidget* scrolled(QWidget* content) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);  // what is in it has its own places for the keyboard
    area->setWidget(content);
    return area;
}

void fitDialog(QDialog& dialog, QSize room) {
    QLayout* layout = dialog.layout();
    const QSize least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize());
    if (layout == nullptr || (least.width() <= room.width() && least.height() <= room.height())) {
        dialog.resize(dialog.size().boundedTo(room));
        return;
    }
    const QSize wanted = dialog.size();
    QDialogButtonBox* buttons = takeButtons(dialog, *layout);
    auto* content = new QWidget;
    content->setLayout(layout);  // takes the widgets along
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scrolled(content), 1);
    if (buttons != nullptr) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(layout->contentsMargins());
        row->addWidget(buttons);
        column->addLayout(row);
        buttons->show();
    }
    dialog.setMinimumSize(0, 0);
    dialog.resize(wanted.boundedTo(room));
}

FitDialogs::FitDialogs(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

bool FitDialogs::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show) {
        auto* dialog = qobject_cast<QDialog*>(watched);
        // Those of Qt see to it themselves.
        if (dialog != nullptr && qobject_cast<QMessageBox*>(dialog) == nullptr &&
            qobject_cast<QFileDialog*>(dialog) == nullptr && dialog->isWindow()) {
            fitDialog(*dialog, dialog->screen()->availableSize() - QSize(kFrame / 2, kFrame));
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace ruyuan::app
