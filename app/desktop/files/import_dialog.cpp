// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/import_dialog.h"

#include "app/common/imports.h"
#include "app/desktop/desk.h"
#include "app/desktop/jobs.h"
#include "app/desktop/language.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/workspace.h"
#include "planner/constraint_kinds.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr std::size_t kRowsShown = 8;
constexpr std::size_t kWarningsTold = 20;

/// A choice in a list: what it means for the library and for people.
struct Choice {
    const char* word;
    QString text;
};

void addContents(QComboBox& box) {
    const Choice kinds[] = {{"sites", ImportDialog::tr("Firms' sites (ledger)")},
                            {"equipment", ImportDialog::tr("Equipment of sites")},
                            {"parks", ImportDialog::tr("Receiving parks")},
                            {"built-up", ImportDialog::tr("Built-up areas")},
                            {"counties", ImportDialog::tr("Counties and zones")},
                            {"wind", ImportDialog::tr("Wind roses")}};
    for (const auto& [word, text] : kinds) {
        box.addItem(text, QString::fromUtf8(word));
    }
    for (const planner::ConstraintKind& kind : planner::constraintKinds()) {
        box.addItem(
            ImportDialog::tr("Constraint: %1").arg(said(kind.label)),
            QStringLiteral("constraint:") +
                QString::fromUtf8(kind.word.data(), static_cast<qsizetype>(kind.word.size())));
    }
}

void addSystems(QComboBox& box) {
    box.addItem(ImportDialog::tr("As the file says"), QString());
    const Choice systems[] = {{"EPSG:4490", ImportDialog::tr("CGCS2000 longitude and latitude")},
                              {"EPSG:4326", ImportDialog::tr("WGS 84 longitude and latitude")},
                              {"EPSG:4547", ImportDialog::tr("CGCS2000, 3-degree zone, 114° E")},
                              {"EPSG:4526", ImportDialog::tr("CGCS2000, 3-degree zone 38")},
                              {"EPSG:2362", ImportDialog::tr("Xian 1980, 3-degree zone 38")},
                              {"EPSG:3857", ImportDialog::tr("Web Mercator")}};
    for (const auto& [code, text] : systems) {
        box.addItem(QStringLiteral("%1 (%2)").arg(text, QLatin1StringView(code)),
                    QLatin1StringView(code));
    }
    box.setEditable(true);
    box.setInsertPolicy(QComboBox::NoInsert);
}

}  // namespace

ImportDialog::ImportDialog(Jobs& jobs, QWidget* parent)
    : QDialog(parent),
      jobs_(jobs),
      file_(new QLineEdit),
      content_(new QComboBox),
      layer_(new QComboBox),
      encoding_(new QComboBox),
      crs_(new QComboBox),
      told_(new QLabel),
      rows_(new QTableWidget),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setWindowTitle(tr("Import a file"));
    addContents(*content_);
    addSystems(*crs_);
    encoding_->addItem(tr("Found by itself"), QString());
    for (const char* name : {"UTF-8", "GBK", "GB18030", "BIG5"}) {
        encoding_->addItem(QLatin1StringView(name), QLatin1StringView(name));
    }
    auto* choose = new QPushButton(tr("&Choose…"));
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(choose);
    auto* form = new QFormLayout;
    form->addRow(tr("&File:"), fileRow);
    form->addRow(tr("&Holds:"), content_);
    form->addRow(tr("Sheet or &layer:"), layer_);
    form->addRow(tr("&Encoding:"), encoding_);
    form->addRow(tr("Coordinate &system:"), crs_);
    told_->setWordWrap(true);
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setAccessibleName(tr("The first rows"));
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("&Import"));
    buttons_->button(QDialogButtonBox::Ok)->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(told_);
    column->addWidget(rows_, 1);
    column->addWidget(buttons_);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(file_, &QLineEdit::editingFinished, this, &ImportDialog::readLayers);
    connect(layer_, &QComboBox::currentIndexChanged, this, &ImportDialog::preview);
    connect(encoding_, &QComboBox::currentIndexChanged, this, &ImportDialog::preview);
    connect(crs_, &QComboBox::currentIndexChanged, this, &ImportDialog::preview);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(760, 520);
    tell(tr("Choose a ledger (.xlsx, .ods, .csv) or a layer (.shp, .geojson, .gpkg, .kml…)."));
}

void ImportDialog::setFile(const QString& file) {
    file_->setText(file);
    readLayers();
}

std::string ImportDialog::content() const {
    return content_->currentData().toString().toStdString();
}

gis::Result<planner::ImportRequest> ImportDialog::request() const {
    auto request = planner::requestFor(content());
    if (!request) {
        return request;
    }
    request->file = toPath(file_->text());
    request->read.layer = layer_->currentText().toStdString();
    request->read.encoding = encoding_->currentData().toString().toStdString();
    const int known = crs_->findText(crs_->currentText());
    const QString system =
        known >= 0 ? crs_->itemData(known).toString() : crs_->currentText().trimmed();
    if (!system.isEmpty()) {
        if (auto stated = planner::stateSystem(*request, system.toStdString()); !stated) {
            return std::unexpected(stated.error());
        }
    }
    return request;
}

