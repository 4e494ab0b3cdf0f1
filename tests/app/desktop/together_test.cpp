// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/common/decision_outlook.h"
#include "app/desktop/card/thing_menu.h"
#include "app/desktop/pin/together_dialog.h"
#include "desktop_fixture.h"
#include "planner/bans.h"
#include "planner/plan_input.h"
#include "planner/suitability.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

#include <algorithm>

namespace ruyuan::app::test {

namespace {

using planner::Path;

class Together : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        window().desk().actions.find(QStringLiteral("plan.follow"))->setChecked(false);
    }

    /// Sites about which nothing is decided and whose rules allow closure, or do not.
    [[nodiscard]] std::vector<std::string> undecided(bool closure, std::size_t count) const {
        const auto& project = *workspace().project();
        std::vector<std::string> ids;
        for (const planner::Classification& site : project.classifications) {
            if (ids.size() < count && planner::decisionOf(project, site.siteId) == nullptr &&
                needsPath(site) &&
                std::ranges::contains(site.allowedPaths, Path::Closure) == closure) {
                ids.push_back(site.siteId);
            }
        }
        return ids;
    }

    void change(std::function<gis::Result<planner::Act>(planner::Project&)> how) const {
        workspace().perform({QStringLiteral("change"),
                             [how](planner::Project& project,
                                   const gis::Progress& progress) -> gis::Result<planner::Act> {
                                 auto act = how(project);
                                 const auto pack = planner::parsePolicyPack(project.policyText,
                                                                            project.policyName);
                                 planner::runStages(project,
                                                    *pack,
                                                    planner::Stage::Classify,
                                                    planner::Stage::Suitability,
                                                    {},
                                                    progress)
                                     .value();
                                 return act;
                             }});
        settle(workspace());
    }

    TogetherDialog& form(const std::vector<std::string>& sites, const TogetherEntry& entry) const {
        Selection selection;
        for (const std::string& site : sites) {
            selection.insert({ThingKind::Site, site});
        }
        workspace().select(selection);
        settle(workspace());
        trigger("decide.together");
        auto* dialog = window().findChild<TogetherDialog*>();
        dialog->choose(entry);
        settle(workspace());
        EXPECT_TRUE(dialog->isReady());
        return *dialog;
    }

    static void type(const TogetherDialog& dialog, const char* line, const char* text) {
        dialog.findChild<QLineEdit*>(QString::fromUtf8(line))->setText(QString::fromUtf8(text));
    }
    static QAbstractButton* okOf(const TogetherDialog& dialog) {
        return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    }
    /// Why a site does not get it, as listed; empty: it is not in the list.
    static QString whyNot(const TogetherDialog& dialog, const std::string& site) {
        const auto* list = dialog.findChild<QTreeWidget*>();
        for (const QTreeWidgetItem* row :
             list->findItems(QString::fromStdString(site), Qt::MatchExactly, 1)) {
            return row->text(2);
        }
        return {};
    }
    [[nodiscard]] std::size_t decisions() const { return workspace().stored()->decisions.size(); }
};

TEST_F(Together, OneActDecidesForAllThatCanHaveItAndTheOthersAreListedWithTheReason) {
    const auto sites = undecided(true, 4);
    ASSERT_EQ(sites.size(), 4U);
    change([&](planner::Project& project) {
        const planner::Ban ban{.siteId = sites[0], .path = Path::Closure, .reason = "保供单位"};
        (void)forbid(project, ban, {}).value();
        planner::Decision stay;
        stay.siteId = sites[1];
        stay.path = Path::Relocation;
        stay.document = "荥政文〔2019〕8号";
        return decide(project, stay, {});
    });
    const std::size_t before = decisions();
    const auto version = workspace().stored()->version;
    TogetherDialog& dialog = form(sites, {.path = Path::Closure});
    EXPECT_EQ(dialog.takers(), (std::vector{sites[2], sites[3]}));
    EXPECT_TRUE(whyNot(dialog, sites[0]).contains(QStringLiteral("保供单位")));
    EXPECT_TRUE(whyNot(dialog, sites[1]).contains(QStringLiteral("荥政文〔2019〕8号")));
    EXPECT_FALSE(okOf(dialog)->isEnabled());  // no reason yet
    type(dialog, "reason", "统一关停");
    ASSERT_TRUE(okOf(dialog)->isEnabled());
    EXPECT_EQ(okOf(dialog)->text(), QStringLiteral("Decide for 2"));
    okOf(dialog)->click();
    settle(workspace());

    EXPECT_EQ(workspace().stored()->version, version + 1);
    ASSERT_EQ(decisions(), before + 2);
    for (const std::string& site : {sites[2], sites[3]}) {
        const planner::Decision* made = planner::decisionOf(*workspace().stored(), site);
        ASSERT_NE(made, nullptr);
        EXPECT_EQ(made->path, Path::Closure);
        EXPECT_EQ(made->reason, "统一关停");
        EXPECT_EQ(made->by,
                  std::ranges::find(workspace().stored()->sites, site, &planner::Site::id)->county);
    }
    EXPECT_EQ(planner::decisionOf(*workspace().stored(), sites[0]), nullptr);
    const auto entry = planner::readJournal(file_, 1).value().back();
    EXPECT_EQ(entry.act.command, "decide");
    EXPECT_EQ(entry.act.reason, "统一关停");

    trigger("edit.undo");
    settle(workspace());
    EXPECT_EQ(decisions(), before);
}

