// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/planning_acts.h"
#include "app/desktop/pin/ban_dialog.h"
#include "app/desktop/pin/pin_dialog.h"
#include "app/desktop/pin/pinning.h"
#include "app/desktop/pin/why_panel.h"
#include "desktop_fixture.h"
#include "planner/park_fit.h"

#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>

#include <algorithm>

namespace ruyuan::app::test {

namespace {

using planner::Verdict;

class PinOnTheMap : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        window().show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&window()));
        map().zoomToAll();
        trigger("tool.pin");
        settle(workspace());
    }

    /// A site and a park with that verdict, both drawn on the map and alone there.
    struct Pair {
        std::string site;
        std::string park;
        QPoint from;
        QPoint to;
    };
    [[nodiscard]] std::optional<Pair> pairWith(Verdict verdict) const {
        const auto& project = *workspace().project();
        for (const planner::Matrix::Row& row : project.matrix.rows) {
            if (row.park == planner::Matrix::kStay || row.verdict != verdict) {
                continue;
            }
            Pair pair{project.sites[row.site].id, project.parks[row.park].id, {}, {}};
            const auto from = pixelOf({ThingKind::Site, pair.site});
            const auto to = pixelOf({ThingKind::Park, pair.park});
            const planner::Decision* decided = planner::decisionOf(project, pair.site);
            if (from && to && decided == nullptr) {
                pair.from = *from;
                pair.to = *to;
                return pair;
            }
        }
        return std::nullopt;
    }

    /// Where a click meets the thing first among its kind.
    [[nodiscard]] std::optional<QPoint> pixelOf(const ThingRef& thing) const {
        const auto hit = map().hitOf(thing);
        if (!hit) {
            return std::nullopt;
        }
        const auto& layer = *map().map().scene().layers()[hit->layer].features;
        const QPoint at = map().map().camera().toPixel(layer.anchor(hit->feature)).toPoint();
        for (const maps::Hit& found : map().map().scene().at(map().map().camera(), at, 6)) {
            const auto there = map().thingOf(found);
            if (there && there->kind == thing.kind) {
                return *there == thing ? std::optional(at) : std::nullopt;
            }
        }
        return std::nullopt;
    }

    void drag(const Pair& pair, Qt::KeyboardModifiers keys = {}) const {
        QTest::mousePress(&map().map(), Qt::LeftButton, keys, pair.from);
        QTest::mouseMove(&map().map(), (pair.from + pair.to) / 2);
        settle(workspace());
        QTest::mouseMove(&map().map(), pair.to);
        QTest::mouseRelease(&map().map(), Qt::LeftButton, keys, pair.to);
        settle(workspace());
    }

    [[nodiscard]] PinTool& tool() const {
        return *window().findChild<Pinning*>()->findChild<PinTool*>();
    }
    [[nodiscard]] const planner::Decision* decision(const std::string& site) const {
        return planner::decisionOf(*workspace().stored(), site);
    }
};

TEST_F(PinOnTheMap, DroppingASiteOnAParkDecidesSoAndPlansAgain) {
    const auto pair =
        pairWith(Verdict::Pass).or_else([this] { return pairWith(Verdict::Warn); }).or_else([this] {
            return pairWith(Verdict::Unknown);
        });
    ASSERT_TRUE(pair);
    const auto before = workspace().stored()->version;
    drag(*pair);
    const planner::Decision* made = decision(pair->site);
    ASSERT_NE(made, nullptr);
    EXPECT_EQ(made->path, planner::Path::Relocation);
    const auto& parks = workspace().stored()->parks;
    EXPECT_EQ(made->park, std::ranges::find(parks, pair->park, &planner::Park::id)->name);
    EXPECT_EQ(workspace().stored()->version, before + 1);
    ASSERT_TRUE(workspace().stored()->plan);
    const auto& entries = workspace().stored()->plan->entries;
    const auto entry = std::ranges::find(entries, pair->site, &planner::PlanEntry::siteId);
    ASSERT_NE(entry, entries.end());
    EXPECT_EQ(entry->parkId, pair->park);

    trigger("edit.undo");
    settle(workspace());
    EXPECT_EQ(decision(pair->site), nullptr);
    EXPECT_TRUE(workspace().stored()->plan);
}

