// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/import_dialog.h"

#include "app/common/recipes.h"
#include "app/desktop/files/import_choices.h"
#include "app/desktop/files/issue_list.h"
#include "app/desktop/files/preview_table.h"
#include "app/desktop/files/question_bar.h"
#include "app/desktop/language.h"
#include "app/desktop/recipes/recipe_choice.h"
#include "app/desktop/recipes/recipes_dialog.h"
#include "app/desktop/shell/jobs_view.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/widgets/ask_file.h"
#include "app/desktop/workspace.h"
#include "gis/file_ending.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr std::size_t kRowsShown = 20;
constexpr int kPause = 300;  // ms without a change before the file is looked at
constexpr QSize kDialogSize(1180, 690);

QLabel* labelFor(const QString& text, QWidget* buddy) {
    auto* label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

bool isWorkbook(const std::filesystem::path& file) {
    const std::string ending = gis::endingOf(file);
    return ending == ".xlsx" || ending == ".xlsm" || ending == ".ods" || ending == ".xls";
}

}  // namespace

ImportDialog::ImportDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      file_(new QLineEdit),
      content_(new QComboBox),
      layer_(new QComboBox),
      encoding_(new QComboBox),
      crs_(new QComboBox),
      recipe_(new RecipeChoice(workspace)),
      told_(new QLabel),
      question_(new QuestionBar),
      rows_(new PreviewTable),
      map_(new PreviewMap),
      shift_(new QLabel),
      issues_(new IssueList),
      again_(new QPushButton(tr("Look a&gain"))),
      buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)),
      pause_(new QTimer(this)),
      layers_(workspace.jobs(), this),
      recipeFile_(workspace.jobs(), this),
      looked_(workspace.jobs(), this) {
    setWindowTitle(tr("Import a file"));
    fillContents(*content_);
    fillSystems(*crs_);
    fillEncodings(*encoding_);
    told_->setWordWrap(true);
    told_->setTextFormat(Qt::PlainText);
    told_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    pause_->setSingleShot(true);
    pause_->setInterval(kPause);
    auto* column = new QVBoxLayout(this);
    column->addLayout(makeForm());
    column->addWidget(told_);
    column->addWidget(question_);
    column->addWidget(makeViews(), 1);
    column->addLayout(makeButtons());
    connectChoices();
    resize(kDialogSize.boundedTo(screen()->availableSize() * 0.94));
    tell(tr("Choose a ledger (.xlsx, .ods, .csv) or a layer (.shp, .geojson, .gpkg, .kml…)."));
    showReadiness(tr("No file is chosen"));
}

/// A dialog that is destroyed while it is seen takes the focus from the line, which would tell that
/// it was edited.
ImportDialog::~ImportDialog() {
    disconnect(file_, nullptr, this, nullptr);
}

