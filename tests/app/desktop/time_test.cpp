// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/time/time_bar.h"
#include "app/desktop/time/time_scale.h"
#include "desktop_fixture.h"
#include "gis/point_on.h"
#include "maps/looks.h"
#include "planner/project_view.h"

#include <map>
#include <variant>

namespace ruyuan::app::test {

namespace {

using planner::Path;

/// What a site's symbol says of its works, by the mark on it.
std::string stageOf(const maps::PointSymbol& symbol) {
    switch (symbol.mark) {
        case maps::Mark::Ring:
            return "running";
        case maps::Mark::Tick:
        case maps::Mark::Cross:
            return "over";
        case maps::Mark::None:
            break;
    }
    return symbol.fill == QColor(Qt::white) && symbol.shape != maps::Shape::Dot ? "before" : "";
}

class ShownDay : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        window().show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window()));
    }
    void showDay(gis::Date day) {
        workspace().setDate(day);
        settle(workspace());
    }
    [[nodiscard]] const maps::FeatureLayer& layer(const char* id) const {
        return *map().map().scene().find(id)->features;
    }
    [[nodiscard]] TimeBar& bar() const { return *window().findChild<TimeBar*>(); }
    [[nodiscard]] std::string stage(const std::string& site) const {
        const auto feature = layer("sites").find(site);
        return feature ? stageOf(std::get<maps::PointSymbol>(layer("sites").symbol(*feature)))
                       : "absent";
    }
};

TEST_F(ShownDay, AfterOpeningTheWholePlanIsShownWhereSitesStandNow) {
    EXPECT_TRUE(workspace().showsWholePlan());
    for (const planner::PlanEntry& entry : workspace().project()->plan->entries) {
        EXPECT_EQ(stage(entry.siteId) == "running" || stage(entry.siteId) == "over", false);
    }
}

TEST_F(ShownDay, EverySiteIsShownInTheStageThatThePlanHasForTheQuarter) {
    for (gis::Quarter quarter(2019, 1); quarter <= gis::Quarter(2025, 4); quarter = quarter + 3) {
        showDay(quarter.firstDay());
        std::map<std::string, int> shown;
        std::map<std::string, int> expected;
        for (const planner::PlanEntry& entry : workspace().project()->plan->entries) {
            if (stage(entry.siteId) == "absent" || !entry.path) {
                continue;
            }
            ++shown[stage(entry.siteId)];
            ++expected[quarter < *entry.start     ? "before"
                       : quarter <= *entry.finish ? "running"
                                                  : "over"];
        }
        EXPECT_EQ(shown, expected) << quarter.label();
    }
}

TEST_F(ShownDay, ASiteStandsAtItsOldPlaceUntilItHasMovedAndInItsParkAfter) {
    int moved = 0;
    for (const planner::PlanEntry& entry : workspace().project()->plan->entries) {
        if (entry.path != Path::Relocation || moved == 3) {
            continue;
        }
        const auto& sites = workspace().project()->sites;
        const auto& parks = workspace().project()->parks;
        const auto site = std::ranges::find(sites, entry.siteId, &planner::Site::id);
        const auto park = std::ranges::find(parks, entry.parkId, &planner::Park::id);
        if (gis::isEmpty(site->place) || gis::isEmpty(park->place)) {
            continue;
        }
        ++moved;
        const gis::Point old = maps::worldOf(*gis::pointOn(site->place));
        showDay(entry.finish->lastDay());
        auto anchor = layer("sites").anchor(*layer("sites").find(site->id));
        EXPECT_NEAR(anchor.x, old.x, 1e-12);
        showDay(entry.finish->lastDay() + std::chrono::days(1));
        anchor = layer("sites").anchor(*layer("sites").find(site->id));
        const auto box = maps::worldOf(gis::boundsOf(park->place));
        EXPECT_GE(anchor.x, box.min.x);
        EXPECT_LE(anchor.x, box.max.x);
        EXPECT_GE(anchor.y, box.min.y);
        EXPECT_LE(anchor.y, box.max.y);
    }
    EXPECT_EQ(moved, 3);
}

