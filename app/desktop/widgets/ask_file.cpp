// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/widgets/ask_file.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace ruyuan::app {

namespace {

QString keyOf(FileUse use) {
    static const char* const kNames[] = {
        "project", "import", "recipe", "export", "picture", "base-map"};
    return QStringLiteral("folders/") + QLatin1StringView(kNames[static_cast<int>(use)]);
}

/// Empty when the dialog was left.
QString ask(QFileDialog& dialog, FileUse use) {
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) {
        return {};
    }
    const QString chosen = dialog.selectedFiles().constFirst();
    rememberFolder(
        use,
        dialog.fileMode() == QFileDialog::Directory ? chosen : QFileInfo(chosen).absolutePath());
    return chosen;
}

}  // namespace

QString lastFolder(FileUse use) {
    const QString folder = QSettings().value(keyOf(use)).toString();
    return QFileInfo(folder).isDir() ? folder : QString();
}

QString folderFor(FileUse use) {
    if (const QString last = lastFolder(use); !last.isEmpty()) {
        return last;
    }
    const QString usual = QStandardPaths::writableLocation(use == FileUse::Picture
                                                               ? QStandardPaths::PicturesLocation
                                                               : QStandardPaths::DocumentsLocation);
    return QFileInfo(usual).isDir() ? usual : QDir::homePath();
}

void rememberFolder(FileUse use, const QString& folder) {
    QSettings().setValue(keyOf(use), folder);
}

QString freeName(FileUse use, const QString& stem, const QString& suffix) {
    const QDir folder(folderFor(use));
    for (int i = 1;; ++i) {
        const QString name = folder.filePath(
            i == 1 ? QStringLiteral("%1.%2").arg(stem, suffix)
                   : QStringLiteral("%1-%2.%3").arg(stem, QString::number(i), suffix));
        if (!QFileInfo::exists(name)) {
            return name;
        }
    }
}

QString askForFile(QWidget* parent, FileUse use, const QString& title, const QString& filter) {
    QFileDialog dialog(parent, title, folderFor(use), filter);
    dialog.setFileMode(QFileDialog::ExistingFile);
    return ask(dialog, use);
}

QString askWhereToSave(QWidget* parent,
                       FileUse use,
                       const QString& title,
                       const QString& proposal,
                       const QString& filter) {
    QFileDialog dialog(parent, title, folderFor(use), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setDefaultSuffix(QFileInfo(proposal).suffix());
    dialog.selectFile(proposal);
    return ask(dialog, use);
}

QString askForFolder(QWidget* parent, FileUse use, const QString& title) {
    QFileDialog dialog(parent, title, folderFor(use));
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    return ask(dialog, use);
}

}  // namespace ruyuan::app
