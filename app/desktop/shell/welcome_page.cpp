// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/welcome_page.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/icons.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/workspace.h"

#include <QCommandLinkButton>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QVBoxLayout>

namespace ruyuan::app {

namespace {

constexpr int kColumnWidth = 460;

QLabel* heading(const QString& text, double factor) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(true);
    label->setFont(font);
    return label;
}

}  // namespace

WelcomePage::WelcomePage(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), messages_(new MessageBar), recent_(new QVBoxLayout) {
    auto* column = new QVBoxLayout;
    auto* title = heading(tr("Ruyuan"), 2.4);
    auto* subtitle = new QLabel(tr("Plans how heavily polluting firms leave the built-up area"));
    column->addStretch(2);
    column->addWidget(title);
    column->addWidget(subtitle);
    column->addSpacing(18);
    const struct {
        const char* action;
        QString text;
        QString told;
    } ways[] = {{"project.sample",
                 tr("Open the sample city"),
                 tr("A fictional city on the geography of Zhengzhou, planned, to look around")},
                {"project.new",
                 tr("New project from a ledger"),
                 tr("Choose where it is kept, then import the list of firms")},
                {"project.open", tr("Open a project"), tr("A .gpkg file made by Ruyuan")}};
    for (const auto& way : ways) {
        QAction* action = desk_.actions.find(QString::fromUtf8(way.action));
        auto* button = new QCommandLinkButton(way.text, way.told);
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        connect(button, &QCommandLinkButton::clicked, action, &QAction::trigger);
        column->addWidget(button);
    }
    if (const QString lost = fileLeftOpen(); !lost.isEmpty() && !desk_.workspace.isOpen()) {
        auto* button = new QCommandLinkButton(
            tr("Go on with %1").arg(QFileInfo(lost).completeBaseName()),
            tr("It was open when the program ended unexpectedly. Everything up to the last change "
               "is in it."));
        button->setObjectName(QStringLiteral("recover"));
        button->setIcon(icon("history"));
        connect(button, &QCommandLinkButton::clicked, this, [this, lost] {
            openFile(desk_.workspace, toPath(lost));
        });
        column->addWidget(button);
    }
    column->addSpacing(12);
    column->addLayout(recent_);
    column->addStretch(3);
    auto* middle = new QWidget;
    middle->setMaximumWidth(kColumnWidth);
    middle->setLayout(column);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(middle, 1);
    row->addStretch();
    auto* page = new QVBoxLayout(this);
    page->addWidget(messages_);
    page->addLayout(row, 1);
    messages_->hide();
    connect(&desk_.workspace, &Workspace::projectChanged, this, &WelcomePage::showRecent);
    showRecent();
}

void WelcomePage::tell(const QString& text) {
    if (!desk_.workspace.isOpen()) {
        messages_->warn(text);
    }
}

void WelcomePage::showRecent() {
    messages_->hide();
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QStringList files = recentFiles();
    if (files.isEmpty()) {
        return;
    }
    recent_->addWidget(heading(tr("Recent"), 1.1));
    for (const QString& file : files) {
        const QFileInfo info(file);
        auto* button = new QCommandLinkButton(info.completeBaseName(),
                                              QDir::toNativeSeparators(info.absolutePath()));
        button->setIcon(icon("open"));
        connect(button, &QCommandLinkButton::clicked, this, [this, file] {
            openFile(desk_.workspace, toPath(file));
        });
        recent_->addWidget(button);
    }
}

}  // namespace ruyuan::app