TEST_F(Together, WhatWasDecidedOtherwiseIsGivenUpOnlyWhenThatIsSaid) {
    const auto sites = undecided(true, 2);
    change([&](planner::Project& project) {
        planner::Decision move;
        move.siteId = sites[0];
        move.path = Path::Relocation;
        return decide(project, move, {});
    });
    TogetherDialog& dialog = form(sites, {.path = Path::Closure});
    EXPECT_EQ(dialog.takers(), (std::vector{sites[1]}));
    QCheckBox* replace = nullptr;
    for (QCheckBox* box : dialog.findChildren<QCheckBox*>()) {
        replace = box->isVisible() ? box : replace;
    }
    ASSERT_NE(replace, nullptr);
    replace->setChecked(true);
    EXPECT_EQ(dialog.takers(), sites);
    type(dialog, "reason", "县里重新研究");
    dialog.decideNow();
    settle(workspace());
    EXPECT_EQ(planner::decisionOf(*workspace().stored(), sites[0])->path, Path::Closure);
}

TEST_F(Together, AgainstARuleThatIsNamedADocumentIsNeeded) {
    // What the rules do not allow for one of them they allow for the other.
    const auto shown = workspace().project();  // stays while it is changed
    const planner::Project& project = *shown;
    std::string against;
    Path path = Path::OnSite;
    for (const planner::Classification& site : project.classifications) {
        if (needsPath(site) && planner::decisionOf(project, site.siteId) == nullptr &&
            !site.allowedPaths.empty() && !std::ranges::contains(site.allowedPaths, Path::OnSite)) {
            against = site.siteId;
        }
    }
    ASSERT_FALSE(against.empty());
    const auto open = std::ranges::find_if(project.classifications, [&](const auto& site) {
        return std::ranges::contains(site.allowedPaths, path) &&
               planner::decisionOf(project, site.siteId) == nullptr;
    });
    ASSERT_NE(open, project.classifications.end());
    const std::string allowed = open->siteId;
    const auto trace =
        std::ranges::find(project.classifications, against, &planner::Classification::siteId)
            ->trace;
    TogetherDialog& dialog = form({against, allowed}, {.path = path});
    EXPECT_EQ(dialog.takers(), std::vector{allowed});
    const std::string why = whyNot(dialog, against).toStdString();
    EXPECT_TRUE(std::ranges::any_of(trace, [&](const planner::TraceStep& step) {
        return step.verdict == planner::Verdict::Pass && step.sentence.en == why;
    })) << why;

    type(dialog, "reason", "市里同意");
    for (QCheckBox* box : dialog.findChildren<QCheckBox*>()) {
        if (box->isVisible()) {
            box->setChecked(true);
        }
    }
    EXPECT_EQ(dialog.takers().size(), 2U);
    const auto version = workspace().stored()->version;
    dialog.decideNow();
    settle(workspace());
    EXPECT_EQ(workspace().stored()->version, version);
    EXPECT_EQ(dialog.fault(), QStringLiteral("a decision against the rules needs a document"));
    type(dialog, "document", "郑政文〔2019〕1号");
    dialog.decideNow();
    settle(workspace());
    EXPECT_EQ(planner::decisionOf(*workspace().stored(), against)->document, "郑政文〔2019〕1号");
}

