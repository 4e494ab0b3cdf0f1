// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/recipes.h"

#include "app/common/imports.h"
#include "app/desktop/files/import_dialog.h"
#include "app/desktop/files/issue_list.h"
#include "app/desktop/files/preview_table.h"
#include "app/desktop/recipes/recipe_choice.h"
#include "app/desktop/recipes/recipes_dialog.h"
#include "app/desktop/recipes/save_recipe_dialog.h"
#include "app/desktop/shell/project_actions.h"
#include "desktop_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTimer>

#include <fstream>

namespace ruyuan::app::test {

namespace {

/// The sample city after the list of June was imported from a sender with words of its own, and
/// one of its counties was corrected.
class RecipesOnSample : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        const auto june = write("六月.csv", "户名,辖区,职工\n甲厂,老城,120\n乙厂,巩义市,30\n");
        workspace().perform({QStringLiteral("import"),
                             [june](planner::Project& project,
                                    const gis::Progress& progress) -> gis::Result<planner::Act> {
                                 auto request = planner::requestFor("sites").value();
                                 request.file = june;
                                 request.columns = {{"name", "户名"}};
                                 auto imported = importInto(project, "sites", request, progress);
                                 if (!imported) {
                                     return std::unexpected(imported.error());
                                 }
                                 for (planner::Site& site : project.sites) {
                                     if (site.name == "甲厂") {
                                         site.county = "金水区";
                                     }
                                 }
                                 return std::move(imported->act);
                             }});
        settle(workspace());
        ASSERT_EQ(workspace().stored()->sources.back().file, "六月.csv");
        source_ = workspace().stored()->sources.back().id;
    }
    [[nodiscard]] std::filesystem::path write(const std::string& name,
                                              const std::string& text) const {
        const auto file = folder_.path() / name;
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }
    /// The recipe of June, as the project's, without a dialog.
    void keep(const std::string& name) const {
        workspace().perform(
            {QStringLiteral("save"),
             [source = source_, name](planner::Project& project, const gis::Progress&) {
                 return saveRecipe(project, source, name).transform([](const gis::Text& done) {
                     return actOf("recipe", done);
                 });
             }});
        settle(workspace());
        ASSERT_TRUE(planner::findRecipe(*workspace().stored(), name));
    }
    [[nodiscard]] planner::ImportRecipe stored(const std::string& name) const {
        return planner::findRecipe(*workspace().stored(), name).value();
    }

    int source_ = 0;
};

class ImportAfterARecipe : public RecipesOnSample {
protected:
    void open(const std::filesystem::path& file) {
        dialog_ = std::make_unique<ImportDialog>(workspace());
        dialog_->show();
        dialog_->setFile(fromPath(file));
        ready();
    }
    void openJuly() { open(write("七月.csv", "户名,辖区,职工\n丙厂,老城,9\n丁厂,巩义市,8\n")); }
    void ready() const {
        ASSERT_TRUE(QTest::qWaitFor([&] { return dialog_->preview().has_value(); }, kPatience));
        settle(workspace());
    }
    [[nodiscard]] RecipeChoice& choice() const { return *dialog_->findChild<RecipeChoice*>(); }
    /// Chooses as a person does, by what is written.
    void choose(const QString& text) const {
        const int at = choice().findText(text, Qt::MatchContains);
        ASSERT_GE(at, 0) << text.toStdString();
        choice().setCurrentIndex(at);
        Q_EMIT choice().activated(at);
        ASSERT_FALSE(dialog_->preview().has_value()) << "it has to be looked at again";
        ready();
    }
    [[nodiscard]] std::string countyOfFirst() const {
        const auto& understood = dialog_->preview()->rows.front().understood;
        const auto county = std::ranges::find(understood, "county", &PreviewRow::Understood::field);
        return county == understood.end() ? std::string() : county->value.zh;
    }
    [[nodiscard]] bool canImport() const {
        return dialog_->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok)->isEnabled();
    }

    std::unique_ptr<ImportDialog> dialog_;
};

TEST_F(ImportAfterARecipe, TheFittingOneIsTakenAndNamed) {
    keep("某县月报");
    openJuly();
    EXPECT_EQ(choice().currentText(), QString::fromUtf8("Found by itself: 某县月报"));
    EXPECT_EQ(dialog_->preview()->summary.recipe, "某县月报");
    EXPECT_EQ(countyOfFirst(), "金水区");
    open(write("别的.csv", "企业名称,营业收入\n戊厂,3\n"));
    EXPECT_EQ(choice().currentText(), QStringLiteral("Found by itself: none fits"));
    EXPECT_EQ(dialog_->preview()->summary.recipe, "");
}

