// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/files/import_dialog.h"
#include "app/desktop/graphics.h"
#include "app/desktop/language.h"
#include "app/desktop/layers/layers_panel.h"
#include "app/desktop/shell/checklist.h"
#include "app/desktop/shell/help_window.h"
#include "app/desktop/shell/jobs_view.h"
#include "app/desktop/shell/project_actions.h"
#include "app/desktop/shell/shortcuts_dialog.h"
#include "app/desktop/shell/welcome_page.h"
#include "app/desktop/widgets/ask_file.h"
#include "app/desktop/widgets/elided_label.h"
#include "app/desktop/widgets/fit_dialogs.h"
#include "desktop_fixture.h"
#include "planner/project_view.h"

#include <QComboBox>
#include <QCommandLinkButton>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QFormLayout>
#include <QHelpEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <memory>
#include <set>
#include <thread>

namespace ruyuan::app::test {

namespace {

class Shell : public SampleWindow {
protected:
    /// A job that does not end before it may, not even when it is stopped.
    void runUntil(const std::atomic<bool>& mayEnd) {
        workspace().jobs().start<void>(
            &window(),
            QStringLiteral("waiting"),
            [&mayEnd](const gis::Progress&) -> gis::Result<void> {
                while (!mayEnd) {
                    std::this_thread::yield();
                }
                return {};
            },
            [](const gis::Result<void>&) {});
    }
};

QTreeWidgetItem* layerItem(const MainWindow& window, const QString& id) {
    auto* tree = window.dock(QStringLiteral("layers"))->findChild<QTreeWidget*>();
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        if (tree->topLevelItem(i)->data(0, Qt::UserRole).toString() == id) {
            return tree->topLevelItem(i);
        }
    }
    return nullptr;
}

void collect(const QWidget* menu, std::set<QString>& ids) {
    for (QAction* action : menu->actions()) {
        ids.insert(action->objectName());
        if (action->menu() != nullptr) {
            collect(action->menu(), ids);
        }
    }
}

TEST_F(Shell, EveryActionHasATextAndAToolTipAndNoKeyBelongsToTwo) {
    std::map<QString, QString> owners;
    for (const QAction* action : window().desk().actions.all()) {
        EXPECT_FALSE(action->text().isEmpty()) << qPrintable(action->objectName());
        EXPECT_FALSE(action->toolTip().isEmpty()) << qPrintable(action->objectName());
        for (const QKeySequence& key : action->shortcuts()) {
            const QString before = owners[key.toString()];
            EXPECT_TRUE(before.isEmpty() || before == action->objectName())
                << qPrintable(key.toString()) << " belongs to " << qPrintable(before) << " and "
                << qPrintable(action->objectName());
            owners[key.toString()] = action->objectName();
        }
    }
}

TEST_F(Shell, EveryActionIsInAMenu) {
    std::set<QString> ids;
    collect(window().menuBar(), ids);
    for (const QAction* action : window().desk().actions.all()) {
        EXPECT_TRUE(ids.contains(action->objectName()) ||
                    action->objectName().startsWith(QStringLiteral("view.layer-")))
            << qPrintable(action->objectName());
    }
}

TEST_F(Shell, UntickingALayerTakesItOffTheMap) {
    QTreeWidgetItem* parks = layerItem(window(), QStringLiteral("parks"));
    ASSERT_NE(parks, nullptr);
    parks->setCheckState(0, Qt::Unchecked);
    QCoreApplication::processEvents();
    EXPECT_FALSE(map().map().scene().find("parks")->visible);
    EXPECT_TRUE(map().map().scene().find("sites")->visible);
    trigger("view.show-all-layers");
    EXPECT_TRUE(map().map().scene().find("parks")->visible);
    trigger("view.hide-all-layers");
    for (const auto& layer : map().map().scene().layers()) {
        EXPECT_FALSE(layer.visible);
    }
}

TEST_F(Shell, ALayerStaysHiddenWhenTheProjectChanges) {
    map().setLayerSetting("counties", {false, 1.0});
    workspace().perform(
        {QStringLiteral("rename"),
         [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
             project.sites.front().name = "改名";
             return actOf("edit", {"改名", "renamed"});
         }});
    settle(workspace());
    trigger("edit.undo");
    settle(workspace());
    EXPECT_FALSE(map().map().scene().find("counties")->visible);
}

TEST_F(Shell, TheLegendCountsWhatThePlanDecided) {
    const planner::ProjectView view(*workspace().project());
    int planned = 0;  // of those that have a place
    for (const auto& entry : workspace().project()->plan->entries) {
        planned +=
            entry.path == planner::Path::Closure && !gis::isEmpty(view.site(entry.siteId)->place)
                ? 1
                : 0;
    }
    QTreeWidgetItem* sites = layerItem(window(), QStringLiteral("sites"));
    ASSERT_NE(sites, nullptr);
    int closures = 0;
    for (int i = 0; i < sites->childCount(); ++i) {
        const QString text = sites->child(i)->text(0);
        if (text.startsWith(said(label(planner::Path::Closure)), Qt::CaseInsensitive)) {
            closures += text.section(QLatin1Char('('), -1).section(QLatin1Char(')'), 0, 0).toInt();
        }
    }
    EXPECT_EQ(closures, planned);
}

TEST_F(Shell, ALayerMovedUpIsPaintedLater) {
    auto* tree = window().dock(QStringLiteral("layers"))->findChild<QTreeWidget*>();
    tree->setCurrentItem(layerItem(window(), QStringLiteral("built-up")));
    const auto place = [&] {
        const auto& layers = map().map().scene().layers();
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (layers[i].features->id() == "built-up") {
                return i;
            }
        }
        return layers.size();
    };
    const std::size_t before = place();
    trigger("view.layer-up");
    EXPECT_EQ(place(), before + 1);
}