TEST_F(PinOnTheMap, AParkThatFailsACheckIsRefusedWithTheReason) {
    const auto pair = pairWith(Verdict::Fail);
    ASSERT_TRUE(pair);
    const auto before = workspace().stored()->version;
    drag(*pair);
    EXPECT_EQ(decision(pair->site), nullptr);
    EXPECT_EQ(workspace().stored()->version, before);
    const auto& project = *workspace().project();
    const auto findings =
        planner::findingsOf(project, *workspace().pack(), pair->site, pair->park).value();
    const auto fault = std::ranges::find(findings, Verdict::Fail, &planner::Finding::verdict);
    ASSERT_NE(fault, findings.end());
    EXPECT_TRUE(
        window().desk().messages.text().contains(QString::fromStdString(fault->sentence.en)));
}

TEST_F(PinOnTheMap, WithCtrlAFailingParkIsDecidedWithReasonAndDocument) {
    const auto pair = pairWith(Verdict::Fail);
    ASSERT_TRUE(pair);
    bool asked = false;
    QTimer answer;
    QObject::connect(&answer, &QTimer::timeout, &answer, [&] {
        if (auto* dialog = window().findChild<PinDialog*>(); dialog != nullptr && !asked) {
            asked = true;
            dialog->findChild<QLineEdit*>(QStringLiteral("reason"))
                ->setText(QStringLiteral("县里同意"));
            dialog->findChild<QLineEdit*>(QStringLiteral("document"))
                ->setText(QStringLiteral("荥政文〔2019〕8号"));
            dialog->accept();
        }
    });
    answer.start(20);
    drag(*pair, Qt::ControlModifier);
    EXPECT_TRUE(asked);
    const planner::Decision* made = decision(pair->site);
    ASSERT_NE(made, nullptr);
    EXPECT_EQ(made->document, "荥政文〔2019〕8号");
    EXPECT_EQ(made->reason, "县里同意");
}

TEST_F(PinOnTheMap, AParkThatWasRuledOutIsRefusedEvenWithCtrlUntilItIsAllowedAgain) {
    const auto pair =
        pairWith(Verdict::Pass).or_else([this] { return pairWith(Verdict::Unknown); });
    ASSERT_TRUE(pair);
    const auto answer = [&](const QString& button) {
        auto* timer = new QTimer(&window());
        QObject::connect(timer, &QTimer::timeout, timer, [this, timer, button] {
            if (auto* dialog = window().findChild<BanDialog*>()) {
                timer->deleteLater();
                dialog->findChild<QLineEdit*>(QStringLiteral("reason"))
                    ->setText(QStringLiteral("居民反对"));
                auto* ok = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
                EXPECT_EQ(ok->text(), button);
                ok->click();
            }
        });
        timer->start(20);
    };
    workspace().select({{ThingKind::Site, pair->site}});
    answer(QStringLiteral("Rule out"));
    window().findChild<Pinning*>()->ruleOut(pair->park);
    settle(workspace());
    ASSERT_EQ(workspace().stored()->bans.size(), 1U);
    EXPECT_EQ(workspace().stored()->bans[0].park, pair->park);
    EXPECT_EQ(workspace().stored()->bans[0].reason, "居民反对");

    settle(workspace());
    drag(*pair, Qt::ControlModifier);
    EXPECT_EQ(decision(pair->site), nullptr);
    EXPECT_TRUE(window().desk().messages.text().contains(QStringLiteral("居民反对")));

    answer(QStringLiteral("Allow again"));
    window().findChild<Pinning*>()->ruleOut(pair->park);
    settle(workspace());
    EXPECT_TRUE(workspace().stored()->bans.empty());
}

TEST_F(PinOnTheMap, EveryParkAnswersWhileASiteIsDragged) {
    const auto pair = pairWith(Verdict::Fail);
    ASSERT_TRUE(pair);
    QTest::mousePress(&map().map(), Qt::LeftButton, {}, pair->from);
    QTest::mouseMove(&map().map(), (pair->from + pair->to) / 2);
    settle(workspace());
    QTest::mouseMove(&map().map(), pair->to);
    ASSERT_EQ(tool().answers().size(), workspace().project()->parks.size());
    ASSERT_TRUE(tool().target());
    EXPECT_EQ(workspace().project()->parks[*tool().target()].id, pair->park);
    EXPECT_EQ(tool().answers()[*tool().target()].verdict.verdict, Verdict::Fail);
    QTest::keyClick(&map().map(), Qt::Key_Escape);
    QTest::mouseRelease(&map().map(), Qt::LeftButton, {}, pair->to);
    settle(workspace());
    EXPECT_EQ(decision(pair->site), nullptr);
}

