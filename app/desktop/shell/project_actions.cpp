// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/shell/project_actions.h"

#include "app/common/acting.h"
#include "app/desktop/action_list.h"
#include "app/desktop/desk.h"
#include "app/desktop/language.h"
#include "app/desktop/widgets/ask_file.h"
#include "app/desktop/workspace.h"
#include "planner/pipeline.h"
#include "planner/sample.h"

#include <QFileInfo>
#include <QMainWindow>
#include <QPointer>
#include <QSettings>

#include <functional>
#include <utility>

namespace ruyuan::app {

namespace {

constexpr int kRecent = 8;

QString recentKey() {
    return QStringLiteral("recent");
}

QString suffix() {
    return QStringLiteral("gpkg");
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

/// @p then is called when the project is open.
void createAndRemember(Workspace& workspace,
                       const QString& name,
                       std::function<gis::Result<std::pair<planner::Project, planner::Act>>()> make,
                       std::function<void()> then = {}) {
    const std::filesystem::path file = toPath(name);
    workspace.create(
        file, std::move(make), [file, then = std::move(then)](const gis::Result<void>& made) {
            if (made) {
                remember(file);
                if (then) {
                    then();
                }
            }
        });
}

QString projectFilter() {
    return QObject::tr("Projects (*.gpkg)");
}

void askAndOpen(Desk& desk) {
    const QString file =
        askForFile(&desk.window, FileUse::Project, QObject::tr("Open a project"), projectFilter());
    if (!file.isEmpty()) {
        openFile(desk.workspace, toPath(file));
    }
}

void askAndMake(Desk& desk) {
    const QString file =
        askWhereToSave(&desk.window,
                       FileUse::Project,
                       QObject::tr("New project"),
                       freeName(FileUse::Project, QObject::tr("Moving plan"), suffix()),
                       projectFilter());
    if (!file.isEmpty()) {
        // The first thing that a new project needs is its ledger.
        const QPointer import(desk.actions.find(QStringLiteral("project.import")));
        createAndRemember(desk.workspace, file, emptyProject, [import] {
            if (import) {
                QMetaObject::invokeMethod(import, &QAction::trigger, Qt::QueuedConnection);
            }
        });
    }
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
    createAndRemember(workspace,
                      freeName(FileUse::Project, QObject::tr("Ruyuan sample"), suffix()),
                      plannedSample);
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
