// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/recipes/recipes_dialog.h"

#include "app/common/acting.h"
#include "app/common/import_fields.h"
#include "app/common/recipes.h"
#include "app/desktop/files/import_choices.h"
#include "app/desktop/icons.h"
#include "app/desktop/language.h"
#include "app/desktop/recipes/save_recipe_dialog.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/widgets/ask_file.h"
#include "app/desktop/workspace.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ruyuan::app {

namespace {

constexpr QSize kRecipesSize(900, 600);

QTableWidget* makeRecipeTable(const QStringList& headers, const QString& name) {
    auto* table = new QTableWidget(0, static_cast<int>(headers.size()));
    table->setHorizontalHeaderLabels(headers);
    table->setAccessibleName(name);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    return table;
}

void addTableRow(QTableWidget& table, const QStringList& cells) {
    const int line = table.rowCount();
    table.insertRow(line);
    for (int column = 0; column < cells.size(); ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setToolTip(cells[column]);
        table.setItem(line, column, item);
    }
}

/// The fields that a recipe gives to a column, in words; empty: none.
QString fieldsOf(const planner::ImportRecipe& recipe,
                 const std::string& header,
                 const std::vector<ImportField>& known) {
    QStringList labels;
    for (const auto& [field, column] : recipe.columns) {
        if (column == header) {
            const auto found = std::ranges::find(known, field, &ImportField::name);
            labels << (found == known.end() ? fromUtf8(field) : said(found->label));
        }
    }
    return labels.join(QStringLiteral(", "));
}

}  // namespace

