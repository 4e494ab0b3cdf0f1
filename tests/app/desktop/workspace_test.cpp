// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desktop_fixture.h"
#include "planner/scenarios.h"

#include <fstream>

namespace ruyuan::app::test {

namespace {

Change rename(const std::string& name) {
    return {QStringLiteral("rename"),
            [name](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
                project.sites.front().name = name;
                planner::inputsChanged(project, planner::Stage::Screen);
                return actOf("edit", gis::text("改名为 {}", "renamed to {}", name));
            }};
}

using SharedProject = SampleWindow;

TEST_F(SharedProject, EveryChangeIsInTheFileAtOnceAndCanBeTakenBack) {
    const std::string before = workspace().project()->sites.front().name;
    workspace().perform(rename("改名后"));
    settle(workspace());
    EXPECT_EQ(workspace().project()->sites.front().name, "改名后");
    EXPECT_EQ(planner::readProject(file_)->sites.front().name, "改名后");
    EXPECT_EQ(workspace().undoable()->act.sentence.zh, "改名为 改名后");

    trigger("edit.undo");
    settle(workspace());
    EXPECT_EQ(planner::readProject(file_)->sites.front().name, before);
    EXPECT_TRUE(workspace().project()->plan.has_value());

    trigger("edit.redo");
    settle(workspace());
    EXPECT_EQ(planner::readProject(file_)->sites.front().name, "改名后");
    EXPECT_FALSE(workspace().redoable().has_value());
}

TEST_F(SharedProject, WhatIsShownIsWhatReadingTheFileGives) {
    workspace().perform(rename("甲"));
    workspace().perform(rename("乙"));
    settle(workspace());
    EXPECT_EQ(workspace().stored()->version, planner::readProject(file_)->version);
    EXPECT_EQ(workspace().stored()->version, planner::readJournal(file_)->back().number);
    EXPECT_EQ(workspace().project()->sites.front().name, "乙");
}

TEST_F(SharedProject, ARefusedChangeIsToldAndChangesNothing) {
    const auto version = workspace().stored()->version;
    workspace().perform(
        {QStringLiteral("fails"),
         [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
             project.sites.clear();
             return gis::fail(gis::ErrorCode::InvalidData, {"不行", "no such thing"});
         }});
    settle(workspace());
    EXPECT_EQ(workspace().stored()->version, version);
    EXPECT_FALSE(workspace().project()->sites.empty());
    EXPECT_EQ(window().desk().messages.text(), QStringLiteral("no such thing"));
}

TEST_F(SharedProject, AChangeByAnotherProgramIsNotOverwritten) {
    auto other = planner::readProject(file_).value();
    const auto before = other;
    other.sites.front().name = "县里改的";
    ASSERT_TRUE(planner::writeProject(file_, before, other, actOf("edit", {"改", "edit"})));
    workspace().perform(rename("市里改的"));
    settle(workspace());
    EXPECT_EQ(planner::readProject(file_)->sites.front().name, "县里改的");
    EXPECT_FALSE(window().desk().messages.text().isEmpty());
}

TEST_F(SharedProject, AScenarioIsShownWithItsDecisions) {
    workspace().perform(
        {QStringLiteral("scenario"),
         [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
             if (auto added = planner::addScenario(project, "快", "", ""); !added) {
                 return std::unexpected(added.error());
             }
             planner::Decision decision;
             decision.siteId = project.sites[1].id;
             decision.path = planner::Path::Closure;
             project.scenarios.back().decisions.push_back(decision);
             return actOf("scenario", {"情景", "scenario"});
         }});
    settle(workspace());
    workspace().showScenario("快");
    settle(workspace());
    EXPECT_EQ(workspace().scenario(), "快");
    ASSERT_FALSE(workspace().project()->classifications.empty());
    EXPECT_EQ(workspace().project()->classifications[1].proposedPath, planner::Path::Closure);
    EXPECT_NE(workspace().stored()->classifications[1].proposedPath, planner::Path::Closure);
}

TEST_F(SharedProject, AFileThatIsNoProjectIsToldAndTheOpenOneStays) {
    const auto wrong = folder_.path() / "照片.gpkg";
    std::ofstream(wrong) << "not a GeoPackage";
    desktop_->open(wrong);
    settle(workspace());
    EXPECT_EQ(workspace().file(), file_);
    EXPECT_FALSE(window().desk().messages.text().isEmpty());
}

TEST_F(SharedProject, TheMapShowsEveryPlacedSite) {
    const auto* sites = map().map().scene().find("sites");
    ASSERT_NE(sites, nullptr);
    std::size_t placed = 0;
    for (const auto& site : workspace().project()->sites) {
        placed += gis::isEmpty(site.place) ? 0U : 1U;
    }
    EXPECT_EQ(sites->features->size(), placed);
    EXPECT_EQ(map().map().fault(), QString());
}

TEST_F(SharedProject, AClickOnASiteSelectsItEverywhere) {
    const auto* sites = map().map().scene().find("sites");
    const std::string id = sites->features->key(sites->features->size() - 1);
    map().zoomTo({{ThingKind::Site, id}});
    const QPointF at =
        map().map().camera().toPixel(sites->features->anchor(*sites->features->find(id)));
    QTest::mouseClick(&map().map(), Qt::LeftButton, {}, at.toPoint());
    EXPECT_EQ(workspace().selection(), (Selection{{ThingKind::Site, id}}));
    ASSERT_NE(workspace().selectedSite(), nullptr);
    EXPECT_EQ(workspace().selectedSite()->id, id);
}

}  // namespace

}  // namespace ruyuan::app::test
