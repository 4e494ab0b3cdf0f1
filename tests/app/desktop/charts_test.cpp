// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/planning_acts.h"
#include "app/desktop/charts/bar_chart.h"
#include "app/desktop/charts/chart_panel.h"
#include "desktop_fixture.h"
#include "planner/project_view.h"

#include <QClipboard>
#include <QDockWidget>
#include <QPushButton>

#include <limits>
#include <map>
#include <numeric>

namespace ruyuan::app::test {

namespace {

using planner::Path;

class ChartsOfSample : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        window().show();
        window().dock(QStringLiteral("charts"))->show();
        window().dock(QStringLiteral("charts"))->raise();
        ready();
    }
    void ready() const {
        ASSERT_TRUE(QTest::qWaitFor([&] { return charts().isUpToDate(); }, kPatience));
        settle(workspace());
    }
    void choose(ChartKind kind) const {
        charts().choose(kind);
        ready();
    }
    [[nodiscard]] ChartPanel& charts() const { return *window().findChild<ChartPanel*>(); }
    [[nodiscard]] const planner::Project& project() const { return *workspace().project(); }
};

TEST_F(ChartsOfSample, PathsByCountyCountEverySiteOfThePlanOnce) {
    std::map<std::pair<std::string, std::string>, double> expected;
    const planner::ProjectView view(project());
    for (const planner::PlanEntry& entry : project().plan->entries) {
        const std::string path = entry.path ? std::string(planner::word(*entry.path)) : "";
        const std::string county = view.responsible(*view.site(entry.siteId));
        expected[{county.empty() ? "责任单位不明" : county, path}] += 1;
    }
    std::map<std::pair<std::string, std::string>, double> shown;
    const Chart& chart = charts().chart().chart();
    for (const ChartBar& bar : chart.bars) {
        for (std::size_t i = 0; i < bar.parts.size(); ++i) {
            EXPECT_EQ(bar.parts[i].sites.size(), static_cast<std::size_t>(bar.parts[i].value));
            if (bar.parts[i].value > 0) {
                shown[{bar.label.zh, chart.series[i].path}] = bar.parts[i].value;
            }
        }
    }
    EXPECT_EQ(shown, expected);
}

TEST_F(ChartsOfSample, AClickOnAPartSelectsItsSites) {
    const BarChart& chart = charts().chart();
    for (std::size_t bar = 0; bar < chart.chart().bars.size(); ++bar) {
        for (std::size_t part = 0; part < chart.chart().series.size(); ++part) {
            const QRectF box = chart.partBox(bar, part);
            if (box.isEmpty()) {
                continue;
            }
            QTest::mouseClick(&charts().chart(), Qt::LeftButton, {}, box.center().toPoint());
            Selection expected;
            for (const std::string& id : chart.chart().bars[bar].parts[part].sites) {
                expected.insert({ThingKind::Site, id});
            }
            ASSERT_EQ(workspace().selection(), expected) << bar << " " << part;
        }
    }
}

TEST_F(ChartsOfSample, TheKeyboardReachesEveryBar) {
    charts().chart().setFocus();
    QTest::keyClick(&charts().chart(), Qt::Key_Right);
    QTest::keyClick(&charts().chart(), Qt::Key_Right);
    EXPECT_EQ(charts().chart().current(), std::optional<std::size_t>(1));
    QTest::keyClick(&charts().chart(), Qt::Key_Return);
    std::size_t sites = 0;
    for (const ChartPart& part : charts().chart().chart().bars[1].parts) {
        sites += part.sites.size();
    }
    EXPECT_EQ(workspace().selection().size(), sites);
}

TEST_F(ChartsOfSample, SpendingAddsUpToThePlansMoney) {
    choose(ChartKind::Spending);
    double shown = 0;
    for (const ChartBar& bar : charts().chart().chart().bars) {
        for (const ChartPart& part : bar.parts) {
            shown += part.value;
        }
    }
    const double expected = std::accumulate(
        project().plan->entries.begin(),
        project().plan->entries.end(),
        0.0,
        [](double all, const planner::PlanEntry& entry) { return all + entry.cost.wan(); });
    EXPECT_NEAR(shown, expected, 1e-6 * expected);
    EXPECT_GT(expected, 0);
}

