// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/scenarios.h"

#include "app/common/deciding.h"
#include "app/common/planning_acts.h"
#include "app/desktop/scenarios/compare_window.h"
#include "app/desktop/scenarios/plan_table.h"
#include "app/desktop/scenarios/scenario_dialog.h"
#include "app/desktop/scenarios/scenario_panel.h"
#include "desktop_fixture.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QTimer>
#include <QTreeWidget>

#include <algorithm>
#include <map>

namespace ruyuan::app::test {

namespace {

/// Answers the dialog of that kind that opens next.
template <class Dialog>
void answerWith(QWidget& window, std::function<void(Dialog&)> answer) {
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, answer] {
        if (auto* dialog = window.findChild<Dialog*>(); dialog != nullptr) {
            timer->deleteLater();
            timer->stop();
            answer(*dialog);
        }
    });
    timer->start(20);
}

class Scenarios : public SampleWindow {
protected:
    [[nodiscard]] ScenarioPanel& panel() const { return *window().findChild<ScenarioPanel*>(); }

    void makeByHand(const char* name, const std::string& on) const {
        answerWith<ScenarioDialog>(window(), [name, on](ScenarioDialog& dialog) {
            dialog.findChild<QLineEdit*>(QStringLiteral("name"))->setText(QString::fromUtf8(name));
            auto* parent = dialog.findChild<QComboBox*>(QStringLiteral("on"));
            parent->setCurrentIndex(parent->findData(QString::fromStdString(on)));
            dialog.accept();
        });
        trigger("scenario.new");
        settle(workspace());
    }

    /// A planned scenario in which the first planned sites that may be closed are.
    void plannedScenario(const std::string& name) const {
        workspace().perform(
            {QStringLiteral("scenario"),
             [name](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
                 auto act = makeScenario(project, name, {}, {});
                 for (std::size_t i = 0; i < 3; ++i) {
                     planner::Decision decision;
                     decision.siteId = project.plan->entries[i].siteId;
                     decision.path = planner::Path::Closure;
                     project.scenarios.back().decisions.push_back(decision);
                 }
                 return act;
             }});
        workspace().showScenario(name);
        settle(workspace());
        trigger("plan.run");
        settle(workspace());
    }
};

TEST_F(Scenarios, WhatTheWindowDoesIsWhatTheLibraryDoes) {
    planner::Project same = planner::readProject(file_).value();
    makeByHand("快", "");
    EXPECT_EQ(workspace().scenario(), "快");
    makeByHand("更快", "快");
    ASSERT_TRUE(planner::addScenario(same, "快", "", ""));
    ASSERT_TRUE(planner::addScenario(same, "更快", "快", ""));

    panel().choose("更快");
    answerWith<QInputDialog>(window(), [](QInputDialog& dialog) {
        dialog.setTextValue(QStringLiteral("最快"));
        dialog.accept();
    });
    trigger("scenario.rename");
    settle(workspace());
    EXPECT_EQ(workspace().scenario(), "最快");
    ASSERT_TRUE(planner::renameScenario(same, "更快", "最快"));

    panel().choose("快");
    trigger("scenario.delete");
    settle(workspace());
    // 最快 builds on it.
    EXPECT_EQ(planner::dropScenario(same, "快").error().code, gis::ErrorCode::Conflict);
    EXPECT_FALSE(window().desk().messages.text().isEmpty());

    panel().choose("最快");
    trigger("scenario.delete");
    settle(workspace());
    ASSERT_TRUE(planner::dropScenario(same, "最快"));
    EXPECT_EQ(workspace().scenario(), "");

    const planner::Project now = planner::readProject(file_).value();
    ASSERT_EQ(now.scenarios.size(), same.scenarios.size());
    for (std::size_t i = 0; i < now.scenarios.size(); ++i) {
        EXPECT_EQ(now.scenarios[i].name, same.scenarios[i].name);
        EXPECT_EQ(now.scenarios[i].parent, same.scenarios[i].parent);
    }
    for (int i = 0; i < 5; ++i) {
        trigger("edit.undo");
        settle(workspace());
        if (!workspace().undoable()) {
            break;
        }
    }
    EXPECT_TRUE(planner::readProject(file_)->scenarios.empty());
}

