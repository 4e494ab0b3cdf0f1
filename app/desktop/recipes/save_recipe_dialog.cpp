// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/recipes/save_recipe_dialog.h"

#include "app/desktop/files/import_choices.h"
#include "app/desktop/language.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <ranges>

namespace ruyuan::app {

namespace {

constexpr int kSaveWidth = 520;
constexpr int kStem = Qt::UserRole + 1;

}  // namespace

SaveRecipeDialog::SaveRecipeDialog(const planner::Project& project, QWidget* parent)
    : QDialog(parent),
      source_(new QComboBox),
      name_(new QLineEdit),
      note_(new QLabel),
      ok_(nullptr) {
    setWindowTitle(tr("Save a recipe"));
    source_->setObjectName(QStringLiteral("source"));
    name_->setObjectName(QStringLiteral("name"));
    for (const planner::Source& source : project.sources | std::views::reverse) {
        QStringList parts{fromUtf8(source.file)};
        if (!source.layer.empty() && source.file != source.layer + ".csv") {
            parts << fromUtf8(source.layer);
        }
        parts << contentLabel(source.content) << tr("%n row(s)", nullptr, source.rowsUsed);
        source_->addItem(parts.join(QStringLiteral(" · ")), source.id);
        source_->setItemData(
            source_->count() - 1, QFileInfo(fromUtf8(source.file)).completeBaseName(), kStem);
    }
    source_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const planner::StoredRecipe& stored : project.recipes) {
        taken_.push_back(stored.name);
    }
    note_->setWordWrap(true);
    auto* form = new QFormLayout(this);
    form->addRow(tr("Imported &file"), source_);
    form->addRow(tr("&Name of the recipe"), name_);
    form->addRow(note_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Save);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(source_, &QComboBox::currentIndexChanged, this, &SaveRecipeDialog::proposeName);
    connect(name_, &QLineEdit::textChanged, this, &SaveRecipeDialog::check);
    proposeName();
    name_->selectAll();
    name_->setFocus();
    resize(kSaveWidth, sizeHint().height());
}

int SaveRecipeDialog::source() const {
    return source_->currentData().toInt();
}

std::string SaveRecipeDialog::name() const {
    return name_->text().trimmed().toStdString();
}

void SaveRecipeDialog::proposeName() {
    if (!name_->isModified()) {
        name_->setText(source_->currentData(kStem).toString());
    }
    check();
}

void SaveRecipeDialog::check() {
    const bool there = std::ranges::contains(taken_, name());
    note_->setText(there ? tr("The recipe of this name will be replaced.")
                         : tr("The recipe takes up the columns, the coordinate system that was "
                              "stated, and a cleaning step for each value that was corrected since "
                              "the import."));
    ok_->setEnabled(!name().empty() && source_->count() > 0);
    ok_->setText(there ? tr("&Replace") : tr("&Save"));
}

}  // namespace ruyuan::app
