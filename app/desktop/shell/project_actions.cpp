// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/project_actions.h"

#include "app/common/acting.h"
#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/language.h"
#include "app/desktop/workspace.h"
#include "planner/pipeline.h"
#include "planner/sample.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QSettings>
#include <QStandardPaths>

namespace ruyuan::app {

namespace {

constexpr int kRecent = 8;

QString recentKey() {
    return QStringLiteral("recent");
}

QString openKey() {
    return QStringLiteral("open");
}

void remember(const std::filesystem::path& file) {
    QSettings settings;
    QStringList files = settings.value(recentKey()).toStringList();
    const QString name = QFileInfo(fromPath(file)).absoluteFilePath();
    files.removeAll(name);
    files.prepend(name);
    while (files.size() > kRecent) {
        files.removeLast();
    }
    settings.setValue(recentKey(), files);
}

/// A name in the documents that no file has yet: sample.gpkg, sample-2.gpkg…
QString freeName(const QString& stem) {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    folder.mkpath(QStringLiteral("."));
    for (int i = 1;; ++i) {
        const QString name =
            folder.filePath(i == 1 ? stem + QStringLiteral(".gpkg")
                                   : QStringLiteral("%1-%2.gpkg").arg(stem).arg(i));
        if (!QFileInfo::exists(name)) {
            return name;
        }
    }
}

/// The sample city, planned.
gis::Result<std::pair<planner::Project, planner::Act>> plannedSample() {
    auto project = planner::sampleProject("zhengzhou");
    if (!project) {
        return std::unexpected(project.error());
    }
    auto pack = planner::parsePolicyPack(project->policyText, project->policyName);
    if (!pack) {
        return std::unexpected(pack.error());
    }
    auto done = planner::runStages(*project, *pack, planner::Stage::Screen, planner::Stage::Verify);
    if (!done) {
        return std::unexpected(done.error());
    }
    return std::pair(std::move(*project),
                     actOf("new", {"建立示例项目并排期", "made and planned the sample"}));
}

/// An empty project under the first policy pack.
gis::Result<std::pair<planner::Project, planner::Act>> emptyProject() {
    planner::Project project;
    project.policyName = "zhengzhou-2019-37";
    project.asOf = gis::makeDate(2019, 7, 1);
    auto text = planner::readPolicyText(project.policyName);
    if (!text) {
        return std::unexpected(text.error());
    }
    project.policyText = std::move(*text);
    return std::pair(std::move(project), actOf("new", {"建立项目", "made the project"}));
}

void askAndOpen(Desk& desk) {
    const QString file = QFileDialog::getOpenFileName(
        &desk.window,
        QObject::tr("Open a project"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        QObject::tr("Projects (*.gpkg)"));
    if (!file.isEmpty()) {
        openFile(desk.workspace, toPath(file));
    }
}

void askAndMake(Desk& desk) {
    const QString file = QFileDialog::getSaveFileName(
        &desk.window,
        QObject::tr("New project"),
        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        QObject::tr("Projects (*.gpkg)"));
    if (file.isEmpty()) {
        return;
    }
    desk.workspace.create(toPath(file), emptyProject);
}

}  // namespace

std::filesystem::path toPath(const QString& file) {
    return std::filesystem::path(file.toStdU16String());
}

QString fromPath(const std::filesystem::path& file) {
    return QString::fromStdU16String(file.u16string());
}

void noteOpenFile(const std::filesystem::path& file) {
    QSettings settings;
    settings.setValue(openKey(), fromPath(file));
    settings.sync();  // a killed program would not
}

QString fileLeftOpen() {
    const QString file = QSettings().value(openKey()).toString();
    return QFileInfo::exists(file) ? file : QString();
}

QStringList recentFiles() {
    QStringList files;
    for (const QString& file : QSettings().value(recentKey()).toStringList()) {
        if (QFileInfo::exists(file)) {
            files << file;
        }
    }
    return files;
}

void openFile(Workspace& workspace, const std::filesystem::path& file) {
    workspace.open(file, [file](const gis::Result<void>& opened) {
        if (opened) {
            remember(file);
        }
    });
}

void openSample(Workspace& workspace) {
    const std::filesystem::path file = toPath(freeName(QObject::tr("Ruyuan sample")));
    workspace.create(file, plannedSample, [file](const gis::Result<void>& made) {
        if (made) {
            remember(file);
        }
    });
}

void addProjectActions(Desk& desk) {
    Workspace& workspace = desk.workspace;
    desk.actions.add({.id = "project.new",
                      .text = QObject::tr("&New…"),
                      .icon = "new",
                      .keys = {QKeySequence::New}},
                     [&desk](bool) { askAndMake(desk); });
    desk.actions.add({.id = "project.open",
                      .text = QObject::tr("&Open…"),
                      .icon = "open",
                      .keys = {QKeySequence::Open}},
                     [&desk](bool) { askAndOpen(desk); });
    desk.actions.add(
        {.id = "project.sample", .text = QObject::tr("Open the &sample city"), .icon = "home"},
        [&workspace](bool) { openSample(workspace); });
    desk.actions.add({.id = "project.close", .text = QObject::tr("&Close project")},
                     [&workspace](bool) { workspace.close(); });
    desk.actions.add({.id = "project.quit",
                      .text = QObject::tr("&Quit"),
                      .keys = {QKeySequence(QStringLiteral("Ctrl+Q"))}},
                     [&desk](bool) { desk.window.close(); });
    QAction* undo = desk.actions.add({.id = "edit.undo",
                                      .text = QObject::tr("&Undo"),
                                      .icon = "undo",
                                      .keys = {QKeySequence(QStringLiteral("Ctrl+Z"))}},
                                     [&workspace](bool) { workspace.undo(); });
    QAction* redo = desk.actions.add({.id = "edit.redo",
                                      .text = QObject::tr("&Redo"),
                                      .icon = "redo",
                                      .keys = {QKeySequence(QStringLiteral("Ctrl+Shift+Z")),
                                               QKeySequence(QStringLiteral("Ctrl+Y"))}},
                                     [&workspace](bool) { workspace.redo(); });
    const auto name = [&workspace, undo, redo] {
        const auto& undoable = workspace.undoable();
        const auto& redoable = workspace.redoable();
        undo->setEnabled(undoable.has_value());
        redo->setEnabled(redoable.has_value());
        undo->setText(undoable ? QObject::tr("&Undo: %1").arg(said(undoable->act.sentence))
                               : QObject::tr("&Undo"));
        redo->setText(redoable ? QObject::tr("&Redo: %1").arg(said(redoable->act.sentence))
                               : QObject::tr("&Redo"));
    };
    QObject::connect(&workspace, &Workspace::projectChanged, &desk.window, name);
    name();
}

}  // namespace ruyuan::app
