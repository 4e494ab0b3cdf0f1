// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/import_preview.h"
#include "app/desktop/files/preview_map.h"
#include "app/desktop/latest.h"
#include "planner/intake.h"

#include <QDialog>

#include <map>
#include <optional>
#include <string>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QTimer;

namespace ruyuan::app {

class IssueList;
class PreviewTable;
class QuestionBar;
class RecipeChoice;
class Workspace;
struct Desk;

/// Asks what to import: a file, what it holds, which sheet or layer, encoding, coordinate system,
/// after which recipe it is read, and what its columns are. Shows what would come of it in the open
/// project: the first rows, the places on a map, what is doubtful; looks again, beside the window,
/// after each change. What is only likely has to be settled before it lets anything be imported.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    explicit ImportDialog(Workspace& workspace, QWidget* parent = nullptr);
    ~ImportDialog() override;

    void setFile(const QString& file);
    /// As planner::requestFor() names it.
    [[nodiscard]] std::string content() const;
    void setContent(const std::string& content);
    /// Reads after the recipe in that file, once that was read.
    void readAfterFile(const QString& file);
    [[nodiscard]] gis::Result<planner::ImportRequest> request() const;
    /// What was found for request(); nothing while that is being looked for, or could not be.
    [[nodiscard]] const std::optional<ImportPreview>& preview() const { return preview_; }

private:
    /// What a file has to choose from.
    struct Layers {
        std::vector<std::string> names;
        bool areSheets = false;
    };
    struct Looked {
        ImportPreview preview;
        PreviewOutlines outlines;
    };
    [[nodiscard]] QLayout* makeForm();
    [[nodiscard]] QLayout* makeRecipeRow();
    [[nodiscard]] QWidget* makeViews();
    [[nodiscard]] QLayout* makeButtons();
    void connectChoices();
    void chooseFile();
    void readLayers();
    void takeLayers(const QString& file, const gis::Result<Layers>& layers);
    /// Another file or content: what was said of its columns and coordinates means nothing now.
    void startAnew();
    void chooseRecipeFile();
    /// What was said of the columns was said beside another recipe; the content is the recipe's.
    void takeRecipe();
    void giveColumn(const QString& header, const QString& field);
    /// Looks soon, once changes have stopped coming.
    void want();
    void look();
    void take(gis::Result<Looked>& looked);
    void tellPreview();
    void tell(const QString& text, bool fault = false);
    void showReadiness(const QString& why);
    void pickRow(int row);

    Workspace& workspace_;
    QLineEdit* file_;
    QComboBox* content_;
    QComboBox* layer_;
    QComboBox* encoding_;
    QComboBox* crs_;
    RecipeChoice* recipe_;
    QLabel* told_;
    QuestionBar* question_;
    PreviewTable* rows_;
    PreviewMap* map_;
    QLabel* shift_;
    IssueList* issues_;
    QPushButton* again_;
    QDialogButtonBox* buttons_;
    QTimer* pause_;
    std::map<std::string, std::string> columns_;  ///< field -> header, as the person chose
    std::optional<ImportPreview> preview_;
    Latest<Layers> layers_;
    Latest<planner::ImportRecipe> recipeFile_;
    Latest<Looked> looked_;
};

/// Asks with an ImportDialog, imports, and tells what was used, skipped and doubtful. @p file may
/// be empty.
void askAndImport(Desk& desk, const QString& file = {});

}  // namespace ruyuan::app