TEST_F(PinOnTheMap, InAScenarioTheDecisionIsTheScenarios) {
    workspace().perform(
        {QStringLiteral("scenario"), [](planner::Project& project, const gis::Progress&) {
             return makeScenario(project, "甲", {}, {});
         }});
    settle(workspace());
    workspace().showScenario("甲");
    settle(workspace());
    const std::string site = workspace().stored()->plan->entries.front().siteId;
    workspace().select({{ThingKind::Site, site}});
    const auto& allowed =
        std::ranges::find(
            workspace().project()->classifications, site, &planner::Classification::siteId)
            ->allowedPaths;
    ASSERT_TRUE(std::ranges::contains(allowed, planner::Path::Closure));
    trigger("decide.close");
    settle(workspace());
    EXPECT_EQ(workspace().stored()->decisions.size(), plannedSample().decisions.size());
    ASSERT_EQ(workspace().stored()->scenarios.front().decisions.size(), 1U);
    EXPECT_TRUE(workspace().stored()->scenarios.front().plan);
    EXPECT_TRUE(workspace().stored()->plan);
    trigger("decide.take-back");
    settle(workspace());
    EXPECT_TRUE(workspace().stored()->scenarios.front().decisions.empty());
}

TEST_F(PinOnTheMap, ThePanelTellsWhyOfEveryPark) {
    window().dock(QStringLiteral("why"))->show();
    window().dock(QStringLiteral("why"))->raise();
    const auto& entries = workspace().project()->plan->entries;
    const auto moving =
        std::ranges::find(entries, planner::Path::Relocation, &planner::PlanEntry::path);
    ASSERT_NE(moving, entries.end());
    workspace().select({{ThingKind::Site, moving->siteId}});
    settle(workspace());
    settle(workspace());
    auto* why = window().findChild<WhyPanel*>();
    const auto trees = why->findChildren<QTreeWidget*>();
    ASSERT_EQ(trees.size(), 2);
    EXPECT_EQ(trees[0]->topLevelItemCount(), static_cast<int>(workspace().project()->parks.size()));
    const auto& parks = workspace().project()->parks;
    const auto& name = std::ranges::find(parks, moving->parkId, &planner::Park::id)->name;
    ASSERT_NE(trees[0]->currentItem(), nullptr);
    EXPECT_TRUE(trees[0]->currentItem()->text(0).contains(QString::fromStdString(name)));
    EXPECT_EQ(trees[1]->topLevelItemCount(), 2);
    EXPECT_GT(trees[1]->topLevelItem(1)->childCount(), 0);
}

TEST_F(PinOnTheMap, TheCapacityBarShowsWhatThePlanTakes) {
    // One park of 100 亩 open in 2020; others take 60 from 2020Q1, the site would take 50.
    planner::Project project;
    project.asOf = gis::makeDate(2019, 7, 1);
    planner::Park park;
    park.id = "P1";
    planner::ParkPhase phase;
    phase.opens = gis::makeDate(2020, 1, 1);
    phase.land = gis::Area::mu(100);
    park.phases.push_back(phase);
    project.parks.push_back(park);
    for (const double mu : {60.0, 50.0}) {
        planner::Site site;
        site.id = mu == 60 ? "S1" : "S2";
        site.land = gis::Area::mu(mu);
        project.sites.push_back(site);
    }
    project.plan.emplace();
    planner::PlanEntry entry;
    entry.siteId = "S1";
    entry.path = planner::Path::Relocation;
    entry.parkId = "P1";
    entry.start = gis::Quarter::of(gis::makeDate(2020, 1, 1));
    entry.finish = gis::Quarter::of(gis::makeDate(2020, 10, 1));
    project.plan->entries.push_back(entry);
    const planner::PolicyPack pack;
    const auto fits = planner::parkFit(project, pack, 1, 0, gis::makeDate(2020, 5, 1));
    ASSERT_FALSE(fits.empty());
    EXPECT_EQ(fits.front().resource, "land");
    EXPECT_NEAR(*fits.front().capacity, 100, 1e-9);
    EXPECT_NEAR(fits.front().others, 60, 1e-9);
    EXPECT_NEAR(fits.front().after(), 110, 1e-9);
    EXPECT_TRUE(fits.front().exceeded());
    EXPECT_TRUE(roomText(fits.front()).contains(QStringLiteral("10 too much")));
    // Its own place is not counted twice, and before the park opens there is nothing.
    EXPECT_FALSE(planner::parkFit(project, pack, 0, 0, project.asOf).front().exceeded());
    EXPECT_EQ(planner::parkFit(project, pack, 1, 0, project.asOf).front().capacity, 0);
}

}  // namespace

}  // namespace ruyuan::app::test