TEST_F(Shell, AKeyThatIsTakenIsToldAndNotStolen) {
    ShortcutsDialog dialog(window().desk().actions);
    auto* list = dialog.findChild<QTreeWidget*>();
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        if (list->topLevelItem(i)->data(0, Qt::UserRole).toString() ==
            QStringLiteral("project.picture")) {
            list->setCurrentItem(list->topLevelItem(i));
        }
    }
    dialog.findChild<QKeySequenceEdit*>()->setKeySequence(QKeySequence(QStringLiteral("Ctrl+J")));
    const auto buttons = dialog.findChildren<QPushButton*>();
    const auto assign = std::ranges::find_if(buttons, [](const QPushButton* button) {
        return button->text() == QStringLiteral("&Assign");
    });
    (*assign)->click();
    const QKeySequence key(QStringLiteral("Ctrl+J"));
    EXPECT_TRUE(window()
                    .desk()
                    .actions.find(QStringLiteral("view.zoom-selection"))
                    ->shortcuts()
                    .contains(key));
    EXPECT_FALSE(
        window().desk().actions.find(QStringLiteral("project.picture"))->shortcuts().contains(key));
}

TEST_F(Shell, AnotherKeyIsKeptForTheNextWindow) {
    ActionList& actions = window().desk().actions;
    const QList<QKeySequence> keys{QKeySequence(QStringLiteral("Ctrl+Alt+P"))};
    actions.setKeys(actions.find(QStringLiteral("project.picture")), keys);
    const Desktop another(gis::Language::English);
    EXPECT_EQ(another.window().desk().actions.find(QStringLiteral("project.picture"))->shortcuts(),
              keys);
}

TEST_F(Shell, TheLanguageChangesWithoutClosingTheProject) {
    trigger("settings.language-zh");
    QCoreApplication::processEvents();
    settle(workspace());
    EXPECT_EQ(language(), gis::Language::Chinese);
    EXPECT_EQ(window().desk().actions.find(QStringLiteral("edit.undo"))->text().left(2),
              QStringLiteral("撤销"));
    EXPECT_TRUE(workspace().isOpen());
    EXPECT_NE(map().map().scene().find("sites"), nullptr);
}

TEST_F(Shell, StepsTellWhatThePlannedSampleHasAndAnEmptyProjectLacks) {
    const auto done = stepsOf(*workspace().project());
    EXPECT_EQ(done[0].state, StepState::Done);
    EXPECT_EQ(done[2].state, StepState::Done);
    EXPECT_EQ(done[5].state, StepState::Open);
    const auto empty = stepsOf(planner::Project{});
    EXPECT_EQ(empty[0].state, StepState::Open);
    for (std::size_t i = 1; i < kStepCount; ++i) {
        EXPECT_EQ(empty[i].state, StepState::Blocked) << i;
    }
}