TEST_F(ShownDay, NoTwoSitesStandOnOneSpotOfAPark) {
    showDay(gis::makeDate(2026, 1, 1));
    std::set<std::pair<double, double>> places;
    std::size_t moved = 0;
    for (const planner::PlanEntry& entry : workspace().project()->plan->entries) {
        if (entry.path == Path::Relocation) {
            const gis::Point at = layer("sites").anchor(*layer("sites").find(entry.siteId));
            places.emplace(at.x, at.y);
            ++moved;
        }
    }
    EXPECT_EQ(places.size(), moved);
    EXPECT_GT(moved, 5U);
}

TEST_F(ShownDay, ArcsAreThoseOfMovesThatHaveBegunDashedWhileTheyRun) {
    const gis::Quarter quarter(2020, 3);
    showDay(quarter.firstDay());
    std::map<std::string, bool> expected;  // dashed
    for (const planner::PlanEntry& entry : workspace().project()->plan->entries) {
        const auto site =
            std::ranges::find(workspace().project()->sites, entry.siteId, &planner::Site::id);
        if (entry.path == Path::Relocation && *entry.start <= quarter &&
            !gis::isEmpty(site->place)) {
            expected[entry.siteId] = quarter <= *entry.finish;
        }
    }
    ASSERT_FALSE(expected.empty());
    std::map<std::string, bool> shown;
    const maps::FeatureLayer& moves = layer("moves");
    for (std::size_t i = 0; i < moves.size(); ++i) {
        shown[moves.key(i)] =
            std::get<maps::LineSymbol>(moves.symbol(i)).dash == maps::Dash::Dashed;
    }
    EXPECT_EQ(shown, expected);
}

TEST_F(ShownDay, ClosedSitesAreCrossedOut) {
    showDay(gis::makeDate(2026, 1, 1));
    int closed = 0;
    for (const planner::PlanEntry& entry : workspace().project()->plan->entries) {
        const auto feature = layer("sites").find(entry.siteId);
        if (entry.path && feature) {
            const auto symbol = std::get<maps::PointSymbol>(layer("sites").symbol(*feature));
            EXPECT_EQ(symbol.mark == maps::Mark::Cross, entry.path == Path::Closure);
            closed += entry.path == Path::Closure ? 1 : 0;
        }
    }
    EXPECT_GT(closed, 0);
}

TEST_F(ShownDay, KeysOfTheSliderMoveTheMapByMonthsAndQuarters) {
    showDay(gis::makeDate(2020, 3, 1));
    const auto before = map().map().scene().find("sites")->features;
    bar().scale().setFocus();
    QTest::keyClick(&bar().scale(), Qt::Key_Right);
    EXPECT_EQ(workspace().date(), gis::makeDate(2020, 4, 1));
    QTest::keyClick(&bar().scale(), Qt::Key_PageUp);
    EXPECT_EQ(workspace().date(), gis::makeDate(2020, 7, 1));
    QTest::keyClick(&bar().scale(), Qt::Key_Home);
    EXPECT_EQ(workspace().date(), gis::makeDate(2019, 1, 1));
    settle(workspace());
    EXPECT_NE(map().map().scene().find("sites")->features, before);
}

TEST_F(ShownDay, DraggingTheSliderShowsTheDayUnderThePointer) {
    TimeScale& scale = bar().scale();
    const auto at = [&](gis::Date day) {
        return QPoint(qRound(scale.positionOf(day)), scale.height() / 2);
    };
    QTest::mousePress(&scale, Qt::LeftButton, {}, at(gis::makeDate(2020, 1, 1)));
    EXPECT_EQ(workspace().date(), gis::makeDate(2020, 1, 1));
    QTest::mouseMove(&scale, at(gis::makeDate(2022, 7, 1)));
    QTest::mouseRelease(&scale, Qt::LeftButton, {}, at(gis::makeDate(2022, 7, 1)));
    EXPECT_EQ(workspace().date(), gis::makeDate(2022, 7, 1));
    EXPECT_FALSE(workspace().showsWholePlan());
    trigger("time.whole-plan");
    EXPECT_TRUE(workspace().showsWholePlan());
}