TEST_F(Together, AParkThatFailsACheckIsRefusedForThoseSitesInTheWordsOfTheCheck) {
    const auto shown = workspace().project();  // stays while it is changed
    const planner::Project& project = *shown;
    // A park that fails for one site and not for another.
    for (const planner::Park& park : project.parks) {
        const auto at = static_cast<std::uint32_t>(&park - project.parks.data());
        std::string fails;
        std::string fits;
        for (const planner::Matrix::Row& row : project.matrix.rows) {
            const planner::Classification& site = project.classifications[row.site];
            if (row.park != at || planner::decisionOf(project, site.siteId) != nullptr ||
                !std::ranges::contains(site.allowedPaths, Path::Relocation)) {
                continue;
            }
            (row.verdict == planner::Verdict::Fail ? fails : fits) = site.siteId;
        }
        if (fails.empty() || fits.empty()) {
            continue;
        }
        const auto findings =
            planner::findingsOf(project, *workspace().pack(), fails, park.id).value();
        TogetherDialog& dialog = form({fails, fits}, {.path = Path::Relocation, .park = park.id});
        EXPECT_EQ(dialog.takers(), std::vector{fits});
        EXPECT_TRUE(std::ranges::any_of(findings, [&](const planner::Finding& finding) {
            return finding.verdict == planner::Verdict::Fail &&
                   whyNot(dialog, fails) == QString::fromStdString(finding.sentence.en);
        }));
        type(dialog, "reason", "集中入园");
        dialog.decideNow();
        settle(workspace());
        EXPECT_EQ(planner::decisionOf(*workspace().stored(), fits)->park, park.name);
        EXPECT_EQ(planner::decisionOf(*workspace().stored(), fails), nullptr);
        return;
    }
    FAIL() << "no such park";
}

TEST_F(Together, RulingOutForSeveralLeavesOutThoseThatWereDecidedSo) {
    const auto sites = undecided(true, 3);
    change([&](planner::Project& project) {
        planner::Decision close;
        close.siteId = sites[0];
        close.path = Path::Closure;
        return decide(project, close, {});
    });
    TogetherDialog& dialog = form(sites, {.forbids = true, .path = Path::Closure});
    EXPECT_EQ(dialog.takers(), (std::vector{sites[1], sites[2]}));
    EXPECT_TRUE(whyNot(dialog, sites[0]).contains(QStringLiteral("it was decided")));
    type(dialog, "reason", "保供");
    dialog.decideNow();
    settle(workspace());
    const auto& bans = workspace().stored()->bans;
    ASSERT_EQ(bans.size(), 2U);
    EXPECT_EQ(bans[1].siteId, sites[2]);
    EXPECT_EQ(bans[1].path, Path::Closure);
    trigger("edit.undo");
    settle(workspace());
    EXPECT_TRUE(workspace().stored()->bans.empty());
}

TEST_F(Together, ADateThatIsNoneIsToldAndNothingIsDecided) {
    const auto sites = undecided(true, 2);
    TogetherDialog& dialog = form(sites, {.path = Path::Closure});
    const auto version = workspace().stored()->version;
    type(dialog, "reason", "统一关停");
    for (auto* line : dialog.findChildren<QLineEdit*>()) {
        if (line->placeholderText().contains(QStringLiteral("2019-09-01"))) {
            line->setText(QStringLiteral("soon"));
        }
    }
    dialog.decideNow();
    settle(workspace());
    EXPECT_FALSE(dialog.fault().isEmpty());
    EXPECT_TRUE(dialog.isVisible());
    EXPECT_EQ(workspace().stored()->version, version);
}

TEST_F(Together, TheMenuOfASelectionAndTheUsualKeyOpenTheFormForAll) {
    const auto sites = undecided(true, 2);
    workspace().select({{ThingKind::Site, sites[0]}, {ThingKind::Site, sites[1]}});
    QMenu menu;
    fillThingMenu(menu, window().desk(), {{ThingKind::Site, sites[0]}}, {});
    QAction* decide = window().desk().actions.find(QStringLiteral("site.decide"));
    EXPECT_TRUE(menu.actions().contains(decide));
    ASSERT_TRUE(decide->isEnabled());
    decide->trigger();
    EXPECT_NE(window().findChild<TogetherDialog*>(), nullptr);
    settle(workspace());
}

TEST(DecidingTogether, NoneGetsItWhenOneCannot) {
    planner::Project project = plannedSample();
    const std::string one = project.sites[0].id;
    const std::string two = project.sites[1].id;
    project.decisions.clear();
    project.bans = {{.siteId = two, .path = Path::Closure, .reason = "保供"}};
    const auto done =
        decideTogether(project, {one, two}, {.path = Path::Closure, .reason = "关"}, {}, {});
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, gis::ErrorCode::Conflict);
    EXPECT_NE(done.error().sentence.zh.find("保供"), std::string::npos);
    EXPECT_TRUE(project.decisions.empty());
    EXPECT_EQ(decideTogether(project, {one}, {.path = Path::Closure}, {}, {}).error().where,
              "reason");
    EXPECT_EQ(decideTogether(project, {"?"}, {.path = Path::Closure, .reason = "关"}, {}, {})
                  .error()
                  .code,
              gis::ErrorCode::NotFound);
}

}  // namespace

}  // namespace ruyuan::app::test