TEST_F(Scenarios, TheFiguresOfEveryPlanStandSideBySide) {
    plannedScenario("关");
    const planner::Project& project = *workspace().stored();
    const PlanTable table = planTable(project);
    ASSERT_EQ(table.plans, (std::vector<std::string>{"", "关"}));
    const auto row = std::ranges::find_if(table.rows, [](const PlanTable::Row& one) {
        return one.name.zh == label(planner::Path::Closure).zh;
    });
    ASSERT_NE(row, table.rows.end());
    for (std::size_t i = 0; i < 2; ++i) {
        const planner::Plan& plan = i == 0 ? *project.plan : *project.scenarios[0].plan;
        EXPECT_EQ(
            row->values[i],
            std::ranges::count(plan.entries, planner::Path::Closure, &planner::PlanEntry::path));
    }
}

TEST_F(Scenarios, ComparingListsExactlyTheSitesThatDiffer) {
    plannedScenario("关");
    CompareWindow compare(workspace(), &window());
    compare.compare({}, "关");
    compare.show();
    settle(workspace());
    // By brute force over both plans.
    std::map<std::string, std::pair<const planner::PlanEntry*, const planner::PlanEntry*>> entries;
    for (const auto& entry : workspace().stored()->plan->entries) {
        entries[entry.siteId].first = &entry;
    }
    for (const auto& entry : workspace().stored()->scenarios[0].plan->entries) {
        entries[entry.siteId].second = &entry;
    }
    std::vector<std::string> differing;
    for (const auto& [site, both] : entries) {
        const auto& [a, b] = both;
        if (a == nullptr || b == nullptr || a->path != b->path || a->parkId != b->parkId ||
            a->start != b->start || a->finish != b->finish) {
            differing.push_back(site);
        }
    }
    ASSERT_FALSE(differing.empty());
    std::vector<std::string> listed = compare.listed();
    std::ranges::sort(listed);
    EXPECT_EQ(listed, differing);

    compare.swap();
    settle(workspace());
    listed = compare.listed();
    std::ranges::sort(listed);
    EXPECT_EQ(listed, differing);
}

TEST_F(Scenarios, ComparingEndsWithItsProject) {
    plannedScenario("关");
    CompareWindow compare(workspace(), &window());
    compare.compare({}, "关");
    compare.show();
    workspace().edit({}, actOf("edit", {"改", "edited"}));
    settle(workspace());
    EXPECT_TRUE(compare.isVisible());
    desktop_->open(sampleFile(folder_, "另一个城市"));
    settle(workspace());
    EXPECT_FALSE(compare.isVisible());
}

TEST_F(Scenarios, MovingOneMapMovesTheOtherAndAClickGoesToBoth) {
    plannedScenario("关");
    CompareWindow compare(workspace(), &window());
    compare.compare({}, "关");
    compare.show();
    settle(workspace());
    for (const std::size_t side : {0U, 1U}) {
        compare.map(side).panBy({37, -11});
        compare.map(side).zoomBy(1);
        const maps::Camera a = compare.map(0).camera();
        const maps::Camera b = compare.map(1).camera();
        EXPECT_NEAR(a.centre.x, b.centre.x, 1e-12);
        EXPECT_NEAR(a.centre.y, b.centre.y, 1e-12);
        EXPECT_NEAR(a.zoom, b.zoom, 1e-9);
    }
    QTreeWidgetItem* row = compare.list().topLevelItem(0);
    ASSERT_NE(row, nullptr);
    compare.list().setCurrentItem(row);
    const std::string site = row->data(0, Qt::UserRole).toString().toStdString();
    EXPECT_EQ(workspace().selection(), (Selection{{ThingKind::Site, site}}));
    const auto* layer = compare.map(0).scene().find("sites");
    const auto place = layer->features->anchor(*layer->features->find(site));
    for (const std::size_t side : {0U, 1U}) {
        EXPECT_NEAR(compare.map(side).camera().centre.x, place.x, 1e-9);
        EXPECT_NEAR(compare.map(side).camera().centre.y, place.y, 1e-9);
    }
    QTest::keyClick(&compare, Qt::Key_Escape);
    EXPECT_FALSE(compare.isVisible());
}

