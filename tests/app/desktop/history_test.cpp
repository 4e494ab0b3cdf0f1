// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/history/history_model.h"
#include "app/desktop/history/history_panel.h"
#include "desktop_fixture.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDockWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

namespace ruyuan::app::test {

namespace {

class HistoryOfSample : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        window().show();
        window().dock(QStringLiteral("history"))->show();
        ready();
    }
    void ready() const {
        settle(workspace());
        ASSERT_TRUE(QTest::qWaitFor([&] { return history().isUpToDate(); }, kPatience));
        settle(workspace());
    }
    void rename(const std::string& name, std::size_t site = 0) {
        planner::Site changed = workspace().stored()->sites[site];
        changed.name = name;
        workspace().edit({{site, changed}},
                         actOf("edit", gis::text("改名为 {}", "renamed to {}", name)));
        ready();
    }
    [[nodiscard]] HistoryPanel& history() const { return *window().findChild<HistoryPanel*>(); }
    [[nodiscard]] std::string firstName() const {
        return planner::readProject(file_)->sites.front().name;
    }
    void click(std::int64_t number) const {
        const QModelIndex index =
            history().model().index(history().model().rowOf(number), HistoryModel::What);
        history().table().scrollTo(index);
        QTest::mouseClick(history().table().viewport(),
                          Qt::LeftButton,
                          {},
                          history().table().visualRect(index).center());
    }
    /// Answers the question that comes next.
    static void answer(QMessageBox::StandardButton button, int& asked) {
        QTimer::singleShot(0, qApp, [button, &asked] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget())) {
                ++asked;
                QTest::mouseClick(box->button(button), Qt::LeftButton);
            }
        });
    }
};

TEST_F(HistoryOfSample, ShowsTheJournalNewestFirstWithItsHeadMarked) {
    rename("甲");
    rename("乙");
    const auto journal = planner::readJournal(file_).value();
    ASSERT_EQ(history().model().rowCount(), static_cast<int>(journal.size()));
    EXPECT_EQ(history().model().entry(0).number, journal.back().number);
    EXPECT_TRUE(history().model().place(0).current);
    EXPECT_FALSE(history().model().place(1).current);
}

TEST_F(HistoryOfSample, AClickGoesBackAndOnLikeRepeatedUndoAndRedo) {
    const std::string before = firstName();
    for (const char* name : {"一", "二", "三"}) {
        rename(name);
    }
    const auto named = planner::readJournal(file_).value();
    const std::int64_t first = named.back().number - 2;
    const std::string content = named[named.size() - 3].content;

    int asked = 0;
    answer(QMessageBox::Yes, asked);
    click(first);
    ready();
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(firstName(), "一");
    auto journal = planner::readJournal(file_).value();
    EXPECT_EQ(journal.size(), named.size() + 2);
    EXPECT_EQ(journal.back().content, content);
    EXPECT_EQ(history().model().place(history().model().rowOf(first + 2)).state,
              EntryState::TakenBack);
    EXPECT_TRUE(history().model().place(history().model().rowOf(first)).current);

    answer(QMessageBox::Yes, asked);
    click(first + 2);
    ready();
    EXPECT_EQ(asked, 2);
    EXPECT_EQ(firstName(), "三");
    journal = planner::readJournal(file_).value();
    EXPECT_EQ(journal.back().content, named.back().content);
    EXPECT_EQ(planner::verifyJournal(file_)->size(), 0U);
}

TEST_F(HistoryOfSample, OneStepIsNotAskedAboutAndNoLeavesEverything) {
    rename("一");
    rename("二");
    const std::int64_t second = workspace().stored()->version;
    int asked = 0;
    answer(QMessageBox::Yes, asked);
    click(second - 1);
    ready();
    EXPECT_EQ(asked, 0);
    EXPECT_EQ(firstName(), "一");
    rename("三");
    rename("四");
    const auto version = workspace().stored()->version;
    answer(QMessageBox::No, asked);
    click(1);
    ready();
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(workspace().stored()->version, version);
}

TEST_F(HistoryOfSample, WhatNoRedoBringsBackLeadsNowhere) {
    rename("一");
    const auto lost = workspace().stored()->version;
    trigger("edit.undo");
    ready();
    rename("二");
    EXPECT_EQ(history().model().place(history().model().rowOf(lost)).state, EntryState::Gone);
    const auto version = workspace().stored()->version;
    click(lost);
    ready();
    EXPECT_EQ(workspace().stored()->version, version);
}

TEST_F(HistoryOfSample, TheFirstEntryIsTheProjectAsItBegan) {
    const auto content = planner::readJournal(file_)->front().content;
    rename("一");
    rename("二");
    int asked = 0;
    answer(QMessageBox::Yes, asked);
    click(1);
    ready();
    EXPECT_EQ(planner::readJournal(file_)->back().content, content);
    EXPECT_TRUE(history().model().place(history().model().rowOf(1)).current);
}

TEST_F(HistoryOfSample, OnlyTheSelectedSiteShowsItsChanges) {
    rename("一", 0);
    rename("二", 1);
    workspace().select({{ThingKind::Site, workspace().project()->sites[0].id}});
    history().findChild<QCheckBox*>()->setChecked(true);
    ready();
    const auto steps = planner::historyOf(file_, workspace().project()->sites[0].id).value();
    EXPECT_EQ(history().model().rowCount(), static_cast<int>(steps.size()));
    const QString top =
        history().model().index(0, HistoryModel::What).data(Qt::DisplayRole).toString();
    EXPECT_TRUE(history().model().asText().contains(QStringLiteral("一"))) << top.toStdString();
    EXPECT_FALSE(history().model().asText().contains(QStringLiteral("→ 二")));
}

TEST_F(HistoryOfSample, RowsAreCopiedForASpreadsheet) {
    rename("一");
    for (QPushButton* button : history().findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("&Copy")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    EXPECT_EQ(lines.size(), history().model().rowCount() + 2);
    EXPECT_EQ(lines[1].split(QLatin1Char('\t')).size(), HistoryModel::ColumnCount);
}

}  // namespace

}  // namespace ruyuan::app::test
