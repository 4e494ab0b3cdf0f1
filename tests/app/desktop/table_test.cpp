// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/table/column_dialog.h"
#include "app/desktop/table/plan_tables.h"
#include "app/desktop/table/row_filter.h"
#include "app/desktop/table/table_panel.h"
#include "desktop_fixture.h"
#include "planner/fields.h"

#include <QClipboard>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <format>
#include <limits>
#include <numeric>
#include <random>

namespace ruyuan::app::test {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Sites with names, numbers and gaps of a fixed seed.
ProjectPtr madeProject(std::size_t sites) {
    auto project = std::make_shared<planner::Project>();
    std::mt19937 random(7);
    const char* const trades[] = {"水泥", "耐火材料", "Chemical", "铝加工"};
    const char* const counties[] = {"荥阳", "新密", "登封", ""};
    for (std::size_t i = 0; i < sites; ++i) {
        planner::Site site;
        site.id = std::format("S{:06}", i + 1);
        site.name = std::format("{}{}厂", counties[random() % 4], trades[random() % 4]);
        site.county = counties[random() % 4];
        if (random() % 5 != 0) {
            site.employees = static_cast<std::int64_t>(random() % 1000);
        }
        site.place = gis::Point{113.0 + static_cast<double>(random() % 1000) / 1000, 34.5};
        project->sites.push_back(std::move(site));
    }
    return project;
}

std::vector<std::uint32_t> rowsFor(const TableSource& source, const std::string& filter) {
    RowWish wish{filter, usualColumns(source), nullptr, {}, gis::Language::Chinese};
    return shownRows(source, nullptr, wish, {})->rows;
}

template <class Want>
std::vector<std::uint32_t> wanted(const planner::Project& project, Want want) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < project.sites.size(); ++i) {
        if (want(project.sites[i])) {
            rows.push_back(i);
        }
    }
    return rows;
}

TEST(FilterLine, FindsWhatCountingByHandFinds) {
    const auto project = madeProject(2000);
    const auto source = siteTable(project, gis::Language::Chinese);
    using planner::Site;
    const auto has = [](const std::string& text, const char* part) {
        return text.find(part) != std::string::npos;
    };
    EXPECT_EQ(rowsFor(*source, "水泥"),
              wanted(*project, [&](const Site& site) { return has(site.name, "水泥"); }));
    EXPECT_EQ(rowsFor(*source, "CHEM"),
              wanted(*project, [&](const Site& site) { return has(site.name, "Chemical"); }));
    EXPECT_EQ(rowsFor(*source, "county:荥阳 employees>=300"),
              wanted(*project, [&](const Site& site) {
                  return has(site.county, "荥阳") && site.employees && *site.employees >= 300;
              }));
    EXPECT_EQ(rowsFor(*source, "employees＜10"), wanted(*project, [](const Site& site) {
                  return site.employees && *site.employees < 10;
              }));
    EXPECT_EQ(rowsFor(*source, "employees="),
              wanted(*project, [](const Site& site) { return !site.employees; }));
    EXPECT_EQ(rowsFor(*source, "county=荥阳"),
              wanted(*project, [](const Site& site) { return site.county == "荥阳"; }));
    EXPECT_EQ(rowsFor(*source, "属地=荥阳"), rowsFor(*source, "county=荥阳"));
    EXPECT_EQ(rowsFor(*source, "id：S000012"), (std::vector<std::uint32_t>{11}));
    EXPECT_EQ(rowsFor(*source, "").size(), 2000U);
}

TEST(FilterLine, TellsColumnsThatAreNotThere) {
    const auto project = madeProject(10);
    const auto source = siteTable(project, gis::Language::Chinese);
    const auto filter =
        parseFilter("colour:red", *source, usualColumns(*source), gis::Language::Chinese);
    EXPECT_THAT(filter.unknownColumns, ElementsAre("colour"));
}

TEST(Sorting, PutsNumbersByValueAndWhatIsNotKnownLast) {
    const auto project = madeProject(2000);
    const auto source = siteTable(project, gis::Language::Chinese);
    for (const bool descending : {false, true}) {
        std::vector<std::uint32_t> expected(project->sites.size());
        std::iota(expected.begin(), expected.end(), 0U);
        std::ranges::stable_sort(expected, [&](std::uint32_t a, std::uint32_t b) {
            const auto first = project->sites[a].employees;
            const auto second = project->sites[b].employees;
            if (first.has_value() != second.has_value()) {
                return first.has_value();
            }
            return first && (descending ? *first > *second : *first < *second);
        });
        EXPECT_EQ(sortedRows(
                      *source, *source->column("employees"), descending, gis::Language::Chinese, {})
                      .value(),
                  expected);
    }
}