TEST_F(Scenarios, BothMapsShowTheDateOfTheWindow) {
    plannedScenario("关");
    workspace().showScenario({});
    settle(workspace());
    CompareWindow compare(workspace(), &window());
    compare.compare({}, "关");
    compare.show();
    settle(workspace());
    const auto& base = *workspace().stored();
    const auto moved = std::ranges::find_if(base.plan->entries, [&](const auto& entry) {
        const auto& other = base.scenarios[0].plan->entries;
        const auto there = std::ranges::find(other, entry.siteId, &planner::PlanEntry::siteId);
        return entry.path == planner::Path::Relocation && there != other.end() &&
               there->path != planner::Path::Relocation;
    });
    const auto placeOf = [&](std::size_t side, const std::string& site) {
        const auto* layer = compare.map(side).scene().find("sites");
        return layer->features->anchor(*layer->features->find(site));
    };
    // Somebody moves in the plan; in the scenario the first three close.
    const std::string site =
        moved != base.plan->entries.end()
            ? moved->siteId
            : std::ranges::find(
                  base.plan->entries, planner::Path::Relocation, &planner::PlanEntry::path)
                  ->siteId;
    const auto before = placeOf(0, site);
    workspace().setDate(gis::makeDate(2030, 1, 1));
    settle(workspace());
    settle(workspace());
    const auto after = placeOf(0, site);
    EXPECT_FALSE(before.x == after.x && before.y == after.y) << "it stands in its park";
    if (moved != base.plan->entries.end()) {
        EXPECT_EQ(placeOf(1, site).x, before.x) << "there it does not move";
    }
    workspace().setShowsWholePlan(true);
    settle(workspace());
    settle(workspace());
    EXPECT_EQ(placeOf(0, site).x, before.x);
}

TEST_F(Scenarios, WorksOnADayAreThoseThatHaveBegunAndNotEnded) {
    const planner::Plan& plan = *workspace().stored()->plan;
    const gis::Date day = gis::makeDate(2021, 5, 1);
    const WorksOn works = worksOn(plan, day);
    int working = 0;
    for (const auto& entry : plan.entries) {
        working +=
            entry.start && entry.start->firstDay() <= day && entry.finish->lastDay() >= day ? 1 : 0;
    }
    EXPECT_EQ(works.working, working);
    EXPECT_EQ(works.waiting + works.working + works.finished,
              static_cast<int>(plan.entries.size()));
    EXPECT_EQ(worksOn(plan, gis::makeDate(2000, 1, 1)).waiting,
              static_cast<int>(plan.entries.size()));
}

TEST_F(Scenarios, ADecisionIsTakenOnlyWithConsentWhereAnotherStands) {
    planner::Project project = plannedSample();
    const std::string id = project.plan->entries.front().siteId;
    const auto site = static_cast<std::size_t>(
        std::ranges::find(project.sites, id, &planner::Site::id) - project.sites.begin());
    for (const auto& [name, path] :
         {std::pair("甲", planner::Path::Closure), std::pair("乙", planner::Path::OnSite)}) {
        ASSERT_TRUE(makeScenario(project, name, {}, {}));
        planner::Decision decision;
        decision.siteId = id;
        decision.path = path;
        ASSERT_TRUE(decide(project, decision, name));
    }
    EXPECT_EQ(takeDecision(project, {"甲", "乙", site, {}, false}).error().code,
              gis::ErrorCode::Conflict);
    EXPECT_EQ(project.scenarios[1].decisions.size(), 1U);
    ASSERT_TRUE(takeDecision(project, {"甲", "乙", site, {}, true}));
    EXPECT_EQ(project.scenarios[1].decisions.back().path, planner::Path::Closure);
}

}  // namespace

}  // namespace ruyuan::app::test
