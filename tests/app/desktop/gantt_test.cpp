// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/gantt/gantt_model.h"
#include "app/desktop/gantt/gantt_panel.h"
#include "app/desktop/gantt/must_start_view.h"
#include "desktop_fixture.h"
#include "planner/project_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

#include <KGanttGlobal>
#include <KGanttView>

namespace ruyuan::app::test {

namespace {

QDate dateOf(gis::Date day) {
    return QDate::fromString(QString::fromStdString(gis::isoDate(day)), Qt::ISODate);
}

class GanttOfSample : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        window().show();
        window().dock(QStringLiteral("gantt"))->show();
        ready();
    }
    void ready() const {
        ASSERT_TRUE(QTest::qWaitFor([&] { return gantt().isUpToDate(); }, kPatience));
        settle(workspace());
    }
    [[nodiscard]] GanttPanel& gantt() const { return *window().findChild<GanttPanel*>(); }
    [[nodiscard]] const planner::Project& project() const { return *workspace().project(); }
    void check(const QString& text, bool on) const {
        for (QCheckBox* box : gantt().findChildren<QCheckBox*>()) {
            if (box->text() == text) {
                box->setChecked(on);
                ready();
                return;
            }
        }
        FAIL() << text.toStdString();
    }
};

TEST_F(GanttOfSample, BarsOfSitesAreThePlansQuarters) {
    std::size_t planned = 0;
    for (const planner::PlanEntry& entry : project().plan->entries) {
        if (!entry.path) {
            continue;
        }
        ++planned;
        const QModelIndex row = gantt().model().find(entry.siteId);
        ASSERT_TRUE(row.isValid()) << entry.siteId;
        EXPECT_EQ(row.data(KGantt::StartTimeRole).toDateTime().date(),
                  dateOf(entry.start->firstDay()));
        EXPECT_EQ(row.data(KGantt::EndTimeRole).toDateTime().date(),
                  dateOf(entry.finish->lastDay()).addDays(1));
    }
    EXPECT_EQ(gantt().model().rows().shown, planned);
}

TEST_F(GanttOfSample, BarsOfStepsAreThePlannersTasks) {
    std::size_t tasks = 0;
    for (const planner::PlanEntry& entry : project().plan->entries) {
        const QModelIndex row = gantt().model().find(entry.siteId);
        if (!entry.path) {
            EXPECT_FALSE(row.isValid());
            continue;
        }
        int child = 0;
        for (const planner::Task& task : project().tasks) {
            if (task.siteId != entry.siteId) {
                continue;
            }
            const QModelIndex step = gantt().model().index(child++, 0, row);
            ASSERT_TRUE(step.isValid());
            EXPECT_EQ(step.parent(), row);
            EXPECT_EQ(step.data(KGantt::StartTimeRole).toDateTime().date(), dateOf(task.start));
            EXPECT_EQ(step.data(KGantt::EndTimeRole).toDateTime().date(),
                      dateOf(task.finish).addDays(1));
            ++tasks;
        }
        EXPECT_EQ(gantt().model().rowCount(row), child);
    }
    EXPECT_EQ(tasks, project().tasks.size());
}

TEST_F(GanttOfSample, ARowIsSelectedWhereTheMapSelectsAndTheOtherWayRound) {
    const std::string first = project().plan->entries[3].siteId;
    workspace().select({{ThingKind::Site, first}});
    EXPECT_TRUE(gantt().tree().selectionModel()->isSelected(gantt().model().find(first)));
    EXPECT_TRUE(gantt().tree().isExpanded(gantt().model().find(first).parent()));

    const std::string second = project().plan->entries[5].siteId;
    const QModelIndex row = gantt().model().find(second);
    gantt().tree().expand(row.parent());
    gantt().tree().scrollTo(row);
    QTest::mouseClick(
        gantt().tree().viewport(), Qt::LeftButton, {}, gantt().tree().visualRect(row).center());
    EXPECT_EQ(workspace().selection(), (Selection{{ThingKind::Site, second}}));
}