RecipesDialog::RecipesDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      note_(new QLabel),
      list_(makeRecipeTable({tr("Name"),
                             tr("Holds"),
                             tr("Columns used"),
                             tr("Cleaning steps"),
                             tr("Coordinate system"),
                             tr("Last file like it")},
                            tr("Recipes of the project"))),
      details_(new QTabWidget),
      columns_(makeRecipeTable({tr("Column of the file"), tr("Field")}, tr("Columns"))),
      steps_(makeRecipeTable({tr("Column"), tr("Written"), tr("Read as"), tr("Only for the firm")},
                             tr("Cleaning steps"))),
      save_(new QPushButton(tr("&Save from an imported file…"))),
      write_(new QPushButton(tr("&Export to a file…"))),
      delete_(new QPushButton(tr("&Delete"))),
      told_(new QLabel) {
    setWindowTitle(tr("Import recipes"));
    note_->setWordWrap(true);
    told_->setWordWrap(true);
    told_->setTextFormat(Qt::PlainText);
    told_->setAccessibleName(tr("What came of it"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(note_);
    column->addWidget(makeLists(), 1);
    column->addWidget(makeButtons());
    column->addWidget(told_);
    column->addWidget(buttons);
    connect(list_, &QTableWidget::itemSelectionChanged, this, &RecipesDialog::showCurrent);
    connect(&workspace_, &Workspace::projectChanged, this, &RecipesDialog::refresh);
    resize(kRecipesSize.boundedTo(screen()->availableSize() * 0.94));
    refresh();
    list_->setFocus();
}

QWidget* RecipesDialog::makeLists() {
    constexpr std::array kWidths{210, 150, 110, 125, 145};
    for (std::size_t i = 0; i < kWidths.size(); ++i) {
        list_->setColumnWidth(static_cast<int>(i), kWidths[i]);
    }
    columns_->setColumnWidth(0, 320);
    for (int column = 0; column < steps_->columnCount(); ++column) {
        steps_->setColumnWidth(column, 200);
    }
    details_->addTab(columns_, {});
    details_->addTab(steps_, {});
    auto* lists = new QSplitter(Qt::Vertical);
    lists->addWidget(list_);
    lists->addWidget(details_);
    lists->setSizes({210, 290});
    lists->setChildrenCollapsible(false);
    return lists;
}

QWidget* RecipesDialog::makeButtons() {
    auto* take = new QPushButton(tr("&Take from a file…"));
    take->setToolTip(tr("Take in a recipe that another project exported (.toml)"));
    write_->setToolTip(tr("Write the selected recipe to a file, for another project"));
    delete_->setToolTip(tr("Delete the selected recipe (Del); Undo takes it back"));
    auto* side = new QWidget;
    auto* row = new QHBoxLayout(side);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* button : {save_, take, write_, delete_}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    auto* key = new QShortcut(QKeySequence(Qt::Key_Delete), list_);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, &RecipesDialog::deleteCurrent);
    connect(save_, &QPushButton::clicked, this, &RecipesDialog::askAndSave);
    connect(take, &QPushButton::clicked, this, &RecipesDialog::askAndTake);
    connect(write_, &QPushButton::clicked, this, &RecipesDialog::askAndWrite);
    connect(delete_, &QPushButton::clicked, this, &RecipesDialog::deleteCurrent);
    return side;
}

void RecipesDialog::refresh() {
    const std::string before = wanted_.empty() ? current() : wanted_;
    const auto project = workspace_.stored();
    {
        const QSignalBlocker silent(list_);
        list_->setRowCount(0);
        recipes_.clear();
        for (const planner::StoredRecipe& stored : project->recipes) {
            addLine(stored.name, planner::parseRecipe(stored.text, stored.name));
        }
    }
    const bool canSave = !project->sources.empty();
    save_->setEnabled(canSave);
    save_->setToolTip(canSave ? tr("Keep how a file was read, and what was corrected since")
                              : tr("First import a file; a recipe is made of it"));
    note_->setText(
        recipes_.empty()
            ? tr("There are no recipes yet. Import the file of a sender, correct what is wrong, "
                 "then save it here: the next file with the same headers is read in the same way, "
                 "corrections and all.")
            : tr("A file whose headers are those of a recipe (nine tenths of them) is read after "
                 "it. The import dialog tells which one it takes, and lets you take another."));
    choose(before);
}

void RecipesDialog::addLine(const std::string& name,
                            const gis::Result<planner::ImportRecipe>& recipe) {
    if (!recipe) {
        addTableRow(*list_, {fromUtf8(name), said(recipe.error().sentence)});
        list_->item(list_->rowCount() - 1, 0)->setIcon(icon("error"));
        recipes_.emplace_back().name = name;
        return;
    }
    const std::string last = lastFileLike(*workspace_.stored(), *recipe);
    addTableRow(*list_,
                {fromUtf8(name),
                 contentLabel(recipe->content),
                 QString::number(recipe->columns.size()),
                 QString::number(recipe->stepCount()),
                 recipe->system.empty() ? tr("found anew") : fromUtf8(recipe->system),
                 last.empty() ? QStringLiteral("—") : fromUtf8(last)});
    recipes_.push_back(*recipe);
    recipes_.back().name = name;
}

void RecipesDialog::choose(const std::string& name) {
    const auto known = std::ranges::find(recipes_, name, &planner::ImportRecipe::name);
    const auto row = known == recipes_.end() ? 0 : static_cast<int>(known - recipes_.begin());
    if (known != recipes_.end()) {
        wanted_.clear();
    }
    list_->setCurrentCell(recipes_.empty() ? -1 : row, 0);
    showCurrent();
}

std::string RecipesDialog::current() const {
    const int row = list_->currentRow();
    return row >= 0 && row < static_cast<int>(recipes_.size())
               ? recipes_[static_cast<std::size_t>(row)].name
               : std::string();
}

void RecipesDialog::showCurrent() {
    const int row = list_->currentRow();
    const bool any = row >= 0 && row < static_cast<int>(recipes_.size());
    const planner::ImportRecipe shown =
        any ? recipes_[static_cast<std::size_t>(row)] : planner::ImportRecipe{};
    showColumns(shown);
    showSteps(shown);
    delete_->setEnabled(any);
    write_->setEnabled(any && !shown.content.empty());
}

void RecipesDialog::showColumns(const planner::ImportRecipe& recipe) {
    const auto fields = importFields(recipe.content);
    columns_->setRowCount(0);
    std::vector<std::string> headers = recipe.headers;
    for (const auto& [field, header] : recipe.columns) {
        if (!std::ranges::contains(headers, header)) {
            headers.push_back(header);
        }
    }
    for (const std::string& header : headers) {
        const QString held = fieldsOf(recipe, header, fields);
        addTableRow(*columns_, {fromUtf8(header), held.isEmpty() ? tr("(not used)") : held});
        if (held.isEmpty()) {
            columns_->item(columns_->rowCount() - 1, 1)
                ->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
        }
    }
    details_->setTabText(0, tr("&Columns (%1)").arg(columns_->rowCount()));
}

void RecipesDialog::showSteps(const planner::ImportRecipe& recipe) {
    steps_->setRowCount(0);
    for (const planner::CleaningStep& step : recipe.steps) {
        addTableRow(*steps_,
                    {fromUtf8(step.column),
                     step.written.empty() ? tr("(blank)") : fromUtf8(step.written),
                     fromUtf8(step.meant),
                     step.firm.empty() ? tr("(all)") : fromUtf8(step.firm)});
    }
    details_->setTabText(1, tr("Cleaning ste&ps (%1)").arg(steps_->rowCount()));
}

void RecipesDialog::askAndSave() {
    SaveRecipeDialog dialog(*workspace_.stored(), this);
    if (dialog.exec() == QDialog::Accepted) {
        save(dialog.source(), dialog.name());
    }
}

void RecipesDialog::askAndTake() {
    const QString file = askForFile(this,
                                    FileUse::Recipe,
                                    tr("Take a recipe from a file"),
                                    tr("Recipes (*.toml);;All files (*)"));
    if (!file.isEmpty()) {
        take(file);
    }
}

void RecipesDialog::askAndWrite() {
    QString name = fromUtf8(current());
    name.replace(QLatin1Char('/'), QLatin1Char('_'));
    const QString file = askWhereToSave(this,
                                        FileUse::Recipe,
                                        tr("Export the recipe"),
                                        name + QStringLiteral(".toml"),
                                        tr("Recipes (*.toml);;All files (*)"));
    if (!file.isEmpty()) {
        write(file);
    }
}

void RecipesDialog::save(int source, const std::string& name) {
    perform(tr("Saving the recipe"), name, [source, name](planner::Project& project) {
        return saveRecipe(project, source, name);
    });
}

void RecipesDialog::deleteCurrent() {
    if (const std::string name = current(); !name.empty()) {
        perform(tr("Deleting the recipe"), {}, [name](planner::Project& project) {
            return dropRecipe(project, name);
        });
    }
}

void RecipesDialog::take(const QString& file) {
    workspace_.jobs().start<planner::ImportRecipe>(
        this,
        tr("Reading the recipe"),
        [path = toPath(file)](const gis::Progress&) { return readRecipeFile(path); },
        [this](const gis::Result<planner::ImportRecipe>& recipe) {
            if (!recipe) {
                tell(said(recipe.error()), true);
            } else if (mayReplace(recipe->name)) {
                perform(tr("Taking the recipe"),
                        recipe->name,
                        [taken = *recipe](planner::Project& project) -> gis::Result<gis::Text> {
                            return takeRecipe(project, taken);
                        });
            }
        });
}

bool RecipesDialog::mayReplace(const std::string& name) {
    if (!std::ranges::contains(recipes_, name, &planner::ImportRecipe::name)) {
        return true;
    }
    return QMessageBox::question(
               this,
               windowTitle(),
               tr("There is a recipe \"%1\" in the project. Replace it?").arg(fromUtf8(name))) ==
           QMessageBox::Yes;
}

void RecipesDialog::write(const QString& file) {
    const int row = list_->currentRow();
    if (row < 0) {
        return;
    }
    workspace_.jobs().start<void>(
        this,
        tr("Writing the recipe"),
        [recipe = recipes_[static_cast<std::size_t>(row)], path = toPath(file)](
            const gis::Progress&) { return writeRecipeFile(recipe, path, IfThere::Replace); },
        [this, file](const gis::Result<void>& written) {
            tell(written ? tr("Wrote %1").arg(file) : said(written.error()), !written);
        });
}

void RecipesDialog::perform(const QString& title,
                            const std::string& name,
                            std::function<gis::Result<gis::Text>(planner::Project&)> change) {
    const auto sentence = std::make_shared<gis::Text>();
    wanted_ = name;
    workspace_.perform(
        {title,
         [change = std::move(change), sentence](planner::Project& project, const gis::Progress&) {
             return change(project).transform([&](const gis::Text& done) {
                 *sentence = done;
                 return actOf("recipe", done);
             });
         },
         [self = QPointer(this), sentence](const gis::Result<void>& written) {
             if (self) {
                 self->tell(written ? said(*sentence) : said(written.error()), !written);
             }
         }});
}

void RecipesDialog::tell(const QString& text, bool fault) {
    told_->setText(text);
    QPalette colours = palette();
    if (fault) {
        colours.setColor(QPalette::WindowText, QColor(0xc0, 0x39, 0x2b));
    }
    told_->setPalette(colours);
}

QString RecipesDialog::told() const {
    return told_->text();
}

void manageRecipes(Workspace& workspace, QWidget* parent, const QString& file) {
    RecipesDialog dialog(workspace, parent);
    if (!file.isEmpty()) {
        dialog.take(file);
    }
    dialog.exec();
}

}  // namespace ruyuan::app