TEST_F(Shell, ClosingTheProjectShowsTheWelcomePageAndItsRecentFile) {
    trigger("project.close");
    auto* page = window().findChild<WelcomePage*>();
    ASSERT_TRUE(page->isVisible());
    bool listed = false;
    for (const auto* button : page->findChildren<QCommandLinkButton*>()) {
        listed = listed || button->text() == fromPath(file_.stem());
    }
    EXPECT_TRUE(listed);
    EXPECT_FALSE(window().desk().actions.find(QStringLiteral("project.export"))->isEnabled());
}

TEST_F(Shell, PanelsAreGoneBesideTheWelcomePageAndComeBackAsTheyWere) {
    window().dock(QStringLiteral("table"))->show();
    window().dock(QStringLiteral("scenarios"))->hide();
    const auto shown = [&] {
        std::map<QString, bool> docks;
        for (const QDockWidget* dock : window().findChildren<QDockWidget*>()) {
            docks[dock->objectName()] = !dock->isHidden();
        }
        return docks;
    };
    window().dock(QStringLiteral("history"))->show();
    window().dock(QStringLiteral("history"))->raise();
    window().resizeDocks({window().dock(QStringLiteral("table"))}, {260}, Qt::Vertical);
    window().resizeDocks({window().dock(QStringLiteral("layers"))}, {230}, Qt::Horizontal);
    QCoreApplication::processEvents();
    // Where the panels on top are.
    const auto places = [&] {
        QCoreApplication::processEvents();
        std::map<QString, QRect> rectangles;
        for (const QDockWidget* dock : window().findChildren<QDockWidget*>()) {
            if (!dock->visibleRegion().isEmpty()) {
                rectangles[dock->objectName()] = dock->geometry();
            }
        }
        return rectangles;
    };
    const auto before = shown();
    const auto placed = places();
    ASSERT_TRUE(placed.contains(QStringLiteral("history")));
    trigger("project.close");
    settle(workspace());
    for (const auto& [name, visible] : shown()) {
        EXPECT_FALSE(visible) << name.toStdString();
    }
    EXPECT_FALSE(window().dock(QStringLiteral("card"))->toggleViewAction()->isEnabled());
    EXPECT_FALSE(window().desk().actions.find(QStringLiteral("card.show"))->isEnabled());
    desktop_->open(file_);
    settle(workspace());
    EXPECT_EQ(shown(), before);
    EXPECT_EQ(places(), placed);
    EXPECT_TRUE(window().dock(QStringLiteral("card"))->toggleViewAction()->isEnabled());
    trigger("view.map-only");
    EXPECT_TRUE(places().empty());
    trigger("view.map-only");
    EXPECT_EQ(places(), placed);

    // Also in the next session, which begins on the welcome page.
    trigger("project.close");
    settle(workspace());
    window().close();
    desktop_ = std::make_unique<Desktop>(gis::Language::English);
    for (const auto& [name, visible] : shown()) {
        EXPECT_FALSE(visible) << name.toStdString();
    }
    desktop_->open(file_);
    settle(workspace());
    EXPECT_EQ(shown(), before);
    EXPECT_TRUE(places().contains(QStringLiteral("history")));
}

TEST_F(Shell, TheWindowFitsAScreenOf640By400WithASidePanel) {
    window().show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window()));
    window().resize(640, 400);
    settle(workspace());
    for (const QDockWidget* dock : window().findChildren<QDockWidget*>()) {
        EXPECT_LE(dock->minimumSizeHint().width(), 140) << dock->objectName().toStdString();
    }
    EXPECT_LE(window().width(), 640);
    EXPECT_LE(window().height(), 400);
    trigger("project.close");
    settle(workspace());
    window().resize(640, 400);
    EXPECT_LE(window().width(), 640);
    EXPECT_LE(window().height(), 400);
}

