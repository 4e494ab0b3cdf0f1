// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/locator/locator_box.h"
#include "desktop_fixture.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>

namespace ruyuan::app::test {

namespace {

TEST(Fit, PrefersTheWholeThenABeginningThenAPartThenLetters) {
    const int whole = fitOf("荥阳水泥厂", "荥阳水泥厂");
    const int beginning = fitOf("荥阳水泥厂", "荥阳");
    const int part = fitOf("荥阳水泥厂", "水泥");
    const int letters = fitOf("荥阳水泥厂", "荥水厂");
    EXPECT_GT(whole, beginning);
    EXPECT_GT(beginning, part);
    EXPECT_GT(part, letters);
    EXPECT_GT(letters, 0);
    EXPECT_LT(fitOf("荥阳水泥厂", "厂荥"), 0);
    EXPECT_GT(fitOf("荥阳水泥厂 s0001", "s0001 水泥"), 0);
    EXPECT_LT(fitOf("荥阳水泥厂 s0001", "s0001 铝"), 0);
}

class Locator : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        trigger("view.locate");
        settle(workspace());
        box_ = window().findChild<LocatorBox*>();
        ASSERT_TRUE(box_->isVisible());
    }
    void type(const std::string& text) {
        box_->line().clear();
        box_->line().insert(QString::fromStdString(text));
    }

    LocatorBox* box_ = nullptr;
};

TEST_F(Locator, FindsASiteByAPartOfItsNameAndByItsCodes) {
    const planner::Site& site = workspace().project()->sites[3];
    const std::string part = QString::fromStdString(site.name).mid(1, 6).toStdString();
    for (const std::string& query : {site.name, part, site.id, site.creditCode}) {
        if (query.empty()) {
            continue;
        }
        trigger("view.locate");
        type(query);
        ASSERT_GT(box_->list().count(), 0) << query;
        EXPECT_TRUE(box_->list().item(0)->text().contains(QString::fromStdString(site.name)))
            << query;
        QTest::keyClick(&box_->line(), Qt::Key_Return);
        EXPECT_FALSE(box_->isVisible());
        EXPECT_EQ(workspace().selection(), (Selection{{ThingKind::Site, site.id}}));
    }
}

TEST_F(Locator, ChoosingWithTheKeysBringsThePlaceIntoView) {
    const planner::Park& park = workspace().project()->parks.back();
    type(park.name);
    QTest::keyClick(&box_->line(), Qt::Key_Down);
    QTest::keyClick(&box_->line(), Qt::Key_Up);
    QTest::keyClick(&box_->line(), Qt::Key_Return);
    ASSERT_EQ(workspace().selection(), (Selection{{ThingKind::Park, park.id}}));
    const gis::Box box = gis::boundsOf(park.place);
    const gis::Point world =
        maps::worldOf(gis::Point{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2});
    const gis::Box view = map().map().camera().view();
    EXPECT_GT(world.x, view.min.x);
    EXPECT_LT(world.x, view.max.x);
    EXPECT_GT(world.y, view.min.y);
    EXPECT_LT(world.y, view.max.y);
}

TEST_F(Locator, DoesActionsAndLeavesOnEscape) {
    workspace().select({{ThingKind::Site, workspace().project()->sites[0].id}});
    type("Deselect all");
    ASSERT_GT(box_->list().count(), 0);
    QTest::keyClick(&box_->line(), Qt::Key_Return);
    EXPECT_TRUE(workspace().selection().empty());
    trigger("view.locate");
    QTest::keyClick(&box_->line(), Qt::Key_Escape);
    EXPECT_FALSE(box_->isVisible());
}

TEST_F(Locator, FindsPanelsAndTheKeyboardGoesThere) {
    for (const QDockWidget* dock : window().findChildren<QDockWidget*>()) {
        trigger("view.locate");
        type("panel: " + dock->windowTitle().toStdString());
        ASSERT_GT(box_->list().count(), 0) << dock->windowTitle().toStdString();
        QTest::keyClick(&box_->line(), Qt::Key_Return);
        QCoreApplication::processEvents();
        EXPECT_FALSE(dock->visibleRegion().isEmpty()) << dock->windowTitle().toStdString();
        EXPECT_TRUE(dock->isAncestorOf(window().focusWidget()))
            << dock->windowTitle().toStdString();
    }
}

TEST_F(Locator, SaysWhenNothingIsFound) {
    type("没有这样的企业名称");
    ASSERT_EQ(box_->list().count(), 1);
    EXPECT_EQ(box_->list().item(0)->text(), QStringLiteral("Nothing has that name"));
    QTest::keyClick(&box_->line(), Qt::Key_Return);
    EXPECT_TRUE(workspace().selection().empty());
}

}  // namespace

}  // namespace ruyuan::app::test