TEST_F(GanttOfSample, ADoubleClickGoesThereOnTheMap) {
    const std::string id = project().plan->entries[2].siteId;
    const QModelIndex row = gantt().model().find(id);
    gantt().tree().expand(row.parent());
    gantt().tree().scrollTo(row);
    const QPoint at = gantt().tree().visualRect(row).center();
    QTest::mouseClick(gantt().tree().viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(gantt().tree().viewport(), Qt::LeftButton, {}, at);
    const auto hit = map().hitOf({ThingKind::Site, id});
    ASSERT_TRUE(hit.has_value());
    const auto& features = *map().map().scene().layers()[hit->layer].features;
    const maps::Camera camera = map().map().camera();
    EXPECT_NEAR(camera.centre.x, features.anchor(hit->feature).x, 1e-7);
    EXPECT_NEAR(camera.centre.y, features.anchor(hit->feature).y, 1e-7);
}

TEST_F(GanttOfSample, LateOnlyShowsTheLateOnes) {
    std::set<std::string> late;
    for (const planner::PlanEntry& entry : project().plan->entries) {
        for (const planner::Task& task : project().tasks) {
            if (task.siteId == entry.siteId && task.late) {
                late.insert(entry.siteId);
            }
        }
        for (const planner::Classification& site : project().classifications) {
            const auto dates = planner::datesOf(site, entry.path.value_or(planner::Path::OnSite));
            if (site.siteId == entry.siteId && entry.path && dates.finishBy &&
                entry.finish->lastDay() > *dates.finishBy) {
                late.insert(entry.siteId);
            }
        }
    }
    check(QStringLiteral("&Late only"), true);
    std::set<std::string> shown;
    for (const GanttGroup& group : gantt().model().rows().groups) {
        EXPECT_EQ(static_cast<std::size_t>(group.late), group.sites.size());
        for (const GanttSite& site : group.sites) {
            shown.insert(site.id);
        }
    }
    EXPECT_EQ(shown, late);
}

TEST_F(GanttOfSample, SelectionOnlyFollowsTheSelection) {
    const std::string id = project().plan->entries[4].siteId;
    workspace().select({{ThingKind::Site, id}});
    check(QStringLiteral("&Selection only"), true);
    EXPECT_EQ(gantt().model().rows().shown, 1U);
    const std::string other = project().plan->entries[6].siteId;
    workspace().select({{ThingKind::Site, other}});
    ready();
    ASSERT_EQ(gantt().model().rows().shown, 1U);
    EXPECT_TRUE(gantt().model().find(other).isValid());
}

TEST_F(GanttOfSample, TheListHasEveryStepWithALatestStartInItsOrder) {
    std::size_t expected = 0;
    for (const planner::Task& task : project().tasks) {
        expected += task.latestStart ? 1U : 0U;
    }
    const auto& steps = gantt().mustStart().model().steps();
    ASSERT_EQ(steps.size(), expected);
    ASSERT_GT(expected, 10U);
    for (std::size_t i = 1; i < steps.size(); ++i) {
        EXPECT_TRUE(steps[i - 1].county < steps[i].county ||
                    (steps[i - 1].county == steps[i].county && steps[i - 1].by <= steps[i].by));
    }
    for (const MustStart& step : steps) {
        EXPECT_EQ(step.daysLeft, (step.by - project().asOf).count());
        EXPECT_EQ(step.floatDays, (step.by - step.start).count());
    }
}

TEST_F(GanttOfSample, TheListIsCopiedAsATable) {
    gantt().tabs().setCurrentIndex(1);
    QTest::mouseClick(gantt().mustStart().findChild<QPushButton*>(), Qt::LeftButton);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    EXPECT_EQ(lines.size(), gantt().mustStart().model().rowCount() + 2);
    EXPECT_EQ(lines[1].split(QLatin1Char('\t')).size(), MustStartModel::ColumnCount);
}

TEST(GanttOfManySites, IsLimitedToTheMostUrgentAndSaysSo) {
    planner::Project project = plannedSample();
    const auto entries = project.plan->entries;
    for (int copy = 0; copy < 80; ++copy) {
        for (planner::PlanEntry entry : entries) {
            planner::Site site;
            site.id = entry.siteId + "-" + std::to_string(copy);
            site.name = site.id;
            entry.siteId = site.id;
            project.sites.push_back(site);
            project.plan->entries.push_back(entry);
        }
    }
    const GanttRows rows = ganttRows(project, {});
    EXPECT_EQ(rows.shown, 400U);
    EXPECT_GT(rows.matching, 4000U);
    const GanttRows late = ganttRows(project, {.lateOnly = true, .most = 1'000'000});
    std::size_t shownLate = 0;
    for (const GanttGroup& group : rows.groups) {
        shownLate += static_cast<std::size_t>(group.late);
    }
    EXPECT_EQ(shownLate, std::min<std::size_t>(400, late.matching));
}

TEST_F(GanttOfSample, DraggingInTheHeaderMovesTheShownDay) {
    QWidget* header = nullptr;
    for (QWidget* child : gantt().view().findChildren<QWidget*>()) {
        if (QByteArrayView(child->metaObject()->className()).endsWith("HeaderWidget")) {
            header = child;
        }
    }
    ASSERT_NE(header, nullptr);
    QTest::mousePress(header, Qt::LeftButton, {}, QPoint(100, 8));
    const gis::Date first = workspace().date();
    QTest::mouseMove(header, QPoint(200, 8));
    const gis::Date second = workspace().date();
    QTest::mouseRelease(header, Qt::LeftButton, {}, QPoint(200, 8));
    // 0.8 pixels a day at the scale of quarters.
    EXPECT_NEAR(static_cast<double>((second - first).count()), 125, 2);
    EXPECT_FALSE(workspace().showsWholePlan());
}

TEST_F(GanttOfSample, AnUnplannedProjectSaysWhatToDo) {
    workspace().perform(
        {QStringLiteral("unplan"),
         [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
             planner::inputsChanged(project, planner::Stage::Plan);
             return actOf("edit", {"清除", "cleared"});
         }});
    settle(workspace());
    ready();
    EXPECT_EQ(gantt().model().rowCount(), 0);
    EXPECT_EQ(gantt().mustStart().model().rowCount(), 0);
}

}  // namespace

}  // namespace ruyuan::app::test