TEST_F(Shell, ADialogThatNeedsMoreRoomThanThereIsScrollsButItsButtonsStay) {
    QDialog dialog;
    auto* column = new QVBoxLayout(&dialog);
    auto* form = new QFormLayout;
    for (int i = 0; i < 40; ++i) {
        form->addRow(QString::number(i), new QLineEdit);
    }
    column->addLayout(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    column->addWidget(buttons);
    const QList<QLineEdit*> lines = dialog.findChildren<QLineEdit*>();
    ASSERT_GT(dialog.minimumSizeHint().height(), 400);
    fitDialog(dialog, QSize(620, 360));
    dialog.show();
    EXPECT_LE(dialog.height(), 360);
    EXPECT_TRUE(dialog.rect().contains(QRect(buttons->mapTo(&dialog, QPoint()), buttons->size())));
    // The keyboard brings along what it goes to.
    dialog.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
    lines[lines.size() - 2]->setFocus();
    QTest::keyClick(lines[lines.size() - 2], Qt::Key_Tab);
    EXPECT_TRUE(lines.back()->hasFocus());
    EXPECT_TRUE(
        dialog.rect().contains(lines.back()->mapTo(&dialog, lines.back()->rect().center())));

    QDialog small;
    small.setLayout(new QVBoxLayout);
    fitDialog(small, QSize(620, 360));
    EXPECT_EQ(small.findChild<QScrollArea*>(), nullptr);
}

TEST_F(Shell, HowTheMapIsPaintedIsKeptForTheNextStart) {
    ASSERT_TRUE(
        window().desk().actions.find(QStringLiteral("settings.graphics-auto"))->isChecked());
    trigger("settings.graphics-software");
    EXPECT_EQ(chosenGraphics(), GraphicsChoice::Software);
    trigger("settings.graphics-opengl");
    EXPECT_EQ(chosenGraphics(), GraphicsChoice::OpenGl);
    trigger("settings.graphics-auto");
    EXPECT_EQ(chosenGraphics(), GraphicsChoice::Automatic);
}

/// Starts that choose graphics; the window painted in software comes back afterwards.
class GraphicsStart : public ::testing::Test {
protected:
    void SetUp() override {
        QSettings().clear();
        if (isGraphicsStated()) {
            GTEST_SKIP() << "the environment says how to paint";
        }
    }
    void TearDown() override {
        QSettings().clear();
        prepareGraphics();
    }
};

TEST_F(GraphicsStart, AChoiceWithWhichTheLastStartDiedIsGivenUp) {
    chooseGraphics(GraphicsChoice::Software);
    prepareGraphics();
    EXPECT_FALSE(wasGraphicsGivenUp());
    EXPECT_EQ(chosenGraphics(), GraphicsChoice::Software);
    // It died before it painted anything: nobody watched the map.
    prepareGraphics();
    EXPECT_TRUE(wasGraphicsGivenUp());
    EXPECT_EQ(chosenGraphics(), GraphicsChoice::Automatic);
    prepareGraphics();
    EXPECT_FALSE(wasGraphicsGivenUp());
}

TEST_F(GraphicsStart, AChoiceWithWhichTheWindowCameUpStays) {
    chooseGraphics(GraphicsChoice::Software);
    prepareGraphics();
    {
        const Desktop desktop(gis::Language::English);
        QCoreApplication::processEvents();
    }
    prepareGraphics();
    EXPECT_FALSE(wasGraphicsGivenUp());
    EXPECT_EQ(chosenGraphics(), GraphicsChoice::Software);
}

TEST_F(GraphicsStart, AfterAStartThatFailedTheWelcomePageTellsSo) {
    chooseGraphics(GraphicsChoice::Software);
    prepareGraphics();
    prepareGraphics();
    const Desktop desktop(gis::Language::English);
    const auto labels = desktop.window().findChild<WelcomePage*>()->findChildren<QLabel*>();
    EXPECT_TRUE(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->text().contains(QStringLiteral("set back to automatic"));
    }));
}

TEST_F(Shell, TheHelpIsThereInBothLanguages) {
    for (const auto tongue : {gis::Language::Chinese, gis::Language::English}) {
        setLanguage(tongue);
        auto* help = new HelpWindow;
        EXPECT_GT(help->findChild<QTextBrowser*>()->toPlainText().size(), 500);
        delete help;
    }
}

