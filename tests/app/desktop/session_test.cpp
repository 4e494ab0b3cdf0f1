// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/planning_acts.h"
#include "app/desktop/edit/edit_tools.h"
#include "app/desktop/pin/why_panel.h"
#include "app/desktop/scenarios/compare_window.h"
#include "app/desktop/scenarios/scenario_panel.h"
#include "app/desktop/shell/welcome_page.h"
#include "desktop_fixture.h"
#include "planner/plan_input.h"
#include "planner/scenarios.h"

#include <QCommandLinkButton>
#include <QDockWidget>
#include <QMouseEvent>
#include <QProcess>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>

namespace ruyuan::app::test {

namespace {

constexpr const char* kScenario = "提前关停";

/// A morning's work with the window, from the sample city to two plans side by side.
class Session {
public:
    Session() : desktop_(std::make_unique<Desktop>(gis::Language::English)) {
        desktop_->window().resize(1280, 800);
        desktop_->window().show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&desktop_->window()));
    }

    void openSample() {
        auto* welcome = desktop_->window().findChild<WelcomePage*>();
        ASSERT_NE(welcome, nullptr);
        const auto buttons = welcome->findChildren<QCommandLinkButton*>();
        const auto sample = std::ranges::find_if(buttons, [](const QCommandLinkButton* button) {
            return button->text() == QStringLiteral("Open the sample city");
        });
        ASSERT_NE(sample, buttons.end());
        QTest::mouseClick(*sample, Qt::LeftButton);
        settled();
        ASSERT_TRUE(workspace().isOpen());
    }

