// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/recipes/recipe_choice.h"

#include "app/common/recipes.h"
#include "app/desktop/files/import_choices.h"
#include "app/desktop/language.h"
#include "app/desktop/workspace.h"

#include <QFileInfo>

namespace ruyuan::app {

namespace {

constexpr int kRecipeKind = Qt::UserRole;
constexpr int kRecipeName = Qt::UserRole + 1;  // of a stored one; the path of one from a file

}  // namespace

RecipeChoice::RecipeChoice(Workspace& workspace, QWidget* parent)
    : QComboBox(parent), workspace_(workspace) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setToolTip(
        tr("A recipe knows how the files of one sender are read: which column is which "
           "field, the coordinate system, and the corrections made since"));
    fill();
    connect(this, &QComboBox::activated, this, &RecipeChoice::chosen);
    connect(&workspace_, &Workspace::projectChanged, this, &RecipeChoice::fill);
}

/// Keeps what is chosen while it is there.
void RecipeChoice::fill() {
    const QVariant kind = currentData(kRecipeKind);
    const QVariant name = currentData(kRecipeName);
    {
        const QSignalBlocker silent(this);
        clear();
        const auto add = [this](const QString& text, Kind of, const QString& called) {
            addItem(text, of);
            setItemData(count() - 1, called, kRecipeName);
            if (of == Stored || of == OfFile) {
                setItemData(count() - 1, called, Qt::ToolTipRole);
            }
        };
        add(tr("Found by itself"), Fitting, {});
        add(tr("None"), None, {});
        for (const planner::StoredRecipe& stored : workspace_.stored()->recipes) {
            add(fromUtf8(stored.name), Stored, fromUtf8(stored.name));
        }
        for (const auto& [file, recipe] : ofFiles_) {
            add(tr("%1 (from %2)").arg(fromUtf8(recipe.name), QFileInfo(file).fileName()),
                OfFile,
                file);
        }
        setCurrentIndex(0);
        for (int i = 0; i < count(); ++i) {
            if (itemData(i, kRecipeKind) == kind && itemData(i, kRecipeName) == name) {
                setCurrentIndex(i);
            }
        }
    }
    if (kind.isValid() && (currentData(kRecipeKind) != kind || currentData(kRecipeName) != name)) {
        Q_EMIT chosen();
    }
}

gis::Result<std::optional<planner::ImportRecipe>> RecipeChoice::recipe() const {
    const QString name = currentData(kRecipeName).toString();
    if (currentData(kRecipeKind).toInt() == OfFile) {
        return ofFiles_.at(name);
    }
    if (currentData(kRecipeKind).toInt() != Stored) {
        return std::nullopt;
    }
    return planner::findRecipe(*workspace_.stored(), name.toStdString())
        .transform([](planner::ImportRecipe found) { return std::optional(std::move(found)); });
}

gis::Result<void> RecipeChoice::state(planner::ImportRequest& request,
                                      const std::string& content) const {
    request.seekRecipe = currentData(kRecipeKind).toInt() == Fitting;
    auto chosen = recipe();
    if (!chosen) {
        return std::unexpected(chosen.error());
    }
    if (!*chosen) {
        return {};
    }
    if ((*chosen)->content != content) {
        return gis::fail(gis::ErrorCode::InvalidArgument,
                         gis::text("配方“{}”读取的是另一种内容，不是这里选的",
                                   "the recipe \"{}\" is for another content than the one chosen",
                                   (*chosen)->name),
                         {},
                         {"请另选内容或配方", "choose another content or another recipe"});
    }
    readAfter(request, std::move(**chosen));
    return {};
}

std::string RecipeChoice::recipeContent() const {
    const auto chosen = recipe();
    return chosen && *chosen ? (*chosen)->content : std::string();
}

void RecipeChoice::showFitting(const std::string& name) {
    setItemText(0,
                name.empty() ? tr("Found by itself: none fits")
                             : tr("Found by itself: %1").arg(fromUtf8(name)));
}

void RecipeChoice::forgetFitting() {
    setItemText(0, tr("Found by itself"));
}

void RecipeChoice::chooseFitting() {
    const QSignalBlocker silent(this);
    setCurrentIndex(0);
    forgetFitting();
}

void RecipeChoice::offer(planner::ImportRecipe recipe, const QString& file) {
    ofFiles_.insert_or_assign(file, std::move(recipe));
    fill();
    for (int i = 0; i < count(); ++i) {
        if (itemData(i, kRecipeKind).toInt() == OfFile &&
            itemData(i, kRecipeName).toString() == file) {
            setCurrentIndex(i);
            Q_EMIT chosen();
            return;
        }
    }
}

}  // namespace ruyuan::app
