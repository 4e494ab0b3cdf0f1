// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Filling, filtering, sorting, scrolling and copying the table of a large project. table_bench
// [SITES]

#include "app/desktop/table/column_dialog.h"
#include "app/desktop/table/plan_tables.h"
#include "app/desktop/table/row_filter.h"
#include "app/desktop/table/table_model.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>
#include <cstdlib>
#include <format>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace ruyuan::app {

namespace {

constexpr int kRounds = 7;
constexpr std::size_t kDefaultSites = 200'000;

ProjectPtr largeProject(std::size_t count) {
    auto project = std::make_shared<planner::Project>();
    std::mt19937 random(42);
    const char* const counties[] = {"荥阳市", "新密市", "登封市", "巩义市", "中牟县", "上街区"};
    const char* const trades[] = {
        "水泥制造", "耐火材料制品制造", "化学原料制造", "铝压延加工", "有色金属冶炼"};
    planner::Plan plan;
    for (std::size_t i = 0; i < count; ++i) {
        planner::Site site;
        site.id = std::format("S{:06}", i + 1);
        site.county = counties[random() % std::size(counties)];
        site.industry = trades[random() % std::size(trades)];
        site.name = std::format("{}第{}{}有限公司", site.county, random() % count, site.industry);
        site.creditCode = std::format("91410100{:010}", random() % 1'000'000'000U);
        site.employees = static_cast<std::int64_t>(random() % 3000);
        site.land = gis::Area::mu(static_cast<double>(random() % 10'000) / 10);
        site.place = gis::Point{112.7 + static_cast<double>(random() % 10'000) / 8000,
                                34.3 + static_cast<double>(random() % 10'000) / 15'000};
        planner::PlanEntry entry;
        entry.siteId = site.id;
        entry.path = planner::kAllPaths[random() % planner::kAllPaths.size()];
        entry.start = gis::Quarter(2019, 3);
        entry.finish = gis::Quarter(2020, 4);
        project->sites.push_back(std::move(site));
        plan.entries.push_back(std::move(entry));
    }
    project->classifications.resize(count);
    project->plan = std::move(plan);
    return project;
}

template <class What>
void measure(const std::string& name, What what) {
    std::vector<double> times;
    std::size_t result = 0;
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        result = what();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    std::cout << std::format("{:<44} {:8.1f} ms (worst {:.1f}), {} rows\n",
                             name,
                             times[kRounds / 2],
                             times.back(),
                             result);
}

void measureFilters(const TableSource& source) {
    for (const char* filter : {"水泥",
                               "没有这个词",
                               "4100",
                               "county:荥阳 employees>=300",
                               "path:退城 水泥 land>50",
                               "finish<2020-01-01"}) {
        measure(std::format("filter “{}”", filter), [&] {
            const RowWish wish{filter, usualColumns(source), nullptr, {}, gis::Language::Chinese};
            return shownRows(source, nullptr, wish, {})->rows.size();
        });
    }
}

void measureSorts(const TableSource& source) {
    for (const char* column : {"employees", "county", "path", "name"}) {
        measure(std::format("sort by {}", column), [&] {
            return sortedRows(source, *source.column(column), false, gis::Language::Chinese, {})
                ->size();
        });
    }
}

/// A page of the real view at places all over the table; each repainted at once.
void measureScrolling(const TableSourcePtr& source, std::vector<std::uint32_t> rows) {
    TableModel model(gis::Language::Chinese);
    QTableView view;
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.setModel(&model);
    view.resize(1280, 320);
    view.show();
    measure("show all rows in the view", [&] {
        model.show(source, usualColumns(*source), rows);
        QApplication::processEvents();
        return rows.size();
    });
    measure("scroll by 100 pages, each painted", [&] {
        const int last = view.verticalScrollBar()->maximum();
        for (int page = 0; page < 100; ++page) {
            view.verticalScrollBar()->setValue(last / 100 * page);
            view.viewport()->repaint();
        }
        return rows.size();
    });
}

int run(std::size_t sites) {
    const ProjectPtr project = largeProject(sites);
    TableSourcePtr source;
    measure("make the table", [&] {
        source = siteTable(project, gis::Language::Chinese);
        return source->rows;
    });
    measureFilters(*source);
    measureSorts(*source);
    std::vector<std::uint32_t> rows(sites);
    for (std::size_t i = 0; i < sites; ++i) {
        rows[i] = static_cast<std::uint32_t>(i);
    }
    measure("copy all rows", [&] {
        return tabbedText(*source, usualColumns(*source), rows, gis::Language::Chinese).size();
    });
    measureScrolling(source, std::move(rows));
    return EXIT_SUCCESS;
}

}  // namespace

}  // namespace ruyuan::app

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    return ruyuan::app::run(argc > 1 ? std::strtoull(argv[1], nullptr, 10)
                                     : ruyuan::app::kDefaultSites);
}