void ImportDialog::chooseFile() {
    const QString file = QFileDialog::getOpenFileName(
        this,
        windowTitle(),
        {},
        tr("Ledgers and layers (*.xlsx *.ods *.csv *.tsv *.shp *.geojson *.json *.gpkg *.kml *.kmz "
           "*.gdb *.fgb);;All files (*)"));
    if (!file.isEmpty()) {
        setFile(file);
    }
}

void ImportDialog::readLayers() {
    const QString file = file_->text();
    if (file.isEmpty()) {
        return;
    }
    using Names = std::vector<std::string>;
    jobs_.start<Names>(
        tr("Looking into the file"),
        [path = toPath(file)](const gis::Progress&) { return gis::layerNames(path); },
        [self = QPointer<ImportDialog>(this), file](gis::Result<Names> names) {
            if (!self || self->file_->text() != file) {
                return;
            }
            const QSignalBlocker silent(self->layer_);
            self->layer_->clear();
            if (!names) {
                self->buttons_->button(QDialogButtonBox::Ok)->setEnabled(false);
                self->rows_->clear();
                self->tell(said(names.error()));
                return;
            }
            for (const std::string& name : *names) {
                self->layer_->addItem(fromUtf8(name));
            }
            self->preview();
        });
}

void ImportDialog::tell(const QString& text) {
    told_->setText(text);
}

void ImportDialog::preview() {
    const auto wanted = request();
    buttons_->button(QDialogButtonBox::Ok)
        ->setEnabled(wanted.has_value() && !file_->text().isEmpty());
    if (!wanted || layer_->count() == 0) {
        if (!wanted) {
            tell(said(wanted.error()));
        }
        return;
    }
    const int asked = ++asked_;
    gis::ReadOptions read = wanted->read;
    read.header = gis::HeaderRow::FirstRow;
    jobs_.start<gis::ReadResult>(
        tr("Looking into the file"),
        [file = wanted->file, read](const gis::Progress& progress) {
            return gis::readLayer(file, read, progress);
        },
        [self = QPointer<ImportDialog>(this), asked](gis::Result<gis::ReadResult> result) {
            if (!self || self->asked_ != asked) {
                return;
            }
            if (!result) {
                self->tell(said(result.error()));
                return;
            }
            const gis::Layer& layer = result->layer;
            QString told = tr("%n rows", nullptr, static_cast<int>(layer.size()));
            if (!result->encodingUsed.empty()) {
                told += tr(", encoding %1").arg(fromUtf8(result->encodingUsed));
            }
            if (layer.crs) {
                told += tr(", %1").arg(fromUtf8(layer.crs->label()));
            }
            for (std::size_t i = 0; i < std::min<std::size_t>(result->warnings.size(), 3); ++i) {
                told += QLatin1Char('\n') + said(result->warnings[i].sentence);
            }
            self->tell(told);
            QTableWidget& table = *self->rows_;
            const auto rows = static_cast<int>(std::min(layer.size(), kRowsShown));
            table.clear();
            table.setRowCount(rows);
            table.setColumnCount(static_cast<int>(layer.columns.size()));
            for (int c = 0; c < table.columnCount(); ++c) {
                const gis::Column& column = layer.columns[static_cast<std::size_t>(c)];
                table.setHorizontalHeaderItem(c,
                                              new QTableWidgetItem(fromUtf8(column.field().name)));
                for (int r = 0; r < rows; ++r) {
                    table.setItem(
                        r,
                        c,
                        new QTableWidgetItem(fromUtf8(column.asText(static_cast<std::size_t>(r)))));
                }
            }
        });
}

namespace {

QString toldOf(const Imported& imported, const gis::Text& sentence) {
    QString text = said(sentence);
    const auto& warnings = imported.summary.warnings;
    for (std::size_t i = 0; i < std::min(warnings.size(), kWarningsTold); ++i) {
        text +=
            QStringLiteral("\n%1 %2").arg(fromUtf8(warnings[i].where), said(warnings[i].sentence));
    }
    if (warnings.size() > kWarningsTold) {
        text += QLatin1Char('\n') +
                ImportDialog::tr(
                    "and %n more", nullptr, static_cast<int>(warnings.size() - kWarningsTold));
    }
    if (!imported.summary.unusedColumns.empty()) {
        QStringList columns;
        for (const std::string& column : imported.summary.unusedColumns) {
            columns << fromUtf8(column);
        }
        text +=
            QLatin1Char('\n') +
            ImportDialog::tr("Columns not recognised: %1").arg(columns.join(QStringLiteral(", ")));
    }
    return text;
}

}  // namespace

void askAndImport(Desk& desk, const QString& file) {
    ImportDialog dialog(desk.workspace.jobs(), &desk.window);
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
         [&desk, told, doubtful](const gis::Result<void>& written) {
             if (written) {
                 desk.messages.tell(
                     *doubtful ? MessageBar::Level::Warning : MessageBar::Level::Note, *told);
             }
         }});
}

}  // namespace ruyuan::app