    /// Drags the first corner of the first built-up area outwards.
    void editBoundary() {
        const ThingRef area{ThingKind::BuiltUpArea, "0"};
        workspace().select({area});
        map().zoomTo(workspace().selection());
        trigger("draw.snap");
        trigger("draw.vertices");
        settled();
        const auto corner = workspace().project()->builtUpAreas[0].place.polygons[0].outer[0];
        const QPoint from = map().map().camera().toPixel(maps::worldOf(corner)).toPoint();
        const QPointF outwards = from - QRectF(map().map().rect()).center();
        const QPoint by = (outwards * 20 / std::hypot(outwards.x(), outwards.y())).toPoint();
        QTest::mousePress(&map().map(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step) {
            const QPointF at = from + by * step / 4;
            QMouseEvent move(QEvent::MouseMove,
                             at,
                             map().map().mapToGlobal(at),
                             Qt::NoButton,
                             Qt::LeftButton,
                             {});
            QCoreApplication::sendEvent(&map().map(), &move);
        }
        QTest::mouseRelease(&map().map(), Qt::LeftButton, {}, from + by);
        settled();
        EXPECT_NE(workspace().project()->builtUpAreas[0].place.polygons[0].outer[0], corner);
        trigger("draw.vertices");
    }

    void solve() {
        trigger("plan.run-all");
        settled();
        ASSERT_TRUE(workspace().project()->plan);
    }

    /// Lets another park take a site that moves, in the panel that says why it moves where it does.
    void pin() {
        window().dock(QStringLiteral("why"))->show();
        window().dock(QStringLiteral("why"))->raise();
        auto* why = window().findChild<WhyPanel*>();
        auto* parks = why->findChildren<QTreeWidget*>().front();
        for (const planner::PlanEntry& entry : workspace().project()->plan->entries) {
            const auto* decided = planner::decisionOf(*workspace().project(), entry.siteId);
            if (entry.path != planner::Path::Relocation || decided != nullptr) {
                continue;
            }
            workspace().select({{ThingKind::Site, entry.siteId}});
            settled();
            settled();
            for (int row = 0; row < parks->topLevelItemCount(); ++row) {
                QTreeWidgetItem* park = parks->topLevelItem(row);
                const bool passes = !park->text(2).contains(QStringLiteral("—"));
                if (passes && park != parks->currentItem()) {
                    parks->setCurrentItem(park);
                    pinned_ = entry.siteId;
                    decide(*why);
                    return;
                }
            }
        }
        FAIL() << "no site could move elsewhere";
    }

    void undo() {
        trigger("edit.undo");
        settled();
        EXPECT_EQ(planner::decisionOf(*workspace().stored(), pinned_), nullptr);
    }

    void compare() {
        workspace().perform(
            {QStringLiteral("scenario"),
             [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
                 auto act = makeScenario(project, kScenario, {}, {});
                 const auto closes = [](const planner::Classification& site) {
                     return std::ranges::contains(site.allowedPaths, planner::Path::Closure) &&
                            site.proposedPath != planner::Path::Closure;
                 };
                 const auto site = std::ranges::find_if(project.classifications, closes);
                 planner::Decision decision;
                 decision.siteId = site->siteId;
                 decision.path = planner::Path::Closure;
                 project.scenarios.back().decisions.push_back(decision);
                 return act;
             }});
        settled();
        workspace().showScenario(kScenario);
        settled();
        trigger("plan.run");
        settled();
        trigger("scenario.compare");
        settled();
        const auto* comparing = window().findChild<ScenarioPanel*>()->comparing();
        ASSERT_NE(comparing, nullptr);
        EXPECT_FALSE(comparing->listed().empty());
    }

    [[nodiscard]] Workspace& workspace() const { return desktop_->workspace(); }
    [[nodiscard]] const std::string& pinned() const { return pinned_; }

private:
    [[nodiscard]] MainWindow& window() const { return desktop_->window(); }
    [[nodiscard]] MapPanel& map() const { return window().desk().map; }
    void settled() const {
        QCoreApplication::processEvents();
        settle(workspace());
    }
    void trigger(const char* name) const {
        QAction* action = window().desk().actions.find(QString::fromUtf8(name));
        ASSERT_NE(action, nullptr) << name;
        ASSERT_TRUE(action->isEnabled()) << name;
        action->trigger();
    }
    void decide(WhyPanel& why) {
        const auto buttons = why.findChildren<QPushButton*>();
        const auto button = std::ranges::find_if(buttons, [](const QPushButton* one) {
            return one->text() == QStringLiteral("Decide for this park");
        });
        ASSERT_NE(button, buttons.end());
        (*button)->click();
        settled();
        EXPECT_NE(planner::decisionOf(*workspace().stored(), pinned_), nullptr);
    }

    std::unique_ptr<Desktop> desktop_;
    std::string pinned_;
};

/// The program that is killed after its work; says each step that is done.
TEST(WholeSession, DISABLED_WorksUntilItIsKilled) {
    Session session;
    session.openSample();
    session.editBoundary();
    std::cout << "edited" << std::endl;
    session.solve();
    std::cout << "planned" << std::endl;
    session.pin();
    session.undo();
    std::cout << "undone" << std::endl;
    session.compare();
    if (HasFailure()) {
        return;
    }
    std::cout << "file " << session.workspace().file().string() << "\npinned " << session.pinned()
              << "\nversion " << session.workspace().stored()->version << "\nend" << std::endl;
    QTest::qWait(10 * kPatience);
}

/// What the output says after a word at the start of a line.
std::string toldOf(const QByteArray& output, const QByteArray& word) {
    const auto at = output.indexOf("\n" + word + ' ');
    return at < 0 ? std::string()
                  : output.mid(at + word.size() + 2).split('\n').front().toStdString();
}

TEST(WholeSession, IsThereAgainAfterTheProgramWasKilled) {
    QSettings().clear();
    QSettings().setValue(QStringLiteral("language"), QStringLiteral("en"));
    QSettings().sync();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Or the child's test might be left out.
    environment.remove(QStringLiteral("GTEST_TOTAL_SHARDS"));
    environment.remove(QStringLiteral("GTEST_SHARD_INDEX"));
    environment.insert(QStringLiteral("RUYUAN_TEST_HOME"), qEnvironmentVariable("XDG_CONFIG_HOME"));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--gtest_filter=WholeSession.DISABLED_*"),
                   QStringLiteral("--gtest_also_run_disabled_tests")});
    QByteArray output;
    constexpr int kWhole = 10 * kPatience;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            process.waitForReadyRead(5);
            output += process.readAllStandardOutput();
            return output.contains("\nend\n") || process.state() == QProcess::NotRunning;
        },
        kWhole));
    ASSERT_EQ(process.state(), QProcess::Running)
        << output.toStdString() << process.readAllStandardError().toStdString();
    process.kill();
    ASSERT_TRUE(process.waitForFinished(kPatience));

    const std::filesystem::path file = toldOf(output, "file");
    const auto faults = planner::verifyJournal(file);
    ASSERT_TRUE(faults) << faults.error().sentence.en;
    EXPECT_TRUE(faults->empty());

    Desktop desktop(gis::Language::English);
    auto* recover = desktop.window().findChild<QCommandLinkButton*>(QStringLiteral("recover"));
    ASSERT_NE(recover, nullptr);
    recover->click();
    settle(desktop.workspace());
    ASSERT_TRUE(desktop.workspace().isOpen());
    const planner::Project& project = *desktop.workspace().stored();
    EXPECT_EQ(std::to_string(project.version), toldOf(output, "version"));
    EXPECT_NE(project.builtUpAreas[0].place, plannedSample().builtUpAreas[0].place);
    EXPECT_TRUE(project.plan);
    EXPECT_EQ(planner::decisionOf(project, toldOf(output, "pinned")), nullptr);
    ASSERT_EQ(project.scenarios.size(), 1U);
    EXPECT_EQ(project.scenarios[0].name, kScenario);
    EXPECT_TRUE(project.scenarios[0].plan);
    EXPECT_EQ(project.scenarios[0].decisions.size(), 1U);
}

}  // namespace

}  // namespace ruyuan::app::test
