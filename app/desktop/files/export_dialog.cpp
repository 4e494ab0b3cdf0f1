// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/export_dialog.h"

#include "app/desktop/desk.h"
#include "app/desktop/language.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/widgets/ask_file.h"
#include "app/desktop/workspace.h"
#include "app/map/plan_picture.h"
#include "planner/export_files.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QImageWriter>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>

namespace ruyuan::app {

namespace {

struct Format {
    QString text;
    gis::VectorFormat format;
    gis::DbfEncoding encoding;
};

std::vector<Format> formats() {
    using gis::DbfEncoding;
    using gis::VectorFormat;
    return {{QObject::tr("Shapefile, GBK (for older office programs)"),
             VectorFormat::Shapefile,
             DbfEncoding::Gbk},
            {QObject::tr("Shapefile, UTF-8"), VectorFormat::Shapefile, DbfEncoding::Utf8},
            {QObject::tr("GeoPackage"), VectorFormat::GeoPackage, DbfEncoding::Utf8},
            {QObject::tr("GeoJSON"), VectorFormat::GeoJson, DbfEncoding::Utf8},
            {QObject::tr("Excel workbook (.xlsx)"), VectorFormat::Xlsx, DbfEncoding::Utf8},
            {QObject::tr("CSV"), VectorFormat::Csv, DbfEncoding::Utf8}};
}

/// What files may tell of persons, in the order in which it is offered: the least first.
QComboBox* personsBox() {
    auto* box = new QComboBox;
    const auto add = [&](const QString& text, planner::PersonalData persons) {
        box->addItem(text, static_cast<int>(persons));
    };
    add(QObject::tr("Leave them out"), planner::PersonalData::Omit);
    add(QObject::tr("Hide the middle of names and numbers"), planner::PersonalData::Mask);
    add(QObject::tr("Write them in full"), planner::PersonalData::Include);
    box->setToolTip(
        QObject::tr("Contacts, telephone numbers and who decided. Whoever receives the files can "
                    "read what is written in full."));
    return box;
}

QStringList differencesOf(const std::vector<planner::ExportedLayer>& layers) {
    QStringList differences;
    for (const planner::ExportedLayer& layer : layers) {
        for (const gis::Text& difference : layer.differences) {
            differences << QStringLiteral("%1: %2").arg(fromUtf8(layer.stem), said(difference));
        }
    }
    return differences;
}

void exportTo(Desk& desk, const planner::ExportOptions& options, const QString& folder) {
    using Layers = std::vector<planner::ExportedLayer>;
    const auto project = desk.workspace.project();
    desk.workspace.jobs().start<Layers>(
        &desk.window,
        QObject::tr("Exporting"),
        [project, folder = toPath(folder), options](const gis::Progress& progress) {
            return planner::exportProject(*project, folder, options, progress);
        },
        [&desk, folder, project, persons = options.persons](const gis::Result<Layers>& layers) {
            if (!layers) {
                desk.messages.error(layers.error());
                return;
            }
            if (const QStringList differences = differencesOf(*layers); !differences.isEmpty()) {
                desk.messages.warn(differences.join(QLatin1Char('\n')));
                return;
            }
            const QString told = said(planner::personsTold(*project, persons));
            desk.messages.note(QObject::tr("Wrote %n layers to %1 and read them back: they agree.",
                                           nullptr,
                                           static_cast<int>(layers->size()))
                                   .arg(QDir::toNativeSeparators(folder)) +
                               (told.isEmpty() ? QString() : QLatin1Char('\n') + told));
        });
}

gis::Result<void> savePicture(const planner::Project& project,
                              const PlanPictureRequest& request,
                              const QString& file) {
    auto drawn = planPicture(project, request);
    if (!drawn) {
        return std::unexpected(drawn.error());
    }
    QImageWriter writer(file);
    if (!writer.write(drawn->picture.image)) {
        return gis::fail(gis::ErrorCode::CannotWrite,
                         {"不能写入图片", "the picture cannot be written"},
                         file.toStdString(),
                         {"请检查文件夹是否存在、可写，扩展名是否为 .png 或 .jpg",
                          "check that the folder exists and may be written, and that the name "
                          "ends in .png or .jpg"});
    }
    return {};
}

}  // namespace

void askAndExport(Desk& desk) {
    QDialog dialog(&desk.window);
    dialog.setWindowTitle(QObject::tr("Export"));
    auto* format = new QComboBox;
    const auto known = formats();
    for (const Format& each : known) {
        format->addItem(each.text);
    }
    const QString last = lastFolder(FileUse::Export);
    auto* folder = new QLineEdit(
        last.isEmpty() ? QDir(folderFor(FileUse::Export)).filePath(QObject::tr("Ruyuan export"))
                       : last);
    auto* choose = new QPushButton(QObject::tr("&Choose…"));
    auto* row = new QHBoxLayout;
    row->addWidget(folder, 1);
    row->addWidget(choose);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(QObject::tr("&Export"));
    auto* form = new QFormLayout(&dialog);
    auto* persons = personsBox();
    form->addRow(QObject::tr("&Format:"), format);
    form->addRow(QObject::tr("&Personal data:"), persons);
    form->addRow(QObject::tr("Into the f&older:"), row);
    form->addRow(buttons);
    dialog.resize(560, dialog.sizeHint().height());
    QObject::connect(choose, &QPushButton::clicked, &dialog, [&dialog, folder] {
        const QString chosen = askForFolder(&dialog, FileUse::Export, dialog.windowTitle());
        if (!chosen.isEmpty()) {
            folder->setText(chosen);
        }
    });
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    if (dialog.exec() == QDialog::Accepted && !folder->text().isEmpty()) {
        const Format& chosen = known[static_cast<std::size_t>(format->currentIndex())];
        planner::ExportOptions options;
        options.format = chosen.format;
        options.encoding = chosen.encoding;
        options.language = language();
        options.persons = static_cast<planner::PersonalData>(persons->currentData().toInt());
        rememberFolder(FileUse::Export, folder->text());
        exportTo(desk, options, folder->text());
    }
}

void askAndSavePicture(Desk& desk) {
    const QString file =
        askWhereToSave(&desk.window,
                       FileUse::Picture,
                       QObject::tr("Save the map as a picture"),
                       freeName(FileUse::Picture, QObject::tr("Ruyuan map"), QStringLiteral("png")),
                       QObject::tr("Pictures (*.png *.jpg)"));
    if (file.isEmpty()) {
        return;
    }
    PlanPictureRequest request;
    request.width = 3200;
    request.height = 2400;
    request.language = language();
    desk.workspace.jobs().start<void>(
        &desk.window,
        QObject::tr("Drawing the picture"),
        [project = desk.workspace.project(), request, file](const gis::Progress&) {
            return savePicture(*project, request, file);
        },
        [&desk, file](gis::Result<void> saved) {
            if (saved) {
                desk.messages.note(QObject::tr("Wrote %1.").arg(QDir::toNativeSeparators(file)));
            } else {
                desk.messages.error(saved.error());
            }
        });
}

}  // namespace ruyuan::app