TEST(Sorting, PutsChineseNamesByPinyinAndDigitsByValue) {
    auto project = std::make_shared<planner::Project>();
    for (const char* name : {"郑州10厂", "登封厂", "郑州9厂", "", "安阳厂"}) {
        planner::Site site;
        site.name = name;
        project->sites.push_back(site);
    }
    const auto source = siteTable(project, gis::Language::Chinese);
    // Anyang, Dengfeng, Zhengzhou; the nameless one last.
    EXPECT_THAT(
        sortedRows(*source, *source->column("name"), false, gis::Language::Chinese, {}).value(),
        ElementsAre(4U, 1U, 2U, 0U, 3U));
}

TEST(CopiedRows, KeepCodesAsTextInASpreadsheet) {
    auto project = std::make_shared<planner::Project>();
    planner::Site site;
    site.id = "S0001";
    site.name = "=1+1\"厂\"";
    site.creditCode = "914101007067999999";
    site.industryCode = "0610";
    site.address = "甲\t乙\n丙";
    site.employees = 1234567;
    project->sites.push_back(site);
    const auto source = siteTable(project, gis::Language::Chinese);
    std::vector<std::size_t> columns;
    for (const char* id : {"id", "name", "credit_code", "industry_code", "address", "employees"}) {
        columns.push_back(*source->column(id));
    }
    const std::string text = tabbedText(*source, columns, {0}, gis::Language::Chinese);
    EXPECT_EQ(text.substr(text.find('\n') + 1),
              "S0001\t=\"=1+1\"\"厂\"\"\"\t=\"914101007067999999\"\t=\"0610\"\t甲 乙 丙\t"
              "1234567\n");
    EXPECT_THAT(text.substr(0, text.find('\n')), HasSubstr("统一社会信用代码"));
}

class TableInTheWindow : public SampleWindow {
protected:
    void SetUp() override {
        SampleWindow::SetUp();
        trigger("table.show");
        settle(workspace());
        panel_ = window().findChild<TablePanel*>();
        ASSERT_NE(panel_, nullptr);
    }
    [[nodiscard]] TablePage& page(TablePanel::Tab tab = TablePanel::Tab::Sites) const {
        return panel_->page(tab);
    }
    [[nodiscard]] std::vector<std::string> shownIds() const {
        std::vector<std::string> ids;
        for (int row = 0; row < page().model().rowCount(); ++row) {
            ids.push_back(page().model().thing(row)->id);
        }
        return ids;
    }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
        QTableView& view = page().view();
        QTest::mouseClick(view.viewport(),
                          Qt::LeftButton,
                          modifiers,
                          view.visualRect(page().model().index(row, 1)).center());
    }

    TablePanel* panel_ = nullptr;
};

TEST_F(TableInTheWindow, HasARowForEverySiteAndTheStatusLineCounts) {
    const auto& sites = workspace().project()->sites;
    EXPECT_EQ(page().model().rowCount(), static_cast<int>(sites.size()));
    EXPECT_THAT(page().status().toStdString(),
                HasSubstr(std::format("{} of {}", sites.size(), sites.size())));
}

TEST_F(TableInTheWindow, TypingNarrowsItDown) {
    const auto& sites = workspace().project()->sites;
    trigger("table.filter");
    ASSERT_TRUE(page().filterLine().hasFocus());
    QTest::keyClicks(&page().filterLine(), QStringLiteral("employees>=300"));
    settle(workspace());
    std::vector<std::string> expected;
    for (const planner::Site& site : sites) {
        if (site.employees && *site.employees >= 300) {
            expected.push_back(site.id);
        }
    }
    ASSERT_FALSE(expected.empty());
    EXPECT_EQ(shownIds(), expected);
    page().filterLine().clear();
    settle(workspace());
    EXPECT_EQ(shownIds().size(), sites.size());
}

TEST_F(TableInTheWindow, ClickingAHeadingSorts) {
    const auto source = page().model().source();
    const auto column = *source->column("employees");
    const auto at = std::ranges::find(page().model().columns(), column);
    ASSERT_NE(at, page().model().columns().end());
    const auto section = static_cast<int>(at - page().model().columns().begin());
    page().view().horizontalHeader()->setSortIndicator(section, Qt::DescendingOrder);
    settle(workspace());
    double before = std::numeric_limits<double>::infinity();
    for (const std::uint32_t row : page().model().rows()) {
        const double now = source->columns[column].number(row);
        if (std::isnan(now)) {
            before = now;
            continue;
        }
        EXPECT_FALSE(std::isnan(before));
        EXPECT_LE(now, before);
        before = now;
    }
}

TEST_F(TableInTheWindow, TheSelectionIsTheOneOfTheMap) {
    const auto ids = shownIds();
    clickRow(1);
    EXPECT_EQ(workspace().selection(), (Selection{{ThingKind::Site, ids[1]}}));
    clickRow(3, Qt::ControlModifier);
    EXPECT_EQ(workspace().selection().size(), 2U);
    clickRow(1, Qt::ControlModifier);
    EXPECT_EQ(workspace().selection(), (Selection{{ThingKind::Site, ids[3]}}));

    workspace().select({{ThingKind::Site, ids[0]}, {ThingKind::Site, ids[4]}});
    const auto rows = page().view().selectionModel()->selectedRows();
    std::set<int> selected;
    for (const QModelIndex& row : rows) {
        selected.insert(row.row());
    }
    EXPECT_EQ(selected, (std::set<int>{0, 4}));
}