TEST_F(ShownDay, PlayingGoesOnMonthByMonthAndStopsAtTheEnd) {
    showDay(gis::makeDate(2025, 10, 1));
    std::vector<gis::Date> days;
    QObject::connect(
        &workspace(), &Workspace::dateChanged, &bar(), [&] { days.push_back(workspace().date()); });
    trigger("time.play");
    EXPECT_TRUE(bar().isPlaying());
    ASSERT_TRUE(QTest::qWaitFor([&] { return !bar().isPlaying(); }, kPatience));
    EXPECT_EQ(
        days,
        (std::vector{
            gis::makeDate(2025, 11, 1), gis::makeDate(2025, 12, 1), gis::makeDate(2026, 1, 1)}));
}

TEST_F(ShownDay, StepsGoBackAndForth) {
    showDay(gis::makeDate(2021, 1, 1));
    trigger("time.step-back");
    EXPECT_EQ(workspace().date(), gis::makeDate(2020, 12, 1));
    trigger("time.step-forward");
    trigger("time.step-forward");
    EXPECT_EQ(workspace().date(), gis::makeDate(2021, 2, 1));
}

TEST_F(ShownDay, SymbolsByCountyCountTheSitesOfEachCounty) {
    trigger("map.colour-by-county");
    settle(workspace());
    std::map<std::string, std::size_t> expected;
    const planner::ProjectView view(*workspace().project());
    for (std::size_t i = 0; i < workspace().project()->sites.size(); ++i) {
        const auto& site = workspace().project()->sites[i];
        if (!gis::isEmpty(site.place) &&
            siteStatus(*workspace().project(), i).state != SiteState::Bystander) {
            ++expected[view.responsible(site)];
        }
    }
    std::map<std::string, std::size_t> shown;
    const auto& look = layer("sites").look();
    std::set<QString> letters;
    for (const maps::Category& category : look.categories) {
        letters.insert(std::get<maps::PointSymbol>(category.symbol).letter);
    }
    EXPECT_EQ(letters.size(), look.categories.size());
    for (const std::size_t category : look.categoryOf) {
        ++shown[look.categories[category].title.zh];
    }
    shown.erase("不在范围");
    EXPECT_EQ(shown, expected);
}

TEST_F(ShownDay, SymbolsBySectorAndStatusHaveALegendOfTheirOwn) {
    trigger("map.colour-by-sector");
    settle(workspace());
    for (const auto& category : layer("sites").look().categories) {
        EXPECT_EQ(category.title.zh.find("退城入园"), std::string::npos);
        EXPECT_EQ(workspace().pack()->sector(category.title.zh), nullptr);  // names, not ids
    }
    trigger("map.colour-by-status");
    settle(workspace());
    std::size_t provisional = 0;
    for (const auto& entry : workspace().project()->plan->entries) {
        provisional += entry.provisional ? 1U : 0U;
    }
    std::size_t shown = 0;
    const auto& look = layer("sites").look();
    for (const std::size_t category : look.categoryOf) {
        shown += look.categories[category].title.en == "Planned on missing facts" ? 1U : 0U;
    }
    EXPECT_GT(shown, 0U);
    EXPECT_LE(shown, provisional);
    trigger("map.colour-by-path");
    settle(workspace());
}

TEST_F(ShownDay, AnEmptyProjectIsTimeless) {
    trigger("project.close");
    settle(workspace());
    workspace().setDate(gis::makeDate(2021, 1, 1));
    settle(workspace());
    EXPECT_TRUE(map().map().scene().layers().empty());
    EXPECT_FALSE(window().desk().actions.find(QStringLiteral("time.play"))->isEnabled());
}

}  // namespace

}  // namespace ruyuan::app::test
