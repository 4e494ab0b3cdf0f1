// SPDX-FileCopyrightText: The Ruyuan contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner/merge_sites.h"

#include <gmock/gmock.h>

namespace ruyuan::planner {
namespace {

Project twice() {
    Project project;
    project.sources.resize(2);
    project.sources[0].id = 1;
    project.sources[1].id = 2;
    Site first;
    first.id = "S0001";
    first.name = "甲水泥厂";
    first.employees = 120;
    first.place = gis::Point{113.6, 34.7};
    first.accuracy = Accuracy::County;
    first.origin = {1, 3};
    Site second;
    second.id = "S0002";
    second.name = "甲水泥有限公司";
    second.creditCode = "91410100799655058R";
    second.employees = 130;
    second.usesCoal = true;
    second.place = gis::Point{113.61, 34.71};
    second.accuracy = Accuracy::Surveyed;
    second.originalRow = R"({"企业名称":"甲水泥有限公司"})";
    second.origin = {2, 5};
    project.sites = {first, second, first};
    project.sites[2].id = "S0003";
    project.equipment.push_back({});
    project.equipment[0].siteId = "S0002";
    project.decisions.push_back({});
    project.decisions[0].siteId = "S0002";
    project.bans.push_back({.siteId = "S0002", .path = Path::Closure});
    project.scenarios.push_back({});
    project.scenarios[0].decisions = project.decisions;
    return project;
}

TEST(MergeSites, FillsInWhatTheFirstDoesNotKnowAndTellsTheRest) {
    Project project = twice();
    const auto report = mergeSites(project, std::vector<std::string>{"S0001", "S0002"});
    ASSERT_TRUE(report) << report.error().sentence.en;
    ASSERT_EQ(project.sites.size(), 2U);
    const Site& site = project.sites[0];
    EXPECT_EQ(site.id, "S0001");
    EXPECT_EQ(site.creditCode, "91410100799655058R");
    EXPECT_EQ(site.usesCoal, true);
    EXPECT_EQ(site.employees, 120) << "the first one's";
    EXPECT_EQ(report->filled, 2);
    ASSERT_EQ(report->differences.size(), 2U);
    EXPECT_EQ(report->differences[0].field, "name");
    EXPECT_EQ(report->differences[1].field, "employees");
    EXPECT_EQ(report->differences[1].left, gis::Value(std::int64_t{130}));
    EXPECT_EQ(site.place, gis::Geometry(gis::Point{113.61, 34.71})) << "known better";
    EXPECT_EQ(site.accuracy, Accuracy::Surveyed);
}

TEST(MergeSites, KeepsEverySourceAndAllThatIsAboutThem) {
    Project project = twice();
    ASSERT_TRUE(mergeSites(project, std::vector<std::string>{"S0003", "S0002"}));
    ASSERT_TRUE(mergeSites(project, std::vector<std::string>{"S0001", "S0003"}));
    ASSERT_EQ(project.sites.size(), 1U);
    ASSERT_EQ(project.mergedRows.size(), 2U);
    EXPECT_EQ(project.mergedRows[0].siteId, "S0001") << "of S0003, which is S0001 now";
    EXPECT_EQ(project.mergedRows[0].mergedId, "S0002");
    EXPECT_EQ(project.mergedRows[0].origin.source, 2);
    EXPECT_EQ(project.mergedRows[0].origin.row, 5);
    EXPECT_EQ(project.mergedRows[0].originalRow, R"({"企业名称":"甲水泥有限公司"})");
    EXPECT_EQ(project.equipment[0].siteId, "S0001");
    EXPECT_EQ(project.decisions[0].siteId, "S0001");
    EXPECT_EQ(project.bans[0].siteId, "S0001");
    EXPECT_EQ(project.scenarios[0].decisions[0].siteId, "S0001");
}

TEST(MergeSites, RefusesWhatCannotBeMerged) {
    Project project = twice();
    for (const std::vector<std::string>& ids : {std::vector<std::string>{"S0001"},
                                                std::vector<std::string>{"S0001", "S0001"},
                                                std::vector<std::string>{"S0001", "S0009"}}) {
        EXPECT_FALSE(mergeSites(project, ids));
    }
    EXPECT_EQ(project.sites.size(), 3U);
    EXPECT_TRUE(project.mergedRows.empty());
}

}  // namespace
}  // namespace ruyuan::planner
