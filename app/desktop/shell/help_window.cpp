// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/help_window.h"

#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/language.h"

#include <QFile>
#include <QMainWindow>
#include <QMessageBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace ruyuan::app {

HelpWindow::HelpWindow(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    QFile file(language() == gis::Language::Chinese ? QStringLiteral(":/help/desktop.zh.md")
                                                    : QStringLiteral(":/help/desktop.en.md"));
    auto* text = new QTextBrowser;
    text->setAccessibleName(windowTitle());
    if (file.open(QIODevice::ReadOnly)) {
        text->setMarkdown(QString::fromUtf8(file.readAll()));
    }
    auto* column = new QVBoxLayout(this);
    column->addWidget(text);
    resize(680, 620);
}

void addHelpActions(Desk& desk) {
    desk.actions.add({.id = "help.contents",
                      .text = QObject::tr("&Help"),
                      .icon = "help",
                      .keys = {QKeySequence::HelpContents}},
                     [&desk](bool) { (new HelpWindow(&desk.window))->show(); });
    desk.actions.add({.id = "help.about", .text = QObject::tr("&About Ruyuan")}, [&desk](bool) {
        QMessageBox::about(
            &desk.window,
            QObject::tr("About Ruyuan"),
            QObject::tr("Ruyuan %1\n\nPlans how heavily polluting firms leave a city's built-up "
                        "area.\nFree software under the GNU General Public License, version 3 or "
                        "later.")
                .arg(QStringLiteral(RUYUAN_VERSION)));
    });
}

}  // namespace ruyuan::app
