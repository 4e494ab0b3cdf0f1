// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/drop_files.h"

#include "app/desktop/desk.h"
#include "app/desktop/files/import_dialog.h"
#include "app/desktop/language.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/recipes/recipes_dialog.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/workspace.h"
#include "gis/file_ending.h"
#include "gis/geopackage.h"

#include <QFileInfo>
#include <QMainWindow>
#include <QPointer>

#include <algorithm>
#include <array>

namespace ruyuan::app {

namespace {

/// Whether a project lies in the file, and not only layers.
bool holdsProject(const QString& file) {
    if (gis::endingOf(toPath(file)) != ".gpkg") {
        return false;
    }
    const auto package = gis::GeoPackage::open(toPath(file), gis::OpenMode::Read);
    return package && package->hasTable("ruyuan_schema");
}

bool isNamed(const QString& file, const char* ending) {
    return file.endsWith(QLatin1StringView(ending), Qt::CaseInsensitive);
}

gis::Error renamedProject(const QString& file) {
    return {gis::ErrorCode::UnsupportedFormat,
            {"这是入园的项目，但文件名不以 .gpkg 结尾。",
             "This is a project of Ruyuan, but its name does not end in .gpkg."},
            QFileInfo(file).fileName().toStdString(),
            {"请把扩展名改为 .gpkg 再打开。", "Give it the ending .gpkg, then open it."}};
}

QString namesOf(const QStringList& files) {
    QStringList names;
    for (const QString& file : files) {
        names << QFileInfo(file).fileName();
    }
    return names.join(QStringLiteral(", "));
}

}  // namespace

QStringList withoutSidecars(const QStringList& files) {
    constexpr std::array kSidecars{".dbf",
                                   ".shx",
                                   ".prj",
                                   ".cpg",
                                   ".sbn",
                                   ".sbx",
                                   ".qix",
                                   ".qpj",
                                   ".shp.xml",
                                   ".csvt",
                                   ".qmd"};
    QStringList kept;
    for (const QString& file : files) {
        const bool belongs = std::ranges::any_of(kSidecars, [&](const char* suffix) {
            const QLatin1StringView end(suffix);
            if (!file.endsWith(end, Qt::CaseInsensitive)) {
                return false;
            }
            const QString stem = file.chopped(end.size());
            return std::ranges::any_of(files, [&](const QString& other) {
                return other != file &&
                       (other.compare(stem + QLatin1StringView(".shp"), Qt::CaseInsensitive) == 0 ||
                        other.compare(stem + QLatin1StringView(".csv"), Qt::CaseInsensitive) == 0);
            });
        });
        if (!belongs) {
            kept << file;
        }
    }
    return kept;
}

DropFiles::DropFiles(Desk& desk, QObject* parent) : QObject(parent), desk_(desk) {
    connect(&desk_.workspace,
            &Workspace::projectChanged,
            this,
            &DropFiles::importWaiting,
            // After the windows have shown the project.
            Qt::QueuedConnection);
}

DropFiles::Sorted DropFiles::sorted(const QStringList& files) {
    Sorted sorted;
    QStringList recipes;
    for (const QString& file : withoutSidecars(files)) {
        if (holdsProject(file)) {
            if (isNamed(file, ".gpkg")) {
                sorted.projects << file;
            } else {
                sorted.refused.push_back(renamedProject(file));
            }
        } else if (auto foreign = gis::foreignFormat(toPath(file))) {
            sorted.refused.push_back(std::move(*foreign));
        } else if (isNamed(file, ".toml")) {
            recipes << file;
        } else {
            sorted.others << file;
        }
    }
    // Recipes come first: the files may be those that they are for.
    sorted.others = recipes + sorted.others;
    return sorted;
}

void DropFiles::take(const QStringList& files) {
    desk_.workspace.jobs().start<Sorted>(
        this,
        tr("Looking into the file"),
        [files](const gis::Progress&) -> gis::Result<Sorted> { return sorted(files); },
        [this](const gis::Result<Sorted>& sorted) { act(*sorted); });
}

void DropFiles::tell(const QString& text) {
    desk_.messages.warn(text);
    Q_EMIT told(text);
}

void DropFiles::act(const Sorted& files) {
    if (!files.refused.empty()) {
        QStringList told;
        for (const gis::Error& error : files.refused) {
            told << QStringLiteral("%1: %2 %3")
                        .arg(fromUtf8(error.where), said(error.sentence), said(error.advice));
        }
        tell(told.join(QLatin1Char('\n')));
    }
    if (files.projects.size() > 1) {
        tell(tr("Several projects were dropped (%1); only one can be open. Nothing was done.")
                 .arg(namesOf(files.projects)));
        return;
    }
    waiting_ << files.others;
    if (!files.projects.isEmpty()) {
        openFile(desk_.workspace, toPath(files.projects.front()));
    } else if (desk_.workspace.isOpen()) {
        importWaiting();
    } else if (!files.others.isEmpty()) {
        tell(tr("First open or make a project; %1 will be imported into it then.")
                 .arg(namesOf(waiting_)));
    }
}

void DropFiles::importWaiting() {
    if (importing_) {
        return;  // called from within a dialog below
    }
    importing_ = true;
    const QPointer self(this);
    while (self && desk_.workspace.isOpen() && !waiting_.isEmpty()) {
        const QString file = waiting_.takeFirst();
        if (isNamed(file, ".toml")) {
            manageRecipes(desk_.workspace, &desk_.window, file);
        } else {
            askAndImport(desk_, file);
        }
    }
    if (self) {
        importing_ = false;
    }
}

}  // namespace ruyuan::app