QLayout* ImportDialog::makeForm() {
    auto* choose = new QPushButton(tr("&Choose…"));
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    auto* grid = new QGridLayout;
    grid->addWidget(labelFor(tr("&File:"), file_), 0, 0);
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(choose);
    grid->addLayout(fileRow, 0, 1, 1, 3);
    grid->addWidget(labelFor(tr("&Holds:"), content_), 1, 0);
    grid->addWidget(content_, 1, 1);
    grid->addWidget(labelFor(tr("Sheet or &layer:"), layer_), 1, 2);
    grid->addWidget(layer_, 1, 3);
    grid->addWidget(labelFor(tr("Coordinate &system:"), crs_), 2, 0);
    grid->addWidget(crs_, 2, 1);
    grid->addWidget(labelFor(tr("&Encoding:"), encoding_), 2, 2);
    grid->addWidget(encoding_, 2, 3);
    grid->addWidget(labelFor(tr("&Recipe:"), recipe_), 3, 0);
    grid->addLayout(makeRecipeRow(), 3, 1, 1, 3);
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(3, 2);
    for (QComboBox* box : {content_, layer_, encoding_, crs_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    return grid;
}

QLayout* ImportDialog::makeRecipeRow() {
    auto* file = new QPushButton(tr("Fr&om a file…"));
    file->setToolTip(tr("Read after a recipe that another project exported (.toml)"));
    connect(file, &QPushButton::clicked, this, &ImportDialog::chooseRecipeFile);
    auto* manage = new QPushButton(tr("&Manage…"));
    manage->setToolTip(tr("See, save, delete and exchange the recipes of the project"));
    connect(manage, &QPushButton::clicked, this, [this] { manageRecipes(workspace_, this); });
    auto* row = new QHBoxLayout;
    row->addWidget(recipe_, 1);
    row->addWidget(file);
    row->addWidget(manage);
    return row;
}

QWidget* ImportDialog::makeViews() {
    auto* places = new QWidget;
    auto* column = new QVBoxLayout(places);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(map_, 1);
    column->addWidget(shift_);
    shift_->setWordWrap(true);
    auto* beside = new QSplitter(Qt::Vertical);
    beside->addWidget(places);
    beside->addWidget(issues_);
    beside->setSizes({300, 160});
    auto* views = new QSplitter(Qt::Horizontal);
    views->addWidget(rows_);
    views->addWidget(beside);
    views->setStretchFactor(0, 1);
    views->setSizes({780, 370});
    views->setChildrenCollapsible(false);
    return views;
}

QLayout* ImportDialog::makeButtons() {
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("&Import"));
    again_->setToolTip(tr("It was stopped before the file was understood"));
    again_->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(new JobsLine(workspace_.jobs()));
    row->addWidget(again_);
    row->addStretch(1);
    row->addWidget(buttons_);
    return row;
}

void ImportDialog::connectChoices() {
    connect(file_, &QLineEdit::editingFinished, this, &ImportDialog::readLayers);
    connect(content_, &QComboBox::currentIndexChanged, this, &ImportDialog::startAnew);
    connect(layer_, &QComboBox::currentIndexChanged, this, &ImportDialog::startAnew);
    connect(encoding_, &QComboBox::currentIndexChanged, this, &ImportDialog::startAnew);
    connect(crs_, &QComboBox::editTextChanged, this, [this] {
        question_->forget();
        want();
    });
    connect(recipe_, &RecipeChoice::chosen, this, &ImportDialog::takeRecipe);
    connect(question_, &QuestionBar::answered, this, &ImportDialog::want);
    connect(again_, &QPushButton::clicked, this, &ImportDialog::want);
    connect(pause_, &QTimer::timeout, this, &ImportDialog::look);
    connect(rows_, &PreviewTable::fieldChosen, this, &ImportDialog::giveColumn);
    connect(issues_, &IssueList::rowPicked, this, &ImportDialog::pickRow);
    connect(map_, &PreviewMap::rowPicked, rows_, &PreviewTable::pickRow);
    connect(rows_, &QTableWidget::currentCellChanged, this, [this](int at) {
        if (at >= 0 && rows_->verticalHeaderItem(at) != nullptr) {
            map_->pickRow(rows_->verticalHeaderItem(at)->data(Qt::UserRole).toInt());
        }
    });
    connect(&workspace_, &Workspace::projectChanged, this, &ImportDialog::want);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ImportDialog::setFile(const QString& file) {
    file_->setText(file);
    readLayers();
}

std::string ImportDialog::content() const {
    return content_->currentData().toString().toStdString();
}

void ImportDialog::setContent(const std::string& content) {
    content_->setCurrentIndex(std::max(content_->findData(fromUtf8(content)), 0));
}

gis::Result<planner::ImportRequest> ImportDialog::request() const {
    auto request = planner::requestFor(content());
    if (!request) {
        return request;
    }
    request->file = toPath(file_->text());
    request->read.layer = layer_->currentData().toString().toStdString();
    request->read.encoding = encoding_->currentData().toString().toStdString();
    request->columns = columns_;
    request->acceptGuesses = question_->accepted();
    if (auto stated = recipe_->state(*request, content()); !stated) {
        return std::unexpected(stated.error());
    }
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
    const QString file = askForFile(
        this,
        FileUse::Import,
        windowTitle(),
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
    showReadiness(tr("The file is being looked at"));
    layers_.want(
        tr("Looking into the file"),
        [path = toPath(file)](const gis::Progress&) {
            return gis::layerNames(path).transform([&](std::vector<std::string> names) {
                return Layers{std::move(names), isWorkbook(path)};
            });
        },
        [this, file](const gis::Result<Layers>& layers) { takeLayers(file, layers); });
}

void ImportDialog::takeLayers(const QString& file, const gis::Result<Layers>& layers) {
    if (file_->text() != file) {
        return;
    }
    {
        const QSignalBlocker silent(layer_);
        layer_->clear();
        const Layers known = layers.value_or(Layers{});
        if (known.names.size() > 1 && known.areSheets) {
            layer_->addItem(tr("All sheets that hold like tables"), QString());
        }
        for (const std::string& name : known.names) {
            layer_->addItem(fromUtf8(name), fromUtf8(name));
        }
        layer_->setEnabled(layer_->count() > 1);
    }
    recipe_->chooseFitting();
    startAnew();
    if (!layers) {
        tell(said(layers.error()), true);
        showReadiness(tr("The file cannot be read"));
    }
}

void ImportDialog::startAnew() {
    if (const std::string of = recipe_->recipeContent(); !of.empty() && of != content()) {
        recipe_->chooseFitting();
    }
    columns_.clear();
    question_->forget();
    want();
}

void ImportDialog::chooseRecipeFile() {
    const QString file = askForFile(
        this, FileUse::Recipe, tr("Recipe from a file"), tr("Recipes (*.toml);;All files (*)"));
    if (!file.isEmpty()) {
        readAfterFile(file);
    }
}

void ImportDialog::readAfterFile(const QString& file) {
    recipeFile_.want(
        tr("Reading the recipe"),
        [path = toPath(file)](const gis::Progress&) { return readRecipeFile(path); },
        [this, file](gis::Result<planner::ImportRecipe>& recipe) {
            if (recipe) {
                recipe_->offer(std::move(*recipe), file);
            } else {
                tell(said(recipe.error()), true);
            }
        });
}

void ImportDialog::takeRecipe() {
    const int content = content_->findData(fromUtf8(recipe_->recipeContent()));
    if (content >= 0) {
        const QSignalBlocker silent(content_);
        content_->setCurrentIndex(content);
    }
    columns_.clear();
    question_->forget();
    want();
}

void ImportDialog::giveColumn(const QString& header, const QString& field) {
    const std::string column = header.toStdString();
    std::erase_if(columns_, [&](const auto& chosen) { return chosen.second == column; });
    // What a recipe says of the column holds beside what is chosen, unless it is said otherwise.
    if (preview_ && (field.isEmpty() || !preview_->summary.recipe.empty())) {
        const auto known = std::ranges::find(preview_->columns, column, &PreviewColumn::header);
        for (std::size_t i = 0; known != preview_->columns.end() && i < known->fields.size(); ++i) {
            columns_[known->fields[i]].clear();
        }
    }
    if (!field.isEmpty()) {
        columns_[field.toStdString()] = column;
    }
    want();
}

void ImportDialog::want() {
    preview_.reset();
    looked_.forget();
    recipe_->forgetFitting();
    showReadiness(tr("The file is being looked at"));
    again_->hide();
    if (layer_->count() > 0) {
        pause_->start();
    } else {
        rows_->clearAll();
        issues_->clearAll();
        map_->clear();
        shift_->clear();
    }
}

void ImportDialog::look() {
    const auto wanted = request();
    if (!wanted) {
        tell(said(wanted.error()), true);
        planner::ImportRequest plain;
        showReadiness(recipe_->state(plain, content())
                          ? tr("The coordinate system is not understood")
                          : tr("The recipe cannot be used for this"));
        return;
    }
    looked_.want(
        tr("Looking into the file"),
        [project = workspace_.stored(), content = content(), request = *wanted](
            const gis::Progress& progress) -> gis::Result<Looked> {
            auto preview = previewImport(*project, content, request, kRowsShown, progress);
            if (!preview) {
                return std::unexpected(preview.error());
            }
            auto outlines = outlinesOf(*project, *preview);
            return Looked{std::move(*preview), std::move(outlines)};
        },
        [this](gis::Result<Looked>& looked) { take(looked); });
}

void ImportDialog::take(gis::Result<Looked>& looked) {
    if (!looked) {
        // A column that was given wrongly must be there to be given back.
        if (columns_.empty()) {
            rows_->clearAll();
        }
        issues_->clearAll();
        map_->clear();
        shift_->clear();
        tell(said(looked.error()), true);
        const bool stopped = looked.error().code == gis::ErrorCode::Cancelled;
        again_->setVisible(stopped);
        showReadiness(stopped ? tr("It was stopped before the file was understood")
                              : tr("The file cannot be imported like this"));
        return;
    }
    preview_ = std::move(looked->preview);
    rows_->show(*preview_, importFields(content()));
    map_->show(*preview_, std::move(looked->outlines));
    shift_->setText(map_->told());
    issues_->show(*preview_);
    question_->show(*preview_);
    recipe_->showFitting(preview_->summary.recipe);
    tellPreview();
    if (preview_->question) {
        showReadiness(
            tr("First settle what the coordinates are: take what is proposed, or choose "
               "the coordinate system"));
    } else if (preview_->summary.rowsUsed == 0) {
        showReadiness(tr("No row would be used; the problems tell why"));
    } else {
        showReadiness({});
    }
}

void ImportDialog::tellPreview() {
    const planner::Source& source = preview_->source;
    QStringList parts{tr("%n row(s) would be used", nullptr, preview_->summary.rowsUsed)};
    if (preview_->summary.rowsSkipped > 0) {
        parts << tr("%n left out", nullptr, preview_->summary.rowsSkipped);
    }
    if (preview_->summary.sources.size() > 1) {
        parts << tr("%n sheet(s)", nullptr, static_cast<int>(preview_->summary.sources.size()));
    } else if (!source.layer.empty() && layer_->count() > 1) {
        parts << fromUtf8(source.layer);
    }
    if (!source.encoding.empty()) {
        parts << tr("encoding %1").arg(fromUtf8(source.encoding));
    }
    QString text = parts.join(QStringLiteral(" · "));
    // As long as there is a question, its bar tells what is known.
    if (!preview_->summary.coordinates.empty() && !preview_->question) {
        text += QLatin1Char('\n') + said(preview_->summary.coordinates);
    }
    if (preview_->summary.rowsUsed == 0 && content() == "sites") {
        text +=
            QLatin1Char('\n') + tr("No row names a firm. If the file holds parks, boundaries or "
                                   "constraints, choose so under Holds.");
    }
    tell(text);
}

void ImportDialog::tell(const QString& text, bool fault) {
    told_->setText(text);
    QPalette colours = palette();
    if (fault) {
        colours.setColor(QPalette::WindowText, QColor(0xc0, 0x39, 0x2b));
    }
    told_->setPalette(colours);
}

/// @p why it cannot be imported now; empty: it can.
void ImportDialog::showReadiness(const QString& why) {
    QPushButton* import = buttons_->button(QDialogButtonBox::Ok);
    import->setEnabled(why.isEmpty());
    import->setToolTip(why);
}

void ImportDialog::pickRow(int row) {
    rows_->pickRow(row);
    map_->pickRow(row);
}

}  // namespace ruyuan::app
