// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/card/card_panel.h"
#include "app/desktop/card/decide_dialog.h"
#include "app/desktop/card/field_editor.h"
#include "desktop_fixture.h"
#include "planner/counterfactual.h"
#include "planner/facts.h"
#include "planner/project_view.h"
#include "planner/scenarios.h"
#include "planner/suitability.h"
#include "planner/verdict_paragraph.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QTextBrowser>

#include <gmock/gmock.h>

#include <algorithm>
#include <format>

namespace ruyuan::app::test {

namespace {

using ::testing::HasSubstr;

class Card : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        panel_ = window().findChild<CardPanel*>();
        ASSERT_NE(panel_, nullptr);
        trigger("card.show");
    }
    void choose(const std::string& site) {
        workspace().select({{ThingKind::Site, site}});
        settle(workspace());
    }
    /// Opens every section that is folded.
    void unfold() {
        for (const char* section :
             {"trace", "changes", "subsidies", "facts", "history", "tasks", "parks"}) {
            page_ = panel_->browser().toPlainText();
            panel_->follow(QStringLiteral("fold:") + QString::fromUtf8(section));
            if (panel_->browser().toPlainText().size() < page_.size()) {
                panel_->follow(QStringLiteral("fold:") + QString::fromUtf8(section));
            }
        }
        settle(workspace());
    }
    [[nodiscard]] std::string text() const {
        return panel_->browser().toPlainText().simplified().toStdString();
    }
    static std::string flat(const std::string& text) {
        return QString::fromStdString(text).simplified().toStdString();
    }
    [[nodiscard]] std::size_t indexOf(const std::string& site) const {
        const auto& sites = workspace().project()->sites;
        return static_cast<std::size_t>(std::ranges::find(sites, site, &planner::Site::id) -
                                        sites.begin());
    }
    /// A site that the plan moves to a park.
    [[nodiscard]] const planner::PlanEntry& mover() const {
        const auto& entries = workspace().project()->plan->entries;
        return *std::ranges::find_if(
            entries, [](const planner::PlanEntry& entry) { return !entry.parkId.empty(); });
    }
    static DecisionEntry entry() {
        return {.path = "closure",
                .park = "",
                .start = "2019-10-01",
                .finish = "2020-03-31",
                .by = "",
                .document = "荥政文〔2019〕8号",
                .reason = "企业申请",
                .author = "张某",
                .attachment = "",
                .date = "2019-08-01"};
    }

    CardPanel* panel_ = nullptr;
    QString page_;
};

TEST_F(Card, SaysWhatTheLibrariesSayOfTheSite) {
    const planner::PlanEntry plan = mover();
    choose(plan.siteId);
    unfold();
    const auto project = workspace().project();
    const auto pack = workspace().pack();
    const std::size_t index = indexOf(plan.siteId);
    const planner::Site& site = project->sites[index];
    const std::string page = text();
    EXPECT_THAT(page, HasSubstr(site.name));
    for (const gis::Text& reason : plan.reasons) {
        EXPECT_THAT(page, HasSubstr(flat(reason.en)));
    }
    EXPECT_THAT(page, HasSubstr(plan.start->label() + " – " + plan.finish->label()));
    for (const planner::TraceStep& step : project->classifications[index].trace) {
        EXPECT_THAT(page, HasSubstr(flat(step.sentence.en)));
        EXPECT_THAT(page, HasSubstr(flat(step.quote)));
    }
    const auto texts = planner::VerdictTexts::of(*pack).value();
    EXPECT_THAT(
        page,
        HasSubstr(flat(
            planner::verdictParagraph(planner::ProjectView(*project), *pack, texts, site).en)));
    const auto changes = planner::counterfactuals(*project, *pack, index).value();
    for (const planner::Counterfactual& change : changes) {
        EXPECT_THAT(page, HasSubstr(flat(change.sentence.en)));
    }
    const auto subsidies = planner::subsidiesOf(*project, *pack).value();
    for (const planner::SubsidyFinding& finding : subsidies) {
        if (finding.siteId == site.id) {
            EXPECT_THAT(page, HasSubstr(flat(finding.sentence.en)));
        }
    }
    for (const planner::Task& task : project->tasks) {
        if (task.siteId == site.id) {
            EXPECT_THAT(page, HasSubstr(flat(task.name.en)));
        }
    }
}

