// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/drop_files.h"

#include "app/desktop/desk.h"
#include "app/desktop/files/import_dialog.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/workspace.h"
#include "gis/geopackage.h"

#include <QFileInfo>
#include <QPointer>

#include <algorithm>
#include <array>
#include <iterator>

namespace ruyuan::app {

namespace {

/// Whether a project lies in the file, and not only layers.
bool holdsProject(const QString& file) {
    if (!file.endsWith(QLatin1StringView(".gpkg"), Qt::CaseInsensitive)) {
        return false;
    }
    const auto package = gis::GeoPackage::open(toPath(file), gis::OpenMode::Read);
    return package && package->hasTable("ruyuan_schema");
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

void DropFiles::take(const QStringList& files) {
    desk_.workspace.jobs().start<QStringList>(
        tr("Looking into the file"),
        [files](const gis::Progress&) -> gis::Result<QStringList> {
            QStringList projects;
            std::ranges::copy_if(files, std::back_inserter(projects), holdsProject);
            return projects;
        },
        [self = QPointer(this), files](const gis::Result<QStringList>& projects) {
            if (!self) {
                return;
            }
            QStringList others = withoutSidecars(files);
            for (const QString& project : *projects) {
                others.removeAll(project);
            }
            self->act(*projects, others);
        });
}

void DropFiles::tell(const QString& text) {
    desk_.messages.warn(text);
    Q_EMIT told(text);
}

void DropFiles::act(const QStringList& projects, const QStringList& others) {
    if (projects.size() > 1) {
        tell(tr("Several projects were dropped (%1); only one can be open. Nothing was done.")
                 .arg(namesOf(projects)));
        return;
    }
    waiting_ << others;
    if (!projects.isEmpty()) {
        openFile(desk_.workspace, toPath(projects.front()));
    } else if (!desk_.workspace.isOpen()) {
        tell(tr("First open or make a project; %1 will be imported into it then.")
                 .arg(namesOf(waiting_)));
    } else {
        importWaiting();
    }
}

void DropFiles::importWaiting() {
    if (importing_) {
        return;  // called from within the dialog below
    }
    importing_ = true;
    const QPointer self(this);
    while (self && desk_.workspace.isOpen() && !waiting_.isEmpty()) {
        askAndImport(desk_, waiting_.takeFirst());
    }
    if (self) {
        importing_ = false;
    }
}

}  // namespace ruyuan::app