TEST_F(ChartsOfSample, AYearlyBudgetIsALineAndWhatIsBeyondItIsMarked) {
    choose(ChartKind::Spending);
    const Chart without = charts().chart().chart();
    EXPECT_TRUE(without.limit.zh.empty());
    ASSERT_GT(without.bars.size(), 1U);
    // A budget between the least and the most that the plan takes in a year.
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const ChartBar& bar : without.bars) {
        least = std::min(least, bar.parts[0].value);
        most = std::max(most, bar.parts[0].value);
    }
    ASSERT_LT(least, most);
    const double budget = (least + most) / 2;
    workspace().perform(
        {QStringLiteral("scenario"),
         [&](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
             auto act = makeScenario(project, "限额", {}, {});
             project.scenarios.front().parameters["yearly_budget"] = budget;
             project.scenarios.front().plan = project.plan;
             return act;
         }});
    settle(workspace());
    workspace().showScenario("限额");
    settle(workspace());
    ready();
    const Chart& chart = charts().chart().chart();
    ASSERT_EQ(chart.series.size(), 3U);
    ASSERT_EQ(chart.bars.size(), without.bars.size());
    EXPECT_FALSE(chart.limit.zh.empty());
    int beyond = 0;
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const double all = without.bars[i].parts[0].value;
        EXPECT_EQ(chart.bars[i].limit, std::optional(budget));
        EXPECT_NEAR(chart.bars[i].parts[0].value, std::min(all, budget), 1e-6);
        EXPECT_NEAR(chart.bars[i].parts[1].value, std::max(0.0, all - budget), 1e-6);
        EXPECT_NEAR(chart.bars[i].parts[2].value, without.bars[i].parts[1].value, 1e-6);
        charts().chart().setFocus();
        QTest::keyClick(&charts().chart(), i == 0 ? Qt::Key_Home : Qt::Key_Right);
        EXPECT_EQ(charts().chart().accessibleDescription().startsWith(QStringLiteral("⚠")),
                  all > budget);
        beyond += all > budget ? 1 : 0;
    }
    EXPECT_GT(beyond, 0);
    EXPECT_LT(beyond, static_cast<int>(chart.bars.size()));
}

TEST_F(ChartsOfSample, LoadOfAParkIsWhatItsSitesUse) {
    choose(ChartKind::ParkLoad);
    int checked = 0;
    for (const planner::Park& park : project().parks) {
        charts().choosePark(QString::fromStdString(park.id), QStringLiteral("sewage"));
        ready();
        const Chart& chart = charts().chart().chart();
        ASSERT_EQ(chart.bars.size(), 28U);
        for (std::size_t q = 0; q < chart.bars.size(); ++q) {
            const gis::Quarter quarter = gis::Quarter(2019, 1) + static_cast<int>(q);
            double expected = 0;
            for (const planner::PlanEntry& entry : project().plan->entries) {
                if (entry.parkId == park.id && entry.finish && *entry.finish <= quarter) {
                    for (const planner::Site& site : project().sites) {
                        expected += site.id == entry.siteId ? site.sewage.value_or(0) : 0;
                    }
                }
            }
            const auto& parts = chart.bars[q].parts;
            EXPECT_NEAR(parts[0].value + parts[1].value, expected, 1e-9) << park.id;
            checked += expected > 0 ? 1 : 0;
        }
    }
    EXPECT_GT(checked, 5);
}

TEST_F(ChartsOfSample, LatenessCountsThePlansLateSites) {
    choose(ChartKind::Lateness);
    std::array<double, 4> expected{};
    for (const planner::PlanEntry& entry : project().plan->entries) {
        bool step = false;
        for (const planner::Task& task : project().tasks) {
            step |= task.siteId == entry.siteId && task.late;
        }
        if (entry.lateQuarters > 0 || step) {
            expected[static_cast<std::size_t>(std::min(entry.lateQuarters, 3))] += 1;
        }
    }
    std::array<double, 4> shown{};
    for (const ChartBar& bar : charts().chart().chart().bars) {
        for (std::size_t i = 0; i < shown.size(); ++i) {
            shown[i] += bar.parts[i].value;
        }
    }
    EXPECT_EQ(shown, expected);
}

TEST_F(ChartsOfSample, TheTableHasTheNumbersOfTheChart) {
    const Chart& chart = charts().table().chart();
    QTest::mouseClick(charts().findChild<QPushButton*>(), Qt::LeftButton);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), static_cast<qsizetype>(chart.bars.size()) + 2);
    const QStringList cells = lines[1].split(QLatin1Char('\t'));
    ASSERT_EQ(cells.size(), static_cast<qsizetype>(chart.series.size()) + 1);
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        EXPECT_EQ(cells[static_cast<qsizetype>(i) + 1].toDouble(), chart.bars[0].parts[i].value);
    }
}

TEST_F(ChartsOfSample, ClosingTheProjectLeavesAnEmptyChart) {
    trigger("project.close");
    window().dock(QStringLiteral("charts"))->show();
    ready();
    for (const ChartKind kind :
         {ChartKind::Paths, ChartKind::ParkLoad, ChartKind::Spending, ChartKind::Lateness}) {
        choose(kind);
        EXPECT_TRUE(charts().chart().chart().empty());
    }
}

}  // namespace

}  // namespace ruyuan::app::test