TEST_F(Card, NamesEveryMissingFact) {
    const auto& verdicts = workspace().project()->classifications;
    const auto open = std::ranges::find_if(verdicts, [](const planner::Classification& verdict) {
        return !verdict.unknownFacts.empty();
    });
    ASSERT_NE(open, verdicts.end());
    choose(open->siteId);
    for (const std::string& fact : open->unknownFacts) {
        EXPECT_THAT(text(), HasSubstr(flat(planner::factLabel(fact).en)));
    }
}

TEST_F(Card, TellsFileRowAndColumnOfAValue) {
    const auto& sites = workspace().project()->sites;
    const auto site = std::ranges::find_if(
        sites, [](const planner::Site& one) { return one.origin.source != 0 && one.employees; });
    ASSERT_NE(site, sites.end());
    choose(site->id);
    unfold();
    panel_->follow(QStringLiteral("source:employees"));
    const auto& sources = workspace().project()->sources;
    const auto source = std::ranges::find(sources, site->origin.source, &planner::Source::id);
    EXPECT_THAT(text(), HasSubstr(source->file));
    EXPECT_THAT(text(), HasSubstr(std::format("row {}", site->origin.row)));
    EXPECT_THAT(text(), HasSubstr("column “"));
}

TEST_F(Card, SaysWhyAParkFitsOrNot) {
    const planner::PlanEntry plan = mover();
    choose(plan.siteId);
    panel_->follow(QStringLiteral("why:") + QString::fromStdString(plan.parkId));
    settle(workspace());
    const auto findings =
        planner::findingsOf(*workspace().project(), *workspace().pack(), plan.siteId, plan.parkId);
    ASSERT_TRUE(findings);
    ASSERT_FALSE(findings->empty());
    for (const planner::Finding& finding : *findings) {
        EXPECT_THAT(text(), HasSubstr(flat(finding.sentence.en)));
    }
}

TEST_F(Card, ShowsAParkWithItsSites) {
    const planner::PlanEntry plan = mover();
    workspace().select({{ThingKind::Park, plan.parkId}});
    settle(workspace());
    EXPECT_THAT(text(), HasSubstr(workspace().project()->sites[indexOf(plan.siteId)].name));
}

TEST_F(Card, SumsUpSeveralSites) {
    const auto& sites = workspace().project()->sites;
    workspace().select({{ThingKind::Site, sites[0].id}, {ThingKind::Site, sites[1].id}});
    settle(workspace());
    EXPECT_THAT(text(), HasSubstr("2 things selected"));
    EXPECT_THAT(text(), HasSubstr(sites[0].name));
}

TEST_F(Card, SurvivesNoSelectionAndNoProject) {
    workspace().select({});
    settle(workspace());
    EXPECT_THAT(text(), HasSubstr("Nothing is selected"));
    workspace().close();
    settle(workspace());
    window().dock(QStringLiteral("card"))->show();
    EXPECT_THAT(text(), HasSubstr("No project is open"));
}

TEST_F(Card, DecidingWritesTheDecisionAndUndoTakesItBack) {
    const std::string site = mover().siteId;
    choose(site);
    const std::size_t before = workspace().stored()->decisions.size();
    panel_->decideSelected();
    auto* dialog = window().findChild<DecideDialog*>();
    ASSERT_NE(dialog, nullptr);
    dialog->setEntry(entry());
    dialog->decideNow();
    settle(workspace());
    const auto file = planner::readProject(file_).value();
    ASSERT_EQ(file.decisions.size(), before + 1);
    const planner::Decision& decision = file.decisions.back();
    EXPECT_EQ(decision.siteId, site);
    EXPECT_EQ(decision.path, planner::Path::Closure);
    EXPECT_EQ(decision.by, workspace().project()->sites[indexOf(site)].county);
    EXPECT_EQ(decision.document, "荥政文〔2019〕8号");
    EXPECT_EQ(decision.start, gis::makeDate(2019, 10, 1));
    const auto last = planner::readJournal(file_, 1).value().back();
    EXPECT_EQ(last.act.command, "decide");
    EXPECT_EQ(last.act.reason, "企业申请");
    EXPECT_TRUE(workspace().project()->classifications[indexOf(site)].decided);
    EXPECT_THAT(text(), HasSubstr("荥政文〔2019〕8号"));

    trigger("edit.undo");
    settle(workspace());
    EXPECT_EQ(planner::readProject(file_)->decisions.size(), before);
    EXPECT_TRUE(workspace().project()->plan.has_value());
}

