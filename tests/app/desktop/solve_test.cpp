// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/planning_acts.h"
#include "app/desktop/solve/parameter_model.h"
#include "app/desktop/solve/solve_panel.h"
#include "desktop_fixture.h"
#include "planner/parameters.h"
#include "planner/scenarios.h"
#include "planner/verify.h"

#include <QDateEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

namespace ruyuan::app::test {

namespace {

class Planning : public SampleWindow {
protected:
    [[nodiscard]] SolvePanel& panel() const { return *window().findChild<SolvePanel*>(); }
    [[nodiscard]] std::int64_t entries() const { return planner::readProject(file_)->version; }

    void scenario(const std::string& name) const {
        workspace().perform(
            {QStringLiteral("scenario"), [name](planner::Project& project, const gis::Progress&) {
                 return makeScenario(project, name, {}, {});
             }});
        settle(workspace());
        workspace().showScenario(name);
        settle(workspace());
    }
};

TEST_F(Planning, RunningIsOneEntryOfTheJournalThatCanBeTakenBack) {
    const planner::Plan plan = *workspace().project()->plan;
    trigger("plan.run-all");
    settle(workspace());
    ASSERT_TRUE(workspace().project()->plan);
    // The same inputs give the same plan.
    EXPECT_EQ(workspace().project()->plan->objective, plan.objective);
    EXPECT_FALSE(panel().run().samples().empty());
    EXPECT_FALSE(panel().run().isRunning());

    workspace().perform(
        {QStringLiteral("drop"),
         [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
             planner::inputsChanged(project, planner::Stage::Classify);
             return actOf("edit", {"改", "edit"});
         }});
    settle(workspace());
    ASSERT_FALSE(workspace().project()->plan);
    const auto before = entries();
    trigger("plan.run");
    settle(workspace());
    EXPECT_EQ(entries(), before + 1);
    EXPECT_EQ(planner::readJournal(file_)->back().act.command, "run");
    ASSERT_TRUE(workspace().project()->plan);
    EXPECT_EQ(workspace().project()->plan->objective, plan.objective);
    trigger("edit.undo");
    settle(workspace());
    EXPECT_FALSE(workspace().project()->plan);
    EXPECT_TRUE(workspace().project()->classifications.empty());
}

TEST_F(Planning, StoppingKeepsAPlanThatHolds) {
    QObject::connect(&panel().run(), &SolveRun::moved, &panel(), [this] {
        if (panel().run().isRunning() && !panel().run().isStopping() &&
            !panel().run().samples().empty()) {
            trigger("plan.stop");
        }
    });
    trigger("plan.run-all");
    settle(workspace());
    const planner::Project project = planner::readProject(file_).value();
    ASSERT_TRUE(project.plan);
    EXPECT_TRUE(planner::verifyPlan(project, *workspace().pack())->empty());
}

TEST_F(Planning, CancellingTheJobChangesNothing) {
    const auto before = entries();
    trigger("plan.run-all");
    workspace().jobs().stopAll();
    settle(workspace());
    EXPECT_EQ(entries(), before);
    EXPECT_FALSE(panel().run().isRunning());
}

TEST_F(Planning, AScenarioGetsItsOwnPlanAndItsOwnParameters) {
    const planner::Plan base = *workspace().stored()->plan;
    scenario("贵地");
    auto* model = panel().findChild<ParameterModel*>();
    ASSERT_NE(model, nullptr);
    const auto all = planner::planParameters();
    const auto price =
        std::ranges::find(all, "closure_cost_per_employee", &planner::Parameter::name);
    ASSERT_NE(price, all.end());
    const QModelIndex cell =
        model->index(static_cast<int>(price - all.begin()), ParameterModel::Value);
    ASSERT_TRUE(cell.flags() & Qt::ItemIsEditable);
    ASSERT_TRUE(model->setData(cell, QString::number(price->most), Qt::EditRole));
    settle(workspace());
    EXPECT_EQ(workspace().stored()->scenarios.front().parameters.at(price->name), price->most);
    trigger("plan.run");
    settle(workspace());
    ASSERT_TRUE(workspace().stored()->scenarios.front().plan);
    EXPECT_EQ(workspace().stored()->plan->objective, base.objective);
    // What the command line does with the same project.
    planner::Project same = planner::readProject(file_).value();
    const auto pack = planner::parsePolicyPack(same.policyText, same.policyName).value();
    RunRequest request;
    request.scenario = "贵地";
    ASSERT_TRUE(runActs(same, pack, request));
    EXPECT_EQ(workspace().stored()->scenarios.front().plan->objective,
              same.scenarios.front().plan->objective);
}

TEST_F(Planning, ParametersOfTheProjectItselfCannotBeEdited) {
    auto* model = panel().findChild<ParameterModel*>();
    EXPECT_FALSE(model->index(0, ParameterModel::Value).flags() & Qt::ItemIsEditable);
}

TEST_F(Planning, EachLineOfTheResultSelectsItsSites) {
    std::size_t moving = 0;
    Selection wanted;
    for (const auto& entry : workspace().project()->plan->entries) {
        if (entry.path == planner::Path::Relocation) {
            ++moving;
            wanted.insert({ThingKind::Site, entry.siteId});
        }
    }
    ASSERT_GT(moving, 0U);
    auto* tree = panel().findChild<QTreeWidget*>();
    QTreeWidgetItem* line = nullptr;
    for (int i = 0; i < tree->topLevelItemCount(); ++i) {
        if (tree->topLevelItem(i)->text(0) ==
            QString::fromStdString(label(planner::Path::Relocation).en)) {
            line = tree->topLevelItem(i);
        }
    }
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->text(1), QString::number(moving));
    tree->setCurrentItem(line);
    EXPECT_EQ(workspace().selection(), wanted);
}

TEST_F(Planning, AnotherDateClearsWhatRestsOnIt) {
    auto* date = panel().findChild<QDateEdit*>();
    date->setDate(QDate(2020, 1, 1));
    for (auto* button : panel().findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Set date and policy")) {
            ASSERT_TRUE(button->isEnabled());
            button->click();
        }
    }
    settle(workspace());
    EXPECT_EQ(workspace().stored()->asOf, gis::makeDate(2020, 1, 1));
    EXPECT_TRUE(workspace().stored()->classifications.empty());
    EXPECT_EQ(planner::readJournal(file_)->back().act.command, "set");
}

TEST_F(Planning, AnEmptyProjectIsToldThatItHasNoSites) {
    const auto empty = folder_.path() / "空.gpkg";
    planner::Project project = plannedSample();
    project.sites.clear();
    project.equipment.clear();
    project.decisions.clear();
    planner::clearResults(project, planner::Stage::Screen);
    planner::createProject(empty, project, actOf("new", {"空", "empty"})).value();
    desktop_->open(empty);
    settle(workspace());
    trigger("plan.run");
    settle(workspace());
    EXPECT_EQ(window().desk().messages.level(), MessageBar::Level::Error);
}

}  // namespace

}  // namespace ruyuan::app::test