TEST_F(ImportAfterARecipe, NoneReadsTheFileWithoutIt) {
    keep("某县月报");
    openJuly();
    choose(QStringLiteral("None"));
    EXPECT_FALSE(dialog_->request()->seekRecipe);
    EXPECT_FALSE(dialog_->request()->recipe);
    EXPECT_EQ(dialog_->preview()->summary.recipe, "");
    EXPECT_EQ(dialog_->preview()->summary.rowsUsed, 0) << "户名 is no word of ours";
    EXPECT_FALSE(canImport()) << "nothing would come of it";
    choose(QStringLiteral("Found by itself"));
    EXPECT_EQ(dialog_->preview()->summary.rowsUsed, 2);
    EXPECT_TRUE(canImport());
}

TEST_F(ImportAfterARecipe, AnotherOneOfTheProjectCanBeTakenAndWhatDoesNotFitIsListedFirst) {
    keep("某县月报");
    open(write("新表.csv", "户名,辖区,人员数目,其他一,其他二\n丙厂,新城,九,1,2\n"));
    EXPECT_EQ(choice().currentText(), QStringLiteral("Found by itself: none fits"));
    choose(QString::fromUtf8("某县月报"));
    EXPECT_EQ(dialog_->request()->recipe->name, "某县月报");
    EXPECT_EQ(dialog_->preview()->summary.rowsUsed, 1);
    auto& issues = *dialog_->findChild<IssueList*>();
    ASSERT_GE(issues.rowCount(), 3);
    EXPECT_TRUE(issues.item(0, 1)->text().contains(QString::fromUtf8("“职工”")) ||
                issues.item(0, 1)->text().contains(QString::fromUtf8("\"职工\"")))
        << issues.item(0, 1)->text().toStdString();
    EXPECT_TRUE(issues.item(1, 1)->text().contains(QString::fromUtf8("老城")))
        << issues.item(1, 1)->text().toStdString();
    EXPECT_EQ(issues.item(0, 0)->toolTip(), QStringLiteral("The recipe does not fit here"));
    EXPECT_EQ(issues.item(2, 0)->toolTip(), QString()) << issues.item(2, 1)->text().toStdString();
}

TEST_F(ImportAfterARecipe, OneFromAFileServesAsWell) {
    keep("某县月报");
    planner::ImportRecipe recipe = stored("某县月报");
    recipe.name = "邻市月报";
    recipe.steps = {{"辖区", "老城", "中牟县", ""}};
    const auto file = folder_.path() / "邻市.toml";
    ASSERT_TRUE(writeRecipeFile(recipe, file, IfThere::Refuse));
    openJuly();
    dialog_->readAfterFile(fromPath(file));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return dialog_->preview() && dialog_->preview()->summary.recipe == "邻市月报"; },
        kPatience));
    EXPECT_EQ(countyOfFirst(), "中牟县");
    EXPECT_TRUE(choice().currentText().contains(QString::fromUtf8("邻市.toml")));
    EXPECT_TRUE(canImport());
}

TEST_F(ImportAfterARecipe, AFileThatIsNoRecipeIsToldAndTheChoiceStays) {
    openJuly();
    const int choices = choice().count();
    dialog_->readAfterFile(fromPath(write("坏.toml", "name = \"x\"\ncolums = 3\n")));
    settle(workspace());
    EXPECT_EQ(choice().count(), choices);
    bool told = false;
    for (const QLabel* label : dialog_->findChildren<QLabel*>()) {
        told = told || label->text().contains(QString::fromUtf8("坏.toml"));
    }
    EXPECT_TRUE(told);
}

TEST_F(ImportAfterARecipe, ARecipeForAnotherContentBringsItsContent) {
    const auto file = folder_.path() / "装备.toml";
    ASSERT_TRUE(writeRecipeFile({.name = "装备表",
                                 .content = "equipment",
                                 .encoding = {},
                                 .system = {},
                                 .columns = {{"site_name", "户名"}},
                                 .headers = {"户名"},
                                 .steps = {}},
                                file,
                                IfThere::Refuse));
    openJuly();
    dialog_->readAfterFile(fromPath(file));
    settle(workspace());
    EXPECT_EQ(dialog_->content(), "equipment");
    ASSERT_TRUE(dialog_->request());
    EXPECT_EQ(dialog_->request()->recipe->name, "装备表");
    dialog_->setContent("sites");
    ASSERT_TRUE(dialog_->request());
    EXPECT_FALSE(dialog_->request()->recipe) << "it would not fit what is imported now";
    EXPECT_TRUE(dialog_->request()->seekRecipe);
    settle(workspace());
}