TEST_F(TableInTheWindow, AddingToASelectionKeepsWhatTheFilterHides) {
    const auto ids = shownIds();
    workspace().select({{ThingKind::Site, ids[0]}});
    page().filterLine().setText(QStringLiteral("id:%1").arg(QString::fromStdString(ids[2])));
    settle(workspace());
    clickRow(0, Qt::ControlModifier);
    EXPECT_EQ(workspace().selection(),
              (Selection{{ThingKind::Site, ids[0]}, {ThingKind::Site, ids[2]}}));
}

TEST_F(TableInTheWindow, ShowsOnlyWhatIsSelectedOrInView) {
    const auto ids = shownIds();
    workspace().select({{ThingKind::Site, ids[5]}});
    trigger("table.show-selected");
    settle(workspace());
    EXPECT_THAT(shownIds(), ElementsAre(ids[5]));
    trigger("table.show");
    settle(workspace());
    map().zoomTo({{ThingKind::Site, ids[5]}});
    trigger("table.show-in-view");
    settle(workspace());
    const gis::Box view = map().map().camera().view();
    std::vector<std::string> expected;
    for (const planner::Site& site : workspace().project()->sites) {
        if (const auto* point = std::get_if<gis::Point>(&site.place)) {
            const gis::Point world = maps::worldOf(*point);
            if (world.x >= view.min.x && world.x <= view.max.x && world.y >= view.min.y &&
                world.y <= view.max.y) {
                expected.push_back(site.id);
            }
        }
    }
    EXPECT_LT(expected.size(), ids.size());
    EXPECT_EQ(shownIds(), expected);
}

TEST_F(TableInTheWindow, CopiesSelectedRowsWithAHeader) {
    clickRow(2);
    QTest::keyClick(&page().view(), Qt::Key_C, Qt::ControlModifier);
    settle(workspace());
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 2);
    const auto columns = static_cast<qsizetype>(page().model().columns().size());
    EXPECT_EQ(lines[0].split(QLatin1Char('\t')).size(), columns);
    EXPECT_EQ(lines[1].split(QLatin1Char('\t')).size(), columns);
    EXPECT_TRUE(lines[1].startsWith(QString::fromStdString(shownIds()[2])));
}

TEST_F(TableInTheWindow, CopiesWhatIsSeenWhileAnotherSourceIsOnItsWay) {
    const TableSourcePtr wide = page().model().source();
    auto narrow = std::make_shared<TableSource>(*wide);
    narrow->columns.resize(1);
    page().setSource(narrow);
    settle(workspace());
    ASSERT_EQ(page().model().columnCount(), 1);
    page().setSource(wide);
    QTest::keyClick(&page().view(), Qt::Key_C, Qt::ControlModifier);
    settle(workspace());
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    EXPECT_EQ(lines.size(), static_cast<qsizetype>(wide->rows) + 1);
    EXPECT_FALSE(lines[0].contains(QLatin1Char('\t')));
    EXPECT_GT(page().model().columnCount(), 1);
}

TEST_F(TableInTheWindow, ColumnsAreRemembered) {
    page().setColumns(
        {*page().model().source()->column("id"), *page().model().source()->column("credit_code")});
    settle(workspace());
    EXPECT_EQ(page().model().columnCount(), 2);
    EXPECT_EQ(QSettings().value(QStringLiteral("table/sites/columns")).toStringList(),
              (QStringList{QStringLiteral("id"), QStringLiteral("credit_code")}));
}

TEST_F(TableInTheWindow, SelectAllTakesTheRowsShown) {
    page().filterLine().setText(QStringLiteral("employees>=300"));
    settle(workspace());
    page().view().setFocus();
    trigger("edit.select-all");
    EXPECT_EQ(workspace().selection().size(), shownIds().size());
    EXPECT_LT(shownIds().size(), workspace().project()->sites.size());
}

TEST_F(TableInTheWindow, TasksFindingsAndParksAreThere) {
    panel_->show(TablePanel::Tab::Tasks);
    settle(workspace());
    EXPECT_EQ(page(TablePanel::Tab::Tasks).model().rowCount(),
              static_cast<int>(workspace().project()->tasks.size()));
    panel_->show(TablePanel::Tab::Parks);
    settle(workspace());
    EXPECT_EQ(page(TablePanel::Tab::Parks).model().rowCount(),
              static_cast<int>(workspace().project()->parks.size()));
    panel_->show(TablePanel::Tab::Findings);
    settle(workspace());
    const auto& cells = workspace().project()->matrix.cells;
    const auto said =
        cells.size() - static_cast<std::size_t>(std::ranges::count(cells, planner::Matrix::kNoSay));
    EXPECT_EQ(page(TablePanel::Tab::Findings).model().rowCount(), static_cast<int>(said));
}

}  // namespace

}  // namespace ruyuan::app::test