TEST_F(Shell, ALineWithoutRoomTakesNoneAndIsToldInItsTip) {
    ElidedLabel label;
    label.setText(QStringLiteral("The whole plan is shown; drag the slider to see a day."));
    EXPECT_LE(label.minimumSizeHint().width(), 1);
    const auto told = [&](int width) {
        label.resize(width, 20);
        QHelpEvent asked(QEvent::ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2)));
        QApplication::sendEvent(&label, &asked);
        return QToolTip::text();
    };
    EXPECT_EQ(told(2000), QString());
    EXPECT_EQ(told(80), label.text());
}

TEST_F(Shell, AJobEndsWithWhoeverWantedItAndDoesNotComeBackToThem) {
    auto& jobs = workspace().jobs();
    std::atomic<bool> asked = false;
    bool cameBack = false;
    auto owner = std::make_unique<QObject>();
    jobs.start<void>(
        owner.get(),
        QStringLiteral("waiting"),
        [&](const gis::Progress& progress) -> gis::Result<void> {
            while (!progress.stopRequested()) {
                std::this_thread::yield();
            }
            asked = true;
            return {};
        },
        [&](const gis::Result<void>&) { cameBack = true; });
    owner.reset();
    settle(workspace());
    EXPECT_TRUE(asked);
    EXPECT_FALSE(cameBack);
}

TEST_F(Shell, WhatAWindowWasDoingDoesNotComeBackToItAfterTheLanguageChanged) {
    for (const char* language : {"settings.language-zh", "settings.language-en"}) {
        trigger("draw.built-up");
        trigger(language);
        QCoreApplication::processEvents();
        settle(workspace());
        EXPECT_NE(map().map().scene().find("sites"), nullptr);
    }
}

TEST_F(Shell, AJobIsShownAndCanBeStopped) {
    auto& jobs = workspace().jobs();
    bool stopped = false;
    jobs.start<int>(
        &window(),
        QStringLiteral("waiting"),
        [](const gis::Progress& progress) -> gis::Result<int> {
            progress.step(0.5, {"等", "half"});
            while (!progress.stopRequested()) {
                std::this_thread::yield();
            }
            return gis::fail(gis::ErrorCode::Cancelled, {"停", "stopped"});
        },
        [&](const gis::Result<int>& result) {
            stopped = !result && result.error().code == gis::ErrorCode::Cancelled;
        });
    JobsView view(jobs);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return view.findChild<QProgressBar*>() != nullptr; }, kPatience));
    auto* stop = view.findChild<QToolButton*>();
    QTest::mousePress(stop, Qt::LeftButton);
    QTest::qWait(700);  // the view looks at its jobs meanwhile
    ASSERT_EQ(view.findChild<QToolButton*>(), stop);
    QTest::mouseRelease(stop, Qt::LeftButton);
    settle(workspace());
    EXPECT_TRUE(stopped);
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return view.findChild<QToolButton*>() == nullptr; }, kPatience));
}

TEST_F(Shell, TheKeyboardStaysWithTheWorkInProgressWhenAJobIsStoppedAndEnds) {
    std::atomic<bool> mayEnd = false;
    runUntil(mayEnd);
    trigger("panel.jobs");
    auto* view = window().findChild<JobsView*>();
    auto* stop = view->findChild<QToolButton*>();
    ASSERT_NE(stop, nullptr);
    ASSERT_EQ(window().focusWidget(), stop);
    QTest::keyClick(stop, Qt::Key_Space);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !stop->isEnabled(); }, kPatience));
    EXPECT_EQ(window().focusWidget(), view);
    mayEnd = true;
    settle(workspace());
    EXPECT_EQ(window().focusWidget(), view);
}

TEST_F(Shell, TheKeyboardStaysWithTheWorkInProgressWhenAJobEnds) {
    std::atomic<bool> mayEnd = false;
    runUntil(mayEnd);
    trigger("panel.jobs");
    auto* view = window().findChild<JobsView*>();
    ASSERT_EQ(window().focusWidget(), view->findChild<QToolButton*>());
    mayEnd = true;
    settle(workspace());
    EXPECT_EQ(window().focusWidget(), view);
}