TEST_F(ImportAfterARecipe, AColumnGivenToAnotherFieldLeavesTheOneOfTheRecipe) {
    keep("某县月报");
    openJuly();
    auto& table = *dialog_->findChild<PreviewTable*>();
    QComboBox* box = table.fieldBox(QString::fromUtf8("职工"));
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->currentData().toString(), QStringLiteral("employees"));
    box->setCurrentIndex(box->findData(QStringLiteral("address")));
    Q_EMIT box->activated(box->currentIndex());
    ready();
    const auto& columns = dialog_->preview()->columns;
    const auto staff = std::ranges::find(columns, "职工", &PreviewColumn::header);
    ASSERT_NE(staff, columns.end());
    EXPECT_EQ(staff->fields, std::vector<std::string>{"address"});
}

TEST_F(ImportAfterARecipe, OneThatIsDeletedMeanwhileIsNotUsedAnyMore) {
    keep("某县月报");
    keep("另一个");
    openJuly();
    choose(QString::fromUtf8("另一个"));
    workspace().perform(
        {QStringLiteral("drop"), [](planner::Project& project, const gis::Progress&) {
             return dropRecipe(project, "另一个").transform([](const gis::Text& t) {
                 return actOf("recipe", t);
             });
         }});
    settle(workspace());
    ready();
    EXPECT_EQ(choice().currentText(), QString::fromUtf8("Found by itself: 某县月报"));
    EXPECT_EQ(choice().findText(QString::fromUtf8("另一个")), -1);
}

class RecipeManager : public RecipesOnSample {
protected:
    void open() {
        dialog_ = std::make_unique<RecipesDialog>(workspace());
        dialog_->show();
    }
    [[nodiscard]] QTableWidget& table(const QString& name) const {
        for (QTableWidget* one : dialog_->findChildren<QTableWidget*>()) {
            if (one->accessibleName() == name) {
                return *one;
            }
        }
        ADD_FAILURE() << name.toStdString();
        return *dialog_->findChild<QTableWidget*>();
    }
    [[nodiscard]] QTableWidget& list() const {
        return table(QStringLiteral("Recipes of the project"));
    }
    [[nodiscard]] QPushButton& button(const char* text) const {
        for (QPushButton* one : dialog_->findChildren<QPushButton*>()) {
            if (one->text().remove(QLatin1Char('&')).startsWith(QString::fromUtf8(text))) {
                return *one;
            }
        }
        ADD_FAILURE() << text;
        return *dialog_->findChild<QPushButton*>();
    }
    /// Answers the next question with that button, and tells whether there was one.
    void answer(QMessageBox::StandardButton with, bool& asked) {
        asker_ = std::make_unique<QTimer>();
        QObject::connect(asker_.get(), &QTimer::timeout, asker_.get(), [with, &asked] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                asked = true;
                box->button(with)->click();
            }
        });
        asker_->start(20);
    }

    std::unique_ptr<RecipesDialog> dialog_;
    std::unique_ptr<QTimer> asker_;
};

TEST_F(RecipeManager, SavesOneFromAnImportedFileAndUndoTakesItBack) {
    open();
    EXPECT_EQ(list().rowCount(), 0);
    EXPECT_FALSE(button("Delete").isEnabled());
    EXPECT_FALSE(button("Export").isEnabled());
    dialog_->save(source_, "某县月报");
    settle(workspace());
    ASSERT_EQ(list().rowCount(), 1);
    EXPECT_EQ(dialog_->current(), "某县月报");
    EXPECT_EQ(list().item(0, 1)->text(), QStringLiteral("Firms' sites (ledger)"));
    EXPECT_EQ(list().item(0, 2)->text(), QStringLiteral("3"));
    EXPECT_EQ(list().item(0, 3)->text(), QStringLiteral("1"));
    EXPECT_EQ(list().item(0, 5)->text(), QString::fromUtf8("六月.csv"));
    const QTableWidget& columns = table(QStringLiteral("Columns"));
    ASSERT_EQ(columns.rowCount(), 3);
    const auto named = columns.findItems(QString::fromUtf8("户名"), Qt::MatchExactly);
    ASSERT_EQ(named.size(), 1);
    EXPECT_EQ(columns.item(named.front()->row(), 1)->text(), QStringLiteral("name"));
    const QTableWidget& steps = table(QStringLiteral("Cleaning steps"));
    ASSERT_EQ(steps.rowCount(), 1);
    EXPECT_EQ(steps.item(0, 0)->text(), QString::fromUtf8("辖区"));
    EXPECT_EQ(steps.item(0, 1)->text(), QString::fromUtf8("老城"));
    EXPECT_EQ(steps.item(0, 2)->text(), QString::fromUtf8("金水区"));
    EXPECT_EQ(workspace().head()->act.command, "recipe");
    EXPECT_TRUE(dialog_->told().contains(QString::fromUtf8("某县月报")));
    trigger("edit.undo");
    settle(workspace());
    EXPECT_EQ(list().rowCount(), 0);
    EXPECT_EQ(table(QStringLiteral("Cleaning steps")).rowCount(), 0);
}

