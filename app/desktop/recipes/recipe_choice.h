// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gis/result.h"
#include "planner/intake.h"

#include <QComboBox>

#include <map>
#include <optional>
#include <string>

namespace ruyuan::app {

class Workspace;

/// After which recipe a file is read: the one of the project that fits it, none, a certain one of
/// the project, or one from a file.
class RecipeChoice : public QComboBox {
    Q_OBJECT

public:
    explicit RecipeChoice(Workspace& workspace, QWidget* parent = nullptr);

    /// Puts the choice into a request for that content. InvalidData when the recipe cannot be read,
    /// InvalidArgument when it is for another content.
    [[nodiscard]] gis::Result<void> state(planner::ImportRequest& request,
                                          const std::string& content) const;
    /// What the chosen recipe is for, as planner::requestFor() takes it; empty where no certain one
    /// is chosen, and for one that cannot be read.
    [[nodiscard]] std::string recipeContent() const;

    /// What was found to fit; empty: none does.
    void showFitting(const std::string& name);
    /// What fits has to be found anew.
    void forgetFitting();
    /// Chooses what fits; tells nobody.
    void chooseFitting();
    /// Adds a recipe from a file and chooses it, as a person does.
    void offer(planner::ImportRecipe recipe, const QString& file);

Q_SIGNALS:
    /// The person chose another one, or the chosen one is no more.
    void chosen();

private:
    enum Kind { Fitting, None, Stored, OfFile };
    void fill();
    [[nodiscard]] gis::Result<std::optional<planner::ImportRecipe>> recipe() const;

    Workspace& workspace_;
    std::map<QString, planner::ImportRecipe> ofFiles_;  ///< by path
};

}  // namespace ruyuan::app
