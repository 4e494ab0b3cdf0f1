// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/imports.h"
#include "app/desktop/desk.h"
#include "app/desktop/files/import_dialog.h"
#include "app/desktop/language.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/workspace.h"

#include <QMainWindow>
#include <QPointer>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr std::size_t kWarningsTold = 20;

QString toldOf(const Imported& imported, const gis::Text& sentence) {
    QString text = said(sentence);
    const auto& warnings = imported.summary.warnings;
    for (std::size_t i = 0; i < std::min(warnings.size(), kWarningsTold); ++i) {
        text +=
            QStringLiteral("\n%1 %2").arg(fromUtf8(warnings[i].where), said(warnings[i].sentence));
    }
    if (warnings.size() > kWarningsTold) {
        text +=
            QLatin1Char('\n') +
            QObject::tr("and %n more", nullptr, static_cast<int>(warnings.size() - kWarningsTold));
    }
    if (!imported.summary.unusedColumns.empty()) {
        QStringList columns;
        for (const std::string& column : imported.summary.unusedColumns) {
            columns << fromUtf8(column);
        }
        text += QLatin1Char('\n') +
                QObject::tr("Columns not recognised: %1").arg(columns.join(QStringLiteral(", ")));
    }
    return text;
}

}  // namespace

void askAndImport(Desk& desk, const QString& file) {
    ImportDialog dialog(desk.workspace, &desk.window);
    if (!file.isEmpty()) {
        dialog.setFile(file);
    }
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const auto request = dialog.request();
    if (!request) {
        desk.messages.error(request.error());
        return;
    }
    const auto told = std::make_shared<QString>();
    const auto doubtful = std::make_shared<bool>(false);
    desk.workspace.perform(
        {ImportDialog::tr("Importing %1").arg(fromPath(request->file.filename())),
         [content = dialog.content(), request = *request, told, doubtful](
             planner::Project& project,
             const gis::Progress& progress) -> gis::Result<planner::Act> {
             auto imported = importInto(project, content, request, progress);
             if (!imported) {
                 return std::unexpected(imported.error());
             }
             *told = toldOf(*imported, importSentence(project, imported->summary));
             *doubtful = !imported->summary.warnings.empty() || imported->summary.rowsSkipped > 0;
             return std::move(imported->act);
         },
         [&desk, window = QPointer(&desk.window), told, doubtful](
             const gis::Result<void>& written) {
             if (window && written) {
                 desk.messages.tell(
                     *doubtful ? MessageBar::Level::Warning : MessageBar::Level::Note, *told);
             }
         }});
}

}  // namespace ruyuan::app