TEST_F(Shell, ALedgerIsImportedThroughTheDialog) {
    const auto ledger = folder_ / "台账.csv";
    std::ofstream(ledger)
        << "企业名称,统一社会信用代码,经度,纬度\n新来的厂,91410100170000001A,113.6,34.75\n";
    const std::size_t before = workspace().project()->sites.size();
    QTimer::singleShot(0, [&] {
        auto* dialog = window().findChild<ImportDialog*>();
        ASSERT_NE(dialog, nullptr);
        auto* import = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        ASSERT_TRUE(QTest::qWaitFor([&] { return import->isEnabled(); }, kPatience));
        import->click();
    });
    askAndImport(window().desk(), fromPath(ledger));
    settle(workspace());
    ASSERT_EQ(workspace().project()->sites.size(), before + 1);
    EXPECT_EQ(workspace().project()->sites.back().name, "新来的厂");
    EXPECT_EQ(workspace().undoable()->act.command, "import");
}

TEST(DesktopStart, OpensOnTheWelcomePageWithoutAFile) {
    QSettings().clear();
    Desktop desktop(gis::Language::Chinese);
    EXPECT_TRUE(desktop.window().findChild<WelcomePage*>()->isVisible());
    for (const char* action : {"view.zoom-in", "draw.merge", "draw.park", "project.export"}) {
        EXPECT_FALSE(desktop.window().desk().actions.find(QString::fromUtf8(action))->isEnabled())
            << action;
    }
    EXPECT_EQ(desktop.window().windowTitle(), QStringLiteral("入园"));
}

bool tellsThatThereAreNoLayers(const MainWindow& window) {
    return std::ranges::any_of(
        window.findChild<LayersPanel*>()->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("还没有图层"));
        });
}

TEST(DesktopStart, ANewProjectAsksForItsLedgerAndTheMapGoesWhereThatLies) {
    QSettings().clear();
    const testing::TemporaryFolder folder;
    rememberFolder(FileUse::Project, fromPath(folder.path()));
    const auto ledger = folder / "台账.csv";
    std::ofstream(ledger) << "企业名称,经度,纬度\n新来的厂,113.6,34.75\n另一个厂,113.7,34.75\n";
    Desktop desktop(gis::Language::Chinese);
    desktop.window().resize(1280, 800);
    desktop.window().show();
    bool imported = false;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        QWidget* modal = QApplication::activeModalWidget();
        if (auto* where = qobject_cast<QFileDialog*>(modal)) {
            QTest::keyClick(where->findChild<QLineEdit*>(), Qt::Key_Return);
        } else if (auto* dialog = qobject_cast<ImportDialog*>(modal); dialog && !imported) {
            imported = true;
            const gis::Box view = desktop.window().desk().map.map().camera().view();
            EXPECT_GT(view.max.x - view.min.x, 0.1);  // all of China
            EXPECT_TRUE(tellsThatThereAreNoLayers(desktop.window()));
            dialog->setFile(fromPath(ledger));
            auto* import = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
            ASSERT_TRUE(QTest::qWaitFor([&] { return import->isEnabled(); }, kPatience));
            import->click();
        }
    });
    look.start(20);
    desktop.window().desk().actions.find(QStringLiteral("project.new"))->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return imported; }, kPatience));
    settle(desktop.workspace());
    EXPECT_EQ(desktop.workspace().file(), folder / "搬迁计划.gpkg");
    EXPECT_EQ(recentFiles(), QStringList{fromPath(desktop.workspace().file())});
    ASSERT_EQ(desktop.workspace().project()->sites.size(), 2U);
    EXPECT_FALSE(tellsThatThereAreNoLayers(desktop.window()));
    const maps::Camera camera = desktop.window().desk().map.map().camera();
    EXPECT_LT(camera.view().max.x - camera.view().min.x, 0.01);
    EXPECT_NEAR(maps::lonLatOf(camera.centre).x, 113.65, 0.01);
}

TEST(DesktopStart, MakesAndPlansTheSampleCity) {
    QSettings().clear();
    Desktop desktop(gis::Language::Chinese);
    openSample(desktop.workspace());
    settle(desktop.workspace());
    ASSERT_TRUE(desktop.workspace().isOpen());
    EXPECT_TRUE(desktop.workspace().project()->plan.has_value());
    std::filesystem::remove(desktop.workspace().file());
}

}  // namespace

}  // namespace ruyuan::app::test