TEST_F(RecipeManager, CarriesOneToAFileAndBack) {
    keep("某县月报");
    const std::string before = workspace().stored()->recipes.front().text;
    open();
    const auto file = write("月报.toml", "what was there before");
    dialog_->write(fromPath(file));
    settle(workspace());
    EXPECT_EQ(readRecipeFile(file).value(), stored("某县月报"));
    QTest::keyClick(&list(), Qt::Key_Delete);
    settle(workspace());
    EXPECT_TRUE(workspace().stored()->recipes.empty());
    dialog_->take(fromPath(file));
    settle(workspace());
    ASSERT_EQ(workspace().stored()->recipes.size(), 1U);
    EXPECT_EQ(workspace().stored()->recipes.front().text, before);
    EXPECT_EQ(dialog_->current(), "某县月报");
}

TEST_F(RecipeManager, AsksBeforeItReplacesOneOfTheSameName) {
    keep("某县月报");
    planner::ImportRecipe other = stored("某县月报");
    other.steps.clear();
    const auto file = folder_.path() / "月报.toml";
    ASSERT_TRUE(writeRecipeFile(other, file, IfThere::Refuse));
    open();
    bool asked = false;
    answer(QMessageBox::No, asked);
    dialog_->take(fromPath(file));
    settle(workspace());
    EXPECT_TRUE(asked);
    EXPECT_EQ(stored("某县月报").steps.size(), 1U);
    answer(QMessageBox::Yes, asked);
    dialog_->take(fromPath(file));
    settle(workspace());
    EXPECT_EQ(stored("某县月报").steps.size(), 0U);
}

TEST_F(RecipeManager, RefusesAFileThatIsNoRecipe) {
    open();
    const auto head = workspace().head()->number;
    dialog_->take(fromPath(write("坏.toml", "name = \"x\"\n")));
    settle(workspace());
    EXPECT_TRUE(dialog_->told().contains(QString::fromUtf8("坏.toml")))
        << dialog_->told().toStdString();
    EXPECT_EQ(workspace().head()->number, head);
    dialog_->save(source_, "  ");
    settle(workspace());
    EXPECT_TRUE(dialog_->told().contains(QStringLiteral("needs a name")));
    EXPECT_EQ(workspace().head()->number, head);
}

TEST_F(RecipeManager, ProposesTheLatestFileAndSaysWhenItReplaces) {
    keep("六月");
    SaveRecipeDialog dialog(*workspace().stored());
    EXPECT_EQ(dialog.source(), source_);
    EXPECT_EQ(dialog.name(), "六月");
    QPushButton& ok = *dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save);
    EXPECT_EQ(ok.text(), QStringLiteral("&Replace"));
    auto& name = *dialog.findChild<QLineEdit*>(QStringLiteral("name"));
    name.setText(QStringLiteral("  "));
    EXPECT_FALSE(ok.isEnabled());
    name.setText(QString::fromUtf8(" 某县 "));
    EXPECT_TRUE(ok.isEnabled());
    EXPECT_EQ(dialog.name(), "某县");
    EXPECT_EQ(ok.text(), QStringLiteral("&Save"));
}

TEST_F(RecipeManager, IsOfferedWhileAProjectIsOpen) {
    QAction* action = window().desk().actions.find(QStringLiteral("project.recipes"));
    ASSERT_NE(action, nullptr);
    EXPECT_TRUE(action->isEnabled());
    workspace().close();
    settle(workspace());
    EXPECT_FALSE(action->isEnabled());
}

}  // namespace

}  // namespace ruyuan::app::test
