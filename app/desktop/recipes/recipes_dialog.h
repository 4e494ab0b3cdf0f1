// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/recipe.h"

#include <QDialog>

#include <functional>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace ruyuan::planner {
struct Project;
}

namespace ruyuan::app {

class Workspace;

/// The import recipes of the open project: what each of them knows, saving one from a file that was
/// imported, deleting, and carrying them to and from other projects as files. Every change is an
/// act, which Undo takes back.
class RecipesDialog : public QDialog {
    Q_OBJECT

public:
    explicit RecipesDialog(Workspace& workspace, QWidget* parent = nullptr);

    /// Selects a recipe; an unknown one: none.
    void choose(const std::string& name);
    /// The name of the selected one; empty: none.
    [[nodiscard]] std::string current() const;
    void save(int source, const std::string& name);
    void deleteCurrent();
    /// Reads a recipe from a file and takes it in; asks first where one of its name is there.
    void take(const QString& file);
    /// Writes the selected one, in the place of a file that is there.
    void write(const QString& file);
    /// What came of the last thing that was done.
    [[nodiscard]] QString told() const;

private:
    [[nodiscard]] QWidget* makeLists();
    [[nodiscard]] QWidget* makeButtons();
    void refresh();
    void addLine(const std::string& name, const gis::Result<planner::ImportRecipe>& recipe);
    void showCurrent();
    void showColumns(const planner::ImportRecipe& recipe);
    void showSteps(const planner::ImportRecipe& recipe);
    void askAndSave();
    void askAndTake();
    void askAndWrite();
    [[nodiscard]] bool mayReplace(const std::string& name);
    /// Changes the recipes as one act; selects @p name afterwards.
    void perform(const QString& title,
                 const std::string& name,
                 std::function<gis::Result<gis::Text>(planner::Project&)> change);
    void tell(const QString& text, bool fault = false);

    Workspace& workspace_;
    QLabel* note_;
    QTableWidget* list_;
    QTabWidget* details_;
    QTableWidget* columns_;
    QTableWidget* steps_;
    QPushButton* save_;
    QPushButton* write_;
    QPushButton* delete_;
    QLabel* told_;
    std::vector<planner::ImportRecipe> recipes_;  ///< as in the list; only a name: not readable
    std::string wanted_;                          ///< to be selected once it is there
};

/// Shows them until the person closes it; with a file, takes the recipe in it in.
void manageRecipes(Workspace& workspace, QWidget* parent, const QString& file = {});

}  // namespace ruyuan::app