TEST_F(Card, ARefusedDecisionKeepsWhatWasTyped) {
    choose(mover().siteId);
    const auto version = workspace().stored()->version;
    panel_->decideSelected();
    auto* dialog = window().findChild<DecideDialog*>();
    DecisionEntry wrong = entry();
    wrong.finish = "2019-09-01";
    dialog->setEntry(wrong);
    dialog->decideNow();
    settle(workspace());
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(dialog->fault(), QStringLiteral("it starts after it is finished"));
    EXPECT_EQ(dialog->entry().document, wrong.document);
    EXPECT_EQ(dialog->entry().finish, "2019-09-01");
    wrong.finish = "soon";
    dialog->setEntry(wrong);
    dialog->decideNow();
    EXPECT_FALSE(dialog->fault().isEmpty());
    EXPECT_EQ(dialog->entry().finish, "soon");
    EXPECT_EQ(workspace().stored()->version, version);
}

TEST_F(Card, DecidesInTheScenarioThatIsShown) {
    workspace().perform(
        {QStringLiteral("scenario"),
         [](planner::Project& project, const gis::Progress&) -> gis::Result<planner::Act> {
             if (auto added = planner::addScenario(project, "提前", "", ""); !added) {
                 return std::unexpected(added.error());
             }
             return actOf("scenario", {"建立", "made"});
         }});
    settle(workspace());
    workspace().showScenario("提前");
    settle(workspace());
    const std::size_t before = workspace().stored()->decisions.size();
    choose(workspace().project()->sites.front().id);
    panel_->decideSelected();
    auto* dialog = window().findChild<DecideDialog*>();
    dialog->setEntry(entry());
    dialog->decideNow();
    settle(workspace());
    EXPECT_EQ(workspace().stored()->decisions.size(), before);
    ASSERT_EQ(workspace().stored()->scenarios.front().decisions.size(), 1U);
    EXPECT_TRUE(workspace().stored()->plan.has_value());
    EXPECT_THAT(text(), HasSubstr("荥政文〔2019〕8号"));

    workspace().perform(withdrawal(workspace().project()->sites.front().id, "提前", "重新研究"));
    settle(workspace());
    EXPECT_TRUE(workspace().stored()->scenarios.front().decisions.empty());
}

TEST_F(Card, EditsAValueInItsPlace) {
    const std::string site = workspace().project()->sites.front().id;
    choose(site);
    panel_->follow(QStringLiteral("edit:employees"));
    FieldEditor& editor = panel_->editor();
    ASSERT_TRUE(editor.isVisible());
    auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(line, nullptr);
    line->setText(QStringLiteral("many"));
    QTest::keyClick(line, Qt::Key_Return);
    settle(workspace());
    EXPECT_FALSE(editor.fault().isEmpty());
    EXPECT_EQ(editor.text(), "many");
    line->setText(QStringLiteral("4321"));
    QTest::keyClick(line, Qt::Key_Return);
    settle(workspace());
    EXPECT_FALSE(editor.isVisible());
    EXPECT_EQ(planner::readProject(file_)->sites.front().employees, 4321);
    EXPECT_EQ(planner::readJournal(file_, 1)->back().act.command, "edit");
}

TEST_F(Card, AnEmptyValueMeansNotKnownAndAPlaceCanBeTyped) {
    choose(workspace().project()->sites.front().id);
    panel_->follow(QStringLiteral("edit:employees"));
    qobject_cast<QLineEdit*>(QApplication::focusWidget())->clear();
    panel_->editor().apply();
    settle(workspace());
    EXPECT_FALSE(planner::readProject(file_)->sites.front().employees.has_value());
    panel_->follow(QStringLiteral("edit:place"));
    qobject_cast<QLineEdit*>(QApplication::focusWidget())->setText(QStringLiteral("113.5,34.75"));
    panel_->editor().apply();
    settle(workspace());
    EXPECT_EQ(std::get<gis::Point>(planner::readProject(file_)->sites.front().place),
              (gis::Point{113.5, 34.75}));
}

}  // namespace

}  // namespace ruyuan::app::test
